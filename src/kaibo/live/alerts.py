"""Alerts of a show as they stand: raised, said again, seen, put right on air or put aside.

What may not be said is found elsewhere; here is what became of it, read off the log's presses, so
that the record of a correction is the log itself. docs/specs/compliance.md, "On air".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from kaibo.live.events import ALERT, ALERT_CLOSE, ALERT_SEEN, DISPOSAL
from kaibo.live.presses import Press


class How(StrEnum):
    """How an alert ended."""

    CORRECTED = "corrected"
    DISMISSED = "dismissed"


class Reason(StrEnum):
    """Why an alert was put aside."""

    PROVED = "proved"
    MISHEARD = "misheard"
    NOT_OURS = "not_ours"
    HARMLESS = "harmless"
    HANDLED = "handled"


class Disposal(StrEnum):
    """What was done about a comment."""

    REMOVED = "removed"
    MUTED = "muted"
    ANSWERED = "answered"
    KEPT = "kept"


SEVERITIES = ("block", "high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Alert:
    """`raised` is the press that raised it and `x` what it carries; `last` when it was said last,
    `count` how often; `seen` the first acknowledgement, `closed` how it ended, None while open."""

    raised: Press
    count: int
    last: int
    seen: Press | None = None
    closed: Press | None = None

    @property
    def id(self) -> str:
        return self.raised.id

    @property
    def x(self) -> dict[str, Any]:
        return self.raised.x

    @property
    def is_loud(self) -> bool:
        """Whether it interrupts people; a quiet one only stands in the list."""
        return self.raised.x.get("loud") is True


def alerts(watch: Iterable[Press]) -> list[Alert]:
    """The alerts raised by these presses, oldest first. What repeats, closes or has seen one that
    is not among them says nothing; of closings, and of those who saw it, the first holds."""
    found: dict[str, Alert] = {}
    for press in watch:
        if press.kind == ALERT:
            first = press.x.get("first")
            known = found.get(first) if isinstance(first, str) else None
            if known is None:
                found[press.id] = Alert(press, 1, press.ts)
            else:
                found[known.id] = replace(known, count=known.count + 1, last=press.ts)
            continue
        known = found.get(press.ref or "")
        if known is None:
            continue
        if press.kind == ALERT_CLOSE and known.closed is None:
            found[known.id] = replace(known, closed=press)
        elif press.kind == ALERT_SEEN and known.seen is None:
            found[known.id] = replace(known, seen=press)
    return list(found.values())


def disposals(watch: Iterable[Press]) -> dict[tuple[str, str], Press]:
    """What was done last about each comment, by its source and id."""
    return {
        (str(press.x.get("src") or ""), press.ref or ""): press
        for press in watch
        if press.kind == DISPOSAL
    }
