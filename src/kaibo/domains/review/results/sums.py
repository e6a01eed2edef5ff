"""Sums over order lines: how many, of how many orders, how much, and of how many it is not known.
[plain]"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kaibo.live.lines import PlacedLine


@dataclass(frozen=True, slots=True)
class Sum:
    """Some lines: `amount` in minor units, leaving out `unknown` lines that do not say theirs and
    `foreign` ones in another currency. What only went back beyond the lines of an order is no line."""

    lines: int = 0
    orders: int = 0
    amount: int = 0
    pieces: int = 0
    unknown: int = 0
    foreign: int = 0

    @property
    def exact(self) -> int | None:
        """The amount, None when a line leaves it open."""
        return None if self.unknown or self.foreign else self.amount


def summed(lines: Iterable[PlacedLine], cur: str) -> Sum:
    """The lines of a room whose currency is `cur`."""
    count = amount = pieces = unknown = foreign = 0
    orders: set[tuple[str, str, str]] = set()
    for one in lines:
        if not one.line.counted:
            continue
        count += 1
        orders.add(one.order)
        pieces += one.line.qty or 0
        if (one.line.cur or cur) != cur:
            foreign += 1
        elif one.line.amount is None:
            unknown += 1
        else:
            amount += one.line.amount
    return Sum(count, len(orders), amount, pieces, unknown, foreign)
