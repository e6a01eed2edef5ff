"""Dates whose day and month cannot be told apart by themselves: a whole file decides, or nobody.

TikTok Shop writes 07/09/2026 19:05:00 for the seventh of September in one market and
09/07/2026 07:05:00 PM in another. A part above 12 can only be a day, and the hours of twelve
stand only beside the month first. Where no cell of a file tells, no date is made up: the file asks
for another export, and the rows that have no other time are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.kit.sheets import exported
from kaibo.kit.sheets.texts import Unreadable, plain

OPEN = "day_or_month"
#: What is told of a file whose dates have the year last.
SAID = "day_order"

_SLASHED = re.compile(
    r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"
    r"(?:[ ,T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?\s*(AM|PM)?)?",
    re.ASCII | re.IGNORECASE,
)


class DayOrder:
    """Gathers from the cells of a file whether the day stands before the month."""

    def __init__(self) -> None:
        self._certain: bool | None = None
        self._twelve_hours = False
        self._either: tuple[str, str] | None = None
        self._telling = ""

    @property
    def first(self) -> bool | None:
        """True: day first, False: month first, None: no cell tells."""
        if self._certain is None and self._twelve_hours:
            return False
        return self._certain

    def see(self, text: str, title: str = "") -> None:
        """Take a cell of the column `title` into account; the first part above 12 decides for good."""
        if self._certain is not None or (found := _SLASHED.fullmatch(plain(text))) is None:
            return
        if int(found[1]) > 12 or int(found[2]) > 12:
            self._certain, self._telling = int(found[1]) > 12, text
        if found[7] is not None and not self._twelve_hours:
            self._twelve_hours = True
            self._telling = self._telling or text
        if self._either is None and is_open(text):
            self._either = text, title

    def ask(self, problems: Problems) -> None:
        """How the dates of the file are read, and by which cell that is known. Where it has one that
        could be two days and no cell tells: say so once, with what to do."""
        if self.first is not None:
            order = "日/月/年" if self.first else "月/日/年"
            problems.note(
                SAID, None, f"日期按「{order}」读：「{plain(self._telling)}」只能这样读。"
            )
            return
        if self._either is None:
            return
        text, title = self._either
        said = (
            f"日期里的日和月分不出先后（例如「{text}」可能是两天），整份文件也没有一格能说明，"
            "只有这种时间的行没有计入。请导出含有 13 日以后的更长时段再导入，"
            "或在平台把日期改成年在前的写法。"
        )
        problems.add(None, title or None, text, OPEN, said)

    def may(self, row: Row, key: str, tz: str) -> int | None:
        """A time of a row, UTC ms; None, with a note, too where its day and month are open."""
        if self.first is None and is_open(row.text(key)):
            row.note(OPEN, "{n} 格时间分不出日和月（首个在第 {row} 行），按未知处理。")
            return None
        return row.may(key, lambda cell: moment(cell, tz, self.first))

    def need(self, row: Row, key: str, tz: str) -> int:
        """A time without which the row is lost, UTC ms. Raises RowLost."""
        if self.first is None and is_open(row.text(key)):
            raise self.lost(row, key)
        return row.need(key, lambda cell: moment(cell, tz, self.first))

    def lost(self, row: Row, key: str) -> RowLost:
        """Record that the row is not counted because its cell `key` is open; to be raised."""
        return row.lost(key, OPEN, "日和月分不出先后，整份文件也没有一格能说明")


def day_order(table: Table, keys: Sequence[str]) -> DayOrder:
    """What the times of a file under these keys tell together, and the question where they do not.

    The file is read once more for it; its rows are not reported on here.
    """
    order = DayOrder()
    for row in replace(table, problems=Problems()).rows():
        for key in keys:
            order.see(row.text(key), row.title(key))
    order.ask(table.problems)
    return order


def is_open(text: str) -> bool:
    """Whether this cell by itself could be either of two days."""
    found = _SLASHED.fullmatch(plain(text))
    if found is None or int(found[1]) > 12 or int(found[2]) > 12:
        return False
    return int(found[1]) != int(found[2])


def moment(text: str, tz: str, first: bool | None) -> int | None:
    """UTC ms of a local time in zone `tz`, year first or as `first` says; None for an empty cell.

    Errors: bad_time, out_of_range, as `exported.moment`.
    """
    bare = plain(text)
    found = _SLASHED.fullmatch(bare)
    if found is None:
        return exported.moment(bare, tz)
    day, month = (found[1], found[2]) if first is not False else (found[2], found[1])
    hour, half = int(found[4] or 0), (found[7] or "").upper()
    if half:
        if not 1 <= hour <= 12:
            raise Unreadable("bad_time", "不是日期时间")
        hour = hour % 12 + (12 if half == "PM" else 0)
    clock = f"{hour}:{found[5] or '00'}:{found[6] or '00'}"
    return exported.moment(f"{found[3]}-{month}-{day} {clock}", tz)
