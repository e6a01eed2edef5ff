"""The profit of a group of sales: every term, added end to end. docs/specs/results.md, 5. [plain]"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kaibo.domains.settlement.choices import Cure, ProfitBasis, ProfitPart, RateKind
from kaibo.domains.settlement.rules import of_sales
from kaibo.domains.settlement.rules.inputs import Inputs, SeatTime
from kaibo.domains.settlement.rules.net_sales import net_sales
from kaibo.domains.settlement.rules.ranges import Range, over_time, total
from kaibo.domains.settlement.rules.rates import RateBook
from kaibo.domains.settlement.rules.still_to_come import still_to_come
from kaibo.domains.settlement.rules.terms import (
    Profit,
    Source,
    Stated,
    Term,
    Want,
    cost,
    of_rate,
    unstated,
)
from kaibo.kit.rights import DUTY_LABELS, Duty


def profit(inputs: Inputs, shared: Iterable[Term] = ()) -> Profit:
    """Net sales less goods, commission, platform fee, ads, freight, returns, hours and other costs.

    `shared`: terms of the whole show of which this group bears some (`terms.shared`).
    """
    found = [*_terms(inputs), *shared]
    order = list(ProfitPart)
    return Profit(tuple(sorted(found, key=lambda term: order.index(term.part))))


def _terms(inputs: Inputs) -> Iterator[Term]:
    yield from net_sales(inputs)
    yield from of_sales.goods(inputs)
    yield from of_sales.fees(inputs, ProfitPart.COMMISSION)
    yield from of_sales.fees(inputs, ProfitPart.PLATFORM_FEE)
    yield from of_sales.freight(inputs)
    yield from of_sales.returns(inputs)
    yield from still_to_come(inputs)
    if inputs.whole or inputs.ads is not None:
        yield from ads(inputs.ads)
    yield from hours(inputs.seats, inputs.rates)
    yield from of_sales.other_fees(inputs)


def ads(spent: Stated | None) -> Iterator[Term]:
    """What the ads cost."""
    if spent is None:
        text = "没有投放消耗的数据，没投也请报一个 0"
        yield unstated(ProfitPart.ADS, text, [Cure.FILE])
    else:
        term = cost(ProfitPart.ADS, spent.range, spent.basis, spent.detail, spent.sources)
        yield replace(term, cures=(Cure.FILE,)) if term.basis is ProfitBasis.MISSING else term


def hours(seats: tuple[SeatTime, ...] | None, rates: RateBook) -> Iterator[Term]:
    """What the people cost, by the roster's seats and what an hour of each is paid."""
    if seats is None:
        yield unstated(ProfitPart.HOURS, "这一段没有排班，不知道谁上了多久", [Cure.ROSTER])
        return
    paid: list[Range] = []
    sources: set[Source] = set()
    unpaid: dict[str, Want] = {}
    for seat in seats:
        if seat.ms.high == 0:
            continue
        rate = rates.find(RateKind.LABOUR, duty=seat.duty, person=seat.person)
        if rate is None:
            called = f"{_duty(seat.duty)} {seat.name}".strip()
            unpaid[called] = Want(
                RateKind.LABOUR, duty=seat.duty, person=seat.person, name=seat.name
            )
        else:
            paid.append(over_time(seat.ms, rate.range))
            sources.add(of_rate(rate))
    if paid:
        text = f"{len(paid)} 个席位，按排班的时长"
        yield cost(ProfitPart.HOURS, total(paid), ProfitBasis.RATE, text, sources)
    if unpaid:
        text = f"{len(unpaid)} 人没有时薪：{'、'.join(unpaid)}"
        yield unstated(ProfitPart.HOURS, text, [Cure.RATE], unpaid.values())


def _duty(code: str) -> str:
    return DUTY_LABELS.get(Duty(code), code) if code in set(Duty) else code
