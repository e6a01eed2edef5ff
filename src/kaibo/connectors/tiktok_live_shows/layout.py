"""The columns of Creator-Live-Performance, old and new, and the total each one is.

Ratios and averages the file prints (CTR, CTOR, GPM, AOV, ROAS, rates) are left alone, because their
numerators and denominators stand beside them. Direct and attributed sales are two figures and go
by two names; only gross revenue is `gmv`.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

#: `report.<name>` → the column's names, by what its cells hold.
COUNTS: dict[str, tuple[str, ...]] = {
    "impressions": ("LIVE impressions", "Impressions"),
    "views": ("Views", "观看次数"),
    "viewers": ("Viewers",),
    "peak_online": ("Peak viewers",),
    "follows": ("New followers",),
    "likes": ("Likes",),
    "comments": ("Comments",),
    "shares": ("Shares",),
    "product_views": ("Product impressions",),
    "product_clicks": ("Product clicks", "商品点击量"),
    "items_paid": ("Items sold",),
    "items_attributed": ("Attributed items sold",),
    "buyers": ("Customers",),
    "orders_paid": ("Orders paid for",),
    "orders_attributed": ("Attributed orders", "归因订单数"),
    "sku_orders": ("Attributed SKU orders",),
}
MONEY: dict[str, tuple[str, ...]] = {
    "gmv": ("Gross revenue",),
    "gmv_direct": ("Direct GMV",),
    "gmv_attributed": ("Attributed GMV", "归因 GMV"),
    "spend": ("Ads Cost",),
    "ad_gmv": ("Ads GMV",),
}
SPANS: dict[str, tuple[str, ...]] = {
    "stay_ms": ("Avg. viewing duration per viewer",),
    "stay_view_ms": ("Avg. viewing duration per view", "Avg. view duration"),
}

LAYOUT = Layout(
    id="tiktok_live_shows",
    title="TikTok LIVE 直播明细",
    id_key="start",
    columns=(
        Column("start", ("Start time", "直播开始时间"), required=True),
        Column("end", ("End time", "直播结束时间")),
        Column("duration", ("Duration(s)", "Duration", "直播时长")),
        Column("ident", ("Room ID", "LIVE ID")),
        Column("title", ("Livestream", "Room Title", "直播间信息")),
        Column("account", ("Creator", "Creator name", "Creator handle")),
        *(
            Column(name, names, required=name == "views")
            for columns in (COUNTS, MONEY, SPANS)
            for name, names in columns.items()
        ),
    ),
)
