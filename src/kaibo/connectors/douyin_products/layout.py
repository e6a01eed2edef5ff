"""The columns of the 罗盘 大屏 product list, and the figure of a product each one is.

Its rates are worked out from their parts. Two of them count buyers, who have no column in the
known exports: those are read as printed, unless a file has the buyers after all.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

#: `report.<name>` → the names of its column.
COUNTS: dict[str, tuple[str, ...]] = {
    "pitches": ("讲解次数", "商品讲解次数"),
    "product_viewers": ("商品曝光人数",),
    "product_views": ("商品曝光次数",),
    "product_clickers": ("商品点击人数",),
    "product_clicks": ("商品点击次数",),
    "product_clicks_5min": ("近5分钟商品点击次数", "近5分钟点击次数"),
    "buyers": ("累计成交人数", "成交人数"),
    "items_paid": ("累计成交件数", "成交件数"),
    "orders_paid": ("累计成交订单数", "成交订单数"),
    "orders_created": ("创建订单数",),
    "unpaid_orders": ("未支付订单数",),
    "presale_orders": ("预售订单数",),
    "orders_refunded": ("退款订单数",),
    "stock": ("库存",),
    "promo_stock": ("活动库存",),
}
MONEY: dict[str, tuple[str, ...]] = {
    "gmv": ("累计成交金额",),
    "gmv_5min": ("近5分钟成交金额",),
    "gmv_best_minute": ("分钟最高成交金额",),
    "presale_deposit": ("预售定金金额",),
    "presale_full": ("预售全款金额",),
    "refund": ("退款金额",),
    "final_price": ("到手价",),
}
#: Printed ratios, each with the figures that make it superfluous.
SHARES: dict[str, tuple[tuple[str, ...], tuple[str, str]]] = {
    "product_view_buy_rate_ppm": (
        ("曝光-成交转化率", "商品曝光-成交转化率"),
        ("buyers", "product_viewers"),
    ),
    "click_buy_rate_ppm": (
        ("点击-成交转化率", "商品点击-成交转化率"),
        ("buyers", "product_clickers"),
    ),
}
PER_THOUSAND: dict[str, tuple[tuple[str, ...], tuple[str, str]]] = {
    "gpm_product_ppm": (("商品千次曝光成交", "商品千次曝光成交金额"), ("gmv", "product_views")),
}

LAYOUT = Layout(
    id="douyin_products",
    title="罗盘大屏商品列表",
    id_key="product",
    columns=(
        Column("product", ("商品ID", "商品编号", "product_id"), required=True),
        Column("listed", ("直播间上架时间", "上架时间")),
        *(Column(name, names, required=name == "gmv") for name, names in (COUNTS | MONEY).items()),
        *(Column(name, names) for name, (names, _) in (SHARES | PER_THOUSAND).items()),
    ),
    # Order lines, and lists of products of several shows.
    foreign=("主订单编号", "子订单编号", "场次id", "直播标题"),
)
