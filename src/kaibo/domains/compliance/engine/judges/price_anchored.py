"""Settles amounts by the very numbers that facts hold: a figure said to the yuan is that figure."""

import re

from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.judges.counting import counts
from kaibo.domains.compliance.engine.judges.price import broken, fact, yuan
from kaibo.domains.compliance.engine.judges.price_compared import ANOTHER, has_basis
from kaibo.domains.compliance.engine.judges.price_roles import NOW, PAST, prices
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict


@judge("price_before_told", wants="compare_price")
def price_before_told(claim: Claim) -> Judgement:
    """The compared price itself, said beside today's without its basis (price-fraud rules 16): by
    whatever words, 四百八 is the 480 on the card."""
    facts = claim.context.facts
    compared, low7 = fact(facts, "compare_price"), fact(facts, "low7")
    now = fact(facts, "price", "settle_price", "card_price")
    if compared is None or low7 is None or compared - low7 < 1 or has_basis(facts):
        return OK
    if compared == now or ANOTHER.search(claim.text):
        return OK
    for one in prices(claim.text):
        met = one.amount.start < claim.end and claim.start < one.amount.end
        if met and one.amount.exact and one.value == compared and one.role in (NOW, PAST):
            return broken(one, f"说从前卖 {yuan(compared)} 元，七日内最低成交价 {yuan(low7)} 元")
    return OK


@judge("price_later_amount", wants="price_after")
def price_later_amount(claim: Claim) -> Judgement:
    """An amount the price is said to rise to, against what is planned: none, or not that high."""
    facts = claim.context.facts
    now, after = fact(facts, "price", "settle_price", "card_price"), fact(facts, "price_after")
    said = next((one for one in prices(claim.said) if one.amount.exact), None)
    if said is None or facts.text("price_after") is None or (now is not None and said.value <= now):
        return OK
    if after is not None and said.value - after < 1:
        return OK
    planned = f"排好的是 {yuan(after)} 元" if after is not None else "后台没有排好的调价"
    return Judgement(Verdict.VIOLATION, f"说涨到 {yuan(said.value)} 元，{planned}", claim="rise")


_TIMES = re.compile("倍")


@judge("price_protection_times", wants="price_protect_days")
def price_protection_times(claim: Claim) -> Judgement:
    """The difference given back many times over, where the policy gives back the difference."""
    found = [one for one in counts(claim.said) if _TIMES.match(claim.said, one.end) and one.low > 1]
    if not found or claim.context.facts.number("price_protect_days") is None:
        return OK
    return Judgement(
        Verdict.VIOLATION,
        f"口播退 {yuan(found[0].low)} 倍，价保只退差价",
        missing="价保政策",
        claim="protect",
    )
