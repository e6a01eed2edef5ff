"""The 千川 reports as file formats: by account, by plan, by product, and the live screen."""

from __future__ import annotations

from kaibo.connectors.base.file_format import FileFormat, Holds, TableFormat
from kaibo.connectors.base.layout import Layout
from kaibo.connectors.qianchuan import screen
from kaibo.connectors.qianchuan.layout import (
    COUNTS,
    LIVE,
    MONEY,
    PEOPLE,
    PLANS,
    PRODUCTS,
    ROOM_COUNTS,
    SCREEN,
    SHARES,
    STAY,
)
from kaibo.connectors.qianchuan.parse import PLATFORM, TICK_PREFIX, parse
from kaibo.live.events import REPORT_PREFIX, SAMPLE_PREFIX

_TICKS = tuple(TICK_PREFIX + name for name in (*MONEY, *COUNTS))
_ROOM = (
    *(TICK_PREFIX + name for name in ROOM_COUNTS),
    *(SAMPLE_PREFIX + name for name in PEOPLE),
)
_TOTALS = (*MONEY, *COUNTS, *ROOM_COUNTS, *PEOPLE, *SHARES, *STAY)


def _spend(layouts: tuple[Layout, ...], provides: tuple[str, ...]) -> TableFormat:
    return TableFormat(
        id=layouts[0].id.replace("_", "-"),
        title=layouts[0].title,
        platform=PLATFORM,
        holds=Holds.SPEND,
        layouts=layouts,
        provides=provides,
        read=parse,
    )


LIVE_DAYS = _spend(LIVE, (*_TICKS, *_ROOM))
PLAN_DAYS = _spend(PLANS, _TICKS)
PRODUCT_DAYS = _spend(PRODUCTS, _TICKS)
LIVE_SCREEN = TableFormat(
    id="qianchuan-screen",
    title=SCREEN.title,
    platform=PLATFORM,
    holds=Holds.SHOWS,
    layouts=(SCREEN,),
    provides=tuple(REPORT_PREFIX + name for name in _TOTALS),
    read=screen.parse,
)
FORMATS: tuple[FileFormat, ...] = (LIVE_DAYS, PLAN_DAYS, PRODUCT_DAYS, LIVE_SCREEN)
