"""Numbers of a show at every level: what rows are called, and who sees which of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.control.actions import sources
from kaibo.domains.control.choices import Level
from kaibo.domains.control.models import Room
from kaibo.domains.control.shown.numbers import COSTS
from kaibo.domains.control.tests import story
from kaibo.domains.control.tests.hall import EVENING, ROOM, Evening, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.rights import Duty
from kaibo.live.measures import LEVELS

pytestmark = pytest.mark.django_db


def rows(page: Browser, show: str, level: str) -> dict[str, dict[str, Any]]:
    """The rows of a level by their labels."""
    found = page.get(f"/api/rooms/{ROOM}/shows/{show}/levels/{level}")
    assert found["level"] == level and found["show"]["id"] == show
    labelled = {row["label"]: row for row in found["rows"]}
    assert len(labelled) == len(found["rows"])
    return labelled


def test_rows_are_called_as_people_call_them(desk: Browser, hall: Hall, evening: Evening) -> None:
    show = story.run(hall, evening)
    assert list(rows(desk, show, "show")) == ["整场"]
    assert list(rows(desk, show, "segment")) == ["开场", "主推", "没有走段"]
    assert list(rows(desk, show, "shift")) == ["晚班 22:00–00:00 小雨", "没有班次"]
    assert list(rows(desk, show, "host")) == ["小雨老师", "没有主播在麦"]
    assert list(rows(desk, show, "product")) == ["3号 保湿精华", "8号 补水面膜", "不分商品"]
    assert list(rows(desk, show, "round")) == [
        "3号 第1轮", "8号 第1轮", "3号 第2轮", "没有在讲",
    ]  # fmt: skip
    assert list(rows(desk, show, "talk")) == [
        "22:10 3号 保湿精华", "22:30 8号 补水面膜", "22:50 3号 保湿精华", "没有在讲",
    ]  # fmt: skip
    minutes = list(rows(desk, show, "minute"))
    assert (minutes[0], minutes[-1], len(minutes)) == ("22:00", "00:09", 130)


def test_a_row_has_its_numbers_and_unknown_is_null(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    whole = rows(desk, show, "show")["整场"]["measures"]
    assert (whole["views"], whole["comments"], whole["comments_retracted"]) == (3, 2, 1)
    assert (whole["orders_created"], whole["orders_paid"], whole["gmv"]) == (4, 3, 22_900)
    assert (whole["likes"], whole["air_ms"]) == (None, story.LONG)
    first = rows(desk, show, "round")["3号 第1轮"]["measures"]
    assert (first["gmv"], first["items_paid"], first["pitch_ms"]) == (13_000, 3, 20 * MINUTE - 1)
    by_clock = rows(desk, show, "minute")
    assert by_clock["22:11"]["measures"]["gmv"] == 13_000
    assert by_clock["00:01"]["measures"]["gmv"] == 9_900, "past midnight it is the same show"
    [gauge] = [one for one in by_clock["22:11"]["gauges"] if one["name"] == "online"]
    assert (gauge["source"], gauge["last"], gauge["observed_ms"]) == ("douyin:shopA", 40, MINUTE)


def test_a_row_has_its_metrics_with_their_parts(
    desk: Browser, hall: Hall, evening: Evening, page_of: Callable[[Duty], Browser]
) -> None:
    show = story.run(hall, evening)
    told = {one["id"]: one for one in desk.get(f"/api/rooms/{ROOM}/shows/{show}/metrics")}
    whole = rows(desk, show, "show")["整场"]["metrics"]
    assert {k: v["value"] for k, v in whole.items()} == {k: v["value"] for k, v in told.items()}
    shift = rows(desk, show, "shift")["晚班 22:00–00:00 小雨"]
    gpm = shift["metrics"]["gpm_watch"]
    assert (gpm["num"], gpm["den"]) == (shift["measures"]["gmv"], shift["measures"]["views"])
    assert all(row["metrics"] == {} for row in rows(desk, show, "minute").values())
    seen = rows(page_of(Duty.EDITING), show, "shift")["晚班 22:00–00:00 小雨"]["metrics"]
    assert "orders_paid" in seen and not seen.keys() & {"gmv", "gpm_watch", "refund_rate"}


def test_a_talk_row_names_its_round_and_counts_its_own_link_alone(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    hall.press("show.start", 0, ref="9")
    for at, product in ((1, "7001"), (10, "7002"), (20, "7001")):
        hall.press("pitch.start", at * MINUTE, product=product)
    clicks = [hall.event("product.click", (20 + n) * MINUTE, who=n, product=p)
              for n, p in ((1, "7001"), (2, "7002"), (3, "7002"))]  # fmt: skip
    hall.send(
        hall.event("source.open", 0, x={"provides": ["product.click"]}), *clicks, at=30 * MINUTE
    )

    def clicked(level: str) -> dict[str | None, int | None]:
        found = desk.get(f"/api/rooms/{ROOM}/shows/9/levels/{level}")["rows"]
        return {r["round"] or r["key"]: r["measures"]["product_clicks"] for r in found}

    assert clicked("talk")["7001#2"] == 1
    assert clicked("round")["7001#2"] == 3, "a round counts all that went on meanwhile"


def test_a_host_sees_sales_and_never_what_the_shop_pays_and_is_paid(
    hall: Hall, evening: Evening, desk: Browser, page_of: Callable[[Duty], Browser]
) -> None:
    show = story.run(hall, evening)
    everything = rows(desk, show, "show")["整场"]["measures"]
    seen = rows(page_of(Duty.HOST), show, "show")["整场"]["measures"]
    assert everything.keys() - seen.keys() == COSTS
    page = page_of(Duty.COHOST)
    traced = page.get(f"/api/rooms/{ROOM}/shows/{show}/trace?level=show&measure=settled")
    assert traced["code"] == "forbidden"


def test_who_may_not_see_sales_gets_no_amounts_at_all(
    hall: Hall, evening: Evening, desk: Browser, page_of: Callable[[Duty], Browser]
) -> None:
    show = story.run(hall, evening)
    page = page_of(Duty.EDITING)
    for level in LEVELS:
        everything = desk.get(f"/api/rooms/{ROOM}/shows/{show}/levels/{level}")["rows"]
        for full, seen in zip(everything, rows(page, show, level).values(), strict=True):
            gone = full["measures"].keys() - seen["measures"].keys()
            amounts = {"gmv", "talk_gmv", "refund_cohort", "refund_cash", "refund_1h"}
            amounts |= {"gmv_live", "refund_cohort_live", "platform_bears", *COSTS}
            windows = {"gmv_5min", "gmv_best_minute"} if level in ("show", "product") else set()
            assert gone == amounts | windows
            assert seen["measures"]["orders_paid"] == full["measures"]["orders_paid"]
    names = {one["name"] for one in rows(page, show, "show")["整场"]["gauges"]}
    assert names == {"online", "reading.online"}
    names = {one["name"] for one in rows(desk, show, "show")["整场"]["gauges"]}
    assert names == {"online", "reading.online", "reading.gmv"}
    told = {one["id"]: one for one in page.get(f"/api/rooms/{ROOM}/shows/{show}/metrics")}
    known = {one["id"]: one for one in page.get("/api/metrics")}
    assert "orders_paid" in told and not told.keys() & {"gmv", "gpm_watch", "refund_rate"}
    assert not any(known[name]["money"] for name in told)


def test_a_page_may_ask_for_some_numbers_only_and_gets_no_others(
    hall: Hall, evening: Evening, desk: Browser, page_of: Callable[[Duty], Browser]
) -> None:
    show = story.run(hall, evening)
    address = f"/api/rooms/{ROOM}/shows/{show}/levels"
    asked = "pitch_ms,gmv,talk_gmv_per_minute,gpm_watch,nothing"
    for level in ("round", "show", "minute"):
        everything = desk.get(f"{address}/{level}")["rows"]
        some = desk.get(f"{address}/{level}?only={asked}")["rows"]
        assert [(row["key"], row["label"]) for row in some] == [
            (row["key"], row["label"]) for row in everything
        ]
        for few, full in zip(some, everything, strict=True):
            names = {"pitch_ms", "gmv"}
            assert few["measures"] == {k: v for k, v in full["measures"].items() if k in names}
            assert few["metrics"] == {
                k: v
                for k, v in full["metrics"].items()
                if k in {"gmv", "talk_gmv_per_minute", "gpm_watch"}
            }
            assert few["gauges"] == []
    [first, *_] = desk.get(f"{address}/round?only={asked}")["rows"]
    assert first["measures"] == {"pitch_ms": 20 * MINUTE - 1, "gmv": 13_000}
    assert first["metrics"].keys() == {"talk_gmv_per_minute", "gmv"}, "gpm_watch is of no round"
    # Asking by name shows nobody what they may not see.
    [hidden, *_] = page_of(Duty.EDITING).get(f"{address}/round?only={asked}")["rows"]
    assert (hidden["measures"], hidden["metrics"]) == ({"pitch_ms": 20 * MINUTE - 1}, {})


def test_metrics_of_the_show_come_with_their_parts(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    told = {one["id"]: one for one in desk.get(f"/api/rooms/{ROOM}/shows/{show}/metrics")}
    gmv = told["gmv"]
    assert (gmv["zh"], gmv["value"], gmv["unit"], gmv["origin"]) == (
        "成交金额", 22_900, "fen", "counted",
    )  # fmt: skip
    assert (told["gpm_watch"]["num"], told["gpm_watch"]["den"]) == (22_900, 3)
    assert told["gpm_watch"]["value"] == 7_633_333.333333
    assert (told["follow_rate"]["value"], told["follow_rate"]["num"]) == (None, None)
    assert told["peak_online"]["spoken_by"] == "douyin:shopA" and gmv["spoken_by"] is None


def test_the_better_source_speaks_though_another_covers_more(
    desk: Browser, hall: Hall, room: Room, lead: Actor
) -> None:
    sources.add(lead, room.pk, name="douyin:file", level=Level.FILE)
    sources.add(lead, room.pk, name="douyin:push", level=Level.PUSH)
    hall.press("show.start", 0, ref="9")
    samples = [hall.event("sample.online", n * MINUTE, n=100) for n in range(60)]
    hall.send(*samples, src="douyin:file", at=HOUR)
    hall.send(hall.event("sample.online", MINUTE, n=77), src="douyin:push")
    told = {one["id"]: one for one in desk.get(f"/api/rooms/{ROOM}/shows/9/metrics")}
    peak = told["peak_online"]
    assert (peak["value"], peak["spoken_by"], peak["origin"]) == (77, "douyin:push", "reported")


def test_in_a_room_of_hand_readings_every_counted_number_is_null(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = str(evening.show)
    hall.press("show.start", 0, ref=show)
    hall.press("pitch.start", 1_000, product="7001", n=3)
    hall.press("reading", MINUTE, x={"boxes": {"online": 1_204, "gmv": 88_000, "stay": None}})
    whole = rows(desk, show, "show")["整场"]
    known = {name: value for name, value in whole["measures"].items() if value is not None}
    assert known == {"pitches": 1, "pitch_ms": MINUTE - 1_000, "air_ms": MINUTE}
    assert {one["name"]: one["last"] for one in whole["gauges"]} == {
        "reading.online": 1_204,
        "reading.gmv": 88_000,
    }
    told = desk.get(f"/api/rooms/{ROOM}/shows/{show}/metrics")
    assert {one["id"] for one in told if one["value"] is not None} == {
        "air_time",
        "pitches",
        "pitch_time",
    }
    assert rows(desk, show, "product")["3号 保湿精华"]["measures"]["gmv"] is None


def test_what_is_not_there_is_told_in_a_sentence(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="9")
    base = f"/api/rooms/{ROOM}/shows"
    for path, text in (
        (f"{base}/8/levels/show", f"直播间「{ROOM}」的记录里没有场次「8」：它还没有开播，或者编号不对。"),
        (f"{base}/9/levels/hour", f"没有「hour」这一级。有的是：{'、'.join(LEVELS)}。"),
        (f"{base}/8/timeline", f"直播间「{ROOM}」的记录里没有场次「8」：它还没有开播，或者编号不对。"),
        (f"{base}/8/metrics", f"直播间「{ROOM}」的记录里没有场次「8」：它还没有开播，或者编号不对。"),
        ("/api/rooms/nobody/run", "没有编号为「nobody」的直播间。"),
        ("/api/rooms/nobody/shows", "没有编号为「nobody」的直播间。"),
    ):  # fmt: skip
        answer = desk.client.get(path)
        assert (answer.status_code, answer.json()["text"]) == (404, text)


def test_a_product_only_its_number_knows_keeps_that_number(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="9")
    hall.press("pitch.start", 1_000, product="number:12", n=12)
    hall.press("pitch.start", 2_000, product="a#b 😀")
    hall.press("pitch.start", 3_000, product="kaibo:99999")
    hall.press("pitch.end", 4_000)
    assert list(rows(desk, "9", "round")) == [
        "12号 第1轮", "a#b 😀 第1轮", "kaibo:99999 第1轮", "没有在讲",
    ]  # fmt: skip
    assert desk.get(f"/api/rooms/{ROOM}/shows")[0]["start"] == EVENING
