"""Rows of 生意参谋 大盘 to what the platform reports of each day.

A day is the local one from midnight; the figures are of all shows of the shop's account in it.
开播时长 has no unit in its name: `5:30:00` and `5小时30分` say theirs, a bare number says nothing
and is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from kaibo.connectors.base.figures import count, share_ppm, whole
from kaibo.connectors.base.file_format import Given, Told
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.taobao_live_days.layout import COUNTS, MONEY, PEOPLE, SHARES, TIMES
from kaibo.kit.sheets.exported import moment, money, ratio
from kaibo.kit.sheets.texts import Unreadable, plain, says_nothing
from kaibo.live.events import SAMPLE_PREFIX, TICK_PREFIX, Event

PLATFORM = "taobao"
CUR = "CNY"
DAY_MS = 86_400_000
TICKS = (*COUNTS.values(), *MONEY.values(), "air_ms")
SAMPLES = (*PEOPLE.values(), *SHARES.values())
#: Several rooms of one shop may be on air at the same time.
MAX_AIR_MS = 100 * DAY_MS

#: Hours first; `5:30` alone could be minutes.
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9]):([0-5][0-9])", re.ASCII)
_WORDS = re.compile(
    r"(?:([0-9]{1,4})(?:小时|时))?(?:([0-9]{1,5})(?:分钟|分))?(?:([0-9]{1,6})秒)?", re.ASCII
)


def read(table: Table, given: Given) -> Iterator[Told]:
    """`tick.<name>` and `sample.<name>` of every day, with the grid of a day; rows that cannot be
    used are left in `table.problems`. A second row of the same day is lost."""
    seen: dict[int, int] = {}
    for row in table.rows():
        try:
            day = row.need("day", lambda text: _midnight(text, given.tz))
            first = seen.setdefault(day, row.number)
            if first != row.number:
                raise row.lost("day", "same_day", f"和第 {first} 行是同一天，只用第 {first} 行")
        except RowLost:
            continue
        yield from _events(row, day, given)


def _events(row: Row, day: int, given: Given) -> Iterator[Event]:
    ticks: dict[str, int | None] = {name: row.may(name, count) for name in COUNTS.values()}
    ticks |= {name: row.may(name, money) for name in MONEY.values()}
    ticks["air_ms"] = _air(row)
    samples: dict[str, int | None] = {name: row.may(name, count) for name in PEOPLE.values()}
    samples |= {name: row.may(name, share_ppm) for name in SHARES.values()}
    for prefix, figures in ((TICK_PREFIX, ticks), (SAMPLE_PREFIX, samples)):
        for name, value in figures.items():
            if value is None:
                continue
            is_money = prefix == TICK_PREFIX and name in MONEY.values()
            yield Event(
                id=f"{given.file_id}:{row.number}#{prefix}{name}",
                kind=prefix + name,
                ts=day,
                amount=value if is_money else None,
                cur=CUR if is_money else None,
                n=None if is_money else value,
                x={"grid": DAY_MS, "as_of": given.as_of, "platform": PLATFORM},
            )


def _air(row: Row) -> int | None:
    """Time on air of the day in ms, from whichever column says its unit."""
    text = row.text("air")
    if not says_nothing(text):
        if not re.fullmatch(r"[0-9.,]+", plain(text)):
            return row.may("air", _duration)
        row.note(
            "no_unit",
            "{n} 行的开播时长没有写单位（首个在第 {row} 行），按未知处理；"
            "把表头改成「开播时长(分钟)」这样的写法就能读。",
        )
    said = [row.may(title, partial(_of_unit, unit)) for title, unit in TIMES.items()]
    return next((ms for ms in said if ms is not None), None)


def _duration(text: str) -> int | None:
    """Milliseconds of `5:30:00` or `5小时30分`. Error: bad_duration."""
    bare = plain(text).replace(" ", "")
    found = _CLOCK.fullmatch(bare) or _WORDS.fullmatch(bare)
    if found is None:
        raise Unreadable("bad_duration", "不是时长")
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return _believable(Decimal(((hours * 60 + minutes) * 60 + seconds) * 1000))


def _of_unit(unit: int, text: str) -> int | None:
    """Milliseconds of a number of units. Error: bad_duration."""
    if "%" in plain(text):
        raise Unreadable("bad_duration", "不是时长")
    try:
        value = ratio(text)
    except Unreadable:
        raise Unreadable("bad_duration", "不是时长") from None
    if value is None:
        return None
    return _believable(value * unit)


def _believable(ms: Decimal) -> int:
    if not 0 <= ms <= MAX_AIR_MS:
        raise Unreadable("bad_duration", "时长为负或大得不合理")
    return whole(ms)


def _midnight(text: str, tz: str) -> int | None:
    at = moment(text, tz)
    if at is None:
        return None
    local = datetime.fromtimestamp(at // 1000, ZoneInfo(tz))
    if (local.hour, local.minute, local.second) != (0, 0, 0):
        raise Unreadable("bad_day", "应是日期，不带钟点")
    return at
