"""TikTok Shop All orders as a file format: each row an order line in the currency of its market."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kaibo.connectors.base.file_format import FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.order_line import order_events
from kaibo.connectors.base.table import Table
from kaibo.connectors.tiktok_orders.attribution import PLATFORM
from kaibo.connectors.tiktok_orders.layout import LAYOUT
from kaibo.connectors.tiktok_orders.parse import parse


def read(table: Table, given: Given) -> Iterator[Told]:
    """`order.state` of every line; `cur` is left out where the file names no currency."""
    for sold in parse(table, given):
        for event in order_events(sold.line, given, PLATFORM):
            yield replace(event, cur=sold.cur)


ORDERS = TableFormat(
    id="tiktok-orders",
    title="TikTok Shop 订单",
    platform=PLATFORM,
    holds=Holds.ORDERS,
    layouts=(LAYOUT,),
    provides=("order.state",),
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (ORDERS,)
