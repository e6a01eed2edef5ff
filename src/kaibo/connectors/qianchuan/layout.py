"""The columns of 千川 全域 reports, and what each of them is.

Ratios and costs per order are left alone where both their sides stand beside them. Columns of
素材 prove a report of videos, which says nothing of a room and is not read.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

DAY = ("日期", "统计日期", "时间-天")
HOUR = ("时间-小时", "小时", "时段", "时间")
ACCOUNT = ("抖音号名称", "抖音号")
SPEND = ("整体消耗", "消耗", "总消耗")

#: Name of the total or tick → the column's names. Money, then counts, of all that the ads brought.
MONEY: dict[str, tuple[str, ...]] = {
    "spend": SPEND,
    "ad_gmv": ("整体成交金额",),
    "ad_buyer_paid": ("用户实际支付金额",),
    "ad_net_gmv": ("净成交金额",),
    "ad_net_buyer_paid": ("用户实际支付净成交金额",),
    "ad_coupon": ("整体成交智能优惠券金额", "智能优惠券金额"),
    "ad_subsidy": ("电商平台补贴金额",),
    "ad_presale": ("整体未完结预售订单预估金额",),
    "ad_refund_1h": ("1小时内退款金额",),
    "ad_refund": ("直播间退款金额",),
}
COUNTS: dict[str, tuple[str, ...]] = {
    "ad_orders": ("整体成交订单数",),
    "ad_orders_net": ("净成交订单数",),
    "ad_orders_refunded_1h": ("1小时内退款订单数",),
    "ad_impressions": ("整体展示次数", "整体展现次数"),
    "ad_clicks": ("整体点击次数",),
}
#: Of the room as a whole, whether ads brought the viewer or not.
ROOM_COUNTS: dict[str, tuple[str, ...]] = {
    "impressions": ("直播间整体曝光次数",),
    "follows": ("直播间整体新增粉丝数",),
    "comments": ("直播间评论次数",),
    "product_views": ("直播间商品曝光次数",),
    "product_clicks": ("直播间商品点击次数",),
    "shares": ("分享次数",),
    "gifts": ("打赏次数",),
}
#: People do not add up over stretches.
PEOPLE: dict[str, tuple[str, ...]] = {"viewers": ("直播间整体观看人数",)}
#: Shares of one whose numerator or denominator is not in the report.
SHARES: dict[str, tuple[str, ...]] = {
    "ad_settled_ppm": ("净成交金额结算率",),
    "ad_orders_settled_ppm": ("净成交订单结算率",),
    "view_buy_ppm": ("观看成交转化率",),
    "entry_ppm": ("曝光观看率(次数)",),
    "share_ppm": ("分享率",),
    "like_ppm": ("点赞率",),
}
STAY: dict[str, tuple[str, ...]] = {"stay_ms": ("直播间平均停留时长(整场)",)}

_VIDEO = ("素材ID", "素材名称", "素材视频名称")


def _columns(names: dict[str, tuple[str, ...]]) -> tuple[Column, ...]:
    return tuple(Column(key, titles, required=key == "spend") for key, titles in names.items())


def _by_stretch(
    ident: str, title: str, columns: tuple[Column, ...], foreign: tuple[str, ...]
) -> tuple[Layout, Layout]:
    """The layouts of one report by day and by hour."""
    day = Layout(
        ident,
        title,
        (Column("day", DAY, required=True), *columns),
        id_key="day",
        foreign=(*_VIDEO, *foreign),
    )
    hour = Layout(
        f"{ident}_hours",
        f"{title}（分小时）",
        (Column("hour", HOUR, required=True), Column("day", DAY), *columns),
        id_key="hour",
        foreign=(*_VIDEO, *foreign),
    )
    return day, hour


_OF_ADS = (*_columns(MONEY), *_columns(COUNTS))

LIVE = _by_stretch(
    "qianchuan_live",
    "千川全域直播分析",
    (
        Column("account", ACCOUNT, required=True),
        *_OF_ADS,
        *_columns(ROOM_COUNTS),
        *_columns(PEOPLE),
    ),
    ("计划ID", "商品ID"),
)
PLANS = _by_stretch(
    "qianchuan_plans",
    "千川全域推广计划",
    (
        Column("plan", ("计划ID",), required=True),
        Column("plan_name", ("计划名称",)),
        Column("account", ACCOUNT),
        *_OF_ADS,
    ),
    (),
)
PRODUCTS = _by_stretch(
    "qianchuan_products",
    "千川全域推广商品",
    (
        Column("product", ("商品ID",), required=True),
        Column("product_name", ("商品名称",)),
        Column("account", ACCOUNT),
        *_OF_ADS,
    ),
    ("计划ID",),
)
SCREEN = Layout(
    "qianchuan_screen",
    "千川直播大屏",
    (
        Column("start", ("直播开始时间", "开播时间"), required=True),
        Column("end", ("直播结束时间", "下播时间")),
        Column("account", ACCOUNT),
        Column("ident", ("直播间ID",)),
        *_OF_ADS,
        *_columns(ROOM_COUNTS),
        *_columns(PEOPLE),
        *_columns(SHARES),
        *_columns(STAY),
    ),
    id_key="start",
    foreign=(*_VIDEO, "计划ID", "商品ID"),
)
