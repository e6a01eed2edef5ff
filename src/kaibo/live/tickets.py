"""What after-sale tickets say of an order line: how much went back to the buyer, and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kaibo.live.events import Event

HOUR_MS = 3_600_000


class Ticket(NamedTuple):
    """A ticket as it was last said at (`as_of`, `ts`). `amount`: what has gone back in it so far, in
    the minor unit; None: nobody has said. `heard`: the newest moment anything was said of it."""

    as_of: int
    ts: int
    id: str
    src: str
    amount: int | None
    refunded_at: int | None
    heard: int

    @property
    def at(self) -> int:
        """When its money went back, as far as anybody said."""
        return self.ts if self.refunded_at is None else self.refunded_at

    def after(self, other: Ticket | None) -> Ticket:
        """What holds of this and the other: the later of those that say an amount."""
        if other is None:
            return self
        held = max(self, other, key=lambda t: (t.amount is not None, t[:4]))
        return held._replace(heard=max(self.heard, other.heard))


class Step(NamedTuple):
    """A change of what has gone back: when, by how much; `dated`: its time was said."""

    at: int
    change: int
    dated: bool


def ticket(event: Event) -> Ticket:
    """What an `order.refund` says of its ticket."""
    x = event.x or {}
    as_of = event.ts if x.get("as_of") is None else x["as_of"]
    at = x.get("refunded_at")
    return Ticket(as_of, event.ts, event.id, event.src, event.amount, at, as_of)


def steps_of(tickets: Iterable[Ticket]) -> list[Step]:
    """One step for each ticket in which money went back, in order of time."""
    return sorted(Step(t.at, t.amount, t.refunded_at is not None) for t in tickets if t.amount)


def first_hour(paid: int | None, steps: Iterable[Step], heard: int) -> int | None:
    """What went back within an hour of `paid`, as far as the times of all steps tell and something
    was said after that hour; else None."""
    if paid is None or heard < paid + HOUR_MS:
        return None
    total = 0
    for step in steps:
        if not step.dated:
            return None
        total += step.change if step.at <= paid + HOUR_MS else 0
    return max(total, 0)
