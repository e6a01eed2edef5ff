"""Weights from past shows: exact, from the most telling class with cases enough."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from kaibo.domains.goals.choices import WeighedBy
from kaibo.domains.goals.rules import history
from kaibo.domains.goals.rules.history import PastShow, Weight
from kaibo.domains.goals.tests.composed import BERLIN, CALENDAR, ROOM, at, past
from kaibo.kit.clock import DAY, HOUR, MINUTE

WEEK = 7 * DAY
MONDAY = at(2, 20)


def _evenings(*amounts: int | None) -> list[PastShow]:
    """One-hour shows on the evenings before Monday the 2nd, the last amount on Sunday."""
    days = range(len(amounts), 0, -1)
    return [past(MONDAY - n * DAY, one) for n, one in zip(days, amounts, strict=True)]


def test_a_day_takes_the_median_of_its_own_weekday() -> None:
    shows = [past(MONDAY - n * WEEK, one) for n, one in ((1, 900), (2, 100), (3, 400))]
    shows += [past(MONDAY + DAY - WEEK, 50)]
    days = [CALENDAR.day(MONDAY), CALENDAR.day(MONDAY + DAY)]
    assert history.of_days(days, shows, CALENDAR) == [
        Weight(F(400), WeighedBy.WEEKDAY, 3),
        # Tuesdays are too few: all four days, the median between 100 and 400.
        Weight(F(250), WeighedBy.ALL_DAYS, 4),
    ]


def test_two_shows_of_a_day_are_one_day_also_past_midnight() -> None:
    # 20:00 and 01:00 belong to one show day.
    shows = [past(MONDAY - n * DAY, 100) for n in (1, 2, 3)]
    shows += [past(MONDAY - n * DAY + 5 * HOUR, 11) for n in (1, 2, 3)]
    [weight] = history.of_days([CALENDAR.day(MONDAY)], shows, CALENDAR)
    assert weight == Weight(F(111), WeighedBy.ALL_DAYS, 3)


def test_a_day_with_an_unknown_hour_is_unknown_and_no_zero() -> None:
    shows = _evenings(100, 300, 200)
    shows[1] = past(shows[1].start, 300, None)
    assert history.of_days([CALENDAR.day(MONDAY)], shows, CALENDAR) == []
    zero = _evenings(100, 0, 200)
    [weight] = history.of_days([CALENDAR.day(MONDAY)], zero, CALENDAR)
    assert weight.value == 100


def test_more_refunded_than_sold_weighs_nothing_and_never_less() -> None:
    [weight] = history.of_days([CALENDAR.day(MONDAY)], _evenings(-500, -100, -5), CALENDAR)
    assert weight.value == 0


def test_an_hour_takes_its_share_of_shows_like_it_each_counted_once() -> None:
    # 1:3, 1:1 and 1:7 within a show; the second show is a hundred times as large.
    shows = [past(MONDAY - WEEK, 25, 75), past(MONDAY - 2 * WEEK, 5000, 5000)]
    shows += [past(MONDAY - 3 * WEEK, 10, 70)]
    show = (MONDAY, MONDAY + 2 * HOUR)
    hours = CALENDAR.hours(show)
    weights = history.of_hours(ROOM, show, hours, shows, CALENDAR)
    assert weights == [
        Weight(F(HOUR, 2), WeighedBy.SLOT_WEEKDAY, 3),
        Weight(F(3 * HOUR, 2), WeighedBy.SLOT_WEEKDAY, 3),
    ]


def test_a_half_hour_weighs_half_and_an_hour_never_seen_goes_by_time() -> None:
    shows = [past(MONDAY - n * WEEK, 1, 3) for n in (1, 2, 3)]
    show = (MONDAY - 30 * MINUTE, MONDAY + 90 * MINUTE)
    weights = history.of_hours(ROOM, show, CALENDAR.hours(show), shows, CALENDAR)
    assert [(one.value, one.weighed_by, one.cases) for one in weights] == [
        (F(HOUR, 2), WeighedBy.TIME, 0),
        (F(HOUR, 2), WeighedBy.SLOT_WEEKDAY, 3),
        (F(HOUR, 2) * F(3, 2), WeighedBy.SLOT_WEEKDAY, 3),
    ]


@pytest.mark.parametrize(
    ("shows", "weighed_by", "cases"),
    [
        (
            [past(MONDAY - n * WEEK - HOUR, 5, 5, 5) for n in (1, 2, 3, 4)],
            WeighedBy.SLOT_WEEKDAY,
            4,
        ),
        ([past(MONDAY - n * DAY, 5, 5) for n in (1, 2, 3, 4)], WeighedBy.SLOT, 4),
        ([past(MONDAY - n * DAY - 5 * HOUR, *[5] * 7) for n in (1, 2, 3)], WeighedBy.ROOM, 3),
        ([past(MONDAY - n * DAY, 5, 5) for n in (1, 2)], WeighedBy.TIME, 0),
        ([past(MONDAY - n * DAY, 5, 5, room="other") for n in (1, 2, 3)], WeighedBy.TIME, 0),
        ([past(MONDAY - n * DAY, 5, None) for n in (1, 2, 3)], WeighedBy.TIME, 0),
        ([past(MONDAY - n * DAY, 0, 0) for n in (1, 2, 3)], WeighedBy.TIME, 0),
        ([past(MONDAY - n * DAY, 5, 5) for n in range(1, 31)], WeighedBy.SLOT_WEEKDAY, 4),
        ([past(MONDAY - n * DAY, 5, 5) for n in range(1, 31) if n % 7], WeighedBy.SLOT, 20),
        ([], WeighedBy.TIME, 0),
    ],
)
def test_the_narrowest_class_with_three_shows_is_taken_and_named(
    shows: list[PastShow], weighed_by: WeighedBy, cases: int
) -> None:
    show = (MONDAY, MONDAY + 2 * HOUR)
    weights = history.of_hours(ROOM, show, CALENDAR.hours(show), shows, CALENDAR)
    assert {(one.weighed_by, one.cases) for one in weights} == {(weighed_by, cases)}
    assert [one.value for one in weights] == [HOUR, HOUR]


def test_a_slot_goes_round_midnight() -> None:
    start = at(3, 0, 10)
    shows = [past(start - n * DAY - 20 * MINUTE, 5, 5) for n in (1, 2, 3)]
    show = (start, start + HOUR)
    weights = history.of_hours(ROOM, show, CALENDAR.hours(show), shows, CALENDAR)
    assert weights[0].weighed_by is WeighedBy.SLOT


def test_a_show_takes_the_pace_of_shows_like_it_times_its_length() -> None:
    shows = [past(MONDAY - n * DAY, 100, 300) for n in (1, 2, 3)]
    wanted = [(ROOM, (MONDAY, MONDAY + 3 * HOUR)), ("new", (MONDAY, MONDAY + HOUR))]
    weights = history.of_shows(wanted, shows, CALENDAR)
    assert weights == [
        Weight(F(600), WeighedBy.SLOT, 3),
        # A room nobody knows takes the pace the known ones have.
        Weight(F(200), WeighedBy.TIME, 0),
    ]
    assert [one.value for one in history.of_shows(wanted, [], CALENDAR)] == [3 * HOUR, HOUR]


def test_a_shift_weighs_what_its_hours_weigh() -> None:
    hours = [((at(2, 20), at(2, 21)), F(10)), ((at(2, 21), at(2, 22)), F(40))]
    shifts = [(at(2, 20), at(2, 21, 30)), (at(2, 21, 30), at(2, 22)), (at(2, 22), at(2, 23))]
    assert history.of_shifts(shifts, hours) == [30, 20, 0]


def test_an_hour_that_comes_twice_is_two_hours_of_one_clock() -> None:
    # Berlin, 25 October 2026: the clocks show 02 twice.
    start = at(25, 1, month=10, zone=BERLIN.zone)
    night = past(start, 10, 10, 40)
    assert [BERLIN.clock_hour(one.start) for one in night.hours] == [1, 2, 2]
    likes = [past(start - n * DAY, 10, 25) for n in (1, 2)]
    show = (start + DAY + HOUR, start + DAY + 3 * HOUR)
    weights = history.of_hours(ROOM, show, BERLIN.hours(show), [night, *likes], BERLIN)
    # 01: 1/2, 4/7, 4/7 of the pace; 02: 50 in two hours of that night is 5/4 of its pace, then 10/7.
    assert [one.value / HOUR for one in weights] == [F(4, 7), F(10, 7)]
