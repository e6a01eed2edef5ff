"""罗盘 minute rows to ticks and samples of their stretch.

The stretches' length is printed nowhere; the distance of the rows tells it, so the times of a file
are read before its rows are. Only times are kept, never rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_minutes.grid import Grid, find_grid
from kaibo.connectors.douyin_minutes.layout import COUNTS, MONEY, PEOPLE
from kaibo.kit.sheets.exported import integer, moment, money
from kaibo.kit.sheets.texts import Unreadable, says_nothing
from kaibo.live.events import MOST, SAMPLE_PREFIX, Event

PLATFORM = "douyin"
CUR = "CNY"
TICK_PREFIX = "tick."
PROVIDES = (
    *(TICK_PREFIX + name for name in (*COUNTS, *MONEY)),
    *(SAMPLE_PREFIX + name for name in PEOPLE),
)
MAX_NAME = 64


@dataclass(frozen=True, slots=True)
class StretchFigures:
    """What one row reports of [start, start + grid) in UTC ms: figures by name (counts, fen).

    A figure that is not in `figures` is unknown. `row_no` counts as a spreadsheet does.
    """

    account: str | None
    start: int
    grid: int
    figures: dict[str, int]
    row_no: int


def parse(table: Table, tz: str) -> Iterator[StretchFigures]:
    """The stretches of an opened file in its own order; rows that cannot be used are left in
    `table.problems`, and so is the second row of a stretch. Local times are read in zone `tz`."""
    grid = find_grid(_times(table, tz))
    seen: dict[tuple[str | None, int], int] = {}
    for row in table.rows():
        try:
            start = row.need("time", lambda text: moment(text, tz))
            _check(row, start, grid)
            account = _account(row)
            first = seen.setdefault((account, start), row.number)
            if first != row.number:
                why = f"和第 {first} 行是同一段时间，只用第 {first} 行"
                raise row.lost("time", "same_stretch", why)
        except RowLost:
            continue
        if grid is not None:
            yield StretchFigures(account, start, grid.ms, _figures(row), row.number)


def _times(table: Table, tz: str) -> Iterator[int]:
    silent = replace(table, problems=Problems())
    for row in silent.rows():
        at = row.may("time", lambda text: moment(text, tz))
        if at is not None:
            yield at


def _check(row: Row, start: int, grid: Grid | None) -> None:
    if grid is None:
        why = "看不出每行是一分钟、五分钟还是一小时，请导出至少两行、间隔一致的时间段"
        raise row.lost("time", "no_grid", why)
    if not grid.fits(start):
        why = f"不在每 {grid.ms // 60_000} 分钟一行的时间点上，会和别的行重叠"
        raise row.lost("time", "off_grid", why)


def _account(row: Row) -> str | None:
    """The 抖音号, else the nickname; an id that had to be masked could not be told from another."""
    ident, nickname = row.words("account"), row.words("nickname")
    for name in (ident if ident == row.text("account") else None, nickname):
        if name and not says_nothing(name):
            return name[:MAX_NAME]
    return None


def _figures(row: Row) -> dict[str, int]:
    read = {name: row.may(name, count) for name in (*COUNTS, *PEOPLE)}
    read |= {name: row.may(name, money) for name in MONEY}
    return {name: value for name, value in read.items() if value is not None}


def count(text: str) -> int | None:
    """A number of people or of times. Errors: bad_integer, negative_count, out_of_range."""
    value = integer(text)
    if value is not None and value < 0:
        raise Unreadable("negative_count", "个数为负")
    if value is not None and value > MOST["n"]:
        raise Unreadable("out_of_range", "大得不合理，可能串列了")
    return value


def stretch_events(found: StretchFigures, given: Given) -> list[Event]:
    """`tick.<name>` for what adds up, `sample.<name>` for people, at the start of the stretch."""
    said = {"grid": found.grid, "as_of": given.as_of, "platform": PLATFORM}
    if found.account is not None:
        said["account"] = found.account
    return [
        Event(
            id=f"{given.file_id}:{found.row_no}#{name}",
            kind=(SAMPLE_PREFIX if name in PEOPLE else TICK_PREFIX) + name,
            ts=found.start,
            amount=value if name in MONEY else None,
            cur=CUR if name in MONEY else None,
            n=None if name in MONEY else value,
            x=dict(said),
        )
        for name, value in found.figures.items()
    ]
