"""A roster with one row a shift: date, hours, room, and a column for each duty. [plain]"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from kaibo.domains.people.roster import cells
from kaibo.domains.people.roster.shift import KEPT, Reading, RosterShift
from kaibo.kit.rights import Duty
from kaibo.kit.sheets import hours
from kaibo.kit.sheets.headers import header_name, names_in
from kaibo.kit.sheets.texts import Unreadable, plain

HEAD_ROWS = 20
TOTALS = frozenset(("合计", "总计", "小计", "汇总", "total"))

_NAMES: dict[str, frozenset[str]] = {
    key: frozenset(header_name(name) for name in names.split())
    for key, names in {
        "date": "日期 直播日期 上播日期 排班日期 班次日期 开播日期",
        "span": "班次 时段 时间段 班次时间 直播时段 上播时段 排班时段 起止 起止时间 时间 直播时间 班",
        "start": "上播时间 开始时间 开播时间 开始 上播 计划上播 上班时间",
        "end": "下播时间 结束时间 下播 结束 计划下播 下班时间",
        "room": "直播间 账号 直播账号 房间 棚 影棚 店铺 直播间名称",
        "stand_in": "顶班人 顶班 替班 替班人",
    }.items()
}
_DATED = re.compile(r"(.*?\d[日号]?)[ t]+(\d{1,2}(?:[:点时]).*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """Where a list's columns stand: key → positions, duty → positions, and (主播/副播) pairs."""

    row: int
    titles: tuple[str, ...]
    columns: dict[str, tuple[int, ...]]
    duties: tuple[tuple[int, Duty], ...]
    pairs: tuple[int, ...]

    @property
    def used(self) -> set[int]:
        """Positions somebody reads."""
        known = {at for places in self.columns.values() for at in places}
        return known | {at for at, _ in self.duties} | set(self.pairs)


def header_in(rows: Sequence[Sequence[str]]) -> Header | None:
    """The header row of a list: it names when, and who at least one duty is; None without one."""
    for number, row in enumerate(rows[:HEAD_ROWS], 1):
        found = _header(number, row)
        timed = "start" in found.columns or ("span" in found.columns and "date" in found.columns)
        if timed and (found.duties or found.pairs):
            return found
    return None


def _header(number: int, row: Sequence[str]) -> Header:
    columns: dict[str, list[int]] = {}
    duties: list[tuple[int, Duty]] = []
    pairs: list[int] = []
    for at, cell in enumerate(row):
        names = [name for name, far in names_in(cell) if far < 4]
        key = next((key for name in names for key, known in _NAMES.items() if name in known), None)
        if header_name(cell) in cells.PAIR:
            pairs.append(at)
        elif duty := cells.duty_of(cell):
            duties.append((at, duty))
        elif key is not None:
            columns.setdefault(key, []).append(at)
    places = {key: tuple(found) for key, found in columns.items()}
    return Header(number, tuple(row), places, tuple(duties), tuple(pairs))


class ListReader:
    """Reads the rows below a header; `near` is the day dates without a year lie near to."""

    def __init__(
        self, header: Header, near: date, zone: ZoneInfo, legend: cells.Legend, into: Reading
    ) -> None:
        self.header, self.near, self.zone, self.legend = header, near, zone, legend
        self.into = into
        self._day: date | None = None
        self._room: str | None = None
        #: When the shifts above end that reach midnight, in minutes of their day, by day and room.
        self._late: dict[tuple[date, str | None], set[int]] = {}

    def read(self, rows: Sequence[Sequence[str]]) -> list[RosterShift]:
        """The shifts of all rows."""
        self.into.unused += [
            title.strip()
            for at, title in enumerate(self.header.titles)
            if title.strip() and at not in self.header.used
        ]
        found = []
        for number, row in enumerate(rows[self.header.row :], self.header.row + 1):
            if self._is_data(row) and (one := self._shift(number, row)) is not None:
                found.append(one)
        return found

    def _is_data(self, row: Sequence[str]) -> bool:
        lead = next((plain(cell) for cell in row if cell.strip()), "")
        again = sum(
            header_name(cell) == header_name(title)
            for cell, title in zip(row, self.header.titles, strict=False)
            if title.strip()
        )
        return lead != "" and lead.casefold() not in TOTALS and again < 3

    def _shift(self, number: int, row: Sequence[str]) -> RosterShift | None:
        start_said = self._cell(row, "start")
        dated = _DATED.match(plain(start_said))
        today = self._today(number, row, dated[1] if dated else None)
        minutes = self._minutes(number, row, dated[2] if dated else start_said)
        room = self._cell(row, "room").strip()
        if room and not cells.nobody(room):
            self._room = room
        if minutes is None:
            return None
        if today is None:
            if not self._cell(row, "date").strip():
                self.into.trouble(number, self._title("date"), None, "no_date", "没有日期")
            return None
        seats = self._seats(number, row)
        if not seats:
            return None
        minutes = self._into_the_night(number, row, today, minutes)
        start = hours.at(today, minutes[0], self.zone)
        end = hours.at(today, minutes[1], self.zone)
        self._mention(number, row)
        return RosterShift(start, end, self._room, seats, number)

    def _into_the_night(
        self, number: int, row: Sequence[str], today: date, minutes: cells.Minutes
    ) -> cells.Minutes:
        """23:00-01:00 and below it 01:00-03:00 of the same date and room: the second takes over from
        the first, so that it is of the next day; whoever plans it is told."""
        late = self._late.setdefault((today, self._room), set())
        start, end = minutes
        if start + hours.DAY_MINUTES in late:
            start, end = start + hours.DAY_MINUTES, end + hours.DAY_MINUTES
            title = self._title("span") or self._title("start")
            why = "接上面过了零点的一班，按次日算，请核对"
            said = self._cell(row, "span") or self._cell(row, "start")
            self.into.trouble(number, title, said, "next_day", why, end="。")
        if end >= hours.DAY_MINUTES:
            late.add(end)
        return start, end

    def _today(self, number: int, row: Sequence[str], within: str | None) -> date | None:
        """The row's day; an empty cell has that of the row above, as merged cells read."""
        text = self._cell(row, "date") or within or ""
        if not text.strip():
            return self._day
        try:
            self._day = hours.day(text, self.near) or self._day
        except Unreadable as bad:
            self._day = None
            self.into.trouble(number, self._title("date"), text, bad.code, str(bad))
        return self._day

    def _minutes(self, number: int, row: Sequence[str], start_said: str) -> cells.Minutes | None:
        end_said = self._cell(row, "end")
        if dated := _DATED.match(plain(end_said)):
            end_said = dated[2]
        said = [(at, row[at]) for at in self.header.columns.get("span", ()) if at < len(row)]
        said = [(at, text) for at, text in said if not cells.nobody(text)]
        if start_said.strip() and end_said.strip():
            at = self.header.columns["start"][0]
            said.insert(0, (at, f"{plain(start_said)}-{plain(end_said)}"))
        wrong: tuple[int, str, Unreadable] | None = None
        for at, text in said:
            try:
                return cells.stretch(text, self.legend)
            except Unreadable as bad:
                wrong = wrong or (at, text, bad)
        if wrong is not None:
            at, text, why = wrong
            if why.code == "shift_hours_unknown":
                self.into.asks_hours(plain(text))
            self.into.trouble(number, self.header.titles[at], text, why.code, str(why))
        elif self._names_anybody(row):
            self.into.trouble(number, self._title("span"), None, "no_hours", "没有起止时间")
        return None

    def _seats(self, number: int, row: Sequence[str]) -> dict[Duty, tuple[str, ...]]:
        seats: dict[Duty, tuple[str, ...]] = {}
        wanted = [*self.header.duties, *((at, None) for at in self.header.pairs)]
        for at, duty in wanted:
            if at >= len(row) or cells.nobody(row[at]):
                continue
            try:
                found = _pair(row[at]) if duty is None else cells.people(row[at], duty)
            except Unreadable as bad:
                title = self.header.titles[at]
                self.into.trouble(number, title, row[at], bad.code, str(bad), end=KEPT)
                continue
            for where, names in found.items():
                seats[where] = tuple(dict.fromkeys((*seats.get(where, ()), *names)))
        return seats

    def _mention(self, number: int, row: Sequence[str]) -> None:
        stand_in = self._cell(row, "stand_in")
        if not cells.nobody(stand_in):
            why = "有顶班人，没有自动换人，请核对这一班是谁"
            title = self._title("stand_in")
            self.into.trouble(number, title, stand_in, "stand_in", why, end="。")

    def _names_anybody(self, row: Sequence[str]) -> bool:
        places = [*(at for at, _ in self.header.duties), *self.header.pairs]
        return any(at < len(row) and not cells.nobody(row[at]) for at in places)

    def _cell(self, row: Sequence[str], key: str) -> str:
        places = self.header.columns.get(key, ())
        return row[places[0]] if places and places[0] < len(row) else ""

    def _title(self, key: str) -> str | None:
        places = self.header.columns.get(key, ())
        return self.header.titles[places[0]] if places else None


def _pair(text: str) -> dict[Duty, tuple[str, ...]]:
    """主播/副播 in one cell: the first is the host, the others assist."""
    found = cells.names(text)
    return {
        duty: tuple(names)
        for duty, names in ((Duty.HOST, found[:1]), (Duty.COHOST, found[1:]))
        if names
    }
