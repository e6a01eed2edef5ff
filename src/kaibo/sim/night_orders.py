"""An order of a composed night and its whole future: its parts, after-sales, and what is paid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000
#: The platform pays out in a run every night, at 21:59:20 UTC (05:59:20 in China).
PAYOUT_MS = 21 * HOUR + 59 * MINUTE + 20 * SECOND
#: The platform's technical fee, in hundredths of a percent of what the shop gets.
FEE_BP = 200

Genre = Literal["live", "video", "card"]
Ending = Literal["refund", "closed", "exchange"]


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-order. `amount` is what the buyer has to pay, `bears` what the platform adds, in fen."""

    ident: str
    pieces: int
    amount: int
    bears: int = 0
    gift: bool = False


@dataclass(frozen=True, slots=True)
class Ticket:
    """An after-sale of part number `part`: asked and ended at UTC ms; `amount` (fen) goes back to
    the buyer when it ends, and is 0 of all but a refund. `shipped`: asked after shipping."""

    ident: str
    part: int
    asked: int
    ended: int
    amount: int
    shipped: bool
    ending: Ending = "refund"

    def back(self, as_of: int) -> int:
        """What has gone back by `as_of` (UTC ms)."""
        return self.amount if self.ended <= as_of else 0


@dataclass(frozen=True, slots=True)
class NightOrder:
    """An order; `product` is its place in the plan, times are UTC ms of whole seconds, None = never.

    `joined`: the platform's file has all parts in one row. `channel`: where a buyer of the room
    came from. `viewer`: their number in the room, None for buyers it knows nothing of.
    """

    ident: str
    product: int
    genre: Genre
    channel: str
    viewer: int | None
    created: int
    paid: int | None
    parts: tuple[Part, ...]
    joined: bool = False
    shipped: int | None = None
    done: int | None = None
    settled: int | None = None
    tickets: tuple[Ticket, ...] = ()

    @property
    def amount(self) -> int:
        """What the buyer has to pay, fen."""
        return sum(part.amount for part in self.parts)

    @property
    def bears(self) -> int:
        """What the platform adds to it, fen."""
        return sum(part.bears for part in self.parts)

    @property
    def pieces(self) -> int:
        """Pieces sold; gifts are none."""
        return sum(part.pieces for part in self.parts if not part.gift)

    def refunded(self, as_of: int) -> int:
        """What has gone back to the buyer by `as_of` (UTC ms), fen."""
        return sum(ticket.back(as_of) for ticket in self.tickets)

    def refunded_1h(self, as_of: int) -> int:
        """Of it what went back within an hour of payment."""
        return 0 if self.paid is None else self.refunded(min(as_of, self.paid + HOUR))


@dataclass(frozen=True, slots=True)
class Movement:
    """Money of part number `part` that reaches the shop at `at` (UTC ms), or leaves it again.

    Signed fen: `buyer` and `bears` are what the buyer and the platform pay, `fee` what is taken
    off; `before` went back to the buyer before the order was settled. `ticket`: why it leaves.
    """

    at: int
    part: int
    buyer: int
    bears: int
    fee: int
    before: int = 0
    ticket: str = ""

    @property
    def income(self) -> int:
        """What is paid, whoever pays it."""
        return self.buyer + self.bears

    @property
    def net(self) -> int:
        """By how much the shop's money changes."""
        return self.income - self.fee


def movements(order: NightOrder, as_of: int) -> list[Movement]:
    """What the shop got of an order by `as_of` (UTC ms), and what was taken back, in order."""
    out: list[Movement] = []
    settled = order.settled
    if settled is None:
        return out
    for number, part in enumerate(order.parts):
        mine = [ticket for ticket in order.tickets if ticket.part == number and ticket.amount]
        before = sum(ticket.amount for ticket in mine if ticket.ended < settled)
        if part.amount <= before:
            continue
        buyer, bears = part.amount - before, part.bears
        out.append(Movement(settled, number, buyer, bears, _fee(buyer + bears), before))
        out += [
            Movement(one.ended, number, -one.amount, 0, -_fee(one.amount), ticket=one.ident)
            for one in mine
            if one.ended >= settled
        ]
    return sorted((one for one in out if one.at <= as_of), key=lambda one: (one.at, one.part))


def payout(after: int) -> int:
    """The first payout run later than `after` (UTC ms)."""
    run = after // DAY * DAY + PAYOUT_MS
    return run if run > after else run + DAY


def _fee(amount: int) -> int:
    return (amount * FEE_BP + 5_000) // 10_000
