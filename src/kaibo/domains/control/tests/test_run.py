"""The run of a room: what is on air by value, and how it keeps to the plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from kaibo.domains.control.tests.hall import EVENING, ROOM, Evening, Hall, planned
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.rundown import public as rundown
from kaibo.domains.rundown.actions import segments
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
RUN = f"/api/rooms/{ROOM}/run"


def armed(evening: Evening) -> dict[str, Any]:
    """What the server puts into the press that arms the show."""
    plan = rundown.plan_for_run(evening.show)
    assert plan is not None
    body = rundown.content(plan)
    return {"plan": body, "sha256": plan.sha256, "plan_rev": plan.rev, "title": "双十一前夜"}


def taken(segment: int) -> dict[str, Any]:
    """What it puts into a take."""
    value = rundown.segment_for_take(segment)
    assert value is not None
    x = {"segment": asdict(value.segment), "plan_rev": value.plan_rev, "instance": 1}
    found: dict[str, Any] = json.loads(json.dumps(x))
    return found


def test_a_room_where_nothing_ever_happened_has_nothing_on_air(desk: Browser, hall: Hall) -> None:
    found = desk.get(RUN)
    run = found.pop("run")
    assert found == {"plan": None, "segment": None, "outlook": None, "loop": None}
    assert (run["now"], run["run_seq"], run["speed"]) == (EVENING, 0, 1.0)
    nothing = ("armed", "show", "segment", "pitch", "pin", "shift", "lucky_bag")
    assert [run[name] for name in nothing] == [None] * 7 and run["hosts"] == []
    assert desk.get(f"/api/rooms/{ROOM}/shows") == []


def test_an_armed_show_stands_with_its_plan_by_value(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    x = armed(evening)
    press = hall.press("show.arm", 0, ref=str(evening.show), x=x)
    found = desk.get(RUN)
    assert found["run"]["armed"] == {
        "id": press,
        "show": str(evening.show),
        "at": EVENING,
        "title": "双十一前夜",
        "plan_rev": x["plan_rev"],
        "sha256": x["sha256"],
    }
    plan = found["plan"]
    assert (plan["kind"], plan["sha256"], plan["rev"]) == ("linear", x["sha256"], x["plan_rev"])
    assert [one["title"] for one in plan["segments"]] == ["开场", "主推 3 号", "福袋"]
    assert plan["segments"][1]["goods"]["final_price"] == 8_900
    assert plan["without"] == [] and found["segment"] is None
    assert (found["outlook"]["on_air"], found["outlook"]["over"]) == (None, 0)


def test_the_segment_on_air_is_a_copy_and_over_goes_by_the_plan_of_now(
    desk: Browser, hall: Hall, evening: Evening, lead: Actor
) -> None:
    hall.press("show.arm", 0, ref=str(evening.show), x=armed(evening))
    hall.press("show.start", 1_000, ref=str(evening.show), x={"title": "双十一前夜"})
    hall.press("segment.take", 2_000, ref=str(evening.opening), x=taken(evening.opening))
    take = hall.press("segment.take", 13 * MINUTE, ref=str(evening.main), x=taken(evening.main))
    segments.change(lead, evening.main, expect=1, title="主推改了名", duration_ms=50 * MINUTE)
    hall.time = EVENING + 20 * MINUTE
    found = desk.get(RUN)
    on_air = found["segment"]
    assert (on_air["taken"], on_air["at"], on_air["instance"]) == (take, EVENING + 13 * MINUTE, 1)
    assert (on_air["id"], on_air["title"]) == (evening.main, "主推 3 号")
    assert on_air["blocks"] == [
        {"kind": "host_line", "text": "{号}号，到手{到手价}元", "shown": "3号，到手89元"}
    ]
    assert on_air["cues"] == [
        {"offset_ms": 60_000, "duty": "console", "kind": "pin", "text": "弹3号"}
    ]
    outlook = found["outlook"]
    assert [(one["title"], one["state"], one["over"]) for one in outlook["segments"]] == [
        ("开场", "done", 2_000),
        ("主推改了名", "on_air", 3 * MINUTE),
        ("福袋", "upcoming", 0),
    ]
    # 主推 was taken at 22:13 for 45 minutes: 福袋 at 23:00 still has two to spare.
    assert outlook["next_hard"]["spare"] == 2 * MINUTE
    assert (outlook["on_air"], outlook["over"], outlook["end"]) == (
        evening.main,
        0,
        EVENING + 70 * MINUTE,
    )
    assert found["run"]["segment"]["data"]["segment"]["title"] == "主推 3 号"
    assert found["plan"]["segments"][1]["duration_ms"] == 45 * MINUTE, "the baseline stays"


def test_a_loop_has_its_rounds_and_what_is_left_of_the_shift(
    desk: Browser, hall: Hall, lead: Actor
) -> None:
    evening = planned(lead, kind="loop")
    hall.press("show.start", 0, ref=str(evening.show))
    hall.press("shift.start", 10, ref=str(evening.shift), x={"name": "晚班"})
    for round_no in range(2):
        begin = round_no * 55 * MINUTE + 1_000
        hall.press("segment.take", begin, ref=str(evening.opening), x=taken(evening.opening))
        hall.press(
            "segment.take", begin + 10 * MINUTE, ref=str(evening.main), x=taken(evening.main)
        )
    found = desk.get(RUN)
    loop = found["loop"]
    assert found["outlook"] is None
    assert (loop["round_no"], loop["length"], loop["left"]) == (2, 55 * MINUTE, 45 * MINUTE)
    assert (loop["on_air"], loop["next_segment"], loop["next_title"]) == (
        evening.main,
        evening.opening,
        "开场",
    )
    # 23:05:01 now; the round ends 23:50:01, the shift at midnight, the hour too.
    assert loop["shift"]["left"] == loop["hour"]["left"] == 55 * MINUTE - 1_000
    assert (loop["shift"]["rounds"], loop["over"]) == (0, 0)


def test_what_a_press_did_not_carry_is_unknown_and_nothing_breaks(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    hall.press("show.arm", 0, ref=str(evening.show), x={"without": ["plan"], "plan": "odd"})
    hall.press("show.start", 1, ref=str(evening.show))
    hall.press("segment.take", 2_000, ref=str(evening.main), x={"segment": {"title": 7}})
    found = desk.get(RUN)
    assert (found["plan"]["without"], found["plan"]["segments"]) == (["plan"], [])
    assert found["plan"]["kind"] is None
    on_air = found["segment"]
    assert (on_air["id"], on_air["title"], on_air["duration_ms"]) == (evening.main, "", None)
    assert found["outlook"]["on_air"] == evening.main, "the plan of now stands in"
    hall.press("segment.take", 4_000, ref="加场 😀", x={"segment": "x"})
    found = desk.get(RUN)
    assert (found["segment"]["id"], found["segment"]["at"]) == (None, EVENING + 4_000)
    assert found["outlook"]["segments"][1]["state"] == "done"


def test_a_show_nobody_planned_runs_without_a_plan(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="临时加一场")
    found = desk.get(RUN)
    assert (found["plan"], found["outlook"], found["loop"]) == (None, None, None)
    assert found["run"]["show"] == {
        "id": "临时加一场",
        "title": None,
        "start": EVENING,
        "end": None,
        "data": {"by": "user:1"},
    }
    assert desk.get(f"/api/rooms/{ROOM}/shows")[0]["title"] == "临时加一场"


def test_shows_are_told_newest_first_with_the_title_of_then(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    hall.press("show.start", 0, ref="9", x={"title": "昨夜"})
    hall.press("show.end", HOUR)
    hall.press("show.start", 2 * HOUR, ref=str(evening.show))
    assert desk.get(f"/api/rooms/{ROOM}/shows") == [
        {
            "id": str(evening.show),
            "title": "双十一前夜",
            "start": EVENING + 2 * HOUR,
            "end": None,
            "recounting": None,
            "composed": False,
        },
        {
            "id": "9",
            "title": "昨夜",
            "start": EVENING,
            "end": EVENING + HOUR,
            "recounting": None,
            "composed": False,
        },
    ]


def test_everybody_sees_the_run_and_only_who_sees_sales_the_sheet(
    hall: Hall, page_of: Callable[[Duty], Browser]
) -> None:
    hall.press("show.start", 0, ref="9")
    for duty, status in ((Duty.HOST, 200), (Duty.EDITING, 403), (Duty.COMPLIANCE, 403)):
        page = page_of(duty)
        assert page.client.get(RUN).status_code == 200
        assert page.client.get(f"/api/rooms/{ROOM}/handover").status_code == status
    assert Browser("192.168.9.9").client.get(RUN).status_code == 401


def test_a_show_that_was_made_up_says_so_whoever_set_its_source_up(
    desk: Browser, hall: Hall
) -> None:
    hall.press("show.start", 0, ref="练习")
    hall.send(hall.event("comment", 1_000, text="在"), src="file:1a2b", at=2_000)
    hall.press("show.end", HOUR)
    hall.press("show.start", 2 * HOUR, ref="模拟")
    hall.send(hall.event("enter", 2 * HOUR + 1, who=1), src="sim:7", at=2 * HOUR + 2)
    shown = {one["id"]: one["composed"] for one in desk.get(f"/api/rooms/{ROOM}/shows")}
    assert shown == {"练习": False, "模拟": True}
    of = desk.get(f"/api/rooms/{ROOM}/shows/模拟/levels/show")["show"]
    assert of["composed"] is True
