"""Composed after-sales tickets under the real header of the 抖店 export."""

from __future__ import annotations

from collections.abc import Mapping

from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import columns, table
from kaibo.connectors.base.tests.properties import events_of, read_rows
from kaibo.connectors.douyin_aftersales.format import AFTERSALES
from kaibo.live.events import Event

#: 50 columns.
HEADER = columns("""
售后单号 订单号 商品单号 商品名称 商品ID 应付金额（元） 商品运费（元） 支付优惠（元） 商品税费（元）
商品发货状态 售后类型 退商品金额（元） 退运费金额（元） 退支付优惠（元） 退税费金额（元） 售后状态
售后申请时间 退款方式 是否已上传退款凭证 售后原因 售后原因标签 退货物流单号 退货异常 退货发货时间
退货物流公司 自动处理截止时间 同意售后申请时间 商家退款时间 用户到账时间 售后关闭时间 商家退货地址
商家退货联系人姓名 商家退货联系人电话 仲裁状态 纠纷责任方 是否极速退款 是否拒签后退款 发货物流单号
发货物流状态 换货物流单号 退货物流状态 售后完结时间 订单备注 用户售后说明 售后备注 操作人 协商记录
换货商品信息 商家编码 门店名称
""")

RETURNED = {
    "售后单号": "'140000000000000001",
    "订单号": "\t6917000000000000001",
    "商品单号": "\t6917000000000000002",
    "商品名称": "玉米糁 5斤装",
    "商品ID": "\t3700000000000000001",
    "应付金额（元）": "54.80",
    "商品发货状态": "已发货",
    "售后类型": "退货退款",
    "退商品金额（元）": "49.80",
    "退运费金额（元）": "5.00",
    "退支付优惠（元）": "2.00",
    "售后状态": "同意退款，退款成功",
    "售后申请时间": "2026/09/09 10:00:00",
    "售后原因": "不想要了 加我13800138000",
    "自动处理截止时间": "2026/09/20 10:00:00",
    "同意售后申请时间": "2026/09/09 11:00:00",
    "商家退款时间": "2026/09/12 09:00:00",
    "用户到账时间": "2026/09/12 09:00:30",
    "商家退货地址": "浙江省杭州市西湖区文三路90号",
    "商家退货联系人姓名": "张三",
    "售后完结时间": "2026/09/12 09:00:31",
    "用户售后说明": "电话13900139000",
    "商家编码": "YMS-5",
}
BEFORE_SHIPPING = RETURNED | {
    "售后单号": "'140000000000000002",
    "售后类型": "未发货仅退款",
    "商品发货状态": "未发货",
    "退商品金额（元）": "54.80",
    "退运费金额（元）": "0.00",
    "用户到账时间": "-",
}
PENDING = RETURNED | {
    "售后单号": "'140000000000000003",
    "售后状态": "待商家收货",
    "商家退款时间": "-",
    "用户到账时间": "-",
    "售后完结时间": "-",
}
CLOSED = PENDING | {
    "售后单号": "'140000000000000004",
    "售后状态": "售后关闭",
    "售后关闭时间": "2026/09/10 00:00:00",
}
EXCHANGED = PENDING | {
    "售后单号": "'140000000000000005",
    "售后类型": "换货",
    "售后状态": "换货成功",
    "退商品金额（元）": "0.00",
}
ROWS = [RETURNED, BEFORE_SHIPPING, PENDING, CLOSED, EXCHANGED]


def read(*rows: Mapping[str, object]) -> tuple[list[Event], Problems]:
    told, problems = read_rows(AFTERSALES, table(HEADER, rows))
    return events_of(told), problems


def one(**changes: object) -> Event:
    (event,), _ = read(RETURNED | changes)
    return event


def said(event: Event, key: str) -> object:
    return (event.x or {}).get(key)


def codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in problems.kept]
