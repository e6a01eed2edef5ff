"""Turns what happened in a simulated room into canonical events, in order of time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from kaibo.live.events import Event
from kaibo.sim.chatter import line
from kaibo.sim.crowd import LAST_MS
from kaibo.sim.happenings import Happenings
from kaibo.sim.plan import Plan
from kaibo.sim.till import PAID, Due, Order
from kaibo.sim.world import BIN_MS, CHANNELS

PLATFORM = "sim"
ONLINE = "sample.online"
#: Every kind the room can send, in the order in which one viewer does them at one moment.
KINDS = (
    "enter",
    "product.view",
    "product.click",
    "cart.add",
    "order.state",
    "comment",
    "like",
    "follow",
    "share",
    "leave",
    ONLINE,
)
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
#: How often a comment means the product on air, if it means one at all.
_ABOUT_ON_AIR = 0.8


def source_name(seed: int) -> str:
    """The `src` of everything composed from `seed`."""
    return f"{PLATFORM}:{seed}"


@dataclass(frozen=True, slots=True)
class Speech:
    """How the show of `plan` begun at `start` (UTC ms) speaks; `mute`: kinds it keeps silent."""

    plan: Plan
    seed: int
    start: int
    mute: frozenset[str] = frozenset()

    def viewer(self, number: int) -> str:
        """The id of a viewer: 16 hex digits, the same in every show of this seed."""
        key = str(self.seed).encode()
        return hashlib.blake2b(b"%d" % number, digest_size=8, key=key).hexdigest()

    def open(self) -> Event:
        """The source connects; everything after it is composed, and this says so."""
        provides = [kind for kind in KINDS if kind not in self.mute]
        x = {"provides": provides, "composed": True}
        return self._event(self.start, "source.open", id=f"{self.start:x}.open", x=x)

    def close(self, now: int, numbers: Iterable[int], sources: Iterable[int]) -> list[Event]:
        """Everyone leaves and the source disconnects at `now` (UTC ms)."""
        events = [
            self._event(now, "leave", viewer=self.viewer(number), channel=CHANNELS[source])
            for number, source in zip(numbers, sources, strict=True)
        ]
        for place, event in enumerate(events):
            event.id = f"{self.start:x}.end.{place}"
        end = self._event(now, "source.close", id=f"{self.start:x}.close", x={"composed": True})
        return [*self._loud(events), end]

    def bin(self, what: Happenings, rng: np.random.Generator) -> list[Event]:
        """The events of one bin, from its first ms to its last."""
        begin = self.start + what.number * BIN_MS
        events = [*self._moves(what, begin), *self._shopping(what, begin, rng)]
        events += self._voices(what, begin, rng)
        events += [self._order(order) for order in what.orders]
        events += [self.settle(due) for due in what.due]
        events.sort(key=lambda e: (e.ts, _RANK[e.kind]))
        online = len(what.people)
        events.append(self._event(begin + BIN_MS - 1, ONLINE, n=online, x={"grid": BIN_MS}))
        for place, event in enumerate(events):
            event.id = event.id or f"{self.start:x}.{what.number}.{place}"
        return self._loud(events)

    def settle(self, due: Due) -> Event:
        """A payment or a return, as a new assertion of its order."""
        order = due.order
        x: dict[str, Any] = {"paid": self.start + order.paid, "state": due.what}
        if due.what != PAID:
            x["refunded_total"] = order.amount
            x["refund_1h"] = order.amount if order.refund_within_hour else 0
            x["refunded_at"] = self.start + due.at
        return self._asserted(order, due.at, due.what, x)

    def _order(self, order: Order) -> Event:
        return self._asserted(order, order.created, "created", {"state": "created"})

    def _asserted(self, order: Order, at: int, what: str, x: dict[str, Any]) -> Event:
        name = f"{self.start:x}-{self.seed}-{order.number}"
        known = {
            "platform": PLATFORM,
            "shop": self.plan.shop,
            "created": self.start + order.created,
            "refunded_total": 0,
            "refund_1h": 0,
        }
        return self._event(
            self.start + at,
            "order.state",
            id=f"{name}.{what}",
            viewer=self.viewer(order.viewer),
            product=self.plan.products[order.product].id,
            channel=CHANNELS[order.source],
            order=name,
            qty=order.pieces,
            amount=order.amount,
            cur=self.plan.cur,
            x=known | x,
        )

    def _moves(self, what: Happenings, begin: int) -> Iterator[Event]:
        for kind, moves in (("enter", what.entered), ("leave", what.left)):
            columns = (moves.number.tolist(), moves.source.tolist(), moves.at.tolist())
            for number, source, at in zip(*columns, strict=True):
                who = self.viewer(number)
                yield self._event(begin + at, kind, viewer=who, channel=CHANNELS[source])

    def _shopping(self, what: Happenings, begin: int, rng: np.random.Generator) -> Iterator[Event]:
        shop = what.shopping
        clicks = (shop.clicks.person.tolist(), shop.clicks.product.tolist())
        clicked: dict[tuple[int, int], int] = {}
        rows = zip(*clicks, shop.clicked_at.tolist(), shop.carts.tolist(), strict=True)
        for person, product, at, pieces in rows:
            clicked[person, product] = at
            yield self._act(what, begin + at, "product.click", person, product)
            if pieces:
                later = begin + at + 1 + int(rng.random() * (LAST_MS - at - 1))
                cart = self._act(what, later, "cart.add", person, product)
                cart.qty = pieces
                yield cart
        draws = rng.random(len(shop.views.person)).tolist()
        views = zip(shop.views.person.tolist(), shop.views.product.tolist(), draws, strict=True)
        for person, product, draw in views:
            # A card is seen before it is clicked.
            at = int(draw * clicked.get((person, product), LAST_MS))
            yield self._act(what, begin + at, "product.view", person, product)

    def _voices(self, what: Happenings, begin: int, rng: np.random.Generator) -> Iterator[Event]:
        for kind, people in what.voices.items():
            moments = rng.integers(0, LAST_MS, len(people)).tolist()
            said = rng.random((len(people), 4)).tolist() if kind == "comment" else []
            for place, (person, at) in enumerate(zip(people.tolist(), moments, strict=True)):
                event = self._act(what, begin + at, kind, person)
                if kind == "like":
                    event.n = int(what.likes[place])
                if kind == "comment":
                    event.text = self._text(what.on_air, said[place])
                yield event

    def _text(self, on_air: int, draws: list[float]) -> str:
        topic, words, about, other = draws
        topics, products = self.plan.topics, self.plan.products
        meant = on_air if on_air >= 0 and about < _ABOUT_ON_AIR else int(other * len(products))
        return line(topics[int(topic * len(topics))], words, products[meant].link_no)

    def _act(
        self, what: Happenings, ts: int, kind: str, person: int, product: int | None = None
    ) -> Event:
        event = self._event(ts, kind, viewer=self.viewer(int(what.people.number[person])))
        event.channel = CHANNELS[what.people.source[person]]
        if product is not None:
            event.product = self.plan.products[product].id
        return event

    def _event(self, ts: int, kind: str, id: str = "", **fields: Any) -> Event:
        src = source_name(self.seed)
        return Event(id=id, kind=kind, room=self.plan.room, src=src, ts=ts, **fields)

    def _loud(self, events: list[Event]) -> list[Event]:
        if not self.mute:
            return events
        return [event for event in events if event.kind not in self.mute]
