"""Which connector reads a file: chosen by what is in it, never by its name.

Recorded rooms (chat, room messages) are told by their first lines; workbooks that belong together
by their sheets; every other table by its headers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kaibo.connectors.base.file_format import (
    BookFormat,
    FileFormat,
    Given,
    TableFormat,
    Told,
    source_open,
)
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.sheet_rows import Workbook
from kaibo.connectors.douyin_aftersales.format import FORMATS as DOUYIN_AFTERSALES
from kaibo.connectors.douyin_compass.format import FORMATS as DOUYIN_COMPASS
from kaibo.connectors.douyin_funds.format import FORMATS as DOUYIN_FUNDS
from kaibo.connectors.douyin_minutes.format import FORMATS as DOUYIN_MINUTES
from kaibo.connectors.douyin_orders.format import FORMATS as DOUYIN_ORDERS
from kaibo.connectors.douyin_products.format import FORMATS as DOUYIN_PRODUCTS
from kaibo.connectors.douyin_settlement.format import FORMATS as DOUYIN_SETTLEMENT
from kaibo.connectors.douyin_show_book.format import FORMATS as DOUYIN_SHOW_BOOK
from kaibo.connectors.douyin_talks.format import FORMATS as DOUYIN_TALKS
from kaibo.connectors.qianchuan.format import FORMATS as QIANCHUAN
from kaibo.connectors.taobao_items.format import FORMATS as TAOBAO_ITEMS
from kaibo.connectors.taobao_live_days.format import FORMATS as TAOBAO_LIVE_DAYS
from kaibo.connectors.taobao_live_orders.format import FORMATS as TAOBAO_LIVE_ORDERS
from kaibo.connectors.taobao_live_products.format import FORMATS as TAOBAO_LIVE_PRODUCTS
from kaibo.connectors.taobao_live_shows.format import FORMATS as TAOBAO_LIVE_SHOWS
from kaibo.connectors.tiktok_income.format import FORMATS as TIKTOK_INCOME
from kaibo.connectors.tiktok_live_shows.format import FORMATS as TIKTOK_LIVE_SHOWS
from kaibo.connectors.tiktok_orders.format import FORMATS as TIKTOK_ORDERS
from kaibo.connectors.tmall_orders.format import FORMATS as TMALL_ORDERS
from kaibo.kit.sheets.archive import OLE, ZIP

#: Every format of a table or workbook.
FORMATS: tuple[FileFormat, ...] = (
    *DOUYIN_AFTERSALES,
    *DOUYIN_COMPASS,
    *DOUYIN_FUNDS,
    *DOUYIN_MINUTES,
    *DOUYIN_ORDERS,
    *DOUYIN_PRODUCTS,
    *DOUYIN_SETTLEMENT,
    *DOUYIN_SHOW_BOOK,
    *DOUYIN_TALKS,
    *QIANCHUAN,
    *TAOBAO_ITEMS,
    *TAOBAO_LIVE_DAYS,
    *TAOBAO_LIVE_ORDERS,
    *TAOBAO_LIVE_PRODUCTS,
    *TAOBAO_LIVE_SHOWS,
    *TIKTOK_INCOME,
    *TIKTOK_LIVE_SHOWS,
    *TIKTOK_ORDERS,
    *TMALL_ORDERS,
)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """An opened file: `told` streams once what it says, the opening of its source first; what is
    wrong with it gathers in `problems` meanwhile. `unused` are the columns nobody reads; `headers`
    all of a table."""

    format: FileFormat
    given: Given
    problems: Problems
    unused: tuple[str, ...]
    told: Iterator[Told]
    headers: tuple[str, ...] = ()


def open_file(path: Path, given: Given, formats: tuple[FileFormat, ...] = FORMATS) -> OpenedFile:
    """Open a table or workbook of any of `formats`. Raises FileRefused with a Chinese sentence."""
    zone(given.tz)
    problems = Problems()
    book = _book(path, [one for one in formats if isinstance(one, BookFormat)])
    if book is not None:
        whole, sheets = book
        told = whole.read(sheets, given, problems)
        return OpenedFile(whole, given, problems, (), _from_source(whole, given, told))
    tables = [one for one in formats if isinstance(one, TableFormat)]
    layouts = [layout for one in tables for layout in one.layouts]
    table = open_table(path, layouts, problems)
    found = next(one for one in tables if table.layout in one.layouts)
    used = set(table.match.positions.values())
    unused = tuple(
        title for at, title in enumerate(table.headers) if title.strip() and at not in used
    )
    told = found.read(table, given)
    source = _from_source(found, given, told)
    return OpenedFile(found, given, problems, unused, source, table.headers)


def file_sha256(path: Path) -> str:
    """SHA-256 of the file in hex."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def zone(name: str) -> ZoneInfo:
    """The time zone of this name, or FileRefused."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FileRefused("bad_zone", f"没有「{name}」这个时区，例如 Asia/Shanghai。") from None


def _book(path: Path, formats: list[BookFormat]) -> tuple[BookFormat, Workbook] | None:
    """The workbook and its format, if its sheets make one of these."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError:
        return None
    if not formats or not head.startswith((ZIP, OLE)):
        return None
    book = Workbook(path)
    found = next((one for one in formats if one.fits(book.parts)), None)
    return None if found is None else (found, book)


def _from_source(format: FileFormat, given: Given, told: Iterator[Told]) -> Iterator[Told]:
    yield source_open(format, given)
    yield from told
