"""What only the whole file tells of its rows: the order of day and month, and the currency."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kaibo.connectors.base.currency import money
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.row import Row
from kaibo.connectors.base.table import Table
from kaibo.connectors.tiktok_orders.attribution import currency_of
from kaibo.connectors.tiktok_orders.dates import DayOrder, is_open
from kaibo.connectors.tiktok_orders.layout import TIMES
from kaibo.kit.sheets.texts import Unreadable


@dataclass(frozen=True, slots=True)
class Survey:
    """`day_first`: None where no cell tells; `cur`: the one currency the file names, None where it
    names none or several."""

    day_first: bool | None
    cur: str | None


def survey(table: Table, tz: str) -> Survey:
    """Read the file once for what its rows have in common.

    A date that could be two days in a file that does not tell is a problem, said once, with what
    to do. Nothing else is reported here: the rows are read again.
    """
    order, named = DayOrder(), set[str]()
    either: tuple[str, str] | None = None
    for row in replace(table, problems=Problems()).rows():
        for key in TIMES:
            text = row.text(key)
            order.see(text)
            if either is None and is_open(text):
                either = text, row.title(key)
        if cur := _currency(row, tz):
            named.add(cur)
    if either is not None and order.first is None:
        text, title = either
        said = (
            f"日期里的日和月分不出先后（例如「{text}」可能是两天），整份文件也没有一格能说明，"
            "这些时间按未知处理。请导出含有 13 日以后订单的更长时段再导入，"
            "或在平台把日期改成年在前的写法。"
        )
        table.problems.add(None, title, text, "day_or_month", said)
    return Survey(order.first, named.pop() if len(named) == 1 else None)


def _currency(row: Row, tz: str) -> str | None:
    named = currency_of(row)
    if named is not None:
        return named
    try:
        amount = money(row.text("amount"), tz)
    except Unreadable:
        return None
    return amount.cur if amount else None
