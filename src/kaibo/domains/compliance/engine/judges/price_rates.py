"""Settles rates of a price: what a piece or a pound costs, what share of the price is taken off."""

import re
from decimal import Decimal

from kaibo.domains.compliance.engine.context import Facts
from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.judges.price import broken, fact, yuan
from kaibo.domains.compliance.engine.judges.price_roles import NOW, PAST, UNIT, Said, prices
from kaibo.domains.compliance.engine.numbers.numerals import value_of
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

_CONTENT = re.compile(
    "([0-9.]+)(kg|千克|公斤|斤|g|克|片|支|个|包|瓶|盒|袋|只|条|罐|抽|卷|颗|粒|枚|张)"
)
_IN_JIN: dict[str, int | Decimal] = {
    "kg": 2,
    "千克": 2,
    "公斤": 2,
    "斤": 1,
    "g": Decimal("0.002"),
    "克": Decimal("0.002"),
}


@judge("price_per_unit")
def price_per_unit(claim: Claim) -> Judgement:
    """What a piece or a pound is said to cost against price and contents."""
    facts = claim.context.facts
    met = (one for one in prices(claim.text) if one.start < claim.end and claim.start < one.end)
    said = next((one for one in met if one.role == UNIT), None)
    if said is None:
        return OK
    price = fact(facts, "settle_price", "price", "card_price")
    parts = _parts(facts, said.unit) if price is not None else None
    if price is None or not parts:
        price, parts = _in_the_text(claim.text, said)
    if price is None or not parts or parts <= 0:
        return OK
    real = price / parts
    if not _beyond_rounding(said, real):
        return OK
    real_told = yuan(real.quantize(Decimal("0.01") if real >= Decimal("0.1") else Decimal("0.001")))
    return broken(said, f"口播一{said.unit} {yuan(said.value)} 元，实际 {real_told} 元")


def _parts(facts: Facts, unit: str) -> Decimal | None:
    """How many of the unit the product holds, as far as facts say."""
    jin = fact(facts, "net_jin")
    content = _CONTENT.search((facts.text("net_content") or "").lower())
    if content and jin is None and content[2] in _IN_JIN:
        jin = Decimal(content[1]) * Decimal(_IN_JIN[content[2]])
        written = (facts.text("net_content") or "").lower()
        if packs := re.match("[*x×]([0-9]+)", written[content.end() :]):
            jin *= int(packs[1])  # 1.5kg*2袋
    weights: dict[str, int | Decimal] = {"斤": 1, "两": 10, "公斤": Decimal("0.5"),
               "千克": Decimal("0.5"), "kg": Decimal("0.5"),
               "克": 500, "g": 500, "500克": 1, "100克": 5, "50克": 10}  # fmt: skip
    unit = unit.replace("0g", "0克")
    if unit in weights:
        return None if jin is None else jin * Decimal(weights[unit])
    pieces = fact(facts, "pieces")
    if pieces is None and content and content[2] == unit:
        pieces = Decimal(content[1])
    return pieces


def _in_the_text(text: str, said: Said) -> tuple[Decimal | None, Decimal | None]:
    """Price and number of pieces as the same breath says them: 两斤一百二，一斤五十."""
    totals = [one for one in prices(text) if one.role == NOW and one.value > said.value]
    counts = re.findall(f"([0-9.]+|[一二两三四五六七八九十百]+){re.escape(said.unit)}", text)
    told = {value for one in counts if (value := value_of(one)) and value > 1}
    if len(totals) == 1 and len(told) == 1 and totals[0].amount.exact:
        return totals[0].value, told.pop()
    return None, None


def _beyond_rounding(said: Said, real: Decimal) -> bool:
    """Whether a unit price is too low by more than half its last place, or a tenth."""
    exponent = said.value.normalize().as_tuple().exponent
    place = Decimal(10) ** min(0, exponent if isinstance(exponent, int) else 0)
    return real - said.amount.high > min(place / 2, real / 10)


@judge("discount")
def discount(claim: Claim) -> Judgement:
    """A rate of discount against what is paid and the lowest price of seven days."""
    facts = claim.context.facts
    rate = _rate(claim.said)
    if rate is None or re.match("[^，？]{0,2}起", claim.text[claim.end :]):
        return OK
    now, base = (
        fact(facts, "price", "settle_price", "card_price"),
        fact(facts, "low7", "compare_price"),
    )
    second = re.search("第[二两2]?[件份个双包瓶盒条支只]$|第二.$", claim.text[: claim.start][-4:])
    if second or "第二" in claim.said:
        return _second_piece(claim, rate, now)
    if now is None or base is None:
        now, base = _two_in_the_text(claim.text)
    if now is None or base is None or base <= 0:
        return OK
    real = now / base
    if real - rate <= Decimal("0.025"):
        return OK
    real_told = yuan((real * 10).quantize(Decimal("0.1")))
    return Judgement(
        Verdict.VIOLATION,
        f"口播 {yuan(rate * 10)} 折，{yuan(base)} 元卖 {yuan(now)} 元是 {real_told} 折",
        claim=f"discount:{yuan(rate)}",
    )


def _second_piece(claim: Claim, rate: Decimal, price: Decimal | None) -> Judgement:
    """The second one at a discount: both together against the single price."""
    if price is None:
        return OK
    rest = claim.text[claim.end :]
    totals = [one.value for one in prices(rest) if one.value > price]
    both = totals[-1] if totals else fact(claim.context.facts, "settle_price")
    fair = price * (1 + rate)
    if both is None or both - fair < 1:
        return OK
    reason = f"第二件 {yuan(rate * 10)} 折，两件应付 {yuan(fair)} 元，实付 {yuan(both)} 元"
    return Judgement(Verdict.VIOLATION, reason, claim=f"discount:{yuan(rate)}")


_SHARE = re.compile("([二三四五2345])分之([一二三四1234])")
_PERCENT = re.compile("([0-9.]+)%，?off|百分之([零一二三四五六七八九十0-9]+)")


def _rate(said: str) -> Decimal | None:
    """五折 is 0.5, 八五折 0.85, 对折 and 半价 0.5, 降三成 0.7; the last one said counts."""
    found = re.findall("([0-9.]+|[零一二三四五六七八九点伍陆]+)(折|成)", said)
    if found:
        value = value_of(found[-1][0])
        if value is None or value <= 0:
            return None
        rate = value / 10 if value < 10 else value / 100
        return (1 - rate) if found[-1][1] == "成" else rate if rate < 1 else None
    if share := _SHARE.search(said):
        fraction = (value_of(share[2]) or Decimal(0)) / (value_of(share[1]) or Decimal(1))
        taken_off = re.search("砍|降|减|便宜|省|少|抹", said[: share.start()])
        return (1 - fraction if taken_off else fraction) if 0 < fraction < 1 else None
    if off := _PERCENT.search(said):
        part = value_of(off[1] or off[2])
        return None if part is None or part >= 100 else 1 - part / 100
    return (
        Decimal("0.5")
        if re.search(
            "对折|半价|一半|多半|大半|腰斩|五五开|买一.?送一|买一得二|一付半|两份|减半|砍半|对半|劈半|半价|中间|白送一",
            said,
        )
        else None
    )


def _two_in_the_text(text: str) -> tuple[Decimal | None, Decimal | None]:
    """Price now and before, when the same breath says just these two: 两百的现在一百六."""
    said = [one for one in prices(text) if one.amount.exact and one.role in (NOW, PAST)]
    now = [one.value for one in said if one.role == NOW]
    past = [one.value for one in said if one.role == PAST]
    if len(now) == 1 and len(past) == 1 and now[0] < past[0]:
        return now[0], past[0]
    return None, None
