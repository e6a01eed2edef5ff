"""Taobao and Tmall order rows to order lines.

What the columns mean here, found in a real report of 12,358 orders and held for every row of it:

- **One row is one order**; there are no lines and no product ids.
- **paid** = 订单付款时间 is there. Unpaid rows have 买家实际支付金额 0 and 退款金额 0.
- **买家实际支付金额 is what the seller kept**: in every paid row 总金额 = 买家实际支付金额 +
  退款金额, to the fen, so the refund has already been taken off. A fully refunded order shows 0
  there although it was paid.
- Hence **amount** = 总金额 (gross), **refunded** = 退款金额, and gross − refunded equals the sum of
  买家实际支付金额. Other exports may print there what was paid before refunds
  (总金额 = 买家实际支付金额); gross and net come out the same. A row that fits neither is kept by
  总金额 and reported.
- Without a 退款金额 column refunds are unknown, and so is net.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.order_line import UNPAID, OrderLine, State
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.kit.sheets.exported import happened, identity, integer, moment, money
from kaibo.kit.sheets.texts import says_nothing
from kaibo.live.mask import viewer_hash

PLATFORM = "taobao"


def parse(table: Table, tz: str, key: bytes | None = None) -> Iterator[OrderLine]:
    """The orders of an opened file; rows that cannot be used are left in `table.problems`.

    Local times are read in zone `tz`. With the install `key`, `buyer` is the keyed hash of the
    member name; without it, None.
    """
    if not table.has("refunded"):
        text = "文件没有「退款金额」列，退款和退后金额未知。"
        table.problems.add(None, "退款金额", None, "no_column", text)
    for row in table.rows():
        try:
            yield _line(table, row, tz, key)
        except RowLost:
            continue


def _line(table: Table, row: Row, tz: str, key: bytes | None) -> OrderLine:
    def time(text: str) -> int | None:
        return moment(text, tz)

    order = row.need("order", identity)
    amount = row.need("total", money)
    state = _state(row)
    buyer_paid = row.may("buyer_paid", money)
    refunded = _refunded(table, row, state, amount, buyer_paid)
    if state not in UNPAID:
        _check_sum(row, amount, refunded, buyer_paid)
    member = row.text("buyer")
    return OrderLine(
        shop=row.words("shop"),
        order=order,
        line=None,
        product=None,
        sku=None,
        title=row.words("title"),
        qty=row.may("qty", integer),
        amount=amount,
        refunded=refunded,
        created=row.may("created", time),
        paid=row.may("paid", time),
        state=state,
        buyer=viewer_hash(key, PLATFORM, member) if key and member not in ("", "-") else None,
        talent=None,
        row_no=row.number,
    )


def _state(row: Row) -> State:
    """Paid when the payment time says so; the words only tell how far the order has come."""
    word = row.text("state")
    closed = "关闭" in word
    if not happened(row.text("paid")):
        return "closed" if closed else "created"
    if closed:
        return "refunded"
    if "成功" in word:
        return "done"
    return "shipped" if "卖家已发货" in word or "部分发货" in word else "paid"


def _refunded(
    table: Table, row: Row, state: State, amount: int, buyer_paid: int | None
) -> int | None:
    """退款金额 of a paid row. Left empty it is zero when the buyer's payment is whole, else
    unknown."""
    if state in UNPAID:
        back = row.may("refunded", money)
        if back:
            row.doubt("refunded", "refund_unpaid", "没有付款时间，却有退款金额", "，按未付款计。")
        return 0
    if not table.has("refunded"):
        return None
    if not says_nothing(row.text("refunded")):
        return row.need("refunded", money)
    if buyer_paid == amount:
        return 0
    row.note(
        "refund_unknown",
        "{n} 行已付款但退款金额是空的（首个在第 {row} 行），退款和退后金额未知。",
    )
    return None


def _check_sum(row: Row, total: int, refunded: int | None, buyer_paid: int | None) -> None:
    if buyer_paid is None or refunded is None:
        return
    if buyer_paid not in (total - refunded, total):
        row.doubt(
            "buyer_paid",
            "amounts_disagree",
            "总金额既不等于实际支付，也不等于实际支付加退款",
            "，按总金额和退款金额计。",
        )
