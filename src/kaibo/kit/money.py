"""Money: whole fen (1/100 yuan) as int, never a float; None is unknown, 0 is zero."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

WAN = Decimal(10_000)
YI = Decimal(100_000_000)
LARGEST = 2**63 - 1

_AMOUNT = re.compile(r"([+-]?)¥?([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(万|亿)?元?")


def parse(text: str) -> int:
    """Fen from what people type: "12", "¥1,234.50", "1.2万", "89元", full-width forms too.

    Refuses anything that is not a whole number of fen, rather than rounding somebody's price.
    """
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    match = _AMOUNT.fullmatch(plain)
    if match is None or (match[1] and match[2]):
        raise ValueError(f"金额「{text}」看不懂，请写成 89 或 89.90 这样的数（单位：元）。")
    yuan = Decimal(f"{match[3].replace(',', '')}.{match[4] or '0'}")
    yuan *= {"万": WAN, "亿": YI}.get(match[5] or "", Decimal(1))
    fen = yuan * 100
    if fen != fen.to_integral_value():
        raise ValueError(f"金额「{text}」比分还细，请最多写两位小数。")
    if fen > LARGEST:
        raise ValueError(f"金额「{text}」太大了，请检查是不是多打了数字。")
    return -int(fen) if "-" in (match[1], match[2]) else int(fen)


def yuan(fen: int | None) -> str:
    """Exact yuan with thousands separated: 123450 → "1,234.50", None → "—"."""
    if fen is None:
        return "—"
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"


def short(fen: int | None) -> str:
    """For tiles: one decimal from 1万 yuan up: 1_204_000 fen → "1.2万".

    Below that exact: 8_900 → "89", 990 → "9.90".
    """
    if fen is None:
        return "—"
    sign, size = ("-" if fen < 0 else ""), Decimal(abs(fen)) / 100
    # Rounding may carry over a unit: 99,999,999 yuan is 1.0亿, not 10000.0万.
    if _tenths(size / WAN) >= WAN:
        return f"{sign}{_tenths(size / YI):,}亿"
    if size >= WAN:
        return f"{sign}{_tenths(size / WAN):,}万"
    if abs(fen) % 100:
        return yuan(fen)
    return f"{sign}{int(size):,}"


def _tenths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
