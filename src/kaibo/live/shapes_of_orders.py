"""What `x` of an order, an after-sale ticket or a movement of an order's money must look like."""

from __future__ import annotations

from typing import Any

from kaibo.live.believable import LATEST_MS, Problem, is_moment, is_whole, not_texts
from kaibo.live.events import MOST
from kaibo.live.orders import GENRES
from kaibo.live.settlement import BOOKS, PARTS

MONEY = ("refunded_total", "refund_1h", "platform_bears")
TIMES = ("created", "paid", "refunded_at")
STATES = frozenset({"created", "paid", "shipped", "signed", "done", "closed", "refunded"})


def order_shape(x: dict[str, Any]) -> Problem:
    """Of `order.state` and `order.fix`."""
    found = _numbers(x) or _as_of(x)
    if found:
        return found
    state, genre = x.get("state"), x.get("genre")
    if state is not None and state not in STATES:
        return "bad_field", f"订单状态 {state!r} 不认识"
    if genre is not None and genre not in GENRES:
        return "bad_field", f"流量体裁 {genre!r} 不认识，应为 " + "、".join(GENRES) + " 之一"
    return not_texts(x, "shop", "platform", "account", "host_name")


def refund_shape(x: dict[str, Any]) -> Problem:
    """Of `order.refund`: an after-sale ticket, known by its number."""
    if not isinstance(x.get("ticket"), str) or not x["ticket"]:
        return "missing_field", "售后单（order.refund）缺少字段 x.ticket（售后单号）"
    return _numbers(x) or _as_of(x) or not_texts(x, "shop", "platform")


def entry_shape(x: dict[str, Any]) -> Problem:
    """Of `order.entry`: a movement of money, known by its book and number."""
    if x.get("book") not in BOOKS:
        return "bad_field", "资金流水 x.book 应为 " + "、".join(BOOKS) + " 之一"
    if not isinstance(x.get("entry"), str) or not x["entry"]:
        return "missing_field", "资金流水（order.entry）缺少字段 x.entry（流水号）"
    for name in PARTS:
        value = x.get(name)
        if value is None:
            continue
        if not is_whole(value):
            return "bad_field", f"字段 x.{name} 应为整数"
        if abs(value) > MOST["amount"]:
            return "out_of_range", f"字段 x.{name} 超出范围（{value}）"
    return _as_of(x) or not_texts(x, "shop", "platform")


def _numbers(x: dict[str, Any]) -> Problem:
    for name in (*MONEY, *TIMES):
        value = x.get(name)
        if value is None:
            continue
        if not is_whole(value):
            return "bad_field", f"字段 x.{name} 应为整数"
        if not 0 <= value <= (MOST["amount"] if name in MONEY else LATEST_MS - 1):
            return "out_of_range", f"字段 x.{name} 超出范围（{value}）"
    return None


def _as_of(x: dict[str, Any]) -> Problem:
    if x.get("as_of") is not None and not is_moment(x["as_of"]):
        return "bad_field", "字段 x.as_of 应为 UTC 毫秒"
    return None
