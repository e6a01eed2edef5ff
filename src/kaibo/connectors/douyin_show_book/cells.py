"""Cells of a single-show workbook: counts such as 1.2万, watch times with a unit, yuan per thousand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal

from kaibo.connectors.base.figures import ROUNDED, ROUNDED_TEXT, rounded
from kaibo.connectors.base.row import Row
from kaibo.connectors.douyin_show_book.layout import COUNTS, GPM, MONEY, STAYS
from kaibo.kit.sheets.exported import integer, moment, money, ratio
from kaibo.kit.sheets.texts import Unreadable, plain, says_nothing
from kaibo.live.events import MOST

MAX_SHOW_MS = 7 * 86_400_000

_SPAN = re.compile(r"\s*(?:~|至|到|—|--)\s*")
_WORDED = re.compile(
    r"(?:([0-9]+(?:\.[0-9]+)?)(?:小时|时|h))?(?:([0-9]+(?:\.[0-9]+)?)(?:分钟|分|min|m))?"
    r"(?:([0-9]+(?:\.[0-9]+)?)(?:秒|s))?",
    re.ASCII,
)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])", re.ASCII)

Parse = Callable[[str], int | None]


def count(text: str) -> int | None:
    """A number of people or of times. Errors: bad_integer, negative_count, out_of_range."""
    value = integer(text)
    if value is not None and value < 0:
        raise Unreadable("negative_count", "个数为负")
    return _believable(value)


def minutes_ms(text: str) -> int | None:
    """Milliseconds of a number of minutes. Errors: bad_minutes, out_of_range."""
    return _duration(text, 60_000, "bad_minutes", "不是分钟数")


def seconds_ms(text: str) -> int | None:
    """Milliseconds of a number of seconds. Errors: bad_seconds, out_of_range."""
    return _duration(text, 1_000, "bad_seconds", "不是秒数")


def worded_ms(text: str) -> int | None:
    """Milliseconds of 1分12秒, 72秒, 00:01:12. A bare number has no unit and is no answer.

    Errors: no_unit, out_of_range.
    """
    if says_nothing(text):
        return None
    bare = re.sub(r"\s", "", plain(text)).casefold()
    found = _WORDED.fullmatch(bare) or _CLOCK.fullmatch(bare)
    if found is None:
        raise Unreadable("no_unit", "看不出是几分几秒，应写明单位，如 1分12秒")
    hours, minutes, seconds = (Decimal(part or 0) for part in found.groups())
    return _believable(_whole((hours * 3600 + minutes * 60 + seconds) * 1000))


def per_thousand_ppm(text: str) -> int | None:
    """Millionths of a yuan per view, of a text in yuan per thousand views: `28.72` → 28720."""
    fen = money(text, computed=True)
    return None if fen is None else _believable(fen * 10)


def span(text: str, tz: str) -> tuple[int, int] | None:
    """[start, end) in UTC ms of `2025-09-08 00-00-00~2025-09-08 07-00-46`, local in zone `tz`.

    Errors: bad_span, and those of `moment`.
    """
    if says_nothing(text):
        return None
    parts = _SPAN.split(plain(text))
    if len(parts) != 2:
        raise Unreadable("bad_span", "应是「开始~结束」两个时间")
    start, end = (moment(part, tz) for part in parts)
    if start is None or end is None:
        raise Unreadable("bad_span", "应是「开始~结束」两个时间")
    return checked_span(start, end)


def checked_span(start: int, end: int) -> tuple[int, int]:
    """The same, if a show can have run so. Error: bad_span."""
    if not 0 < end - start <= MAX_SHOW_MS:
        raise Unreadable("bad_span", "结束应在开始之后、一周之内")
    return start, end


#: How a cell is read, by its key.
PARSE: dict[str, Parse] = {
    **dict.fromkeys(COUNTS, count),
    **dict.fromkeys(MONEY, money),
    "stay_minutes": minutes_ms,
    "stay_seconds": seconds_ms,
    "stay_worded": worded_ms,
    GPM: per_thousand_ppm,
}


def name_of(key: str) -> str:
    """The `<name>` of `report.<name>` for a key of the vocabulary."""
    return "stay_ms" if key in STAYS else key


def figures(row: Row) -> Iterator[tuple[str, int]]:
    """Name and value of every figure that is known in a row of a table, each name once."""
    said: set[str] = set()
    for key, parse in PARSE.items():
        value = row.may(key, parse)
        if value is None or name_of(key) in said:
            continue
        if rounded(row, key):
            row.note(ROUNDED, ROUNDED_TEXT)
        said.add(name_of(key))
        yield name_of(key), value


def _duration(text: str, unit: int, code: str, why: str) -> int | None:
    try:
        value = ratio(text)
    except Unreadable:
        raise Unreadable(code, why) from None
    if value is not None and (value < 0 or plain(text).endswith("%")):
        raise Unreadable(code, why)
    return None if value is None else _believable(_whole(value * unit))


def _believable(value: int | None) -> int | None:
    """No number that the log would refuse: such a cell belongs to another column."""
    if value is not None and value > MOST["n"]:
        raise Unreadable("out_of_range", "大得不合理，可能串列了")
    return value


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_EVEN))
