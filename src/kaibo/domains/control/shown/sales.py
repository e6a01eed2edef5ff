"""Orders created in a stretch of a show: read off the room's own order book, so late ones count."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kaibo.live.fold import Fold
from kaibo.live.order_book import OrderBook
from kaibo.live.orders import Key, Line

Sales = dict[str, int | None]
MEASURES = ("orders_created", "orders_paid", "items_paid", "gmv")


def touching(fold: Fold, since: int, until: int) -> OrderBook:
    """Copies of the order lines that may lie in [since, until); quick, for the room's thread."""
    return fold.money.book.where(
        lambda one: any(
            at is not None and since <= at < until for at in (one.created, one.paid, one.ts)
        ),
        since,
        until,
    )


def within(found: OrderBook, since: int, until: int) -> list[tuple[Key, Line]]:
    """The lines that were ordered in [since, until), merged as the fold merges them."""
    return [(key, one) for key, one in found.lines() if one.counted and since <= one.at < until]


def totals(lines: Iterable[tuple[Key, Line]], cur: str, known: Callable[[str], bool]) -> Sales:
    """The four measures of these lines as the fold counts them; None = unknown.

    `known`: whether a measure of the show is known at all.
    """
    lines = list(lines)
    paid = [(key, line) for key, line in lines if line.paid]
    values: Sales = {
        "orders_created": len({key[:3] for key, _ in lines}),
        "orders_paid": len({key[:3] for key, _ in paid}),
        "items_paid": _sum(line.qty for _, line in paid),
        "gmv": _sum(line.amount for _, line in paid if (line.cur or cur) == cur),
    }
    return {name: value if known(name) else None for name, value in values.items()}


def _sum(values: Iterable[int | None]) -> int | None:
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total
