"""What past shows say about when the money comes: the weights a goal is rolled down by. [plain]

A past show is given with its sums by clock hour. A sum nobody knows is null and makes the show
useless for whatever it would be part of; it is never taken for zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from kaibo.domains.goals.choices import WeighedBy
from kaibo.domains.goals.rules.calendar import Calendar, Span

#: Fewer cases than these say nothing; more than those are the past.
FEWEST = 3
LAST_SHOWS = 20
LAST_DAYS = 8
#: Two shows are of one slot when they began within an hour of each other by the clock.
SAME_SLOT_MINUTES = 60
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class HourSum:
    """What one clock hour of a show brought: [start, end) as far as it was on air, UTC ms, and the
    metric's sum in its minor unit, None unknown."""

    start: int
    end: int
    amount: int | None


@dataclass(frozen=True, slots=True)
class PastShow:
    """A show that has ended, [start, end) in UTC ms, with its sums by clock hour."""

    room: str
    start: int
    end: int
    hours: tuple[HourSum, ...]

    @property
    def amount(self) -> int | None:
        """The whole show's sum; None when one hour of it is unknown, or none is told."""
        known = [hour.amount for hour in self.hours if hour.amount is not None]
        return sum(known) if known and len(known) == len(self.hours) else None

    @property
    def air_ms(self) -> int:
        """How long its hours were on air, ms."""
        return sum(hour.end - hour.start for hour in self.hours)

    @property
    def rate(self) -> Fraction | None:
        """Its sum per ms on air; None unknown. Less than nothing counts as nothing."""
        amount, ms = self.amount, self.air_ms
        return None if amount is None or ms <= 0 else Fraction(max(0, amount), ms)


@dataclass(frozen=True, slots=True)
class Weight:
    """How heavy a part is, what that was taken from, and from how many cases."""

    value: Fraction
    weighed_by: WeighedBy
    cases: int = 0


def of_days(days: Sequence[Span], past: Sequence[PastShow], calendar: Calendar) -> list[Weight]:
    """A weight for each day: the median of the last days of the same weekday, else of all days.

    Empty when even all days are too few. A day on which no show is known is not counted as zero.
    """
    sums: dict[int, int | None] = {}
    for show in past:
        begin = calendar.day(show.start)[0]
        before, amount = sums.get(begin, 0), show.amount
        sums[begin] = None if before is None or amount is None else before + amount
    known = [(begin, amount) for begin, amount in sorted(sums.items()) if amount is not None]
    if len(known) < FEWEST:
        return []
    weights = []
    for begin, _ in days:
        wanted = calendar.weekday(begin)
        same = [amount for day, amount in known if calendar.weekday(day) == wanted][-LAST_DAYS:]
        weighed_by, cases = WeighedBy.WEEKDAY, same
        if len(same) < FEWEST:
            weighed_by, cases = WeighedBy.ALL_DAYS, [amount for _, amount in known][-LAST_SHOWS:]
        weights.append(
            Weight(median([Fraction(max(0, one)) for one in cases]), weighed_by, len(cases))
        )
    return weights


def of_shows(
    shows: Sequence[tuple[str, Span]], past: Sequence[PastShow], calendar: Calendar
) -> list[Weight]:
    """A weight for each (room, stretch): what shows like it brought in an hour, times its length.

    One without a like takes the mean pace of the others; without any the length alone decides.
    """
    found = [_like(room, span[0], past, calendar) for room, span in shows]
    paces = [
        median([one.rate for one in like if one.rate is not None]) if like else None
        for _, like in found
    ]
    known = [pace for pace in paces if pace is not None]
    if not any(known):
        return [Weight(Fraction(end - start), WeighedBy.TIME) for _, (start, end) in shows]
    mean = sum(known, Fraction(0)) / len(known)
    return [
        Weight((end - start) * (mean if pace is None else pace), weighed_by, len(like))
        for (_, (start, end)), pace, (weighed_by, like) in zip(shows, paces, found, strict=True)
    ]


def of_hours(
    room: str, show: Span, hours: Sequence[Span], past: Sequence[PastShow], calendar: Calendar
) -> list[Weight]:
    """A weight for each hour of a show: the hour's pace as a multiple of its own show's pace, the
    median of that over shows like it, times how much of the hour is on air.

    Each past show counts once, however large it was. An hour none of them has seen takes the pace
    of the whole show, which is its share by time; without shows like it all hours do.
    """
    # Of a show that brought nothing no hour is better than another.
    weighed_by, like = _like(room, show[0], [one for one in past if one.rate], calendar)
    seen: dict[int, list[Fraction]] = {}
    for one in like:
        for clock, pace in _paces(one, calendar).items():
            seen.setdefault(clock, []).append(pace)
    weights = []
    for start, end in hours:
        cases = seen.get(calendar.clock_hour(start), [])
        pace = median(cases) if cases else Fraction(1)
        weights.append(
            Weight((end - start) * pace, weighed_by if cases else WeighedBy.TIME, len(cases))
        )
    return weights


def of_shifts(shifts: Sequence[Span], hours: Sequence[tuple[Span, Fraction]]) -> list[Fraction]:
    """For each shift the weight of the hours it covers, each by the part of it that it covers."""
    return [
        sum(
            (
                weight * max(0, min(end, stop) - max(start, begin)) / (stop - begin)
                for (begin, stop), weight in hours
            ),
            Fraction(0),
        )
        for start, end in shifts
    ]


def _like(
    room: str, start: int, past: Sequence[PastShow], calendar: Calendar
) -> tuple[WeighedBy, list[PastShow]]:
    """The last shows most like one that begins then in that room; none when too few are."""
    own = [one for one in past if one.room == room and one.rate is not None]
    own.sort(key=lambda one: one.start)
    slot = [one for one in own if _same_slot(one.start, start, calendar)]
    weekday = [one for one in slot if calendar.weekday(one.start) == calendar.weekday(start)]
    classes = ((WeighedBy.SLOT_WEEKDAY, weekday), (WeighedBy.SLOT, slot), (WeighedBy.ROOM, own))
    for weighed_by, like in classes:
        if len(like) >= FEWEST:
            return weighed_by, like[-LAST_SHOWS:]
    return WeighedBy.TIME, []


def _same_slot(one: int, other: int, calendar: Calendar) -> bool:
    apart = abs(calendar.minute_of_day(one) - calendar.minute_of_day(other))
    return min(apart, DAY_MINUTES - apart) <= SAME_SLOT_MINUTES


def _paces(show: PastShow, calendar: Calendar) -> dict[int, Fraction]:
    """Clock hour → its pace as a multiple of the show's; a day-long show sees an hour twice."""
    whole = show.rate
    assert whole
    sums: dict[int, tuple[int, int]] = {}
    for hour in show.hours:
        assert hour.amount is not None
        amount, ms = sums.get(calendar.clock_hour(hour.start), (0, 0))
        sums[calendar.clock_hour(hour.start)] = (amount + hour.amount, ms + hour.end - hour.start)
    return {
        clock: Fraction(max(0, amount), ms) / whole for clock, (amount, ms) in sums.items() if ms
    }
