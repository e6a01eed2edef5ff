"""宝贝明细 rows to order lines.

What the columns mean here:

- **A row is a sub-order.** Taobao gives the only sub-order of an order the number of the order
  itself; such a row is told without a line, as the order files do, so that both meet in one key.
- **amount** is 买家应付货款: what the buyer had to pay for the goods of the row, after discounts,
  freight not included. Where it is empty, 买家实际支付金额 of a row without a refund is the same.
- **paid**: 订单付款时间, else a word of 订单状态 that proves it (买家已付款, 交易成功).
- **refunded**: 退款金额 once 退款状态 says that it succeeded. While a refund is asked for, the
  column holds what was asked, and nothing has gone back yet.
- **sku** is the shop's own code (商家编码, else 外部系统编号); the platform's product id stands in
  the file only where somebody added 商品ID to the export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaibo.connectors.base.figures import pieces
from kaibo.connectors.base.order_line import UNPAID, OrderLine, State
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.kit.sheets.exported import happened, identity, moment, money
from kaibo.kit.sheets.texts import says_nothing

PLATFORM = "taobao"

_NOT_ASKED = re.compile("没有申请|未申请|无退款|无售后|关闭|拒绝|撤销")
_WENT_BACK = re.compile("退款成功|退款完成|已退款")
_ASKED = re.compile("等待|申请|同意|退货|处理中|退款中")


def line_rows(table: Table, tz: str) -> Iterator[tuple[Row, OrderLine]]:
    """Each row of an opened file with the line it tells of; rows that cannot be used are left in
    `table.problems`. Local times are read in zone `tz`."""
    for row in table.rows():
        try:
            line = _line(table, row, tz)
        except RowLost:
            continue
        yield row, line


def _line(table: Table, row: Row, tz: str) -> OrderLine:
    def time(text: str) -> int | None:
        return moment(text, tz)

    own, order = row.need("line", identity), row.need("order", identity)
    state = _state(row)
    refunded = _refunded(table, row, state)
    amount = _amount(row, state, refunded)
    return OrderLine(
        shop=None,
        order=order,
        line=None if own == order else own,
        product=row.may("product", identity),
        sku=_name(row, "code") or _name(row, "outer_code"),
        title=_name(row, "title"),
        qty=row.may("qty", pieces),
        amount=amount,
        refunded=refunded,
        created=row.may("created", time),
        paid=row.may("paid", time),
        state=state,
        buyer=None,
        row_no=row.number,
    )


def _state(row: Row) -> State | None:
    """None where neither a payment time nor the word tells anything."""
    word, paid = row.text("state"), happened(row.text("paid"))
    if "关闭" in word:
        return "refunded" if paid else "closed"
    if "成功" in word:
        return "done"
    if paid and ("卖家已发货" in word or "部分发货" in word):
        return "shipped"
    if paid or "买家已付款" in word:
        return "paid"
    return None if says_nothing(word) else "created"


def _amount(row: Row, state: State | None, refunded: int | None) -> int | None:
    """A paid row without an amount would make every sum wrong, so it is lost; others may."""
    has_paid = state is not None and state not in UNPAID
    if says_nothing(row.text("due")) and has_paid and refunded == 0:
        whole = row.may("buyer_paid", money)
        if whole is not None:
            return whole
    return row.need("due", money) if has_paid else row.may("due", money)


def _refunded(table: Table, row: Row, state: State | None) -> int | None:
    if state in UNPAID:
        return 0
    if state is None:
        return None
    word = row.text("refund_state")
    if not table.has("refund_state"):
        return row.may("refunded", money)
    if says_nothing(word):
        # Nobody says whether it was asked for or has gone back; zero is zero either way.
        return _told(row, 0 if row.may("refunded", money) == 0 else None)
    if _NOT_ASKED.search(word):
        return 0
    if _WENT_BACK.search(word):
        return _told(row, row.may("refunded", money))
    if _ASKED.search(word):
        row.note("refund_pending", "{n} 行的退款还在处理（首个在第 {row} 行），按尚未退款计。")
        return 0
    row.doubt("refund_state", "new_refund_state", "没见过这个退款状态，退款未知", "。")
    return None


def _told(row: Row, back: int | None) -> int | None:
    """The refund, noted where it is unknown."""
    if back is None:
        row.note(
            "refund_unknown",
            "{n} 行看不出退了多少（首个在第 {row} 行），退款和退后金额未知。",
        )
    return back


def _name(row: Row, key: str) -> str | None:
    return None if says_nothing(row.text(key)) else row.words(key)
