"""Sums over order lines: how many, of how many orders, how much, and of how many it is not known.
[plain]"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kaibo.domains.review.results.currencies import currency, foreign
from kaibo.domains.settlement.public import Foreign
from kaibo.live.lines import PlacedLine


@dataclass(frozen=True, slots=True)
class Sum:
    """Some lines: `amount` in minor units, leaving out `unknown` lines that do not say theirs and
    `foreign` ones in other currencies, whose own sums are `others`. What only went back beyond the
    lines of an order is no line."""

    lines: int = 0
    orders: int = 0
    amount: int = 0
    pieces: int = 0
    unknown: int = 0
    foreign: int = 0
    others: tuple[Foreign, ...] = ()

    @property
    def exact(self) -> int | None:
        """The amount, None when a line leaves it open."""
        return None if self.unknown or self.foreign else self.amount


def summed(lines: Iterable[PlacedLine], cur: str) -> Sum:
    """The paid lines of a room whose currency is `cur`."""
    lines = list(lines)
    count = amount = pieces = unknown = elsewhere = 0
    orders: set[tuple[str, str, str]] = set()
    for one in lines:
        if not one.line.counted:
            continue
        count += 1
        orders.add(one.order)
        pieces += one.line.qty or 0
        if currency(one, cur) != cur:
            elsewhere += 1
        elif one.line.amount is None:
            unknown += 1
        else:
            amount += one.line.amount
    others = foreign(lines, cur) if elsewhere else ()
    return Sum(count, len(orders), amount, pieces, unknown, elsewhere, others)
