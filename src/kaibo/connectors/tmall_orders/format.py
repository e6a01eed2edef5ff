"""Taobao and Tmall order files as a file format: one `order.state` a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from kaibo.connectors.base.file_format import FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.order_line import order_events
from kaibo.connectors.base.row import Row
from kaibo.connectors.base.table import Table
from kaibo.connectors.tmall_orders.layout import LAYOUT
from kaibo.connectors.tmall_orders.parse import PLATFORM, order_rows
from kaibo.kit.sheets.exported import moment, money


def read(table: Table, given: Given) -> Iterator[Told]:
    """`order.state` of every order; what the newer form adds goes to `x`."""
    for row, line in order_rows(table, given.tz, given.key):
        added = _progress(row, given.tz)
        for event in order_events(line, given, PLATFORM):
            yield replace(event, x={**(event.x or {}), **added})


def _progress(row: Row, tz: str) -> dict[str, Any]:
    """When it was sent and received (UTC ms), and what the platform has paid out to the shop (fen);
    what the row does not say is left out."""

    def time(text: str) -> int | None:
        return moment(text, tz)

    said = {
        "shipped_at": row.may("shipped_at", time),
        "received_at": row.may("received_at", time),
        "paid_out": row.may("paid_out", money),
    }
    return {key: value for key, value in said.items() if value is not None}


ORDERS = TableFormat(
    id="tmall-orders",
    title=LAYOUT.title,
    platform=PLATFORM,
    holds=Holds.ORDERS,
    layouts=(LAYOUT,),
    provides=("order.state",),
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (ORDERS,)
