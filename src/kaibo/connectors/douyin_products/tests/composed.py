"""A 大屏 product list made up for the tests: the platform's field names over our own figures."""

from __future__ import annotations

from kaibo.connectors.base.tests.composed import columns

HEADERS = columns("""
商品ID 商品名称 直播间上架时间 到手价 库存 活动库存 讲解次数 近5分钟商品点击次数 近5分钟成交金额
商品曝光人数 商品点击人数 曝光-点击转化率 曝光-成交转化率 点击-成交转化率 商品千次曝光成交
累计成交金额 分钟最高成交金额 累计成交件数 累计成交订单数 创建订单数 未支付订单数 订单支付率
预售订单数 预售定金金额 预售全款金额 退款订单数 退款金额 退款率
""")

FIRST: dict[str, object] = {
    "商品ID": "\t3700000000000000001",
    "商品名称": "冷榨亚麻籽油 500ml, 两瓶🌾",
    "直播间上架时间": "2026/03/01 20:05:30",
    "到手价": "￥59.90",
    "库存": "1.2万",
    "活动库存": "300",
    "讲解次数": "4",
    "近5分钟商品点击次数": "35",
    "近5分钟成交金额": "299.50",
    "商品曝光人数": "2,000",
    "商品点击人数": "500",
    "曝光-点击转化率": "25%",
    "曝光-成交转化率": "5.00%",
    "点击-成交转化率": "0.2",
    "商品千次曝光成交": "905.5",
    "累计成交金额": "6588.90",
    "分钟最高成交金额": "599",
    "累计成交件数": "111",
    "累计成交订单数": "110",
    "创建订单数": "130",
    "未支付订单数": "20",
    "订单支付率": "84.62%",
    "预售订单数": "0",
    "预售定金金额": "0",
    "预售全款金额": "-",
    "退款订单数": "3",
    "退款金额": "179.70",
    "退款率": "2.73%",
}
#: Put into the bag before the other; most of its cells say nothing.
SECOND: dict[str, object] = {
    "商品ID": "3700000000000000002",
    "商品名称": "藜麦",
    "直播间上架时间": "2026/03/01 20:01:00",
    "讲解次数": "0",
    "累计成交金额": "-",
}

FIGURES: dict[str, int] = {
    "pitches": 4,
    "product_viewers": 2_000,
    "product_clickers": 500,
    "product_clicks_5min": 35,
    "items_paid": 111,
    "orders_paid": 110,
    "orders_created": 130,
    "unpaid_orders": 20,
    "presale_orders": 0,
    "orders_refunded": 3,
    "stock": 12_000,
    "promo_stock": 300,
    "gmv": 658_890,
    "gmv_5min": 29_950,
    "gmv_best_minute": 59_900,
    "presale_deposit": 0,
    "refund": 17_970,
    "final_price": 5_990,
    "product_view_buy_rate_ppm": 50_000,
    "click_buy_rate_ppm": 200_000,
    "gpm_product_ppm": 905_500,
}
