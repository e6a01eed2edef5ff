"""罗盘 直播间明细 as a file format: each row a show that was on air, with what was reported of it."""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.file_format import Aired, FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_compass.layout import LAYOUT
from kaibo.connectors.douyin_compass.parse import PLATFORM, PROVIDES, parse, report_events


def read(table: Table, given: Given) -> Iterator[Told]:
    """The shows of the file; the platform's own id and title of a show are not in it."""
    for show in parse(table, given.tz):
        yield Aired(
            account=show.account,
            start=show.start,
            end=show.end,
            row_no=show.row_no,
            events=report_events(show, given),
        )


SHOWS = TableFormat(
    id="douyin-compass",
    title="罗盘 直播间明细",
    platform=PLATFORM,
    holds=Holds.SHOWS,
    layouts=(LAYOUT,),
    provides=PROVIDES,
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (SHOWS,)
