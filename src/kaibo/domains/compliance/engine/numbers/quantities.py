"""Quantities in a sentence: each number with its unit and its place, and amounts of money."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kaibo.domains.compliance.engine.numbers.money import money
from kaibo.domains.compliance.engine.numbers.numerals import NUMBER, value_of

_UNIT = re.compile(
    "个?(?P<unit>小时|分钟|工作日|自然日|公里|公斤|千克|毫升|毫米|厘米|平方|个月|天|日|秒|年|月|周|星期|克|斤|两|米|升"
    "|ml|kg|cm|mm|度|折|成|倍|%|件|双|只|个|条|支|瓶|包|袋|盒|箱|罐|台|套|份|单|人|片|粒|颗|张|本|次|岁|码|号|位|辆|把|块|对|斤半)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` of `unit` ("" when none is said) at text[start:end]."""

    value: Decimal
    unit: str
    start: int
    end: int


def quantities(text: str) -> Iterator[Quantity]:
    """Every number of a folded text with the unit right after it."""
    for match in NUMBER.finditer(text):
        value = value_of(match.group())
        if value is None:
            continue
        unit = _UNIT.match(text, match.end())
        end = unit.end() if unit else match.end()
        yield Quantity(value, unit.group("unit") if unit else "", match.start(), end)


def amounts(text: str, bare: bool = False) -> Iterator[Quantity]:
    """Amounts of money in yuan: 五十九块九, 59.9元, 一千二百块, 八毛; with `bare` also numbers
    without a unit (到手五十九), which the caller must have reason to take for prices.
    """
    for amount in money(text):
        if amount.named or bare:
            yield Quantity(amount.value, "元", amount.start, amount.end)
