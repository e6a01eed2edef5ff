"""The columns of 生意参谋 直播 分商品, and the total each one is."""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

#: Column → `report.<name>` of one product in one show, by what its cells hold.
COUNTS: dict[str, str] = {
    "商品点击人数": "product_clickers",
    "商品点击次数": "product_clicks",
    "加购商品件数": "cart_items",
    "加购人数": "cart_adders",
    "成交人数": "buyers",
    "成交件数": "items_paid",
    "成交笔数": "orders_paid",
}
MONEY: dict[str, str] = {"成交金额": "gmv"}

LAYOUT = Layout(
    id="taobao_live_products",
    title="生意参谋直播分商品",
    id_key="product",
    columns=(
        Column("product", ("商品id",), required=True),
        Column("start", ("开播时间",), required=True),
        Column("show_ident", ("场次id",), required=True),
        *(Column(name, (title,)) for titles in (COUNTS, MONEY) for title, name in titles.items()),
    ),
    # The order file also names product and show.
    foreign=("子订单",),
)
