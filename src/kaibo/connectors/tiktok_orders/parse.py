"""TikTok Shop order rows to order lines.

What the words mean here:

- **A row** is one SKU of one order. There is no line number: the line is the SKU, and where an
  order lists one SKU twice (in two parcels, or bought and given), the second is `<SKU>#2`.
- **amount** is SKU Subtotal After Discount: what the buyer pays for the goods of the line, the
  platform's and the seller's discount taken off (用户支付金额). SKU Platform Discount is kept beside
  it, so that amount + platform_bears is what TikTok calls gross revenue. Freight, taxes, service
  fees and payment discounts belong to the whole order and to no line. Order Amount repeats on each
  line and is never read.
- **refunded** see `refunds`; the platform prints it for the order.
- **paid** is a Paid Time; without that column the state decides.
- **time** of a file is day first or month first as the file as a whole tells (`base.dates`); where it
  does not, one problem asks for another export, and rows that have no other time are lost: they would
  stand at the moment of the export, in whatever show runs then.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from kaibo.connectors.base.currency import Money, money
from kaibo.connectors.base.dates import DayOrder, is_open
from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.order_line import UNPAID, OrderLine, State
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.tiktok_orders.attribution import (
    buyer_of,
    channel_of,
    currency_of,
    genre_of,
)
from kaibo.connectors.tiktok_orders.layout import TIMES
from kaibo.connectors.tiktok_orders.refunds import Back
from kaibo.connectors.tiktok_orders.states import Evidence, is_known, is_on_delivery, state_of
from kaibo.connectors.tiktok_orders.sums import sums_of
from kaibo.connectors.tiktok_orders.survey import Survey, survey
from kaibo.connectors.tiktok_orders.whole_orders import Read, Sold, whole_order
from kaibo.kit.sheets.exported import happened, identity, integer
from kaibo.kit.sheets.texts import Unreadable, says_nothing

#: No order has more lines; beyond it a broken file is told in pieces.
MAX_LINES = 1_000
_NO_COLUMN = {
    "created": "文件没有「Created Time」列，下单时间未知。",
    "order_refund": "文件没有「Order Refund Amount」列，只知道整单取消的退款，其余退款未知。",
}


def parse(table: Table, given: Given) -> Iterator[Sold]:
    """The order lines of an opened file, the rows of one order together; rows that cannot be used
    are left in `table.problems`. Memory holds the rows of one order."""
    for column, text in _NO_COLUMN.items():
        if not table.has(column):
            title = table.layout.column(column).title
            table.problems.add(None, title, None, "no_column", text)
    read = _rows(table, given, survey(table, given.tz))
    for _, lines in groupby(read, key=lambda one: one.sold.line.order):
        while piece := list(islice(lines, MAX_LINES)):
            yield from whole_order(piece, table.problems)


def _rows(table: Table, given: Given, file: Survey) -> Iterator[Read]:
    for row in table.rows():
        try:
            yield _row(table, row, given, file)
        except RowLost:
            continue


def _row(table: Table, row: Row, given: Given, file: Survey) -> Read:
    order, sku = row.need("order", identity), row.need("line", identity)
    created, paid = _times(row, given.tz, file.days)
    named = currency_of(row) or file.cur

    def amount_of(text: str) -> Money | None:
        return money(text, given.tz, named)

    printed = row.may("order_refund", amount_of)
    state = _state(table, row, printed)
    must = state is not None and state not in UNPAID
    sums = sums_of(row, amount_of, must)
    cur = sums.cur or named
    if cur is None and sums.amount is not None:
        row.note(
            "no_currency",
            "{n} 行没有写币种（首个在第 {row} 行），按直播间的币种计；越南盾、日元请先确认时区选对。",
        )
    pieces = row.may("qty_back", _count)
    line = OrderLine(
        shop=row.words("shop"),
        order=order,
        line=sku,
        product=None,
        sku=row.words("sku") or sku,
        title=row.words("title"),
        qty=row.may("qty", _count),
        amount=sums.amount,
        refunded=None,
        created=created,
        paid=paid,
        state=state,
        buyer=buyer_of(row, given.key),
        row_no=row.number,
        account=row.words("account"),
        genre=genre_of(row),
        channel=channel_of(row),
        platform_bears=sums.platform,
        shop_bears=sums.shop,
    )
    untouched = table.has("back") and says_nothing(row.text("back")) and not pieces
    sure = _sure(line, _minor(printed), untouched)
    back = Back(line.amount, _minor(printed), pieces, sure, state == "refunded")
    return Read(Sold(line, cur), back, row.text("package"))


def _times(row: Row, tz: str, days: DayOrder) -> tuple[int | None, int | None]:
    """When the line was created and paid, UTC ms. Raises RowLost where nobody can tell the day of
    either from its month."""
    if days.first is None:
        said = [key for key in TIMES if not says_nothing(row.text(key))]
        if said and all(is_open(row.text(key)) for key in said):
            raise days.lost(row, said[0])
    created, paid = (days.may(row, key, tz) for key in TIMES)
    return created, paid


def _sure(line: OrderLine, printed: int | None, untouched: bool) -> int | None:
    """The refund of a line for which nothing need be printed; None where it must be."""
    if line.state in UNPAID or (line.amount == 0 and line.state is not None):
        return 0
    if line.state == "refunded" and not printed:
        return line.amount
    return 0 if untouched and printed is None and line.state not in (None, "refunded") else None


def _state(table: Table, row: Row, printed: Money | None) -> State | None:
    has_paid_time = happened(row.text("paid")) if table.has("paid") else None
    word, subword = row.text("state"), row.text("substate")
    method = row.text("method")
    state = state_of(
        Evidence(word, subword, has_paid_time, row.text("back"), method, _minor(printed))
    )
    if not is_known(word):
        row.doubt("state", "new_state", "没见过这个订单状态", _by_other(state))
    elif state is None:
        why = "没有支付时间，无法判断取消前是否付过款" if word else "没有写状态"
        row.doubt("state", "payment_unknown", why, "，是否付款按未知处理。")
    if state == "created" and is_on_delivery(method):
        row.note(
            "on_delivery",
            "{n} 行货到付款还没有签收（首个在第 {row} 行），按未付计；TikTok 下单时就计入 GMV。",
        )
    return state


def _by_other(state: State | None) -> str:
    return "，是否付款按未知处理。" if state is None else "，按付款时间和子状态处理。"


def _minor(amount: Money | None) -> int | None:
    return None if amount is None else amount.minor


def _count(text: str) -> int | None:
    value = integer(text)
    if value is not None and not 0 <= value <= 10**9:
        raise Unreadable("bad_integer", "件数应为 0 到 10 亿")
    return value
