"""Goals by API: set, changed, cleared, taken over; and what other domains see of them."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.goals import public
from kaibo.domains.goals.models import Goal
from kaibo.domains.goals.public import GoalCard, MadeBy, Scope
from kaibo.domains.goals.tests.composed import ROOM, at
from kaibo.domains.goals.tests.conftest import EVENING, NOVEMBER, SetGoal, goal
from kaibo.domains.people.tests.conftest import Browser, MakeUser
from kaibo.kit.clock import HOUR
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
DECEMBER = (at(1, 6, month=12), NOVEMBER[1] + 31 * 24 * HOUR)


def test_a_month_is_set_and_seen(desk: Browser, set_goal: SetGoal) -> None:
    made = set_goal("month", *NOVEMBER, 3_000_000_00)
    assert made == {
        "id": made["id"],
        "version": 1,
        "scope": "month",
        "scope_label": "月",
        "room": ROOM,
        "starts_at": NOVEMBER[0],
        "ends_at": NOVEMBER[1],
        "metric": "gmv",
        "metric_label": "成交金额",
        "unit": "fen",
        "value": 3_000_000_00,
        "made_by": "person",
        "made_by_label": "手工定",
        "parent": None,
        "note": "",
        "into": ["day"],
        "active": True,
    }
    card = GoalCard(
        made["id"], 1, Scope.MONTH, ROOM, *NOVEMBER, "gmv", 3_000_000_00, MadeBy.PERSON, None, ""
    )
    assert public.goals_for(ROOM, NOVEMBER[1] - 1, NOVEMBER[1], "gmv") == [card]
    assert public.goal(made["id"]) == card
    # [start, end): a goal that ends at an instant is over at it.
    assert public.goals_for(ROOM, NOVEMBER[1], NOVEMBER[1] + HOUR) == []
    assert public.goals_for("", *NOVEMBER) == public.goals_for(ROOM, *NOVEMBER, "net_1h") == []
    asked = f"/api/goals?start={NOVEMBER[0]}&end={NOVEMBER[0] + 1}"
    assert desk.get(asked) == desk.get(f"{asked}&room={ROOM}&metric=gmv") == [made]
    assert desk.get(f"{asked}&room=") == desk.get(f"{asked}&metric=views") == []
    assert public.goal(made["id"] + 1) is None


def test_the_whole_team_and_a_room_have_goals_of_their_own(set_goal: SetGoal) -> None:
    team = set_goal("month", *NOVEMBER, 900, room="")
    room = set_goal("month", *NOVEMBER, 400)
    assert [one.id for one in public.goals_for("", *NOVEMBER)] == [team["id"]]
    assert [one.id for one in public.goals_for(ROOM, *NOVEMBER)] == [room["id"]]


@pytest.mark.parametrize(
    ("scope", "start", "end", "told"),
    [
        ("month", at(1, 6), at(30, 6), "月目标要管整月：这一段应是 11月1日 06:00–12月1日 06:00。"),
        ("week", at(3, 6), at(10, 6), "周目标要管整周：这一段应是 11月2日 06:00–11月9日 06:00。"),
        ("day", at(3), at(4), "日目标要管整日：这一段应是 11月2日 06:00–11月3日 06:00。"),
        ("hour", at(3, 20, 30), at(3, 21, 30), "小时目标不能跨过整点，请分成两段。"),
        ("show", at(3), at(5, 0, 1), "场次目标最长 48 小时，请检查日期。"),
        ("shift", at(3), at(4, 0, 1), "班次目标最长 24 小时，请检查日期。"),
        ("show", at(3), at(3), "目标的结束时间要晚于开始时间。"),
    ],
)
def test_a_stretch_that_cannot_be_is_refused_with_what_it_should_be(
    desk: Browser, scope: str, start: int, end: int, told: str
) -> None:
    answer = desk.post("/api/goals", **goal(scope, start, end, 100))
    assert (answer.status_code, answer.json()["text"]) == (422, told)
    assert Goal.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"metric": "gpm_watch"}, "「gpm_watch」不能定目标。"),
        ({"metric": "no_such"}, "「no_such」不能定目标。"),
        ({"metric": "gmv_5min"}, "「gmv_5min」不能定目标。"),
        ({"room": ""}, "场次目标要选一个直播间。"),
        ({"room": "旗舰店A"}, "请从直播间里选一个"),
        ({"value": -1}, ""),
        ({"value": 10**15 + 1}, ""),
        ({"note": "a\x00b"}, ""),
        ({"scope": "year"}, ""),
    ],
)
def test_a_goal_that_cannot_be_is_refused_and_nothing_is_written(
    desk: Browser, change: dict[str, Any], told: str
) -> None:
    answer = desk.post("/api/goals", **goal("show", *EVENING, 100) | change)
    assert answer.status_code == 422
    assert told in str(answer.json())
    assert Goal.objects.count() == 0


def test_one_stretch_has_one_goal_of_a_metric_but_crews_may_overlap(
    desk: Browser, set_goal: SetGoal
) -> None:
    set_goal("show", *EVENING, 0)
    facts = Fact.objects.count()
    later = desk.post("/api/goals", **goal("show", EVENING[0] + HOUR, EVENING[1] + HOUR, 5))
    assert (later.status_code, later.json()["code"]) == (409, "goal_there")
    assert later.json()["text"] == (
        "这一段已经有目标了：flagship-a 11月5日 20:00 场次目标 成交金额。请改那一个，或先清除它。"
    )
    assert (Goal.objects.count(), Fact.objects.count()) == (1, facts)
    set_goal("show", EVENING[1], EVENING[1] + HOUR, 5)
    set_goal("show", *EVENING, 5, room="other")
    set_goal("shift", *EVENING, 5)
    set_goal("shift", EVENING[0] + HOUR, EVENING[1] + HOUR, 5)
    again = desk.post("/api/goals", **goal("shift", *EVENING, 7))
    assert (again.status_code, again.json()["code"]) == (409, "duplicate")
    assert again.json()["text"] == "这一段已经有这个指标的目标了，请改那一个。"
    assert Goal.objects.count() == 5


def test_who_was_slower_sees_both_values_in_yuan(desk: Browser, set_goal: SetGoal) -> None:
    made = set_goal("show", *EVENING, 1_234_50)
    path = f"/api/goals/{made['id']}"
    changed = desk.post(path, expect=1, value=2_000_00, note="加了一个品").json()
    assert (changed["value"], changed["version"], changed["note"]) == (2_000_00, 2, "加了一个品")
    stale = desk.post(path, expect=1, value=3_000_00)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert "目标值现在是「2,000.00 元」，你要写「3,000.00 元」" in stale.json()["text"]
    assert Goal.objects.get().value == 2_000_00
    assert Fact.objects.filter(verb="goals.goal.change").count() == 1


def test_a_cleared_goal_is_gone_and_the_stretch_is_free(desk: Browser, set_goal: SetGoal) -> None:
    made = set_goal("show", *EVENING, 100)
    path = f"/api/goals/{made['id']}/clear"
    assert desk.post(path, expect=9).status_code == 409
    assert [one["active"] for one in desk.post(path, expect=1).json()] == [False]
    assert public.goals_for(ROOM, *EVENING) == []
    assert desk.post(path, expect=2).json()["code"] == "retired"
    set_goal("show", *EVENING, 200)


def test_last_month_is_taken_over_where_this_one_has_none(desk: Browser, set_goal: SetGoal) -> None:
    set_goal("month", *NOVEMBER, 900, room="")
    set_goal("month", *NOVEMBER, 400)
    set_goal("month", *DECEMBER, 555)
    set_goal("day", at(3, 6), at(4, 6), 7)
    copied = desk.post("/api/goals/copy", month=at(24, 12, month=12)).json()
    assert [(one["room"], one["value"], one["made_by"]) for one in copied["made"]] == [
        ("", 900, "person")
    ]
    assert (copied["made"][0]["starts_at"], copied["made"][0]["ends_at"]) == DECEMBER
    assert [one["room"] for one in copied["left"]] == [ROOM]
    assert [one.value for one in public.goals_for(ROOM, *DECEMBER)] == [555]
    again = desk.post("/api/goals/copy", month=at(24, 12, month=12)).json()
    assert (again["made"], len(again["left"])) == ([], 2)
    assert Goal.objects.count() == 5
    nothing = desk.post("/api/goals/copy", month=at(1, 6)).json()
    assert nothing == {"made": [], "left": []}


def test_everyone_sees_goals_and_leads_and_operators_set_them(make_user: MakeUser) -> None:
    for number, duty in enumerate(Duty):
        page = Browser(f"192.168.4.{number}")
        page.sign_in(make_user(f"x-{duty}", f"某{duty.label}", duty))
        asked = page.client.get(f"/api/goals?start={EVENING[0]}&end={EVENING[1]}")
        assert asked.status_code == 200
        body = goal("hour", EVENING[0] + number * HOUR, EVENING[0] + (number + 1) * HOUR, 1)
        allowed = duty in (Duty.LEAD, Duty.OPERATOR)
        assert page.post("/api/goals", **body).status_code == (201 if allowed else 403), duty
        if not allowed:
            ident = Goal.objects.get(starts_at=EVENING[0]).pk
            for path, more in (
                (f"/api/goals/{ident}", {"expect": 1, "value": 9}),
                (f"/api/goals/{ident}/clear", {"expect": 1}),
                (f"/api/goals/{ident}/spread", {"expect": 1, "into": "hour", "digest": "x"}),
                ("/api/goals/copy", {"month": EVENING[0]}),
            ):
                assert page.post(path, **more).status_code == 403, (duty, path)
    assert sorted(row.starts_at for row in Goal.objects.active()) == [
        EVENING[0],
        EVENING[0] + HOUR,
    ]
    assert {(row.value, row.version) for row in Goal.objects.all()} == {(1, 1)}


def test_what_can_be_a_goal_says_whether_it_adds_up(desk: Browser) -> None:
    found = {one["id"]: one for one in desk.get("/api/goals/metrics")}
    assert found["gmv"] == {
        "id": "gmv",
        "zh": "成交金额",
        "en": found["gmv"]["en"],
        "unit": "fen",
        "adds": True,
    }
    adds = {ident: one["adds"] for ident, one in found.items()}
    assert (adds["orders_paid"], adds["net_refunds"], adds["report.spend"]) == (True, True, True)
    # The same person comes twice, and two peaks are no peak.
    assert (adds["buyers"], adds["viewers"], adds["peak_online"]) == (False, False, False)
    assert {"order_value", "avg_online", "gmv_best_minute", "online"}.isdisjoint(found)


def test_what_was_cleared_is_restored_whole(desk: Browser, set_goal: SetGoal) -> None:
    month = set_goal("month", *NOVEMBER, 3_000)
    seen = desk.post(f"/api/goals/{month['id']}/spread/preview", into="day").json()
    desk.post(f"/api/goals/{month['id']}/spread", into="day", expect=1, digest=seen["digest"])
    before = set(Goal.objects.active().values_list("pk", "value"))
    assert len(before) == 31
    gone = desk.post(f"/api/goals/{month['id']}/clear", expect=1).json()
    assert not Goal.objects.active().exists()
    back = desk.post(
        "/api/goals/restore", goals=[{"id": one["id"], "expect": one["version"]} for one in gone]
    )
    assert back.status_code == 200
    assert [one["id"] for one in back.json()] == [one["id"] for one in gone]
    assert set(Goal.objects.active().values_list("pk", "value")) == before


def test_nothing_is_restored_where_another_goal_stands_meanwhile(
    desk: Browser, set_goal: SetGoal
) -> None:
    show, hour = set_goal("show", *EVENING, 500), set_goal("hour", EVENING[0], EVENING[0] + HOUR, 9)
    gone = [desk.post(f"/api/goals/{one['id']}/clear", expect=1).json()[0] for one in (hour, show)]
    set_goal("show", *EVENING, 700)
    answer = desk.post(
        "/api/goals/restore", goals=[{"id": one["id"], "expect": one["version"]} for one in gone]
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "goal_there")
    assert [row.value for row in Goal.objects.active()] == [700]
