"""生意参谋 直播 订单明细 made up for the tests: the platform's real headers over our own orders."""

from __future__ import annotations

from kaibo.connectors.base.tests.composed import columns

HEADERS = columns("""
直播标题 开播时间 场次id 代播主播名称 会员名 直播间粉丝层级 商品id 商品标题 商品一级类目 父订单 子订单
下单时间 支付时间 支付金额 确认收货时间 确认收货金额 代播id
""")

#: The same order as the one that stands alone in 宝贝明细, paid after midnight.
SOLD: dict[str, object] = {
    "直播标题": "山货开仓",
    "开播时间": "2026-03-01 20:00:00",
    "场次id": "400000000000000001",
    "代播主播名称": "小满🌾",
    "会员名": "测试会员",
    "直播间粉丝层级": "铁粉",
    "商品id": "600000000000000001",
    "商品标题": "黄小米, 5斤",
    "商品一级类目": "粮油",
    "父订单": '="4100000000000000001"',
    "子订单": '="4100000000000000001"',
    "下单时间": "2026-03-01 23:59:54",
    "支付时间": "2026-03-02 00:00:02",
    "支付金额": "109.80",
    "确认收货时间": "2026-03-08 10:00:00",
    "确认收货金额": "99.80",
    "代播id": "2200000001",
}
#: One of two lines of an order; the shop's own host was on air.
PART = SOLD | {
    "代播主播名称": "--",
    "代播id": "-",
    "会员名": "-",
    "父订单": "4100000000000000010",
    "子订单": "4100000000000000011",
    "支付金额": "50.00",
    "确认收货时间": "",
    "确认收货金额": "",
}
