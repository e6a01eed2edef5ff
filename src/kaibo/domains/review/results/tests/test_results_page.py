"""Promises of the results page: every number opens its lines, and minutes of the platform's log of
talks can be taken and given back."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall
from kaibo.kit.clock import HOUR, MINUTE

pytestmark = pytest.mark.django_db(transaction=True)

BEARS = "平台实际承担优惠金额"
#: 300.00 of buyers, 12.00 of which the platform adds to the second; 50.00 by a short video.
NIGHT = table(
    [*COMPASS, "直播间用户支付金额"],
    aired("22:00:00", "23:30:00", "312.00", 直播间用户支付金额="300.00", 直播间成交订单数="3"),
)
SOLD = table(
    [*ORDERS, BEARS],
    order(1, "22:05:00", "100.00", **{BEARS: "0.00"}),
    order(2, "22:40:00", "120.00", **{BEARS: "12.00"}),
    order(3, "23:20:00", "80.00", **{BEARS: "0.00"}),
    order(4, "23:21:00", "50.00", **{BEARS: "5.00", "流量体裁": "短视频"}),
)
TALKS = ["商品ID", "商品标题", "讲解开始时间", "讲解结束时间", "主播昵称"]
SHOW = "9"


def talked(*rows: tuple[str, str, str]) -> bytes:
    """A log of talks: product, from, to on the evening's clock."""
    said = [
        {"商品ID": f"\t{p}", "讲解开始时间": f"2026/11/10 {a}", "讲解结束时间": f"2026/11/10 {b}",
         "主播昵称": SHOP}
        for p, a, b in rows
    ]  # fmt: skip
    return table(TALKS, *said)


#: 7001 was explained until 22:06, 7002 from then to 22:41, 7001 again.
LOG = talked(
    ("7001", "22:00:00", "22:06:00"),
    ("7002", "22:06:00", "22:41:00"),
    ("7001", "22:41:00", "23:30:00"),
)


@pytest.fixture
def pressed(shop: Importing, hall: Hall) -> Importing:
    """A show of 90 minutes in which 7001 was pressed at 22:00 and 7002 too early, at 22:04; its
    orders and totals stored."""
    hall.time = EVENING
    hall.press("show.start", 0, ref=SHOW)
    hall.press("pitch.start", 0, product="7001", id="first")
    hall.press("pitch.start", 4 * MINUTE, product="7002", id="second")
    hall.press("show.end", 90 * MINUTE)
    hall.time = EVENING + 14 * HOUR
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    shop.store(shop.hand_in("订单.csv", SOLD))
    return shop


def results(page: Importing, rest: str = "") -> Any:
    return page.page.get(f"/api/review/{ROOM}/{SHOW}/results{rest}")


def behind(page: Importing, of: str, part: str) -> tuple[Any, list[tuple[str, int]]]:
    told = results(page, f"/lines?of={of}&part={part}")
    return told["total"], [(one["order"][-1], one["adds"]) for one in told["lines"]]


def test_the_platforms_figure_is_reached_to_the_fen_and_each_step_opens_its_lines(
    pressed: Importing,
) -> None:
    told = results(pressed)
    [gmv, paid] = [one for one in told["reconcile"] if one["name"] in ("gmv", "buyer_paid")]
    assert (gmv["ours"], gmv["theirs"], gmv["same"], gmv["agrees"]) == (
        35_000, 31_200, 31_200, True)  # fmt: skip
    assert [(one["code"], one["value"]) for one in gmv["parts"]] == [
        ("genre", -5_000), ("subsidy", 1_200),
    ]  # fmt: skip
    assert (paid["same"], paid["theirs"], paid["agrees"]) == (30_000, 30_000, True)
    assert behind(pressed, "gmv", "genre") == (-5_000, [("4", -5_000)])
    assert behind(pressed, "gmv", "subsidy") == (1_200, [("2", 1_200)])
    assert behind(pressed, "gmv", "same") == (31_200, [("1", 10_000), ("2", 13_200), ("3", 8_000)])
    assert behind(pressed, "attribution", "video") == (-5_000, [("4", -5_000)])
    assert behind(pressed, "attribution", "genre")[0] == 30_000
    [line] = results(pressed, "/lines?of=gmv&part=subsidy")["lines"]
    assert (line["amount"], line["platform_bears"], line["genre"]) == (12_000, 1_200, "live")


def test_a_number_that_is_not_there_opens_nothing(pressed: Importing) -> None:
    for of, part in (("gmv", "nothing"), ("nothing", "ours"), ("attribution", "card")):
        answer = pressed.page.client.get(
            f"/api/review/{ROOM}/{SHOW}/results/lines?of={of}&part={part}"
        )
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_the_text_for_the_group_holds_every_row_and_reason_to_the_fen(pressed: Importing) -> None:
    text = results(pressed)["text"]
    assert "成交金额\t350.00\t312.00\t312.00\t-38.00\t一致" in text
    assert "　平台补贴 +12.00（1 行）：" in text and "　口径 -50.00（1 行）：" in text
    assert "用户支付金额\t350.00\t300.00\t300.00\t-50.00\t一致" in text
    assert "平台的数截至" in text and "项一致，金额单位：元" in text


def test_without_any_order_the_sum_by_time_is_unknown_and_not_zero(
    shop: Importing, hall: Hall
) -> None:
    hall.time = EVENING
    hall.press("show.start", 0, ref=SHOW)
    hall.press("show.end", 90 * MINUTE)
    hall.time = EVENING + 14 * HOUR
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    told = results(shop)
    assert told["attribution"]["by_time"] is None
    [gmv] = [one for one in told["reconcile"] if one["name"] == "gmv"]
    assert (gmv["ours"], gmv["same"], gmv["difference"]) == (None, None, None)


def by_round(page: Importing) -> dict[str, tuple[int, int]]:
    """GMV of each round and its minutes; a press is a millisecond behind what came before it."""
    rows = page.level(ROOM, SHOW, "round")
    return {
        key: (row["gmv"], round(row["pitch_ms"] / MINUTE))
        for key, row in rows.items()
        if row["air_ms"] and key != "none"
    }


def take(hall: Hall, page: Importing, since: int, until: int, ident: str) -> None:
    """Take the platform's minutes, as the page presses it."""
    spans = [
        {"from": max(one["start"], since), "to": min(one["end"], until), "key": one["key"],
         "product": one["product"], "ref": one["ref"], "data": one["data"]}
        for one in results(page, "/talks")["theirs"]
        if one["start"] < until and one["end"] > since
    ]  # fmt: skip
    x = {"lane": "pitch", "op": "overlay", "from": since, "to": until, "spans": spans, "why": "取"}
    hall.press("timeline.fix", 14 * HOUR, id=ident, x=x)


def test_where_somebody_pressed_the_platforms_list_stands_beside_and_minutes_of_it_are_taken(
    pressed: Importing, hall: Hall
) -> None:
    before = by_round(pressed)
    assert before == {"7001#1": (0, 4), "7002#1": (35_000, 86)}
    pressed.store(pressed.hand_in("讲解记录.csv", LOG))
    assert by_round(pressed) == before, "nobody took anything yet"
    told = results(pressed, "/talks")
    assert (told["source"], told["differing"], told["off_ms"] // 1_000) == (
        "file:douyin-talks", 51, 51 * 60)  # fmt: skip
    minutes = [one for one in told["minutes"] if one["differs"]]
    assert [(one["at"], one["ours"], one["theirs"]) for one in minutes[:3]] == [
        (EVENING + 4 * MINUTE, "7002", "7001"),
        (EVENING + 5 * MINUTE, "7002", "7001"),
        (EVENING + 41 * MINUTE, "7002", "7001"),
    ]
    # Two minutes: the order of 22:05 moves to the first round, which is still that round.
    take(hall, pressed, EVENING + 4 * MINUTE, EVENING + 6 * MINUTE, "two")
    assert by_round(pressed) == {"7001#1": (10_000, 6), "7002#1": (25_000, 84)}
    assert results(pressed, "/talks")["differing"] == 49
    # All the rest: 7001 has a second round.
    take(hall, pressed, EVENING, EVENING + 90 * MINUTE, "all")
    assert by_round(pressed) == {
        "7001#1": (10_000, 6), "7002#1": (12_000, 35), "7001#2": (13_000, 49),
    }  # fmt: skip
    told = results(pressed, "/talks")
    assert (told["differing"], told["off_ms"]) == (0, 0)


def test_where_nobody_pressed_the_platforms_list_is_laid_and_goes_with_its_file(
    shop: Importing, hall: Hall
) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    shop.store(shop.hand_in("订单.csv", SOLD))
    [show] = shop.shows(ROOM)
    file = shop.hand_in("讲解记录.csv", LOG)
    shop.store(file)
    rows = shop.level(ROOM, show["id"], "round")
    assert {key: row["gmv"] for key, row in rows.items() if row["air_ms"]} == {
        "7001#1": 10_000, "7002#1": 12_000, "7001#2": 13_000,
    }  # fmt: skip
    told = shop.page.get(f"/api/review/{ROOM}/{show['id']}/results/talks")
    assert (told["source"], told["differing"]) == ("file:douyin-talks", 0)
    shop.withdraw(file)
    shop.work()
    told = shop.page.get(f"/api/review/{ROOM}/{show['id']}/results/talks")
    assert (told["source"], told["theirs"], told["ours"]) == (None, [], [])


def test_a_later_log_is_laid_over_an_earlier_one_but_not_over_a_person(
    shop: Importing, hall: Hall
) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    [show] = shop.shows(ROOM)
    shop.store(shop.hand_in("讲解记录.csv", LOG))
    shop.store(shop.hand_in("讲解记录2.csv", talked(("7001", "22:00:00", "23:30:00"))))

    def ours() -> list[str]:
        told = shop.page.get(f"/api/review/{ROOM}/{show['id']}/results/talks")
        return [one["product"] for one in told["ours"]]

    assert ours() == ["7001"]
    span = {"from": EVENING, "to": EVENING + MINUTE, "product": "7003"}
    x = {"lane": "pitch", "op": "overlay", "from": EVENING, "to": EVENING + MINUTE, "spans": [span]}
    hall.press("timeline.fix", 14 * HOUR, id="mine", x=x)
    shop.store(shop.hand_in("讲解记录3.csv", talked(("7002", "22:00:00", "23:30:00"))))
    assert ours() == ["7003", "7001"]


TICKETS = "售后单号,订单号,商品单号,退商品金额（元）,售后状态,售后申请时间,商家退款时间".split(",")


def test_what_went_back_by_tickets_of_a_whole_order_is_told_by_count_and_amount(
    pressed: Importing,
) -> None:
    assert results(pressed)["whole_refunds"] == {"tickets": 0, "amount": 0}
    first = order(5, "22:15:00", "60.00")
    more = {**order(6, "22:15:00", "70.00"), "主订单编号": first["主订单编号"]}
    pressed.store(pressed.hand_in("订单2.csv", table([*ORDERS, BEARS], first, more)))
    both = f"{first['子订单编号'].strip()};{more['子订单编号'].strip()}"
    went = {"售后状态": "退款成功", "售后申请时间": "2026/11/10 23:10:00"}
    went |= {"商家退款时间": "2026/11/10 23:20:00", "订单号": first["主订单编号"]}
    tickets = table(
        TICKETS,
        {**went, "售后单号": "\t140001", "商品单号": both, "退商品金额（元）": "128.00"},
        {
            **went,
            "售后单号": "\t140002",
            "商品单号": more["子订单编号"],
            "退商品金额（元）": "1.00",
        },
    )
    file = pressed.hand_in("售后.csv", tickets)
    assert pressed.file(file)["format"] == "douyin-aftersales"
    pressed.store(file)
    assert results(pressed)["whole_refunds"] == {"tickets": 1, "amount": 12_800}
