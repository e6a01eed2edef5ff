"""What the shop gets of an order: movements of money as a platform's books list them.

A movement is an increment and known by its book and its own number. A platform lists the same money
twice, when an order is settled and as it passes through the account: of each order line one book
speaks, the settlement where it says anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kaibo.live.events import Event

#: The books, the one that speaks first.
BOOKS = ("settlement", "funds")
OTHER_FEES = ("service_fee", "channel_fee", "promotion_fee", "other_fees")
#: What a movement may say, in the minor unit, with its sign.
PARTS = ("settled", "income", "platform_fee", "commission", *OTHER_FEES, "refund")
#: What is counted of them; of `other_fees` all four together.
COUNTED = ("settled", "platform_fee", "commission", "other_fees")

#: (book, number)
Number = tuple[str, str]


class Movement(NamedTuple):
    """One movement as said at (`as_of`, `ts`): signed minor units, None = it does not say."""

    as_of: int
    ts: int
    id: str
    src: str
    settled: int | None
    platform_fee: int | None
    commission: int | None
    other_fees: int | None

    def after(self, other: Movement | None) -> Movement:
        """What holds of this and the other: the one said last."""
        return self if other is None else max(other, self, key=lambda m: m[:4])


@dataclass(frozen=True, slots=True)
class Settled:
    """What the speaking book says of a line so far; None = no movement of it says that part."""

    settled: int | None
    platform_fee: int | None
    commission: int | None
    other_fees: int | None


def number_of(event: Event) -> Number:
    """How the movement of an `order.entry` is known."""
    x = event.x or {}
    return x["book"], x["entry"]


def movement(event: Event) -> Movement:
    """What an `order.entry` says."""
    x: dict[str, Any] = event.x or {}
    as_of = x.get("as_of")
    return Movement(
        event.ts if as_of is None else as_of,
        event.ts,
        event.id,
        event.src,
        x.get("settled"),
        x.get("platform_fee"),
        x.get("commission"),
        _sum(x.get(name) for name in OTHER_FEES),
    )


def book_of(movements: Iterable[Number]) -> str | None:
    """The book that speaks where these movements are known; None without any."""
    there = {book for book, _ in movements}
    return next((book for book in BOOKS if book in there), None)


def settled_of(movements: Mapping[Number, Movement]) -> Settled | None:
    """The sums of the book that speaks; None without a movement."""
    speaks = book_of(movements)
    mine = [one for (book, _), one in movements.items() if book == speaks]
    if not mine:
        return None
    return Settled(*(_sum(getattr(one, part) for one in mine) for part in COUNTED))


def _sum(values: Any) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
