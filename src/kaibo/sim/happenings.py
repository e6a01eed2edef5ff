"""What happened in one bin, person by person, and its count: the truth of that bin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kaibo.sim.crowd import Moves, People
from kaibo.sim.shelf import Shopping
from kaibo.sim.till import PAID, Due, Order
from kaibo.sim.truth import Truth
from kaibo.sim.world import SOURCES

I64 = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Happenings:
    """Bin `number`. `people`: who is in the room at its end; indexes in `shopping` and `voices`
    (kind → people) point into it. `due`: payments and returns of this bin, in order of time."""

    number: int
    on_air: int
    impressions: I64
    people: People
    entered: Moves
    left: Moves
    shopping: Shopping
    orders: Sequence[Order]
    due: Sequence[Due]
    voices: dict[str, I64]
    likes: I64

    def truth(self) -> Truth:
        """The counts."""
        shop, products = self.shopping, self.people.shown.shape[1]
        nobody = np.zeros(0, np.int64)

        def table(product: I64, source: I64, weight: I64 | None = None) -> I64:
            if not len(product):
                return np.zeros((products, SOURCES), np.int64)
            flat = np.bincount(product * SOURCES + source, weight, products * SOURCES)
            return flat.reshape(products, SOURCES).astype(np.int64)

        def ordered(orders: Sequence[Order], values: Sequence[int] | None = None) -> I64:
            if not orders:
                return table(nobody, nobody)
            product = np.array([o.product for o in orders], np.int64)
            source = np.array([o.source for o in orders], np.int64)
            weight = None if values is None else np.array(values, np.int64)
            return table(product, source, weight)

        source = self.people.source
        clicks = shop.clicks.product, source[shop.clicks.person]
        paid = [o for o in self.orders if o.paid >= 0]
        paid_now = [d.order.amount for d in self.due if d.what == PAID]
        refunded_now = [d.order.amount for d in self.due if d.what != PAID]
        return Truth(
            impressions=self.impressions,
            enters=np.bincount(self.entered.source, minlength=SOURCES),
            leaves=np.bincount(self.left.source, minlength=SOURCES),
            online=np.array(len(self.people)),
            on_air=np.array(self.on_air),
            product_views=table(shop.views.product, source[shop.views.person]),
            clicks=table(*clicks),
            carts=table(*clicks, shop.carts),
            orders=ordered(self.orders),
            pieces=ordered(self.orders, [o.pieces for o in self.orders]),
            paid=ordered(paid),
            gmv=ordered(paid, [o.amount for o in paid]),
            returned=ordered([o for o in paid if o.refunded >= 0]),
            paid_now=np.array(len(paid_now)),
            gmv_now=np.array(sum(paid_now)),
            refunds_now=np.array(len(refunded_now)),
            refunded_now=np.array(sum(refunded_now)),
            comments=np.array(len(self.voices["comment"])),
            like_events=np.array(len(self.likes)),
            likes=np.array(self.likes.sum()),
            follows=np.array(len(self.voices["follow"])),
            shares=np.array(len(self.voices["share"])),
        )
