"""Turning points: where the pace of a show left its own range, most and longest. [plain]

The range is the show's own of the last half hour: median and median absolute deviation of the minutes
before, those of a departure left out, so that a fault is not learned. A departure that lasts half an
hour is the new pace. Nothing here says why: it says when, how much, and what else was there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import isqrt

MINUTE_MS = 60_000
RECENT_MS = 30 * MINUTE_MS
#: So much of it must be known before a pace has a range.
LEAST_MS = 10 * MINUTE_MS
APART_MS = 5 * MINUTE_MS
MOST = 3
#: In thousandths of the usual spread: a minute that is outside; one that alone is a departure.
OUTSIDE, ALONE = 2_000, 3_000
#: So many minutes outside are a departure, whatever their size.
LASTING = 3
#: What the median absolute deviation of a normal spread is multiplied by, in thousandths.
_NORMAL = 1_483


@dataclass(frozen=True, slots=True)
class Piece:
    """[start, end) of a show, UTC ms, and what it brought; None unknown."""

    start: int
    end: int
    value: int | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch [start, end) in which the pace was above (`up`) or below its range.

    `value` is what its `pieces` brought together, `usual` what the range's middle would have brought;
    `strength` the largest departure in thousandths of the usual spread, `weight` their sum.
    """

    start: int
    end: int
    up: bool
    value: int
    usual: int
    pieces: int
    strength: int
    weight: int


def turns(pieces: Sequence[Piece], *, counts: bool, by_minutes: bool = True) -> list[Turn]:
    """The three departures with most weight, none within five minutes of another, in order of time.

    `pieces` in order of time. `counts`: they are whole things, such as orders, which by themselves
    spread by the root of their number; else amounts or levels. `by_minutes` False: long pieces, such
    as those between two readings, of which the range is that of all before, three at least.
    """
    found = sorted(
        _departures(pieces, counts, by_minutes), key=lambda one: (-one.weight, one.start)
    )
    chosen: list[Turn] = []
    for one in found:
        if len(chosen) < MOST and all(_apart(one, other) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def between(readings: Sequence[tuple[int, int]]) -> list[Piece]:
    """Pieces between readings (UTC ms, running total) of one number; where it fell, it is unknown."""
    return [
        Piece(since, at, value - before if value >= before else None)
        for (since, before), (at, value) in pairwise(readings)
        if at > since
    ]


@dataclass(slots=True)
class _Outside:
    """A piece outside the range: by how much, signed, in thousandths; and the range's middle."""

    piece: Piece
    value: int
    by: int
    usual: Fraction


def _departures(pieces: Sequence[Piece], counts: bool, by_minutes: bool) -> Iterator[Turn]:
    inside: list[Piece] = []
    running: list[_Outside] = []
    missed: list[Piece] = []

    def ended() -> list[Turn]:
        """What ran outside is told, or was no departure and belongs to the range."""
        told = _told(running, by_minutes)
        if not told:
            inside.extend(one.piece for one in running)
        inside.extend(missed)
        running.clear()
        missed.clear()
        return told

    for piece in pieces:
        if piece.value is None or piece.end <= piece.start:
            continue
        if running and by_minutes and piece.start >= running[-1].piece.end + APART_MS:
            yield from ended()  # nothing is known of what was between
        out = _outside(piece, piece.value, inside, counts, by_minutes)
        if out is not None and (not running or (out.by > 0) == (running[0].by > 0)):
            running.append(out)
            missed.clear()
        elif out is None and running and not missed and by_minutes:
            missed.append(piece)  # one piece within the range does not end it
        else:
            yield from ended()
            if out is None:
                inside.append(piece)
            else:
                running.append(out)
        if by_minutes and running and piece.end - running[0].piece.start >= RECENT_MS:
            yield from _told(running, by_minutes)
            inside[:] = [one.piece for one in running]  # by now it is the pace
            running.clear()
            missed.clear()
    yield from ended()


def _outside(
    piece: Piece, value: int, inside: Sequence[Piece], counts: bool, by_minutes: bool
) -> _Outside | None:
    """How far a piece is outside the range of those before it; None where it is inside, or there is
    no range yet."""
    length = piece.end - piece.start
    recent = _recent(inside) if by_minutes else inside
    known = sum(one.end - one.start for one in recent)
    if (by_minutes and known < LEAST_MS) or (not by_minutes and len(recent) < LASTING):
        return None
    # As much as each of them would have brought in the length of this piece.
    scaled = [_scaled(one, length) for one in recent]
    usual = _middle(scaled)
    spread = _middle([abs(one - usual) for one in scaled]) * _NORMAL / 1_000
    spread = max(spread, _least(usual, scaled, counts))
    by = int((value - usual) * 1_000 / spread)
    return _Outside(piece, value, by, usual) if abs(by) >= OUTSIDE else None


def _scaled(one: Piece, length: int) -> int | Fraction:
    value = one.value or 0
    return value if one.end - one.start == length else Fraction(value * length, one.end - one.start)


def _middle(values: Sequence[int | Fraction]) -> Fraction:
    """The median, exact."""
    found, half = sorted(values), len(values) // 2
    return Fraction(found[half]) if len(found) % 2 else Fraction(found[half - 1] + found[half]) / 2


def _recent(inside: Sequence[Piece]) -> Sequence[Piece]:
    """The last half hour of pieces within the range."""
    first = len(inside)
    while first and inside[first - 1].start >= inside[-1].end - RECENT_MS:
        first -= 1
    return inside[first:]


def _least(usual: Fraction, scaled: Sequence[int | Fraction], counts: bool) -> Fraction:
    """A spread that even the calmest pace has: a few orders more or less are no event."""
    if counts:
        return Fraction(max(1_000, isqrt(int(usual * 1_000_000))), 1_000)
    sold = [one for one in scaled if one > 0]
    return max(usual / 4, _middle(sold) if sold and not usual else Fraction(0), Fraction(1))


def _told(running: Sequence[_Outside], by_minutes: bool) -> list[Turn]:
    """The departure, if it is one: far enough out, or lasting."""
    strength = max((abs(one.by) for one in running), default=0)
    if strength < ALONE and not (by_minutes and len(running) >= LASTING):
        return []
    return [
        Turn(
            running[0].piece.start,
            running[-1].piece.end,
            running[0].by > 0,
            sum(one.value for one in running),
            round(sum((one.usual for one in running), Fraction(0))),
            len(running),
            strength,
            sum(abs(one.by) for one in running),
        )
    ]


def _apart(one: Turn, other: Turn) -> bool:
    return one.start >= other.end + APART_MS or other.start >= one.end + APART_MS
