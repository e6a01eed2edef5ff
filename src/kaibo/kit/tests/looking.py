"""A hub with parts and subjects to look at, and the people who may enter by session key."""

from __future__ import annotations

from kaibo.kit.access import Actor, Visitor
from kaibo.kit.clock import HOUR, now_ms
from kaibo.kit.hub import Hub
from kaibo.kit.rights import Duty


def visitor(user: int, *duties: Duty, until: int | None = None) -> Visitor:
    """小雨 with these duties, signed in for an hour or `until` (UTC ms)."""
    return Visitor(
        Actor(user, "小雨", frozenset(duties)),
        f"session-{user}",
        now_ms() + HOUR if until is None else until,
        "password",
    )


class House:
    """A served hub, with the people who may enter by session key."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.hub.declare("tiles", "run.read")
        self.hub.declare("profit", "money.profit.read")
        self.hub.declare("comments", "comments.read", ring=50)
        self.hub.declare_subject("sample.offer", "product.read")
        self.hub.declare_subject("sample.secret", "money.cost.read")
        self.people: dict[str, Visitor] = {
            "host": visitor(1, Duty.HOST),
            "lead": visitor(2, Duty.LEAD),
        }
        self.asked = 0
        self.port = 0

    def find(self, key: str) -> Visitor | None:
        """Who enters by that key."""
        self.asked += 1
        return self.people.get(key)
