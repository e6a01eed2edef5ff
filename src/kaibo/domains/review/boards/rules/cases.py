"""A row of a show as a case to be compared: where it stands, and what it shares with others. [plain]"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

DAY_MINUTES = 24 * 60
#: Two rows are of one slot when they began within less than an hour of each other by the clock.
SLOT_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A row and where to find it. `start`, `end`: UTC ms, `end` None while it runs; `day`: the date
    of its show day, ISO."""

    room: str
    show: str
    title: str
    level: str
    key: str
    label: str
    start: int
    end: int | None
    day: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric's value in a row, whoever told it, as of `as_of` (UTC ms, None unknown).

    `quality` is the level of its source, such as `L2`, with a `c` behind it where the source was
    composed, `own` for presses of our own desk, "" where nobody can say. Figures of different
    quality are never compared. `fit`: it has stopped moving, so that later rows may be held to it.
    """

    num: int
    den: int
    quality: str
    as_of: int | None = None
    fit: bool = True

    @property
    def value(self) -> Fraction:
        """The quotient, exactly, without the metric's scale."""
        return Fraction(self.num, self.den)


@dataclass(frozen=True, slots=True)
class Case:
    """One row with its figures by metric id; a metric that is unknown here is not among them.

    `hosts`: who was on mic for at least half of it; `minute`: of the day, by the team's clock, when
    it began; `weekday`: of its show day, Monday 0; `link`: the product it is about, "" for none;
    `whole`: it was on air for all of its stretch (an hour cut by the show's start was not).
    """

    place: Place
    hosts: frozenset[str]
    minute: int
    weekday: int
    link: str = ""
    whole: bool = True
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def same_slot(self, other: Case) -> bool:
        """Whether both began at about the same time of day."""
        apart = abs(self.minute - other.minute)
        return min(apart, DAY_MINUTES - apart) < SLOT_MINUTES
