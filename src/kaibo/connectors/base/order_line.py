"""One line of an order as a platform's file tells it, and its event for the log."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

#: created: placed, not paid · closed: given up unpaid · refunded: closed after payment
State = Literal["created", "closed", "paid", "shipped", "signed", "done", "refunded"]

UNPAID: frozenset[str] = frozenset(("created", "closed"))

MAX_LINE_ID = 128


@dataclass(frozen=True, slots=True)
class OrderLine:
    """What one row knows of one order line. None = unknown, 0 = zero; money in fen, UTC ms.

    `amount` is what the buyer had to pay for the line, refunds not taken off; `refunded` what has
    gone back to the buyer as of the file, `refund_derived` when that is concluded from a state and
    not printed. `line` is None where the file has one row an order;
    several sub-orders in one cell are joined by ";". `buyer` is a keyed hash, never a name.
    `row_no` counts as a spreadsheet does.
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
    talent: str | None
    row_no: int
    refund_derived: bool = False

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


def order_event(line: OrderLine, file_sha256: str, platform: str, as_of: int) -> dict[str, Any]:
    """The envelope of kind `order.state` for one line of the file with this SHA-256 (hex).

    `ts` is the latest moment the row proves: payment, else creation, else `as_of` (UTC ms), the
    time the file speaks of. `line` beyond the envelope's 128 characters becomes a digest, `sku` is
    cut there. Unknown fields are left out. The room and the source are the caller's to add.
    """
    known = [t for t in (line.created, line.paid) if t is not None]
    extra = {
        "platform": platform,
        "shop": line.shop,
        "created": line.created,
        "paid": line.paid,
        "refunded_total": line.refunded,
        "refund_basis": "derived" if line.refund_derived else None,
        "state": line.state,
        "talent": line.talent,
        "as_of": as_of,
    }
    return _known(
        {
            "id": f"{file_sha256[:12]}:{line.row_no}",
            "kind": "order.state",
            "order": line.order,
            "line": _line_id(line),
            "product": line.product,
            "sku": line.sku and line.sku[:MAX_LINE_ID],
            "qty": line.qty,
            "amount": line.amount,
            "viewer": line.buyer,
            "cur": "CNY",
            "ts": max(known) if known else as_of,
            "x": _known(extra),
        }
    )


def _known(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value is not None}


def _line_id(line: OrderLine) -> str | None:
    if line.line is None or len(line.line) <= MAX_LINE_ID:
        return line.line
    return f"{len(line.parts)}:{sha256(line.line.encode()).hexdigest()[:32]}"
