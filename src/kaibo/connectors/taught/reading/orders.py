"""Rows of a taught order table to `order.state`.

- **amount** is what the person named as such: what the buyer had to pay for the row.
- **paid**: a payment time proves it, also one whose time of day is missing; else the state.
- **refunded** is the column of that meaning; without one, an after-sale that says its money has
  gone back is taken to be the whole amount, and marked derived. Unpaid rows have nothing refunded.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.connectors.base.order_line import UNPAID, OrderLine, order_events
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.taught.reading.meant import Meant, account_of, count, short
from kaibo.connectors.taught.reading.words import genre_of, gone_back, says_refunded, state_of
from kaibo.kit.sheets.exported import happened, identity
from kaibo.kit.sheets.texts import says_nothing
from kaibo.live.events import Event
from kaibo.live.mask import viewer_hash

PROVIDES = ("order.state",)


def read(table: Table, meant: Meant) -> Iterator[Event]:
    """The order lines of the table; rows that cannot be used are left in its problems."""
    for row in table.rows():
        try:
            line = _line(row, meant)
        except RowLost:
            continue
        yield from order_events(line, meant.given, meant.platform)


def _line(row: Row, meant: Meant) -> OrderLine:
    order = row.need("order", identity)
    refunded = row.may("refunded", meant.money("refunded"))
    went_back = True if says_refunded(row.text("state")) else _went_back(row)
    paid_word = happened(row.text("paid")) if meant.has("paid") else None
    state = state_of(row.text("state"), paid=paid_word, went_back=bool(went_back or refunded))
    if state is None:
        why = "看不出是否付过款：订单状态没有说明，也没有付款时间"
        raise row.lost("state" if meant.has("state") else "paid", "new_state", why)
    money = meant.money("amount")
    amount = row.may("amount", money) if state in UNPAID else row.need("amount", money)
    derived = False
    if state in UNPAID:
        refunded = 0
    elif refunded is None and not meant.has("refunded"):
        refunded, derived = _concluded(row, meant, amount, went_back)
    buyer = row.text("buyer")
    return OrderLine(
        shop=row.words("shop"),
        order=order,
        line=row.may("line", identity),
        product=row.may("product", identity),
        sku=short(row, "sku"),
        title=row.words("title"),
        qty=row.may("qty", count),
        amount=amount,
        refunded=refunded,
        created=row.may("created", meant.moment),
        paid=row.may("paid", meant.moment),
        state=state,
        buyer=None if says_nothing(buyer) else viewer_hash(meant.given.key, meant.platform, buyer),
        row_no=row.number,
        refund_derived=derived,
        account=account_of(row),
        host_name=row.words("host_name"),
        genre=genre_of(row.text("genre")),
        channel=row.words("channel"),
        platform_bears=row.may("platform_bears", meant.money("platform_bears")),
        shop_bears=row.may("shop_bears", meant.money("shop_bears")),
        creator_bears=row.may("creator_bears", meant.money("creator_bears")),
    )


def _went_back(row: Row) -> bool | None:
    word = row.text("aftersales")
    if word in ("是", "已退"):
        return True
    return gone_back(word)


def _concluded(
    row: Row, meant: Meant, amount: int | None, went_back: bool | None
) -> tuple[int | None, bool]:
    """(fen that went back, whether that is derived) of a paid row without a refund column."""
    if went_back:
        row.note(
            "refund_derived",
            "{n} 行已退款（首个在第 {row} 行）：表里没有退款金额，按应付金额全额推算。",
        )
        return amount, bool(amount)
    if not meant.has("aftersales"):
        return None, False
    word = row.text("aftersales")
    if went_back is None and not says_nothing(word) and word not in ("无", "否"):
        row.doubt("aftersales", "new_aftersales", "看不出退了多少，退款未知", "。")
        return None, False
    return 0, False
