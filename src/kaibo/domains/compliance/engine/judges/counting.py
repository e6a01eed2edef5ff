"""Counts of things as hosts say them, each a range: 十来包, 五六万单, 小一万条, 就剩几台, 20w+."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kaibo.domains.compliance.engine.numbers.numerals import NUMBER, value_of

CLASSIFIERS = "件单个只双枚瓶支条盒台套罐袋包片粒颗张本箱把对辆副顶床桶块份位人名组串朵根卷提盆棵株斤抽层节户家"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "w": 10_000}
_PAIR = "(?P<a>[一二两三四五六七八])(?P<b>[二三四五六七八九])(?P<pair>[十百千万亿]*)(?![一二三四五六七八九零十百千万])"
_TEENS = "(?P<stem>[一二三四五六七八九]?十)(?P<c>[一二三四五六七八])(?P<d>[二三四五六七八九])(?![十百千万])"
_VAGUE = (
    "(?P<much>好|大)?(?P<few>几)(?P<scale>[十百千万亿]{0,2})|(?P<teens>十几)(?P<teenscale>[百千万]?)"
    "|(?P<about>[百千万])(?:来|把)(?=[^，？])|(?P<over>上|成|数|过)(?P<times>[百千万亿]{1,2})(?:上?万)?"
    "|半(?P<halfof>百|万|亿)"
)
_COUNT = re.compile(
    f"(?P<hedge>小|近|将近|快|不到|大概|约|差不多|就)?(?:{_VAGUE}|{_TEENS}"
    f"|{_PAIR}|(?P<whole>{NUMBER.pattern})"
    f"(?P<more>多|来|几|余|\\+)?(?P<tail>[百千万亿w]?)\\+?)(?P<trail>多)?(?=(?P<unit>个?(?:小时"
    f"|月|星期|工作日)|[{CLASSIFIERS}]|小时|分钟|工作日|年|天|日|月|周"
    f"|星期)?)"
)
_PLUS = Decimal("1.12")


@dataclass(frozen=True, slots=True)
class Count:
    """From `low` to `high` of `unit` ("" when none is said) at text[start:end], its unit left out."""

    low: Decimal
    high: Decimal
    unit: str
    start: int
    end: int

    def may_be(self, number: float) -> bool:
        """Whether an honest speaker with this number in mind may have said so: rounding is fair."""
        value = Decimal(str(number))
        return self.low * Decimal("0.95") <= value <= self.high * Decimal("1.05")


def counts(text: str) -> Iterator[Count]:
    """Every count of a folded text, in order, vague ones too."""
    return iter(_counts(text))


@lru_cache(maxsize=64)
def _counts(text: str) -> tuple[Count, ...]:
    """Kept for a while: each claim of a text asks for all of them."""
    return tuple(
        Count(*found, (match["unit"] or ""), match.start(), match.end())
        for match in _COUNT.finditer(text)
        if (found := _range(match))
    )


def _times(scales: str | None) -> int:
    product = 1
    for char in scales or "":
        product *= _SCALES[char]
    return product


def _range(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    told = match.groupdict()
    if told["few"]:
        least = 3 if told["much"] else 2
        times = _times(told["scale"])
        return Decimal(least * times), Decimal(10 * times - 1)
    if told["teens"]:
        times = _times(told["teenscale"])
        return Decimal(11 * times), Decimal(19 * times)
    if told["about"]:
        times = _times(told["about"])
        return Decimal(times) * Decimal("0.9"), Decimal(times) * Decimal("1.5")
    if told["over"]:
        times = _times(told["times"])
        return Decimal(times), Decimal(times * 10 - 1)
    if told["halfof"]:
        half = Decimal(_times(told["halfof"])) / 2
        return half, half
    if told["stem"]:
        stem = value_of(told["stem"]) or Decimal(0)
        return stem + (value_of(told["c"]) or 0), stem + (value_of(told["d"]) or 0)
    if told["a"]:
        times = _times(told["pair"])
        low, high = value_of(told["a"]), value_of(told["b"])
        if low is None or high is None or high != low + 1:
            return None if not times else _exactly(match.group())
        return low * times, (high + 1) * times - 1 if times > 1 else high
    return _numbered(told)


def _exactly(said: str) -> tuple[Decimal, Decimal] | None:
    value = value_of(said)
    return None if value is None else (value, value)


def _numbered(told: dict[str, str | None]) -> tuple[Decimal, Decimal] | None:
    value = value_of(told["whole"] or "")
    if value is None:
        return None
    value *= _times(told["tail"])
    if told["more"] in ("多", "几", "余", "+") or told["trail"]:
        digits = str(int(value))
        place = 10 ** (len(digits) - len(digits.rstrip("0"))) * _times(told["tail"] or "") ** 0
        return value, max(value + place - 1, value * _PLUS)
    if told["more"] == "来":
        return value * Decimal("0.9"), value * Decimal("1.3")
    if told["hedge"] in ("小", "近", "将近", "快", "不到"):
        return value * Decimal("0.75"), value
    if told["hedge"] in ("大概", "约", "差不多"):
        return value * Decimal("0.9"), value * Decimal("1.1")
    return value, value
