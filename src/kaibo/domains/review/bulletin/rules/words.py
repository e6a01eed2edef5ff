"""Figures as a group reads them: exact, with their unit; what nobody knows is a dash. [plain]"""

from __future__ import annotations

from fractions import Fraction

from kaibo.kit.clock import length
from kaibo.live.metrics import Unit

UNKNOWN = "—"
#: Currencies without a minor unit (ISO 4217).
_WHOLE = frozenset({"JPY", "VND"})
_CNY = "CNY"
_PER = {
    Unit.FEN_PER_MIN: "/分钟",
    Unit.FEN_PER_HOUR: "/小时",
    Unit.FEN_PER_1000: "/千次",
    Unit.COUNT_PER_MIN: "/分钟",
    Unit.COUNT_PER_HOUR: "/小时",
}


def money(minor: int | None, cur: str) -> str:
    """An amount in the minor unit of `cur`: 123450 CNY → "1,234.50 元", unknown → "—"."""
    if minor is None:
        return UNKNOWN
    sign, size = ("-" if minor < 0 else ""), abs(minor)
    whole, rest = (size, "") if cur in _WHOLE else (size // 100, f".{size % 100:02d}")
    return f"{sign}{whole:,}{rest} {'元' if cur == _CNY else cur}"


def figure(value: Fraction | None, unit: Unit, cur: str, counted: str = "") -> str:
    """A metric's value, in the unit that `live.metrics` gives it; `counted`: what it counts, 人 or 单."""
    if value is None:
        return UNKNOWN
    if unit is Unit.SECOND:
        return length(round(value * 1_000))
    if unit is Unit.RATIO:
        return f"{_decimal(value * 100, 1)}%"
    if unit is Unit.MULTIPLE:
        return _decimal(value, 2)
    if unit.value.startswith("fen"):
        return money(round(value), cur) + _PER.get(unit, "")
    told = f"{value.numerator:,}" if value.denominator == 1 else _decimal(value, 1)
    return f"{told} {counted}".rstrip() + _PER.get(unit, "")


def change(value: Fraction, unit: Unit, cur: str, counted: str = "") -> str:
    """A difference with its sign: "+18,240.00 元"."""
    return ("+" if value >= 0 else "") + figure(value, unit, cur, counted)


def share(part: int, whole: int) -> str | None:
    """What part of a whole something is, "20.7%"; None of nothing."""
    return None if whole <= 0 else f"{_decimal(Fraction(part * 100, whole), 1)}%"


def _decimal(value: Fraction, places: int) -> str:
    scaled = round(abs(value) * 10**places)
    whole, rest = divmod(scaled, 10**places)
    return f"{'-' if value < 0 and scaled else ''}{whole:,}.{rest:0{places}d}"
