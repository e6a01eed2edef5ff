"""The door of compliance: texts in with their context, verdicts out."""

from collections.abc import Mapping
from typing import Any

from kaibo.domains.compliance.categories import category_of
from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.shipped import shipped_checker
from kaibo.domains.compliance.engine.streams.running import alerts_of
from kaibo.domains.compliance.engine.streams.stream import Alert
from kaibo.domains.compliance.engine.verdicts import Checked, Finding, Verdict

__all__ = [
    "Alert",
    "Checked",
    "Context",
    "Facts",
    "Finding",
    "Verdict",
    "category_of",
    "check_stream",
    "check_text",
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
