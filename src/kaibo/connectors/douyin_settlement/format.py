"""抖店 settlement bills as a file format."""

from __future__ import annotations

from kaibo.connectors.base.file_format import FileFormat, Holds, TableFormat
from kaibo.connectors.douyin_settlement.layout import LAYOUT
from kaibo.connectors.douyin_settlement.parse import PLATFORM, parse

SETTLEMENT = TableFormat(
    id="douyin-settlement",
    title=LAYOUT.title,
    platform=PLATFORM,
    holds=Holds.SETTLEMENT,
    layouts=(LAYOUT,),
    provides=("order.entry",),
    read=parse,
)
FORMATS: tuple[FileFormat, ...] = (SETTLEMENT,)
