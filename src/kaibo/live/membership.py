"""Which event lets a distinct count rise or fall: its members counted again, for one row."""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.live.distinct import PAIR_COLUMN, Distincts
from kaibo.live.lanes import I64
from kaibo.live.measures import COLUMN


class Membership:
    """The members of one distinct measure in one row. Of repeat buyers these are (buyer, order)
    pairs, and a buyer counts from the second order on."""

    def __init__(self, measure: str, distincts: Distincts) -> None:
        self.repeat = measure == "repeat_buyers"
        self.column = PAIR_COLUMN if self.repeat else COLUMN[measure]
        self.distincts = distincts
        self.held: dict[int, int] = {}
        self.orders: dict[int, int] = {}

    def changes(
        self, event: I64, column: I64, delta: I64, entity: I64
    ) -> Iterator[tuple[int, int]]:
        """Each event (by its place in the batch) with what it changes the count by."""
        net: dict[tuple[int, int], int] = {}
        mine = column == self.column
        columns = (event[mine].tolist(), entity[mine].tolist(), delta[mine].tolist())
        for at, member, change in zip(*columns, strict=True):
            net[at, member] = net.get((at, member), 0) + change
        for (at, member), change in sorted(net.items()):
            before = self.held.get(member, 0)
            self.held[member] = before + change
            step = (before + change > 0) - (before > 0)
            yield at, self._buyers(member, step) if self.repeat else step

    def _buyers(self, pair: int, step: int) -> int:
        buyer = self.distincts.buyer_of_pair[pair]
        before = self.orders.get(buyer, 0)
        self.orders[buyer] = before + step
        return (before + step > 1) - (before > 1)
