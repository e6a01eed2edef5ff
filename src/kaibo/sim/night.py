"""One composed night of a shop: a simulated show with every order's whole future, minute by minute.

It is what the platform's own files would have been made from, and so their truth is known. What the
simulated room does not say is said here, by rules of our own: faces behind impressions, what
traffic costs, orders outside of the room (`night_till`), parcels and after-sales (`night_aftersales`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random

from kaibo.sim.demo_shop import PLAN
from kaibo.sim.night_orders import DAY, MINUTE, SECOND, NightOrder
from kaibo.sim.night_reach import Gathering, Minute, Reach
from kaibo.sim.night_till import night_orders
from kaibo.sim.night_truth import NightTruth, truth
from kaibo.sim.plan import Plan
from kaibo.sim.room import Room
from kaibo.sim.till import Order
from kaibo.sim.world import BIN_MS

#: An entry that was paid for costs about so much, fen, give or take a fifth from minute to minute.
ENTRY_COST, COST_SPREAD = 180, 0.2


@dataclass(frozen=True, slots=True)
class Round:
    """The `number`-th time a product (its place in the plan) is explained: [start, end), UTC ms."""

    product: int
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A shift and the host who is on mic in it: [start, end), UTC ms."""

    shift: str
    host: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Night:
    """A show of `plan` on air in [start, end), UTC ms, and everything the shop sold around it.

    `orders` are in order of time, `left` the stock at the end by place in the plan.
    """

    plan: Plan
    seed: int
    start: int
    end: int
    orders: tuple[NightOrder, ...]
    minutes: tuple[Minute, ...]
    reach: Reach
    rounds: tuple[Round, ...]
    turns: tuple[Turn, ...]
    left: tuple[int, ...]

    @property
    def spend(self) -> int:
        """What the traffic of the night cost, fen."""
        return sum(minute.spend for minute in self.minutes)

    def product_id(self, product: int) -> str:
        """The platform's number of the product at this place in the plan."""
        return f"3799{self.plan.products[product].link_no:015d}"

    @property
    def gift_id(self) -> str:
        """The platform's number of what is given along."""
        return f"3799{0:015d}"

    def truth(self, as_of: int | None = None) -> NightTruth:
        """What was sold, by every level, refunds as far as `as_of` (UTC ms; None: all of them)."""
        return truth(self, self.end + 365 * DAY if as_of is None else as_of)


def night(seed: int, start: int, plan: Plan = PLAN) -> Night:
    """The night of `plan` begun at `start` (UTC ms, a whole minute), the same for the same seed.

    Raises ValueError for a start within a minute or a seed of more than 64 bits.
    """
    if start % MINUTE:
        raise ValueError(f"开播时间 {start} 应在整分钟上")
    room = Room(plan, seed, start)
    gathering, sold = Gathering(plan, start), list[Order]()
    for number in range(plan.minutes * MINUTE // BIN_MS):
        second = number * BIN_MS // SECOND
        happened = room.advance(plan.on_air(second), plan.host(second))
        gathering.take(happened)
        sold += happened.orders
    luck = Random(f"spend {seed}")
    minutes = tuple(minute.costing(_cost(minute.paid_views, luck)) for minute in gathering.minutes)
    return Night(
        plan=plan,
        seed=seed,
        start=start,
        end=start + plan.minutes * MINUTE,
        orders=night_orders(plan, seed, start, sold),
        minutes=minutes,
        reach=gathering.reach(),
        rounds=_rounds(plan, start),
        turns=_turns(plan, start),
        left=tuple(int(pieces) for pieces in room.shelf.left),
    )


def _cost(views: int, luck: Random) -> int:
    return round(views * ENTRY_COST * luck.uniform(1 - COST_SPREAD, 1 + COST_SPREAD))


def _rounds(plan: Plan, start: int) -> tuple[Round, ...]:
    """The pitches of the loop as they were on air; the last one ends with the show."""
    end = start + plan.minutes * MINUTE
    place = {product.id: at for at, product in enumerate(plan.products)}
    times: Counter[str] = Counter()
    out: list[Round] = []
    at = start
    while at < end:
        for pitch in plan.loop:
            until = min(at + pitch.seconds * SECOND, end)
            if pitch.product is not None and at < until:
                times[pitch.product] += 1
                out.append(Round(place[pitch.product], times[pitch.product], at, until))
            at = until
    return tuple(out)


def _turns(plan: Plan, start: int) -> tuple[Turn, ...]:
    """The shifts as they were on mic; the last one runs on to the end of the show."""
    end = start + plan.minutes * MINUTE
    out: list[Turn] = []
    at = start
    for number, shift in enumerate(plan.shifts, 1):
        last = number == len(plan.shifts)
        until = end if last else min(at + shift.minutes * MINUTE, end)
        if at < until:
            out.append(Turn(shift.id, shift.host, at, until))
        at = until
    return tuple(out)
