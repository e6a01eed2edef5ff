"""Promises of boards, the whole way: what a duty sees of a show, beside what is usual here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.control import public as control
from kaibo.domains.control.actions import sources
from kaibo.domains.control.choices import Level
from kaibo.domains.control.models import Room
from kaibo.domains.control.tests.hall import Hall
from kaibo.domains.goals.actions import goals
from kaibo.domains.goals.choices import Scope
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.boards import keeping
from kaibo.domains.review.boards.records import KeptShow
from kaibo.domains.review.boards.rules.duties import BOARDS
from kaibo.domains.review.boards.shown import _last
from kaibo.domains.review.boards.tests.nights import at, night
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, HOUR, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db

ROOM = "flagship-a"
Told = dict[str, Any]


def board(page: Browser, kind: str = "show", room: str = ROOM, **asked: str) -> Told:
    query = "&".join(f"{k}={v}" for k, v in {"kind": kind, "room": room, **asked}.items())
    found: Told = page.get(f"/api/review/board?{query}")
    return found


def tile(told: Told, metric: str) -> Told:
    [found] = [one for one in told["tiles"] if one["metric"] == metric]
    assert isinstance(found, dict)
    return found


def beside(told: Told, level: str) -> Told:
    [found] = [one for one in told["beside"] if one["level"] == level]
    assert isinstance(found, dict)
    return found


def test_a_show_is_held_to_the_median_of_its_own_room_with_the_shows_named(
    desk: Browser, hall: Hall, made: Any
) -> None:
    for number, amount in enumerate((10_000, 30_000, 20_000, 50_000, 40_000)):
        night(hall, number, amount)
    keeping.keep_owed()
    night(hall, 5, 60_000, 9_000)
    told = board(desk)
    assert (told["show"], told["title"], told["duty"], told["day"]) == (
        "n5", "第6晚", "lead", "2026-11-15",
    )  # fmt: skip
    assert len(told["tiles"]) == 6
    gmv = tile(told, "gmv")
    assert (gmv["value"], gmv["num"], gmv["den"], gmv["unit"]) == (69_000, 69_000, 1, "fen")
    assert (gmv["source_level"], gmv["source_zh"], gmv["sources"]) == (
        "L3", "自有采集", ["douyin:shopA"],
    )  # fmt: skip
    usual = gmv["baseline"]
    assert (usual["how"], usual["shared"], usual["name"], usual["n"]) == (
        "class", ["host", "slot"], "同主播、同时段（近 5 场）", 5,
    )  # fmt: skip
    # 10 20 30 40 50 thousand; apart from 30: 0 10 10 20 20.
    assert (usual["median"], usual["mad"]) == (30_000, 10_000)
    assert (usual["diff"], usual["times"]) == (39_000, 2.3)
    assert [(one["show"], one["value"]) for one in usual["of"]] == [
        ("n4", 40_000), ("n3", 50_000), ("n2", 20_000), ("n1", 30_000), ("n0", 10_000),
    ]  # fmt: skip
    assert {gmv[name] for name in ("room", "show", "level", "key")} == {ROOM, "n5", "show"}
    assert gmv["traceable"] is True
    again = board(desk, show="n2")
    assert tile(again, "gmv")["baseline"]["name"] == "昨日同班"
    assert tile(again, "gmv")["baseline"]["of"][0]["show"] == "n1", "later shows are not the past"


def test_unknown_is_null_with_its_reason_and_refunds_of_tonight_are_compared_with_nothing(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    night(hall, 1, 20_000)
    told = board(desk)
    roi = tile(told, "report.roi_net")
    assert (roi["value"], roi["num"], roi["as_of"], roi["source_level"]) == (None,) * 4
    assert roi["why"] == "平台还没有报过这一场的这个数：导入罗盘、千川等文件后就有。"
    net = tile(told, "net_refunds")
    assert (net["value"], net["baseline"], net["unfit"]) == (20_000, None, "unripe")
    assert net["no_baseline"] == "未成熟：退款还在回来，到期前不和成熟的比。"
    assert net["maturity_zh"] == "未成熟：满 15 天可参考，满 30 天定"


def test_a_show_on_air_is_not_held_to_whole_ones_but_its_hour_and_its_round_are(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000, 5_000, hours=4)
    keeping.keep_owed()
    night(hall, 1, 40_000, ends=False)
    hall.press("pitch.start", DAY + HOUR + 20 * MINUTE, product="7001")
    hall.send(hall.order("x", DAY + HOUR + 25 * MINUTE, 7_000, who=3), at=DAY + HOUR + 30 * MINUTE)
    told = board(desk)
    gmv = tile(told, "gmv")
    assert told["end"] is None and gmv["value"] == 47_000
    assert (gmv["baseline"], gmv["unfit"]) == (None, "runs")
    assert gmv["no_baseline"].startswith("还在播")
    assert (gmv["as_of"], gmv["age_ms"]) == (at(1) + HOUR + 25 * MINUTE, 5 * MINUTE)
    pace = tile(told, "gmv_per_hour")
    assert (pace["num"], pace["den"]) == (47_000, 90 * MINUTE)
    assert pace["baseline"]["median"] == 3_750, "a rate is compared at any time: 15,000 in 4 h"
    hour = beside(told, "hour")
    assert (hour["label"], hour["start"], hour["end"]) == ("22:00–23:00", at(1), at(1) + HOUR)
    usual = tile(hour, "gmv")["baseline"]
    assert (usual["name"], usual["median"], usual["of"][0]["label"]) == (
        "昨日同班的这一小时", 15_000, "22:00–23:00",
    )  # fmt: skip
    assert tile(hour, "gmv")["traceable"] is True
    turn = beside(told, "round")
    assert (turn["key"], turn["end"]) == ("7001#3", None)
    assert tile(turn, "talk_gmv")["no_baseline"].startswith("还在播")
    per_minute = tile(turn, "talk_gmv_per_minute")
    # 7,000 in 10 min; before it 0 and 40,000 tonight, 0 and 15,000 last night, in 10 min each.
    assert (per_minute["value"], per_minute["baseline"]["name"]) == (700, "前 4 轮")
    assert per_minute["baseline"]["median"] == 750
    hall.press("pitch.end", DAY + HOUR + 40 * MINUTE)
    assert tile(beside(board(desk), "round"), "talk_gmv")["baseline"]["n"] == 4


def test_the_age_of_what_viewers_do_is_that_of_the_last_minute_in_which_they_did(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000, 5_000, ends=False)
    told = tile(board(desk), "viewers")
    assert (told["value"], told["as_of"]) == (4, at(0) + 4 * MINUTE)
    assert told["age_ms"] == HOUR - 4 * MINUTE


def test_figures_of_sources_of_different_level_are_not_compared(
    desk: Browser, hall: Hall, made: Any, room: Room, lead: Actor
) -> None:
    sources.add(lead, room.pk, name="douyin:files", level=Level.FILE, provides=["enter"])
    hall.press("show.start", 0, ref="old", x={"title": "文件来的"})
    hall.send(hall.order("f", 5 * MINUTE, 9_000), src="douyin:files", at=6 * MINUTE)
    hall.press("show.end", HOUR)
    keeping.keep_owed()
    night(hall, 1, 20_000)
    gmv = tile(board(desk), "gmv")
    assert (gmv["source_level"], gmv["baseline"]) == ("L3", None)
    assert "来源级别不同的数不互相比" in gmv["no_baseline"]


def test_a_team_with_hand_readings_alone_has_a_board_that_says_so(
    desk: Browser, hall: Hall, room: Room
) -> None:
    for number, gmv in enumerate((100_000, 130_000)):
        hall.press("show.start", number * DAY, ref=f"n{number}")
        hall.press("reading", number * DAY + HOUR, x={"boxes": {"gmv": gmv, "views": 900}})
        hall.press("show.end", number * DAY + 2 * HOUR)
        keeping.keep_owed()
    told = board(desk)
    read = tile(told, "reading.gmv")
    assert (read["value"], read["zh"], read["source_level"], read["source_zh"]) == (
        130_000, "手报 成交额", "L0", "手报",
    )  # fmt: skip
    assert read["as_of"] == at(1) + HOUR and read["traceable"] is False
    assert read["baseline"]["median"] == 100_000
    assert tile(told, "reading.views")["value"] == 900


def test_what_a_platform_reported_stands_under_its_own_name_until_we_count(
    desk: Browser, hall: Hall, made: Any
) -> None:
    hall.press("show.start", 0, ref="n0")
    hall.press("show.end", HOUR)
    said = {"as_of": at(1), "platform": "douyin"}
    hall.send(
        hall.event("report.gmv", 30 * MINUTE, amount=77_000, ref="n0", x=said),
        hall.event("report.spend_promoted", 30 * MINUTE, amount=11_000, ref="n0", x=said),
        hall.event("report.net_1h", 30 * MINUTE, amount=66_000, ref="n0", x=said),
        src="file:douyin-compass", at=DAY,
    )  # fmt: skip
    told = board(desk)
    gmv = tile(told, "report.gmv")
    assert (gmv["value"], gmv["zh"], gmv["origin"]) == (77_000, "平台 成交金额", "reported")
    assert (gmv["source_level"], gmv["sources"], gmv["as_of"]) == (
        "L1", ["file:douyin-compass"], at(1),
    )  # fmt: skip
    assert tile(told, "report.roi_net")["value"] == 6
    assert "gmv" in {one["metric"] for one in told["more"]}, "the other is there for search"


def test_what_is_left_after_refunds_speaks_of_the_moment_of_the_aftersales_file(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000)
    later = at(0) + 3 * DAY
    x = {"as_of": later, "refunded_at": later - HOUR, "ticket": "t1", "platform": "douyin"}
    refund = hall.event("order.refund", 3 * DAY, order="n0-0", line="1", amount=4_000, x=x)
    hall.send(refund, src="file:douyin-aftersales", at=4 * DAY)
    told = board(desk)
    net, gmv = tile(told, "net_refunds"), tile(told, "gmv")
    assert (net["value"], net["as_of"]) == (6_000, later)
    assert net["sources"] == ["douyin:shopA", "file:douyin-aftersales"]
    assert (gmv["value"], gmv["as_of"]) == (10_000, at(0) + 11 * MINUTE), (
        "no ticket says what was sold"
    )


def test_nobody_is_shown_a_tile_without_the_right_to_see_it(
    hall: Hall, made: Any, page_of: Callable[[Duty], Browser]
) -> None:
    night(hall, 0, 10_000)
    for duty, hidden in (
        (Duty.HOST, {"report.spend", "report.roi_net", "commission", "settled"}),
        (Duty.EDITING, {"gmv", "net_1h", "gmv_per_hour", "report.roi_net", "reading.gmv"}),
        (Duty.MEDIA_BUYER, {"commission", "platform_fee", "report.commission_due"}),
    ):
        page = page_of(duty)
        for whose in BOARDS:
            told = board(page, duty=whose.value, metrics=",".join(sorted(hidden)))
            shown = {one["metric"] for one in (*told["tiles"], *told["more"])}
            shown |= {one["metric"] for row in told["beside"] for one in row["tiles"]}
            assert shown and not shown & hidden, (duty, whose)
            days = board(page, "day", duty=whose.value, day="2026-11-10")
            parts = {one["metric"] for part in days["shows"] for one in part["tiles"]}
            assert not ({one["metric"] for one in days["tiles"]} | parts) & hidden
    own = board(page_of(Duty.COHOST))
    assert (own["duty"], own["duty_zh"], len(own["tiles"])) == ("host", "主播", 5)


def test_any_metric_may_be_asked_for_with_its_baseline(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    night(hall, 1, 20_000)
    told = board(desk, metrics="order_value,nonsense,,gmv")
    assert tile(told, "order_value")["baseline"]["median"] == 10_000
    names = [one["metric"] for one in told["tiles"]]
    assert len(names) == len(set(names)) == 7
    assert not set(names) & {one["metric"] for one in told["more"]}


def test_asked_for_alone_a_number_comes_with_its_baseline_and_nothing_else(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    night(hall, 1, 20_000)
    told = board(desk, only="order_value,nonsense,gmv")
    assert [one["metric"] for one in told["tiles"]] == ["order_value", "gmv"]
    assert tile(told, "order_value")["baseline"]["median"] == 10_000
    assert (told["more"], told["beside"]) == ([], [])
    day = board(desk, "day", day="2026-11-11", only="gmv")
    assert [one["metric"] for one in day["tiles"]] == ["gmv"]
    assert (tile(day, "gmv")["value"], tile(day, "gmv")["baseline"]["median"]) == (20_000, 10_000)
    assert (day["more"], day["shows"]) == ([], [])


def test_the_duties_with_a_board_are_told_ones_own_first(
    hall: Hall, made: Any, page_of: Callable[[Duty], Browser]
) -> None:
    night(hall, 0, 10_000)
    page = page_of(Duty.COHOST)
    own = ["host", "lead", "operator", "floor", "media_buyer"]
    assert board(page)["duties"] == own
    other = board(page, duty="lead")
    assert (other["duty"], other["duties"]) == ("lead", own), "another's board changes no duty"
    assert board(page, "day", day="2026-11-10")["duties"] == own


def test_a_shift_has_its_own_board_and_goal(
    desk: Browser, hall: Hall, made: Any, lead: Actor
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    night(hall, 1, 30_000)
    goals.set_goal(
        lead, scope=Scope.SHIFT, room=ROOM, metric="gmv", span=(at(1), at(1) + 2 * HOUR), value=50_000,
        note="",
    )  # fmt: skip
    goals.set_goal(
        lead, scope=Scope.SHOW, room=ROOM, metric="gmv", span=(at(1), at(1) + 2 * HOUR), value=90_000,
        note="",
    )  # fmt: skip
    told = board(desk, "shift")
    assert (told["level"], told["key"], told["start"]) == ("shift", "s1", at(1) + 1)
    gmv = tile(told, "gmv")
    assert (gmv["goal"]["value"], gmv["goal"]["left"], gmv["goal"]["over"]) == (50_000, 20_000, 0)
    assert gmv["baseline"]["of"][0]["key"] == "s0"
    whole = tile(board(desk), "gmv")["goal"]
    assert (whole["value"], whole["done"], whole["left"]) == (90_000, 30_000, 60_000)
    assert board(desk, "shift", shift="s0", show="n0")["key"] == "s0"


def test_the_shift_that_is_on_is_shown_and_else_the_last(
    desk: Browser, hall: Hall, made: Any
) -> None:
    hall.press("show.start", 0, ref="n0")
    hall.press("shift.start", 1, ref="早班")
    hall.press("shift.start", HOUR, ref="晚班")
    hall.send(hall.order("a", HOUR + MINUTE, 4_000), at=HOUR + 2 * MINUTE)
    told = board(desk, "shift")
    assert (told["key"], told["end"], tile(told, "gmv")["value"]) == ("晚班", None, 4_000)
    hall.press("shift.end", 2 * HOUR)
    hall.press("show.end", 3 * HOUR)
    told = board(desk, "shift")
    assert (told["key"], told["end"]) == ("晚班", at(0) + 2 * HOUR)
    assert _last({"a": (1, None), "b": (2, 3)}) == "a"


def test_a_day_adds_up_what_adds_up_over_its_shows(desk: Browser, hall: Hall, made: Any) -> None:
    night(hall, 0, 10_000, 20_000, hours=1)
    keeping.keep_owed()
    told = board(desk, "day", day="2026-11-10")
    assert (told["title"], told["room"], told["show"], told["cur"]) == ("11月10日", "", "", "CNY")
    [part] = told["shows"]
    assert (part["show"], part["kept_at"] is not None) == ("n0", True)
    assert tile(told, "gmv")["value"] == 30_000 == tile(part, "gmv")["value"]
    people = tile(told, "viewers")
    assert (people["value"], people["why"]) == (None, "人数、峰值和平均不能跨场相加，请看各场。")
    assert tile(part, "viewers")["value"] == 4


def test_a_day_of_several_shows_and_the_day_before(desk: Browser, hall: Hall, made: Any) -> None:
    night(hall, 0, 10_000, hours=1)
    hall.press("show.start", 2 * HOUR, ref="b0")
    hall.send(hall.order("b", 2 * HOUR + MINUTE, 4_000), at=2 * HOUR + 2 * MINUTE)
    hall.press("show.end", 3 * HOUR)
    night(hall, 1, 50_000)
    live = board(desk, "day", day="2026-11-10")
    assert [one["kept_at"] for one in live["shows"]] == [None, None], "nothing is kept yet"
    keeping.keep_owed()
    told = board(desk, "day", day="2026-11-10")
    assert [one["show"] for one in told["shows"]] == ["n0", "b0"], "00:00 is the same show day"
    for one in (live, told):
        assert tile(one, "gmv")["value"] == 14_000
        # Of three presses at one instant each stands a millisecond after the other.
        assert (tile(one, "gmv_per_hour")["num"], tile(one, "gmv_per_hour")["den"]) == (
            14_000,
            2 * HOUR + 3,
        )  # fmt: skip
    after = tile(board(desk, "day", day="2026-11-11"), "gmv")
    assert (after["value"], after["baseline"]["name"], after["baseline"]["median"]) == (
        50_000, "昨日", 14_000,
    )  # fmt: skip
    empty = board(desk, "day", day="2026-11-12")
    assert empty["shows"] == [] and tile(empty, "gmv")["why"] == "这一天还没有开过播。"
    assert tile(empty, "gmv")["value"] is None, "no show is not zero"


def test_the_other_numbers_of_a_day_are_those_that_add_up(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000, 20_000, hours=1)
    live = board(desk, "day", day="2026-11-10")
    keeping.keep_owed()
    for told in (live, board(desk, "day", day="2026-11-10")):
        more = {one["metric"]: one for one in told["more"]}
        assert more["views"]["value"] == 4 and more["order_value"]["value"] == 15_000
        assert not {"viewers", "peak_online"} & set(more), "people and peaks do not"
        assert not set(more) & {one["metric"] for one in told["tiles"]}
        shown = {one["metric"] for part in told["shows"] for one in part["tiles"]}
        assert "order_value" not in shown, "a show's row has the numbers of the board"
    assert board(desk, "day", day="2026-11-12")["more"] == []


def test_days_are_compared_under_a_name_that_knows_no_hour(
    desk: Browser, hall: Hall, made: Any
) -> None:
    for number, amount in enumerate((10_000, 30_000, 20_000, 50_000, 40_000, 60_000)):
        night(hall, number, amount, hours=1)
    keeping.keep_owed()
    usual = tile(board(desk, "day", day="2026-11-15"), "gmv")["baseline"]
    assert (usual["name"], usual["n"], usual["median"]) == (
        "同样几个直播间（近 5 天）", 5, 30_000,
    )  # fmt: skip
    KeptShow.objects.filter(day__gte="2026-11-11", day__lte="2026-11-14").delete()
    alone = tile(board(desk, "day", day="2026-11-15"), "gmv")["baseline"]
    assert (alone["name"], alone["how"]) == ("最近一天（11月10日）", "last")


def test_of_a_day_that_still_runs_the_rates_are_compared_and_the_sums_are_not(
    desk: Browser, hall: Hall, made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    night(hall, 1, 20_000)
    monkeypatch.setattr("kaibo.domains.review.boards.day.now_ms", lambda: at(1) + 3 * HOUR)
    told = board(desk, "day", day="2026-11-11")
    assert told["end"] is None, "the next show day has not begun"
    assert tile(told, "gmv")["no_baseline"] == "这一天还没过完，累计数不和过完的比。"
    pace = tile(told, "gmv_per_hour")
    assert (pace["unfit"], pace["baseline"]["name"]) == (None, "昨日")


def test_a_day_with_a_show_on_air_is_not_held_to_whole_days(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    night(hall, 1, 20_000, ends=False)
    told = board(desk, "day", day="2026-11-11")
    gmv = tile(told, "gmv")
    assert (gmv["value"], gmv["baseline"], gmv["unfit"]) == (20_000, None, "runs")
    [part] = told["shows"]
    assert (part["end"], part["kept_at"]) == (None, None)


def test_a_room_that_cannot_be_read_is_named_and_no_sum_is_told_without_it(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    control.detach()
    told = board(desk, "day", day="2026-11-10")
    assert (told["unread"], told["shows"]) == (["旗舰店A"], [])
    assert {one["value"] for one in told["tiles"]} == {None}
    assert tile(told, "gmv")["why"] == "「旗舰店A」这会儿读不到，合计要等它们。"


def test_a_copy_that_is_due_is_not_read(desk: Browser, hall: Hall, made: Any) -> None:
    night(hall, 0, 10_000)
    keeping.keep_owed()
    KeptShow.objects.update(due_at=0)
    [part] = board(desk, "day", day="2026-11-10")["shows"]
    assert part["kept_at"] is None


def test_refusals_say_what_is_wrong(desk: Browser, hall: Hall, room: Room) -> None:
    none = board(desk)
    assert (none["code"], none["text"]) == (
        "not_found", "直播间「旗舰店A」还没有开过播，没有看板。",
    )  # fmt: skip
    assert desk.get("/api/review/board?kind=show")["code"] == "invalid"
    assert desk.get("/api/review/board?kind=week&room=x")["code"] == "invalid"
    assert board(desk, room="nowhere")["code"] == "not_found"
    hall.press("show.start", 0, ref="1")
    assert board(desk, "shift")["text"] == "这一场没有记过班次，没有班次看板。"
    assert board(desk, show="%00")["code"] in ("invalid", "not_found")
    for day in ("2026-13-99", "0001-01-01", "9999-12-31", "昨天"):
        assert board(desk, "day", day=day)["code"] == "invalid"


def test_a_stranger_gets_nothing(browser: Browser, hall: Hall, room: Room) -> None:
    assert browser.get(f"/api/review/board?kind=show&room={ROOM}")["code"] == "signed_out"
