"""A roster with dates across: hours or shifts down and names in the cells, or names down and hours
in the cells. [plain]"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from kaibo.domains.people.roster import cells
from kaibo.domains.people.roster.listed import HEAD_ROWS, TOTALS
from kaibo.domains.people.roster.shift import Reading, RosterShift, Shape
from kaibo.kit.rights import Duty
from kaibo.kit.sheets import hours
from kaibo.kit.sheets.headers import header_name
from kaibo.kit.sheets.texts import Unreadable, plain

_WEEKDAY = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天]")
_ROOMS = frozenset(
    header_name(name) for name in ("直播间", "账号", "直播账号", "房间", "棚", "账号/棚")
)
_PIECES = re.compile(r"[/、,;+&\n]|\s{2,}")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Block:
    """A row of dates and the rows below it: day by position, and where its leading columns end."""

    row: int
    titles: tuple[str, ...]
    days: dict[int, date]
    body: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def lead(self) -> int:
        """How many columns stand before the first date."""
        return min(self.days)


def blocks_in(rows: Sequence[Sequence[str]], near: date, into: Reading) -> list[Block]:
    """The blocks of a matrix, one for each row of dates; none when there is no such row."""
    heads = [
        (number, days)
        for number, row in enumerate(rows, 1)
        if (days := _days(number, row, near, into))
    ]
    if not heads or heads[0][0] > HEAD_ROWS:
        return []
    ends = [number - 1 for number, _ in heads[1:]] + [len(rows)]
    return [
        Block(
            number,
            tuple(rows[number - 1]),
            days,
            tuple((at, tuple(rows[at - 1])) for at in range(number + 1, end + 1)),
        )
        for (number, days), end in zip(heads, ends, strict=True)
    ]


def shape_of(blocks: Sequence[Block], legend: cells.Legend) -> Shape:
    """Whether hours or names stand at the left: whichever most rows show."""
    timed = named = 0
    for block in blocks:
        for _, row in block.body:
            lead = [cell for cell in row[: block.lead] if not cells.nobody(cell)]
            if any(cells.has_hours(cell, legend) for cell in lead):
                timed += 1
            elif any(cells.duty_of(cell) is None for cell in lead):
                named += 1
    return Shape.TIMES if timed >= named and timed else Shape.HOSTS


class MatrixReader:
    """Reads one block into shifts."""

    def __init__(self, block: Block, zone: ZoneInfo, legend: cells.Legend, into: Reading) -> None:
        self.block, self.zone, self.legend, self.into = block, zone, legend, into
        self._room: str | None = None

    def times(self) -> Iterator[RosterShift]:
        """Hours down, names in the cells. An empty cell at the left has the hours above it."""
        minutes: cells.Minutes | None = None
        duty = Duty.HOST
        for number, row in self._rows():
            lead = row[: self.block.lead]
            said = [cell for cell in lead if cells.has_hours(cell, self.legend)]
            if said:
                minutes, duty = self._hours(number, said), Duty.HOST
            duty = next((found for cell in lead if (found := cells.duty_of(cell))), duty)
            self._keep_room(row)
            if minutes is None and not said and self._filled(row):
                lead_said = next((cell for cell in lead if cell.strip()), None)
                self.into.trouble(number, None, lead_said, "no_hours", "看不出这一行是几点到几点")
            if minutes is not None:
                yield from self._named_cells(number, row, minutes, duty)

    def hosts(self) -> Iterator[RosterShift]:
        """Names down, hours in the cells; a cell may hold several stretches."""
        for number, row in self._rows():
            self._keep_room(row)
            lead = [cell for at, cell in enumerate(row[: self.block.lead]) if not self._is_room(at)]
            duty = next((found for cell in lead if (found := cells.duty_of(cell))), Duty.HOST)
            name = next(
                (
                    cell
                    for cell in lead
                    if not cells.nobody(cell)
                    and cells.duty_of(cell) is None
                    and not _NUMBER.fullmatch(plain(cell))
                ),
                None,
            )
            if name is None:
                if self._filled(row):
                    self.into.trouble(number, None, None, "no_name", "这一行没有名字")
                continue
            if cells.is_named_shift(name, self.legend):
                continue  # A line of the legend: 早班, 8:00-12:00.
            try:
                who = tuple(cells.names(name))
            except Unreadable as bad:
                self.into.trouble(number, None, name, bad.code, str(bad))
                continue
            yield from self._timed_cells(number, row, {duty: who})

    def _rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Rows of data: no weekdays, totals, or lines outside the dates."""
        for number, row in self.block.body:
            under = [row[at] for at in self.block.days if at < len(row) and row[at].strip()]
            weekdays = sum(bool(_WEEKDAY.fullmatch(plain(cell))) for cell in under)
            lead = next((plain(cell) for cell in row if cell.strip()), "")
            if under and 2 * weekdays <= len(under) and lead.casefold() not in TOTALS:
                yield number, row

    def _hours(self, number: int, said: Sequence[str]) -> cells.Minutes | None:
        """Of 早班 beside 8:00-14:00, the one that can be read."""
        wrong: tuple[str, Unreadable] | None = None
        for text in said:
            try:
                return cells.stretch(text, self.legend)
            except Unreadable as bad:
                wrong = wrong or (text, bad)
        if wrong is not None:
            text, why = wrong
            if why.code == "shift_hours_unknown":
                self.into.asks_hours(plain(text))
            self.into.trouble(number, None, text, why.code, str(why))
        return None

    def _named_cells(
        self, number: int, row: Sequence[str], minutes: cells.Minutes, duty: Duty
    ) -> Iterator[RosterShift]:
        for at, day in self.block.days.items():
            if at >= len(row) or cells.nobody(row[at]):
                continue
            try:
                seats = cells.people(row[at], duty)
            except Unreadable as bad:
                self.into.trouble(number, self.block.titles[at], row[at], bad.code, str(bad))
                continue
            if seats:
                yield self._shift(number, at, day, minutes, seats)

    def _timed_cells(
        self, number: int, row: Sequence[str], seats: dict[Duty, tuple[str, ...]]
    ) -> Iterator[RosterShift]:
        for at, day in self.block.days.items():
            if at >= len(row):
                continue
            for piece in _PIECES.split(plain(row[at])):
                try:
                    minutes = cells.stretch(piece, self.legend)
                except Unreadable as bad:
                    if bad.code == "shift_hours_unknown":
                        self.into.asks_hours(piece.strip())
                    self.into.trouble(number, self.block.titles[at], piece, bad.code, str(bad))
                    continue
                if minutes is not None:
                    yield self._shift(number, at, day, minutes, seats)

    def _shift(
        self,
        number: int,
        at: int,
        day: date,
        minutes: cells.Minutes,
        seats: dict[Duty, tuple[str, ...]],
    ) -> RosterShift:
        start, end = (hours.at(day, minute, self.zone) for minute in minutes)
        return RosterShift(start, end, self._room, seats, number, self.block.titles[at].strip())

    def _is_room(self, at: int) -> bool:
        return header_name(self.block.titles[at]) in _ROOMS

    def _keep_room(self, row: Sequence[str]) -> None:
        """The room a leading column names; an empty cell has the one above it."""
        for at, cell in enumerate(row[: self.block.lead]):
            if self._is_room(at) and not cells.nobody(cell):
                self._room = cell.strip()

    def _filled(self, row: Sequence[str]) -> bool:
        return any(at < len(row) and not cells.nobody(row[at]) for at in self.block.days)


def _days(number: int, row: Sequence[str], near: date, into: Reading) -> dict[int, date]:
    """Day by position of a row of dates: at least two, and hardly anything else behind them."""
    found: dict[int, date] = {}
    wrong: list[tuple[int, Unreadable]] = []
    for at, cell in enumerate(row):
        if at == 0 or not cell.strip():
            continue
        try:
            day = hours.day(cell, near)
        except Unreadable as bad:
            if bad.code == "other_weekday":
                wrong.append((at, bad))
            continue
        if day is not None:
            found[at] = day
    if len(found) + len(wrong) < 2:
        return {}
    first = min((*found, *(at for at, _ in wrong)))
    filled = sum(bool(cell.strip()) for cell in row[first:])
    if 10 * (len(found) + len(wrong)) < 6 * filled:
        return {}
    for at, why in wrong:
        into.trouble(number, None, row[at], why.code, str(why), end="，这一列未计入。")
    return found
