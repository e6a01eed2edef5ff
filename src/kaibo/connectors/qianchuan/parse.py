"""千川 rows by day or hour to ticks: what was used and brought in each stretch.

- Of **直播分析** a row is an account in a stretch; of **商品** a product, and its ticks carry it; of **计划** a
  plan, and the ticks are the sums over all plans of the stretch. Where one plan's figure is
  unknown the sum is, because a sum that silently leaves something out is no number.
- A tick is what may be added. 观看人数 may not: of an hour it is a sample, of a day it is left alone.
- Rows of all (日期 or name 全部) are totals of the others and passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from kaibo.connectors.base.figures import ROUNDED, ROUNDED_TEXT, rounded
from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import TOTALS, Table
from kaibo.connectors.qianchuan.layout import COUNTS, MONEY, PEOPLE, ROOM_COUNTS
from kaibo.connectors.qianchuan.stretches import HOUR_MS, Stretch, day_of, hour_of
from kaibo.kit.sheets.exported import identity, integer, money
from kaibo.kit.sheets.texts import Unreadable
from kaibo.live.events import MAX_ID, MOST, SAMPLE_PREFIX, Event

PLATFORM = "douyin"
CUR = "CNY"
TICK_PREFIX = "tick."
TOTAL_ROW = "跳过了 {n} 个合计行（首个在第 {row} 行）。"

_NAMES = ("day", "hour", "account", "plan", "plan_name", "product", "product_name")


@dataclass(slots=True)
class Reading:
    """The figures of one stretch, by name: fen or counts, None = unknown. `row_no` is the row they
    were first told in."""

    row_no: int
    stretch: Stretch
    account: str | None
    product: str | None
    figures: dict[str, int | None]

    def add(self, other: Reading) -> None:
        for name, value in other.figures.items():
            mine = self.figures[name]
            self.figures[name] = None if mine is None or value is None else mine + value


def count(text: str) -> int | None:
    """A number of things. Errors: bad_integer, negative_count, out_of_range."""
    value = integer(text)
    if value is not None and value < 0:
        raise Unreadable("negative_count", "个数为负")
    if value is not None and value > MOST["n"]:
        raise Unreadable("out_of_range", "数量大得不合理，可能串列了")
    return value


_READ: dict[str, Callable[[str], int | None]] = {
    **dict.fromkeys(MONEY, money),
    **dict.fromkeys((*COUNTS, *ROOM_COUNTS, *PEOPLE), count),
}


def parse(table: Table, given: Given) -> Iterator[Event]:
    """Ticks of every stretch; rows that cannot be used are left in `table.problems`.

    Rows are streamed but for the plans: of them one reading a stretch is kept. A hash of each row
    is kept to tell repeated ones.
    """
    met: dict[int, int] = {}
    stretches: dict[tuple[Stretch, str | None], Reading] = {}
    told = False
    for row in table.rows():
        if any(row.text(name).casefold() in TOTALS for name in _NAMES):
            row.note("total_row", TOTAL_ROW)
            continue
        try:
            reading = _reading(table, row, given.tz)
            if not _is_new(row, reading, met):
                continue
        except RowLost:
            continue
        told = True
        if not table.has("plan"):
            yield from _events(reading, given)
            continue
        first = stretches.setdefault((reading.stretch, reading.account), reading)
        if first is not reading:
            first.add(reading)
    for reading in stretches.values():
        yield from _events(reading, given)
    if not told:
        _say_if_only_totals(table)


def _reading(table: Table, row: Row, tz: str) -> Reading:
    if table.has("hour"):
        day = row.text("day")
        stretch = row.need("hour", lambda text: hour_of(text, day, tz))
    else:
        stretch = row.need("day", lambda text: day_of(text, tz))
    if table.has("plan"):
        row.need("plan", identity)
    account = row.words("account")
    if account is None and table.layout.column("account").required:
        raise row.lost("account", "empty_cell", "必填，这里是空的")
    product = row.need("product", identity) if table.has("product") else None
    figures = {name: row.may(name, read) for name, read in _READ.items() if table.has(name)}
    for name, value in figures.items():
        if value is not None and rounded(row, name):
            row.note(ROUNDED, ROUNDED_TEXT)
    return Reading(row.number, stretch, account and account[:MAX_ID], product, figures)


def _is_new(row: Row, reading: Reading, met: dict[int, int]) -> bool:
    """Whether this account, plan or product was not told of in this stretch before."""
    plan = row.text("plan") or row.text("plan_name")
    key = _digest((reading.stretch, reading.account, plan, reading.product))
    content = _digest(reading.figures)
    if key not in met:
        met[key] = content
        return True
    if met[key] != content:
        column = "product" if reading.product else "plan" if plan else "account"
        why = "同一时段前面出现过，数字不同，以先出现的为准"
        raise row.lost(column, "conflicting_repeat", why)
    row.note("repeated_row", "{n} 行与前面的行完全相同（首个在第 {row} 行），只计一次。")
    return False


def _events(reading: Reading, given: Given) -> Iterator[Event]:
    start, grid = reading.stretch
    said = {
        "grid": grid,
        "as_of": given.as_of,
        "platform": PLATFORM,
        **({"account": reading.account} if reading.account else {}),
    }
    for name, value in reading.figures.items():
        people = name in PEOPLE
        if value is None or (people and grid > HOUR_MS):
            continue
        yield Event(
            id=f"{given.file_id}:{reading.row_no}#{name}",
            kind=(SAMPLE_PREFIX if people else TICK_PREFIX) + name,
            ts=start,
            product=reading.product,
            amount=value if name in MONEY else None,
            cur=CUR if name in MONEY else None,
            n=None if name in MONEY else value,
            x=dict(said),
        )


def _say_if_only_totals(table: Table) -> None:
    if any(note.code == "total_row" for note in table.problems.notes()):
        text = "文件只有「全部」合计行，没有可以导入的数据。请在千川导出时选择分天或分小时，再导入一次。"
        table.problems.add(None, None, None, "only_totals", text)


def _digest(said: object) -> int:
    return int.from_bytes(blake2b(repr(said).encode(), digest_size=8).digest(), "big")
