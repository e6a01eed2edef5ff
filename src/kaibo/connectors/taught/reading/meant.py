"""A row's cells by what a person said they mean: money by its unit, counts, lengths, moments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cached_property, partial
from zoneinfo import ZoneInfo

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.row import Row
from kaibo.connectors.taught.targets.target import MINUS, Read
from kaibo.kit.sheets import cells, exported
from kaibo.kit.sheets.texts import Unreadable, plain, says_nothing
from kaibo.live.events import MAX_ID, MOST

Parse = Callable[[str], int | None]
_SERIAL_OR_COMPACT = re.compile(r"\d{5}(?:\.\d+)?|\d{8}|\d{14}")
_LENGTHS = {"seconds": 1_000, "minutes": 60_000, "hours": 3_600_000}


@dataclass(frozen=True)
class Meant:
    """What a table is read with: target → unit, its platform, and what its file was given."""

    units: Mapping[str, str]
    platform: str
    given: Given

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone its local times are in."""
        return ZoneInfo(self.given.tz)

    @cached_property
    def near(self) -> date:
        """The day the file speaks of, in its zone: dates without a year are near it."""
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=self.given.as_of)
        return moment.astimezone(self.zone).date()

    def has(self, target: str) -> bool:
        """Whether the table has a column of this meaning."""
        return target in self.units

    def parse(self, target: str, read: Read) -> Parse:
        """How figures of this column are read: fen, a count, ms or parts per million."""
        unit = self.units.get(target, "")
        if read is Read.MONEY:
            return partial(money, unit=unit)
        if read is Read.LENGTH:
            return partial(length, unit=unit)
        return partial(share, unit=unit) if read is Read.SHARE else count

    def money(self, target: str, *, signed: bool = False) -> Parse:
        """How money of this column is read, in fen."""
        return partial(money, unit=self.units.get(target, "yuan"), signed=signed)

    def moment(self, text: str) -> int | None:
        """UTC ms of a date with its time of day. Errors: bad_time, only_date, out_of_range."""
        found = exported.moment(text, self.given.tz)
        if found is not None and not names_an_hour(text):
            raise Unreadable("only_date", "只有日期，没有几点几分", "请用带时刻的列")
        return found


def account_of(row: Row) -> str | None:
    """Whose row it is; None also for one that had to be masked, because two of them look alike."""
    said = row.words("account")
    return said[:MAX_ID] if said and said == row.text("account") else None


def short(row: Row, target: str) -> str | None:
    """Free text of a cell, masked, no longer than a name in the envelope; None when empty."""
    said = row.words(target)
    return said[:MAX_ID] if said else None


def names_an_hour(text: str) -> bool:
    """Whether a date also says a time of day."""
    bare = plain(text)
    if _SERIAL_OR_COMPACT.fullmatch(bare):
        return len(bare) == 14 or "." in bare
    return any(mark in bare for mark in ":时点") or bare.count("-") > 3


def money(text: str, *, unit: str, signed: bool = False) -> int | None:
    """Fen of a cell in `unit`: yuan, fen or wan (10,000 yuan); with a leading minus, a table that
    prints costs as negatives. Errors: those of `exported.money`, not_in_fen."""
    if says_nothing(text):
        return None
    sign = -1 if unit.startswith(MINUS) else 1
    bare = plain(text)
    base = unit.removeprefix(MINUS)
    if base == "fen":
        fen = _fen(bare)
    elif base == "wan" and not bare.rstrip("元").endswith(("万", "亿", "w", "W")):
        fen = exported.money(f"{bare.rstrip('元')}万", signed=True)
    else:
        fen = exported.money(bare, signed=True)
    if fen is None:
        return None
    if sign * fen < 0 and not signed:
        raise Unreadable("negative_money", "金额为负" if sign > 0 else "正负和其他行相反")
    return sign * fen


def _fen(bare: str) -> int | None:
    try:
        return exported.integer(bare)
    except Unreadable:
        raise Unreadable("not_in_fen", "按分读，但不是整数", "请核对这一列的单位") from None


def count(text: str) -> int | None:
    """A number of things or people. Errors: bad_integer, negative_count, out_of_range."""
    value = exported.integer(text)
    if value is not None and value < 0:
        raise Unreadable("negative_count", "个数为负")
    if value is not None and value > MOST["n"]:
        raise Unreadable("out_of_range", "数量大得不合理，可能串列了")
    return value


def length(text: str, *, unit: str) -> int | None:
    """Ms of a number in `unit`, or of 1:02:03, 5分30秒 whatever the unit. Error: bad_length."""
    if says_nothing(text):
        return None
    try:
        value = exported.ratio(text)
    except Unreadable:
        seconds = cells.seconds(text)
        return None if seconds is None else seconds * 1_000
    ms = None if value is None else value * _LENGTHS[unit]
    if ms is None or not 0 <= ms <= MOST["n"] or plain(text).endswith("%"):
        raise Unreadable("bad_length", "不是一个时长")
    return _whole(ms)


def share(text: str, *, unit: str) -> int | None:
    """Parts per million of 0.12, 12% or, in percent, 12. Error: bad_ratio."""
    value = exported.ratio(text)
    if value is None:
        return None
    if unit == "percent" and not plain(text).endswith("%"):
        value /= 100
    if not 0 <= value <= 1:
        raise Unreadable("bad_ratio", "占比不在 0 到 1 之间")
    return _whole(value * 1_000_000)


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_EVEN))
