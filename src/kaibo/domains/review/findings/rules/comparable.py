"""Which past shows a show is compared with. [plain]"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kaibo.domains.review.findings.rules.usual import FEWEST

DAY_MS = 86_400_000
#: Two shows are of one slot when they begin within an hour of each other by the clock.
SLOT_MS = 3_600_000
#: So many shows are compared with at most: each is worked out for the review that is asked for.
LAST = 8
#: Older than so many shows is another time.
REACH = 60


class ComparedWith(StrEnum):
    """What a show is compared with."""

    SLOT = "slot"
    ROOM = "room"
    LAST = "last"
    SHOW = "show"
    GOAL = "goal"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Begun:
    """A show by its id and start, UTC ms; `end` None while it runs."""

    id: str
    start: int
    end: int | None


def comparable(show: Begun, shows: Sequence[Begun]) -> tuple[ComparedWith, list[Begun]]:
    """The last shows most like one, oldest first: of its slot when there are five, else of the room,
    else the last one alone. Only what had ended before it began."""
    past = [one for one in shows if one.id != show.id and one.end is not None]
    past = sorted((one for one in past if (one.end or 0) <= show.start), key=lambda one: one.start)
    slot = [one for one in past[-REACH:] if _same_slot(one.start, show.start)]
    if len(slot) >= FEWEST:
        return ComparedWith.SLOT, slot[-LAST:]
    if len(past) >= FEWEST:
        return ComparedWith.ROOM, past[-LAST:]
    return (ComparedWith.LAST, past[-1:]) if past else (ComparedWith.NOTHING, [])


def _same_slot(one: int, other: int) -> bool:
    apart = abs(one - other) % DAY_MS
    return min(apart, DAY_MS - apart) <= SLOT_MS
