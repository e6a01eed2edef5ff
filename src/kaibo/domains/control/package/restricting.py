"""What people who asked to be forgotten wrote leaves the house for nobody, also where it must be kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from kaibo.domains.control.package.gathering import Case
from kaibo.live.alerts import Alert
from kaibo.live.events import Event

KEPT_INSIDE = "（应本人要求，只在内部依法留存）"


def without(case: Case, viewers: Collection[str]) -> Case:
    """The case without the words of these viewers (by their hash): neither their comments nor the
    alerts that quote them."""
    theirs = {
        event.id for event in case.events if event.kind == "comment" and event.viewer in viewers
    }
    if not theirs:
        return case
    return replace(
        case,
        events=tuple(_without(event, theirs, case) for event in case.events),
        alerts=tuple(_unquoted(one) if one.raised.ref in theirs else one for one in case.alerts),
    )


def _without(event: Event, theirs: Collection[str], case: Case) -> Event:
    about = event.kind in ("alert", "alert.close", "disposal") and (
        event.ref in theirs
        or any(one.id == event.ref and one.raised.ref in theirs for one in case.alerts)
    )
    if not about and event.id not in theirs:
        return event
    fields = {name: getattr(event, name) for name in Event.__struct_fields__}
    changed = {"text": KEPT_INSIDE, "viewer": None}
    return Event(**(fields | changed | ({"x": {}} if event.kind != "disposal" else {})))


def _unquoted(one: Alert) -> Alert:
    kept = ("rule", "severity", "surface", "basis")
    x: dict[str, Any] = {name: one.x[name] for name in kept if name in one.x}
    closed = one.closed and replace(one.closed, text=None)
    return replace(one, raised=replace(one.raised, text=KEPT_INSIDE, x=x), closed=closed)
