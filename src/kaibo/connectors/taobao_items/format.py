"""宝贝明细 as a file format: one `order.state` a sub-order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kaibo.connectors.base.file_format import FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.order_line import order_events
from kaibo.connectors.base.table import Table
from kaibo.connectors.taobao_items.layout import LAYOUT
from kaibo.connectors.taobao_items.parse import PLATFORM, line_rows
from kaibo.kit.sheets.exported import money


def read(table: Table, given: Given) -> Iterator[Told]:
    """`order.state` of every sub-order; `x.unit_price` is the price of one piece in fen, before
    discounts."""
    for row, line in line_rows(table, given.tz):
        price = row.may("price", money)
        for event in order_events(line, given, PLATFORM):
            added = {} if price is None else {"unit_price": price}
            yield replace(event, x={**(event.x or {}), **added})


ITEMS = TableFormat(
    id="taobao-items",
    title=LAYOUT.title,
    platform=PLATFORM,
    holds=Holds.ORDERS,
    layouts=(LAYOUT,),
    provides=("order.state",),
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (ITEMS,)
