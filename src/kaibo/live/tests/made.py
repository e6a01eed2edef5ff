"""Events for tests: short to write, with ids given out in order."""

from __future__ import annotations

from itertools import count, pairwise
from typing import Any

from kaibo.live.batch import Batch, columns
from kaibo.live.events import Event, is_desk
from kaibo.live.fold import Fold, RefoldNeeded
from kaibo.live.refold import refold
from kaibo.live.sequencer import Sequencer
from kaibo.live.view import Row, View, shows

KEY = b"a room's secret!"
#: 2023-11-15 05:00:00 UTC, a whole minute
T0 = 1_700_024_400_000
_ids = count(1)


def viewer(number: int) -> str:
    """A viewer id."""
    return f"{number:016x}"


def ev(kind: str, at: int, **fields: Any) -> Event:
    """An event `at` ms after T0."""
    if "who" in fields:
        fields["viewer"] = viewer(fields.pop("who"))
    source = "desk" if is_desk(kind) else "sim:1"
    return Event(
        id=fields.pop("id", f"e{next(_ids)}"),
        kind=kind,
        room="r",
        src=fields.pop("src", source),
        ts=T0 + at,
        **fields,
    )


def stamped(events: list[Event]) -> list[Event]:
    """The events as a file would be stamped, in this order."""
    Sequencer().stamp_file(events)
    return events


def batch(events: list[Event]) -> Batch:
    """One batch of stamped events."""
    return columns(stamped(events), KEY)


def fold(events: list[Event], cuts: tuple[int, ...] = (), **options: Any) -> Fold:
    """The fold of events in this order, cut into batches before the indexes `cuts`."""
    events = stamped(events)
    edges = [0, *cuts, len(events)]
    parts = [columns(events[a:b], KEY) for a, b in pairwise(edges)]
    state = Fold(KEY, **options)
    try:
        for part in parts:
            state.apply(part)
    except RefoldNeeded:
        return refold(lambda: iter(parts), KEY, **options)
    return state


def whole(state: Fold) -> Row:
    """The row of the only show."""
    [show] = shows(state)
    return View(state, show).whole()


def rows(state: Fold, level: str) -> dict[str, Row]:
    """The rows of the only show at a level, by key."""
    [show] = shows(state)
    return {row.key: row for row in View(state, show).rows(level)}


def live(*events: Event, length: int = 600_000) -> list[Event]:
    """The events inside a show that starts at T0 and ends `length` ms later."""
    start, end = ev("show.start", 0, ref="s1"), ev("show.end", length)
    return [start, *events, end]
