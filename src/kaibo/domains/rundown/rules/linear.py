"""The times of a linear plan, and what becomes of them once somebody is late. [plain]

All instants are UTC milliseconds and all lengths milliseconds, so midnight is no event. One sign
for over/under everywhere: + is late, - is early, 0 is on time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Part:
    """What timing needs of a segment. `duration` is ms, 0 or more."""

    id: int
    duration: int
    hard_start: int | None = None
    in_loop: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A segment's [start, end) by the plan.

    `gap` is the pause before it, which a hard start makes; `clash` is by how much what stands
    before it runs over its hard start. At most one of them is not 0.
    """

    id: int
    start: int
    end: int
    gap: int
    clash: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A segment went on air at `at`. `duration` is that of the copy on air, where one was made;
    null takes the plan's."""

    segment: int
    at: int
    duration: int | None = None


class State(StrEnum):
    """What became of a segment: done, on air, still to come, or jumped over."""

    DONE = "done"
    ON_AIR = "on_air"
    UPCOMING = "upcoming"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Expected:
    """A segment as it ran or will run, [start, end).

    `over` is its start against the planned one; null for a segment that was jumped over or that
    the baseline does not have. `wait` is the pause before it that is still left.
    """

    id: int
    state: State
    start: int | None
    end: int | None
    over: int | None
    wait: int


@dataclass(frozen=True, slots=True)
class HardPoint:
    """The next hard start: `over` against the hard instant itself (never early: one waits),
    `spare` the delay that may still come before it is missed."""

    id: int
    hard_start: int
    expected: int
    over: int
    spare: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The whole plan as seen at one instant. `over` is the expected end against the baseline's
    end, `slot_over` against the end of the slot (null when that is unknown)."""

    on_air: int | None
    segments: tuple[Expected, ...]
    next_hard: HardPoint | None
    end: int
    over: int
    slot_over: int | None


def total(parts: Sequence[Part]) -> int:
    """The planned content in ms, pauses left out; the same in whatever order."""
    return sum(part.duration for part in parts)


def planned(parts: Sequence[Part], slot_start: int) -> tuple[Planned, ...]:
    """Planned times in plan order.

    A hard start is waited for. Where the content before it is too long, nothing is cut by
    itself: the segment follows at once and `clash` says by how much it misses its instant.
    """
    found = []
    at = slot_start
    for part in parts:
        hard = part.hard_start
        gap = max(hard - at, 0) if hard is not None else 0
        clash = max(at - hard, 0) if hard is not None else 0
        start = at + gap
        at = start + part.duration
        found.append(Planned(part.id, start, at, gap, clash))
    return tuple(found)


def planned_end(parts: Sequence[Part], slot_start: int) -> int:
    """When the plan is through, UTC ms; the slot's start for an empty plan."""
    times = planned(parts, slot_start)
    return times[-1].end if times else slot_start


def outlook(
    parts: Sequence[Part],
    slot_start: int,
    taken: Sequence[Taken],
    now: int,
    *,
    baseline: Sequence[Part] | None = None,
    slot_end: int | None = None,
) -> Outlook:
    """What ran when and what will, given what was taken when (any order) and the present.

    `parts` is the plan as it is now, `baseline` the one the show was armed with (default: the
    same). A delay eats the pauses before hard starts first and is carried on only as far as they
    do not suffice; being early ends at the next hard start, for which one waits. The segment on
    air ends after its length, at the earliest now. Nothing is cut short on its own. What was
    jumped over counts as left out until it is taken; what was taken once is not expected again.
    """
    base = {one.id: one for one in planned(parts if baseline is None else baseline, slot_start)}
    base_end = planned_end(parts if baseline is None else baseline, slot_start)
    takes = sorted(taken, key=lambda take: take.at)
    now = max(now, takes[-1].at) if takes else now
    anchor = _anchor(parts, takes)
    cursor = _free_from(parts, takes, slot_start, now)
    ran = _ran(takes)
    found: list[Expected] = []
    next_hard: HardPoint | None = None
    for index, part in enumerate(parts):
        on_air = bool(takes) and takes[-1].segment == part.id
        if on_air or part.id in ran:
            start, end = ran[part.id] if not on_air else (takes[-1].at, cursor)
            state = State.ON_AIR if on_air else State.DONE
            found.append(Expected(part.id, state, start, end, _over(base, part.id, start), 0))
            continue
        if index < anchor:
            found.append(Expected(part.id, State.SKIPPED, None, None, None, 0))
            continue
        hard = part.hard_start
        start = cursor if hard is None else max(cursor, hard)
        if hard is not None and next_hard is None:
            next_hard = HardPoint(part.id, hard, start, start - hard, max(hard - cursor, 0))
        found.append(
            Expected(
                part.id,
                State.UPCOMING,
                start,
                start + part.duration,
                _over(base, part.id, start),
                start - cursor,
            )
        )
        cursor = start + part.duration
    return Outlook(
        on_air=takes[-1].segment if takes else None,
        segments=tuple(found),
        next_hard=next_hard,
        end=cursor,
        over=cursor - base_end,
        slot_over=None if slot_end is None else cursor - slot_end,
    )


def _anchor(parts: Sequence[Part], takes: Sequence[Taken]) -> int:
    """The place of the latest take that the plan knows: what is to come stands behind it."""
    places = {part.id: index for index, part in enumerate(parts)}
    known = [places[take.segment] for take in takes if take.segment in places]
    return known[-1] if known else 0


def _free_from(parts: Sequence[Part], takes: Sequence[Taken], slot_start: int, now: int) -> int:
    """When the next segment can begin: after what is on air, or at the slot's start."""
    if not takes:
        return max(now, slot_start)
    last = takes[-1]
    lengths = {part.id: part.duration for part in parts}
    length = last.duration if last.duration is not None else lengths.get(last.segment, 0)
    return max(last.at + length, now)


def _ran(takes: Sequence[Taken]) -> dict[int, tuple[int, int]]:
    """First time on air, [start, end), of every segment taken before the present one."""
    found: dict[int, tuple[int, int]] = {}
    for take, following in pairwise(takes):
        found.setdefault(take.segment, (take.at, following.at))
    return found


def _over(base: dict[int, Planned], segment: int, start: int) -> int | None:
    return start - base[segment].start if segment in base else None
