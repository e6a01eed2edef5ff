"""What the right fact about a wrong claim is, and whether it is named: a number in its unit, a place,
a material, a gift that is gone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.numbers.money import money
from kaibo.domains.compliance.engine.numbers.quantities import quantities
from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.verdicts import Finding

_HOURS = {
    "天": 24,
    "日": 24,
    "工作日": 24,
    "自然日": 24,
    "小时": 1,
    "周": 168,
    "星期": 168,
    "个月": 720,
}
_NOT_THINGS = frozenset(
    [*_HOURS, "元", "折", "成", "倍", "%", "分钟", "秒", "年", "月", "度", "岁"]
)
_NOT_SO = re.compile("(?:不是|并非|不到|没有|别说|而不是)[^，]{0,3}$")
_COUNTS = re.compile("(?:库存|还剩|只剩|剩|还有|卖了|走了|抽|第)[^，]{0,3}$")
_GONE = re.compile(
    "送完|发完|赠完|领完|送光|没了|没有了|送没了|没有赠品|没赠品|不送了?|不带赠品|没得送|停送"
)
_PLACE_ENDS = "的哈啊呢，？产货这发省市县出" + "来到寄"

_PRICES = ("settle_price", "card_price", "price", "settle_price_regular", "price_after")
_UNIT_OF_PRICE = ("pieces", "net_jin")
_SKIPPED_TEXT = frozenset(
    ["today", "evidence", "brand", "channel", "presenter", "group", "tool", "test"]
)


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a claim is about: any of `tests` says whether folded words name it rightly."""

    tests: tuple[Callable[[str], bool], ...]

    def named(self, words: str) -> bool:
        """Whether the right fact is named."""
        return any(test(words) for test in self.tests)


def dimension_of(wrong: Finding, context: Context) -> Dimension | None:
    """What would put a finding right; None for words that no fact puts right."""
    kind = wrong.claim.partition(":")[0] or _BY_FAMILY.get(wrong.rule, "")
    if not kind:
        kind = _BY_FAMILY.get(wrong.rule.partition("-")[0], "")
    maker = _KINDS.get(kind)
    return Dimension(tuple(maker(context))) if maker else None


_Tests = Iterator[Callable[[str], bool]]


def _numbers(context: Context, *names: str) -> list[Decimal]:
    found = (context.facts.number(name) for name in names)
    return [Decimal(str(value)) for value in found if value is not None]


def _like(context: Context, prefix: str) -> list[str]:
    return [name for name in context.facts.known if name.startswith(prefix)]


def _says_money(values: list[Decimal]) -> Callable[[str], bool]:
    def test(words: str) -> bool:
        return any(
            one.exact and one.value in values and _affirmed(words, one.start)
            and (one.named or not _COUNTS.search(words[: one.start]))
            for one in money(words)
        )  # fmt: skip

    return test


def _says_things(values: list[Decimal]) -> Callable[[str], bool]:
    def test(words: str) -> bool:
        cash = [(one.start, one.end) for one in money(words) if one.named]
        return any(
            one.value in values and one.unit not in _NOT_THINGS and _affirmed(words, one.start)
            and not any(start <= one.start < end for start, end in cash)
            for one in quantities(words)
        )  # fmt: skip

    return test


def _says_hours(hours: list[Decimal]) -> Callable[[str], bool]:
    def test(words: str) -> bool:
        return any(
            one.unit in _HOURS and one.value * _HOURS[one.unit] in hours
            and _affirmed(words, one.start)
            for one in quantities(words)
        )  # fmt: skip

    return test


def _says_text(text: str) -> Callable[[str], bool]:
    """The fact's own words, at least half of them, with nothing else going on behind them, or a
    quantity of it in the same unit."""
    told = fold(text).text
    names = [one for one in re.split("[^一-鿿a-z]+", told) if one]
    sizes = {(one.value, one.unit) for one in quantities(told) if one.unit}

    def test(words: str) -> bool:
        if any(_says_name(words, name) for name in names if len(name) >= 2):
            return True
        return any((one.value, one.unit) in sizes and _affirmed(words, one.start)
                   for one in quantities(words))  # fmt: skip

    return test


def _says_name(words: str, name: str) -> bool:
    least = max(2, (len(name) + 1) // 2)
    for length in range(len(name), least - 1, -1):
        for start in range(len(name) - length + 1):
            part = name[start : start + length]
            at = words.find(part)
            if at < 0 or not _affirmed(words, at):
                continue
            behind = words[at + length : at + length + 1]
            if start + length == len(name) or not behind or behind in _PLACE_ENDS:
                return True
    return False


def _affirmed(words: str, at: int) -> bool:
    return not _NOT_SO.search(words[max(0, at - 6) : at])


def _price(context: Context) -> _Tests:
    prices = _numbers(context, *_PRICES)
    parts = [part for part in _numbers(context, *_UNIT_OF_PRICE) if part]
    yield _says_money(prices)
    # What one of several comes to, as it is said: to the fen or to the jiao.
    each = [price / part for price in prices for part in parts]
    yield _says_money([one.quantize(Decimal(step)) for one in each for step in ("0.01", "0.1")])


def _rise(context: Context) -> _Tests:
    yield _says_money(_numbers(context, "price_after") or _numbers(context, "price"))


def _discount(context: Context) -> _Tests:
    yield from _price(context)
    prices = _numbers(context, *_PRICES)
    bases = [base for base in _numbers(context, "compare_price", "low7") if base]
    rates = [(price / base * 10).quantize(Decimal("0.1")) for price in prices for base in bases]
    yield _says_money(bases)

    def test(words: str) -> bool:
        return any(one.unit == "折" and one.value in rates for one in quantities(words))

    yield test


def _stock(context: Context) -> _Tests:
    yield _says_things(_numbers(context, "stock", *_like(context, "sku_stock")))


def _sold(context: Context) -> _Tests:
    yield _says_things(_numbers(context, *_like(context, "sold")))


def _ship(context: Context) -> _Tests:
    hours = _numbers(context, "ship_hours")
    yield _says_hours(hours + [day * 24 for day in _numbers(context, "ship_days")])


def _protect(context: Context) -> _Tests:
    yield _says_hours([day * 24 for day in _numbers(context, "price_protect_days")])


def _from(*names: str) -> Callable[[Context], _Tests]:
    def make(context: Context) -> _Tests:
        for name in names:
            text = context.facts.text(name)
            if text:
                yield _says_text(text)

    return make


def _gift(context: Context) -> _Tests:
    gift = context.facts.text("gift") or ""
    left = context.facts.number("gift_stock", "gift_left")
    if left == 0 or not gift or gift in ("none", "无", "没有"):
        yield lambda words: bool(_GONE.search(words))
    else:
        yield _says_text(gift)
        yield _says_things(_numbers(context, "gift_stock", "gift_left"))
    yield _says_money(_numbers(context, "gift_store_price", "gift_need_pay"))
    yield from _from("gift_condition", "gift_limit")(context)


def _prize(context: Context) -> _Tests:
    yield _says_things(_numbers(context, "prize_qty", "lottery_qty"))
    yield _says_money(_numbers(context, "prize_value"))
    yield from _from("prize_spec", "draw_time")(context)


def _returns(context: Context) -> _Tests:
    held = context.facts.yes("return_7d")
    if held is True:
        yield lambda words: bool(
            re.search("(?<!不)支持(?:七|7)天|可以退|(?<!不)能退|支持退|无理由", words)
        )
    elif held is False:
        yield lambda words: bool(re.search("不支持|不能退|退不了|不可以退|不退", words))
    yield from _from("return_policy", "warranty", "damage_policy")(context)


def _spec(context: Context) -> _Tests:
    for name, value in context.facts.known.items():
        if isinstance(value, str) and name not in _SKIPPED_TEXT:
            yield _says_text(value)
    others = (*_PRICES, "stock", "coupon", "compare_price", "low7", "sold")
    rest = [name for name in context.facts.known if name not in others]
    values = _numbers(context, *rest)

    def test(words: str) -> bool:
        return any(one.value in values and _affirmed(words, one.start) for one in quantities(words))

    yield test


_KINDS: dict[str, Callable[[Context], _Tests]] = {
    "price": _price,
    "rise": _rise,
    "discount": _discount,
    "protect": _protect,
    "stock": _stock,
    "sold": _sold,
    "ship": _ship,
    "origin": _from("origin", "ship_from", "gi_cert"),
    "carrier": _from("carrier"),
    "gift": _gift,
    "worth": _gift,
    "pay": _gift,
    "prize": _prize,
    "return": _returns,
    "refuse": _returns,
    "spec": _spec,
}
_BY_FAMILY = {
    "PRC-04": "price", "PRC-05": "price", "PRC-06": "rise", "PRC-12": "price",
    "STK-01": "stock", "STK-03": "sold", "GFT": "gift", "LOT-01": "prize", "LOT-04": "prize",
    "DLV-01": "ship", "DLV-02": "origin", "DLV-03": "return", "SPC": "spec",
}  # fmt: skip
