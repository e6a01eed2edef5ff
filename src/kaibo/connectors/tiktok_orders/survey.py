"""What only the whole file tells of its rows: the order of day and month, and the currency."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kaibo.connectors.base.currency import money
from kaibo.connectors.base.dates import DayOrder
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.row import Row
from kaibo.connectors.base.table import Table
from kaibo.connectors.tiktok_orders.attribution import currency_of
from kaibo.connectors.tiktok_orders.layout import TIMES
from kaibo.kit.sheets.texts import Unreadable


@dataclass(frozen=True, slots=True)
class Survey:
    """`days`: whether day or month stands first; `cur`: the one currency the file names, None where
    it names none or several."""

    days: DayOrder
    cur: str | None


def survey(table: Table, tz: str) -> Survey:
    """Read the file once for what its rows have in common.

    A date that could be two days in a file that does not tell is a problem, said once, with what
    to do. Nothing else is reported here: the rows are read again.
    """
    days, named = DayOrder(), set[str]()
    for row in replace(table, problems=Problems()).rows():
        for key in TIMES:
            days.see(row.text(key), row.title(key))
        if cur := _currency(row, tz):
            named.add(cur)
    days.ask(table.problems)
    return Survey(days, named.pop() if len(named) == 1 else None)


def _currency(row: Row, tz: str) -> str | None:
    named = currency_of(row)
    if named is not None:
        return named
    try:
        amount = money(row.text("amount"), tz)
    except Unreadable:
        return None
    return amount.cur if amount else None
