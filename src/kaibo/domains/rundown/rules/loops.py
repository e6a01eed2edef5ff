"""A loop on air: which round, and what is left in it, in this hour and in this shift. [plain]

Instants are UTC ms, lengths ms; over/under as everywhere: + is late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaibo.domains.rundown.rules.linear import Part, Taken, total
from kaibo.live.clock import HOUR_MS, hour_start


@dataclass(frozen=True, slots=True)
class Round:
    """One pass of the loop, from 1; `takes` are the takes of loop segments in it, by time."""

    number: int
    started_at: int
    takes: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class OneOff:
    """The next one-off with a hard start; `left` until it, `over` once it is past."""

    id: int
    hard_start: int
    left: int
    over: int


@dataclass(frozen=True, slots=True)
class Span:
    """What is left of an hour or a shift: ms, and how many whole rounds fit after this one
    (null when the loop is empty)."""

    ends_at: int
    left: int
    rounds: int | None


@dataclass(frozen=True, slots=True)
class Fit:
    """How many whole rounds fit into a stretch of time (null when the loop is empty), and what is
    left over of it, ms."""

    rounds: int | None
    rest: int


@dataclass(frozen=True, slots=True)
class LoopNow:
    """A loop at one instant.

    `round_no` is 0 before the first take. `left` is loop content still to come in this round,
    `ends_at` when the round will be through, one-offs counted in; `over` is by how much this
    round's loop content takes longer than planned; `next_segment` is what follows in the loop.
    `hour` ends with the clock's hour, `shift` is null when its end is unknown.
    """

    length: int
    round_no: int
    started_at: int | None
    on_air: int | None
    next_segment: int | None
    left: int
    ends_at: int
    over: int
    next_one_off: OneOff | None
    hour: Span
    shift: Span | None


def loop_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The segments of the loop, in order."""
    return tuple(part for part in parts if part.in_loop)


def loop_length(parts: Sequence[Part]) -> int:
    """One round's planned length in ms; one-offs are not in it."""
    return total(loop_parts(parts))


def fit(parts: Sequence[Part], start: int, end: int) -> Fit:
    """What of the loop fits into [start, end) by the plan: one-offs whose hard start lies in it
    take their time first, as far as it reaches into it."""
    once = sum(
        min(part.hard_start + part.duration, end) - part.hard_start
        for part in parts
        if not part.in_loop and part.hard_start is not None and start <= part.hard_start < end
    )
    room = max(end - start - once, 0)
    length = loop_length(parts)
    return Fit(room // length, room % length) if length else Fit(None, room)


def rounds(parts: Sequence[Part], taken: Sequence[Taken]) -> tuple[Round, ...]:
    """The rounds so far.

    A new one begins when a loop segment is taken that this round has had already, or that stands
    before all it has had. Leaving something out, or taking two in the other order, begins none;
    one-offs and segments that are no longer in the loop never do.
    """
    places = {part.id: index for index, part in enumerate(loop_parts(parts))}
    found: list[list[Taken]] = []
    had: set[int] = set()
    for take in sorted(taken, key=lambda one: one.at):
        place = places.get(take.segment)
        if place is None:
            continue
        if not found or place in had or place < min(had):
            found.append([])
            had = set()
        had.add(place)
        found[-1].append(take)
    return tuple(Round(n, takes[0].at, tuple(takes)) for n, takes in enumerate(found, 1))


def loop_now(
    parts: Sequence[Part],
    taken: Sequence[Taken],
    now: int,
    *,
    shift_end: int | None = None,
    hour_offset: int = 0,
) -> LoopNow:
    """The loop at `now`, given what was taken when. `hour_offset` (ms) is for zones whose hours
    do not begin with UTC's.

    A loop segment that a one-off cut short counts as done: the crew goes on to the next one.
    """
    takes = sorted(taken, key=lambda one: one.at)
    now = max(now, takes[-1].at) if takes else now
    passed = rounds(parts, takes)
    this = passed[-1] if passed else None
    loop = loop_parts(parts)
    following = _following(loop, this)
    last = takes[-1] if takes else None
    rest = _rest(parts, last, now) if last else 0
    in_loop = last is not None and any(part.id == last.segment for part in loop)
    left = sum(part.duration for part in following) + (rest if in_loop else 0)
    spent = _spent(this, takes, now) if this else 0
    length = total(loop)
    since = this.started_at if this else now
    waiting = _one_offs(parts, takes, since)
    ends_at = now + left + (0 if in_loop else rest)
    for part in waiting:
        if part.hard_start is not None and part.hard_start < ends_at:
            ends_at += part.duration
    return LoopNow(
        length=length,
        round_no=this.number if this else 0,
        started_at=this.started_at if this else None,
        on_air=last.segment if last else None,
        next_segment=following[0].id if following else (loop[0].id if loop else None),
        left=left,
        ends_at=ends_at,
        over=spent + left - length,
        next_one_off=_next(waiting, now),
        hour=_span(hour_start(now, hour_offset) + HOUR_MS, now, ends_at, length),
        shift=None if shift_end is None else _span(shift_end, now, ends_at, length),
    )


def _following(loop: Sequence[Part], this: Round | None) -> tuple[Part, ...]:
    """Loop segments behind the latest one taken that this round has not had."""
    if this is None:
        return tuple(loop)
    places = {part.id: index for index, part in enumerate(loop)}
    at = places[this.takes[-1].segment]
    had = {take.segment for take in this.takes}
    return tuple(part for part in loop[at + 1 :] if part.id not in had)


def _rest(parts: Sequence[Part], last: Taken, now: int) -> int:
    """What is left of the segment on air; 0 once it is over its length."""
    lengths = {part.id: part.duration for part in parts}
    length = last.duration if last.duration is not None else lengths.get(last.segment, 0)
    return max(last.at + length - now, 0)


def _spent(this: Round, takes: Sequence[Taken], now: int) -> int:
    """Time this round has spent on loop segments, one-offs left out."""
    mine = set(this.takes)
    ends = [take.at for take in takes[1:]] + [now]
    return sum(end - take.at for take, end in zip(takes, ends, strict=True) if take in mine)


def _one_offs(parts: Sequence[Part], takes: Sequence[Taken], since: int) -> list[Part]:
    """One-offs with a hard start in this round or later that have not been taken, by time."""
    done = {take.segment for take in takes}
    return sorted(
        (
            part
            for part in parts
            if not part.in_loop
            and part.hard_start is not None
            and part.hard_start >= since
            and part.id not in done
        ),
        key=lambda part: (part.hard_start or 0, part.id),
    )


def _next(waiting: Sequence[Part], now: int) -> OneOff | None:
    for part in waiting:
        if part.hard_start is not None:
            ahead = part.hard_start - now
            return OneOff(part.id, part.hard_start, max(ahead, 0), max(-ahead, 0))
    return None


def _span(ends_at: int, now: int, round_end: int, length: int) -> Span:
    fits = max(ends_at - round_end, 0) // length if length else None
    return Span(ends_at, max(ends_at - now, 0), fits)
