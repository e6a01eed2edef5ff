"""抖店 money books as a file format."""

from __future__ import annotations

from kaibo.connectors.base.file_format import FileFormat, Holds, TableFormat
from kaibo.connectors.douyin_funds.layout import LAYOUT
from kaibo.connectors.douyin_funds.parse import PLATFORM, parse

FUNDS = TableFormat(
    id="douyin-funds",
    title=LAYOUT.title,
    platform=PLATFORM,
    holds=Holds.FUNDS,
    layouts=(LAYOUT,),
    provides=("order.entry",),
    read=parse,
)
FORMATS: tuple[FileFormat, ...] = (FUNDS,)
