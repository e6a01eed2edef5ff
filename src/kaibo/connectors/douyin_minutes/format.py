"""The 罗盘 minute file as a file format: each row a stretch of minutes or an hour."""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.file_format import FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_minutes.layout import LAYOUT
from kaibo.connectors.douyin_minutes.parse import PLATFORM, PROVIDES, parse, stretch_events


def read(table: Table, given: Given) -> Iterator[Told]:
    """The ticks and samples of every stretch."""
    for found in parse(table, given.tz):
        yield from stretch_events(found, given)


MINUTES = TableFormat(
    id="douyin-minutes",
    title="罗盘 流量综合趋势分析",
    platform=PLATFORM,
    holds=Holds.MINUTES,
    layouts=(LAYOUT,),
    provides=PROVIDES,
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (MINUTES,)
