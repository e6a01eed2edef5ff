"""罗盘 大屏 product rows to `report.*` of each product.

The list names no show and prints no time of its own. When its products were put into the bag is
the only time in it: the earliest is taken for a moment of the show, and where no row says one, the
moment the file speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_products.layout import COUNTS, MONEY, PER_THOUSAND, SHARES
from kaibo.kit.sheets.exported import identity, integer, moment, money, ratio
from kaibo.kit.sheets.texts import Unreadable
from kaibo.live.events import MOST, REPORT_PREFIX, Event

PLATFORM = "douyin"
CUR = "CNY"
PROVIDES = tuple(REPORT_PREFIX + name for name in (*COUNTS, *MONEY, *SHARES, *PER_THOUSAND))


@dataclass(frozen=True, slots=True)
class ProductFigures:
    """What one row reports of one product: figures by name (counts, fen, ppm).

    A figure that is not in `figures` is unknown. `row_no` counts as a spreadsheet does.
    """

    product: str
    figures: dict[str, int]
    row_no: int


def parse(table: Table, tz: str) -> Iterator[ProductFigures]:
    """The products of an opened list; rows that cannot be used are left in `table.problems`.

    A second row of the same product is lost. Local times are read in zone `tz`.
    """
    seen: dict[str, int] = {}
    for row in table.rows():
        try:
            product = row.need("product", identity)
            first = seen.setdefault(product, row.number)
            if first != row.number:
                why = f"和第 {first} 行是同一个商品，只用第 {first} 行"
                raise row.lost("product", "same_product", why)
        except RowLost:
            continue
        # Its value was taken by `earliest_listing`; here what is wrong with it is said.
        row.may("listed", lambda text: moment(text, tz))
        yield ProductFigures(product, _figures(row), row.number)


def earliest_listing(table: Table, tz: str) -> int | None:
    """UTC ms of the first 直播间上架时间 of the list; None where no row has one that can be read.

    Reads the file once more, so that nothing of it has to be kept.
    """
    if not table.has("listed"):
        return None
    silent = replace(table, problems=Problems())
    known = (row.may("listed", lambda text: moment(text, tz)) for row in silent.rows())
    return min((at for at in known if at is not None), default=None)


def report_events(found: ProductFigures, given: Given, ts: int) -> list[Event]:
    """One `report.<name>` with the product for each figure that is known, at `ts` (UTC ms)."""
    return [
        Event(
            id=f"{given.file_id}:{found.row_no}#{name}",
            kind=REPORT_PREFIX + name,
            ts=ts,
            product=found.product,
            amount=value if name in MONEY else None,
            cur=CUR if name in MONEY else None,
            n=None if name in MONEY else value,
            x={"as_of": given.as_of, "platform": PLATFORM},
        )
        for name, value in found.figures.items()
    ]


def _figures(row: Row) -> dict[str, int]:
    read: dict[str, int | None] = {name: row.may(name, count) for name in COUNTS}
    read |= {name: row.may(name, money) for name in MONEY}
    printed: dict[str, int | None] = {}
    for name, (_, parts) in SHARES.items():
        if any(read[part] is None for part in parts):
            printed[name] = row.may(name, share_ppm)
    for name, (_, parts) in PER_THOUSAND.items():
        if any(read[part] is None for part in parts):
            printed[name] = row.may(name, per_thousand_ppm)
    return {name: value for name, value in (read | printed).items() if value is not None}


def count(text: str) -> int | None:
    """A number of people or of times. Errors: bad_integer, negative_count, out_of_range."""
    value = integer(text)
    if value is not None and value < 0:
        raise Unreadable("negative_count", "个数为负")
    return _believable(value)


def share_ppm(text: str) -> int | None:
    """Parts per million of a share of one, `4.21%` → 42100. Error: bad_ratio."""
    share = ratio(text)
    if share is not None and not 0 <= share <= 1:
        raise Unreadable("bad_ratio", "占比不在 0 到 1 之间")
    return None if share is None else _whole(share * 1_000_000)


def per_thousand_ppm(text: str) -> int | None:
    """Millionths of a yuan per impression, of a text in yuan per thousand: `905.5` → 905500.

    Errors: those of `money`, which also says what a yuan may look like.
    """
    fen = money(text, computed=True)
    return None if fen is None else _believable(fen * 10)


def _believable(value: int | None) -> int | None:
    """No number that the log would refuse: such a cell belongs to another column."""
    if value is not None and value > MOST["n"]:
        raise Unreadable("out_of_range", "大得不合理，可能串列了")
    return value


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_EVEN))
