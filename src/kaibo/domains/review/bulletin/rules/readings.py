"""What hand readings say of an hour: the last of each box, and what came between two. [plain]"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MINUTE_MS = 60_000
#: Somebody who reads again within so long sets right what was mistyped: it is the same reading.
SAME_MS = 10 * MINUTE_MS
#: A reading speaks of a full hour when it was made within so long of it.
NEAR_MS = 15 * MINUTE_MS


@dataclass(frozen=True, slots=True)
class Read:
    """The boxes somebody read at `at` (UTC ms), by id."""

    at: int
    boxes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Grown:
    """How much a box grew between two readings at `since` and `at`, UTC ms."""

    by: int
    since: int
    at: int


def readings(presses: Iterable[tuple[int, object]]) -> list[Read]:
    """Readings from (time, `x.boxes`) of the presses, in order of time; what is no number is left out."""
    out = []
    for at, boxes in presses:
        if isinstance(boxes, Mapping):
            known = {
                name: value
                for name, value in boxes.items()
                if isinstance(name, str) and isinstance(value, int) and not isinstance(value, bool)
            }
            out.append(Read(at, known))
    return sorted(out, key=lambda one: one.at)


def last(read: Sequence[Read], box: str, upto: int | None = None) -> tuple[int, int] | None:
    """(time, value) of the last reading of a box, not after `upto`; None where there is none."""
    mine = [
        (one.at, one.boxes[box])
        for one in read
        if box in one.boxes and (upto is None or one.at <= upto)
    ]
    return mine[-1] if mine else None


def since_last(read: Sequence[Read], box: str) -> Grown | None:
    """How much a box grew since the reading before; None of the first one."""
    now = last(read, box)
    before = None if now is None else last(read, box, now[0] - SAME_MS)
    if now is None or before is None:
        return None
    return Grown(now[1] - before[1], before[0], now[0])


def of_hour(read: Sequence[Read], box: str, start: int, end: int, show_start: int) -> Grown | None:
    """How much a box that only grows grew in [start, end), by readings near both ends. A show that
    began within it began at nothing."""
    until = _near(read, box, end)
    if until is None:
        return None
    if start <= show_start < end:
        return Grown(until[1], show_start, until[0]) if until[0] > show_start else None
    since = _near(read, box, start)
    if since is None or since[0] + SAME_MS >= until[0]:
        return None
    return Grown(until[1] - since[1], since[0], until[0])


def _near(read: Sequence[Read], box: str, at: int) -> tuple[int, int] | None:
    """The reading of a box nearest to an instant, of two as near the later one."""
    mine = [
        (one.at, one.boxes[box]) for one in read if box in one.boxes and abs(one.at - at) <= NEAR_MS
    ]
    return min(mine, key=lambda one: (abs(one[0] - at), -one[0]), default=None)
