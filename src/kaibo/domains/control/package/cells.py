"""Cells of the tables of a package: an instant, an amount."""

from __future__ import annotations

from kaibo.kit.clock import from_ms

Row = tuple[object, ...]


def on(at: object) -> str:
    """An instant on the team's calendar, to the second; "" for none."""
    return f"{from_ms(at):%Y-%m-%d %H:%M:%S}" if isinstance(at, int) else ""


def yuan(fen: int) -> str:
    """An amount in fen, in yuan with two decimals."""
    return f"{fen // 100}.{fen % 100:02d}"
