"""Rows that join all sub-orders of an order: what they say is said of the order as a whole.

Such a row prints one sum for all of them, and nobody says whose it is. Put on the first of them it
would stand there beside what a file with a row a sub-order prints of the others, and be counted
twice; told of the order, the fold takes off what the sub-orders say themselves (fold.md, 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, islice

from kaibo.connectors.base.order_line import OrderLine

#: No order has more rows; beyond it a broken file is told in pieces.
MAX_ROWS = 1_000


def whole_orders(lines: Iterable[OrderLine]) -> Iterator[OrderLine]:
    """The lines in their order, those that stand for a whole order without a `line`.

    Rows of one order stand together. Where they name different sub-orders none of them is the whole,
    and each keeps its own: the first of a joined row carries its sum.
    """
    for _, rows in groupby(lines, key=lambda one: (one.shop, one.order)):
        while some := list(islice(rows, MAX_ROWS)):
            alone = len({one.parts for one in some}) == 1 and len(some[0].parts) > 1
            for one in some:
                yield replace(one, line=None, part_refunds=None) if alone else one
