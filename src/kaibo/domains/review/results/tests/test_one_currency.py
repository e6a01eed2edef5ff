"""Promise of every sum of a show: it is of one currency; lines in others stand beside it, each with its
own sum, neither converted nor left out in silence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.shown import sales
from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall
from kaibo.domains.review.profit.lines import sale
from kaibo.domains.review.results import currencies
from kaibo.domains.review.results.attribution import attribution
from kaibo.domains.review.results.beside import CURRENCY, Theirs, Window
from kaibo.domains.review.results.counting import MONEY
from kaibo.domains.review.results.maturity import by_day, versions
from kaibo.domains.review.results.reconciling import of_orders
from kaibo.domains.review.results.sums import summed
from kaibo.domains.settlement.public import Foreign, Inputs, profit
from kaibo.domains.settlement.rules.rates import book
from kaibo.kit.clock import MINUTE
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.lines import Lines, PlacedLine, taken
from kaibo.live.tests.made import T0, ev, fold, live, rows, whole

CUR = "CNY"
LENGTH = 600_000
NOW = T0 + 40 * 86_400_000
MEASURES = ("gmv", "gmv_live", "refund_cohort", "refund_cash", "refund_1h", "platform_bears")

OF_LINE = st.fixed_dictionaries(
    {
        "amount": st.one_of(st.none(), st.integers(0, 9_999)),
        "refunded": st.one_of(st.none(), st.integers(0, 9_999)),
        "cur": st.sampled_from([None, CUR, "USD", "IDR", "VND"]),
        "genre": st.sampled_from([None, "live", "video"]),
        "at": st.integers(0, LENGTH + 60_000),
        "paid": st.booleans(),
    }
)
#: A line of the room's own: what is known of any line at all is known with and without the others.
SURE = {"amount": 1, "refunded": 0, "cur": None, "genre": "live", "at": 0, "paid": True}


def sold(number: int, told: dict[str, Any]) -> Event:
    """An order line in the words of a file."""
    at = T0 + told["at"]
    x = {"platform": "tiktok", "created": at, "refunded_total": told["refunded"],
         "genre": told["genre"], "refunded_at": at + 60_000, "platform_bears": 5,
         "paid": at if told["paid"] else None, "as_of": NOW}  # fmt: skip
    return ev("order.state", told["at"], id=f"f:{number}", src="file:tiktok-orders", line="1",
              order=f"o{number}", amount=told["amount"], qty=1, product="7001", cur=told["cur"],
              x={key: value for key, value in x.items() if value is not None}, recv=NOW)  # fmt: skip


def folded(told: list[tuple[int, dict[str, Any]]]) -> tuple[Fold, list[PlacedLine]]:
    """A room of CNY that heard of these lines, and those of its show."""
    said = [sold(number, one) for number, one in told]
    state = fold([*live(length=LENGTH), *said], cur=CUR)
    held = taken(state, "s1", NOW)
    assert held is not None
    return state, Lines(held).all


def sums(state: Fold, lines: list[PlacedLine]) -> dict[str, object]:
    """Every sum of money that is made of the lines of a show."""
    mine = currencies.own(lines, CUR)
    split = attribution(lines, T0, CUR)
    window, theirs = Window(T0, T0 + LENGTH), Theirs(12_345, "file:x", NOW)
    reconciled = {name: of_orders(name, lines, theirs, window, (), CUR) for name in sorted(MONEY)}
    made = profit(Inputs(sales=tuple(sale(one, T0 + LENGTH, ()) for one in mine), rates=book(
        [], day="2023-11-15", room="r", cur=CUR)))  # fmt: skip
    minutes = rows(state, "minute")
    return {
        "fold": [whole(state).measures[name] for name in MEASURES],
        "minutes": {key: row.measures["gmv"] for key, row in minutes.items() if row.measures["gmv"]},
        "stretch": sales.totals(
            sales.within(state.money.book, T0, T0 + LENGTH), CUR, lambda name: True
        )["gmv"],
        "time": split.by_time.amount,
        "genre": None if split.by_genre is None else split.by_genre.amount,
        "parts": {part.code: part.sum.amount for part in split.parts if part.sum.amount},
        "versions": [(v.gross, v.refunded) for v in versions(mine, T0 + LENGTH, NOW)],
        "days": by_day(mine, lambda ms: str(ms // 86_400_000)),
        "reconcile": {
            name: (row.ours, row.same, row.difference, row.unexplained, row.agrees, tuple(
                (part.code, part.value) for part in row.parts if part.reason != CURRENCY))
            for name, row in reconciled.items()
        },
        "profit": (made.range, made.net_sales),
    }  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.lists(OF_LINE, max_size=12))
def test_lines_in_another_currency_change_no_sum_and_are_told_with_their_own(
    told: list[dict[str, Any]],
) -> None:
    numbered = [(-1, SURE), *enumerate(told)]
    state, lines = folded(numbered)
    alone = [(n, one) for n, one in numbered if one["cur"] in (None, CUR)]
    assert sums(state, lines) == sums(*folded(alone))

    paid = [one for one in lines if one.line.paid]
    others = summed(paid, CUR).others
    assert [one.cur for one in others] == sorted({
        one.line.cur for one in paid if one.line.cur not in (None, CUR)
    })  # fmt: skip
    for other in others:
        mine = [one.line for one in paid if one.line.cur == other.cur]
        amounts = [one.amount for one in mine]
        assert other.lines == other.orders == len(mine)
        assert other.amount == (None if None in amounts else sum(a or 0 for a in amounts))
        row = of_orders("gmv", lines, Theirs(0, "file:x", NOW), None, (), CUR)
        [part] = [one for one in row.parts if one.reason == CURRENCY and one.code == other.cur]
        assert (part.value, part.lines, other.text in part.text) == (0, len(mine), True)


@pytest.mark.django_db(transaction=True)
def test_the_page_tells_dollars_beside_yuan_and_opens_them(hall: Hall, shop: Importing) -> None:
    hall.time = EVENING
    hall.press("show.start", 0, ref="9")
    hall.send(
        hall.order("a", MINUTE, 10_000),
        hall.order("b", 2 * MINUTE, 1_200, cur="USD"),
        hall.event("report.gmv", MINUTE, amount=10_000, cur=CUR, x={"as_of": EVENING + MINUTE}),
        hall.event("report.orders_paid", MINUTE, n=2, x={"as_of": EVENING + 30 * MINUTE}),
        at=20 * MINUTE,
    )
    hall.press("show.end", 30 * MINUTE)
    told = shop.page.get(f"/api/review/{ROOM}/9/results")
    time = told["attribution"]["by_time"]
    dollars = {"cur": "USD", "lines": 1, "orders": 1, "amount": 1_200, "refunded": 0}
    assert (time["amount"], time["foreign"], time["others"]) == (10_000, 1, [dollars])
    assert [v["gross"] for v in told["by_time"]] == [10_000]
    rows = {row["name"]: row for row in told["reconcile"]}
    assert (rows["gmv"]["ours"], rows["orders_paid"]["ours"]) == (10_000, 2)
    [part] = [one for one in rows["gmv"]["parts"] if one["reason"] == CURRENCY]
    assert (part["value"], part["lines"], part["text"]) == (
        0, 1, "1 行是 USD，共 12.00：不换算，没有加进来")  # fmt: skip
    assert "币种（1 行）：1 行是 USD，共 12.00" in told["text"]

    def behind(of: str, part: str) -> tuple[Any, list[tuple[str, int, int | None]]]:
        found = shop.page.get(f"/api/review/{ROOM}/9/results/lines?of={of}&part={part}")
        return found["total"], [(o["cur"], o["amount"], o["adds"]) for o in found["lines"]]

    assert behind("gmv", "USD") == (None, [("USD", 1_200, None)])
    assert behind("gmv", "ours") == (10_000, [(CUR, 10_000, 10_000)])
    assert behind("attribution", "time") == (
        10_000, [(CUR, 10_000, 10_000), ("USD", 1_200, None)])  # fmt: skip

    made = shop.page.get(f"/api/review/{ROOM}/9/profit")["rows"][0]
    assert made["terms"][0]["detail"] == "成交 100.00 元，到现在退了 0.00 元"
    assert "1 行是 USD，共 12.00：不换算，没有算进来" in [one["detail"] for one in made["missing"]]


def test_what_went_back_beyond_an_orders_lines_is_in_no_count_of_other_currencies() -> None:
    _, lines = folded([(1, {"amount": 700, "refunded": 50, "cur": "USD", "genre": "live", "at": 0,
                            "paid": True})])  # fmt: skip
    [line] = lines
    surplus = line.line._replace(counted=False, amount=None, refunded_total=40)
    both = [line, type(line)(line.key, surplus, *(getattr(line, n) for n in line.__slots__[2:]))]
    assert currencies.foreign(both, CUR) == (Foreign("USD", 1, 1, 700, 90),)
