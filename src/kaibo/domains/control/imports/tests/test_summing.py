"""Promises of sums: two currencies are never one amount."""

from __future__ import annotations

from typing import Any

from kaibo.domains.control.imports.figure_names import label_of, rights_of
from kaibo.domains.control.imports.sights import currencies, permitted
from kaibo.domains.control.imports.summing import Summing
from kaibo.live.events import Event


def summed(*events: Event) -> dict[str, Any]:
    sums = Summing(lambda ms: "2026-11-10")
    for event in events:
        sums.event(event, "")
    return sums.shown()


def paid(number: int, amount: int | None, cur: str | None, back: int | None = None) -> Event:
    x = {"paid": 1_000, "created": 1_000} | ({} if back is None else {"refunded_total": back})
    return Event(id=f"f:{number}", kind="order.state", ts=1, order=f"o{number}", amount=amount,
                 cur=cur, x=x)  # fmt: skip


def total(name: str, amount: int | None, cur: str | None, n: int | None = None) -> Event:
    return Event(
        id=f"f:{name}{amount}{cur}", kind=f"report.{name}", ts=1, amount=amount, cur=cur, n=n
    )


def preview(found: dict[str, Any]) -> dict[str, Any]:
    return {**found, "holds": "orders", "shows": [], "notes": []}


def test_orders_in_yuan_are_one_sum_and_nothing_is_said_of_currency() -> None:
    found = summed(paid(1, 100, "CNY"), paid(2, 50, None), paid(3, None, None))
    assert (found["orders"]["gross"], found["orders"]["no_amount"]) == (150, 1)
    assert (found["curs"], currencies(found), found["figures"]) == (["CNY"], [], {})


def test_lines_of_which_nobody_said_whether_they_are_paid_are_counted() -> None:
    """The traffic form of an order export says neither a state nor a time of payment."""
    told = Event(id="o", kind="order.state", ts=1, amount=100, order="1", x={"line": "1"})
    found = summed(told, paid(2, 50, None))["orders"]
    assert (found["lines"], found["paid"], found["no_paid"]) == (2, 1, 1)


def test_orders_in_another_currency_are_one_sum_with_its_name() -> None:
    found = summed(paid(1, 100, "USD"), paid(2, 50, "USD"), paid(3, None, None))
    assert found["orders"]["gross"] == 150
    assert [one["text"] for one in currencies(found)] == [
        "订单金额的货币是 USD，没有折算成人民币。"
    ]


def test_orders_in_two_currencies_are_two_sums_and_no_total() -> None:
    found = summed(paid(1, 100, "CNY", back=7), paid(2, 50, "USD"), paid(3, 25, "USD"))
    assert (found["orders"]["lines"], found["orders"]["gross"], found["days"]) == (0, 0, {})
    assert found["figures"] == {
        "gross": {"count": 1, "total": 100, "money": True},
        "gross@USD": {"count": 2, "total": 75, "money": True},
        "refunded": {"count": 1, "total": 7, "money": True},
    }
    assert "CNY、USD" in currencies(found)[0]["text"]


def test_figures_in_two_currencies_stand_apart_and_counts_have_none() -> None:
    found = summed(
        total("gmv", 100, "CNY"), total("gmv", 9, "USD"), total("views", None, "USD", n=3)
    )
    assert {name: one["total"] for name, one in found["figures"].items()} == {
        "report.gmv": 100, "report.gmv@USD": 9, "report.views": 3,
    }  # fmt: skip
    assert (label_of("report.gmv"), label_of("report.gmv@USD")) == ("成交金额", "成交金额（USD）")
    assert label_of("settled@USD") == "结算金额（USD）"


def test_an_amount_in_another_currency_takes_the_same_rights() -> None:
    assert rights_of("shows", "report.spend@USD") == rights_of("shows", "report.spend")
    assert rights_of("shows", "report.spend") == {"traffic.read"}
    assert rights_of("funds", "refund") == rights_of("shows", "report.commission_due")
    assert rights_of("funds", "refund") == {"money.profit.read"}
    assert rights_of("aftersales", "refund") == {"money.gmv.read"}
    assert rights_of("spend", "tick.ad_gmv") == {"traffic.read", "money.gmv.read"}


def test_who_may_see_no_sales_is_told_how_many_orders_there_are() -> None:
    found = preview(summed(paid(1, 12_345, "CNY"), paid(2, 50, "CNY")))
    told = permitted(found, lambda right: False)
    assert (told["orders"]["lines"], told["days"], told["figures"]) == (0, {}, {})
    [note] = told["notes"]
    assert "订单 2 行、已付 2 行" in note["text"] and "123" not in note["text"]
    assert permitted(found, lambda right: True)["orders"] == found["orders"]
