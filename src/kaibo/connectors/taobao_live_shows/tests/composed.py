"""Shows made up for the tests: the platform's real headers over our own figures."""

from __future__ import annotations

from kaibo.connectors.base.tests.composed import columns

SHOWS = columns("""
直播标题 场次id 开播时间 直播间观看次数 直播间观看人数 新增粉丝数 转粉率 商品点击人数 商品点击次数
商品点击率 商品加购人数 商品加购件数 成交转化率 成交人数 成交件数 成交笔数 成交金额 互动率
""")
AGENCY = columns("""
开播时间 场次标题 开播时长(分钟) 直播间浏览人数 直播间浏览次数 封面图点击率 人均停留时长(秒) 互动率
新增粉丝量 种草成交金额(元) 引导进店次数
""")

#: A show that begins a second before midnight.
SHOW: dict[str, object] = {
    "直播标题": "山货🌾开仓，联系13800138000",
    "场次id": '="400000000000000001"',
    "开播时间": "2026-03-01 23:59:59",
    "直播间观看次数": "5,000",
    "直播间观看人数": "1.2万",
    "新增粉丝数": "0",
    "转粉率": "0.00%",
    "商品点击人数": "800",
    "商品点击次数": "1600",
    "商品点击率": "32.00%",
    "商品加购人数": "90",
    "商品加购件数": "130",
    "成交转化率": "5.00%",
    "成交人数": "40",
    "成交件数": "55",
    "成交笔数": "48",
    "成交金额": "3210.50",
    "互动率": "2.9%",
}
NEXT_SHOW = SHOW | {
    "直播标题": "-",
    "场次id": "'400000000000000002",
    "开播时间": "2026/03/02 20:00:00",
    "成交金额": "0.00",
    "互动率": "-",
}
#: `report.<name>` of the first row, worked out by hand.
TOTALS: dict[str, int] = {
    "views": 5_000,
    "viewers": 12_000,
    "follows": 0,
    "product_clickers": 800,
    "product_clicks": 1_600,
    "cart_adders": 90,
    "cart_items": 130,
    "buyers": 40,
    "items_paid": 55,
    "orders_paid": 48,
    "gmv": 321_050,
    "interaction_rate_ppm": 29_000,
}

RUN: dict[str, object] = {
    "开播时间": "2026-03-01 20:00:00",
    "场次标题": "晚场",
    "开播时长(分钟)": "270.5",
    "直播间浏览人数": "4000",
    "直播间浏览次数": "5000",
    "封面图点击率": "4.21%",
    "人均停留时长(秒)": "63.5",
    "互动率": "0.031",
    "新增粉丝量": "120",
    "种草成交金额(元)": "9000.5",
    "引导进店次数": "77",
}
OPEN_RUN = RUN | {"开播时间": "2026-03-02 20:00:00", "开播时长(分钟)": "-", "场次标题": "次日"}
RUN_TOTALS: dict[str, int] = {
    "air_ms": 16_230_000,
    "views": 5_000,
    "viewers": 4_000,
    "follows": 120,
    "shop_visits": 77,
    "seed_gmv": 900_050,
    "cover_click_rate_ppm": 42_100,
    "interaction_rate_ppm": 31_000,
    "stay_ms": 63_500,
}
