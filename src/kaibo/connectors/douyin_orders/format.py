"""抖店 order files as a file format: each row an order line, each line its events."""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.file_format import FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.order_line import order_events
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_orders.layout import LAYOUT
from kaibo.connectors.douyin_orders.parse import PLATFORM, parse
from kaibo.connectors.douyin_orders.whole_orders import whole_orders


def read(table: Table, given: Given) -> Iterator[Told]:
    """`order.state` of every line, and of every order that is told in one row."""
    for line in whole_orders(parse(table, given.tz, given.key)):
        yield from order_events(line, given, PLATFORM)


ORDERS = TableFormat(
    id="douyin-orders",
    title="抖店订单",
    platform=PLATFORM,
    holds=Holds.ORDERS,
    layouts=(LAYOUT,),
    provides=("order.state",),
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (ORDERS,)
