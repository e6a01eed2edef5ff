"""Strategies for logs of a room, as unkind as the field and sequenced as the run clock says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import strategies as st

from kaibo.live.events import Event

from .desk import act, curtain, fix
from .happenings import (
    audience,
    comment,
    entry,
    greeting,
    order,
    promise,
    refund,
    reported,
    retract,
    row,
    tick,
    tip,
    withdraw,
)  # fmt: skip
from .room import Room

STEPS = (0, 0, 1, 700, 5_000, 20_000, 60_000, 60_001)
PARTS = (
    *[audience] * 11, comment, comment, retract, tip, tip, *[order] * 4, reported, reported,
    *[act] * 4, promise, refund, refund, entry, entry, row, row, tick,
)  # fmt: skip


@st.composite
def rooms(draw: Callable[..., Any], fixes: bool = False, size: int = 60) -> Room:
    """A room's log with shows and, if asked for, corrections and files taken back."""
    room = Room(lambda below: draw(st.integers(0, below - 1)))
    live(room, fixes, draw(st.integers(1, size)))
    return room


def live(room: Room, fixes: bool, size: int) -> None:
    """Fill a room with what its sources say and its desk does."""
    parts = (*PARTS, *((fix, fix, fix, fix, withdraw) if fixes else ()))
    greeting(room)
    if not room.chance(10):
        room.show += 1
        room.acts["show"] = [room.press("show.start", ref="s1").id]
    for _ in range(size):
        room.now += room.pick(STEPS)
        (curtain if room.chance(4) else room.pick(parts))(room)


def long_log(seed: int, size: int) -> list[Event]:
    """A log of one seed, long enough for everything in it to meet everything else."""
    random = Random(seed)
    room = Room(random.randrange)
    live(room, bool(seed % 2), size)
    return room.events


def logs(fixes: bool = False, size: int = 60) -> st.SearchStrategy[list[Event]]:
    """The events of such a room, in log order."""
    return rooms(fixes, size).map(lambda room: room.events)


@st.composite
def files(draw: Callable[..., Any], size: int = 60) -> list[Event]:
    """A file without a `show.start`."""
    room = Room(lambda below: draw(st.integers(0, below - 1)))
    greeting(room)
    for _ in range(draw(st.integers(1, size))):
        room.now += room.pick(STEPS)
        room.press("show.end") if room.chance(1) else room.pick(PARTS)(room)
    return room.events


def cut(events: Sequence[Event], at: Sequence[int]) -> list[list[Event]]:
    """The log cut into batches before each of these positions; some may be empty."""
    edges = [0, *sorted(min(i, len(events)) for i in at), len(events)]
    return [list(events[a:b]) for a, b in pairwise(edges)]
