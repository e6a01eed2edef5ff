"""Orders after they are made: paid at once, late or never, and returned by some."""

from __future__ import annotations

import heapq
import math
from dataclasses import astuple, dataclass
from typing import Any, NamedTuple

import numpy as np

from kaibo.sim.world import World

PAID, REFUNDED = "paid", "refunded"
HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class Order:
    """An order with its whole future, which the truth knows at once. Times are ms into the show,
    -1 = never; `amount` in minor units; `product` and `source` are indexes."""

    number: int
    viewer: int
    product: int
    source: int
    pieces: int
    amount: int
    created: int
    paid: int
    refunded: int

    @property
    def refund_within_hour(self) -> bool:
        """Whether it is returned within an hour of payment."""
        return 0 <= self.refunded < self.paid + HOUR_MS


class Due(NamedTuple):
    """Something that will happen to an order: at this ms of the show, what."""

    at: int
    number: int
    what: str
    order: Order


class Till:
    """Orders that wait for their payment or return."""

    def __init__(self) -> None:
        self.orders = 0
        self.waiting: list[Due] = []

    def open(
        self,
        world: World,
        viewer: int,
        product: int,
        source: int,
        pieces: int,
        amount: int,
        created: int,
        returns: float,
        rng: np.random.Generator,
    ) -> Order:
        """A new order; draws when it will be paid and returned."""
        paid = refunded = -1
        luck = rng.random(4)
        normal = rng.standard_normal(2)
        if luck[0] < world.paid:
            paid = created + _delay(world, luck[1], normal[0], rng)
            if luck[2] < returns:
                refunded = paid + _return(world, luck[3], normal[1], rng)
        order = Order(self.orders, viewer, product, source, pieces, amount, created, paid, refunded)
        self.orders += 1
        if paid >= 0:
            heapq.heappush(self.waiting, Due(paid, order.number, PAID, order))
        if refunded >= 0:
            heapq.heappush(self.waiting, Due(refunded, order.number, REFUNDED, order))
        return order

    def due(self, before: int | None) -> list[Due]:
        """What happens before ms `before` of the show (None: all that is left), in order."""
        out = []
        while self.waiting and (before is None or self.waiting[0].at < before):
            out.append(heapq.heappop(self.waiting))
        return out

    def state(self) -> dict[str, Any]:
        """As plain JSON values."""
        waiting = [[due.what, *astuple(due.order)] for due in sorted(self.waiting, key=_place)]
        return {"orders": self.orders, "waiting": waiting}

    @classmethod
    def restore(cls, state: dict[str, Any]) -> Till:
        """What `state` told."""
        till = cls()
        till.orders = int(state["orders"])
        for what, *fields in state["waiting"]:
            order = Order(*map(int, fields))
            at = order.paid if what == PAID else order.refunded
            heapq.heappush(till.waiting, Due(at, order.number, what, order))
        return till


def _place(due: Due) -> tuple[int, int, str]:
    return due.at, due.number, due.what


def _delay(world: World, tail: float, normal: float, rng: np.random.Generator) -> int:
    """ms from creation to payment, at least 1."""
    if tail < world.pay_late:
        seconds = world.pay_late_from_s + rng.exponential(world.pay_late_mean_s)
    else:
        seconds = world.pay_median_s * math.exp(world.pay_sigma * normal)
    return max(1, int(seconds * 1000))


def _return(world: World, early: float, normal: float, rng: np.random.Generator) -> int:
    """ms from payment to refund, at least 1 s: within the hour, or days later."""
    if early < world.return_1h:
        return int(rng.integers(1000, HOUR_MS))
    late = world.return_late_median_s * math.exp(world.return_late_sigma * normal)
    return HOUR_MS + int(late * 1000)
