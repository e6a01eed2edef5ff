"""Gives a room its one order: stamps `recv`, holds event times to it, puts desk acts last.

`docs/specs/run-clock.md` says why. A sequencer is the memory of one number, the last `recv`.
"""

from __future__ import annotations

from collections.abc import Sequence

from kaibo.live.events import DESK_KINDS, Event

_ORDERS = frozenset({"order.state", "order.fix", "order.refund"})
_SPECIAL = DESK_KINDS | _ORDERS
_ORDER_TIMES = ("created", "paid", "refunded_at")


class Sequencer:
    """Stamps the events of one room. `last`: the largest `recv` the room's log holds (UTC ms)."""

    def __init__(self, last: int = 0) -> None:
        self.last = last
        self.skewed = 0

    def stamp(self, events: Sequence[Event], now: int) -> None:
        """Stamp events taken together at room time `now`; they are changed in place."""
        if not events:
            return
        recv = max(now, self.last)
        kinds = {e.kind for e in events}
        if kinds.isdisjoint(_SPECIAL):
            for event in events:
                event.recv = recv
                if event.ts > recv:
                    self._hold(event, recv)
            self.last = recv
            return
        for event in events:
            if event.kind in DESK_KINDS:
                recv = max(recv, self.last + 1)
                event.recv = event.ts = recv
            else:
                event.recv = recv
                if event.ts > recv:
                    self._hold(event, recv)
                if event.kind in _ORDERS:
                    _hold_order(event, recv)
            self.last = recv

    def stamp_file(self, events: Sequence[Event]) -> None:
        """Stamp the events of a file in its own time: `recv` is the largest time so far."""
        for event in events:
            self.stamp((event,), max(event.ts, event.recv))

    def _hold(self, event: Event, recv: int) -> None:
        event.x = {**(event.x or {}), "raw_ts": event.ts}
        event.ts = recv
        self.skewed += 1


def _hold_order(event: Event, recv: int) -> None:
    """An order cannot have been created after we heard of it."""
    if not event.x:
        return
    for name in _ORDER_TIMES:
        value = event.x.get(name)
        if value is not None and value > recv:
            event.x = {**event.x, name: recv, f"raw_{name}": value}
