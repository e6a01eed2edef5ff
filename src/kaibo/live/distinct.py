"""Exact distinct counts at every level, with members that can leave again.

A member (viewer, buyer, order, product) of a measure in a row is one 64-bit key with a counter;
the measure is the number of keys whose counter is above zero. Orders that change and comments
that are taken back leave as they came, so nothing is ever approximated or added up. What can have
no other member beside it, as an order with one line, is counted without a key.
"""

from __future__ import annotations

import numpy as np

from kaibo.live.hashing import U64, Map64, distinct
from kaibo.live.lanes import I64
from kaibo.live.measures import COLUMN, LEVELS, WIDTH
from kaibo.live.rows import Rows

#: Levels in the key; 1-based so that no key is 0.
LEVEL_NUMBER = {level: i + 1 for i, level in enumerate((*LEVELS, "lucky_bag"))}
LEVEL_NAME = {i: level for level, i in LEVEL_NUMBER.items()}

_ENTITY_BITS, _COLUMN_BITS, _ROW_BITS = 32, 7, 21
MAX_ROWS = 1 << _ROW_BITS
#: Hidden measure: (buyer, order) pairs; whoever has one is a buyer, with two of them a repeat buyer.
PAIR_COLUMN = WIDTH
_ORDERS_COLUMN = WIDTH + 1
#: Measure of buyers → how many pairs it takes.
PAIRS_NEEDED = {"buyers": 1, "repeat_buyers": 2}


class Distincts:
    """The members of every distinct measure of one room."""

    def __init__(self, members: Map64 | None = None) -> None:
        self.members = members or Map64()
        #: Buyer of each (buyer, order) pair, by pair number.
        self.buyer_of_pair: list[int] = [0]

    def change(
        self, rows: dict[str, Rows], level: I64, row: I64, column: I64, entity: I64, delta: I64
    ) -> None:
        """Members join or leave; the tables' counts follow."""
        single = entity < 0
        if single.any():
            mine = (level[single], row[single], column[single], -entity[single])
            self._write(rows, *mine, delta[single])
            level, row, column = level[~single], row[~single], column[~single]
            entity, delta = entity[~single], delta[~single]
        packed = _key(level, row, column, entity)
        joins = delta == 1
        self._arrive(rows, packed[joins])
        if joins.all():
            return
        keys, net = _summed(packed[~joins], delta[~joins])
        keys, before, after = self._count(keys, net)
        change = (after > 0).astype(np.int64) - (before > 0)
        moved = change != 0
        self._moved(rows, keys[moved], change[moved])

    def _arrive(self, rows: dict[str, Rows], packed: U64) -> None:
        """Members that join: most are there already, and need no sorting."""
        at, _ = self.members.slots(packed)
        new = self.members.values[at] == 0
        np.add.at(self.members.values, at, 1)
        keys = distinct(packed[new])
        self._moved(rows, keys, np.ones(len(keys), np.int64))

    def _count(self, keys: U64, net: I64) -> tuple[U64, I64, I64]:
        at, _ = self.members.slots(keys)
        before = self.members.values[at]
        after = before + net
        self.members.values[at] = after
        return keys, before, after

    def _moved(self, rows: dict[str, Rows], keys: U64, change: I64) -> None:
        """These keys came to be members, or ceased to be."""
        level, row, column, entity = _unkey(keys)
        pairs = column == PAIR_COLUMN
        if pairs.any():
            entity[pairs] = np.array(self.buyer_of_pair, np.int64)[entity[pairs]]
        self._write(rows, level, row, column, entity, change)

    def _write(
        self, rows: dict[str, Rows], level: I64, row: I64, column: I64, entity: I64, change: I64
    ) -> None:
        """The counts of rows change. Of pairs `entity` is the buyer."""
        plain = column < WIDTH
        for number in distinct(level[plain]).tolist():
            here = plain & (level == number)
            rows[LEVEL_NAME[number]].add(row[here], column[here], change[here])
        pairs = column == PAIR_COLUMN
        if pairs.any():
            self._buyers(rows, level[pairs], row[pairs], entity[pairs], change[pairs])

    def _buyers(self, rows: dict[str, Rows], level: I64, row: I64, buyer: I64, change: I64) -> None:
        """Orders a buyer has in a row went up or down."""
        column = np.full(len(level), _ORDERS_COLUMN, np.int64)
        keys, net = _summed(_key(level, row, column, buyer), change)
        keys, before, after = self._count(keys, net)
        level, row, _, _ = _unkey(keys)
        for measure, needed in PAIRS_NEEDED.items():
            moved = (after >= needed).astype(np.int64) - (before >= needed)
            for number in distinct(level[moved != 0]).tolist():
                here = (level == number) & (moved != 0)
                at = np.full(int(here.sum()), COLUMN[measure], np.int64)
                rows[LEVEL_NAME[number]].add(row[here], at, moved[here])


def _key(level: I64, row: I64, column: I64, entity: I64) -> U64:
    packed = (((level << _ROW_BITS | row) << _COLUMN_BITS) | column) << _ENTITY_BITS | entity
    return packed.view(np.uint64)


def _unkey(keys: U64) -> tuple[I64, I64, I64, I64]:
    packed = keys.view(np.int64)
    entity = packed & ((1 << _ENTITY_BITS) - 1)
    column = (packed >> _ENTITY_BITS) & ((1 << _COLUMN_BITS) - 1)
    row = (packed >> (_ENTITY_BITS + _COLUMN_BITS)) & (MAX_ROWS - 1)
    level = (packed >> (_ENTITY_BITS + _COLUMN_BITS + _ROW_BITS)) & 15
    return level, row, column, entity


def _summed(keys: U64, delta: I64) -> tuple[U64, I64]:
    """Distinct keys with the sum of their deltas, keys whose sum is 0 left out."""
    unique, inverse = np.unique(keys, return_inverse=True)
    net = np.zeros(len(unique), np.int64)
    np.add.at(net, inverse, delta)
    kept = net != 0
    return unique[kept], net[kept]
