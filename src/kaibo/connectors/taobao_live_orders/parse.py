"""生意参谋 直播 订单明细 rows to order lines of live shows.

What the columns mean here:

- **A row is a sub-order** the platform puts down to a live show, hence its genre is live. The only
  sub-order of an order bears the number of the order; such a row is told without a line, as the
  order files do, so that both meet in one key.
- **amount** is 支付金额, the row's share of what was paid; **确认收货金额** is what was left of it
  when the buyer confirmed. The difference is not taken for a refund: nobody says what it is.
- **代播主播名称** is who stood in for the shop's own host; no other file of the platform has it.
- 退款金额 and 退款成功时间 stand in some exports only; elsewhere the refund is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaibo.connectors.base.order_line import OrderLine, State
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.kit.sheets.exported import happened, identity, moment, money
from kaibo.kit.sheets.texts import says_nothing
from kaibo.live.events import MAX_ID
from kaibo.live.mask import viewer_hash

PLATFORM = "taobao"


def line_rows(table: Table, tz: str, key: bytes | None) -> Iterator[tuple[Row, OrderLine]]:
    """Each row of an opened file with the line it tells of; rows that cannot be used are left in
    `table.problems`. Local times are read in zone `tz`; with the install `key` buyers are hashes.
    """
    for row in table.rows():
        try:
            line = _line(row, tz, key)
        except RowLost:
            continue
        yield row, line


def of_show(row: Row, tz: str) -> dict[str, Any]:
    """What the row says of its show and of what followed, for `x`: `show_ident`, `show_start`,
    `host_ident`, `received` (fen), `received_at`, `refunded_at` (UTC ms). What it does not say is
    left out."""

    def time(text: str) -> int | None:
        return moment(text, tz)

    host_ident = _name(row, "host_ident")
    said = {
        "show_ident": row.may("show_ident", identity),
        "show_start": row.may("show_start", time),
        "host_ident": host_ident and host_ident[:MAX_ID],
        "received": row.may("received", money),
        "received_at": row.may("received_at", time),
        "refunded_at": row.may("refunded_at", time),
    }
    return {key: value for key, value in said.items() if value is not None}


def _line(row: Row, tz: str, key: bytes | None) -> OrderLine:
    def time(text: str) -> int | None:
        return moment(text, tz)

    own, order = row.need("line", identity), row.need("order", identity)
    state = _state(row)
    # A paid row without an amount would make every sum wrong, so it is lost.
    amount = row.may("amount", money) if state is None else row.need("amount", money)
    return OrderLine(
        shop=None,
        order=order,
        line=None if own == order else own,
        product=row.may("product", identity),
        sku=None,
        title=None,
        qty=None,
        amount=amount,
        refunded=row.may("refunded", money),
        created=row.may("created", time),
        paid=row.may("paid", time),
        state=state,
        buyer=_buyer(row, key),
        row_no=row.number,
        host_name=_name(row, "host"),
        genre="live",
    )


def _state(row: Row) -> State | None:
    if happened(row.text("received_at")):
        return "done"
    return "paid" if happened(row.text("paid")) else None


def _name(row: Row, key: str) -> str | None:
    return None if says_nothing(row.text(key)) else row.words(key)


def _buyer(row: Row, key: bytes | None) -> str | None:
    """The keyed hash of the member's name; None for one the platform has masked: many share it."""

    def hashed(name: str) -> str | None:
        unknown = not key or says_nothing(name) or "*" in name
        return None if unknown else viewer_hash(key or b"", PLATFORM, name)

    return row.may("buyer", hashed)
