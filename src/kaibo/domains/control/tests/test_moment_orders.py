"""Orders around a moment of a show are counted as the fold counts them."""

from __future__ import annotations

from kaibo.domains.control.shown import sales
from kaibo.live.events import Event
from kaibo.live.tests.made import T0, ev, fold, live, whole


def said(line: str | None, amount: int) -> Event:
    x = {"platform": "taobao", "created": T0 + 1_000, "paid": T0 + 2_000}
    return ev("order.state", 2_000, order="o1", line=line, amount=amount, qty=1, x=x)


def test_an_order_told_as_a_whole_and_by_its_lines_counts_once_around_a_moment() -> None:
    state = fold(live(said(None, 100), said("a", 60), said("b", 40)))
    found = sales.within(sales.touching(state, T0, T0 + 60_000), T0, T0 + 60_000)
    told = sales.totals(found, "CNY", lambda name: True)
    assert told == {"orders_created": 1, "orders_paid": 1, "items_paid": 2, "gmv": 100}
    assert told == {name: whole(state).measures[name] for name in sales.MEASURES}
    assert sales.within(sales.touching(state, T0, T0 + 1_000), T0, T0 + 1_000) == []
