"""Rows of a taught table of minutes, hours or days to `tick.<name>` and `sample.<name>`.

A row is `[ts, ts + grid)`, the grid being what the person said each row lasts. What happens in it
is a tick and may be added up; people are samples.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.taught.reading.meant import Meant, account_of
from kaibo.connectors.taught.reading.when import beginning
from kaibo.connectors.taught.targets.target import GRIDS, Read, Target
from kaibo.kit.sheets.exported import identity
from kaibo.live.events import Event

CUR = "CNY"


def read(table: Table, meant: Meant, targets: dict[str, Target]) -> Iterator[Event]:
    """The figures of each stretch; a second row of the same one is left in the problems."""
    grid = GRIDS[meant.units["time"]]
    seen: dict[tuple[str | None, str | None, int], int] = {}
    for row in table.rows():
        try:
            start = beginning(row, meant, grid)
            if (start + _offset(start, meant)) % grid:
                why = "不在每行的时间点上，会和别的行重叠；请核对每行是几分钟"
                raise row.lost("time", "off_grid", why)
            account, product = account_of(row), row.may("product", identity)
            if meant.has("product") and product is None:
                raise row.lost("product", "empty_cell", "没有商品ID，不知道是哪个商品的")
            first = seen.setdefault((account, product, start), row.number)
            if first != row.number:
                why = f"和第 {first} 行是同一段时间，只用第 {first} 行"
                raise row.lost("time", "same_stretch", why)
        except RowLost:
            continue
        yield from _events(row, meant, targets, (start, grid), account, product)


def _events(
    row: Row,
    meant: Meant,
    targets: dict[str, Target],
    at: tuple[int, int],
    account: str | None,
    product: str | None,
) -> Iterator[Event]:
    start, grid = at
    said: dict[str, object] = {
        "grid": grid,
        "as_of": meant.given.as_of,
        "platform": meant.platform,
    }
    if account is not None:
        said["account"] = account
    for kind in meant.units:
        if "." not in kind:
            continue
        is_money = targets[kind].read is Read.MONEY
        value = row.may(kind, meant.parse(kind, targets[kind].read))
        if value is None:
            continue
        yield Event(
            id=f"{meant.given.file_id}:{row.number}#{kind.partition('.')[2]}",
            kind=kind,
            ts=start,
            product=product,
            amount=value if is_money else None,
            cur=CUR if is_money else None,
            n=None if is_money else value,
            x=dict(said),
        )


def _offset(start: int, meant: Meant) -> int:
    """By how much the zone's clock is ahead of UTC's then, ms: days begin at its midnight."""
    from datetime import UTC, datetime, timedelta

    moment = datetime.fromtimestamp(start // 1000, UTC).astimezone(meant.zone)
    return (moment.utcoffset() or timedelta(0)) // timedelta(milliseconds=1)
