"""Show days, weeks, months and hours, also over midnight and where clocks are moved."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.goals.rules.calendar import Calendar
from kaibo.domains.goals.tests.composed import BERLIN, CALENDAR, at
from kaibo.kit.clock import DAY, HOUR, MINUTE

ZONES = [
    "Asia/Shanghai",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "America/St_Johns",
]


def test_a_show_past_midnight_belongs_to_the_day_before() -> None:
    assert CALENDAR.day_of(at(3, 5, 59)) == date(2026, 11, 2)
    assert CALENDAR.day_of(at(3, 6)) == date(2026, 11, 3)
    assert CALENDAR.day(at(3, 1)) == (at(2, 6), at(3, 6))
    assert CALENDAR.weekday(at(2, 5)) == 6 and CALENDAR.weekday(at(2, 6)) == 0


def test_months_and_weeks_begin_with_the_show_day() -> None:
    assert CALENDAR.month(at(1, 5)) == (at(1, 6, month=10), at(1, 6))
    assert CALENDAR.month(at(30, 23)) == (at(1, 6), at(1, 6, month=12))
    assert CALENDAR.month_before(at(15)) == (at(1, 6, month=10), at(1, 6))
    assert CALENDAR.week(at(8, 23)) == (at(2, 6), at(9, 6))
    assert len(CALENDAR.days(CALENDAR.month(at(2, 6)))) == 30


def test_an_evening_is_cut_at_full_hours_also_over_midnight() -> None:
    assert CALENDAR.hours((at(2, 22, 30), at(3, 1, 10))) == [
        (at(2, 22, 30), at(2, 23)),
        (at(2, 23), at(3)),
        (at(3), at(3, 1)),
        (at(3, 1), at(3, 1, 10)),
    ]
    assert CALENDAR.hours((at(2, 20), at(2, 20))) == []


def test_a_day_has_as_many_hours_as_the_clocks_say() -> None:
    spring = BERLIN.day(at(28, 12, month=3, zone=BERLIN.zone))
    autumn = BERLIN.day(at(24, 12, month=10, zone=BERLIN.zone))
    plain = BERLIN.day(at(10, 12, zone=BERLIN.zone))
    assert [one[1] - one[0] for one in (spring, autumn, plain)] == [23 * HOUR, 25 * HOUR, DAY]
    assert [len(BERLIN.hours(one)) for one in (spring, autumn, plain)] == [23, 25, 24]
    clocks = [BERLIN.clock_hour(start) for start, _ in BERLIN.hours(autumn)]
    assert clocks[19:23] == [1, 2, 2, 3]


def test_hours_of_a_zone_off_by_half_an_hour_are_the_clocks_own() -> None:
    india = Calendar(ZoneInfo("Asia/Kolkata"), time(6))
    evening = at(2, 20, zone=india.zone)
    assert india.hours((evening, evening + 2 * HOUR)) == [
        (evening, evening + HOUR),
        (evening + HOUR, evening + 2 * HOUR),
    ]


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=30, deadline=None)
@given(
    start=st.integers(at(1, month=1), at(31, month=12)),
    length=st.integers(1, 40 * DAY),
    begins=st.sampled_from([time(0), time(2, 30), time(6)]),
)
def test_any_stretch_is_cut_without_gap_or_overlap(
    zone: str, start: int, length: int, begins: time
) -> None:
    calendar = Calendar(ZoneInfo(zone), begins)
    for cut in (calendar.days, calendar.hours):
        pieces = cut((start, start + length))
        assert (pieces[0][0], pieces[-1][1]) == (start, start + length)
        assert all(one[1] == other[0] for one, other in pairwise(pieces))
        # Whole ones but for the two at the edges; a change of the clocks may cut one hour short.
        assert all(end - begin >= 30 * MINUTE for begin, end in pieces[1:-1])
        assert len(pieces) <= length // HOUR + 3
