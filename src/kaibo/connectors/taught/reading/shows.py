"""Rows of a taught table of shows to `Aired`, and of products in shows to totals by product.

A product row that names its show's time is placed in its middle; one that names a day only, in the
middle of that day; one that names nothing, at the moment the file speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.file_format import Aired
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.taught.reading.meant import Meant, account_of, short
from kaibo.connectors.taught.reading.when import DAY_MS, stretch
from kaibo.connectors.taught.targets.target import Read
from kaibo.connectors.taught.targets.totals import REPORTS
from kaibo.kit.sheets import hours
from kaibo.kit.sheets.exported import identity
from kaibo.live.events import Event

CUR = "CNY"
AIR = "report.air_ms"


def shows(table: Table, meant: Meant) -> Iterator[Aired]:
    """The shows of the table; a second row of the same show is left in its problems."""
    seen: dict[tuple[str, int], int] = {}
    for row in table.rows():
        try:
            start, end = stretch(row, meant)
            account = account_of(row)
            if account is not None:
                first = seen.setdefault((account, start), row.number)
                if first != row.number:
                    why = f"和第 {first} 行是同一场（账号和开播时间相同），只用第 {first} 行"
                    raise row.lost(_start_key(meant), "same_show", why)
        except RowLost:
            continue
        figures = _figures(row, meant)
        if end is not None:
            figures = {AIR: figures.get(AIR, end - start)} | figures
        ts, prec = (start, None) if end is None else ((start + end) // 2, (end - start) // 2)
        yield Aired(
            account=account,
            start=start,
            end=end,
            row_no=row.number,
            ident=short(row, "ident"),
            title=row.words("title"),
            host=row.words("host"),
            events=[_event(row, meant, key, value, ts, prec) for key, value in figures.items()],
        )


def products(table: Table, meant: Meant) -> Iterator[Event]:
    """Totals by product; a second row of a product in the same show is left in the problems."""
    seen: dict[tuple[str | None, int, str], int] = {}
    for row in table.rows():
        try:
            product = row.need("product", identity)
            ts, prec = _place(row, meant)
            first = seen.setdefault((account_of(row), ts, product), row.number)
            if first != row.number:
                why = f"和第 {first} 行是同一场的同一商品，只用第 {first} 行"
                raise row.lost("product", "same_product", why)
        except RowLost:
            continue
        for key, value in _figures(row, meant).items():
            yield _event(row, meant, key, value, ts, prec, product)


def _place(row: Row, meant: Meant) -> tuple[int, int | None]:
    """(ts, prec) of a product row."""
    if meant.has("start") or meant.has("span"):
        start, end = stretch(row, meant)
        return (start, None) if end is None else ((start + end) // 2, (end - start) // 2)
    if meant.has("date"):
        today = row.need("date", lambda text: hours.day(text, meant.near))
        return hours.at(today, 12 * 60, meant.zone), DAY_MS // 2
    return meant.given.as_of, None


def _start_key(meant: Meant) -> str:
    return "start" if meant.has("start") else "span"


def _figures(row: Row, meant: Meant) -> dict[str, int]:
    """Kind of event → what the row says, for every figure it says."""
    read = {
        key: row.may(key, meant.parse(key, REPORTS[key].read))
        for key in meant.units
        if key in REPORTS
    }
    return {key: value for key, value in read.items() if value is not None}


def _event(
    row: Row,
    meant: Meant,
    kind: str,
    value: int,
    ts: int,
    prec: int | None,
    product: str | None = None,
) -> Event:
    is_money = REPORTS[kind].read is Read.MONEY
    said: dict[str, object] = {"as_of": meant.given.as_of, "platform": meant.platform}
    if (account := account_of(row)) is not None:
        said["account"] = account
    return Event(
        id=f"{meant.given.file_id}:{row.number}#{kind.partition('.')[2]}",
        kind=kind,
        ts=ts,
        prec=prec,
        product=product,
        amount=value if is_money else None,
        cur=CUR if is_money else None,
        n=None if is_money else value,
        x=said,
    )
