"""What an event is when its words are taken out of it: the same event, counted the same. Plain.

Kept are its id, kind, times, product and the codes of alerts (rule, severity, how it ended), for the
figures of a show never change. Gone are words, pictures' texts, quotes and what a source said besides.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from kaibo.live.events import WATCH, Event
from kaibo.live.presses import Press

GONE = "（到期已删除）"
#: Kinds that hold what people said, wrote, were shown, or were told about it.
WORDS = frozenset({"comment", "speech", "screen", "note"}) | WATCH
#: Of `x` only codes stay, by which alerts, their ends and disposals are told apart.
_CODES = frozenset(
    {
        "by",
        "rule",
        "severity",
        "first",
        "loud",
        "how",
        "src",
        "product",
        "surface",
        "at",
        "link",
        "heard",
        "kind",
        "secs",
        "screen",
    }
)
_MOST_CODE = 64


def emptied(event: Event) -> Event | None:
    """The event without its words; None when it has none to lose."""
    if event.kind not in WORDS:
        return None
    x = _codes(event.kind, event.x)
    if event.text in (None, GONE) and x == event.x:
        return None
    return _with(event, text=GONE, x=x)


def forgotten(event: Event, viewer: str, salt: bytes) -> Event | None:
    """The event no longer of this viewer: words gone, and another name that leads nowhere, the same
    for all of one `salt`, so that people are still counted right. None when it is not theirs."""
    if event.viewer != viewer:
        return None
    other = blake2b(viewer.encode(), key=salt, digest_size=8).hexdigest()
    if event.kind != "comment":
        return _with(event, viewer=other)
    return _with(event, viewer=other, text=GONE, x=None)


def press_emptied(press: Press) -> Press | None:
    """The same of a press in memory; None when it has nothing to lose."""
    if press.kind not in WORDS:
        return None
    x = _codes(press.kind, press.x) or {}
    if press.text in (None, GONE) and x == press.x:
        return None
    return Press(
        press.id, press.kind, press.ts, press.by, press.ref, press.product, press.n, GONE, x
    )


def rewritten(
    events: list[Event], change: Callable[[Event], Event | None]
) -> tuple[list[Event], list[Event]]:
    """The events with those changed that `change` changes, and what these were."""
    after, gone = [], []
    for event in events:
        other = change(event)
        after.append(event if other is None else other)
        if other is not None:
            gone.append(event)
    return after, gone


def _codes(kind: str, x: dict[str, Any] | None) -> dict[str, Any] | None:
    if x is None:
        return None
    kept = {name: value for name, value in x.items() if name in _CODES and _is_code(value)}
    if kind == "alert.close" and "reason" in x:
        kept["reason"] = x["reason"]
    return kept


def _is_code(value: object) -> bool:
    return value is None or isinstance(value, int) or (
        isinstance(value, str) and len(value) <= _MOST_CODE
    )  # fmt: skip


def _with(event: Event, **changes: Any) -> Event:
    fields = {name: getattr(event, name) for name in Event.__struct_fields__}
    return Event(**(fields | changes))
