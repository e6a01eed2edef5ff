"""Settles what only a platform's own rules ask: its price words, gifts, prizes, dates and listings."""

import re
from decimal import Decimal

from kaibo.domains.compliance.engine.judges.base import VIOLATION, Claim, judge
from kaibo.domains.compliance.engine.judges.price import fact, yuan
from kaibo.domains.compliance.engine.numbers.quantities import amounts
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict


@judge("price_word_banned")
def price_word_banned(claim: Claim) -> Judgement:
    """A word a platform bans in product information even where the clearance is real; where it is
    not, the law's own rule (PRC-10) tells."""
    if not claim.context.facts.yes("fact_clearance"):
        return OK
    reason = f"清货属实，但平台不许商品信息里写“{claim.said}”"
    return Judgement(Verdict.VIOLATION, reason)


@judge("draw_condition")
def draw_condition(claim: Claim) -> Judgement:
    """A condition the platform's draw tool does not have. Where the tool's task is known, the law's
    rule on draws (LOT-03) lays the words against it."""
    return OK if claim.context.facts.text("lottery_task") else VIOLATION


@judge("gift_priced_above")
def gift_priced_above(claim: Claim) -> Judgement:
    """A gift that is said to be worth more than the product it comes with."""
    price = fact(claim.context.facts, "price", "settle_price", "card_price")
    said = max((one.value for one in amounts(claim.said, bare=True)), default=None)
    if price is None or said is None or said <= price:
        return OK
    reason = f"赠品标价 {yuan(said)} 元，高于主商品 {yuan(price)} 元"
    return Judgement(Verdict.VIOLATION, reason, claim=f"gift_price:{yuan(said)}")


# Fresh is said of what has spent no more than a third of its shelf life.
_FRESH_PART = 3


@judge("fresh_date")
def fresh_date(claim: Claim) -> Judgement:
    """“Fresh date” of a drink, against the days of its shelf life that are spent today; the days on
    the road come on top, so that this says least."""
    facts = claim.context.facts
    shelf, left = fact(facts, "shelf_days"), fact(facts, "days_left")
    if shelf is None or left is None or (shelf - left) * _FRESH_PART <= shelf:
        return OK
    spent = yuan(shelf - left)
    reason = f"保质期 {yuan(shelf)} 天已过 {spent} 天，超过三分之一，不能说新鲜日期"
    return Judgement(Verdict.VIOLATION, reason)


@judge("never_sold")
def never_sold(claim: Claim) -> Judgement:
    """A price at which it was sold, or a discount, of what was never sold."""
    if fact(claim.context.facts, "sold") != 0:
        return OK
    return Judgement(Verdict.VIOLATION, f"商品成交 0 单，不能说“{claim.said}”")


# Hours a promise without a number is read as, for the buyer.
_IN_STOCK = Decimal(48)


@judge("in_stock_ships")
def in_stock_ships(claim: Claim) -> Judgement:
    """“In stock” is a promise to ship within 48 hours; against the shipping setting."""
    facts = claim.context.facts
    hours, days = fact(facts, "ship_hours"), fact(facts, "ship_days")
    if hours is None and days is not None:
        hours = days * 24
    if hours is None or hours <= _IN_STOCK:
        return OK
    reason = f"“{claim.said}”按 48 小时内发货算，后台承诺 {yuan(hours)} 小时"
    return Judgement(Verdict.VIOLATION, reason, missing="承诺发货时效配置", claim="ship:48")


_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@judge("below_listing")
def below_listing(claim: Claim) -> Judgement:
    """A price said in figures, in the listing's currency, that is lower than the listing's."""
    price = fact(claim.context.facts, "settle_price", "card_price", "price")
    figure = _FIGURE.search(claim.said)
    if price is None or figure is None or Decimal(figure.group()) >= price:
        return OK
    reason = f"口播 {figure.group()}，商品页 {yuan(price)}"
    return Judgement(Verdict.VIOLATION, reason, claim=f"price:{figure.group()}")
