"""讲解记录 as a file format: each row a talk the platform saw; whoever imports it may lay it over
what was pressed."""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.file_format import FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_talks.layout import LAYOUT
from kaibo.connectors.douyin_talks.parse import KIND, PLATFORM, parse, seen_event


def read(table: Table, given: Given) -> Iterator[Told]:
    """One `talk.seen` a talk, in order of time."""
    for talk in parse(table, given.tz):
        yield seen_event(talk, given)


TALKS = TableFormat(
    id="douyin-talks",
    title="罗盘 讲解记录",
    platform=PLATFORM,
    holds=Holds.TALKS,
    layouts=(LAYOUT,),
    provides=(KIND,),
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (TALKS,)
