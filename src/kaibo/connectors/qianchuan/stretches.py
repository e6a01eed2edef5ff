"""Which stretch of time a cell of a report names: a day, or an hour of it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kaibo.kit.sheets.exported import moment
from kaibo.kit.sheets.texts import Unreadable, plain, says_nothing

HOUR_MS = 3_600_000

#: [start, start + grid) in UTC ms.
Stretch = tuple[int, int]

_HOUR = re.compile(
    r"(?:(20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}(?:日|(?=[ T])))[ T]*)?"
    r"([0-9]{1,2})(?:[:时点]([0-9]{2})?(?::([0-9]{2}))?分?)?",
    re.ASCII,
)
#: Between the two ends of a stretch: 13:00-14:00, 13:00 ~ 13:59, 13点至14点.
_TO = re.compile(r"\s*(?:~|至|-(?=\s*(?:20[0-9]{2}[-/]|[0-9]{1,2}:)))\s*", re.ASCII)


def day_of(text: str, tz: str) -> Stretch | None:
    """The whole day of a date in zone `tz`. Errors: bad_time, out_of_range, bad_day."""
    start = moment(text, tz)
    if start is None:
        return None
    local = datetime.fromtimestamp(start // 1000, ZoneInfo(tz))
    if start % 1000 or local.time() != local.time().min:
        raise Unreadable("bad_day", "这里应是日期，不带时刻")
    end = local.replace(tzinfo=None) + timedelta(days=1)
    return start, int(end.replace(tzinfo=ZoneInfo(tz)).timestamp()) * 1000 - start


def hour_of(text: str, day: str, tz: str) -> Stretch | None:
    """The hour a cell names in zone `tz`, by itself (2026-07-09 13:00) or, as 13:00 or
    13:00-14:00, of the date in the cell `day`. A bare date is its whole day.

    Errors: those of `day_of`, no_day, bad_hour (no full hour, or more than one).
    """
    if says_nothing(text):
        return None
    begin, *end = _TO.split(plain(text), maxsplit=1)
    found = _HOUR.fullmatch(begin)
    if found is None:
        return day_of(text, tz)
    date, hour = found[1] or day, int(found[2])
    if says_nothing(date):
        raise Unreadable("no_day", "只有小时，没有日期")
    if hour > 23 or int(found[3] or 0) or int(found[4] or 0) or not _closes(end, hour):
        raise Unreadable("bad_hour", "不是整点的一个小时")
    whole = day_of(date, tz)
    return None if whole is None else (whole[0] + hour * HOUR_MS, HOUR_MS)


def _closes(end: list[str], hour: int) -> bool:
    """Whether the other end, if there is one, is the end of this hour: 14:00, 13:59 or 13:59:59."""
    if not end:
        return True
    found = _HOUR.fullmatch(end[0])
    if found is None:
        return False
    at = int(found[2]) * 60 + int(found[3] or 0)
    return at % 1440 == (hour + 1) * 60 % 1440 or at == hour * 60 + 59
