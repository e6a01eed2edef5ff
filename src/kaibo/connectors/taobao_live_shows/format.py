"""生意参谋 分场次 and the agency's list as file formats: a show a row."""

from __future__ import annotations

from kaibo.connectors.base.file_format import FileFormat, Holds, TableFormat
from kaibo.connectors.taobao_live_shows.figures import PLATFORM
from kaibo.connectors.taobao_live_shows.layout import AGENCY, SHOWS
from kaibo.connectors.taobao_live_shows.parse import OF_AGENCY, OF_SHOW, read_agency, read_shows
from kaibo.live.events import REPORT_PREFIX

#: Two formats and so two sources: what both report is not the same figure of one table.
LIVE_SHOWS = TableFormat(
    id="taobao-live-shows",
    title=SHOWS.title,
    platform=PLATFORM,
    holds=Holds.SHOWS,
    layouts=(SHOWS,),
    provides=tuple(REPORT_PREFIX + name for name in OF_SHOW.names),
    read=read_shows,
)
AGENCY_SHOWS = TableFormat(
    id="taobao-agency-shows",
    title=AGENCY.title,
    platform=PLATFORM,
    holds=Holds.SHOWS,
    layouts=(AGENCY,),
    provides=tuple(REPORT_PREFIX + name for name in ("air_ms", *OF_AGENCY.names)),
    read=read_agency,
)
FORMATS: tuple[FileFormat, ...] = (LIVE_SHOWS, AGENCY_SHOWS)
