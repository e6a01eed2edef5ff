"""The 罗盘 大屏 product list as a file format: each row a product of one show."""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.file_format import FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_products.layout import LAYOUT
from kaibo.connectors.douyin_products.parse import (
    PLATFORM,
    PROVIDES,
    earliest_listing,
    parse,
    report_events,
)


def read(table: Table, given: Given) -> Iterator[Told]:
    """The figures of every product, all at one moment of the show."""
    listed = earliest_listing(table, given.tz)
    ts = given.as_of if listed is None else min(listed, given.as_of)
    for found in parse(table, given.tz):
        yield from report_events(found, given, ts)


PRODUCTS = TableFormat(
    id="douyin-products",
    title="罗盘 大屏商品列表",
    platform=PLATFORM,
    holds=Holds.PRODUCTS,
    layouts=(LAYOUT,),
    provides=PROVIDES,
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (PRODUCTS,)
