"""The terms that follow from the sales as they stand: goods, fees, freight, returns. [plain]

All are worked out as if nothing more came back; what still may is `still_to_come`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kaibo.domains.settlement.choices import (
    WHOLE_PPM,
    Cure,
    ProfitBasis,
    ProfitPart,
    RateKind,
)
from kaibo.domains.settlement.rules.inputs import Inputs, Sale
from kaibo.domains.settlement.rules.ranges import (
    UNSTATED,
    Range,
    exact,
    share,
    total,
)
from kaibo.domains.settlement.rules.terms import (
    Source,
    Stated,
    Term,
    Want,
    cost,
    of_rate,
    unstated,
)

#: Which movement of a line stands for which part, and the rate where there is none.
FEES = {
    ProfitPart.COMMISSION: ("commission", RateKind.COMMISSION, "佣金"),
    ProfitPart.PLATFORM_FEE: ("platform_fee", RateKind.PLATFORM_FEE, "平台服务费"),
}
_NAMED = 3


def goods(inputs: Inputs) -> Iterator[Term]:
    """What the pieces cost that did not come back."""
    stated: list[Range] = []
    sources: set[Source] = set()
    missing: dict[str | None, None] = {}
    uncounted = pieces = 0
    for sale in inputs.sales:
        if sale.kept.high == 0:
            continue
        each = piece_cost(inputs, sale.product)
        if sale.qty is None:
            uncounted += 1
        elif each is None:
            missing[sale.product] = None
        else:
            stated.append(sale.kept.times(each.range))
            sources.update(each.sources)
            pieces += sale.qty
    if stated:
        text = f"{pieces} 件有成本，退回的不算"
        yield cost(ProfitPart.GOODS, total(stated), ProfitBasis.RATE, text, sources)
    if missing:
        text = f"{len(missing)} 款没有成本：{_called(inputs, missing)}"
        wants = costs_wanted(inputs, missing)
        cures = [*([Cure.RATE] if wants else []), *([Cure.FILE] if None in missing else [])]
        yield unstated(ProfitPart.GOODS, text, cures, wants)
    if uncounted:
        yield unstated(ProfitPart.GOODS, f"{uncounted} 行没有件数", [Cure.FILE])


def fees(inputs: Inputs, part: ProfitPart) -> Iterator[Term]:
    """Commission or platform fee: what was really taken, line by line; else its rate on the net."""
    name, kind, label = FEES[part]
    taken = [value for one in inputs.sales if (value := getattr(one, name)) is not None]
    if taken:
        text = f"{len(taken)} 行已结算"
        yield cost(part, exact(sum(taken)), ProfitBasis.ACTUAL, text, [Source("结算与资金流水")])
    rated: list[Range] = []
    sources: set[Source] = set()
    missing = 0
    for sale in inputs.sales:
        if getattr(sale, name) is not None or sale.net.high == 0:
            continue
        rate = inputs.rates.find(kind, product=sale.product or "")
        if rate is None:
            missing += 1
        else:
            rated.append(share(sale.net, rate.range))
            sources.add(of_rate(rate))
    if rated:
        yield cost(
            part, total(rated), ProfitBasis.RATE, f"{len(rated)} 行还没结算，按费率", sources
        )
    if missing:
        text = f"{missing} 行还没结算，也没有{label}费率"
        yield unstated(part, text, [Cure.RATE, Cure.FILE], [Want(kind)])


def other_fees(inputs: Inputs) -> Iterator[Term]:
    """What else the platform took, and what a show costs besides. Nobody is asked for either."""
    taken = [one.other_fees for one in inputs.sales if one.other_fees is not None]
    if taken:
        text = f"{len(taken)} 行结算里的服务费、渠道费、推广费等"
        spent = exact(sum(taken))
        yield cost(ProfitPart.OTHER, spent, ProfitBasis.ACTUAL, text, [Source("结算与资金流水")])
    rate = inputs.rates.find(RateKind.OTHER) if inputs.whole else None
    if rate is not None:
        yield cost(ProfitPart.OTHER, rate.range, ProfitBasis.RATE, "每场一笔", [of_rate(rate)])


def freight(inputs: Inputs) -> Iterator[Term]:
    """Sending the orders out. One whose money all went back may never have been sent."""
    parcels = total(shipped(inputs, lines) for lines in by_order(inputs).values())
    yield from per_order(
        inputs, ProfitPart.FREIGHT, RateKind.FREIGHT_OUT, parcels, "单发货", "发货运费"
    )


def returns(inputs: Inputs) -> Iterator[Term]:
    """What came back so far costs: freight, and what of the goods was lost."""
    orders = by_order(inputs).values()
    came = sum(any(one.refunded != 0 for one in lines) for lines in orders)
    # Whether a piece was on its way at all is not in the line.
    parcels = Range(0, came)
    yield from per_order(
        inputs,
        ProfitPart.RETURNS,
        RateKind.RETURN_FREIGHT,
        parcels,
        "单有退款，最多都寄回",
        "退货运费",
    )
    yield from _lost(inputs)


def _lost(inputs: Inputs) -> Iterator[Term]:
    by_rate: list[Range] = []
    at_most: list[Range] = []
    sources: set[Source] = set()
    open_ended = 0
    unpriced: dict[str | None, None] = {}
    unrated = False
    for sale in inputs.sales:
        if sale.back.high == 0:
            continue
        each = piece_cost(inputs, sale.product)
        worth = sale.back.times(UNSTATED if each is None else each.range)
        if worth.high is None:
            # Counted whole in the goods wherever pieces may have stayed out.
            open_ended += 1
            if each is None:
                unpriced[sale.product] = None
        rate = inputs.rates.find(RateKind.RETURN_LOSS, product=sale.product or "")
        unrated = unrated or rate is None
        if rate is None or worth.high is None:
            lost = share(worth, Range(0, WHOLE_PPM) if rate is None else rate.range)
            at_most.append(lost)
        else:
            by_rate.append(share(worth, rate.range))
            sources.add(of_rate(rate))
    if by_rate:
        text = f"{len(by_rate)} 行退回的货，按损耗率"
        yield cost(ProfitPart.RETURNS, total(by_rate), ProfitBasis.RATE, text, sources)
    if at_most:
        why = f"其中 {open_ended} 行连成本或件数也没有" if open_ended else "从不损耗到全损都可能"
        text = f"{len(at_most)} 行退回的货，损耗多少没人说，{why}"
        wants = [Want(RateKind.RETURN_LOSS)] if unrated else []
        wants += costs_wanted(inputs, unpriced)
        cures = (Cure.RATE,) if wants else (Cure.FILE,)
        lost = -total(at_most)
        part, basis = ProfitPart.RETURNS, ProfitBasis.MISSING
        yield Term(part, lost, basis, text, cures=cures, wants=tuple(wants))


def per_order(
    inputs: Inputs, part: ProfitPart, kind: RateKind, orders: Range, text: str, label: str
) -> Iterator[Term]:
    """So many orders at a rate an order; nothing where there is none."""
    if orders.high == 0:
        return
    rate = inputs.rates.find(kind)
    if rate is None:
        yield unstated(part, f"{orders.high} {text}，没有{label}的费率", [Cure.RATE], [Want(kind)])
    else:
        spent = orders.times(rate.range)
        yield cost(part, spent, ProfitBasis.RATE, f"{orders.high} {text}", [of_rate(rate)])


def by_order(inputs: Inputs) -> dict[str, list[Sale]]:
    """The lines of this group by their order."""
    out: dict[str, list[Sale]] = {}
    for sale in inputs.sales:
        out.setdefault(sale.order, []).append(sale)
    return out


def shipped(inputs: Inputs, lines: list[Sale]) -> Range:
    """Whether an order was sent out from these sales: 0, 1 or either."""
    surely = lines[0].order not in inputs.parted and any(
        one.refunded is not None and (one.refunded == 0 or (one.net.low or 0) > 0) for one in lines
    )
    return Range(1 if surely else 0, 1)


def piece_cost(inputs: Inputs, product: str | None) -> Stated | None:
    """What a piece of it costs: as the goods have it, else as a rate of that day says."""
    if product is None:
        return None
    if product in inputs.costs:
        return inputs.costs[product]
    rate = inputs.rates.find(RateKind.GOODS_COST, product=product)
    return None if rate is None else Stated(rate.range, ProfitBasis.RATE, "", (of_rate(rate),))


def costs_wanted(inputs: Inputs, products: Iterable[str | None]) -> list[Want]:
    """The costs to be stated of these products; of lines that name none nobody can state any."""
    return [
        Want(RateKind.GOODS_COST, product=one, name=inputs.names.get(one, one))
        for one in products
        if one is not None
    ]


def _called(inputs: Inputs, products: Iterable[str | None]) -> str:
    names = ["没写明商品的订单" if one is None else inputs.names.get(one, one) for one in products]
    rest = f" 等 {len(names)} 款" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + rest
