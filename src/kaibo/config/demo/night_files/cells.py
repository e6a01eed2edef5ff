"""Cells as the platforms print them: money, times, shares, ids; "-" where nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from kaibo.kit.clock import SHANGHAI, from_ms

Cell = str | int | Decimal
Row = Mapping[str, Cell]
NONE = "-"


def columns(names: str) -> tuple[str, ...]:
    """A header written down as words between white space."""
    return tuple(names.split())


def under(header: Sequence[str], rows: Iterable[Row], empty: Cell = NONE) -> list[list[Cell]]:
    """Header and rows; a column that a row does not name holds `empty`. A name the header does
    not have is a mistake of ours: KeyError."""
    out: list[list[Cell]] = [list(header)]
    for row in rows:
        if unknown := set(row) - set(header):
            raise KeyError(f"no such column: {sorted(unknown)}")
        out.append([row.get(name, empty) for name in header])
    return out


def yuan(fen: int) -> str:
    """1234 → "12.34", -5 → "-0.05"."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def grouped_yuan(fen: int) -> str:
    """123456 → "1,234.56"."""
    whole, cents = yuan(fen).split(".")
    return f"{int(whole):,}.{cents}"


def exact(fen: int) -> Decimal:
    """Yuan as a number, for a cell of a workbook."""
    return Decimal(fen) / 100


def divided(part: int, whole: int, places: int = 4) -> Decimal | str:
    """part / whole, rounded; "-" where there is nothing to divide by."""
    if not whole:
        return NONE
    return (Decimal(part) / whole).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def percent(part: int, whole: int) -> str:
    """1 of 80 → "1.25%"."""
    value = divided(part * 100, whole, 2)
    return value if isinstance(value, str) else f"{value}%"


def ten_thousands(count: int) -> str:
    """12345 → "1.2万"; less than ten thousand as it is."""
    return str(count) if count < 10_000 else f"{divided(count, 10_000, 1)}万"


def slashed(ms: int) -> str:
    """2026/09/07 08:55:37, in China."""
    return f"{from_ms(ms, SHANGHAI):%Y/%m/%d %H:%M:%S}"


def dashed(ms: int) -> str:
    """2026-09-07 08:55:37, in China."""
    return f"{from_ms(ms, SHANGHAI):%Y-%m-%d %H:%M:%S}"


def compact_day(ms: int) -> str:
    """20260907, in China."""
    return f"{from_ms(ms, SHANGHAI):%Y%m%d}"


def worded(ms: int) -> str:
    """72400 → "1分12秒"."""
    minutes, seconds = divmod(ms // 1_000, 60)
    return f"{minutes}分{seconds}秒" if minutes else f"{seconds}秒"
