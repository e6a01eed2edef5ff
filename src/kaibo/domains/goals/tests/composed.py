"""A calendar and past shows for the tests of goals: rooms, hours and amounts are made up here."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from kaibo.domains.goals.inputs import Planned
from kaibo.domains.goals.rules.calendar import Calendar
from kaibo.domains.goals.rules.history import HourSum, PastShow
from kaibo.kit.clock import DAY, HOUR, SHANGHAI, to_ms

CALENDAR = Calendar(SHANGHAI, time(6))
BERLIN = Calendar(ZoneInfo("Europe/Berlin"), time(6))
ROOM = "flagship-a"


def at(
    day: int, hour: int = 0, minute: int = 0, *, month: int = 11, zone: ZoneInfo = SHANGHAI
) -> int:
    """UTC ms of a wall-clock time in 2026. Monday 2 November is day 2."""
    return to_ms(datetime(2026, month, day, hour, minute, tzinfo=zone))


def past(start: int, *amounts: int | None, room: str = ROOM) -> PastShow:
    """A show of full hours from `start` on, one amount an hour."""
    hours = tuple(
        HourSum(start + n * HOUR, start + (n + 1) * HOUR, amount)
        for n, amount in enumerate(amounts)
    )
    return PastShow(room, start, start + len(amounts) * HOUR, hours)


class TwoRooms:
    """Inputs for the tests: an evening show a day in one room, a noon show on even days in the
    other; five weeks of evenings behind, the second hour bringing three times the first."""

    def shows(self, room: str, start: int, end: int) -> list[Planned]:
        """As `Inputs` says."""
        every = [Planned(ROOM, at(1, 20) + n * DAY, at(1, 22) + n * DAY) for n in range(30)]
        every += [
            Planned("noon", at(2, 12) + n * DAY, at(2, 13) + n * DAY) for n in range(0, 30, 2)
        ]
        found = [one for one in every if start <= one.start < end and room in ("", one.room)]
        return sorted(found, key=lambda one: one.start)

    def past(self, room: str, metric: str, before: int) -> list[PastShow]:
        """As `Inputs` says."""
        if room not in ("", ROOM):
            return []
        evenings = [past(at(1, 20) - n * DAY, 1_000 + n, 3_000 + 3 * n) for n in range(35, 0, -1)]
        return [one for one in evenings if one.end <= before]


class LearntTonight(TwoRooms):
    """Of past shows something is known only from 21:00 on the 5th on: 1 to 1 to 3."""

    def past(self, room: str, metric: str, before: int) -> list[PastShow]:
        """As `Inputs` says."""
        if before < at(5, 21):
            return []
        return [past(at(5, 20) - n * DAY, 100, 100, 300) for n in range(3, 0, -1)]


class PlannedTwice(TwoRooms):
    """Everything in the plan stands there twice."""

    def shows(self, room: str, start: int, end: int) -> list[Planned]:
        """As `Inputs` says."""
        return [one for one in super().shows(room, start, end) for _ in range(2)]
