"""Figures of a show: from a row's cells to `report.<name>` events."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kaibo.connectors.base.figures import count, share_ppm, whole
from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.row import Row
from kaibo.kit.sheets.exported import money, ratio
from kaibo.kit.sheets.texts import Unreadable, plain
from kaibo.live.events import REPORT_PREFIX, Event

PLATFORM = "taobao"
CUR = "CNY"
_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Figures:
    """Which totals a format's columns hold, by the unit of their cells: names of `report.<name>`."""

    counts: tuple[str, ...]
    money: tuple[str, ...]
    shares: tuple[str, ...]
    seconds: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return self.counts + self.money + self.shares + self.seconds

    def read(self, row: Row) -> dict[str, int]:
        """What the row says, by name: counts, fen, ppm and ms; unknown ones are left out."""
        said: dict[str, int | None] = {name: row.may(name, count) for name in self.counts}
        said |= {name: row.may(name, money) for name in self.money}
        said |= {name: row.may(name, share_ppm) for name in self.shares}
        said |= {name: row.may(name, seconds_ms) for name in self.seconds}
        return {name: value for name, value in said.items() if value is not None}


def reports(
    totals: dict[str, int],
    money: tuple[str, ...],
    span: tuple[int, int | None],
    row_no: int,
    given: Given,
) -> list[Event]:
    """One `report.<name>` for each total. `span`: [start, end) of the show in UTC ms; `ts` is its
    middle and `prec` half of it, or its start where the end is unknown."""
    start, end = span
    half = None if end is None else (end - start) // 2
    return [
        Event(
            id=f"{given.file_id}:{row_no}#{name}",
            kind=REPORT_PREFIX + name,
            ts=start + (half or 0),
            prec=half,
            amount=value if name in money else None,
            cur=CUR if name in money else None,
            n=None if name in money else value,
            x={"as_of": given.as_of, "platform": PLATFORM},
        )
        for name, value in totals.items()
    ]


def seconds_ms(text: str) -> int | None:
    """Milliseconds of a number of seconds within a day. Error: bad_seconds."""
    seconds = _decimal(text, "bad_seconds", "不是秒数")
    if seconds is not None and not 0 <= seconds <= _DAY_S:
        raise Unreadable("bad_seconds", "秒数不在 0 到一天之间")
    return None if seconds is None else whole(seconds * 1000)


def minutes_ms(text: str) -> int | None:
    """Milliseconds of a number of minutes above 0, a week at most. Error: bad_minutes."""
    minutes = _decimal(text, "bad_minutes", "不是分钟数")
    if minutes is not None and not 0 < minutes * 60 <= 7 * _DAY_S:
        raise Unreadable("bad_minutes", "时长应大于 0、不超过一周")
    return None if minutes is None else whole(minutes * 60_000)


def _decimal(text: str, code: str, why: str) -> Decimal | None:
    if "%" in plain(text):
        raise Unreadable(code, why)
    try:
        return ratio(text)
    except Unreadable:
        raise Unreadable(code, why) from None
