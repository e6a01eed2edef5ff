"""The sheets of a single-show workbook, and what their cells are called.

The same figure goes by the same name on every sheet, so one vocabulary serves the sheets of pairs
(one row of names over one of values, or a name beside its value), the channels and the products.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout, header_name

BASICS = "基本信息"
OVERALL = "直播间总体数据"
FUNNEL = "流量&转化-转化漏斗"
SOCIAL = "互动&人群&售后"
CHANNELS = "流量分析-渠道分析"
PRODUCTS = "商品数据"
VIDEOS = "流量&转化-短视频引流"
SKUS = "SKU数据"

#: Sheets of pairs; of a figure that stands on several, the first of these has the word.
PAIR_SHEETS = (BASICS, OVERALL, FUNNEL, SOCIAL)
#: Sheets nobody reads: a video and a SKU have no place in what the log keeps of a show.
UNREAD_SHEETS = (VIDEOS, SKUS)
KNOWN_SHEETS = (*PAIR_SHEETS, CHANNELS, PRODUCTS, *UNREAD_SHEETS)
#: The others could be in anybody's workbook.
TELLING = frozenset(map(header_name, (OVERALL, FUNNEL, SOCIAL, CHANNELS, VIDEOS)))

#: `report.<name>` → the names of its cell.
COUNTS: dict[str, tuple[str, ...]] = {
    "impressions": ("直播间曝光次数", "曝光次数"),
    "impression_viewers": ("直播间曝光人数", "曝光人数"),
    "views": ("直播间观看次数", "观看次数"),
    "viewers": ("直播间观看人数", "观看人数"),
    "organic_viewers": ("自然流量观看人数",),
    "paid_viewers": ("付费流量观看人数",),
    "peak_online": ("最高在线人数",),
    "avg_online": ("平均在线人数",),
    "comments": ("评论次数",),
    "likes": ("点赞次数",),
    "shares": ("分享次数",),
    "interactors": ("互动人数",),
    "follows": ("新增粉丝数",),
    "unfollows": ("取关粉丝数",),
    "live_club_joins": ("新加直播团人数",),
    "shopping_club_joins": ("新加购物团人数",),
    "products_listed": ("带货商品数",),
    "pitches": ("讲解次数",),
    "product_viewers": ("商品曝光人数", "直播间商品曝光人数"),
    "product_views": ("商品曝光次数", "直播间商品曝光次数"),
    "product_clickers": ("商品点击人数", "直播间商品点击人数"),
    "product_clicks": ("商品点击次数", "直播间商品点击次数"),
    "buyers": ("成交人数", "直播间成交人数"),
    "orders_paid": ("成交订单数", "直播间成交订单数", "累计成交订单数"),
    "items_paid": ("成交件数", "直播间成交件数", "累计成交件数"),
    "orders_created": ("创建订单数",),
    "unpaid_orders": ("未支付订单数",),
    "presale_orders": ("预售订单数",),
    "orders_refunded": ("退款订单数", "直播间退款订单数"),
    "refund_buyers": ("退款人数", "直播间退款人数"),
    "orders_net_1h": ("净成交订单数",),
    "orders_refunded_1h": ("1小时退款订单数",),
}
MONEY: dict[str, tuple[str, ...]] = {
    "gmv": ("成交金额", "直播间成交金额", "累计成交金额"),
    "buyer_paid": ("用户支付金额", "直播间用户支付金额"),
    "net_1h": ("净成交金额",),
    "refund": ("退款金额", "直播间退款金额"),
    "refund_1h": ("1小时退款金额",),
    "presale_full": ("预售全款金额",),
    "presale_deposit": ("预售定金金额",),
    "spend": ("千川消耗", "投放消耗"),
}
#: All are `report.stay_ms`; where the name is silent about the unit, the cell has to say it.
STAYS: dict[str, tuple[str, ...]] = {
    "stay_minutes": ("人均观看时长(分钟)", "平均观看时长(分钟)"),
    "stay_seconds": ("人均观看时长(秒)", "平均观看时长(秒)"),
    "stay_worded": ("人均观看时长", "平均观看时长"),
}
#: Printed, in yuan per thousand; superfluous where both its parts are in the file.
GPM, GPM_NAMES, GPM_PARTS = "gpm_watch_ppm", ("千次观看成交金额", "GPM"), ("gmv", "views")

FIGURES: tuple[Column, ...] = tuple(
    Column(name, names) for name, names in (COUNTS | MONEY | STAYS).items()
)
#: Cells of words and times.
TEXTS: tuple[Column, ...] = (
    Column("span", ("直播时间", "直播时段"), required=True),
    Column("start", ("直播开始时间", "开播时间")),
    Column("end", ("直播结束时间", "下播时间")),
    Column("show", ("直播间ID", "直播场次ID", "场次ID")),
    Column("title", ("直播标题", "直播间标题", "场次标题")),
    Column("account", ("主播抖音号", "抖音号")),
    Column("nickname", ("主播昵称", "达人昵称", "直播账号")),
)

PAIRS = Layout("douyin_show_book", "单场数据", (*TEXTS, *FIGURES, Column(GPM, GPM_NAMES)), "span")
CHANNEL_TABLE = Layout(
    id="douyin_show_book.channels",
    title=CHANNELS,
    columns=(Column("channel", ("渠道名称", "渠道", "流量渠道"), required=True), *FIGURES),
    id_key="channel",
)
PRODUCT_TABLE = Layout(
    id="douyin_show_book.products",
    title=PRODUCTS,
    columns=(
        Column("product", ("商品ID", "商品编号"), required=True),
        Column("title", ("商品名称", "商品标题")),
        *FIGURES,
    ),
    id_key="product",
)
TABLES: dict[str, Layout] = {CHANNELS: CHANNEL_TABLE, PRODUCTS: PRODUCT_TABLE}
