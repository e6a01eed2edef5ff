"""Spoken numbers to values: 一千二 is 1200, 两百五 is 250, 3万8 is 38000, 三十九点九 is 39.9.

Grammar: compliance field notes §5. Works on folded text; values are Decimal, so that 59.9 yuan
is 59.9. What could be two numbers is read as people say prices: after 百, 千 or 万 a last bare
digit counts the next lower unit (一千二 = 1200), unless 零 stands before it; 八十八四袋 is 88 and
then 四袋.
"""

import re
from decimal import Decimal
from functools import lru_cache

_DIGIT = {c: n for n, chars in enumerate(
    ("零", "一", "二两俩", "三仨", "四", "五伍", "六陆", "七", "八", "九")
) for c in chars}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "w": 10_000, "亿": 100_000_000, "k": 1000}

# One spoken digit that is not the first of a unit of its own (五 in 五十).
DIGIT = "[一二两三四五六七八九俩仨伍陆]"
_LAST = f"{DIGIT}(?![十百千万亿])"
_TENS = f"{DIGIT}?[十拾]{DIGIT}?(?![百千])"
_TENS_INSIDE = f"{DIGIT}十(?:{DIGIT}(?![十百千万亿]))?|十(?:{DIGIT}(?![十百千万亿]))?"
_HUNDREDS = f"{DIGIT}百(?:零{DIGIT}?|{_TENS_INSIDE}|{_LAST})?"
_THOUSANDS = f"{DIGIT}千(?:零(?:{_TENS_INSIDE}|{DIGIT})?|{_HUNDREDS}|{_LAST})?"
_BELOW_WAN = f"{_THOUSANDS}|{_HUNDREDS}|{_TENS}|{DIGIT}"
_WAN = f"(?:{_BELOW_WAN})万(?:零(?:{_BELOW_WAN})|{_THOUSANDS}|{_LAST})?"
_YI = f"(?:{_BELOW_WAN})亿(?:零?(?:{_WAN})|{_LAST})?"
# Two neighbours (三四十, 五六百) are a guess, not a value: matched so that no half of them is taken.
_GUESS = "[一二三四五六七八九]{2}[十百千万]+"
_DIGITS = "[零一二三四五六七八九]{2,}(?![十百千万])"

# A number standing anywhere in a folded text; money's 块 and 毛 are the caller's, see money.py.
NUMBER = re.compile(
    "[0-9]+(?:\\.[0-9]+)?(?:[百千万亿]|[wk](?![a-z]))?[0-9]?(?![0-9])|半(?=[个斤年天价块折月小])"
    f"|(?:{_GUESS}|{_YI}|{_WAN}|{_THOUSANDS}|{_HUNDREDS}|{_TENS}|{_DIGITS}|零|{DIGIT})"
    "(?:点[零一二三四五六七八九]+(?![过到刻钟]))?"
)


@lru_cache(maxsize=4096)
def value_of(said: str) -> Decimal | None:
    """The value of a spoken or written number; None when it is none.

    >>> value_of("一千二"), value_of("两百零五"), value_of("三十九点九"), value_of("1.2w")
    (Decimal('1200'), Decimal('205'), Decimal('39.9'), Decimal('12000'))
    """
    if not said:
        return None
    if said == "半":
        return Decimal("0.5")
    whole, point, rest = said.partition("点")
    if point and rest:
        head = value_of(whole) if whole else Decimal(0)
        if head is None or any(char not in _DIGIT for char in rest):
            return None
        return head + Decimal("0." + "".join(str(_DIGIT[char]) for char in rest))
    if said[0].isascii() and said[0].isdigit():
        return _written(said)
    if all(char in _DIGIT for char in said):
        # Digit by digit: 二零二六, 三九.
        return Decimal("".join(str(_DIGIT[char]) for char in said))
    return _spoken(said)


def _written(said: str) -> Decimal | None:
    found = re.fullmatch("([0-9]+(?:\\.[0-9]+)?)([百千万亿wk]?)([0-9]?)", said)
    if not found:
        return None
    number, unit, more = found.groups()
    times = Decimal({**_SMALL, **_LARGE}.get(unit, 1))
    value = Decimal(number) * times
    if more:
        value = value + Decimal(more) * times / 10 if unit else Decimal(number + more)
    return value


def _spoken(said: str) -> Decimal | None:
    total = section = 0  # `section` is what stands before the next 万 or 亿
    digit: int | None = None
    last_unit = 1
    after_zero = False
    for char in said:
        if char in _DIGIT:
            if digit is not None and not (digit == 0 or after_zero):
                return None
            digit = _DIGIT[char]
            after_zero = digit == 0
            if after_zero:
                last_unit, digit = 1, None
        elif char in _SMALL:
            if digit is None and char != "十":
                return None
            section += (1 if digit is None else digit) * _SMALL[char]
            last_unit, digit = _SMALL[char], None
        elif char in _LARGE:
            total = (total + section + (digit or 0)) * _LARGE[char]
            last_unit, section, digit = _LARGE[char], 0, None
        else:
            return None
    if digit is not None:
        # 一千二 is 1200, 两百五 is 250, 三万八 is 38000; 一百零二 and 二十五 are what they say.
        section += digit * (last_unit // 10 if last_unit >= 100 else 1)
    return Decimal(total + section)
