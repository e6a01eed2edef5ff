"""The team's calendar: show days, weeks, months and clock hours as stretches of UTC ms. [plain]"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kaibo.kit.clock import HOUR, from_ms, hour_offset, to_ms

#: [start, end) in UTC ms.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where a show day begins, in which zone.

    A day lasts as long as the zone's clocks say, 23 or 25 hours when they are moved; an hour is a
    clock hour, cut where the clocks show a full one, and an hour that comes twice is two.
    """

    zone: ZoneInfo
    day_start: time

    def day_of(self, at: int) -> date:
        """The show day an instant is booked under."""
        day = from_ms(at, self.zone).date()
        # As instants: where clocks are moved a time of day comes twice, or not at all.
        return day - timedelta(days=1) if at < self.begins(day) else day

    def begins(self, day: date) -> int:
        """When a show day begins, UTC ms."""
        return to_ms(datetime.combine(day, self.day_start, self.zone))

    def day(self, at: int) -> Span:
        """The show day around an instant."""
        day = self.day_of(at)
        return self.begins(day), self.begins(day + timedelta(days=1))

    def week(self, at: int) -> Span:
        """The week around an instant, from Monday's show day on."""
        day = self.day_of(at)
        monday = day - timedelta(days=day.weekday())
        return self.begins(monday), self.begins(monday + timedelta(days=7))

    def month(self, at: int) -> Span:
        """The month around an instant, from the first one's show day on."""
        first = self.day_of(at).replace(day=1)
        after = (first + timedelta(days=31)).replace(day=1)
        return self.begins(first), self.begins(after)

    def month_before(self, at: int) -> Span:
        """The month before that around an instant."""
        return self.month(self.month(at)[0] - 1)

    def hour(self, at: int) -> Span:
        """The clock hour around an instant. In a zone off by half an hour it begins at half past
        by UTC."""
        offset = hour_offset(at, self.zone)
        begin = (at + offset) // HOUR * HOUR - offset
        return begin, begin + HOUR

    def days(self, span: Span) -> list[Span]:
        """The show days of a stretch, the first and last cut at its edges."""
        return self._cut(span, self.day)

    def hours(self, span: Span) -> list[Span]:
        """The clock hours of a stretch, the first and last cut at its edges."""
        return self._cut(span, self.hour)

    def weekday(self, at: int) -> int:
        """The weekday of the show day, Monday 0."""
        return self.day_of(at).weekday()

    def clock_hour(self, at: int) -> int:
        """The hour the clocks show, 0 to 23."""
        return from_ms(at, self.zone).hour

    def minute_of_day(self, at: int) -> int:
        """The minute the clocks show, 0 to 1439."""
        local = from_ms(at, self.zone)
        return local.hour * 60 + local.minute

    def _cut(self, span: Span, around: Callable[[int], Span]) -> list[Span]:
        out, at = [], span[0]
        while at < span[1]:
            end = min(around(at)[1], span[1])
            out.append((at, end))
            at = end
        return out


def overlap(one: Span, other: Span) -> int:
    """How long two stretches share, ms."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
