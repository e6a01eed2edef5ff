"""抖店 settlement rows to entries of an order: increments, several of them for one order.

What the columns mean here:

- **settled** is 结算金额: what the shop gets; negative in a row that takes it back (结算后退款).
- **income** is 收入合计, costs are the columns that 支出合计 adds up. Costs are printed as deductions
  in some exports and as amounts in others; 结算金额 = 收入合计 ± 支出合计 tells which. A row that fits
  neither is kept by what it prints, with a problem.
- **service_fee** is 招商服务费 and 服务商佣金 together, **commission** the creator's.
- **refund** is 结算前退款金额: what had gone back before the settlement, already outside 收入合计.
- The file numbers no row. An entry is named by the digest of its time, order, line, type and
  amount, and by which of its equals in the file it is, so that a later export names it alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.joined import line_of
from kaibo.connectors.base.order_entry import (
    CostSigns,
    Movements,
    OrderEntry,
    Unbooked,
    added,
    entry_event,
    printed_sums,
    signed,
)
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_settlement.layout import COSTS
from kaibo.kit.sheets.exported import identity, moment
from kaibo.live.events import Event

PLATFORM = "douyin"

_PARTS = tuple(key for keys in COSTS.values() for key in keys)


def parse(table: Table, given: Given) -> Iterator[Event]:
    """One `order.entry` a row; rows that cannot be used are left in `table.problems`."""
    book, signs, unbooked = Movements(), CostSigns(), Unbooked()
    for row in table.rows():
        if unbooked.takes(row, "scene"):
            continue
        try:
            entry = _entry(table, row, given.tz, book, signs)
        except RowLost:
            continue
        yield entry_event(entry, given, PLATFORM)


def _entry(table: Table, row: Row, tz: str, book: Movements, signs: CostSigns) -> OrderEntry:
    order = row.need("order", identity)
    line = line_of(row)
    ts = row.need("settled_at", lambda text: moment(text, tz))
    settled = row.need("settled", signed)
    scene = row.words("scene")
    sums = printed_sums(table, row, ("income", "refund", "costs", *_PARTS))
    _learn(row, settled, sums, signs)
    costs = {name: signs.cost(added(sums, keys)) for name, keys in COSTS.items()}
    before = sums.get("refund")
    return OrderEntry(
        book="settlement",
        entry=book.named(ts, order, line, scene, settled),
        order=order,
        line=line,
        product=row.may("product", identity),
        ts=ts,
        settled=settled,
        scene=scene,
        income=sums.get("income"),
        refund=None if before is None else abs(before),
        **costs,
    )


def _learn(row: Row, settled: int, sums: Mapping[str, int | None], signs: CostSigns) -> None:
    """How costs are printed, from 支出合计 or, in a file without it, from the sum of its parts."""
    income, costs = sums.get("income"), added(sums, ("costs",) if "costs" in sums else _PARTS)
    if income is None or costs is None or signs.learn(settled, income, costs):
        return
    row.doubt(
        "settled",
        "amounts_disagree",
        "结算金额不等于收入合计减支出合计",
        "，按印出的各项金额计，请核对。",
    )
