"""Promises of the tally, the whole way: twelve boxes, the hour against its goal and yesterday's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.control.models import Room
from kaibo.domains.control.tests.hall import EVENING, Hall
from kaibo.domains.goals.actions.goals import set_goal
from kaibo.domains.goals.public import Scope
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.boards import keeping
from kaibo.domains.review.boards.tests.nights import night
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, HOUR, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db

PageOf = Callable[[Duty], Browser]
TALLY = "/api/review/flagship-a/tally"


def read(hall: Hall, at: int, **boxes: int) -> None:
    """A hand reading `at` ms after the evening began."""
    hall.press("reading", at, x={"boxes": boxes})


def goal(lead: Actor, scope: Scope, start: int, end: int, value: int) -> None:
    span = (EVENING + start, EVENING + end)
    set_goal(lead, scope=scope, room="flagship-a", metric="gmv", span=span, value=value)


def by_id(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for section in told["sections"] for row in section["rows"]}


def test_what_is_counted_is_told_with_the_hour_beside_yesterdays(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000, 20_000, hours=3)
    assert keeping.keep_owed() == 1
    night(hall, 1, 50_000, 60_000, ends=False)
    hall.time = EVENING + DAY + HOUR + 5 * MINUTE
    told = desk.get(TALLY)
    assert (told["title"], told["show"], told["at"]) == (
        "旗舰店A 23:00 报数", "n1", EVENING + DAY + HOUR,
    )  # fmt: skip
    assert told["lines"] == [
        "第2晚 · 已播 1:05:00 · 在麦 主播1",
        "22:00–23:00 成交 **1,100.00 元**",
        "这一小时没有定目标",
        "比昨日同班的这一小时 +800.00 元（那时 300.00 元）",
        "成交额 **1,100.00 元**（这一小时 +1,100.00 元）",
        "成交单 2 单（这一小时 +2 单）",
        "成交人数 2 人",
        "累计场观 4 人次（这一小时 +4 人次）",
        "进人 4 人次（这一小时）",
        "— 还没有数：在线、人均停留、商品点击、消耗、新粉、加团、违规",
    ]


def test_numbers_of_the_tally_open_to_the_records_they_are_made_of(
    desk: Browser, lead: Actor, hall: Hall
) -> None:
    night(hall, 0, 10_000, 20_000, ends=False)
    read(hall, HOUR + MINUTE, follows=3)
    hall.time = EVENING + HOUR + 5 * MINUTE
    goal(lead, Scope.HOUR, 0, HOUR, 40_000)
    rows = by_id(desk.get(TALLY))
    first_hour = f"{EVENING}-{EVENING + HOUR}"
    cells = {ident: row["cell"] for ident, row in rows.items() if row["cell"] is not None}
    assert cells == {
        "hour": {"level": "minute", "key": first_hour, "metric": "gmv"},
        "inflow": {"level": "minute", "key": first_hour, "metric": "views"},
        **{
            name: {"level": "show", "key": "show", "metric": name}
            for name in ("gmv", "orders_paid", "buyers", "views")
        },
    }
    assert rows["follows"]["value"] == "3 人", "read by hand: no records stand behind it"
    for ident, total in (("hour", 30_000), ("inflow", 4), ("gmv", 30_000), ("orders_paid", 2)):
        cell = cells[ident]
        where = f"level={cell['level']}&key={cell['key']}&measure={cell['metric']}"
        assert desk.get(f"/api/rooms/flagship-a/shows/n0/trace?{where}")["total"] == total


def test_a_room_that_lives_on_readings_has_its_hour_its_goals_and_yesterday(
    desk: Browser, lead: Actor, hall: Hall
) -> None:
    hall.press("show.start", 0, ref="a", x={"title": "昨晚"})
    read(hall, HOUR + 2 * MINUTE, gmv=1_700_000)
    read(hall, 2 * HOUR + MINUTE, gmv=2_600_000)
    hall.press("show.end", 3 * HOUR)
    hall.press("show.start", DAY, ref="b", x={"title": "今晚"})
    read(hall, DAY + HOUR + 3 * MINUTE, gmv=1_000_000, online=800)
    read(hall, DAY + 2 * HOUR + 2 * MINUTE, gmv=2_824_000, online=1_204, spend=75_000, stay=62_000)
    goal(lead, Scope.HOUR, DAY + HOUR, DAY + 2 * HOUR, 2_500_000)
    goal(lead, Scope.SHOW, DAY, DAY + 4 * HOUR, 20_000_000)
    hall.time = EVENING + DAY + 2 * HOUR + 4 * MINUTE
    told = desk.get(TALLY)
    assert told["title"] == "旗舰店A 00:00 报数"
    assert told["lines"][1:9] == [
        "23:00–00:00 成交 **18,240.00 元**（手报 23:03→00:02）",
        "本时目标 25,000.00 元（还差 6,760.00 元，完成 73.0%）",
        "比昨日同一小时（手报） +9,240.00 元（那时 9,000.00 元）",
        # 171,760 yuan within 116 minutes.
        "本场目标 200,000.00 元（还差 171,760.00 元，完成 14.1%，剩 1:56:00，要每小时 88,841.38 元）",
        "成交额 **28,240.00 元**（比 23:03 +18,240.00 元；手报 00:02）",
        "在线 1,204 人（手报 00:02）",
        "人均停留 1:02（手报 00:02）",
        "消耗 750.00 元（手报 00:02）",
    ]


def test_the_goal_that_is_passed_says_by_how_much(desk: Browser, lead: Actor, hall: Hall) -> None:
    hall.press("show.start", 0, ref="a", x={"title": "今晚"})
    read(hall, HOUR, gmv=3_000_000)
    goal(lead, Scope.HOUR, 0, HOUR, 2_500_000)
    hall.time = EVENING + HOUR + MINUTE
    row = by_id(desk.get(TALLY))["hour_goal"]
    assert row["note"] == "超 5,000.00 元，完成 120.0%"


def test_an_hour_that_runs_is_not_held_against_a_whole_one(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="a", x={"title": "今晚"})
    hall.time = EVENING + HOUR + 40 * MINUTE
    told = desk.get(TALLY)
    assert told["title"] == "旗舰店A 23:40 即时报数"
    rows = by_id(told)
    assert rows["before"]["value"] == "这一小时还没过完，不和昨日比"
    assert (rows["hour"]["label"], rows["hour"]["value"], rows["hour"]["known"]) == (
        "23:00–23:40 成交", "—", False,
    )  # fmt: skip
    hall.time = EVENING + 2 * HOUR + MINUTE
    assert desk.get(TALLY)["once"] != told["once"]


def test_what_is_told_live_goes_before_an_older_reading_and_a_newer_reading_before_none(
    desk: Browser, hall: Hall, made: Any
) -> None:
    night(hall, 0, 50_000, ends=False)
    read(hall, HOUR, gmv=99_900, orders_paid=7)
    hall.time = EVENING + HOUR + MINUTE
    rows = by_id(desk.get(TALLY))
    assert (rows["gmv"]["value"], rows["gmv"]["note"]) == ("500.00 元", "这一小时 +500.00 元")


def test_full_of_everything_it_is_no_longer_than_twenty_lines(
    desk: Browser, lead: Actor, hall: Hall, made: Any
) -> None:
    night(hall, 0, 10_000, hours=3)
    keeping.keep_owed()
    night(hall, 1, 50_000, ends=False)
    boxes = (
        "online views inflow stay product_clicks orders_paid buyers gmv spend follows club_joins"
    )
    for at in (40 * MINUTE, HOUR + 2 * MINUTE):
        read(hall, DAY + at, **dict.fromkeys([*boxes.split(), "violations"], at))
    goal(lead, Scope.HOUR, DAY, DAY + HOUR, 1_000_000)
    goal(lead, Scope.SHOW, DAY, DAY + 4 * HOUR, 9_000_000)
    goal(lead, Scope.SHIFT, DAY, DAY + 2 * HOUR, 4_000_000)
    hall.time = EVENING + DAY + HOUR + 5 * MINUTE
    told = desk.get(TALLY)
    rows = by_id(told)
    assert {"hour_goal", "shift_goal", "show_goal", "before", *boxes.split()} <= rows.keys()
    # One line is left for what a schedule missed before.
    assert len(told["lines"]) <= 19
    assert max(map(len, told["lines"])) < 100


def test_off_air_there_is_nothing_to_tell(desk: Browser, hall: Hall) -> None:
    answer = desk.client.get(TALLY)
    assert (answer.status_code, answer.json()["code"]) == (409, "not_on_air")
    night(hall, 0, 100)
    answer = desk.client.get(TALLY)
    assert answer.json()["text"] == (
        "直播间「旗舰店A」现在没有在直播，没有可报的数。下播以后请看战报。"
    )


def test_who_may_not_see_ads_is_not_told_what_they_cost(
    page_of: PageOf, hall: Hall, room: Room
) -> None:
    hall.press("show.start", 0, ref="a")
    read(hall, MINUTE, spend=75_000, gmv=10_000)
    seen = by_id(page_of(Duty.MEDIA_BUYER).get(TALLY))
    hidden = page_of(Duty.HOST).get(TALLY)
    assert seen["spend"]["value"] == "750.00 元"
    assert "spend" not in by_id(hidden) and not any("消耗" in line for line in hidden["lines"])
    assert page_of(Duty.EDITING).client.get(TALLY).status_code == 403
