"""Gifts: a combo is sent as frames with a growing total, so its largest frame is the gift."""

from __future__ import annotations

from kaibo.live.events import Event
from kaibo.live.hashing import Names
from kaibo.live.ledger import Entries

#: (source, viewer, gift, combo); a gift without a combo is one of its own by message id.
Key = tuple[str, str, str, str]
#: (ts, id) of the earliest frame, its channel, the largest total, the unit price (None: unknown)
Combo = tuple[int, str, str | None, int, int | None]


class TipBook:
    """The combos of a room."""

    def __init__(self) -> None:
        self.combos: dict[Key, Combo] = {}

    def learn(self, event: Event, channels: Names, into: Entries) -> None:
        """Take in one frame; what the combo was worth before goes, what it is worth now comes."""
        combo = f"m{event.id}" if event.ref is None else f"r{event.ref}"
        key = (event.src, event.viewer or "", event.sku or "", combo)
        frame: Combo = (event.ts, event.id, event.channel, event.n or 0, event.amount)
        before = self.combos.get(key)
        now = frame if before is None else _merged(before, frame)
        if now == before:
            return
        self.combos[key] = now
        if before is not None:
            _book(before, -1, channels, into)
        _book(now, 1, channels, into)


def _merged(a: Combo, b: Combo) -> Combo:
    first = min(a, b, key=lambda c: c[:2])
    prices = [c[4] for c in (a, b) if c[4] is not None]
    return first[0], first[1], first[2], max(a[3], b[3]), max(prices, default=None)


def _book(combo: Combo, sign: int, channels: Names, into: Entries) -> None:
    ts, _, channel, total, price = combo
    fact = into.fact(ts, 0, channels[channel])
    into.add(fact, "tips", sign * total)
    if price is None:
        into.doubt(fact, "tip_value", sign)
    else:
        into.add(fact, "tip_value", sign * total * price)
