"""Settles what is promised about the price: that it will rise, be refunded, be paid by the state."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kaibo.domains.compliance.engine.context import Facts
from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.judges.price import fact, yuan
from kaibo.domains.compliance.engine.judges.price_compared import day, today
from kaibo.domains.compliance.engine.judges.price_roles import OFF, PAST, prices
from kaibo.domains.compliance.engine.numbers.numerals import NUMBER, value_of
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

_SOON = re.compile(
    "今[晚夜天]|零点|十二点|24点|0点|下播|关播|马上|立刻|立马|即将|倒计时|[秒分]|数完|数到|明[天早]|过了点|错过|到点|播完|这一?场|23:59|最后"
)
_AT_ONCE = re.compile(f"(?P<n>{NUMBER.pattern})(?P<unit>秒|分钟|个数)")


@judge(
    "price_later",
    wants="price_after announce=no price_plan_fixed=no campaign_end minutes_to_end",
)
def price_later(claim: Claim) -> Judgement:
    """A rise or an end announced, against the price that is planned and the end that is set."""
    facts = claim.context.facts
    now, after = fact(facts, "price", "settle_price", "card_price"), fact(facts, "price_after")
    risen = [
        one
        for one in prices(claim.said)
        if one.role != OFF and (one.amount.named or one.value >= 10)
    ]
    if now is not None and risen and risen[-1].value <= now:
        return OK
    if now is not None and after is not None:
        if after <= now:
            return _broken(
                claim, f"说要涨价，后台之后的价格是 {yuan(after)} 元，现在 {yuan(now)} 元"
            )
        if facts.yes("announce") is False:
            return _broken(claim, "说要涨价，没有公示的调价安排")
        told = [
            one
            for one in prices(claim.said + claim.text[claim.end : claim.end + 8])
            if one.role not in (PAST, OFF)
        ]
        if told and told[0].value - after >= 1:
            return broken_rise(claim, told[0].value, after)
        return OK
    if _none_planned(facts):
        return _broken(claim, "说要涨价，后台没有排好的调价")
    end = day(facts.text("campaign_end"))
    if end is not None and end > today(facts) and _SOON.search(claim.text):
        return _broken(claim, f"说马上结束，活动到 {end.month} 月 {end.day} 日")
    left, said = fact(facts, "minutes_to_end"), _minutes(claim.said)
    if left is not None and said is not None and left > said + 5:
        return _broken(claim, f"说还有 {yuan(said)} 分钟，实际还有 {yuan(left)} 分钟")
    return OK


@judge("price_rise_to")
def price_rise_to(claim: Claim) -> Judgement:
    """Only an amount says that it is a rise: 过了今晚八十九, but not 明天上新三款."""
    return (
        price_later(claim)
        if any(one.amount.end <= len(claim.said) for one in prices(claim.said))
        else OK
    )


def _none_planned(facts: Facts) -> bool:
    """Whether it is known that no change of the price is planned."""
    if (facts.text("price_after") or "").strip().lower() in ("none", "无", "没有"):
        return True
    return facts.yes("announce") is False or facts.yes("price_plan_fixed") is False


def _broken(claim: Claim, reason: str) -> Judgement:
    return Judgement(Verdict.VIOLATION, reason, claim="rise")


def broken_rise(claim: Claim, said: Decimal, planned: Decimal) -> Judgement:
    """A rise that is planned, but not that high."""
    reason = f"说涨到 {yuan(said)} 元，排好的是 {yuan(planned)} 元"
    return Judgement(Verdict.VIOLATION, reason, claim=f"rise:{yuan(said)}")


def _minutes(said: str) -> Decimal | None:
    found = _AT_ONCE.search(said)
    value = value_of(found["n"]) if found else None
    if found is None or value is None:
        return None
    return value if found["unit"] == "分钟" else (value / 60).quantize(Decimal("0.1"))


@judge("subsidy")
def subsidy(claim: Claim) -> Judgement:
    """State money promised for a product: only with the product's own entitlement on record."""
    entitled = claim.context.facts.yes("gov_subsidy")
    if entitled:
        return OK
    if entitled is False:
        return Judgement(Verdict.VIOLATION, "这款商品不在补贴范围")
    return Judgement(Verdict.NEEDS_EVIDENCE, missing=claim.rule.evidence)


@judge("clearance", wants="fact_clearance=no")
def clearance(claim: Claim) -> Judgement:
    """A clearance that is claimed: right with the fact on record, wrong against it, else silent."""
    real = claim.context.facts.yes("fact_clearance")
    return Judgement(Verdict.VIOLATION, "没有清货的事实登记") if real is False else OK


@judge("clearance_words")
def clearance_words(claim: Claim) -> Judgement:
    """Ruin and loss as a reason to buy: wrong unless the clearance is on record."""
    real = claim.context.facts.yes("fact_clearance")
    if real:
        return OK
    if real is False:
        return Judgement(Verdict.VIOLATION, "没有清货的事实登记")
    return Judgement(Verdict.NEEDS_EVIDENCE, missing=claim.rule.evidence)


_FOREVER = 36_500
_PERIODS = (
    (
        re.compile(
            "全年|整年|一整年|终[身生]|永久|永远|一辈子|长期|随时|任何时候|不限(?:时间|时长|天数)|啥时候|什么时候|多久|几年|哪天|无期限|没有期限"
        ),
        _FOREVER,
    ),
    (re.compile("半年"), 180),
    (re.compile("一个季度|一季度|整季|一季"), 90),
    (re.compile("半个月"), 15),
)
_COUNTED = re.compile(
    f"(?P<n>{NUMBER.pattern})(?P<unit>个?工作日|个?自然日|天|日(?!元)|个?星期|个?礼拜|周|个月|月(?![0-9一二三四五六七八九十末底初])|年)"
)
_UNIT_DAYS = {"天": 1, "日": 1, "星": 7, "礼": 7, "周": 7, "月": 30, "年": 365, "工": 1, "自": 1}
_UNTIL = re.compile(
    "(?:到|至)(?P<next>明年|来年)?(?:的)?(?P<name>双十一|双11|双十二|双12|六一八|618|春节|过年|除夕|元旦|年底|年末|国庆|五一|圣诞|年货节|夏天|开春)|到(?P<year>明年|来年)"
    f"|(?:到|至)(?P<month>{NUMBER.pattern})月(?P<dom>{NUMBER.pattern})[号日]|(?:到|至)(?P<only>{NUMBER.pattern})月(?P<edge>底|末|初)?"
)
_FEASTS = {
    "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "六一八": (6, 18), "618": (6, 18),
    "春节": (2, 1), "过年": (2, 1), "除夕": (1, 28), "年货节": (1, 20), "元旦": (1, 1),
    "年底": (12, 31), "年末": (12, 31),
    "国庆": (10, 1), "五一": (5, 1), "圣诞": (12, 25), "夏天": (6, 1), "开春": (3, 1),
}  # fmt: skip


_FEAST = re.compile(
    f"(?<![到至])({'|'.join(_FEASTS)})(?:前|之前|以前|要是|如果|再|也|都|便宜|降|掉)"
)


@judge("price_protection")
def price_protection(claim: Claim) -> Judgement:
    """How long a fall of the price is refunded, against the days of the policy."""
    facts = claim.context.facts
    days = fact(facts, "price_protect_days")
    if days is None:
        return OK
    told = [one for one in periods(claim.text, today(facts)) if _near(one, claim)]
    if claim.text[claim.start : claim.end].startswith("买贵") and any(
        re.search("价保|保价", claim.text[b : b + 6]) for _, _, b in told
    ):
        return OK  # the period is that of the promise beside it, which is looked at by itself
    if not told:
        if days > 0:
            return OK
        return Judgement(Verdict.VIOLATION, "承诺了价保，店铺没有价保", claim="protect")
    longest = max(told)
    if longest[0] <= days:
        return OK
    reason = f"口播价保 {longest[0]} 天，店铺是 {yuan(days)} 天"
    if longest[0] == _FOREVER:
        reason = f"口播价保不限时间，店铺是 {yuan(days)} 天"
    return Judgement(
        Verdict.VIOLATION, reason, claim=f"protect:{longest[0]}",
        start=min(claim.start, longest[1]), end=max(claim.end, longest[2]),
    )  # fmt: skip


def _near(period: tuple[int, int, int], claim: Claim) -> bool:
    if re.search("保质期?|质保|保修|质量", claim.text[max(0, period[1] - 4) : period[1]]):
        return False
    if re.search("第|过了|超过|超出|满$", claim.text[max(0, period[1] - 2) : period[1]]):
        return False
    return period[1] - claim.end <= 12 and claim.start - period[2] <= 12


def periods(text: str, now: date) -> Iterator[tuple[int, int, int]]:
    """Every period of a folded text as (days, start, end): 半年, 三十天, 到春节, 到十二月七号."""
    for pattern, days in _PERIODS:
        yield from ((days, met.start(), met.end()) for met in pattern.finditer(text))
    for met in _COUNTED.finditer(text):
        value = value_of(met["n"])
        if value is not None and met["n"] != "零":
            unit = met["unit"].lstrip("个")[0]
            yield int(value * _UNIT_DAYS[unit]), met.start(), met.end()
    for met in _FEAST.finditer(text):
        month, dom = _FEASTS[met[1]]
        until = date(now.year, month, dom)
        until = until if until >= now else date(now.year + 1, month, dom)
        yield (until - now).days, met.start(), met.end(1)
    for met in _UNTIL.finditer(text):
        end = _date_of(met, now)
        if end is not None:
            yield (end - now).days, met.start(), met.end()


def _date_of(met: re.Match[str], now: date) -> date | None:
    """The day a period ends: the next such day, or the one of next year when that is said."""
    if met["year"]:
        return date(now.year + 1, 1, 1)
    edge = {"底": 28, "末": 28, "初": 1}.get(met["edge"] or "", 1)
    if met["name"]:
        month, dom = _FEASTS[met["name"]]
    else:
        month, dom = _number(met["month"] or met["only"]), _number(met["dom"]) or edge
    if not 1 <= month <= 12 or not 1 <= dom <= 31:
        return None
    dom = min(dom, 28) if month == 2 else min(dom, 30) if month in (4, 6, 9, 11) else dom
    until = date(now.year, month, dom)
    if met["next"] or until < now:
        until = date(now.year + 1, month, dom)
    return until


def _number(said: str | None) -> int:
    return int(value_of(said) or 0) if said else 0


@judge("price_rise_by", wants="price_after announce=no price_plan_fixed=no")
def price_rise_by(claim: Claim) -> Judgement:
    """A rise told by how much, or by a warning alone: false where the planned price is no higher."""
    facts = claim.context.facts
    if re.search("不涨|不变|也在|也是|一样|不用急|不急|慢慢", claim.text):
        return OK
    now, after = fact(facts, "price", "settle_price", "card_price"), fact(facts, "price_after")
    if now is not None and after is not None:
        if after > now:
            return OK
        return _broken(claim, f"说要涨价，后台之后的价格是 {yuan(after)} 元，现在 {yuan(now)} 元")
    if _none_planned(facts):
        return _broken(claim, "说要涨价，后台没有排好的调价")
    return OK
