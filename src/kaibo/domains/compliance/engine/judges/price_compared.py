"""Settles what today's price is held against: earlier prices, other people's, the lowest ever."""

import re
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from kaibo.domains.compliance.engine.context import Facts
from kaibo.domains.compliance.engine.judges.base import Claim, evidence, judge
from kaibo.domains.compliance.engine.judges.price import broken, fact, yuan
from kaibo.domains.compliance.engine.judges.price_roles import NOW, PAST, Said, prices
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

# What a fact has no value of: looked for, nothing there.
_NOTHING = ("none", "no", "无", "没有", "")
# A raise is "before the promotion" for so many days (rules on price fraud 17: no fixed term; the
# price track kept as proof is 30 days).
_JUST_RAISED_DAYS = 30


def today(facts: Facts) -> date:
    """The day the claim is made: the fact `today`, or the day it is in China."""
    return day(facts.text("today")) or datetime.now(ZoneInfo("Asia/Shanghai")).date()


def day(told: str | None) -> date | None:
    """A date as facts have it, 2026-11-22; None for anything else."""
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


_NAMED_BASE = re.compile(
    "吊牌|建议(?:零售)?价|指导价|厂商|定价|专柜|官网|官方|标价|市场价|别家|外面|商场|超市|实体店|成本"
)
_OWN = re.compile("我们|咱|自家|本店|店里|店铺|直播间|卖|成交")


# Another thing than the one that is sold: what it cost is nobody's compared price.
ANOTHER = re.compile("老款|旧款|上一代|上代|另外?一?[款个件]|别的款|那一?款|不是一个|不一样的|隔壁")


@judge("price_before", wants="low7 compare_basis")
def price_before(claim: Claim) -> Judgement:
    """An earlier price held against today's (price-fraud rules 16): without a stated basis no higher
    than the lowest real price of the last seven days."""
    facts = claim.context.facts
    low7, basis = fact(facts, "low7"), facts.text("compare_basis")
    if (low7 is None and basis is None) or ANOTHER.search(claim.text):
        return OK
    said = earlier(claim)
    if said is None:
        return OK
    if (tag := fact(facts, "tag_price")) is not None and "吊牌" in claim.text and not _sold(claim):
        return (
            OK
            if said.value <= tag
            else broken(said, f"吊牌价 {yuan(tag)} 元，口播 {yuan(said.value)} 元")
        )
    if has_basis(facts) and (low7 is None or _names_its_basis(claim, basis or "")):
        return OK
    if low7 is None:
        now = fact(facts, "price", "settle_price", "card_price")
        if now is not None and said.amount.low <= now:
            return OK
        return broken(said, f"说从前卖 {yuan(said.value)} 元，没有可比凭证")
    if said.amount.low - low7 < 1:
        return OK
    return broken(said, f"说从前卖 {yuan(said.value)} 元，七日内最低成交价 {yuan(low7)} 元")


def has_basis(facts: Facts) -> bool:
    """Whether the compared price has a basis on file, or is labelled where viewers see it."""
    if facts.yes("compare_label_shown"):
        return True
    return (facts.text("compare_basis") or "none").strip().lower() not in _NOTHING


def _names_its_basis(claim: Claim, basis: str) -> bool:
    """Whether the price is called what its proof calls it: a list price is no price it sold at."""
    if "order" in basis or "订单" in basis or "成交" in basis or "7d" in basis:
        return False
    return bool(_NAMED_BASE.search(claim.text)) or not _sold(claim)


def _sold(claim: Claim) -> bool:
    """Whether it is said that the thing was sold at that price: 我们店一直卖八百九十九."""
    return bool(
        re.search(
            "(?:一直|一向|平时|平常|之前|从前|原来|上周|昨天|都|常年|店里?)[^，？不没]{0,4}(?:卖|成交)",
            claim.text,
        )
    ) and not re.search("不是成交价|非成交价|没按|不按|不是卖价|没(?:真)?卖过", claim.text)


def earlier(claim: Claim) -> Said | None:
    """The amount an earlier price is said to be: the first one at or after the claim's words, else
    the one right before them (从99直降到49), never today's."""
    said = prices(claim.text)
    for one in said:
        if one.role == PAST and one.start <= claim.end and claim.start < one.end:
            return _with_today(one, said, claim)
    after = [one for one in said if one.amount.start >= claim.end]
    if (
        after
        and after[0].role in (PAST, "other", "unit")
        and after[0].amount.start - claim.end <= 14
    ):
        first = after[0]
        return Said(first.amount, PAST, True, claim.start, max(first.end, first.amount.end))
    return None


def _with_today(past: Said, said: tuple[Said, ...], claim: Claim) -> Said:
    """前天两百六，今天一百五十九 is one claim, and so is 从99直降到49."""
    start, end = min(past.start, max(claim.start, past.start - 8)), past.end
    later = [one for one in said if one.role == NOW and one.amount.start >= past.amount.end]
    if later:
        gap = claim.text[past.amount.end : later[0].amount.start]
        words = claim.text[past.start : past.amount.start]
        when = re.search("[昨前上]", words) and not re.search("卖|刚|还|挂|要|是", words)
        pair = when and len(words) <= 6 and gap.startswith("，") and len(gap) <= 5
        falls = re.match(
            "(?:块钱?|元)?(?:的)?(?:直接?)?(?:降|砍|掉|跌|杀|干|压)(?:价)?[到至成]", gap
        )
        if falls or pair:
            end = later[0].amount.end
    if claim.text[start - 1 : start] == "从":
        start -= 1
    return Said(past.amount, PAST, True, start, end)


@judge("price_raised", wants="price_before_raise")
def price_raised(claim: Claim) -> Judgement:
    """An earlier price that was put up only shortly before (price-fraud rules 17)."""
    facts = claim.context.facts
    before = fact(facts, "price_before_raise")
    if before is None:
        return OK
    raised = day(facts.text("raised_at"))
    if (facts.text("raised_at") or "?").strip().lower() in _NOTHING:
        return OK  # looked for: nothing was put up
    if raised is not None and not 0 <= (today(facts) - raised).days <= _JUST_RAISED_DAYS:
        return OK
    said = earlier(claim)
    if said is None or said.amount.low - before < 1:
        return OK
    when = f"{raised.month} 月 {raised.day} 日" if raised else "促销前"
    return broken(said, f"说从前卖 {yuan(said.value)} 元，{when}调价前是 {yuan(before)} 元")


_OWN_HISTORY = re.compile(
    "开店|开业|开播|我们店|咱们?店|本店|店里|自家|我家|历来|从来|以来|卖过|历史|史上|最低价"
)
_EVENT = re.compile("六一八|618")


@judge("price_lowest")
def price_lowest(claim: Claim) -> Judgement:
    """“The lowest”: by the shop's own record where it speaks of its own prices, else by proof of
    comparison on file."""
    facts = claim.context.facts
    now = fact(facts, "price", "settle_price", "card_price")
    held = _held_against(claim, facts)
    if now is not None and held is not None:
        if now < held:
            return (
                OK
                if _OWN_HISTORY.search(claim.clause) or _EVENT.search(claim.text)
                else evidence(claim)
            )
        reason = f"现价 {yuan(now)} 元，以前卖过 {yuan(held)} 元"
        return Judgement(Verdict.VIOLATION, reason)
    return evidence(claim)


_STRONG = re.compile(
    "一半|半价|[一二三四五六七八九几两]倍|零头|[一二三四五]折|一大截|都便宜|都低|我们|咱|我家|我这|本店|自家"
)


@judge("price_elsewhere")
def price_elsewhere(claim: Claim) -> Judgement:
    """Cheaper than elsewhere: by proof of comparison; without a word on proof only when it is
    said of the shop itself or by how much, since customers say the bare words as well."""
    held = claim.context.facts.on_file("evidence", *claim.rule.proof)
    record = fact(claim.context.facts, "hist_low", "price_618_2026")
    looked_for = (claim.context.facts.text("compare_basis") or "").strip().lower() == "none"
    if held is None and record is None and not looked_for and not _STRONG.search(claim.text):
        return OK
    return price_lowest(claim)


def _held_against(claim: Claim, facts: Facts) -> Decimal | None:
    if _EVENT.search(claim.text) and (event := fact(facts, "price_618_2026")) is not None:
        return event
    return fact(facts, "hist_low")


@judge("price_cut", wants="low7 price_before_raise")
def price_cut(claim: Claim) -> Judgement:
    """So much less than before, 直降60元: the earlier price it stands for against the real one."""
    facts = claim.context.facts
    now = fact(facts, "price", "settle_price", "card_price")
    real = fact(facts, "price_before_raise") if claim.rule.id == "PRC-03" else fact(facts, "low7")
    cut = next(
        (one for one in prices(claim.text) if claim.start <= one.amount.start < claim.end), None
    )
    if now is None or real is None or cut is None or _names_its_basis_only(facts):
        return OK
    before = now + cut.amount.low
    if before - real < 1:
        return OK
    return Judgement(
        Verdict.VIOLATION,
        f"说比从前便宜 {yuan(cut.value)} 元，从前实际卖 {yuan(real)} 元，现价 {yuan(now)} 元",
        claim=f"cut:{yuan(cut.value)}",
    )


def _names_its_basis_only(facts: Facts) -> bool:
    """Whether a basis of comparison is on file, or the raise lies too far back to count."""
    raised = day(facts.text("raised_at"))
    if raised is not None and not 0 <= (today(facts) - raised).days <= _JUST_RAISED_DAYS:
        return True
    told = (facts.text("raised_at") or "").strip().lower()
    return has_basis(facts) or (bool(told) and told in _NOTHING)


@judge("price_paid_before", wants="low7 price_before_raise")
def price_paid_before(claim: Claim) -> Judgement:
    """What it cost somebody, or at some time, held against today's lower price in the same breath."""
    facts = claim.context.facts
    now = fact(facts, "price", "settle_price", "card_price")
    raised = claim.rule.id == "PRC-03"
    real = fact(facts, "price_before_raise") if raised else fact(facts, "low7")
    amounts = prices(claim.text)
    cost = next((one for one in amounts if claim.start <= one.amount.start < claim.end), None)
    if now is None or real is None or cost is None or _names_its_basis_only(facts):
        return OK
    told = cost.role in (PAST, NOW, "missaid") and any(
        one.value == now and one.amount.start > cost.amount.start for one in amounts
    )
    # Many times the price is something else: a number of orders, a salary, a rent.
    if not told or cost.amount.low - real < 1 or cost.amount.low > now * 10:
        return OK
    return Judgement(
        Verdict.VIOLATION,
        f"说从前要 {yuan(cost.value)} 元，从前实际卖 {yuan(real)} 元，现价 {yuan(now)} 元",
        claim=f"price:{yuan(cost.value)}",
    )
