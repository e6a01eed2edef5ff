"""One meaning a column can have: its key, its words, how its cells are read and in which units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kaibo.kit.sheets.headers import header_name

#: A column that stands in the table and is not read.
SKIP = "skip"
#: Before a unit of money: the table prints with a minus what we count with a plus.
MINUS = "-"
#: What such tables print with a minus, or without: we count a cost, and a refund, with a plus.
COSTS = frozenset(
    "platform_fee commission service_fee channel_fee promotion_fee other_fees refund refunded "
    "amount report.refund tick.refund".split()
)


class Read(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    IDENTITY = "identity"
    MOMENT = "moment"
    DAY = "day"
    SPAN = "span"
    STRETCH = "stretch"
    MONEY = "money"
    COUNT = "count"
    LENGTH = "length"
    SHARE = "share"


_MONEY = ("yuan", "fen", "wan")
UNITS: dict[Read, tuple[str, ...]] = {
    Read.MONEY: (*_MONEY, *(MINUS + unit for unit in _MONEY)),
    Read.LENGTH: ("seconds", "minutes", "hours"),
    Read.SHARE: ("share", "percent"),
    Read.STRETCH: ("1min", "5min", "10min", "15min", "30min", "hour", "day"),
}
UNIT_LABELS: dict[str, str] = {
    "yuan": "元",
    "fen": "分",
    "wan": "万元",
    "-yuan": "元（表里记为负数）",
    "-fen": "分（表里记为负数）",
    "-wan": "万元（表里记为负数）",
    "seconds": "秒",
    "minutes": "分钟",
    "hours": "小时",
    "share": "小数（0.12 即 12%）",
    "percent": "百分数（12 即 12%）",
    "1min": "每行 1 分钟",
    "5min": "每行 5 分钟",
    "10min": "每行 10 分钟",
    "15min": "每行 15 分钟",
    "30min": "每行 30 分钟",
    "hour": "每行 1 小时",
    "day": "每行 1 天",
}
_MINUTE = 60_000
#: Unit of a stretch → its length in ms.
GRIDS: dict[str, int] = {
    "1min": _MINUTE,
    "5min": 5 * _MINUTE,
    "10min": 10 * _MINUTE,
    "15min": 15 * _MINUTE,
    "30min": 30 * _MINUTE,
    "hour": 60 * _MINUTE,
    "day": 24 * 60 * _MINUTE,
}


@dataclass(frozen=True, slots=True)
class Target:
    """One meaning. `key` is ours, `names` are what the trade calls such a column, the plainest
    first, compared as `kit.sheets.headers` does."""

    key: str
    label: str
    read: Read
    names: tuple[str, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """The units its figures may be in; empty where there is nothing to say."""
        return UNITS.get(self.read, ())


def target(key: str, label: str, read: Read, names: str) -> Target:
    """A row of a table of targets; `names` stand between blanks."""
    known = dict.fromkeys(header_name(name) for name in (label, *names.split()))
    return Target(key, label, read, tuple(known))


def table(*rows: tuple[str, str, Read, str]) -> dict[str, Target]:
    """Targets by key, in the order in which they are preferred."""
    return {row[0]: target(*row) for row in rows}
