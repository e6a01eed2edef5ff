"""Settles what is said of today's price: by what is paid, by who may pay it, by what a piece costs."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from kaibo.domains.compliance.engine.context import Facts
from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.judges.price_roles import (
    NOW,
    OTHER,
    UNIT,
    Said,
    any_of,
    prices,
)
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict


def fact(facts: Facts, *names: str) -> Decimal | None:
    """The first of these facts that is a number, exactly as it was written."""
    number = facts.number(*names)
    return None if number is None else Decimal(str(number))


def yuan(value: Decimal) -> str:
    """An amount as people read it: 88, 59.9."""
    return f"{value.normalize():f}"


def broken(said: Said, reason: str) -> Judgement:
    """A violation by the amount said, over the stretch that claims it."""
    return Judgement(
        Verdict.VIOLATION, reason, claim=f"price:{yuan(said.value)}", start=said.start, end=said.end
    )


def said_at(claim: Claim, *roles: str) -> Said | None:
    """The amount the claim stands on, when it has one of these roles."""
    for one in prices(claim.text):
        if one.amount.start < claim.end and claim.start < one.amount.end:
            return one if one.role in roles else None
    return None


# What a price hangs on, as facts name it.
_CONDITIONS = ("new_user_coupon", "member_discount", "need_member_card", "condition")


@judge("price_now", wants="settle_price card_price price")
def price_now(claim: Claim) -> Judgement:
    """The price said against the one that is paid (price-fraud rules 19, 20, 21).

    Right when the buyer pays as much or less, or when the difference is a rounding below one yuan.
    Silent when the amount cannot be bound to the product explained.
    """
    facts = claim.context.facts
    paid = fact(facts, "settle_price", "card_price")
    surely = paid is not None
    if paid is None:
        if any(name in facts.known for name in (*_CONDITIONS, "coupon", "presale")):
            return OK
        paid = fact(facts, "price")
    elif "settle_price" not in facts.known and (coupon := fact(facts, "coupon")):
        paid -= coupon
    said = said_at(claim, NOW, UNIT) if paid is not None else None
    if paid is None or said is None or not _is_its_price(said, paid, surely, facts):
        return OK
    if not _less(said, paid) or re.match("[加乘]", claim.text[said.amount.end :]):
        return OK
    return broken(said, f"口播 {yuan(said.value)} 元，实付 {yuan(paid)} 元")


def _is_its_price(said: Said, paid: Decimal, surely: bool, facts: Facts) -> bool:
    """Whether an amount is said of the whole product: a price of 一斤 or 一片 mostly is not."""
    if said.role == UNIT:
        parted = any(name in facts.known for name in ("pieces", "net_jin", "net_content"))
        whole = said.unit in (
            "件",
            "套",
            "台",
            "箱",
            "单",
            "份",
            "提",
            "桶",
            "双",
            "盒",
            "支",
            "瓶",
        )
        return surely and whole and not parted and said.amount.high * 2 > paid
    if said.amount.high * 10 < paid:
        return False
    if said.start == said.amount.start and not said.amount.named and said.amount.high * 2 < paid:
        return False
    return said.strong if surely else said.strong and said.start < said.amount.start


def _less(said: Said, paid: Decimal) -> bool:
    """Whether less was said than is paid, beyond rounding."""
    short = paid - said.amount.high
    if said.value == said.value.to_integral_value():
        return short >= 1
    return short >= Decimal("0.1")


_DISCLOSED = re.compile(
    any_of("""
新(?:客|人|用户|粉|会员|朋友) 首单 首次 第一次(?:买|下|来) 没[^，？]{0,6}(?:买|下|拍)过
会员 入会 开卡 办卡 开了 月卡 年卡 满 凑 [二两三四五六2-6]件 限
前[^，？]{1,4}(?:名|单|位) 分期 每期 每月 一期 [0-9一二三六十]+期 免息 月付
周[一二三四五六日末天] 星期 工作日 偏远 江浙沪 部分地区 只有[^，？]{1,8}(?:能|才) 除外
要先 得先 需要?先
""")
)
_FOR_ALL = re.compile(
    any_of("""
人人 谁(?:来|点|买|拍|进来|都) 所有人 每个人 大家都 (?:不|甭|别)(?:管|分|论)(?:新|老|是不是|你)
新老(?:客|用户|朋友|粉)?[^，？]{0,4}(?:都|一) 全场统一 统一价 都是这个 都一个价 一个价
全都一样 (?:没|无)(?:有)?(?:门槛|条件|套路|限制) 不用(?:领|凑|入会|会员|满|办) 不限 全国
哪天 随时 任何 进来都 进来就 用多久 多久都 随便[吃用玩] 报(?:个|上)?名字
""")
)


@judge("price_conditional", wants="new_user_coupon member_discount need_member_card condition")
def price_conditional(claim: Claim) -> Judgement:
    """A price that only some pay, or only on a condition, said as if it were everybody's."""
    facts = claim.context.facts
    if not any(facts.known.get(name) for name in _CONDITIONS):
        return OK
    usual = fact(facts, "settle_price_regular", "price")
    said = said_at(claim, NOW, UNIT) if usual is not None else None
    if usual is None or said is None or said.amount.high * 40 < usual:
        return OK
    for_all = bool(_FOR_ALL.search(claim.text))
    if not _less(said, usual):
        # The price is right, but it is said to hold where it does not.
        told = facts.text("condition") or ""
        if not (
            for_all and re.search("限|仅|只|首月|次月|首期|首年", told) and said.value == usual
        ):
            return OK
        said = replace(said, end=_to_all(claim.text, said))
        return broken(said, f"说的是谁都能用，设置的条件是“{told}”")
    if not for_all and (_DISCLOSED.search(claim.text) or _tells(claim.text, usual)):
        return OK
    if not (said.strong or for_all or said.value in _reachable(facts, usual)):
        return OK
    said = replace(said, end=_to_all(claim.text, said))
    return broken(said, f"口播 {yuan(said.value)} 元没说条件，不满足条件要付 {yuan(usual)} 元")


def _reachable(facts: Facts, usual: Decimal) -> frozenset[Decimal]:
    """What only some pay: the usual price less one or more of what new buyers, members and holders
    of a coupon are let off."""
    names = ("new_user_coupon", "member_discount", "coupon")
    known = [value for name in names if (value := fact(facts, name))]
    some = (one for size in range(1, len(known) + 1) for one in combinations(known, size))
    return frozenset(usual - sum(one) for one in some)


def _to_all(text: str, said: Said) -> int:
    """The end of the claim: “for everybody” or “you will see” right after it belongs to it."""
    if _FOR_ALL.search(text, said.start, said.end):
        return said.end
    here = re.match("[^，？]{0,8}[，？]", text[said.amount.end :])
    if not here:
        return said.end
    place = said.amount.end + here.end()
    right = min((at for mark in "，？" if (at := text.find(mark, place)) >= 0), default=len(text))
    if _FOR_ALL.search(text, place, right) or re.search("门槛|条件|懂", text[place:right]):
        return right
    return said.end


def _tells(text: str, usual: Decimal) -> bool:
    """Whether the usual price is said as well, for whom it holds."""
    return any(one.value == usual and one.role in (NOW, OTHER) for one in prices(text))
