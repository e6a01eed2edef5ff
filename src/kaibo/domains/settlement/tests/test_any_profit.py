"""What holds for the profit of any sales: it contains the truth, gaps only widen it, groups contain
the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.settlement.choices import (
    ABOUT,
    WHOLE_PPM,
    ProfitBasis,
    ProfitPart,
    RateKind,
    RateUnit,
)
from kaibo.domains.settlement.rules.inputs import Inputs, Sale, SeatTime, Seen
from kaibo.domains.settlement.rules.profit import profit
from kaibo.domains.settlement.rules.ranges import (
    UNSTATED,
    ZERO,
    Range,
    exact,
    over_time,
    part,
    total,
)
from kaibo.domains.settlement.rules.rates import RateCard
from kaibo.domains.settlement.rules.terms import Stated, shared
from kaibo.domains.settlement.tests.made import book, each, rate

SOME = settings(max_examples=150)
PRODUCTS = ("p1", "p2", "p3")
Draw = Callable[[st.SearchStrategy[int]], int]


@st.composite
def sales(draw: st.DrawFn) -> tuple[Sale, ...]:
    return tuple(
        Sale(
            order=f"o{draw(st.integers(0, 4))}",
            amount=draw(st.integers(0, 3_000)),
            refunded=0,
            qty=draw(st.integers(1, 3)),
            product=draw(st.sampled_from(PRODUCTS)),
            ripe=draw(st.booleans()),
            commission=draw(st.none() | st.integers(0, 200)),
            platform_fee=draw(st.none() | st.integers(0, 200)),
        )
        for _ in range(draw(st.integers(0, 6)))
    )


@st.composite
def refunds(draw: st.DrawFn, sale: Sale) -> Sale:
    assert sale.amount is not None
    some = st.sampled_from([0, sale.amount, sale.amount // 2])
    return replace(sale, refunded=draw(some))


def _figures(kind: RateKind, draw: Draw) -> tuple[int, int]:
    most = WHOLE_PPM // 4 if ABOUT[kind].unit is RateUnit.PPM else 600
    low = draw(st.integers(0, most))
    return low, low + draw(st.integers(0, most))


@st.composite
def inputs(draw: st.DrawFn) -> Inputs:
    found = tuple(draw(refunds(one)) for one in draw(sales()))
    kinds = [kind for kind in RateKind if kind is not RateKind.GOODS_COST]
    rates = []
    for kind in kinds:
        if draw(st.integers(0, 5)):
            scope: dict[str, Any] = {"duty": "host"} if kind is RateKind.LABOUR else {}
            rates.append(rate(kind, *_figures(kind, draw), **scope))
    costs = {}
    for product in PRODUCTS:
        if draw(st.integers(0, 5)):
            low = draw(st.integers(0, 2_000))
            costs[product] = each(low, low + draw(st.integers(0, 500)))
    ms = draw(st.integers(0, 9_000_000))
    ads = draw(st.none() | st.integers(0, 5_000))
    return Inputs(
        sales=found,
        rates=book(*rates),
        costs=costs,
        seats=(SeatTime("小雨", "host", "host:3", Range(ms, ms + draw(st.integers(0, 9_999)))),),
        ads=None if ads is None else Stated(Range(ads, ads + 100), ProfitBasis.ACTUAL, ""),
    )


@dataclass
class Truth:
    """One way in which it may really end, drawn within what the inputs say."""

    told: Inputs
    draw: Draw

    def __post_init__(self) -> None:
        self.fees = {kind: self.of(kind) for kind in RateKind}
        self.cost = {
            name: self.within(self.told.costs[name].range)
            if name in self.told.costs
            else self.draw(st.integers(0, 9_999))
            for name in PRODUCTS
        }
        self.later = self._later()

    def within(self, span: Range) -> int:
        low = span.low or 0
        return self.draw(st.integers(low, low + 9_999 if span.high is None else span.high))

    def of(self, kind: RateKind) -> int:
        found = self.told.rates.find(kind, duty="host")
        most = WHOLE_PPM if ABOUT[kind].unit is RateUnit.PPM else 9_999
        return self.draw(st.integers(0, most)) if found is None else self.within(found.range)

    def _later(self) -> dict[int, tuple[int, bool]]:
        """Line → what comes back of it later, and whether goods do; no more money and no more orders
        than the worst rate lets."""
        young = [one for one in self.told.sales if not one.ripe]
        worst = self.told.rates.find(RateKind.WORST_RETURN)
        ppm = WHOLE_PPM if worst is None else worst.high
        gross = sum(one.amount or 0 for one in young)
        money = -(-gross * ppm // WHOLE_PPM) - sum(one.refunded or 0 for one in young)
        came = {one.order for one in young if one.refunded}
        orders = -(-len({one.order for one in young}) * ppm // WHOLE_PPM) - len(came)
        out: dict[int, tuple[int, bool]] = {}
        new: set[str] = set()
        for at, one in enumerate(self.told.sales):
            left = one.may_return
            how = self.draw(st.integers(0, 3))
            back = left if how in (1, 3) else left // 2 if how == 2 else 0
            costs_an_order = one.order not in came | new
            if not back or back > money or (costs_an_order and orders < 1):
                continue
            money -= back
            if costs_an_order:
                new.add(one.order)
                orders -= 1
            out[at] = back, back == left and how == 1
        self.new = new
        return out

    def profit(self) -> int:
        """Counted as an accountant would, once all is over."""
        out = 0
        parcels: dict[str, list[bool]] = {}
        for at, one in enumerate(self.told.sales):
            later, goods_too = self.later.get(at, (0, False))
            back = self.within(one.back)
            out_there = (one.qty or 0) - back
            net = (one.amount or 0) - (one.refunded or 0) - later
            cost = self.cost[one.product or ""]
            out += net
            for taken, kind in (
                (one.commission, RateKind.COMMISSION),
                (one.platform_fee, RateKind.PLATFORM_FEE),
            ):
                out -= part(net, self.fees[kind]) if taken is None else taken
            out -= cost * (0 if goods_too else out_there)
            if goods_too:
                out -= self.draw(st.integers(0, cost * out_there))
            out -= part(back * cost, self.fees[RateKind.RETURN_LOSS])
            parcels.setdefault(one.order, []).append(bool(one.amount) and net == 0)
        for order, gone in parcels.items():
            sent = self.draw(st.integers(0, 1)) if all(gone) else 1
            out -= sent * self.fees[RateKind.FREIGHT_OUT]
            came = any(one.refunded for one in self.told.sales if one.order == order)
            turns = int(came) + int(order in self.new and not came)
            out -= turns * self.draw(st.integers(0, 1)) * self.fees[RateKind.RETURN_FREIGHT]
        for seat in self.told.seats or ():
            spent = over_time(exact(self.within(seat.ms)), exact(self.fees[RateKind.LABOUR]))
            out -= spent.low or 0
        out -= self.within(UNSTATED if self.told.ads is None else self.told.ads.range)
        other = self.told.rates.find(RateKind.OTHER)
        return out - (0 if other is None else self.fees[RateKind.OTHER])


@SOME
@given(inputs(), st.data())
def test_the_profit_contains_the_truth_however_it_ends(told: Inputs, data: st.DataObject) -> None:
    truth = Truth(told, data.draw).profit()
    assert truth in profit(told).range


@SOME
@given(inputs())
def test_the_profit_is_the_sum_of_its_terms_and_of_its_bases(told: Inputs) -> None:
    found = profit(told)
    assert total(one.range for one in found.terms) == found.range
    assert total(found.by_basis.values()) == found.range
    assert total(found.of(one) for one in ProfitPart) == found.range


@SOME
@given(inputs(), st.data())
def test_a_wider_input_never_narrows_the_profit(told: Inputs, data: st.DataObject) -> None:
    before = profit(told).range
    assert profit(_wider(told, data.draw)).range.holds(before)


def _wider(told: Inputs, draw: Draw) -> Inputs:
    by = draw(st.integers(0, 300))
    rates = [_spread(one, by) for one in told.rates.rates]
    return replace(
        told,
        rates=book(*rates),
        costs={
            name: each(max((one.range.low or 0) - by, 0), (one.range.high or 0) + by)
            for name, one in told.costs.items()
        },
        seats=tuple(
            replace(one, ms=Range(max((one.ms.low or 0) - by, 0), (one.ms.high or 0) + by))
            for one in told.seats or ()
        ),
        ads=told.ads
        and replace(
            told.ads,
            range=Range(max((told.ads.range.low or 0) - by, 0), (told.ads.range.high or 0) + by),
        ),
    )


def _spread(one: RateCard, by: int) -> RateCard:
    by *= 500 if ABOUT[one.kind].unit is RateUnit.PPM else 1
    most = WHOLE_PPM if ABOUT[one.kind].unit is RateUnit.PPM else 10**9
    return replace(one, low=max(one.low - by, 0), high=min(one.high + by, most))


@SOME
@given(inputs(), st.data())
def test_an_input_more_never_widens_the_profit(told: Inputs, data: st.DataObject) -> None:
    after = profit(told).range
    for less in _with_less(told, data.draw):
        assert profit(less).range.holds(after)


def _with_less(told: Inputs, draw: Draw) -> list[Inputs]:
    """The same with one thing less known, each in its turn."""
    out = [
        replace(told, rates=book(*(one for one in told.rates.rates if one is not gone)))
        for gone in told.rates.rates
        if gone.kind is not RateKind.OTHER
    ]
    for product in told.costs:
        costs = {name: one for name, one in told.costs.items() if name != product}
        out.append(replace(told, costs=costs))
    if told.ads is not None:
        out.append(replace(told, ads=None))
    out.append(replace(told, seats=None))
    came = {one.order for one in told.sales if one.refunded}
    for at, one in enumerate(told.sales):
        # What came back uses up the worst rate: an order that did is left as ripe as it is.
        young = replace(one, ripe=one.ripe and one.order in came)
        for less in (young, replace(one, refunded=None), replace(one, qty=None)):
            rest = (*told.sales[:at], less, *told.sales[at + 1 :])
            out.append(replace(told, sales=rest))
    return out


@SOME
@given(inputs(), st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_the_groups_together_contain_the_whole(told: Inputs, keys: list[int]) -> None:
    whole = profit(told)
    once = [one for one in whole.terms if one.part in (ProfitPart.ADS, ProfitPart.HOURS)]
    once += [
        one for one in whole.terms if one.part is ProfitPart.OTHER and one.basis is ProfitBasis.RATE
    ]
    groups = ZERO
    for key in range(3):
        mine = tuple(one for one, of in zip(told.sales, keys, strict=False) if of == key)
        others = {one.order for one, of in zip(told.sales, keys, strict=False) if of != key}
        part_of = replace(
            told, sales=mine, ads=None, seats=(), whole=False, parted=frozenset(others)
        )
        groups = groups + profit(part_of, [shared(one) for one in once]).range
    assert groups.holds(whole.range)


@SOME
@given(inputs())
def test_own_ripe_shows_narrow_what_nobody_had_said(told: Inputs) -> None:
    rates = book(*(one for one in told.rates.rates if one.kind is not RateKind.WORST_RETURN))
    without = replace(told, rates=rates)
    seen = Seen(low=100_000, high=300_000, shows=4)
    assert profit(without).range.holds(profit(replace(without, seen=seen)).range)
