"""抖店 money book rows to entries of an order.

What the columns mean here:

- **settled** is 动账金额 with the sign of 动账方向: 入账 is money for the shop, 出账 is not. Exports print
  outgoing amounts with and without a minus; the direction alone decides.
- **income** is the sum of what buyer, platform, creator and banks paid, refunds not taken off;
  **refund** is 订单退款, and the fees are costs. Whether costs are printed as deductions follows from
  动账金额 = income ± costs. A row without any of these parts (消费者赔付, 运费险) has its amount only.
- **service_fee** is 招商服务费 and 服务商佣金 together.
- A row that names neither order nor sub-order (提现, 充值千川广告费) is no entry of an order; it is
  counted by its 动账场景.
- **entry** is 动账流水号. A row without one is named by the digest of its time, order, line, scene and
  amount.
"""

from __future__ import annotations

from collections.abc import Iterator

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
from kaibo.connectors.douyin_funds.layout import COSTS, INCOME
from kaibo.kit.sheets.exported import identity, moment
from kaibo.kit.sheets.texts import Unreadable, says_nothing
from kaibo.live.events import Event

PLATFORM = "douyin"

_PARTS = tuple(key for keys in COSTS.values() for key in keys)


def parse(table: Table, given: Given) -> Iterator[Event]:
    """One `order.entry` a movement; rows that cannot be used are left in `table.problems`."""
    book, signs, unbooked = Movements(), CostSigns(), Unbooked()
    for row in table.rows():
        if unbooked.takes(row, "scene"):
            continue
        try:
            entry = _entry(table, row, given.tz, book, signs)
            told = book.is_new(row, "entry", entry)
        except RowLost:
            continue
        if told:
            yield entry_event(entry, given, PLATFORM)


def direction(text: str) -> int | None:
    """1 for 入账, -1 for 出账. Error: bad_direction."""
    if says_nothing(text):
        return None
    if "入账" in text or "入帐" in text or text == "收入":
        return 1
    if "出账" in text or "出帐" in text or text == "支出":
        return -1
    raise Unreadable("bad_direction", "动账方向应是入账或出账")


def _entry(table: Table, row: Row, tz: str, book: Movements, signs: CostSigns) -> OrderEntry:
    order = row.need("order", identity)
    line = line_of(row)
    ts = row.need("moved_at", lambda text: moment(text, tz))
    settled = row.need("way", direction) * abs(row.need("amount", signed))
    scene = row.words("scene")
    sums = printed_sums(table, row, (*INCOME.values(), *_PARTS))
    income, costs = added(sums, INCOME.values()), added(sums, _PARTS)
    _learn(row, settled, income, costs, signs)
    parts = {name: signs.cost(added(sums, keys)) for name, keys in COSTS.items()}
    if says_nothing(row.text("entry")):
        name = book.named(ts, order, line, scene, settled)
    else:
        name = row.need("entry", identity)
    return OrderEntry(
        book="funds",
        entry=name,
        order=order,
        line=line,
        product=row.may("product", identity),
        ts=ts,
        settled=settled,
        scene=scene,
        income=income,
        **parts,
    )


def _learn(row: Row, settled: int, income: int | None, costs: int | None, signs: CostSigns) -> None:
    """How costs are printed, where the row has parts that must add up to its amount."""
    if income is None or costs is None or not (income or costs):
        return
    if not signs.learn(settled, income, costs):
        row.doubt(
            "amount",
            "amounts_disagree",
            "动账金额不等于各项收入减各项支出",
            "，按印出的各项金额计，请核对。",
        )
