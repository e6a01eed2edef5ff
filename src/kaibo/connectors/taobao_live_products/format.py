"""生意参谋 分商品 as a file format: a product of a show a row."""

from __future__ import annotations

from kaibo.connectors.base.file_format import FileFormat, Holds, TableFormat
from kaibo.connectors.taobao_live_products.layout import LAYOUT
from kaibo.connectors.taobao_live_products.parse import NAMES, PLATFORM, read
from kaibo.live.events import REPORT_PREFIX

LIVE_PRODUCTS = TableFormat(
    id="taobao-live-products",
    title=LAYOUT.title,
    platform=PLATFORM,
    holds=Holds.PRODUCTS,
    layouts=(LAYOUT,),
    provides=tuple(REPORT_PREFIX + name for name in NAMES),
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (LIVE_PRODUCTS,)
