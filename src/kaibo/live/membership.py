"""Which event lets a distinct count rise or fall: its members counted again, row by row."""

from __future__ import annotations

from kaibo.live.distinct import PAIR_COLUMN, PAIRS_NEEDED, Distincts
from kaibo.live.lanes import I64
from kaibo.live.measures import COLUMN


class Membership:
    """The members of one distinct measure, in each row its own. Of buyers these are (buyer, order)
    pairs, and a buyer counts from as many orders in a row on as the measure needs. `count`: what
    all rows hold."""

    def __init__(self, measure: str, distincts: Distincts) -> None:
        #: How many orders make a buyer; 0: it is not buyers that are counted.
        self.needed = PAIRS_NEEDED.get(measure, 0)
        self.column = PAIR_COLUMN if self.needed else COLUMN[measure]
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
            step = change if member < 0 else self._step(here, member, change)
            if self.needed:
                buyer = -member if member < 0 else self.distincts.buyer_of_pair[member]
                step = self._buyers(here, buyer, step)
            self.count += step
            told.append((at, step))
        return told

    def _step(self, row: int, member: int, change: int) -> int:
        before = self.held.get((row, member), 0)
        self.held[row, member] = before + change
        return (before + change > 0) - (before > 0)

    def _buyers(self, row: int, buyer: int, step: int) -> int:
        before = self.orders.get((row, buyer), 0)
        self.orders[row, buyer] = before + step
        return (before + step >= self.needed) - (before >= self.needed)
