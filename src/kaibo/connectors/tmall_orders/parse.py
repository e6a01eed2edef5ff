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

Not in that report, and read by what the words say elsewhere on the platform:

- **主订单编号** of the newer list: where it names another order, the row is a sub-order of that one,
  as in 宝贝明细. This is noted.
- **宝贝种类** is not read: whether an order has several sub-orders is told by 宝贝明细 itself. The fold
  takes these off the order, and only the rest of it counts beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.figures import pieces
from kaibo.connectors.base.order_line import UNPAID, OrderLine, State
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.kit.sheets.exported import happened, identity, moment, money
from kaibo.kit.sheets.texts import says_nothing
from kaibo.live.mask import viewer_hash

PLATFORM = "taobao"


def parse(table: Table, tz: str, key: bytes | None = None) -> Iterator[OrderLine]:
    """The orders of an opened file; see `order_rows`."""
    return (line for _, line in order_rows(table, tz, key))


def order_rows(table: Table, tz: str, key: bytes | None) -> Iterator[tuple[Row, OrderLine]]:
    """Each row of an opened file with the order it tells of; rows that cannot be used are left in
    `table.problems`.

    Local times are read in zone `tz`. With the install `key`, `buyer` is the keyed hash of the
    member name; without it, None.
    """
    if not table.has("refunded"):
        text = "文件没有「退款金额」列，退款和退后金额未知。"
        table.problems.add(None, "退款金额", None, "no_column", text)
    for row in table.rows():
        try:
            line = _line(table, row, tz, key)
        except RowLost:
            continue
        yield row, line


def _line(table: Table, row: Row, tz: str, key: bytes | None) -> OrderLine:
    def time(text: str) -> int | None:
        return moment(text, tz)

    order, line = _whose(row)
    amount = row.need("total", money)
    state = _state(row)
    buyer_paid = row.may("buyer_paid", money)
    refunded = _refunded(table, row, state, amount, buyer_paid)
    if state not in UNPAID:
        _check_sum(row, amount, refunded, buyer_paid)
    return OrderLine(
        shop=_name(row, "shop"),
        order=order,
        line=line,
        product=None,
        sku=None,
        title=_name(row, "title"),
        qty=row.may("qty", pieces),
        amount=amount,
        refunded=refunded,
        created=row.may("created", time),
        paid=row.may("paid", time),
        state=state,
        buyer=_buyer(row, key),
        row_no=row.number,
    )


def _whose(row: Row) -> tuple[str, str | None]:
    """The order of a row, and the sub-order where the row is only that."""
    own, main = row.need("order", identity), row.may("main", identity)
    if main is not None and main != own:
        row.note(
            "sub_order_row",
            "{n} 行的主订单编号和订单编号不同（首个在第 {row} 行），按主订单的子订单计。",
        )
        return main, own
    return own, None


def _name(row: Row, key: str) -> str | None:
    return None if says_nothing(row.text(key)) else row.words(key)


def _buyer(row: Row, key: bytes | None) -> str | None:
    """The keyed hash of the member's name; None for one the platform has masked: many share it."""

    def hashed(name: str) -> str | None:
        unknown = not key or says_nothing(name) or "*" in name
        return None if unknown else viewer_hash(key or b"", PLATFORM, name)

    return row.may("buyer", hashed)


def _state(row: Row) -> State:
    """Paid when the payment time says so; the words only tell how far the order has come."""
    word = row.text("state")
    closed = "关闭" in word
    if not happened(row.text("paid")):
        return "closed" if closed else "created"
    if closed:
        return "refunded"
    if "成功" in word or happened(row.text("received_at")):
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
