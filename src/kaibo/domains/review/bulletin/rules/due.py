"""What of a schedule is sent now, what is too late and only said, and what must wait. [plain]"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

MINUTE_MS = 60_000
#: Later than this nobody wants it any more: it is said that it was not sent.
LATE_MS = 10 * MINUTE_MS
#: So long after the full hour the reading is waited for that the tally is made of.
WAITED_MS = 5 * MINUTE_MS
#: A reading made so shortly before the hour is already the hour's.
EARLY_MS = 5 * MINUTE_MS
#: Farther back nothing is looked for, however long the server was off.
FARTHEST_MS = 48 * 60 * MINUTE_MS


class Step(StrEnum):
    """What becomes of an occasion."""

    SEND = "send"
    WAIT = "wait"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Ran:
    """A show on air [start, end), UTC ms; `end` None while it runs."""

    id: str
    start: int
    end: int | None


def step(at: int, now: int, ready: bool = True) -> Step:
    """Of an occasion at `at` (UTC ms): sent, unless it is too late; `ready` False: not yet."""
    if now - at > LATE_MS:
        return Step.MISSED
    return Step.SEND if ready else Step.WAIT


def is_told(at: int, now: int, read_at: int | None) -> bool:
    """Whether a tally that lives on readings is to be made: somebody has read for this hour, or it has
    been waited for long enough. `read_at`: the last reading, UTC ms."""
    return now >= at + WAITED_MS or (read_at is not None and read_at >= at - EARLY_MS)


def on_air_at(shows: Iterable[Ran], at: int) -> Ran | None:
    """The show that was on air at a full hour; one that ended right then was."""
    return next(
        (one for one in shows if one.start < at and (one.end is None or at <= one.end)), None
    )


def ended_in(shows: Sequence[Ran], since: int, now: int) -> list[Ran]:
    """The shows that ended in (since, now], in order of their end."""
    found = [(one.end, one) for one in shows if one.end is not None and since < one.end <= now]
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].id))]


def looked_from(until: int | None, now: int) -> int:
    """From when on occasions are looked for: since the last look, at most two days; the first look
    owes nothing. A clock that was set back asks for nothing twice."""
    return now if until is None else max(until, now - FARTHEST_MS)
