"""Promises of goals' standing: days by the shows that began in them, a row by itself, nothing guessed."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.config.goal_inputs import GoalInputs
from kaibo.domains.control.tests.hall import Hall
from kaibo.domains.goals.actions import goals
from kaibo.domains.goals.choices import Scope
from kaibo.domains.goals.models import Goal
from kaibo.domains.people.tests.conftest import Browser, MakeUser
from kaibo.domains.review.boards import keeping
from kaibo.domains.review.boards.tests.nights import at, night
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
ROOM = "flagship-a"
#: Show days begin at 06:00; evenings at 22:00.
MORNING = at(0) - 16 * HOUR
DAY = 24 * HOUR


def put(lead: Actor, scope: Scope, start: int, end: int, value: int, room: str = ROOM) -> Goal:
    return goals.set_goal(
        lead, scope=scope, room=room, metric="gmv", span=(start, end), value=value
    )


def asked(page: Browser, start: int, end: int, **more: str) -> dict[str, Any]:
    query = "&".join(f"{name}={value}" for name, value in more.items())
    found: dict[str, Any] = page.get(f"/api/review/goals?start={start}&end={end}&{query}")
    return found


def of(told: dict[str, Any], goal: Goal) -> dict[str, Any]:
    [found] = [one for one in told["goals"] if one["goal"] == goal.pk]
    return dict(found)


def traced(page: Browser, standing: dict[str, Any]) -> int:
    """What the records behind a standing add up to."""
    where = f"level={standing['level']}&key={standing['key']}&measure=gmv"
    found = page.get(f"/api/rooms/{ROOM}/shows/{standing['show']}/trace?{where}")
    return int(found["total"])


def test_a_day_is_the_sum_of_the_shows_that_began_in_it(
    desk: Browser, hall: Hall, made: Any, lead: Actor
) -> None:
    night(hall, 0, 10_000, 20_000)
    night(hall, 1, 5_000)
    keeping.keep_owed()
    first = put(lead, Scope.DAY, MORNING, MORNING + DAY, 50_000)
    team = put(lead, Scope.DAY, MORNING + DAY, MORNING + 2 * DAY, 4_000, room="")
    told = asked(desk, MORNING, MORNING + 2 * DAY)
    assert [(one["show"], one["done"]) for one in told["shows"]] == [("n0", 30_000), ("n1", 5_000)]
    assert (of(told, first)["done"], of(told, first)["left"]) == (30_000, 20_000)
    assert (of(told, team)["done"], of(told, team)["over"]) == (5_000, 1_000)
    only = asked(desk, MORNING, MORNING + 2 * DAY, room="flagship-a")
    assert [one["goal"] for one in only["goals"]] == [first.pk]


def test_a_show_nobody_has_kept_yet_makes_its_day_unknown_and_not_smaller(
    desk: Browser, hall: Hall, made: Any, lead: Actor
) -> None:
    night(hall, 0, 10_000, hours=1)
    keeping.keep_owed()
    hall.press("show.start", 2 * HOUR, ref="again", x={"title": "加播"})
    hall.press("show.end", 3 * HOUR)
    day = put(lead, Scope.DAY, MORNING, MORNING + DAY, 50_000)
    told = asked(desk, MORNING, MORNING + DAY)
    assert [(one["show"], one["done"]) for one in told["shows"]] == [
        ("n0", 10_000), ("again", None),
    ]  # fmt: skip
    assert (of(told, day)["done"], of(told, day)["left"]) == (None, None)


def test_what_runs_is_measured_now_at_its_own_show_shift_and_hour(
    desk: Browser, hall: Hall, made: Any, lead: Actor
) -> None:
    night(hall, 0, 10_000, 20_000, ends=False)
    show = put(lead, Scope.SHOW, at(0), at(0) + 2 * HOUR, 90_000)
    shift = put(lead, Scope.SHIFT, at(0), at(0) + 2 * HOUR, 60_000)
    hour = put(lead, Scope.HOUR, at(0), at(0) + HOUR, 40_000)
    ahead = put(lead, Scope.HOUR, at(0) + HOUR, at(0) + 2 * HOUR, 50_000)
    told = asked(desk, MORNING, MORNING + DAY, deep="true")
    found = [
        (of(told, one)["done"], of(told, one)["left"], of(told, one)["runs"])
        for one in (show, shift, hour)
    ]
    assert found[:2] == [(30_000, 60_000, True), (30_000, 30_000, True)]
    assert found[2][:2] == (30_000, 10_000)
    assert of(told, ahead)["done"] in (None, 0), "nothing of the hour before"
    assert {one["goal"] for one in asked(desk, MORNING, MORNING + DAY)["goals"]} == set()
    assert [traced(desk, of(told, one)) for one in (show, shift, hour)] == [30_000] * 3


def test_what_a_goal_is_measured_on_opens_to_its_records_also_when_it_is_over(
    desk: Browser, hall: Hall, made: Any, lead: Actor
) -> None:
    night(hall, 0, 10_000, 20_000, late=30 * MINUTE)
    keeping.keep_owed()
    show = put(lead, Scope.SHOW, at(0), at(0) + 3 * HOUR, 90_000)
    shift = put(lead, Scope.SHIFT, at(0), at(0) + 3 * HOUR, 60_000)
    hours = [
        put(lead, Scope.HOUR, at(0) + n * HOUR, at(0) + (n + 1) * HOUR, 40_000) for n in (0, 1, 2)
    ]
    ahead = put(lead, Scope.HOUR, at(1), at(1) + HOUR, 40_000)
    told = asked(desk, MORNING, MORNING + 2 * DAY, deep="true")
    cells = [(of(told, one)["level"], of(told, one)["key"]) for one in (show, *hours, ahead)]
    assert cells == [
        ("show", "show"),
        ("minute", f"{at(0) + 30 * MINUTE}-{at(0) + HOUR}"),
        ("minute", f"{at(0) + HOUR}-{at(0) + 2 * HOUR}"),
        ("minute", f"{at(0) + 2 * HOUR}-{at(0) + 2 * HOUR + 30 * MINUTE}"),
        ("", ""),
    ]
    for goal in (show, shift, *hours):
        assert traced(desk, of(told, goal)) == of(told, goal)["done"]
    assert sum(of(told, one)["done"] for one in hours) == of(told, show)["done"] == 30_000


def test_a_show_that_went_live_early_is_held_to_its_goal_and_not_to_tomorrows(
    desk: Browser, hall: Hall, made: Any, lead: Actor
) -> None:
    night(hall, 0, 10_000, ends=False)
    now = asked(desk, MORNING, MORNING + DAY)["shows"][0]
    soon = put(lead, Scope.SHOW, at(0) + HOUR + 20 * MINUTE, at(0) + 3 * HOUR, 90_000)
    later = put(lead, Scope.SHOW, at(1), at(1) + 2 * HOUR, 70_000)
    assert now["end"] is None
    told = asked(desk, MORNING, MORNING + 2 * DAY, deep="true")
    assert (of(told, soon)["done"], of(told, soon)["runs"]) == (10_000, True)
    assert (of(told, later)["done"], of(told, later)["runs"]) == (None, False)


def test_a_day_asked_for_does_not_measure_the_month(
    desk: Browser, hall: Hall, made: Any, lead: Actor
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    start = MORNING - 9 * DAY
    month = put(lead, Scope.MONTH, start, start + 30 * DAY, 900_000)
    assert asked(desk, MORNING, MORNING + DAY, deep="true")["goals"] == []
    whole = of(asked(desk, start, start + 30 * DAY), month)
    assert (whole["done"], whole["left"]) == (10_000, 890_000)


def test_whoever_may_not_see_sales_is_told_the_goal_and_nothing_of_what_was_brought(
    browser: Browser, make_user: MakeUser, hall: Hall, made: Any, lead: Actor
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    day = put(lead, Scope.DAY, MORNING, MORNING + DAY, 50_000)
    browser.sign_in(make_user("cut", "剪辑小林", Duty.EDITING))
    told = asked(browser, MORNING, MORNING + DAY)
    assert told["seen"] is False
    assert [one["done"] for one in told["shows"]] == [None]
    assert {of(told, day)[name] for name in ("done", "left", "over", "need_per_hour")} == {None}


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"metric": "nonsense"}, "没有「nonsense」这个指标。"),
        ({"deep": "true"}, "一次最多看 4 天，请把时间选短一些。"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(
    desk: Browser, more: dict[str, str], text: str
) -> None:
    query = "&".join(f"{name}={value}" for name, value in more.items())
    answer = desk.client.get(f"/api/review/goals?start={MORNING}&end={MORNING + 10 * DAY}&{query}")
    assert (answer.status_code, answer.json()["text"]) == (422, text)


def test_goals_are_rolled_down_by_what_kept_shows_brought_in_each_hour(
    hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000, 20_000)
    night(hall, 1, 5_000)
    keeping.keep_owed()
    found = GoalInputs().past(ROOM, "gmv", at(2))
    assert [(one.room, one.start, one.end, one.amount) for one in found] == [
        (ROOM, at(0), at(0) + 2 * HOUR, 30_000), (ROOM, at(1), at(1) + 2 * HOUR, 5_000),
    ]  # fmt: skip
    assert [(hour.start, hour.amount) for hour in found[0].hours] == [
        (at(0), 30_000), (at(0) + HOUR, 0),
    ]  # fmt: skip
    assert GoalInputs().past("", "gmv", at(1)) == found[:1]
    assert GoalInputs().past("other", "gmv", at(2)) == []
    assert GoalInputs().past(ROOM, "order_value", at(2))[0].amount is None, "a ratio is no sum"
