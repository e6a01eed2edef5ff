"""Which connector reads an order file: chosen by its headers, never by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kaibo.connectors.base.layout import Layout
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.order_line import OrderLine
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_orders import layout as douyin_layout
from kaibo.connectors.douyin_orders import parse as douyin
from kaibo.connectors.tmall_orders import layout as tmall_layout
from kaibo.connectors.tmall_orders import parse as tmall

Parse = Callable[[Table, str, bytes | None], Iterator[OrderLine]]


@dataclass(frozen=True, slots=True)
class OrderFormat:
    """A kind of order file: its layout, its parser, and the platform its ids belong to."""

    layout: Layout
    parse: Parse
    platform: str


FORMATS: tuple[OrderFormat, ...] = (
    OrderFormat(douyin_layout.LAYOUT, douyin.parse, douyin.PLATFORM),
    OrderFormat(tmall_layout.LAYOUT, tmall.parse, tmall.PLATFORM),
)


@dataclass(frozen=True, slots=True)
class OrderFile:
    """An opened order file; `lines` streams it once, leaving what is wrong in `problems`."""

    format: OrderFormat
    problems: Problems
    lines: Iterator[OrderLine]


def open_orders(path: str | Path, tz: str = "Asia/Shanghai", key: bytes | None = None) -> OrderFile:
    """Open an order file of any known format, or raise FileRefused with a Chinese sentence.

    `tz` is the zone of the times in the file; with the install `key` buyers are kept as hashes.
    """
    zone(tz)
    problems = Problems()
    table = open_table(Path(path), [f.layout for f in FORMATS], problems)
    found = next(f for f in FORMATS if f.layout is table.layout)
    return OrderFile(found, problems, found.parse(table, tz, key))


def zone(name: str) -> ZoneInfo:
    """The time zone of this name, or FileRefused."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FileRefused("bad_zone", f"没有「{name}」这个时区，例如 Asia/Shanghai。") from None


def file_sha256(path: str | Path) -> str:
    """SHA-256 of the file in hex: what its events' ids begin with, and what tells a repeat."""
    with Path(path).open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
