"""A number opens to the events it is made of: they add up to it, and show no more than one may see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from kaibo.domains.control.shown import parts
from kaibo.domains.control.tests import story
from kaibo.domains.control.tests.hall import EVENING, ROOM, Evening, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db


def ask(page: Browser, show: str, **wanted: Any) -> Any:
    return page.client.get(f"/api/rooms/{ROOM}/shows/{show}/trace?{urlencode(wanted)}")


def test_the_events_add_up_to_the_number_though_other_shows_stand_before(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    hall.press("show.start", -3 * HOUR, ref="before")
    hall.send(hall.order("Z", -3 * HOUR + 1, 5_000), hall.event("enter", -3 * HOUR + 1, who=1))
    hall.press("show.end", -1)
    show = story.run(hall, evening)
    found = ask(desk, show, level="round", key="7001#1", measure="gmv").json()
    assert (found["label"], found["total"], found["count"]) == ("3号 第1轮", 13_000, 2)
    assert [(one["told"]["order"], one["adds"], one["kind"]) for one in found["parts"]] == [
        ("A", 8_900, "order.state"), ("B", 4_100, "order.state"),
    ]  # fmt: skip
    assert (found["parts"][0]["told"]["amount"], found["next"]) == (8_900, None)
    rows = desk.get(f"/api/rooms/{ROOM}/shows/{show}/levels/segment")["rows"]
    for row in rows:
        for measure in ("comments", "orders_created", "gmv", "air_ms"):
            answer = ask(desk, show, level="segment", key=row["key"], measure=measure).json()
            wanted = row["measures"][measure]
            assert answer["total"] == wanted, (row["label"], measure)
            sums = [one["adds"] for one in (*answer["parts"], *answer["stretches"])]
            assert sum(sums) == wanted


def test_a_comment_that_was_taken_back_adds_nothing_and_is_told(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    found = ask(desk, show, level="show", measure="comments").json()
    assert [(one["kind"], one["adds"], one["told"].get("text")) for one in found["parts"]] == [
        ("comment", 1, "第0条"),
        ("comment", 1, "第1条"),
        ("comment", 1, "第2条"),
        ("comment.retract", -1, None),
    ]
    assert found["total"] == 2


def test_what_there_is_more_of_is_asked_for_again(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="9")
    hall.send(*(hall.event("enter", n, who=n) for n in range(1, 251)), at=MINUTE)
    first = ask(desk, "9", level="show", measure="views").json()
    assert (first["total"], first["count"], len(first["parts"])) == (250, 250, 200)
    second = ask(desk, "9", level="show", measure="views", after=first["next"]).json()
    assert len(second["parts"]) == 50 and second["next"] is None
    assert second["parts"][0]["offset"] == first["parts"][-1]["offset"] + 1
    assert second["parts"][-1]["ts"] == EVENING + 250


def test_several_minutes_are_one_number_named_by_both_their_clocks(
    desk: Browser, hall: Hall, page_of: Callable[[Duty], Browser]
) -> None:
    hall.press("show.start", 0, ref="9")
    said = [(1, 0), (1, HOUR - 1), (2, HOUR - 1), (2, HOUR)]
    hall.send(*(hall.event("comment", at, who=who) for who, at in said), at=HOUR + MINUTE)
    hour = f"{EVENING}-{EVENING + HOUR}"
    asked = {"level": "minute", "key": hour, "measure": "commenters"}
    found = ask(desk, "9", **asked).json()
    assert (found["label"], found["level"], found["key"]) == ("22:00–23:00", "minute", hour)
    assert (found["total"], found["distinct"], found["count"]) == (3, 2, 3)
    assert [one["ts"] - EVENING for one in found["parts"]] == [0, HOUR - 1, HOUR - 1]
    one = ask(desk, "9", **{**asked, "key": EVENING}).json()
    assert (one["label"], one["total"], one["distinct"]) == ("22:00", 1, None)
    money = ask(page_of(Duty.EDITING), "9", level="minute", key=hour, measure="gmv")
    assert (money.status_code, money.json()["values"]["right"]) == (403, "money.gmv.read")
    for key, text in (
        (f"{EVENING}-{EVENING + 30_000}", "整分钟"),
        (f"{EVENING + HOUR}-{EVENING}", "止要在起之后"),
        (f"{EVENING}-{EVENING + 26 * HOUR}", "25 小时以内"),
        (f"{EVENING + 2 * HOUR}-{EVENING + 3 * HOUR}", "没有一分钟有记录"),
    ):
        answer = ask(desk, "9", **{**asked, "key": key})
        assert answer.status_code == 404 and text in answer.json()["text"], answer.json()


def test_who_may_not_see_sales_traces_no_amount_and_sees_none(
    hall: Hall, evening: Evening, page_of: Callable[[Duty], Browser]
) -> None:
    show = story.run(hall, evening)
    page = page_of(Duty.EDITING)
    refused = ask(page, show, level="show", measure="gmv")
    assert (refused.status_code, refused.json()["values"]["right"]) == (403, "money.gmv.read")
    seen = ask(page, show, level="show", measure="orders_paid").json()
    assert seen["total"] == 3
    assert not any("amount" in one["told"] for one in seen["parts"])


def test_a_number_that_is_not_there_is_told(desk: Browser, hall: Hall, evening: Evening) -> None:
    show = story.run(hall, evening)
    for wanted, text in (
        ({"level": "hour", "measure": "views"}, "没有「hour」这一层"),
        ({"level": "show", "measure": "likes_of_mine"}, "没有「likes_of_mine」这个计数"),
        ({"level": "segment", "key": "t9", "measure": "views"}, "没有「t9」这一行"),
    ):
        answer = ask(desk, show, **wanted)
        assert answer.status_code == 404 and text in answer.json()["text"], answer.json()
    assert ask(desk, "nobody", level="show", measure="views").status_code == 404
    assert ask(desk, show, level="show", measure="views", after=-2).status_code == 422


def test_one_at_a_time_and_whoever_waits_too_long_is_told(
    desk: Browser, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.press("show.start", 0, ref="9")
    monkeypatch.setattr(parts, "TURN_S", 0.01)
    with parts._turn:
        answer = ask(desk, "9", level="show", measure="views")
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    monkeypatch.setattr(parts, "LONGEST_S", 0.01)
    answer = ask(desk, "9", level="show", measure="views")
    assert (answer.status_code, answer.json()["code"]) == (503, "too_long")
    assert "kaibo trace" in answer.json()["text"]
    monkeypatch.setattr(parts, "LONGEST_S", 60.0)
    monkeypatch.setattr(parts, "PROGRAM", "kaibo.no_such_program")
    assert ask(desk, "9", level="show", measure="views").json()["code"] == "not_traced"
    monkeypatch.setattr(parts, "PROGRAM", "kaibo.domains.control.tracer")
    assert ask(desk, "9", level="show", measure="air_ms").json()["total"] == 0
