"""Creator-Live-Performance rows to the totals of each LIVE, and those to events.

Every figure is the platform's own as of the day of the export. A show runs from Start time to End
time, or as long as Duration says; `2h37m` is whole minutes, and so is its end. The account is not
in the file: it is exported for one creator. Dates with the year last are read as the file as a whole
tells (`base.dates`); where it does not, it asks, and its shows are not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kaibo.connectors.base.currency import Money, money
from kaibo.connectors.base.dates import DayOrder, day_order
from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.tiktok_live_shows.durations import duration_ms
from kaibo.connectors.tiktok_live_shows.layout import COUNTS, MONEY, SPANS
from kaibo.kit.sheets.exported import identity, integer
from kaibo.kit.sheets.texts import Unreadable
from kaibo.live.events import MOST, REPORT_PREFIX, Event

PLATFORM = "tiktok"
PROVIDES = tuple(REPORT_PREFIX + name for name in ("air_ms", *COUNTS, *MONEY, *SPANS))
#: No LIVE runs longer than a week; a date typed wrong does.
MAX_SHOW_MS = 7 * 86_400_000
#: A show that ends this close to the export was very likely still on air.
STILL_ON_MS = 120_000


@dataclass(frozen=True, slots=True)
class ShowTotals:
    """What one row reports of one show: `start` and `end` in UTC ms, `end` None where the row does
    not tell; counts and milliseconds in `totals`, money in `sums`. What is in neither is unknown.
    """

    account: str | None
    ident: str | None
    title: str | None
    start: int
    end: int | None
    totals: dict[str, int]
    sums: dict[str, Money]
    row_no: int


def parse(table: Table, given: Given) -> Iterator[ShowTotals]:
    """The shows of an opened file; rows that cannot be used are left in `table.problems`.

    Local times are read in the seller's zone, `given.tz`. A second row of a show is lost.
    """
    days = day_order(table, ("start", "end"))
    seen: dict[tuple[str | None, int | str], int] = {}
    for row in table.rows():
        try:
            show = _show(row, given, days)
            key = (show.account, show.ident or show.start)
            first = seen.setdefault(key, show.row_no)
            if first != show.row_no:
                raise row.lost("start", "same_show", f"和第 {first} 行是同一场，只用第 {first} 行")
        except RowLost:
            continue
        yield show


def _show(row: Row, given: Given, days: DayOrder) -> ShowTotals:
    start = days.need(row, "start", given.tz)
    lasted = row.may("duration", duration_ms)
    end = days.may(row, "end", given.tz)
    if end is None and lasted is not None:
        end = start + lasted
    if end is not None and not 0 < end - start <= MAX_SHOW_MS:
        raise row.lost("start", "bad_span", "下播应在开播之后、一周之内，请核对时间和时长")
    if end is not None and abs(given.as_of - end) <= STILL_ON_MS:
        row.note("still_on", "{n} 场导出时可能还没下播（首场在第 {row} 行），下播后请再导出一次。")
    read: dict[str, int | None] = {"air_ms": None if end is None else end - start}
    read |= {name: row.may(name, _count) for name in COUNTS}
    read |= {name: row.may(name, duration_ms) for name in SPANS}
    sums = {
        name: row.may(name, lambda text: money(text, given.tz, computed=True)) for name in MONEY
    }
    return ShowTotals(
        row.words("account"),
        row.may("ident", identity),
        row.words("title"),
        start,
        end,
        {name: value for name, value in read.items() if value is not None},
        {name: value for name, value in sums.items() if value is not None},
        row.number,
    )


def _count(text: str) -> int | None:
    value = integer(text)
    if value is not None and not 0 <= value <= MOST["n"]:
        raise Unreadable("bad_count", "个数应为 0 到 100 亿")
    return value


def report_events(show: ShowTotals, given: Given) -> list[Event]:
    """One `report.<name>` for each total that is known, in the order of `PROVIDES`.

    `ts` is the middle of the show and `prec` half of it, so that edges pressed late still hold it;
    without an end, its start. `cur` is left out where nothing beside the amount names one.
    """
    half = None if show.end is None else (show.end - show.start) // 2
    said: dict[str, int | str] = {"as_of": given.as_of, "platform": PLATFORM}
    said |= {"account": show.account} if show.account else {}
    events = []
    for kind in PROVIDES:
        name = kind.removeprefix(REPORT_PREFIX)
        amount, count = show.sums.get(name), show.totals.get(name)
        if amount is None and count is None:
            continue
        events.append(
            Event(
                id=f"{given.file_id}:{show.row_no}#{name}",
                kind=kind,
                ts=show.start + (half or 0),
                prec=half,
                amount=amount.minor if amount else None,
                cur=amount.cur if amount else None,
                n=count,
                x=dict(said),
            )
        )
    return events
