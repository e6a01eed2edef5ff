"""Files as a platform exports them, composed: a show of 罗盘 and orders of one November evening."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

COMPASS = (
    "主播昵称,主播抖音号,直播开始时间,直播结束时间,直播间观看人数,直播间观看次数,评论次数,"
    "直播间成交订单数,直播间成交金额,直播间成交件数,直播间成交人数"
).split(",")
ORDERS = (
    "主订单编号,子订单编号,选购商品,商品ID,商品数量,商品金额,订单应付金额,订单提交时间,"
    "支付完成时间,订单状态,售后状态,收件人手机号,流量体裁"
).split(",")
SHOP = "晚风女装"


def table(header: Sequence[str], *rows: Mapping[str, str]) -> bytes:
    """A file as a platform exports it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([row.get(name, "-") for name in header] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def aired(start: str, end: str, gmv: str = "300.00", **more: str) -> dict[str, str]:
    """A show of 罗盘, on the evening of 10 November 2026."""
    return {
        "主播昵称": SHOP,
        "主播抖音号": "-",
        "直播开始时间": f"2026/11/10 {start}",
        "直播结束时间": f"2026/11/10 {end}",
        "直播间观看人数": "120",
        "直播间成交金额": gmv,
        **more,
    }


def order(number: int, at: str, amount: str, **more: str) -> dict[str, str]:
    """An order of one line, placed and paid on that evening."""
    return {
        "主订单编号": f"\t69170000000000{number:05d}",
        "子订单编号": f"\t69180000000000{number:05d}",
        "选购商品": "羊毛开衫",
        "商品ID": "\t7001",
        "商品数量": "1",
        "商品金额": amount,
        "订单应付金额": amount,
        "订单提交时间": f"2026/11/10 {at}",
        "支付完成时间": f"2026/11/10 {at}",
        "订单状态": "已发货",
        "收件人手机号": "13812345678",
        "流量体裁": "直播",
        **more,
    }
