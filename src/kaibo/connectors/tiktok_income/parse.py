"""TikTok Shop statement rows to movements of money.

- **A row** is one movement: an order settled (per SKU in some markets), or an adjustment. An
  adjustment belongs to the order it names in Related order ID; one that names none is the shop's,
  not an order's, and is counted in a note.
- **Signs**: the statement prints fees and refunds as negatives. Here a cost is positive.
- **income** is Total revenue, refunds already taken off; `refund` is the part taken off.
- **other_fees** is what Total fees holds beyond the fees read one by one (freight and withheld
  taxes, mostly); without Total fees it is not known.
- **entry**: the file numbers orders, not movements, so a movement is known by a digest of its
  number, SKU, date and sum, and by which of several equal ones it is. Words and zone play no part:
  the same statement in another language gives the same entries.
- **Dates** with the year last are read as the file as a whole tells (`base.dates`); where it does not,
  it asks, and its rows are not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

from kaibo.connectors.base.currency import Money, code_of, money
from kaibo.connectors.base.dates import DayOrder, day_order
from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.tiktok_income.fees import costs_of
from kaibo.kit.sheets.exported import identity
from kaibo.kit.sheets.texts import says_nothing

#: What the type of an order's own row is called; any other type is an adjustment.
_ORDER_TYPES = frozenset(("order", "đơn hàng", "pesanan", "pedido", "คำสั่งซื้อ", "คําสั่งซื้อ", "订单"))

#: When it was settled, by the column that tells it best.
_DATES = ("settled_utc", "settled_at", "statement_date")


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement of money of an order: `ts` UTC ms, sums in the minor unit of `cur` (None where
    the file names no currency), by the names of `order.entry`. `entry` is the same in every export.
    """

    order: str
    line: str | None
    entry: str
    ts: int
    sums: dict[str, int]
    cur: str | None
    scene: str | None
    row_no: int


def parse(table: Table, given: Given) -> Iterator[Movement]:
    """The movements of an opened statement; rows that cannot be used are left in `table.problems`.

    Memory grows by one short digest a row, which tells equal movements apart.
    """
    days = day_order(table, _DATES)
    seen: Counter[str] = Counter()
    for row in table.rows():
        try:
            movement = _movement(table, row, given, days, seen)
        except RowLost:
            continue
        if movement is not None:
            yield movement


def _movement(
    table: Table, row: Row, given: Given, days: DayOrder, seen: Counter[str]
) -> Movement | None:
    ident, order = row.need("ident", identity), _order_of(table, row)
    if order is None:
        row.note(
            "no_order",
            "{n} 行调整不属于任何订单（首个在第 {row} 行，如平台补偿、广告扣款），"
            "这些钱没有计入订单结算。",
        )
        return None
    named = row.need("currency", code_of) if table.has("currency") else None

    def signed(text: str) -> Money | None:
        return money(text, given.tz, named, signed=True)

    key = next((key for key in _DATES if not says_nothing(row.text(key))), _dated(table))
    zone = "UTC" if key == "settled_utc" else given.tz
    ts, wall = days.need(row, key, zone), days.may(row, key, "UTC")
    total, sku = row.need("settled", signed), row.may("sku", identity)
    return Movement(
        order=order,
        line=sku,
        entry=_entry(f"{ident}|{sku or ''}|{wall}|{total.minor}", seen),
        ts=ts,
        sums=_sums(row, total, signed),
        cur=total.cur or named,
        scene=row.words("scene"),
        row_no=row.number,
    )


def _order_of(table: Table, row: Row) -> str | None:
    """The order the row is of; None for an adjustment that names none."""
    if not table.has("scene"):
        return row.need("ident", identity)
    scene = row.text("scene")
    if says_nothing(scene):
        raise row.lost("scene", "empty_cell", "没有写类型，分不清是订单还是调整")
    ordinary = normalize("NFC", scene).casefold() in _ORDER_TYPES
    return row.need("ident", identity) if ordinary else row.may("related", identity)


def _sums(row: Row, total: Money, signed: Callable[[str], Money | None]) -> dict[str, int]:
    """What the row says by the names of `order.entry`; a sum that does not add up is noted."""
    income = row.may("income", signed)
    sums = {"settled": total.minor} | ({"income": income.minor} if income else {})
    costs = costs_of(row, signed)
    fees = costs.pop("fees", None)
    if income is not None and fees is not None and income.minor - fees != total.minor:
        row.note(
            "sum_differs",
            "{n} 行的结算金额不等于 收入 + 费用（首个在第 {row} 行），"
            "差额是运费或调整，以结算金额为准。",
        )
    return sums | costs


def _dated(table: Table) -> str:
    """The date column of the file, to be named where a row has none."""
    return next((key for key in _DATES if table.has(key)), _DATES[1])


def _entry(cells: str, seen: Counter[str]) -> str:
    digest = sha256(cells.encode()).hexdigest()[:24]
    seen[digest] += 1
    return f"{digest}-{seen[digest]}"
