"""The columns of 生意参谋 分场次 and of the agency's list of shows, and the total each one is.

Ratios whose numerator and denominator stand beside them (转粉率, 商品点击率, 成交转化率) are left
alone; 互动率 and 封面图点击率 have none and are kept in parts per million.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

#: Column → `report.<name>` of 分场次, by what its cells hold.
SHOW_COUNTS: dict[str, str] = {
    "直播间观看次数": "views",
    "直播间观看人数": "viewers",
    "新增粉丝数": "follows",
    "商品点击人数": "product_clickers",
    "商品点击次数": "product_clicks",
    "商品加购人数": "cart_adders",
    "商品加购件数": "cart_items",
    "成交人数": "buyers",
    "成交件数": "items_paid",
    "成交笔数": "orders_paid",
}
SHOW_MONEY: dict[str, str] = {"成交金额": "gmv"}
SHOW_SHARES: dict[str, str] = {"互动率": "interaction_rate_ppm"}

#: The same of the agency's list. 种草成交 counts later purchases too: it is not the room's sales.
AGENCY_COUNTS: dict[str, str] = {
    "直播间浏览次数": "views",
    "直播间浏览人数": "viewers",
    "新增粉丝量": "follows",
    "引导进店次数": "shop_visits",
}
AGENCY_MONEY: dict[str, str] = {"种草成交金额": "seed_gmv"}
AGENCY_SHARES: dict[str, str] = {
    "封面图点击率": "cover_click_rate_ppm",
    "互动率": "interaction_rate_ppm",
}
AGENCY_SECONDS: dict[str, str] = {"人均停留时长(秒)": "stay_ms"}


def _figures(*maps: dict[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, (title,)) for titles in maps for title, name in titles.items())


SHOWS = Layout(
    id="taobao_live_shows",
    title="生意参谋直播分场次",
    id_key="start",
    columns=(
        Column("start", ("开播时间",), required=True),
        Column("ident", ("场次id",), required=True),
        Column("title", ("直播标题",)),
        *_figures(SHOW_COUNTS, SHOW_MONEY, SHOW_SHARES),
    ),
    # Products and orders of shows also name the show.
    foreign=("商品id", "子订单"),
)
AGENCY = Layout(
    id="taobao_agency_shows",
    title="淘宝直播机构场次",
    id_key="start",
    columns=(
        Column("start", ("开播时间",), required=True),
        Column("minutes", ("开播时长(分钟)",), required=True),
        Column("title", ("场次标题",)),
        *_figures(AGENCY_COUNTS, AGENCY_MONEY, AGENCY_SHARES, AGENCY_SECONDS),
    ),
    foreign=("商品id", "子订单"),
)
