"""抖店 after-sales files as a file format."""

from __future__ import annotations

from kaibo.connectors.base.file_format import FileFormat, Holds, TableFormat
from kaibo.connectors.douyin_aftersales.layout import LAYOUT
from kaibo.connectors.douyin_aftersales.parse import PLATFORM, parse

AFTERSALES = TableFormat(
    id="douyin-aftersales",
    title=LAYOUT.title,
    platform=PLATFORM,
    holds=Holds.AFTERSALES,
    layouts=(LAYOUT,),
    provides=("order.refund",),
    read=parse,
)
FORMATS: tuple[FileFormat, ...] = (AFTERSALES,)
