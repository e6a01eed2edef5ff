"""The profit of a night through the server: worked out by hand, broken down, opened to its sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.control.tests.hall import EVENING, Evening, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.profit.tests.night import END, SHOW, Night
from kaibo.domains.settlement.actions import rates
from kaibo.domains.settlement.models import Rate
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, HOUR, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db(transaction=True)
PATH = f"/api/review/flagship-a/{SHOW}/profit"


@pytest.fixture
def night(hall: Hall, evening: Evening, lead: Actor) -> Night:
    return Night(hall, evening, lead)


def ends(one: dict[str, Any]) -> tuple[int | None, int | None]:
    return one["low"], one["high"]


def summed(row: dict[str, Any], part: str) -> tuple[int | None, int | None]:
    low, high = [], []
    for term in row["terms"]:
        if term["part"] == part:
            low.append(term["range"]["low"])
            high.append(term["range"]["high"])
    return (
        None if None in low else sum(low),
        None if None in high else sum(high),
    )


def test_a_night_by_hand(night: Night, desk: Browser) -> None:
    night.run().cost(3_000, 3_200)
    night.all_rates()
    answer = desk.get(PATH)
    assert (answer["day"], answer["cur"], answer["by"]) == ("2026-11-10", "CNY", "show")
    [row] = answer["rows"]
    assert (row["key"], row["label"], row["lines"]) == ("show", "整场", 5)
    by_hand = {
        # 580.00, of which half may still come back.
        "net_sales": (29_000, 58_000),
        # Five 7001 between 30.00 and 32.00, one 7002 at 20.00.
        "goods": (-18_000, -17_000),
        "commission": (-5_800, -5_800),
        "platform_fee": (-1_160, -1_160),
        "ads": (-6_000, -6_000),
        "freight": (-2_000, -2_000),
        # Half of five orders, rounded up, at 7.00.
        "returns": (-2_100, 0),
        # Four hours at 60.00.
        "hours": (-24_000, -24_000),
    }
    assert {part: summed(row, part) for part in by_hand} == by_hand
    assert ends(row["profit"]) == (-30_060, 2_040)
    assert ends(row["net_sales"]) == (29_000, 58_000)
    assert row["missing"] == []
    assert {one["basis"]: ends(one["range"]) for one in row["by_basis"]} == {
        "actual": (52_000, 52_000),
        "rate": (-82_060, -49_960),
    }


def test_what_nobody_has_said_is_named_and_opens_the_profit(night: Night, desk: Browser) -> None:
    night.run(ads=None)
    [row] = desk.get(PATH)["rows"]
    assert row["profit"]["low"] is None
    assert row["profit"]["high"] == 58_000
    assert [(one["label"], one["detail"]) for one in row["missing"]] == [
        ("商品成本", "2 款没有成本：保湿精华、7002"),
        ("佣金", "5 行还没结算，也没有佣金费率"),
        ("平台服务费", "5 行还没结算，也没有平台服务费费率"),
        ("投放", "没有投放消耗的数据，没投也请报一个 0"),
        ("发货运费", "5 单发货，没有发货运费的费率"),
        ("退货成本", "最多再退 5 单，没有退货运费的费率"),
        ("人工", "1 人没有时薪：主播 小雨"),
        (
            "退后金额",
            "5 行还没满 30 天，最多再退 580.00 元：满 30 天的往场不足 3 场，也没有最高退款率，只能按全退",
        ),
    ]


def test_shifts_have_their_own_lines_and_hours_and_share_the_ads(
    night: Night, desk: Browser
) -> None:
    night.run().cost(3_000)
    night.all_rates()
    whole = desk.get(PATH)["rows"][0]
    answer = desk.get(f"{PATH}?by=shift")
    early, late = answer["rows"]
    assert [early["key"], late["key"]] == [str(night.evening.shift), str(night.late)]
    assert [early["lines"], late["lines"]] == [3, 2]
    assert (summed(early, "hours"), summed(late, "hours")) == ((-12_000, -12_000),) * 2
    assert (summed(early, "ads"), summed(late, "ads")) == ((-6_000, 0),) * 2
    assert (summed(early, "net_sales"), summed(late, "net_sales")) == (
        (14_000, 28_000), (15_000, 30_000),
    )  # fmt: skip
    low, high = (sum(row["profit"][end] for row in (early, late)) for end in ("low", "high"))
    assert low <= whole["profit"]["low"] <= whole["profit"]["high"] <= high
    # What is nobody's alone is all that makes them wider: the ads, and half an order of returns.
    assert high - whole["profit"]["high"] == 6_000
    assert "标着“整场的”" in " ".join(answer["notes"])


def test_ticks_place_the_ads_in_the_shift(night: Night, desk: Browser) -> None:
    night.run(ads=6_000)
    for hour, spent in enumerate((1_000, 2_000, 500, 2_500)):
        x = {"grid": HOUR, "as_of": EVENING + END}
        night.said("tick.spend", spent, at=hour * HOUR, x=x, src="file:qianchuan-hours")
    early, late = desk.get(f"{PATH}?by=shift")["rows"]
    assert (summed(early, "ads"), summed(late, "ads")) == ((-3_000, -3_000), (-3_000, -3_000))


def test_what_was_really_taken_replaces_the_rate_line_by_line(night: Night, desk: Browser) -> None:
    night.run().cost(3_000)
    night.all_rates()
    x = {
        "book": "settlement", "entry": "s1", "settled": 8_700, "commission": 900,
        "platform_fee": 300, "service_fee": 100, "as_of": EVENING + 9 * DAY,
    }  # fmt: skip
    paid = night.hall.event("order.entry", 9 * DAY, order="a1", line="1", x=x)
    night.hall.send(paid, src="douyin:shopA", at=9 * DAY)
    [row] = desk.get(PATH)["rows"]
    found = {
        (term["part"], term["basis"]): ends(term["range"])
        for term in row["terms"]
        if term["part"] in ("commission", "platform_fee", "other")
    }
    assert found == {
        ("commission", "actual"): (-900, -900),
        ("commission", "rate"): (-4_800, -4_800),
        ("platform_fee", "actual"): (-300, -300),
        ("platform_fee", "rate"): (-960, -960),
        ("other", "actual"): (-100, -100),
    }


def test_a_month_later_nothing_more_is_feared(night: Night, desk: Browser) -> None:
    night.run().cost(3_000)
    night.all_rates()
    after, hall = END + 31 * DAY, night.hall
    hall.send(
        *(
            hall.event(
                "order.state", after, order=name, line="1", amount=10_000, product="7001", qty=1,
                x={"state": "done", "refunded_total": back, "refunded_at": EVENING + 3 * DAY},
            )
            for name, back in (("a1", 0), ("a3", 10_000), ("b1", 0))
        ),
        hall.event("order.state", after, order="a2", line="1", x={"state": "done"}),
        hall.event("order.state", after, order="b2", line="1", x={"state": "done"}),
        at=after,
    )  # fmt: skip
    [row] = desk.get(PATH)["rows"]
    assert ends(row["net_sales"]) == (48_000, 48_000)
    # One parcel back at 7.00 or none, and a fifth of its goods.
    assert summed(row, "returns") == (-1_300, -600)
    assert summed(row, "freight") == (-2_000, -1_600)


def test_products_and_hosts(night: Night, desk: Browser) -> None:
    night.run().cost(3_000)
    night.all_rates()
    rows = {row["key"]: row for row in desk.get(f"{PATH}?by=product")["rows"]}
    assert {key: row["lines"] for key, row in rows.items()} == {"7001": 4, "7002": 1}
    assert summed(rows["7002"], "goods") == (-2_000, -2_000)
    assert summed(rows["7001"], "hours") == (-24_000, 0)
    [host] = desk.get(f"{PATH}?by=host")["rows"]
    assert (host["label"], host["lines"]) == ("小雨", 5)
    assert summed(host, "hours") == (-24_000, -24_000)


def test_a_rate_is_opened_to_who_stated_it_and_when(night: Night, desk: Browser) -> None:
    night.run().cost(3_000)
    night.all_rates()
    [row] = desk.get(PATH)["rows"]
    told = {term["part"]: term["sources"] for term in row["terms"] if term["basis"] != "missing"}
    text = "费率「佣金」退后金额 10%，合同，自 2026-01-01，阿明"
    assert told["commission"] == [{"text": text, "as_of": EVENING - DAY}]
    assert told["ads"] == [{"text": "file:qianchuan-days", "as_of": EVENING + END}]
    assert {one["text"] for one in told["goods"]} == {
        "商品资料里的成本", "费率「商品成本」每件 20.00 元，合同，自 2026-01-01，阿明",
    }  # fmt: skip


def test_a_rate_of_another_day_is_not_asked(night: Night, desk: Browser) -> None:
    night.run()
    night.all_rates()
    row = Rate.objects.get(kind="commission")
    rates.change(night.lead, row.pk, expect=1, last_day="2026-11-09")
    [found] = desk.get(PATH)["rows"]
    assert summed(found, "commission") == (None, 0)


def test_own_ripe_shows_say_how_bad_returns_get(
    hall: Hall, evening: Evening, lead: Actor, desk: Browser
) -> None:
    refunds = []
    for turn, back in enumerate((1_000, 3_000, 2_000)):
        start, ident = turn * DAY, f"old{turn}"
        hall.press("show.start", start, ref=ident, id=ident)
        hall.send(hall.order(f"x{turn}", start + MINUTE, 10_000), at=start + HOUR - 1)
        hall.press("show.end", start + HOUR)
        x = {"refunded_total": back, "refunded_at": EVENING + start + 5 * DAY}
        later = start + 31 * DAY
        refunds.append(hall.event("order.state", later, order=f"x{turn}", line="1", x=x))
    hall.send(*refunds, at=40 * DAY)
    hall.press("show.start", 40 * DAY, ref=SHOW, id=SHOW)
    hall.send(hall.order("n1", 40 * DAY + MINUTE, 20_000), at=40 * DAY + HOUR)
    [row] = desk.get(PATH)["rows"]
    assert ends(row["net_sales"]) == (14_000, 20_000)
    [term] = [
        one for one in row["terms"] if one["basis"] == "estimate" and one["part"] == "net_sales"
    ]
    assert "往场 3 场退了 10%–30%" in term["detail"]
    assert len(term["sources"]) == 3


def test_profit_is_for_leaders_and_never_for_a_host(
    night: Night, page_of: Callable[[Duty], Browser]
) -> None:
    night.run()
    for duty in Duty:
        answer = page_of(duty).client.get(PATH)
        expected = 200 if duty in (Duty.LEAD, Duty.OPERATOR) else 403
        assert answer.status_code == expected, duty


def test_a_show_that_is_not_there(night: Night, desk: Browser) -> None:
    night.run()
    answer = desk.client.get("/api/review/flagship-a/nowhere/profit")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert desk.client.get(f"{PATH}?by=weather").status_code == 422


def test_a_show_without_a_sale_is_no_error(hall: Hall, evening: Evening, desk: Browser) -> None:
    hall.press("show.start", 0, ref=SHOW, id=SHOW)
    hall.press("show.end", HOUR)
    for by in ("show", "shift", "host", "product"):
        answer = desk.get(f"{PATH}?by={by}")
        assert answer["by"] == by
    [row] = desk.get(PATH)["rows"]
    assert ends(row["net_sales"]) == (0, 0)
    assert {one["part"] for one in row["missing"]} == {"ads", "hours"}


def test_a_ticket_of_the_whole_order_takes_no_more_of_a_piece_than_it_was_paid(
    night: Night, desk: Browser
) -> None:
    """Two sub-orders, 60 and 40 yuan, all of which went back in one ticket that names neither."""
    night.run(ads=None)
    hall, at = night.hall, HOUR
    x = {
        "platform": "douyin",
        "created": EVENING + at,
        "paid": EVENING + at,
        "as_of": EVENING + DAY,
    }
    for line, amount, product in (("1", 6_000, "7001"), ("2", 4_000, "7002")):
        hall.send(hall.event("order.state", at, order="both", line=line, amount=amount, qty=1,
                             product=product, x=x, id=f"both-{line}"))  # fmt: skip
    told = {"platform": "douyin", "ticket": "t", "refunded_at": EVENING + 2 * HOUR,
            "as_of": EVENING + DAY}  # fmt: skip
    hall.send(hall.event("order.refund", 2 * HOUR, order="both", amount=10_000, x=told, id="t"))
    [whole] = desk.get(PATH)["rows"]
    assert whole["terms"][0]["detail"] == (
        "成交 680.00 元，到现在退了 100.00 元（2 行的退款没写是哪一件的，按付款分摊）"
    )
    rows = {row["key"]: row["net_sales"]["high"] for row in desk.get(f"{PATH}?by=product")["rows"]}
    assert rows == {"7001": 50_000, "7002": 8_000}
