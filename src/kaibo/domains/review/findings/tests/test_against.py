"""A show in one line: against its goals, its own baseline and the plan it was armed with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.boards import keeping
from kaibo.domains.review.findings.rules.planned import against_plan
from kaibo.domains.review.findings.tests.asking import path, problem, told
from kaibo.domains.review.findings.tests.evenings import run
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.rights import Duty

PageOf = Callable[[Duty], Browser]
START = 1_000 * HOUR
PLAN = {
    "kind": "linear",
    "slot_start": START,
    "slot_end": START + 2 * HOUR,
    "segments": [
        {"id": 1, "title": "开场"},
        {"id": 2, "title": "福袋"},
        {"id": 3, "title": "主推"},
    ],
}


def test_a_plan_says_what_was_late_and_which_segments_never_came() -> None:
    found = against_plan(PLAN, START + 5 * MINUTE, START + 2 * HOUR - MINUTE, {"1", "3", "99"})
    assert found is not None
    assert (found.late_ms, found.over_ms) == (5 * MINUTE, -MINUTE)
    assert (found.segments, found.taken, found.missed) == (3, 2, ("福袋",))
    assert found.loops is False
    running = against_plan(PLAN | {"kind": "loop", "segments": None}, START, None, set())
    assert running is not None
    assert (running.over_ms, running.segments, running.missed, running.loops) == (None, 0, (), True)


@pytest.mark.parametrize("plan", [{}, {"slot_start": True, "slot_end": 5}, {"slot_start": "8"}])
def test_what_does_not_say_its_time_is_no_plan(plan: dict[str, object]) -> None:
    assert against_plan(plan, START, None, set()) is None


@pytest.mark.django_db
def test_a_show_stands_beside_its_goal_and_the_median_of_its_own(desk: Browser, hall: Hall) -> None:
    for day, sold in enumerate((1, 2, 3, 4, 9, 3)):
        run(hall, f"a{day}", day, orders=lambda minute, sold=sold: sold, minutes=20)  # type: ignore[misc]
    assert keeping.keep_owed() == 6
    first = desk.get(path("a0"))["against"]
    assert (first["value"], first["usual"], first["goals"]) == (20 * 5_000, None, [])
    assert first["why_no_goal"] == "这一场没有定目标。"
    assert (first["plan"], first["why_no_plan"][:4]) == (None, "开播前没")
    told(
        desk, "/api/goals", scope="show", room=ROOM, metric="gmv", value=400_000, note="",
        starts_at=EVENING + 5 * 24 * HOUR, ends_at=EVENING + 5 * 24 * HOUR + 20 * MINUTE,
    )  # fmt: skip
    found = desk.get(path("a5"))["against"]
    assert (found["metric"], found["value"], found["unit"]) == ("gmv", 300_000, "fen")
    # 20 minutes of 1, 2, 3, 4 and 9 orders at 50 yuan: in the middle 300,000 fen, on average 380,000.
    usual = found["usual"]
    assert (usual["against"], usual["difference"], usual["share"], usual["n"]) == (300_000, 0, 1, 5)
    assert "近 5 场" in usual["name"]
    [goal] = found["goals"]
    assert (goal["value"], goal["against"], goal["difference"]) == (300_000, 400_000, -100_000)
    assert (goal["share"], goal["name"]) == (0.75, "目标")


@pytest.mark.django_db
def test_the_plan_it_was_armed_with_stands_beside_it(desk: Browser, hall: Hall) -> None:
    plan = PLAN | {"slot_start": EVENING - 10 * MINUTE, "slot_end": EVENING + 15 * MINUTE}
    hall.press("show.arm", -MINUTE, ref="a0", x={"plan": plan})
    run(hall, "a0", 0, minutes=20)
    found = desk.get(path("a0"))["against"]["plan"]
    # A press that follows another in the same millisecond is told one later.
    assert (found["late_ms"] // MINUTE, found["over_ms"] // MINUTE) == (10, 5)
    assert (found["segments"], found["taken"], found["missed"]) == (3, 1, ["福袋", "主推"])


@pytest.mark.django_db
def test_who_may_not_see_sales_is_told_the_orders_and_no_amount(
    desk: Browser, hall: Hall, page_of: PageOf
) -> None:
    run(hall, "a0", 0, minutes=20)
    told(
        desk, "/api/goals", scope="show", room=ROOM, metric="gmv", value=1, note="",
        starts_at=EVENING, ends_at=EVENING + 20 * MINUTE,
    )  # fmt: skip
    found = page_of(Duty.EDITING).get(path("a0"))["against"]
    assert "fen" not in (found["unit"], *(one["unit"] for one in found["goals"]))
    assert found["goals"] == []


@pytest.mark.django_db
def test_steps_no_source_told_of_are_named_and_none_is_made_up(desk: Browser, hall: Hall) -> None:
    run(hall, "a0", 0, minutes=20)
    run(hall, "a1", 1, minutes=20)
    found = desk.get(path("a1"))["funnel"]
    assert [(one["kind"], one["label"]) for one in found["absent"]] == [
        ("impressions", "直播间曝光次数")
    ]
    assert found["absent"][0]["why"].startswith("没有来源说过")
    assert "impressions" not in [one["kind"] for one in found["steps"]]


@pytest.mark.django_db
def test_by_hand_the_turning_points_claim_no_cause_and_say_so(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="a0", x={"title": "手报场"})
    for at, orders in enumerate((0, 20, 41, 60, 80, 220)):
        hall.press("reading", 30 * MINUTE * at + 1, x={"boxes": {"orders_paid": orders}})
    hall.press("show.end", 3 * HOUR)
    found = desk.get(path("a0"))["turning"]
    assert found["level"] == "L0"
    assert found["claim"] == "数是手报的，只说当时同时有什么，不说原因。"


@pytest.mark.django_db
def test_what_was_written_is_asked_for_without_the_rest(desk: Browser, hall: Hall) -> None:
    run(hall, "a0", 0, minutes=20)
    run(hall, "a1", 1, minutes=20)
    made = problem(desk, "a0")
    told(desk, path("a0", "review/close"), expect=1, sentence="慢")
    whole, written = desk.get(path("a0")), desk.get(path("a0", "findings"))
    assert {key: whole[key] for key in written} == written
    assert (written["state"], written["sentence"]) == ("closed", "慢")
    assert [one["id"] for one in written["findings"]] == [made["id"]]
    assert written["findings"][0]["show_start"] == EVENING
    assert "funnel" not in written
    assert [one["id"] for one in desk.get(path("a1", "findings"))["carried"]] == [made["id"]]
    assert desk.client.get(path("nowhere", "findings")).status_code == 404
