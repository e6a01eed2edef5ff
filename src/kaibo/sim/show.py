"""A whole show played by its plan: the truth behind it, or its events of a stretch of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kaibo.live.events import Event
from kaibo.sim.plan import Plan
from kaibo.sim.room import Room
from kaibo.sim.truth import Truth, stack
from kaibo.sim.world import BIN_MS, W0, World

BINS_A_MINUTE = 60_000 // BIN_MS


def run(plan: Plan, seed: int, world: World = W0) -> Truth:
    """The truth of the show of `plan`; arrays have plan.minutes x 12 bins as their first axis."""
    room = Room(plan, seed, 0, world)
    return stack([room.advance(*_planned(room)).truth() for _ in range(_bins(plan))])


def play(
    plan: Plan,
    seed: int,
    start: int,
    t0: int | None = None,
    t1: int | None = None,
    world: World = W0,
    mute: Iterable[str] = (),
) -> Iterator[Event]:
    """The events in [t0, t1) of the show begun at `start` (UTC ms), in order of time.

    None: from its first, to its last, which may be a refund of a week later.
    """
    room = Room(plan, seed, start, world, mute)
    for events in _batches(room, start if t0 is None else t0, t1):
        for event in events:
            if (t0 is None or event.ts >= t0) and (t1 is None or event.ts < t1):
                yield event


def _batches(room: Room, t0: int, t1: int | None) -> Iterator[list[Event]]:
    yield [room.source_open()]
    for _ in range(_bins(room.plan)):
        if t1 is not None and room.now >= t1:
            return
        if room.now + BIN_MS <= t0:
            room.advance(*_planned(room))
        else:
            yield room.step(*_planned(room))
    yield room.close()
    yield room.late(t1)


def _bins(plan: Plan) -> int:
    return plan.minutes * BINS_A_MINUTE


def _planned(room: Room) -> tuple[str | None, str]:
    """What is on air and who is on mic by the plan."""
    second = room.number * BIN_MS // 1000
    return room.plan.on_air(second), room.plan.host(second)
