"""A goal rolled down by API: from the month to the hour, to the unit."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from kaibo.domains.goals import public
from kaibo.domains.goals.models import Goal
from kaibo.domains.goals.tests.composed import BERLIN, ROOM, at
from kaibo.domains.goals.tests.conftest import EVENING, NOVEMBER, SetGoal
from kaibo.domains.goals.tests.spreading import FRIDAY, THURSDAY, Spreading, stand, values
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.clock import DAY, HOUR

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("known")
def test_a_month_goes_down_to_days_by_their_weekday(desk: Browser, set_goal: SetGoal) -> None:
    month = Spreading(desk, set_goal("month", *NOVEMBER, 1_000_000))
    seen = month.preview("day")
    assert (len(seen["portions"]), seen["unplaced"], Goal.objects.count()) == (30, 0, 1)
    assert {(one["weighed_by_label"], one["cases"]) for one in seen["portions"]} == {
        ("同星期的往日", 5)
    }
    written = month.write("day")
    assert sum(values(written)) == 1_000_000
    # Sunday the 1st has Sundays of 7, 14, 21, 28 and 35 days ago: the median is 4 * 1,021.
    # Saturday the 7th has 1, 8, 15, 22 and 29 days ago: 4 * 1,015.
    by_day = {one["starts_at"]: one["value"] for one in written.json()["goals"]}
    weights = [4_000 + 4 * (15 + (6 - n) % 7) for n in range(30)]
    assert [one["value"] for one in seen["portions"]] == list(by_day.values())
    for n, weight in enumerate(weights):
        exact = Fraction(1_000_000 * weight, sum(weights))
        assert abs(by_day[at(1, 6) + n * DAY] - exact) < 1
    assert {(one["made_by"], one["parent"]) for one in written.json()["goals"]} == {
        ("rolled_down", month.made["id"])
    }


@pytest.mark.usefixtures("known")
def test_the_whole_way_from_the_month_to_the_hour(desk: Browser, set_goal: SetGoal) -> None:
    month = Spreading(desk, set_goal("month", *NOVEMBER, 300_000_01, room=""))
    month.write("day")
    [day] = [one for one in public.goals_for("", *THURSDAY) if one.scope == "day"]
    written = Spreading(desk, {"id": day.id}).write("show").json()["goals"]
    assert [(one["room"], one["starts_at"]) for one in written] == [(ROOM, EVENING[0])]
    assert written[0]["value"] == day.value
    hours = Spreading(desk, written[0]).write("hour")
    assert sum(values(hours)) == day.value
    # The second hour has always brought three times the first.
    first, second = values(hours)
    assert abs(second - 3 * first) <= 2


@pytest.mark.usefixtures("known")
def test_a_day_of_two_rooms_goes_to_both_shows(desk: Browser, set_goal: SetGoal) -> None:
    day = Spreading(desk, set_goal("day", at(4, 6), at(5, 6), 900, room=""))
    written = day.write("show").json()["goals"]
    # The noon room has no history: an hour of it takes the pace of the evening's two.
    assert [(one["room"], one["value"]) for one in written] == [("noon", 300), (ROOM, 600)]


def test_without_history_and_plan_days_are_equal(desk: Browser, set_goal: SetGoal) -> None:
    week = Spreading(desk, set_goal("week", at(2, 6), at(9, 6), 703))
    assert values(week.write("day")) == [101, 101, 101, 100, 100, 100, 100]


def test_without_history_planned_hours_decide(desk: Browser, set_goal: SetGoal) -> None:
    stand(at(3, 20), at(3, 22), at(4, 2))
    stand(at(5, 20), at(5, 22))
    stand(at(5, 20), at(5, 23), room="other")
    week = Spreading(desk, set_goal("week", at(2, 6), at(9, 6), 800))
    seen = week.preview("day")
    assert [one["value"] for one in seen["portions"]] == [0, 600, 0, 200, 0, 0, 0]
    assert [one["planned_ms"] // HOUR for one in seen["portions"]] == [0, 6, 0, 2, 0, 0, 0]
    assert {one["weighed_by_label"] for one in seen["portions"]} == {"排定的开播时长"}
    only = week.write("day", planned_only=True).json()["goals"]
    assert [(one["starts_at"], one["value"]) for one in only] == [
        (at(3, 6), 600),
        (at(5, 6), 200),
    ]


def test_the_roster_makes_shows_of_shifts_that_meet(desk: Browser, set_goal: SetGoal) -> None:
    stand(at(5, 8), at(5, 10))
    stand(at(5, 20), at(5, 23), at(6, 2))
    stand(at(4, 22), at(5, 6), at(5, 8), room="early")
    day = Spreading(desk, set_goal("day", *THURSDAY, 800, room=""))
    written = day.write("show").json()["goals"]
    # What began the evening before is no show of this day, also where it runs on into it.
    assert [(one["starts_at"], one["ends_at"], one["value"]) for one in written] == [
        (at(5, 8), at(5, 10), 200),
        (at(5, 20), at(6, 2), 600),
    ]


def test_a_room_that_never_closes_has_a_show_a_day(desk: Browser, set_goal: SetGoal) -> None:
    stand(*(at(4, 6) + n * 8 * HOUR for n in range(10)))
    for goal_of, told in (
        (THURSDAY, [(at(5, 6), at(6, 6), 9)]),
        (FRIDAY, [(at(6, 6), at(7, 6), 9)]),
    ):
        written = Spreading(desk, set_goal("day", *goal_of, 9)).write("show").json()["goals"]
        assert [(one["starts_at"], one["ends_at"], one["value"]) for one in written] == told


def test_a_show_through_the_night_of_the_clocks_has_an_hour_more(
    desk: Browser, set_goal: SetGoal, settings: Any
) -> None:
    settings.KAIBO_ZONE = "Europe/Berlin"
    start = at(24, 23, month=10, zone=BERLIN.zone)
    end = at(25, 4, month=10, zone=BERLIN.zone)
    show = Spreading(desk, set_goal("show", start, end, 600))
    assert values(show.write("hour")) == [100] * 6
    month = BERLIN.month(start)
    days = Spreading(desk, set_goal("month", *month, 3_100)).write("day").json()["goals"]
    assert [one["value"] for one in days] == [100] * 31
    [long] = [one for one in days if one["ends_at"] - one["starts_at"] != DAY]
    # The clocks go back at three in the night, which belongs to Saturday's show day.
    assert long["starts_at"] == at(24, 6, month=10, zone=BERLIN.zone)


def test_shifts_on_full_hours_bear_exactly_their_hours(desk: Browser, set_goal: SetGoal) -> None:
    stand(at(5, 20), at(5, 21), at(5, 23), at(6, 1))
    show = Spreading(desk, set_goal("show", at(5, 20), at(6, 1), 1_000))
    hours = values(show.write("hour"))
    assert hours == [200, 200, 200, 200, 200]
    first = public.goals_for(ROOM, at(5, 20), at(5, 21))[-1]
    desk.post(f"/api/goals/{first.id}", expect=1, value=600)
    assert values(show.write("hour")) == [600, 100, 100, 100, 100]
    written = show.write("shift")
    assert values(written) == [600, 200, 200]
    seen = show.preview("shift")
    assert {one["weighed_by_label"] for one in seen["portions"]} == {"已定的小时目标"}
    assert [one["now"] for one in seen["portions"]] == [600, 200, 200]


def test_a_show_planned_twice_is_one_show(desk: Browser, set_goal: SetGoal, settings: Any) -> None:
    settings.KAIBO_GOAL_INPUTS = "kaibo.domains.goals.tests.composed.PlannedTwice"
    assert values(Spreading(desk, set_goal("day", *THURSDAY, 900)).write("show")) == [900]


def test_a_show_into_the_morning_is_planned_for_the_day_it_began(
    desk: Browser, set_goal: SetGoal
) -> None:
    stand(at(4, 2), at(4, 8))
    week = Spreading(desk, set_goal("week", at(2, 6), at(9, 6), 800))
    assert values(week.write("day")) == [0, 800, 0, 0, 0, 0, 0]


def test_hours_set_for_a_part_of_the_show_do_not_decide_about_its_shifts(
    desk: Browser, set_goal: SetGoal
) -> None:
    stand(at(5, 20), at(5, 21), at(5, 22))
    set_goal("hour", at(5, 20), at(5, 21), 800)
    show = Spreading(desk, set_goal("show", *EVENING, 900))
    seen = show.preview("shift")
    assert [one["value"] for one in seen["portions"]] == [450, 450]
    assert {one["weighed_by_label"] for one in seen["portions"]} == {"时长"}
