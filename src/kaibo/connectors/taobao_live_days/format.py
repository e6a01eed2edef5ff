"""生意参谋 大盘 as a file format: a day a row."""

from __future__ import annotations

from kaibo.connectors.base.file_format import FileFormat, Holds, TableFormat
from kaibo.connectors.taobao_live_days.layout import LAYOUT
from kaibo.connectors.taobao_live_days.parse import PLATFORM, SAMPLES, TICKS, read
from kaibo.live.events import SAMPLE_PREFIX, TICK_PREFIX

LIVE_DAYS = TableFormat(
    id="taobao-live-days",
    title=LAYOUT.title,
    platform=PLATFORM,
    holds=Holds.MINUTES,
    layouts=(LAYOUT,),
    provides=(
        *(TICK_PREFIX + name for name in TICKS),
        *(SAMPLE_PREFIX + name for name in SAMPLES),
    ),
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (LIVE_DAYS,)
