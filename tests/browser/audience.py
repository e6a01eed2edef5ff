"""A room's audience for tests: posts what viewers and buyers do, and counts it by itself.

The counting here shares nothing with the fold: it is a few sums over the events as they were posted.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.e2e.server import Server

Told = dict[str, Any]
WORDS = ("多少钱", "敏感肌可以用吗", "已拍两件", "什么时候发货😀", "和上次那瓶一样吗\t？")


def now_ms() -> int:
    return time.time_ns() // 1_000_000


@dataclass
class Audience:
    """Viewers and buyers of a room, by seed. What cannot be sent is kept and sent later."""

    server: Server
    room: str
    token: str
    products: tuple[str, ...]
    chance: random.Random = field(default_factory=lambda: random.Random(11))
    told: list[Told] = field(default_factory=list)
    unsent: list[Told] = field(default_factory=list)
    #: When each `act` began, UTC ms.
    acts: list[int] = field(default_factory=list)

    def act(self, product: str | None = None, viewers: int = 12) -> None:
        """Some viewers come, speak, click and buy, most of them what is being explained."""
        self.acts.append(now_ms())
        for _ in range(viewers):
            viewer = f"{self.chance.randrange(1, 60):016x}"
            wanted = product if product and self.chance.random() < 0.7 else self.any_product()
            self._say("enter", viewer=viewer, channel=self.chance.choice(("recommend", "paid")))
            if self.chance.random() < 0.6:
                self._say("comment", viewer=viewer, text=self.chance.choice(WORDS))
            if self.chance.random() < 0.7:
                self._say("product.click", viewer=viewer, product=wanted)
            if self.chance.random() < 0.4:
                self._order(viewer, wanted)

    def any_product(self) -> str:
        return self.chance.choice(self.products)

    def _order(self, viewer: str, product: str) -> None:
        pieces = self.chance.randrange(1, 4)
        order = self._say(
            "order.state", viewer=viewer, product=product, order=f"o{len(self.told)}", line="1",
            qty=pieces, amount=pieces * self.chance.randrange(990, 12_900),
        )  # fmt: skip
        order["x"] = {"created": order["ts"], "paid": order["ts"], "refunded_total": 0}

    def _say(self, kind: str, **fields: Any) -> Told:
        event = {"id": f"m{len(self.told)}", "kind": kind, "ts": now_ms(), **fields}
        self.told.append(event)
        self.unsent.append(event)
        return event

    def send(self) -> None:
        """Post what is unsent, and the last of it once more: a sender that got no answer does that.

        Raises httpx.TransportError when the server is away; then everything stays unsent.
        """
        body = b"".join(json.dumps(event).encode() + b"\n" for event in self.unsent)
        address = f"{self.server.base}/api/rooms/{self.room}/events"
        headers = {"authorization": f"Bearer {self.token}"}
        answer = httpx.post(address, content=body, headers=headers).json()
        assert answer["accepted"] == len(self.unsent), answer
        again = body.splitlines(keepends=True)[-1]
        repeated = httpx.post(address, content=again, headers=headers).json()
        assert (repeated["accepted"], repeated["duplicate"]) == (0, 1)
        self.unsent.clear()

    def numbers(self, *spans: tuple[int, int], product: str | None = None) -> dict[str, int]:
        """The measures of what was posted within any of the spans [from, to), of one product."""
        here = [
            one
            for one in self.told
            if any(start <= one["ts"] < end for start, end in spans)
            and (product is None or one.get("product") == product)
        ]
        orders = [one for one in here if one["kind"] == "order.state"]
        return {
            "views": count(here, "enter"),
            "viewers": different(here, "enter"),
            "comments": count(here, "comment"),
            "commenters": different(here, "comment"),
            "product_clicks": count(here, "product.click"),
            "product_clickers": different(here, "product.click"),
            "orders_paid": len({one["order"] for one in orders}),
            "buyers": len({one["viewer"] for one in orders}),
            "items_paid": sum(one["qty"] for one in orders),
            "gmv": sum(one["amount"] for one in orders),
        }


def count(events: Iterable[Told], kind: str) -> int:
    return sum(one["kind"] == kind for one in events)


def different(events: Iterable[Told], kind: str) -> int:
    return len({one["viewer"] for one in events if one["kind"] == kind})
