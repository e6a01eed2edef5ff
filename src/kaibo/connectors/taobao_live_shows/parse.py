"""Rows of 生意参谋 分场次 and of the agency's list to shows with what the platform reports of them.

分场次 says when a show began and not when it ended; the agency's list says how long it ran. Neither
names the account. Every figure is the platform's own as of the day of the export.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.file_format import Aired, Given, Told
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.taobao_live_shows.figures import Figures, minutes_ms, reports
from kaibo.connectors.taobao_live_shows.layout import (
    AGENCY_COUNTS,
    AGENCY_MONEY,
    AGENCY_SECONDS,
    AGENCY_SHARES,
    SHOW_COUNTS,
    SHOW_MONEY,
    SHOW_SHARES,
)
from kaibo.kit.sheets.exported import identity, moment
from kaibo.kit.sheets.texts import says_nothing

OF_SHOW = Figures(
    tuple(SHOW_COUNTS.values()), tuple(SHOW_MONEY.values()), tuple(SHOW_SHARES.values())
)
OF_AGENCY = Figures(
    tuple(AGENCY_COUNTS.values()),
    tuple(AGENCY_MONEY.values()),
    tuple(AGENCY_SHARES.values()),
    tuple(AGENCY_SECONDS.values()),
)


def read_shows(table: Table, given: Given) -> Iterator[Told]:
    """The shows of an opened 分场次; rows that cannot be used are left in `table.problems`."""
    seen: dict[str, int] = {}
    for row in table.rows():
        try:
            start = _start(row, given)
            ident = row.may("ident", identity)
            _once(row, ident or f"{start} {row.text('title')}", seen)
        except RowLost:
            continue
        yield _aired(row, (start, None), ident, OF_SHOW.read(row), OF_SHOW, given)


def read_agency(table: Table, given: Given) -> Iterator[Told]:
    """The shows of an opened list of an agency; the time on air is one of their totals."""
    seen: dict[str, int] = {}
    for row in table.rows():
        try:
            start = _start(row, given)
            _once(row, f"{start} {row.text('title')}", seen)
        except RowLost:
            continue
        ran = row.may("minutes", minutes_ms)
        totals = ({} if ran is None else {"air_ms": ran}) | OF_AGENCY.read(row)
        span = (start, None if ran is None else start + ran)
        yield _aired(row, span, None, totals, OF_AGENCY, given)


def _start(row: Row, given: Given) -> int:
    return row.need("start", lambda text: moment(text, given.tz))


def _once(row: Row, show: str, seen: dict[str, int]) -> None:
    first = seen.setdefault(show, row.number)
    if first != row.number:
        raise row.lost("start", "same_show", f"和第 {first} 行是同一场，只用第 {first} 行")


def _aired(
    row: Row,
    span: tuple[int, int | None],
    ident: str | None,
    totals: dict[str, int],
    figures: Figures,
    given: Given,
) -> Aired:
    start, end = span
    title = None if says_nothing(row.text("title")) else row.words("title")
    events = reports(totals, figures.money, span, row.number, given)
    return Aired(None, start, end, row.number, ident=ident, title=title, events=events)
