"""Cells of platform exports: money in fen, integers, ratios, moments and ids, exactly or not at all.

Every function takes the cell's text and answers None for an empty one; a text that is neither
empty nor readable raises `Unreadable` with a code and a Chinese reason. No float is used. A machine
wrote these cells: what is odd is refused, where `cells` reads what people mean.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from zoneinfo import ZoneInfo

from kaibo.kit.sheets import texts
from kaibo.kit.sheets.texts import MAX_FEN, NOTHING, Unreadable, plain, says_nothing

_PLAIN_MONEY = re.compile(r"([0-9]{1,10})(?:\.([0-9]{1,2}))?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?", re.ASCII)
_UNITS = {"万": 10_000, "w": 10_000, "W": 10_000, "亿": 100_000_000}
_MOMENT = re.compile(
    r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})日?"
    r"(?:[ T]*([0-9]{1,2})[:时点-]([0-9]{1,2})(?:[:分-]([0-9]{1,2})(?:\.([0-9]{1,9}))?)?[秒分]?)?"
    r"\s*(Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)
_COMPACT = re.compile(
    r"(20[0-9]{2})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})([0-9]{2}))?", re.ASCII
)
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?", re.ASCII)
_SERIAL_DAY_0 = datetime(1899, 12, 30, tzinfo=UTC)
#: What platforms print for "has not happened": the zero of a database and of Unix time.
_NEVER = ("0000-00-00", "0001-01-01", "1970-01-01")


def _number(text: str, code: str, why: str) -> Decimal:
    """The exact decimal of "1,234.50", "1.2万", "(12)", "¥3"; raises with `code` and `why`."""
    bare = re.sub(r"\s|^(?:CNY|RMB|人民币)|元$", "", plain(text)).replace("¥", "", 1)
    negative = bare.startswith("(") and bare.endswith(")")
    if negative:
        bare = bare[1:-1]
    scale = _UNITS.get(bare[-1:], 1)
    if scale != 1:
        bare = bare[:-1]
    if len(bare) > 40 or not _NUMBER.fullmatch(bare):
        raise Unreadable(code, why)
    value = Decimal(bare.replace(",", "")) * scale
    return -value if negative else value


def money(text: str, *, signed: bool = False, computed: bool = False) -> int | None:
    """Fen of a yuan text. `signed` admits negatives; `computed` rounds what a platform divided.

    Errors: bad_money, too_precise (more than two decimals that are no float noise),
    negative_money, out_of_range.
    """
    quick = _PLAIN_MONEY.fullmatch(text)
    if quick:
        return int(quick[1]) * 100 + int(f"{quick[2] or '0':0<2}")
    if says_nothing(text):
        return None
    with localcontext() as exact:
        exact.prec = 60
        yuan = _number(text, "bad_money", "不是金额")
        fen = (yuan * 100).quantize(Decimal(1), ROUND_HALF_UP)
        excess = abs(yuan * 100 - fen)
        # 178.79999999999998 is 178.80 that went through a binary float; 12.345 is not.
        noise = -yuan.as_tuple().exponent >= 10 and excess <= Decimal("1e-7")  # type: ignore[operator]
    if excess and not computed and not noise:
        raise Unreadable("too_precise", "金额多于两位小数，无法精确到分")
    if abs(fen) > MAX_FEN:
        raise Unreadable("out_of_range", "金额大得不合理，可能串列了")
    if fen < 0 and not signed:
        raise Unreadable("negative_money", "金额为负")
    return int(fen)


def integer(text: str) -> int | None:
    """A count: "1,234", "1.2万", "3.0". Errors: bad_integer, out_of_range."""
    if text.isascii() and text.isdigit() and len(text) <= 15:
        return int(text)
    if says_nothing(text):
        return None
    value = _number(text, "bad_integer", "不是整数")
    if value != value.to_integral_value():
        raise Unreadable("bad_integer", "不是整数")
    if abs(value) > 10**15:
        raise Unreadable("out_of_range", "数量大得不合理，可能串列了")
    return int(value)


def ratio(text: str) -> Decimal | None:
    """A share of one: "12%" and "0.12" are both 0.12. Error: bad_ratio."""
    bare = plain(text)
    if bare.casefold() in NOTHING:
        return None
    if bare.endswith("%"):
        return _number(bare[:-1], "bad_ratio", "不是比率") / 100
    return _number(bare, "bad_ratio", "不是比率")


def identity(text: str) -> str | None:
    """An id as text, never as a number. Errors: id_lost_digits, bad_id."""
    return texts.identity(text, lost="请重新导出")


@lru_cache(maxsize=65536)
def _hour(year: int, month: int, day: int, hour: int, tz: str) -> int:
    """UTC ms of the beginning of a local hour; of two equal ones in autumn, the first."""
    return int(datetime(year, month, day, hour, tzinfo=ZoneInfo(tz)).timestamp()) * 1000


def happened(text: str) -> bool:
    """Whether a time cell says that the thing has happened, readable or not."""
    bare = plain(text)
    return bare.casefold() not in NOTHING and not bare.startswith(_NEVER)


def moment(text: str, tz: str = "Asia/Shanghai") -> int | None:
    """UTC milliseconds of a local date and time in zone `tz`, unless the text names its offset.

    Understands 2026/09/07 08:55:37, 2026-09-07 8:05, ISO with T, 2026年9月7日 8时5分, a date alone
    (its midnight), 20260907085537 and Excel day numbers. A platform's "never" (all zeros, Unix
    zero) is None. Errors: bad_time, out_of_range (before 2000 or after 2099).
    """
    bare = plain(text)
    if bare.casefold() in NOTHING or bare.startswith(_NEVER):
        return None
    found = _MOMENT.fullmatch(bare) or _COMPACT.fullmatch(bare)
    if found is None:
        if _SERIAL.fullmatch(bare):
            return _from_serial(Decimal(bare), tz)
        raise Unreadable("bad_time", "不是日期时间")
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    fraction, offset = (*found.groups()[6:], None, None)[:2]
    if not 2000 <= year <= 2099:
        raise Unreadable("out_of_range", "年份不在 2000 到 2099 之间")
    if minute > 59 or second > 59:
        raise Unreadable("bad_time", "不是日期时间")
    rest = (minute * 60 + second) * 1000 + int(f"{fraction or '0':0<3}"[:3])
    try:
        if offset:
            return _hour(year, month, day, hour, "UTC") + rest - _offset_ms(offset)
        return _hour(year, month, day, hour, tz) + rest
    except ValueError:
        raise Unreadable("bad_time", "没有这一天或这个时刻") from None


def _offset_ms(text: str) -> int:
    if text == "Z":
        return 0
    digits = text[1:].replace(":", "")
    size = (int(digits[:2]) * 60 + int(digits[2:])) * 60_000
    return -size if text[0] == "-" else size


def _from_serial(days: Decimal, tz: str) -> int:
    """Excel counts days from 1899-12-30; the fraction is rounded to the millisecond."""
    if not 36526 <= days < 73051:
        raise Unreadable("bad_time", "不是日期时间")
    ms = int((days * 86_400_000).quantize(Decimal(1), ROUND_HALF_UP))
    local = _SERIAL_DAY_0 + timedelta(milliseconds=ms)
    start = _hour(local.year, local.month, local.day, local.hour, tz)
    return start + ms % 3_600_000
