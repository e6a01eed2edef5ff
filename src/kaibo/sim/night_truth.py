"""What a composed night really sold: by every level, and as the platform counts it.

Two ways to say which orders are the show's: those made while it ran, whatever brought them (`time`),
and those the platform ascribes to the room, whenever made (`room`). Money is fen: an order's amount is
what its buyer has to pay, so Kaibo's GMV of these orders is `buyer_paid`. The platform's own
definitions: 成交金额 is paid orders with what it bears itself, refunds not taken off; 用户支付金额 is what
buyers paid; 净成交 takes off what went back within an hour of payment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from kaibo.sim.night_orders import HOUR, MINUTE, Movement, NightOrder, movements

if TYPE_CHECKING:
    from kaibo.sim.night import Night

#: Of the last minutes of a show, and of what comes after it, the platform says so a day later.
UNSAID_MS, SAID_MS = 10 * MINUTE, 24 * HOUR

K = TypeVar("K")
Level = Literal["shift", "host", "link", "round", "minute", "genre"]
LEVELS: tuple[Level, ...] = ("shift", "host", "link", "round", "minute", "genre")


@dataclass(frozen=True, slots=True)
class Sold:
    """What some orders come to. Orders: created, paid, refunded (with any money back), refunded_1h;
    `items` are pieces without gifts. Fen: `buyer_paid`, `bears` (the platform's share), `refund` and
    `refund_1h` (of these orders, whenever it went back)."""

    created: int = 0
    paid: int = 0
    items: int = 0
    buyer_paid: int = 0
    bears: int = 0
    refunded: int = 0
    refund: int = 0
    refunded_1h: int = 0
    refund_1h: int = 0

    @property
    def gmv(self) -> int:
        """成交金额 as the platform has it."""
        return self.buyer_paid + self.bears

    @property
    def net_1h(self) -> int:
        """净成交金额."""
        return self.gmv - self.refund_1h

    @property
    def paid_net_1h(self) -> int:
        """净成交订单数."""
        return self.paid - self.refunded_1h


@dataclass(frozen=True, slots=True)
class NightTruth:
    """What is known of the night at `as_of` (UTC ms).

    `by_time` and `by_room` cut `time` and `room` by level: shift and host id, link number, round
    (`<product id>#<n>`), minute (UTC ms of its start), genre; what lies in none of a level's rows
    is under None. `unsaid` are those of `time` of which the platform says only a day later what
    brought them. `minutes` and `hours`: what the room's orders were paid in (UTC ms of its start).
    """

    as_of: int
    time: Sold
    room: Sold
    unsaid: Sold
    buyers: int
    refund_buyers: int
    by_time: Mapping[Level, Mapping[str | int | None, Sold]]
    by_room: Mapping[Level, Mapping[str | int | None, Sold]]
    minutes: Mapping[int, Sold]
    hours: Mapping[int, Sold]
    movements: tuple[tuple[NightOrder, Movement], ...]

    @property
    def settled(self) -> int:
        """By how much the shop's money changed, fen: all orders, whatever brought them."""
        return sum(movement.net for _, movement in self.movements)


def truth(night: Night, as_of: int) -> NightTruth:
    """The truth of a night as far as `as_of` (UTC ms)."""
    in_time = [order for order in night.orders if night.start <= order.created < night.end]
    of_room = [order for order in night.orders if order.genre == "live"]
    paid = [order for order in of_room if order.paid is not None]
    booked = [(order, one) for order in night.orders for one in movements(order, as_of)]
    return NightTruth(
        as_of=as_of,
        time=sold(in_time, as_of),
        room=sold(of_room, as_of),
        unsaid=sold([one for one in in_time if not genre_said(night, one, as_of)], as_of),
        buyers=len({buyer(order) for order in paid}),
        refund_buyers=len({buyer(order) for order in paid if order.refunded(as_of)}),
        by_time={level: _cut(night, level, in_time, as_of) for level in LEVELS},
        by_room={level: _cut(night, level, of_room, as_of) for level in LEVELS},
        minutes=grouped(paid, lambda order: (order.paid or 0) // MINUTE * MINUTE, as_of),
        hours=grouped(paid, lambda order: (order.paid or 0) // HOUR * HOUR, as_of),
        movements=tuple(sorted(booked, key=lambda one: (one[1].at, one[0].ident, one[1].part))),
    )


def genre_said(night: Night, order: NightOrder, as_of: int) -> bool:
    """Whether the platform has said by `as_of` what brought the order: of the last ones it says so
    only a day after the show."""
    return order.created < night.end - UNSAID_MS or as_of >= night.end + SAID_MS


def sold(orders: Iterable[NightOrder], as_of: int) -> Sold:
    """What these orders come to at `as_of`."""
    every = list(orders)
    paid = [order for order in every if order.paid is not None]
    back = [order.refunded(as_of) for order in paid]
    back_1h = [order.refunded_1h(as_of) for order in paid]
    return Sold(
        created=len(every),
        paid=len(paid),
        items=sum(order.pieces for order in paid),
        buyer_paid=sum(order.amount for order in paid),
        bears=sum(order.bears for order in paid),
        refunded=sum(amount > 0 for amount in back),
        refund=sum(back),
        refunded_1h=sum(amount > 0 for amount in back_1h),
        refund_1h=sum(back_1h),
    )


def buyer(order: NightOrder) -> str | int:
    """Who bought it; a buyer the room knows nothing of has bought nothing else."""
    return order.ident if order.viewer is None else order.viewer


def grouped(
    orders: Iterable[NightOrder], key: Callable[[NightOrder], K], as_of: int
) -> dict[K, Sold]:
    """What the orders of each key come to."""
    groups: dict[K, list[NightOrder]] = defaultdict(list)
    for order in orders:
        groups[key(order)].append(order)
    return {name: sold(group, as_of) for name, group in groups.items()}


def _cut(
    night: Night, level: Level, orders: Iterable[NightOrder], as_of: int
) -> dict[str | int | None, Sold]:
    def turn(order: NightOrder) -> str | None:
        mine = (one for one in night.turns if one.start <= order.created < one.end)
        found = next(mine, None)
        return None if found is None else found.shift if level == "shift" else found.host

    def round_of(order: NightOrder) -> str | None:
        mine = (one for one in night.rounds if one.start <= order.created < one.end)
        found = next(mine, None)
        return None if found is None else f"{night.product_id(found.product)}#{found.number}"

    keys: dict[Level, Callable[[NightOrder], str | int | None]] = {
        "shift": turn,
        "host": turn,
        "link": lambda order: night.plan.products[order.product].link_no,
        "round": round_of,
        "minute": lambda order: order.created // MINUTE * MINUTE,
        "genre": lambda order: order.genre,
    }
    return grouped(orders, keys[level], as_of)
