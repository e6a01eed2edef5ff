"""Rows of 生意参谋 分商品 to what the platform reports of one product in one show.

The file says when the show began and not when it ended, so its figures stand at the beginning; the
platform's id of the show goes with them (`x.show_ident`).
"""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.figures import count
from kaibo.connectors.base.file_format import Given, Told
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.taobao_live_products.layout import COUNTS, MONEY
from kaibo.kit.sheets.exported import identity, moment, money
from kaibo.live.events import REPORT_PREFIX, Event

PLATFORM = "taobao"
CUR = "CNY"
NAMES = (*COUNTS.values(), *MONEY.values())


def read(table: Table, given: Given) -> Iterator[Told]:
    """`report.<name>` with `product` for every figure; rows that cannot be used are left in
    `table.problems`. A second row of the same product in the same show is lost."""
    seen: dict[tuple[str, str | int], int] = {}
    for row in table.rows():
        try:
            product = row.need("product", identity)
            start = row.need("start", lambda text: moment(text, given.tz))
            show = row.may("show_ident", identity)
            first = seen.setdefault((product, show or start), row.number)
            if first != row.number:
                why = f"和第 {first} 行是同一场的同一商品，只用第 {first} 行"
                raise row.lost("product", "same_product", why)
        except RowLost:
            continue
        yield from _reports(row, product, start, show, given)


def _reports(row: Row, product: str, start: int, show: str | None, given: Given) -> Iterator[Event]:
    about = {"as_of": given.as_of, "platform": PLATFORM}
    if show is not None:
        about["show_ident"] = show
    for name in NAMES:
        is_money = name in MONEY.values()
        value = row.may(name, money if is_money else count)
        if value is None:
            continue
        yield Event(
            id=f"{given.file_id}:{row.number}#{name}",
            kind=REPORT_PREFIX + name,
            ts=start,
            product=product,
            amount=value if is_money else None,
            cur=CUR if is_money else None,
            n=None if is_money else value,
            x=dict(about),
        )
