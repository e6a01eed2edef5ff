"""Composed order rows under the platforms' headers, for the tests of the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Cells = Mapping[str, str]


def tmall(order: str, total: str, paid: str = "", refund: str = "0.00", **more: str) -> Cells:
    kept = f"{float(total) - float(refund):.2f}" if paid else "0.00"
    return {
        "订单编号": order,
        "总金额": total,
        "买家实际支付金额": kept,
        "订单创建时间": "2026-02-20 23:59:54",
        "订单付款时间": paid,
        "退款金额": refund,
        **more,
    }


def douyin(order: str, line: str, amount: str = "10.00", **more: str) -> Cells:
    return {
        "主订单编号": order,
        "子订单编号": line,
        "商品数量": "1",
        "订单应付金额": amount,
        "订单提交时间": "2026/09/07 08:00:00",
        "支付完成时间": "2026/09/07 08:00:09",
        "订单状态": "已发货",
        "售后状态": "-",
        **more,
    }


def money(report: Mapping[str, Any]) -> tuple[int | None, ...]:
    return tuple(report[name] for name in ("orders", "paid_orders", "gross", "refunded", "net"))
