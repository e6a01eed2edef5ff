"""What may still come back of sales that are not ripe, and what that costs. [plain]

How bad it may get is told by the team's own ripe shows, else by a rate, else it may be everything.
Goods that come back later are not counted as saved; only what was sold below its cost is, for there a
return leaves more than the sale did.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kaibo.domains.settlement.choices import WHOLE_PPM, Cure, ProfitBasis, ProfitPart, RateKind
from kaibo.domains.settlement.rules.inputs import Inputs, Sale, Seen
from kaibo.domains.settlement.rules.of_sales import FEES, by_order, piece_cost, shipped
from kaibo.domains.settlement.rules.ranges import Range, share
from kaibo.domains.settlement.rules.rates import RateCard
from kaibo.domains.settlement.rules.terms import Source, Term, Want, of_rate, percent
from kaibo.kit.money import yuan

#: Fewer ripe shows than this say nothing.
LEAST_SHOWS = 3
#: After so many days nothing more is expected to come back.
RIPE_DAYS = 30


@dataclass(frozen=True, slots=True)
class Worst:
    """How much may come back: at most `ppm` of what was sold, refunds so far included."""

    ppm: int
    basis: ProfitBasis
    why: str
    sources: tuple[Source, ...] = ()


def still_to_come(inputs: Inputs) -> Iterator[Term]:
    """Money that may still go back, and the freight and savings of these returns."""
    found = [(worst, sales) for worst, sales in _by_worst(inputs) if worst.ppm]
    for worst, sales in found:
        if money := _money(worst, sales):
            waiting = sum(1 for one in sales if one.may_return)
            text = f"{waiting} 行还没满 {RIPE_DAYS} 天，最多再退 {yuan(money)} 元：{worst.why}"
            lost = Range(-money, 0)
            term = Term(ProfitPart.NET_SALES, lost, worst.basis, text, worst.sources)
            yield _cured(term, RateKind.WORST_RETURN)
    if found:
        yield from _of_returns(inputs, found)


def worst_of(inputs: Inputs, product: str | None) -> Worst:
    """What holds for a product."""
    if (seen := trusted(inputs.seen)) is not None:
        spread = f"{percent(seen.low)}–{percent(seen.high)}"
        why = f"满 30 天的往场 {seen.shows} 场退了 {spread}，按最高的算"
        return Worst(seen.high, ProfitBasis.ESTIMATE, why, seen.sources)
    rate = inputs.rates.find(RateKind.WORST_RETURN, product=product or "")
    if rate is not None:
        return _by_rate(rate)
    why = f"满 30 天的往场不足 {LEAST_SHOWS} 场，也没有最高退款率，只能按全退"
    return Worst(WHOLE_PPM, ProfitBasis.MISSING, why)


def trusted(seen: Seen | None) -> Seen | None:
    """The own ripe shows, where they are enough to go by."""
    return seen if seen is not None and seen.shows >= LEAST_SHOWS else None


def _by_rate(rate: RateCard) -> Worst:
    return Worst(
        rate.high, ProfitBasis.RATE, f"按最高退款率 {percent(rate.high)}", (of_rate(rate),)
    )


def _by_worst(inputs: Inputs) -> list[tuple[Worst, list[Sale]]]:
    """The unripe lines of which both amounts are known, by what holds for them. Those that came back
    whole are among them: a rate is of all that was sold."""
    of_product: dict[str | None, list[Sale]] = {}
    for sale in inputs.sales:
        if not sale.ripe and sale.amount is not None and sale.refunded is not None:
            of_product.setdefault(sale.product, []).append(sale)
    out: dict[Worst, list[Sale]] = {}
    for product, sales in of_product.items():
        out.setdefault(worst_of(inputs, product), []).extend(sales)
    return list(out.items())


def _money(worst: Worst, sales: list[Sale]) -> int:
    gross = sum(one.amount or 0 for one in sales)
    back = sum(min(one.refunded or 0, one.amount or 0) for one in sales)
    return max(_of(worst, gross) - back, 0)


def _orders(worst: Worst, sales: list[Sale], came: set[str]) -> int:
    """How many more orders may come back; `came`: those that `of_sales.returns` has counted."""
    every = {one.order for one in sales}
    waiting = {one.order for one in sales if one.may_return} - came
    most = _of(worst, len(every)) - len(every & came)
    return max(min(most, len(waiting)), 0)


def _of(worst: Worst, count: int) -> int:
    return -(-count * worst.ppm // WHOLE_PPM)


def _of_returns(inputs: Inputs, found: list[tuple[Worst, list[Sale]]]) -> Iterator[Term]:
    came = {one.order for one in inputs.sales if one.refunded != 0}
    orders = sum(_orders(*one, came) for one in found)
    saved = _saved(inputs, [one for _, sales in found for one in sales])
    rate = inputs.rates.find(RateKind.RETURN_FREIGHT)
    if orders and rate is None:
        text = f"最多再退 {orders} 单，没有退货运费的费率"
        lost = Range(None, saved)
        yield _cured(
            Term(ProfitPart.RETURNS, lost, ProfitBasis.MISSING, text), RateKind.RETURN_FREIGHT
        )
        return
    freight = 0 if rate is None else orders * rate.high
    if freight or saved:
        basis = max((worst.basis for worst, _ in found), key=list(ProfitBasis).index)
        text = f"最多再退 {orders} 单的退货运费"
        if saved:
            text += f"；亏本卖的退回来最多少亏 {yuan(saved)} 元"
        sources = () if rate is None else (of_rate(rate),)
        term = Term(ProfitPart.RETURNS, Range(-freight, saved), basis, text, sources)
        yield _cured(term, RateKind.WORST_RETURN)


def _cured(term: Term, kind: RateKind) -> Term:
    """A term without a basis, told what rate would give it one."""
    if term.basis is not ProfitBasis.MISSING:
        return term
    return replace(term, cures=(Cure.RATE,), wants=(Want(kind),))


def _saved(inputs: Inputs, young: list[Sale]) -> int:
    """How much better the profit may get by returns: where a sale brings less than it costs. Line by
    line, or an order before it is sent."""
    rate = inputs.rates.find(RateKind.FREIGHT_OUT)
    back: dict[str, list[int]] = {}
    for one in young:
        back.setdefault(one.order, []).append(_below_cost(inputs, one))
    out = 0
    for order, lines in by_order(inputs).items():
        lost = back.get(order, [])
        if not lost:
            continue
        whole = 0
        if not any(one.ripe for one in lines):
            parcel = 0 if rate is None else (shipped(inputs, lines).low or 0) * rate.low
            whole = parcel + sum(lost)
        out += max(sum(one for one in lost if one > 0), whole)
    return out


def _below_cost(inputs: Inputs, sale: Sale) -> int:
    """By how much a line brings less than it costs at least; negative where it brings more."""
    each = piece_cost(inputs, sale.product)
    goods = 0 if each is None else (sale.kept.low or 0) * (each.range.low or 0)
    for name, kind, _ in FEES.values():
        rate = inputs.rates.find(kind, product=sale.product or "")
        if getattr(sale, name) is None and rate is not None:
            goods += share(sale.net, rate.range).low or 0
    return goods - (sale.net.low or 0)
