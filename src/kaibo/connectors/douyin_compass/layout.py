"""The columns of 罗盘 直播间明细, and the total each one is.

Ratios the file prints are left alone, because their numerators and denominators stand beside
them; the manifest lists every column that is not read and why. The avatar is none of ours.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

#: Column → `report.<name>`, by what its cells hold.
COUNTS: dict[str, str] = {
    "直播间曝光次数": "impressions",
    "直播间曝光人数": "impression_viewers",
    "直播间观看次数": "views",
    "直播间观看人数": "viewers",
    "直播激励观看次数": "incentive_views",
    "最高在线人数": "peak_online",
    "平均在线人数": "avg_online",
    "评论次数": "comments",
    "新加直播团人数": "live_club_joins",
    "新加购物团人数": "shopping_club_joins",
    "新增粉丝数": "follows",
    "取关粉丝数": "unfollows",
    "带货商品数": "products_listed",
    "直播间商品曝光人数": "product_viewers",
    "直播间商品点击人数": "product_clickers",
    "直播间商品曝光次数": "product_views",
    "直播间商品点击次数": "product_clicks",
    "直播间成交订单数": "orders_paid",
    "直播间成交件数": "items_paid",
    "直播间成交人数": "buyers",
    "直播间退款订单数": "orders_refunded",
    "直播间退款人数": "refund_buyers",
    "预售订单数": "presale_orders",
    "净成交订单数": "orders_net_1h",
    "1小时退款订单数": "orders_refunded_1h",
    "消费券使用量": "voucher_uses",
}
MONEY: dict[str, str] = {
    "直播间成交金额": "gmv",
    "直播间用户支付金额": "buyer_paid",
    "直播间退款金额": "refund",
    "预估佣金支出": "commission_due",
    "预售全款金额": "presale_full",
    "投放消耗(店铺绑定)": "spend_bound",
    "投放消耗(店铺被投)": "spend_promoted",
    "净成交金额": "net_1h",
    "1小时退款金额": "refund_1h",
    "消费券引导支付金额": "voucher_paid",
    "消费券补贴金额": "voucher_subsidy",
}
MINUTES: dict[str, str] = {"人均观看时长(分钟)": "stay_ms"}
SHARES: dict[str, str] = {"观看老粉占比": "returning_fan_ppm"}

LAYOUT = Layout(
    id="douyin_compass",
    title="抖音罗盘直播间明细",
    id_key="start",
    columns=(
        Column("start", ("直播开始时间",), required=True),
        Column("end", ("直播结束时间",), required=True),
        Column("account", ("主播抖音号", "抖音号")),
        Column("nickname", ("主播昵称",)),
        *(
            Column(name, (title,))
            for titles in (COUNTS, MONEY, MINUTES, SHARES)
            for title, name in titles.items()
        ),
    ),
)
