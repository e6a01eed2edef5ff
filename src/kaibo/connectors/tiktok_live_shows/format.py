"""Creator-Live-Performance as a file format: each row a show that was on air, with its totals."""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.file_format import Aired, FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.table import Table
from kaibo.connectors.tiktok_live_shows.layout import LAYOUT
from kaibo.connectors.tiktok_live_shows.parse import PLATFORM, PROVIDES, parse, report_events


def read(table: Table, given: Given) -> Iterator[Told]:
    """The shows of the file with the platform's id and title where it has them."""
    for show in parse(table, given):
        yield Aired(
            account=show.account,
            start=show.start,
            end=show.end,
            row_no=show.row_no,
            ident=show.ident,
            title=show.title,
            events=report_events(show, given),
        )


SHOWS = TableFormat(
    id="tiktok-live-shows",
    title="TikTok LIVE 直播明细",
    platform=PLATFORM,
    holds=Holds.SHOWS,
    layouts=(LAYOUT,),
    provides=PROVIDES,
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (SHOWS,)
