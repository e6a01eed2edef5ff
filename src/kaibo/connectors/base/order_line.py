"""One line of an order as a platform's file tells it, and its events for the log."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal, get_args

from kaibo.connectors.base.file_format import Given
from kaibo.live.events import MAX_ID, Event

#: created: placed, not paid · closed: given up unpaid · refunded: closed after payment
State = Literal["created", "closed", "paid", "shipped", "signed", "done", "refunded"]

#: How the platform says the order came about.
Genre = Literal["live", "video", "card", "other"]

GENRES: frozenset[str] = frozenset(get_args(Genre))
UNPAID: frozenset[str] = frozenset(("created", "closed"))


@dataclass(frozen=True, slots=True)
class OrderLine:
    """What one row knows of one order line. None = unknown, 0 = zero; money in fen, UTC ms.

    `amount` is what the buyer had to pay for the line, refunds not taken off; `refunded` what has
    gone back to the buyer as of the file, `refund_derived` when that is concluded from a state and
    not printed. `line` is None where the file has one row an order; several sub-orders in one cell
    are joined by ";". `buyer` is a keyed hash, never a name. `row_no` counts as a spreadsheet does.

    `shop` is the shop's name, `account` whose sale it is, `host_name` who stood in for them;
    `genre`, `channel` and `ad` the platform's own attribution; `*_bears` the part of the discounts
    that each of them pays for. `part_refunds`: what has gone back of each of `parts`, where the row
    tells them apart.
    """

    shop: str | None
    order: str
    line: str | None
    product: str | None
    sku: str | None
    title: str | None
    qty: int | None
    amount: int | None
    refunded: int | None
    created: int | None
    paid: int | None
    state: State | None
    buyer: str | None
    row_no: int
    refund_derived: bool = False
    account: str | None = None
    host_name: str | None = None
    genre: Genre | None = None
    channel: str | None = None
    ad: bool | None = None
    platform_bears: int | None = None
    shop_bears: int | None = None
    creator_bears: int | None = None
    part_refunds: tuple[int | None, ...] | None = None

    @property
    def has_paid(self) -> bool | None:
        """Whether money has arrived, by payment time or else by state; None where none tells."""
        if self.paid is not None:
            return True
        return None if self.state is None else self.state not in UNPAID

    @property
    def parts(self) -> tuple[str, ...]:
        """The sub-orders this row stands for; one empty one where it stands for the order."""
        return tuple(self.line.split(";")) if self.line else ("",)


def order_events(line: OrderLine, given: Given, platform: str, cur: str = "CNY") -> list[Event]:
    """One `order.state` for each sub-order of the line, ids `<file>:<row>`, then `#2`, `#3`, …

    A row that joins several sub-orders has one sum for all of them: the first event carries it and
    the others 0 (unknown where it is unknown), so that files naming single sub-orders find their
    line and nothing counts twice. `ts` is the latest moment the row proves: payment, else creation,
    else the file's `as_of`. Unknown fields are left out; `src` and `room` are the storing side's.
    """
    whole = (
        line.amount,
        line.qty,
        line.refunded,
        line.platform_bears,
        line.shop_bears,
        line.creator_bears,
    )
    rest = tuple(None if value is None else 0 for value in whole)
    return [
        _part_event(line, part, rest if number else whole, given, platform, cur, number)
        for number, part in enumerate(line.parts)
    ]


def _part_event(
    line: OrderLine,
    part: str,
    sums: tuple[int | None, ...],
    given: Given,
    platform: str,
    cur: str,
    number: int,
) -> Event:
    amount, qty, refunded, platform_bears, shop_bears, creator_bears = sums
    if line.part_refunds is not None:
        refunded = line.part_refunds[number]
    extra: dict[str, Any] = {
        "platform": platform,
        "shop_name": _short(line.shop),
        "created": line.created,
        "paid": line.paid,
        "refunded_total": refunded,
        "refund_basis": "derived" if line.refund_derived else None,
        "state": line.state,
        "genre": line.genre,
        "ad": line.ad,
        "account": _short(line.account),
        "host_name": _short(line.host_name),
        "platform_bears": platform_bears,
        "shop_bears": shop_bears,
        "creator_bears": creator_bears,
        "as_of": given.as_of,
    }
    known = [moment for moment in (line.created, line.paid) if moment is not None]
    return Event(
        id=f"{given.file_id}:{line.row_no}" + (f"#{number + 1}" if number else ""),
        kind="order.state",
        order=line.order,
        line=_line_id(part),
        product=line.product,
        sku=_short(line.sku),
        qty=qty,
        amount=amount,
        viewer=line.buyer,
        cur=cur,
        channel=_short(line.channel),
        ts=max(known) if known else given.as_of,
        x={key: value for key, value in extra.items() if value is not None},
    )


def _short(text: str | None) -> str | None:
    """As much of a text as the envelope has room for; nothing of an empty one."""
    return text[:MAX_ID] if text else None


def _line_id(part: str) -> str | None:
    """The sub-order's id; a digest of one that is longer than the envelope takes."""
    if len(part) > MAX_ID:
        return sha256(part.encode()).hexdigest()[:32]
    return part or None
