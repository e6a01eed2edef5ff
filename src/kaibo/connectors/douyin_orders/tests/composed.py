"""A composed row of a 抖店 order file, and ways to read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.order_line import OrderLine
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table, write_csv
from kaibo.connectors.douyin_orders.layout import LAYOUT
from kaibo.connectors.douyin_orders.parse import parse
from kaibo.connectors.douyin_orders.tests.headers import LONG_A

SHIPPED = {
    "主订单编号": "\t6917000000000000001",
    "子订单编号": "\t6917000000000000002",
    "选购商品": "玉米糁 5斤装",
    "商品ID": "\t3700000000000000001",
    "商家编码": "YMS-5",
    "商品数量": "2",
    "商品金额": "29.90",
    "商品单价": "29.90",
    "订单应付金额": "54.80",
    "运费": "0.00",
    "订单提交时间": "2026/09/07 08:55:37",
    "支付完成时间": "2026/09/07 08:55:59",
    "订单状态": "已发货",
    "售后状态": "-",
    "取消原因": "-",
    "收件人": "##密文甲",
    "收件人手机号": "$$密文乙",
    "详细地址": "浙江省杭州市西湖区文三路90号",
    "达人ID": "\t7592000000000000001",
    "达人昵称": "测试达人",
    "流量体裁": "直播",
    "流量渠道": "直播推荐",
    "流量来源": "推荐流量",
    "流量类型": "非广告",
    "平台实际承担优惠金额": "1.00",
    "商家实际承担优惠金额": "4.00",
    "达人实际承担优惠金额": "0.00",
}


def read(
    path: Path, header: Sequence[str], *rows: Mapping[str, object]
) -> tuple[list[OrderLine], Problems]:
    write_csv(path / "f.csv", table(header, rows), "gb18030")
    opened = open_table(path / "f.csv", [LAYOUT], Problems())
    return list(parse(opened, "Asia/Shanghai")), opened.problems


def one(path: Path, header: Sequence[str] = LONG_A, **changes: object) -> OrderLine:
    (line,), _ = read(path, header, SHIPPED | changes)
    return line


def codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in problems.kept]
