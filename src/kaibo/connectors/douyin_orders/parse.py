"""抖店 order rows to order lines.

What the words mean here:

- **A row** is one sub-order (export by 商品维度) or one order with its sub-orders joined by ";"
  in a cell (订单维度). Either way its 订单应付金额 belongs to the row and may be added up within the
  file. What the joined row says it says of the order as a whole (`whole_orders`).
- **amount** is 订单应付金额: what the buyer had to pay, after all discounts, freight included.
  商品金额 / 商品单价 is the price of one piece before discounts and is never taken for money
  received. A payment coupon (支付优惠), which the platform bears, is not taken off.
- **paid**: a 支付完成时间 proves it; without that column the state decides (待发货 and later are
  paid, except cash on delivery until done). 已关闭 counts as paid only with a payment time or
  after a refund.
- **refunded**: the file has no refund column. 退款成功 / 已全额退款 on a paid row is taken to be
  its whole amount and marked derived: a part refunded without return shows the same word, so the
  after-sales or settlement file has the last word. 部分退款 is unknown. A pending after-sale has
  returned nothing yet.
- **genre, channel, ad, account** are the platform's own attribution: 流量体裁, 流量渠道 (else
  流量来源), 流量类型 and 达人ID.
- **bears**: who pays for the discounts, by the three columns …实际承担优惠金额.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaibo.connectors.base.joined import JOIN, pieces_of, sub_orders
from kaibo.connectors.base.order_line import UNPAID, OrderLine, State
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_orders.attribution import ad_of, channel_of, genre_of
from kaibo.connectors.douyin_orders.states import (
    Evidence,
    Refund,
    Undecided,
    refund_of,
    refund_of_cell,
    state_of,
)
from kaibo.kit.sheets.exported import happened, identity, integer, moment, money
from kaibo.kit.sheets.texts import Unreadable

PLATFORM = "douyin"
MAX_PIECES = 10**9

_NO_COLUMN = {
    "amount": "文件没有「订单应付金额」列，成交金额未知。",
    "created": "文件没有「订单提交时间」列，按日汇总时日期未知。",
    "aftersales": "文件没有「售后状态」列，退款未知。",
}


def parse(table: Table, tz: str, key: bytes | None = None) -> Iterator[OrderLine]:
    """The order lines of an opened 抖店 file; rows that cannot be used are left in
    `table.problems`. Local times are read in zone `tz`. The file names no buyer, so `key`
    goes unused."""
    for column, text in _NO_COLUMN.items():
        if not table.has(column):
            title = table.layout.column(column).title
            table.problems.add(None, title, None, "no_column", text)
    if not table.has("paid") and not table.has("state"):
        text = "文件没有「支付完成时间」和「订单状态」列，无法知道是否付款。"
        table.problems.add(None, "支付完成时间", None, "no_column", text)
    for row in table.rows():
        try:
            yield _line(table, row, tz)
        except RowLost:
            continue


def _line(table: Table, row: Row, tz: str) -> OrderLine:
    def time(text: str) -> int | None:
        return moment(text, tz)

    order = row.need("order", identity)
    parts = row.need("line", sub_orders)
    refund = _refund(table, row)
    state = _state(table, row, refund)
    amount = _amount(table, row, state)
    if amount is not None and len(parts) == 1:
        _doubt_repeated_total(row, amount)
    refunded = _refunded(row, state, amount, refund)
    return OrderLine(
        shop=row.words("shop"),
        order=order,
        line=";".join(parts),
        product=row.may("product", one_id),
        sku=row.words("sku"),
        title=row.words("title"),
        qty=row.may("qty", pieces),
        amount=amount,
        refunded=refunded,
        created=row.may("created", time),
        paid=row.may("paid", time),
        state=state,
        buyer=None,
        row_no=row.number,
        refund_derived=bool(refunded) and refund is Refund.FULL,
        account=row.may("account", creator),
        genre=row.may("genre", genre_of),
        channel=channel_of(row),
        ad=row.may("traffic", ad_of),
        platform_bears=row.may("platform_bears", money),
        shop_bears=row.may("shop_bears", money),
        creator_bears=row.may("creator_bears", money),
        part_refunds=part_refunds(row, parts) if refund is Refund.PARTIAL else None,
    )


def part_refunds(row: Row, parts: tuple[str, ...]) -> tuple[int | None, ...] | None:
    """Of a row `id1;id2` whose after-sales cell says `-;退款成功`: nothing went back of the first, and
    of the second an amount the file does not say. None where the words are not one for each id."""
    ids, words = pieces_of(row.text("line")), JOIN.split(row.text("aftersales"))
    if len(ids) < 2 or len(ids) != len(words):
        return None
    said = {one: refund_of(word.strip()) for one, word in zip(ids, words, strict=True)}
    untouched = (Refund.NONE, Refund.PENDING)
    return tuple(0 if said.get(part) in untouched else None for part in parts)


def one_id(text: str) -> str | None:
    """The id when the row has exactly one; a row over several products has none."""
    ids = sub_orders(text)
    return ids[0] if ids and len(ids) == 1 else None


def creator(text: str) -> str | None:
    """The 达人ID; 0 stands for a sale of the shop's own."""
    found = one_id(text)
    return None if found == "0" else found


def pieces(text: str) -> int | None:
    """The quantity; of `2;1` the sum, None when a part is missing."""
    counts = [integer(part) for part in re.split("[;；]", text)]
    known = [n for n in counts if n is not None]
    if any(n < 0 for n in known):
        raise Unreadable("bad_integer", "数量为负")
    total = sum(known)
    if total > MAX_PIECES:
        raise Unreadable("out_of_range", "数量大得不合理，可能串列了")
    return total if len(known) == len(counts) else None


def _refund(table: Table, row: Row) -> Refund | None:
    word = row.text("state")
    if "退款成功" in word or "全额退款" in word:
        return Refund.FULL
    return refund_of_cell(row.text("aftersales")) if table.has("aftersales") else None


def _state(table: Table, row: Row, refund: Refund | None) -> State | None:
    paid_time = happened(row.text("paid")) if table.has("paid") else None
    seen = Evidence(row.text("state"), paid_time, refund, row.text("reason"), row.text("method"))
    try:
        return state_of(seen)
    except Undecided as open_question:
        raise row.lost("state", open_question.code, open_question.why) from None


def _amount(table: Table, row: Row, state: State | None) -> int | None:
    """A paid row without an amount would make every sum wrong, so it is lost; others may."""
    if table.has("amount") and state is not None and state not in UNPAID:
        return row.need("amount", money)
    return row.may("amount", money)


def _refunded(
    row: Row, state: State | None, amount: int | None, refund: Refund | None
) -> int | None:
    if state in UNPAID or (amount == 0 and state is not None):
        return 0
    if refund is None or state is None:
        return None
    if refund is Refund.UNKNOWN:
        row.doubt("aftersales", "new_aftersales", "没见过这个售后状态，退款未知", "。")
        return None
    if refund is Refund.PARTIAL:
        row.note(
            "refund_unknown",
            "{n} 行只退了一部分（首个在第 {row} 行），订单文件不含退款金额，退款和退后金额未知；"
            "请另外导入售后单。",
        )
        return None
    if refund is Refund.PENDING:
        row.note("refund_pending", "{n} 行的售后还在处理（首个在第 {row} 行），按尚未退款计。")
        return 0
    if refund is Refund.NONE and state == "refunded":
        row.note(
            "closed_without_refund",
            "{n} 行付款后关闭，却没有退款记录（首个在第 {row} 行），退款未知。",
        )
        return None
    if refund is Refund.NONE:
        return 0
    row.note(
        "refund_derived",
        "{n} 行已退款（首个在第 {row} 行）：订单文件不含退款金额，按应付金额全额推算；"
        "以售后单和动账明细为准。",
    )
    if state != "refunded":
        row.note(
            "refund_maybe_partial",
            "推算为全额退款的行里有 {n} 行订单没有关闭（首个在第 {row} 行），可能只退了一部分。",
        )
    return amount


def _doubt_repeated_total(row: Row, amount: int) -> None:
    """An amount above pieces × price + freight may be the whole order's, repeated on each line."""
    try:
        unit, count = money(row.text("unit")), integer(row.text("qty"))
        freight = money(row.text("freight")) or 0
    except Unreadable:
        return
    if unit and count and amount > unit * count + freight:
        row.note(
            "above_price",
            "{n} 行的应付金额大于 单价×数量+运费（首个在第 {row} 行）："
            "若整单金额在每行重复，成交金额会偏大，请核对。",
        )
