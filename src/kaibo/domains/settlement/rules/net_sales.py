"""The terms of net sales: what was paid less what went back so far, and where either is open. [plain]"""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.domains.settlement.choices import Cure, ProfitBasis, ProfitPart
from kaibo.domains.settlement.rules.inputs import Inputs
from kaibo.domains.settlement.rules.ranges import Range, exact
from kaibo.domains.settlement.rules.terms import Term
from kaibo.kit.money import yuan


def net_sales(inputs: Inputs) -> Iterator[Term]:
    """What was paid less what went back so far, and where either is not known."""
    sales = inputs.sales
    paid = sum(one.amount or 0 for one in sales)
    back = sum(one.refunded or 0 for one in sales if one.amount is not None)
    text = f"成交 {yuan(paid)} 元，到现在退了 {yuan(back)} 元"
    if split := sum(one.shared for one in sales):
        text += f"（{split} 行的退款没写是哪一件的，按付款分摊）"
    yield Term(ProfitPart.NET_SALES, exact(paid - back), ProfitBasis.ACTUAL, text, inputs.sources)
    unpriced = sum(one.amount is None for one in sales)
    if unpriced:
        yield _untold(Range(0, None), f"{unpriced} 行没有金额，没有算进来")
    for one in inputs.foreign:
        text = f"{one.text}：不换算，没有算进来"
        yield Term(ProfitPart.NET_SALES, Range(0, None), ProfitBasis.MISSING, text)
    untold = [one.amount for one in sales if one.amount and one.refunded is None]
    if untold:
        text = f"{len(untold)} 行没人说过退没退，最多可能全退"
        yield _untold(Range(-sum(untold), 0), text)


def _untold(sold: Range, text: str) -> Term:
    part, basis = ProfitPart.NET_SALES, ProfitBasis.MISSING
    return Term(part, sold, basis, text, cures=(Cure.FILE,))
