"""The columns of the 罗盘 minute file, and what each tells of its stretch.

What happens is a tick and may be added up. People are not: someone who is there in two minutes is
in both, so numbers of people are samples of their stretch.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

#: `tick.<name>` → the names of its column.
COUNTS: dict[str, tuple[str, ...]] = {
    "impressions": ("直播间曝光次数", "曝光次数"),
    "views": ("观看次数", "直播间观看次数", "进入次数", "进入直播间次数"),
    "leaves": ("离开次数", "离开直播间次数"),
    "comments": ("评论次数", "直播间评论次数", "评论数"),
    "likes": ("点赞次数", "直播间点赞次数", "点赞数"),
    "shares": ("分享次数", "直播间分享次数", "分享数"),
    "gifts": ("打赏次数", "送礼次数"),
    "follows": ("新增粉丝数", "直播间新增粉丝数", "新增关注数"),
    "unfollows": ("取关粉丝数",),
    "live_club_joins": ("新加直播团人数", "新增直播团人数"),
    "shopping_club_joins": ("新加购物团人数", "新增购物团人数"),
    "product_views": ("商品曝光次数", "直播间商品曝光次数"),
    "product_clicks": ("商品点击次数", "直播间商品点击次数"),
    "orders_created": ("创建订单数",),
    "orders_paid": ("成交订单数", "直播间成交订单数"),
    "orders_net_1h": ("净成交订单数",),
    "items_paid": ("成交件数", "直播间成交件数"),
    "orders_refunded": ("退款订单数", "直播间退款订单数"),
}
MONEY: dict[str, tuple[str, ...]] = {
    "gmv": ("成交金额", "直播间成交金额"),
    "buyer_paid": ("用户支付金额", "直播间用户支付金额"),
    "net_1h": ("净成交金额",),
    "refund": ("退款金额", "直播间退款金额"),
    "spend": ("消耗", "千川消耗", "投放消耗", "整体消耗"),
}
#: `sample.<name>` → the names of its column: people, and who is there.
PEOPLE: dict[str, tuple[str, ...]] = {
    "online": ("实时在线人数", "在线人数"),
    "peak_online": ("最高在线人数",),
    "avg_online": ("平均在线人数",),
    "impression_viewers": ("直播间曝光人数", "曝光人数"),
    "viewers": ("进入人数", "进入直播间人数", "观看人数", "直播间观看人数"),
    "leavers": ("离开人数", "离开直播间人数"),
    "interactors": ("互动人数", "直播间互动人数"),
    "product_viewers": ("商品曝光人数", "直播间商品曝光人数"),
    "product_clickers": ("商品点击人数", "直播间商品点击人数"),
    "buyers": ("成交人数", "直播间成交人数"),
}

LAYOUT = Layout(
    id="douyin_minutes",
    title="罗盘流量综合趋势分析",
    id_key="time",
    columns=(
        Column("time", ("时间", "统计时间", "数据时间"), required=True),
        Column("account", ("主播抖音号", "抖音号")),
        Column("nickname", ("主播昵称", "达人昵称")),
        *(Column(name, names) for name, names in (COUNTS | MONEY | PEOPLE).items()),
    ),
    # A row of these is a show, an order or a product.
    foreign=("直播开始时间", "开播时间", "主订单编号", "子订单编号", "订单号", "商品ID", "场次id"),
)
