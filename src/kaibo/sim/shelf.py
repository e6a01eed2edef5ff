"""What is looked at, clicked and ordered in one bin, and the stock that limits it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kaibo.sim.crowd import LAST_MS, People
from kaibo.sim.plan import Plan
from kaibo.sim.world import BIN_S, World, by_source

I64 = NDArray[np.int64]
F64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pull:
    """What moves the shoppers in this bin: log factors on clicks by product, log odds of ordering,
    and which product (its index, -1: none) is on air."""

    on_air: int
    click: F64
    order: float


@dataclass(slots=True)
class Pairs:
    """Who with what: index into `People`, index of the product."""

    person: I64
    product: I64


@dataclass(slots=True)
class Shopping:
    """One bin: product cards shown, clicks with their ms into the bin, and what came of each
    click: pieces put into the cart (or 0), pieces ordered (or 0), and the ms of the order."""

    views: Pairs
    clicks: Pairs
    clicked_at: I64
    carts: I64
    pieces: I64
    ordered_at: I64


class Shelf:
    """The products of a plan with what is left of each; index = place in the plan."""

    def __init__(self, plan: Plan) -> None:
        products = plan.products
        self.appeal = np.array([p.appeal for p in products])
        self.conversion = np.array([p.conversion for p in products])
        self.left = np.array([p.stock for p in products], np.int64)

    def shop(
        self, world: World, people: People, actors: int, pull: Pull, rng: np.random.Generator
    ) -> Shopping:
        """Let the first `actors` of `people` look, click and order; marks it on them."""
        clicks = self._clicks(world, people, actors, pull, rng)
        seen = self._cards(world, people, actors, pull, rng)
        seen[clicks.person, clicks.product] = True
        shown = people.shown[:actors]
        new = _pairs(seen & ~shown)
        shown |= seen
        return self._orders(world, people, new, clicks, pull, rng)

    def _clicks(
        self, world: World, people: People, actors: int, pull: Pull, rng: np.random.Generator
    ) -> Pairs:
        """Whoever is engaged and has not clicked a product in this visit may."""
        away = np.full(len(self.left), world.off_air)
        if pull.on_air >= 0:
            away[pull.on_air] = 0.0
        rate = world.click * np.exp(self.appeal + pull.click + away)
        chance = -np.expm1(-rate * BIN_S)
        chance[self.left <= 0] = 0.0
        hit = rng.random((actors, len(chance))) < chance
        hit &= people.engaged[:actors, None] & ~people.clicked[:actors]
        people.clicked[:actors] |= hit
        return _pairs(hit)

    def _cards(
        self, world: World, people: People, actors: int, pull: Pull, rng: np.random.Generator
    ) -> NDArray[np.bool_]:
        """The card of the product on air reaches a viewer some seconds after both are there."""
        seen = np.zeros((actors, len(self.left)), np.bool_)
        if pull.on_air >= 0:
            seen[:, pull.on_air] = rng.random(actors) < -math.expm1(-BIN_S / world.card_s)
        return seen

    def _orders(
        self,
        world: World,
        people: People,
        views: Pairs,
        clicks: Pairs,
        pull: Pull,
        rng: np.random.Generator,
    ) -> Shopping:
        count = len(clicks.person)
        source = people.source[clicks.person]
        odds = world.order + self.conversion[clicks.product] + pull.order
        odds = odds + by_source(world.order_source)[source]
        wants = rng.random(count) < 1 / (1 + np.exp(-odds))
        pieces = 1 + (rng.random(count) < world.two_pieces)
        carts = np.where(~wants & (rng.random(count) < world.cart), pieces, 0)
        clicked_at = rng.integers(1, LAST_MS - 10, count)
        left = LAST_MS - clicked_at - 1
        at = clicked_at + 1 + (rng.random(count) * left).astype(np.int64)
        pieces = self._take(clicks.product, np.where(wants, pieces, 0), at)
        return Shopping(views, clicks, clicked_at, carts, pieces, at)

    def _take(self, product: I64, pieces: I64, at: I64) -> I64:
        """Give out stock in order of time; who finds too little left gets nothing."""
        got = np.zeros_like(pieces)
        for i in np.argsort(at, kind="stable").tolist():
            if 0 < pieces[i] <= self.left[product[i]]:
                self.left[product[i]] -= pieces[i]
                got[i] = pieces[i]
        return got


def _pairs(table: NDArray[np.bool_]) -> Pairs:
    """Where a table (people, products) holds, person by person."""
    return Pairs(*np.divmod(np.flatnonzero(table), table.shape[1]))
