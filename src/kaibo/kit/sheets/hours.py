"""Days, times of day and stretches as people write them: 11/2 周一, 晚8点半, 22:00-次日2:00.

Minutes count from the midnight a day begins with and go on beyond 1440 into the next one. Each
function answers None for an empty cell; what cannot be read raises `Unreadable`. No clock is read:
a year nobody wrote is the one nearest to a day that is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kaibo.kit.sheets.cells import EMPTY
from kaibo.kit.sheets.texts import Unreadable, plain

DAY_MINUTES = 24 * 60
#: People write 25:30 for half past one of the night that belongs to the evening before.
LAST_HOUR = 30

_NEXT = "次日|第二天|翌日|隔天|明早|明日"
_BEFORE_NOON = "凌晨|清晨|早上|早晨|上午|早"
_AFTER_NOON = "下午|傍晚|晚上|晚间|夜里|夜间|晚|夜"
_CLOCK = re.compile(
    rf"\(?(?P<next>{_NEXT})?\)?(?P<part>{_BEFORE_NOON}|中午|{_AFTER_NOON})?"
    r"(?P<hour>\d{1,2})(?:[:点时](?P<minute>\d{1,2}|半|整)?分?)?(?::\d{2}(?:\.\d+)?)?"
    r"(?P<half>am|pm)?(?P<after>\+1|\((?:次日|\+1)\))?"
)
_PARTS = re.compile(r"[-~\u2010-\u2015至到]+")
_WEEKDAY = re.compile(r"\(?(?:周|星期|礼拜)([一二三四五六日天])\)?")
_DATE = re.compile(
    r"(?:(\d{4}|\d{2})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?(?:[t ]*0{1,2}:00(?::00(?:\.0+)?)?)?"
)
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
_SERIAL_DAY_0 = date(1899, 12, 30)
_WEEKDAYS = "一二三四五六日"


def clock(text: str) -> int | None:
    """Minutes after midnight of 19:30, 19点半, 晚7点, 次日1:00, 25:00, 7pm. Error: bad_clock."""
    bare = _bare(text)
    if bare in EMPTY:
        return None
    return _clock(bare)[0]


def span(text: str) -> tuple[int, int] | None:
    """(from, to) in minutes of 19:00-21:30, 19-22点, 22:00~次日2:00, 晚8-12点; `to` is later than
    `from`, at most by a day. Errors: bad_span, bad_clock."""
    bare = _bare(text)
    if bare in EMPTY:
        return None
    parts = _PARTS.split(bare)
    if len(parts) != 2:
        raise Unreadable("bad_span", "不是起止时间", "请写成 19:00-23:00")
    start, is_late, _, _ = _clock(parts[0])
    end, _, has_part, is_next = _clock(parts[1])
    steps = [0] if is_next else [0, DAY_MINUTES]
    # 晚8-12点 goes on in the same half of the day; 晚8点-凌晨1点 says itself where it ends.
    if is_late and not (has_part or is_next) and end <= 12 * 60:
        steps.insert(1, 12 * 60)
    end = next((end + step for step in steps if end + step > start), start)
    if not 0 < end - start <= DAY_MINUTES:
        raise Unreadable("bad_span", "结束不晚于开始，或超过一天", "请写成 22:00-次日2:00")
    return start, end


def day(text: str, near: date) -> date | None:
    """The day of 2026-11-02, 11月2日, 11/2 周一, 20261102 or a spreadsheet's day number.

    Without a year, the one in which the day lies nearest to `near`. A weekday beside it must
    agree. Errors: bad_day, other_weekday.
    """
    bare = plain(text).casefold()
    if bare in EMPTY:
        return None
    weekday = _WEEKDAY.search(bare)
    rest = " ".join(_WEEKDAY.sub(" ", bare).split()).strip("()[], ")
    found = _nearest(rest, near)
    if found is None:
        raise Unreadable("bad_day", "不是日期", "请写成 2026-11-02 或 11月2日")
    if weekday and _WEEKDAYS.index(weekday[1].replace("天", "日")) != found.weekday():
        said = _WEEKDAYS[found.weekday()]
        why = f"星期对不上：{found:%Y-%m-%d} 是周{said}"
        raise Unreadable("other_weekday", why, "请核对日期，或写上年份")
    return found


def at(midnight_of: date, minutes: int, zone: ZoneInfo) -> int:
    """UTC ms of so many minutes on the wall clock after that day's midnight."""
    local = datetime(midnight_of.year, midnight_of.month, midnight_of.day)  # noqa: DTZ001
    return int((local + timedelta(minutes=minutes)).replace(tzinfo=zone).timestamp()) * 1000


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", plain(text)).casefold()


def _clock(bare: str) -> tuple[int, bool, bool, bool]:
    """Minutes; whether the text says noon or later, any part of the day, the day after."""
    found = _CLOCK.fullmatch(bare)
    if found is None:
        raise Unreadable("bad_clock", "不是时刻", "请写成 19:30")
    hour, part = int(found["hour"]), found["part"] or ""
    minute = {"半": 30, "整": 0}.get(found["minute"] or "整")
    minute = int(found["minute"]) if minute is None else minute
    after_noon = found["half"] == "pm" or bool(re.fullmatch(_AFTER_NOON, part))
    if (part == "中午" and hour < 4) or (after_noon and hour < 12):
        hour += 12
    elif after_noon and hour == 12 and part and part[0] in "晚夜":
        hour = 24
    elif found["half"] == "am" and hour == 12:
        hour = 0
    if minute > 59 or hour > LAST_HOUR:
        raise Unreadable("bad_clock", "没有这个时刻", "请写成 19:30")
    is_next = bool(found["next"] or found["after"])
    minutes = hour * 60 + minute + (DAY_MINUTES if is_next else 0)
    is_late = after_noon or part == "中午"
    return minutes, is_late, bool(part or found["half"]), is_next


def _nearest(bare: str, near: date) -> date | None:
    if _SERIAL.fullmatch(bare):
        days = int(bare.partition(".")[0])
        return _SERIAL_DAY_0 + timedelta(days=days) if 36526 <= days < 73051 else None
    if compact := _COMPACT.fullmatch(bare):
        return _first([compact.groups()], near)
    found = _DATE.fullmatch(bare)
    if found is None:
        return None
    year, month, number = found.groups()
    if year:
        return _first([(year if len(year) == 4 else f"20{year}", month, number)], near)
    return _first([(y, month, number) for y in range(near.year - 1, near.year + 2)], near)


def _first(candidates: Iterable[tuple[object, ...]], near: date) -> date | None:
    """The candidate nearest to that day; those that are no day are left out."""
    days = []
    for candidate in candidates:
        try:
            days.append(date(*(int(str(part)) for part in candidate)))
        except ValueError:
            continue
    return min(days, key=lambda one: (abs((one - near).days), one), default=None)
