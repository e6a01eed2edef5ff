"""生意参谋 直播 订单明细 as a file format: one `order.state` of genre live a sub-order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kaibo.connectors.base.file_format import FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.order_line import order_events
from kaibo.connectors.base.table import Table
from kaibo.connectors.taobao_live_orders.layout import LAYOUT
from kaibo.connectors.taobao_live_orders.parse import PLATFORM, line_rows, of_show


def read(table: Table, given: Given) -> Iterator[Told]:
    """`order.state` of every sub-order, with the show and the substitute host in `x`."""
    for row, line in line_rows(table, given.tz, given.key):
        added = of_show(row, given.tz)
        for event in order_events(line, given, PLATFORM):
            yield replace(event, x={**(event.x or {}), **added})


LIVE_ORDERS = TableFormat(
    id="taobao-live-orders",
    title=LAYOUT.title,
    platform=PLATFORM,
    holds=Holds.ORDERS,
    layouts=(LAYOUT,),
    provides=("order.state",),
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (LIVE_ORDERS,)
