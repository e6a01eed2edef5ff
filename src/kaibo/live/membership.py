"""Which event lets a distinct count rise or fall: its members counted again, row by row."""

from __future__ import annotations

from kaibo.live.distinct import PAIR_COLUMN, Distincts
from kaibo.live.lanes import I64
from kaibo.live.measures import COLUMN


class Membership:
    """The members of one distinct measure, in each row its own. Of repeat buyers these are (buyer,
    order) pairs, and a buyer counts from the second order in a row on. `count`: what all rows hold."""

    def __init__(self, measure: str, distincts: Distincts) -> None:
        self.repeat = measure == "repeat_buyers"
        self.column = PAIR_COLUMN if self.repeat else COLUMN[measure]
        self.distincts = distincts
        self.count = 0
        #: By (row, member), and orders of a buyer by (row, buyer).
        self.held: dict[tuple[int, int], int] = {}
        self.orders: dict[tuple[int, int], int] = {}

    def changes(
        self, event: I64, row: I64, column: I64, delta: I64, entity: I64
    ) -> list[tuple[int, int]]:
        """Each event (by its place in the batch) with what it changes the count by."""
        told = []
        net: dict[tuple[int, int, int], int] = {}
        mine = column == self.column
        columns = (part[mine].tolist() for part in (event, row, entity, delta))
        for at, here, member, change in zip(*columns, strict=True):
            net[at, here, member] = net.get((at, here, member), 0) + change
        for (at, here, member), change in sorted(net.items()):
            before = self.held.get((here, member), 0)
            self.held[here, member] = before + change
            step = (before + change > 0) - (before > 0)
            if self.repeat:
                step = self._buyers(here, member, step)
            self.count += step
            told.append((at, step))
        return told

    def _buyers(self, row: int, pair: int, step: int) -> int:
        key = row, self.distincts.buyer_of_pair[pair]
        before = self.orders.get(key, 0)
        self.orders[key] = before + step
        return (before + step > 1) - (before > 1)
