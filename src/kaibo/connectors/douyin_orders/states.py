"""What 抖店's words mean: was it paid, and how much of it went back?

Words change with the platform's releases, so each is recognised by what it must contain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from kaibo.connectors.base.order_line import State
from kaibo.kit.sheets.texts import says_nothing

_STATES: tuple[tuple[str, State], ...] = (
    ("待确认|[待未][付支]|待付尾款", "created"),
    ("部分发货|已发货|待收货", "shipped"),
    ("待发货|备货|待成团|已[付支]|待出库|待配货", "paid"),
    ("已签收|已收货", "signed"),
    ("已完成|交易成功|交易完成", "done"),
    ("关闭|取消|退款", "closed"),
)


class Refund(Enum):
    """What the after-sales cell says has happened to the money."""

    NONE = "none"
    PENDING = "pending"
    FULL = "full"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


#: Asked in this order, because 同意退款，退款中 also holds 退款 and 部分退款成功 also 退款成功.
_REFUNDS: tuple[tuple[str, Refund], ...] = (
    ("部分退|部分商品退", Refund.PARTIAL),
    ("关闭|撤销|取消|拒绝|失败|无售后|未退款", Refund.NONE),
    ("换货|补寄|维修|重发", Refund.NONE),
    ("退款成功|退款完成|已全额退款|全额退款成功|已退款", Refund.FULL),
    ("^待|等待|中$|中[,，]|待处理|待审核|申请", Refund.PENDING),
)


class Undecided(ValueError):
    """Nothing in the row tells whether the order was paid; `why` completes a sentence."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code
        self.why = why


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a row says about payment. `has_paid_time` is None where the file has no such column;
    `refund` is None where it has no after-sales column."""

    word: str
    has_paid_time: bool | None
    refund: Refund | None
    reason: str = ""
    method: str = ""


def refund_of(word: str) -> Refund:
    """What one word of 售后状态 says about the money; "" and "-" say there was no after-sale."""
    if says_nothing(word) or word == "无":
        return Refund.NONE
    return next((kind for pattern, kind in _REFUNDS if re.search(pattern, word)), Refund.UNKNOWN)


def refund_of_cell(cell: str) -> Refund:
    """The same for a cell that may join several sub-orders: 退款成功;- is a partial refund."""
    kinds = {refund_of(word.strip()) for word in re.split("[;；|]", cell)}
    if len(kinds) == 1:
        return kinds.pop()
    if Refund.UNKNOWN in kinds:
        return Refund.UNKNOWN
    return Refund.PARTIAL if kinds & {Refund.FULL, Refund.PARTIAL} else Refund.PENDING


def state_of(seen: Evidence) -> State | None:
    """The state of a line; None where the file has neither state nor payment time.

    A payment time or money that went back proves payment, whatever the word says. 已关闭 without
    either was never paid. Cash on delivery is paid when the order is done. Raises Undecided.
    """
    empty = says_nothing(seen.word)
    known = next((state for pattern, state in _STATES if re.search(pattern, seen.word)), None)
    went_back = seen.refund in (Refund.FULL, Refund.PARTIAL)
    if seen.has_paid_time or went_back:
        if known == "closed" or (known is None and went_back):
            return "refunded"
        return known if known and known != "created" else "paid"
    if known in ("paid", "shipped", "signed") and "货到付款" in seen.method:
        return "created"
    if known == "closed" and seen.has_paid_time is None and seen.refund is None:
        if not re.search("未支付|未付款|超时", seen.reason):
            why = "没有支付时间和售后状态，无法判断关闭前是否付过款"
            raise Undecided("payment_unknown", why)
    elif known is None and not empty:
        why = "没见过这个订单状态，又没有支付时间，无法判断是否付款"
        raise Undecided("new_state", why)
    if known is None and seen.has_paid_time is False:
        return "created"
    return known
