"""A show's profit as the page shows it."""

from __future__ import annotations

from kaibo.domains.control import public as control
from kaibo.domains.review.profit import shapes
from kaibo.domains.review.profit.groups import Group, ShowProfit
from kaibo.domains.review.profit.keys import ProfitBy
from kaibo.domains.settlement import public as settlement
from kaibo.domains.settlement.public import BASIS_LABELS, PART_LABELS, Range, Term
from kaibo.kit.rights import Duty

BY_TIME = "按时间算：开播到下播之间下的、付了钱的单，不管平台归给什么体裁。"
TWO_HOSTS = "两位主播同时在麦时，这些单两边都算，各行相加会比整场多。"
SPREAD = "标着“整场的”的费用分不到这一行，按从零到全部算，各行不能拿来相减。"
RUNNING = "还在播，数到现在为止。"


def shown(found: control.Result, by: ProfitBy) -> shapes.ProfitOut:
    """All of it."""
    show = found.show
    groups = ShowProfit(found).by(by)
    return shapes.ProfitOut(
        room=show.room,
        show=show.id,
        title=show.title,
        start=show.start,
        end=show.end,
        day=settlement.show_day(show.start),
        cur=found.cur,
        now=found.now,
        by=by,
        recounting=found.recounting,
        notes=_notes(found, by, groups),
        rows=[_row(one) for one in groups],
    )


def _notes(found: control.Result, by: ProfitBy, groups: list[Group]) -> list[str]:
    out = [BY_TIME]
    if found.show.end is None:
        out.append(RUNNING)
    if by is ProfitBy.HOST and any(len(one.hosts) > 1 for one in found.lines.within):
        out.append(TWO_HOSTS)
    if any(term.shared for group in groups for term in group.profit.terms):
        out.append(SPREAD)
    return out


def _row(group: Group) -> shapes.ProfitRowOut:
    profit = group.profit
    return shapes.ProfitRowOut(
        key=group.key,
        label=group.label,
        lines=group.lines,
        profit=_range(profit.range),
        net_sales=_range(profit.net_sales),
        parts=[
            shapes.ProfitPartOut(part=part, label=PART_LABELS[part], range=_range(profit.of(part)))
            for part in dict.fromkeys(one.part for one in profit.terms)
        ],
        terms=[_term(one) for one in profit.terms],
        by_basis=[
            shapes.ProfitBasisOut(basis=basis, label=BASIS_LABELS[basis], range=_range(of))
            for basis, of in profit.by_basis.items()
        ],
        missing=[_missing(one) for one in profit.missing],
    )


def _missing(one: Term) -> shapes.ProfitMissingOut:
    return shapes.ProfitMissingOut(
        part=one.part,
        label=PART_LABELS[one.part],
        range=_range(one.range),
        detail=one.detail,
        shared=one.shared,
        cures=list(one.cures),
        wants=[
            shapes.ProfitWantOut(
                kind=want.kind,
                product=want.product,
                duty=Duty(want.duty) if want.duty in set(Duty) else None,
                person=want.person,
                name=want.name,
            )
            for want in one.wants
        ],
    )


def _term(one: Term) -> shapes.ProfitTermOut:
    return shapes.ProfitTermOut(
        part=one.part,
        label=PART_LABELS[one.part],
        range=_range(one.range),
        basis=one.basis,
        basis_label=BASIS_LABELS[one.basis],
        detail=one.detail,
        sources=[shapes.ProfitSourceOut(text=s.text, as_of=s.as_of) for s in one.sources],
        shared=one.shared,
    )


def _range(one: Range) -> shapes.ProfitRangeOut:
    return shapes.ProfitRangeOut(low=one.low, high=one.high, known=one.known)
