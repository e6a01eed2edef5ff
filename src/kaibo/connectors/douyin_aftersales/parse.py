"""抖店 after-sales rows to refunds, one a ticket.

What the columns mean here:

- **amount** is 退商品金额 of a ticket whose 售后状态 says that the money went back: the buyer's own
  money for the goods. 退支付优惠, which goes back to the platform that bore the coupon, is not in
  it, nor is 退运费金额, which stands in `x.freight_refund`.
- **0** when the ticket was refused, closed or ended in an exchange, and while it is still open: up
  to now nothing has gone back. What is asked for is no refund yet.
- **unknown** for a state nobody has met, unless 用户到账时间 or 商家退款时间 proves the refund.
- **refunded_at** is 用户到账时间, when the buyer has the money, else 商家退款时间.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.joined import line_of
from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.douyin_aftersales.words import Money, kind_of, money_of, shipped_of
from kaibo.kit.sheets.exported import identity, moment, money
from kaibo.kit.sheets.texts import says_nothing
from kaibo.live.events import MAX_ID, Event

PLATFORM = "douyin"
CUR = "CNY"
#: The times a row may prove; 自动处理截止时间 lies ahead and proves nothing.
_TIMES = ("asked", "agreed", "refunded", "arrived", "closed", "finished")


def parse(table: Table, given: Given) -> Iterator[Event]:
    """One `order.refund` a ticket; rows that cannot be used are left in `table.problems`."""
    if not table.has("goods"):
        text = "文件没有「退商品金额」列，退款金额未知。"
        table.problems.add(None, "退商品金额", None, "no_column", text)
    for row in table.rows():
        try:
            yield _refund(table, row, given)
        except RowLost:
            continue


def _refund(table: Table, row: Row, given: Given) -> Event:
    ticket, order = row.need("ticket", identity), row.need("order", identity)
    times = {key: row.may(key, lambda text: moment(text, given.tz)) for key in _TIMES}
    where = _where(row, times)
    back_at = times["arrived"] if times["arrived"] is not None else times["refunded"]
    refunded_at = back_at if where is Money.BACK else None
    known = [time for time in times.values() if time is not None]
    kind, sent = row.text("kind"), row.text("shipped")
    said: dict[str, Any] = {
        "platform": PLATFORM,
        "ticket": ticket,
        "refunded_at": refunded_at,
        "freight_refund": _sum(table, row, "freight", where),
        "kind": kind_of(kind),
        "shipped": shipped_of(kind, sent),
        "reason": _short(row.words("reason")),
        "asked": times["asked"],
        "state": _short(row.words("state")),
        "as_of": given.as_of,
    }
    return Event(
        id=f"{given.file_id}:{row.number}",
        kind="order.refund",
        order=order,
        line=line_of(row),
        product=row.may("product", identity),
        sku=_short(row.words("sku")),
        amount=_sum(table, row, "goods", where),
        cur=CUR,
        ts=refunded_at if refunded_at is not None else max(known, default=given.as_of),
        x={key: value for key, value in said.items() if value is not None},
    )


def _where(row: Row, times: dict[str, int | None]) -> Money:
    """Where the money is: by the word, else by the times; unknown when the two disagree."""
    word = row.text("state")
    found = money_of(word)
    proved = times["arrived"] is not None or times["refunded"] is not None
    if found is Money.UNKNOWN and proved:
        return Money.BACK
    if found is Money.UNKNOWN and says_nothing(word):
        row.doubt("state", "no_state", "没有售后状态，也没有退款时间，退款未知", "。")
    elif found is Money.UNKNOWN:
        row.doubt("state", "new_aftersales", "没见过这个售后状态，退款未知", "。")
    elif found is Money.KEPT and times["arrived"] is not None:
        row.doubt("state", "state_disagrees", "没有退款的状态，却有用户到账时间，退款未知", "。")
        return Money.UNKNOWN
    return found


def _sum(table: Table, row: Row, key: str, where: Money) -> int | None:
    """What has gone back of one column, in fen."""
    if where is Money.UNKNOWN:
        return None
    if where is not Money.BACK:
        return 0
    value = row.may(key, money)
    if key == "goods" and table.has(key) and says_nothing(row.text(key)):
        row.doubt(key, "empty_cell", "已退款，却没有金额")
    return value


def _short(text: str | None) -> str | None:
    return text[:MAX_ID] if text else None
