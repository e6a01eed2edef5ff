"""The door of compliance: texts in with their context, verdicts out."""

from collections.abc import Callable, Mapping
from typing import Any

from kaibo.domains.compliance.categories import category_of
from kaibo.domains.compliance.corrections import correction_line
from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.shipped import shipped_checker
from kaibo.domains.compliance.engine.streams.running import alerts_of
from kaibo.domains.compliance.engine.streams.stream import Alert, Segment, Stream, Told
from kaibo.domains.compliance.engine.streams.timeline import Moment
from kaibo.domains.compliance.engine.verdicts import Checked, Finding, Verdict
from kaibo.domains.compliance.marking import Mark, Marked, Text, check_texts, code_units, whole
from kaibo.domains.compliance.platforms import platform_of
from kaibo.domains.compliance.readiness import require_ready

from kaibo.domains.compliance.register import Register, register

__all__ = [
    "Alert",
    "Checked",
    "Context",
    "Facts",
    "Finding",
    "Mark",
    "Marked",
    "Moment",
    "Register",
    "Segment",
    "Stream",
    "Text",
    "Told",
    "Verdict",
    "category_of",
    "check_stream",
    "check_text",
    "check_texts",
    "code_units",
    "correction_line",
    "folded",
    "open_stream",
    "platform_of",
    "require_ready",
    "warm",
    "whole",
]


def check_text(text: str, context: Context) -> Checked:
    """The verdict of the shipped packs; the first call compiles them, which takes seconds."""
    return shipped_checker().check(text, context)


def check_stream(told: Mapping[str, Any]) -> list[Alert]:
    """The alerts of a whole stream, `{context, segments: [{t0, t1, text}]}`, as they were raised.

    Raises:
        ValueError: a part that cannot be read, named in Chinese.
    """
    return alerts_of(shipped_checker(), told)


def open_stream(
    at: Callable[[float], Moment], of_product: Callable[[int, float], Moment]
) -> Stream:
    """A stream to push segments into as they are said; what is true when is asked of the caller."""
    return Stream(shipped_checker(), at, of_product)


def warm() -> None:
    """Read and compile the shipped packs, if nobody has yet."""
    shipped_checker()


def folded(text: str) -> str:
    """A text as it is compared: without signs, width, script and look-alikes."""
    return fold(text).text
