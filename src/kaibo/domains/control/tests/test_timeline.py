"""A show from end to end: its lanes, what was set right in them, marks and minutes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.control.actions import sources
from kaibo.domains.control.choices import Level
from kaibo.domains.control.models import Room
from kaibo.domains.control.tests import story
from kaibo.domains.control.tests.hall import EVENING, MIDNIGHT, ROOM, Evening, Hall
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db


def timeline(page: Browser, show: str) -> dict[str, Any]:
    found: dict[str, Any] = page.get(f"/api/rooms/{ROOM}/shows/{show}/timeline")
    return found


def spans(lane: list[dict[str, Any]]) -> list[tuple[str, int, int | None]]:
    """(label, start, end) of a lane, in minutes after 22:00, rounded down."""

    def minute(at: int | None) -> int | None:
        return None if at is None else (at - EVENING) // MINUTE

    return [(one["label"], (one["start"] - EVENING) // MINUTE, minute(one["end"])) for one in lane]


def fix(hall: Hall, later: int, /, by: Any = "user:1", **x: Any) -> None:
    hall.press("timeline.fix", later, by=by, x=x)


def test_lanes_marks_and_minutes_of_a_show_past_midnight(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    found = timeline(desk, show)
    assert found["show"] == {
        "id": show, "title": "双十一前夜", "start": EVENING, "end": MIDNIGHT + 10 * MINUTE,
        "recounting": None,
        "composed": False,
    }  # fmt: skip
    lanes = found["lanes"]
    assert spans(lanes["segment"]) == [("开场", 0, 10), ("主推", 10, 130)]
    assert spans(lanes["pitch"]) == [
        ("3号 保湿精华", 10, 30), ("8号 补水面膜", 30, 50), ("3号 保湿精华", 50, 60),
    ]  # fmt: skip
    assert spans(lanes["shift"]) == [("晚班 22:00–00:00 小雨", 0, 130)]
    assert spans(lanes["host"]) == [("小雨老师", 0, 130)]
    assert (lanes["pin"], lanes["lucky_bag"]) == ([], [])
    every = [one for lane in lanes.values() for one in lane]
    assert not any(one["corrected"] or one["pressed"] or one["why"] for one in every)
    assert all(lane == [] for lane in found["gone"].values())
    assert [(one["kind"], one["ts"] - EVENING, one["text"]) for one in found["marks"]] == [
        ("surge", 13 * MINUTE, None),
        ("reading", 15 * MINUTE, None),
        ("note", 32 * MINUTE, "面膜没货了\n先停"),
    ]
    assert found["marks"][1]["x"] == {"by": "user:1", "boxes": {"online": 1_204, "gmv": 130_000}}
    minutes, series = found["minutes"], found["series"]
    assert minutes == list(range(EVENING, EVENING + story.LONG, MINUTE))
    assert all(len(values) == len(minutes) for values in series.values())
    assert (series["views"][1], series["comments"][11], sum(series["views"])) == (3, 2, 3)
    assert (series["gmv"][11], series["gmv"][121], sum(series["gmv"])) == (13_000, 9_900, 22_900)
    assert set(series["product_clicks"]) == {None}
    # One sample speaks for five minutes at most.
    assert series["online"][10:17] == [None, 40, 40, 40, 40, 40, None]
    assert found["online_of"] == "douyin:shopA"


def test_a_corrected_span_says_who_why_and_how_it_was_pressed(
    desk: Browser, hall: Hall, evening: Evening, ming: User
) -> None:
    show = story.run(hall, evening)
    fix(
        hall, story.LONG + HOUR, f"user:{ming.pk}", lane="pitch", op="edge", span="p2", edge="from",
        at=EVENING + 25 * MINUTE, why="她早就换了",
    )  # fmt: skip
    lanes = timeline(desk, show)["lanes"]
    first, second, third = lanes["pitch"]
    assert (second["start"], second["why"], second["by"], second["who"]) == (
        EVENING + 25 * MINUTE, "她早就换了", f"user:{ming.pk}", "阿明",
    )  # fmt: skip
    assert second["corrected"]
    assert second["pressed"] == {"start": EVENING + 30 * MINUTE, "end": EVENING + 50 * MINUTE}
    # The neighbour that touched it moved along.
    assert first["end"] == EVENING + 25 * MINUTE and first["corrected"]
    assert first["pressed"] == {"start": EVENING + 10 * MINUTE + 1, "end": EVENING + 30 * MINUTE}
    assert (third["corrected"], third["pressed"]) == (False, None)
    assert not any(one["corrected"] for one in lanes["segment"] + lanes["host"] + lanes["shift"])


def test_what_was_dropped_put_in_or_cut_in_two_is_told_apart(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    late = story.LONG + HOUR
    fix(hall, late, lane="pitch", op="drop", span="p3", why="没讲")
    fix(
        hall, late, lane="segment", op="add", key="x1", ref="0", why="漏打了",
        data={"segment": {"title": "抽奖"}},
        **{"from": EVENING + 40 * MINUTE, "to": EVENING + 45 * MINUTE},
    )  # fmt: skip
    found = timeline(desk, show)
    assert [one["id"] for one in found["lanes"]["pitch"]] == ["p1", "p2"]
    [gone] = found["gone"]["pitch"]
    assert (gone["id"], gone["label"], gone["start"]) == (
        "p3",
        "3号 保湿精华",
        EVENING + 50 * MINUTE,
    )
    assert (gone["by"], gone["why"]) == ("user:1", "没讲")
    before, added, after = found["lanes"]["segment"][1:]
    assert spans(found["lanes"]["segment"]) == [
        ("开场", 0, 10), ("主推", 10, 40), ("抽奖", 40, 45), ("主推", 45, 130),
    ]  # fmt: skip
    assert (added["corrected"], added["pressed"], added["why"]) == (True, None, "漏打了")
    was = {"start": EVENING + 10 * MINUTE, "end": EVENING + story.LONG}
    assert (before["id"], before["pressed"]) == ("t2", was)
    assert (after["id"], after["pressed"]) == ("t2'", was), "its right part is still that take"
    assert found["gone"]["segment"] == []


def test_undoing_a_drop_gives_the_script_back(
    desk: Browser, hall: Hall, evening: Evening, ming: User
) -> None:
    show = story.run(hall, evening)
    at = f"/api/rooms/{ROOM}/shows/{show}/moment?at={EVENING + 20 * MINUTE}"
    first, script = timeline(desk, show), desk.get(at)["segment"]
    assert script["blocks"][0]["text"] == "到手 88"
    fix(
        hall, story.LONG + HOUR, f"user:{ming.pk}", lane="segment", op="drop", span="t2",
        why="按错了",
    )  # fmt: skip
    found = timeline(desk, show)
    assert desk.get(at)["segment"] is None
    [gone] = found["gone"]["segment"]
    assert (gone["id"], gone["label"], gone["who"], gone["why"]) == (
        "t2", "主推", "阿明", "按错了",
    )  # fmt: skip
    fix(hall, story.LONG + HOUR, lane="segment", op="restore", span="t2", why="撤销")
    assert timeline(desk, show) == first
    assert desk.get(at)["segment"] == script


def test_what_a_correction_put_in_and_another_took_out_is_gone_too(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    late = story.LONG + HOUR
    begin, end = EVENING + 32 * MINUTE, EVENING + 35 * MINUTE
    hall.press(
        "timeline.fix", late, id="x1",
        x={"lane": "pitch", "op": "add", "product": "7001", "from": begin, "to": end},
    )  # fmt: skip
    fix(hall, late, lane="pitch", op="drop", span="x1")
    fix(hall, late, lane="pitch", op="edge", span="p2", edge="to", at=EVENING + 50 * MINUTE)
    found = timeline(desk, show)
    # The right piece of what was cut through has grown back into its own row: it is not missed.
    assert [one["id"] for one in found["gone"]["pitch"]] == ["x1"]
    fix(hall, late, lane="pitch", op="restore", span="x1")
    lanes = timeline(desk, show)["lanes"]["pitch"]
    assert [(one["id"], one["start"]) for one in lanes if one["id"] == "x1"] == [("x1", begin)]


def test_a_stretch_in_which_a_source_told_nothing_is_a_mark(
    desk: Browser, hall: Hall, evening: Evening, lead: Actor, room: Room
) -> None:
    levels = {"douyin:shopA": Level.COLLECTOR, "douyin:export": Level.FILE}
    for name, level in levels.items():
        sources.add(lead, room.pk, name=name, level=level, provides=["enter"])
    show = story.run(hall, evening, until=2 * HOUR)
    hall.send(hall.event("source.gap", 20 * MINUTE, n=80_000))
    for src in ("douyin:shopA", "douyin:export", "unknown"):
        hall.send(hall.event("source.close", 40 * MINUTE), src=src)
        hall.send(hall.event("source.open", 41 * MINUTE), src=src)
    hall.send(hall.event("source.close", 100 * MINUTE))
    found = timeline(desk, show)["marks"]
    assert [one["ts"] for one in found] == sorted(one["ts"] for one in found)
    assert [
        ((one["ts"] - EVENING) / MINUTE, one["n"], one["ref"], one["x"]["until"])
        for one in found
        if one["kind"] == "gap"
    ] == [
        (20 - 80 / 60, 80_000, "douyin:shopA", EVENING + 20 * MINUTE),
        (40, MINUTE, "douyin:shopA", EVENING + 41 * MINUTE),
        (100, None, "douyin:shopA", None),
    ]


def test_the_running_show_ends_nowhere_yet_and_others_are_left_out(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    hall.press("show.start", 0, ref="before")
    hall.press("note", 1, text="昨天的")
    hall.press("pitch.start", 2, product="7001")
    hall.press("show.end", MINUTE)
    hall.press("show.start", MINUTE, ref="now")
    hall.press("note", MINUTE + 5, text="今天的")
    hall.press("host.on", MINUTE + 10, ref="nobody")
    found = timeline(desk, "now")
    assert (found["show"]["end"], found["lanes"]["pitch"]) == (None, [])
    assert [one["text"] for one in found["marks"]] == ["今天的"]
    [host] = found["lanes"]["host"]
    assert (host["label"], host["end"], host["corrected"]) == ("nobody", None, False)
    earlier = timeline(desk, "before")
    assert earlier["show"]["end"] == EVENING + MINUTE
    assert [one["text"] for one in earlier["marks"]] == ["昨天的"]
    assert earlier["lanes"]["pitch"][0]["end"] == EVENING + MINUTE


def test_who_may_not_see_sales_gets_the_timeline_without_them(
    hall: Hall, evening: Evening, page_of: Callable[[Duty], Browser]
) -> None:
    show = story.run(hall, evening, until=2 * HOUR)
    sheet = [{"id": "gmv", "value": 22_900}]
    hall.press("handover", 2 * HOUR + 2 * MINUTE, ref="2", x={"sheet": sheet, "word": "先讲 3 号"})
    seen = timeline(page_of(Duty.EDITING), show)
    full = timeline(page_of(Duty.CONSOLE), show)
    assert full["series"].keys() - seen["series"].keys() == {"gmv"}
    assert seen["marks"][1]["x"]["boxes"] == {"online": 1_204}
    assert seen["marks"][-1]["x"] == {"by": "user:1", "word": "先讲 3 号"}
    assert full["marks"][-1]["x"] == {"by": "user:1", "word": "先讲 3 号", "sheet": sheet}
    assert seen["lanes"] == full["lanes"]
