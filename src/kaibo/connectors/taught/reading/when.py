"""From when to when a row speaks of: full moments, or clock times beside a column of dates."""

from __future__ import annotations

import re
from datetime import date

from kaibo.connectors.base.row import Row
from kaibo.connectors.taught.reading.meant import Meant, length
from kaibo.connectors.taught.targets.target import GRIDS
from kaibo.kit.sheets import exported, hours
from kaibo.kit.sheets.texts import Unreadable, plain

DAY_MS = 86_400_000
#: No show runs longer than a week; a date typed wrong does.
MAX_SHOW_MS = 7 * DAY_MS
_SHORT_DAY = re.compile(r"(\d{1,2}[/.月-]\d{1,2}(?:[日号]\s*|\s+))(\D{0,4}\d.*)")
_HOURS_OF_DAY = re.compile(r"(\d{4}\D\d{1,2}\D\d{1,2}\D+\d{1,2}:\d{2})\s*-\s*\d{1,2}:\d{2}")
_ENDS = re.compile(r"\s*[~至到\u2013\u2014]\s*|\s+-\s+")


def day_of(row: Row, meant: Meant) -> date | None:
    """The row's day, where the table has a column of days."""
    return row.may("date", lambda text: hours.day(text, meant.near))


def stretch(row: Row, meant: Meant) -> tuple[int, int | None]:
    """[start, end) of a row in UTC ms; the end None where nothing says it. Raises RowLost."""
    today = day_of(row, meant)
    if meant.has("start"):
        start = row.need("start", lambda text: _moment(text, today, meant))
        end = _end(row, meant, today, start)
    else:
        start, end = row.need("span", lambda text: _span(text, today, meant))
    if end is not None and not 0 < end - start <= MAX_SHOW_MS:
        key = next(key for key in ("end", "length", "report.air_ms", "span") if meant.has(key))
        raise row.lost(key, "bad_span", "结束应在开始之后、一周之内")
    return start, end


def beginning(row: Row, meant: Meant, grid: int) -> int:
    """UTC ms at which the stretch of a row begins. Raises RowLost."""
    if grid == GRIDS["day"]:
        found = row.need("time", lambda text: hours.day(_before(text), meant.near))
        return hours.at(found, 0, meant.zone)
    today = day_of(row, meant)
    return row.need("time", lambda text: _moment(_before(text), today, meant))


def _end(row: Row, meant: Meant, today: date | None, start: int) -> int | None:
    def read(text: str) -> int | None:
        end = _moment(text, today, meant)
        # A clock time before the start is of the day after: the night goes on.
        is_clock = end is not None and not _is_full(text)
        return end + DAY_MS if end is not None and is_clock and end <= start else end

    if meant.has("end") and (end := row.may("end", read)) is not None:
        return end
    for key in ("length", "report.air_ms"):
        unit = meant.units.get(key)
        if unit and (lasts := row.may(key, lambda text, unit=unit: length(text, unit=unit))):  # type: ignore[misc]
            return start + lasts
    return None


def _span(text: str, today: date | None, meant: Meant) -> tuple[int, int | None] | None:
    parts = _ENDS.split(plain(text))
    if len(parts) == 2 and _is_full(parts[0]):
        start = meant.moment(parts[0])
        if start is None:
            return None
        if _is_full(parts[1]):
            return start, meant.moment(parts[1])
        day = exported.moment(parts[0][:10], meant.given.tz)
        clock = hours.clock(parts[1])
        if day is None or clock is None:
            return start, None
        end = day + clock * 60_000
        return start, end + DAY_MS if end <= start else end
    day_said, rest = _day_first(text, meant)
    found = hours.span(rest)
    if found is None:
        return None
    day_said = _known(day_said or today)
    return hours.at(day_said, found[0], meant.zone), hours.at(day_said, found[1], meant.zone)


def _moment(text: str, today: date | None, meant: Meant) -> int | None:
    """A full moment, 11月2日 19:00, or a clock time on the row's day."""
    if _is_full(text):
        return meant.moment(text)
    day_said, rest = _day_first(text, meant)
    minutes = hours.clock(rest)
    if minutes is None:
        return None
    return hours.at(_known(day_said or today), minutes, meant.zone)


def _known(day: date | None) -> date:
    if day is None:
        raise Unreadable("no_date", "只有时刻，没有日期", "请指定「日期」列")
    return day


def _day_first(text: str, meant: Meant) -> tuple[date | None, str]:
    """The day a text without a year begins with, and what follows it."""
    found = _SHORT_DAY.match(plain(text))
    if found is None:
        return None, text
    return hours.day(found[1], meant.near), found[2]


def _is_full(text: str) -> bool:
    """Whether a cell names a day, readable or not."""
    bare = plain(text)
    return bool(re.match(r"\d{4}[-/.年]|\d{8}|\d{5}(\.\d+)?$", bare))


def _before(text: str) -> str:
    """Of "19:00-20:00" or "2026-09-07 19:00-20:00" the beginning."""
    bare = plain(text)
    if found := _HOURS_OF_DAY.match(bare):
        return found[1]
    first = _ENDS.split(bare)[0]
    return first if _is_full(first) else re.split(r"[-~至到\u2013\u2014]", first)[0]
