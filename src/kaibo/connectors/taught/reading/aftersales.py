"""Rows of a taught after-sales table to `order.refund`, one a ticket.

`amount` is what has gone back by this ticket: the column's figure once the state, or else a refund
time, says that it went back, in part or whole; 0 while it is open and when it was refused; unknown
when neither tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.taught.reading.meant import Meant, short
from kaibo.connectors.taught.reading.words import gone_back, kind_of, yes_or_no
from kaibo.kit.sheets.exported import happened, identity
from kaibo.live.events import Event

PROVIDES = ("order.refund",)
CUR = "CNY"


def read(table: Table, meant: Meant) -> Iterator[Event]:
    """The tickets of the table; a second row of a ticket is left in its problems."""
    seen: dict[str, int] = {}
    for row in table.rows():
        try:
            ticket = row.need("ticket", identity)
            first = seen.setdefault(ticket, row.number)
            if first != row.number:
                why = f"和第 {first} 行是同一张售后单，只用第 {first} 行"
                raise row.lost("ticket", "same_ticket", why)
            yield _refund(row, meant, ticket)
        except RowLost:
            continue


def _refund(row: Row, meant: Meant, ticket: str) -> Event:
    order = row.need("order", identity)
    back = _is_back(row, meant)
    amount = row.may("amount", meant.money("amount")) if back else None
    refunded_at = row.may("refunded_at", meant.moment) if back else None
    asked = row.may("asked", meant.moment)
    known = [moment for moment in (refunded_at, asked) if moment is not None]
    kind = kind_of(row.text("kind"))
    said: dict[str, Any] = {
        "platform": meant.platform,
        "ticket": ticket,
        "refunded_at": refunded_at,
        "kind": kind,
        "shipped": yes_or_no(row.text("shipped")),
        "reason": short(row, "reason"),
        "asked": asked,
        "state": short(row, "state"),
        "as_of": meant.given.as_of,
    }
    return Event(
        id=f"{meant.given.file_id}:{row.number}",
        kind="order.refund",
        order=order,
        line=row.may("line", identity),
        product=row.may("product", identity),
        amount=0 if back is False else amount,
        cur=CUR,
        ts=known[0] if known else meant.given.as_of,
        x={key: value for key, value in said.items() if value is not None},
    )


def _is_back(row: Row, meant: Meant) -> bool | None:
    by_word = gone_back(row.text("state")) if meant.has("state") else None
    if by_word is not None:
        return by_word
    if "部分" in row.text("state"):
        # The column says how much: a part that went back has its own figure.
        return True
    if meant.has("refunded_at"):
        proved = happened(row.text("refunded_at"))
        if proved or not meant.has("state"):
            return proved
    row.doubt("state", "new_aftersales", "看不出是否已经退款，退款未知", "。")
    return None
