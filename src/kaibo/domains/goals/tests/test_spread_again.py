"""A goal rolled down around what is there already: set by hand, over, moved, or seen differently."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.goals import public
from kaibo.domains.goals.models import Goal
from kaibo.domains.goals.tests.composed import ROOM, at
from kaibo.domains.goals.tests.conftest import EVENING, NOVEMBER, SetGoal, goal
from kaibo.domains.goals.tests.spreading import THURSDAY, Spreading, stand, values
from kaibo.domains.people import public as people
from kaibo.domains.people.actions import shifts
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import system
from kaibo.kit.clock import HOUR
from kaibo.kit.fact import Fact

pytestmark = pytest.mark.django_db


def test_what_was_set_by_hand_stays_and_rolling_again_writes_only_what_differs(
    desk: Browser, set_goal: SetGoal
) -> None:
    show = Spreading(desk, set_goal("show", *EVENING, 900))
    first, second = show.write("hour").json()["goals"]
    desk.post(f"/api/goals/{first['id']}", expect=1, value=800)
    written = show.write("hour").json()["goals"]
    assert [(one["value"], one["made_by"]) for one in written] == [
        (800, "person"),
        (100, "rolled_down"),
    ]
    assert written[1]["id"] == second["id"]
    facts = Fact.objects.count()
    assert show.write("hour").json()["goals"] == written
    assert Fact.objects.count() == facts


def test_more_set_by_hand_than_the_goal_is_refused_and_nothing_changes(
    desk: Browser, set_goal: SetGoal
) -> None:
    set_goal("hour", EVENING[0], EVENING[0] + HOUR, 950_00)
    show = Spreading(desk, set_goal("show", *EVENING, 900_00))
    assert show.preview("hour")["unplaced"] == -50_00
    answer = show.write("hour")
    assert (answer.status_code, answer.json()["code"]) == (409, "set_too_high")
    assert "比要分的目标多 50.00 元。" in answer.json()["text"]
    assert Goal.objects.count() == 2


@pytest.mark.usefixtures("known")
def test_a_day_without_a_show_has_nothing_to_take_it(desk: Browser, set_goal: SetGoal) -> None:
    day = Spreading(desk, set_goal("day", at(5, 6), at(6, 6), 500, room="noon"))
    answer = day.write("show")
    assert (answer.status_code, answer.json()["code"]) == (409, "no_parts")
    assert answer.json()["text"].startswith("还有 5.00 元 没有地方可分：这一段里没有可分的场次")
    assert Goal.objects.count() == 1


def test_only_what_was_seen_is_written(desk: Browser, set_goal: SetGoal) -> None:
    show = Spreading(desk, set_goal("show", *EVENING, 900))
    digest = show.preview("hour")["digest"]
    set_goal("hour", EVENING[0], EVENING[0] + HOUR, 500)
    answer = show.write("hour", digest)
    assert (answer.status_code, answer.json()["code"]) == (409, "spread_changed")
    assert Goal.objects.filter(made_by="rolled_down").count() == 0
    stale = desk.post(show.path, into="hour", expect=7, digest=show.preview("hour")["digest"])
    assert stale.json()["code"] == "stale"
    assert Goal.objects.filter(made_by="rolled_down").count() == 0


def test_after_a_miss_the_rest_is_an_option_that_leaves_what_is_over(
    desk: Browser, set_goal: SetGoal
) -> None:
    show = Spreading(desk, set_goal("show", at(5, 20), at(6), 1_200))
    assert values(show.write("hour")) == [300, 300, 300, 300]
    at_ten: dict[str, Any] = {"at": at(5, 22), "done": 400}
    seen = show.preview("hour", **at_ten)
    assert [(one["starts_at"], one["value"], one["now"]) for one in seen["portions"]] == [
        (at(5, 22), 400, 300),
        (at(5, 23), 400, 300),
    ]
    assert (seen["done"], seen["unplaced"]) == (400, 0)
    # Looking at it has changed nothing.
    assert set(Goal.objects.filter(scope="hour").values_list("value", flat=True)) == {300}
    assert values(show.write("hour", **at_ten)) == [300, 300, 400, 400]


def test_what_is_left_goes_by_what_is_known_at_that_moment(
    desk: Browser, set_goal: SetGoal, settings: Any
) -> None:
    settings.KAIBO_GOAL_INPUTS = "kaibo.domains.goals.tests.composed.LearntTonight"
    show = Spreading(desk, set_goal("show", at(5, 20), at(5, 23), 900))
    assert values(show.write("hour")) == [300, 300, 300]
    assert values(show.write("hour", at=at(5, 21), done=100)) == [300, 200, 600]


def test_what_is_left_needs_a_moment_and_a_figure(desk: Browser, set_goal: SetGoal) -> None:
    show = Spreading(desk, set_goal("show", *EVENING, 900))
    for half in ({"at": EVENING[0]}, {"done": 5}):
        answer = desk.post(f"{show.path}/preview", into="hour", **half)
        assert answer.status_code == 422
        assert "要同时给出时刻和到那时完成了多少" in answer.json()["text"]


def test_a_roster_that_moved_clears_the_shifts_that_are_no_more(
    desk: Browser, set_goal: SetGoal
) -> None:
    stand(at(5, 20), at(5, 21), at(5, 22))
    show = Spreading(desk, set_goal("show", *EVENING, 900))
    assert values(show.write("shift")) == [450, 450]
    for card in people.shifts(*EVENING):
        shifts.retire(system("test"), card.id, expect=1)
    stand(at(5, 20), at(5, 22))
    assert values(show.write("shift")) == [900]
    assert [one.value for one in public.goals_for(ROOM, *EVENING)] == [900, 900]


def test_a_show_that_moved_takes_its_old_hours_away(desk: Browser, set_goal: SetGoal) -> None:
    stand(at(5, 20), at(5, 22))
    day = Spreading(desk, set_goal("day", *THURSDAY, 900))
    [show] = day.write("show").json()["goals"]
    Spreading(desk, show).write("hour")
    for card in people.shifts(*EVENING):
        shifts.retire(system("test"), card.id, expect=1)
    stand(at(5, 14), at(5, 16))
    day.write("show")
    assert [(one.scope, one.start, one.value) for one in public.goals_for(ROOM, *THURSDAY)] == [
        ("day", at(5, 6), 900),
        ("show", at(5, 14), 900),
    ]


def test_a_show_set_by_hand_in_a_room_counts_for_the_whole_team(
    desk: Browser, set_goal: SetGoal
) -> None:
    stand(at(5, 20), at(5, 22))
    stand(at(5, 20), at(5, 22), room="other")
    set_goal("show", *EVENING, 700)
    # A goal of another metric, and one of another day, are not this day's.
    desk.post("/api/goals", **goal("show", *EVENING, 5, room="other") | {"metric": "net_1h"})
    set_goal("show", at(6, 20), at(6, 22), 5, room="other")
    day = Spreading(desk, set_goal("day", *THURSDAY, 900, room=""))
    seen = day.preview("show")
    assert [(one["room"], one["value"]) for one in seen["portions"]] == [("other", 200)]
    assert [(one["room"], one["value"]) for one in seen["kept"]] == [(ROOM, 700)]


def test_a_show_of_the_evening_before_is_no_part_of_this_day(
    desk: Browser, set_goal: SetGoal
) -> None:
    set_goal("show", at(4, 22), at(5, 8), 300)
    stand(at(5, 20), at(5, 22))
    seen = Spreading(desk, set_goal("day", *THURSDAY, 900)).preview("show")
    assert ([one["value"] for one in seen["portions"]], seen["kept"]) == ([900], [])


def test_a_shift_counts_as_far_as_it_lies_in_the_show(desk: Browser, set_goal: SetGoal) -> None:
    stand(at(5, 17), at(5, 21), at(6, 2))
    show = Spreading(desk, set_goal("show", *EVENING, 900))
    assert [
        (one["starts_at"], one["ends_at"], one["value"])
        for one in show.preview("shift")["portions"]
    ] == [
        (at(5, 20), at(5, 21), 450),
        (at(5, 21), at(5, 22), 450),
    ]


def test_clearing_a_goal_takes_what_was_rolled_down_but_not_what_was_set(
    desk: Browser, set_goal: SetGoal
) -> None:
    stand(at(5, 20), at(5, 22))
    day = Spreading(desk, set_goal("day", *THURSDAY, 900))
    [show] = day.write("show").json()["goals"]
    first, _ = Spreading(desk, show).write("hour").json()["goals"]
    desk.post(f"/api/goals/{first['id']}", expect=1, value=800)
    cleared = desk.post(f"/api/goals/{day.made['id']}/clear", expect=1).json()
    assert [(one["scope"], one["value"]) for one in cleared] == [
        ("day", 900),
        ("show", 900),
        ("hour", 450),
    ]
    assert [(one.scope, one.value) for one in public.goals_for(ROOM, *THURSDAY)] == [("hour", 800)]


@pytest.mark.parametrize(
    ("scope", "into", "told"),
    [
        ("month", "hour", "月目标不能分到小时，可以分到：日。"),
        ("day", "day", "日目标不能分到日，可以分到：场次。"),
        ("hour", "hour", "小时目标不能分到小时，它不能再往下分。"),
    ],
)
def test_a_goal_goes_down_one_step_at_a_time(
    desk: Browser, set_goal: SetGoal, scope: str, into: str, told: str
) -> None:
    spans = {"month": NOVEMBER, "day": THURSDAY, "hour": (EVENING[0], EVENING[0] + HOUR)}
    made = set_goal(scope, *spans[scope], 1)
    answer = desk.post(f"/api/goals/{made['id']}/spread/preview", into=into)
    assert (answer.status_code, answer.json()["text"]) == (422, told)


def test_people_do_not_add_up_so_a_goal_of_buyers_is_not_split(desk: Browser) -> None:
    made = desk.post("/api/goals", **goal("show", *EVENING, 100) | {"metric": "buyers"}).json()
    assert made["into"] == []
    answer = desk.post(f"/api/goals/{made['id']}/spread/preview", into="hour")
    assert (answer.status_code, answer.json()["code"]) == (409, "does_not_add")
    assert desk.post("/api/goals/999/spread/preview", into="hour").status_code == 404
