"""The columns of 生意参谋 直播 大盘, one row a day, and what each one is.

What may be added up is a `tick.<name>`; people and shares of a day may not and are samples. 种草成交
counts later purchases too: it is not the room's sales.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

#: Column → `tick.<name>`.
COUNTS: dict[str, str] = {
    "开播场次": "shows",
    "直播间浏览次数": "views",
    "直播间新增粉丝数": "follows",
    "商品点击次数": "product_clicks",
}
MONEY: dict[str, str] = {
    "种草成交金额": "seed_gmv",
    "当日确定收货金额": "received",
    "当日成功退款金额": "refunded_ok",
}
#: Column → how many ms its unit has; one of them may stand in the file.
TIMES: dict[str, int] = {
    "开播时长(秒)": 1_000,
    "开播时长(分钟)": 60_000,
    "开播时长(小时)": 3_600_000,
}
#: Column → `sample.<name>`; named for the day, so that no minute of it is taken to have them.
PEOPLE: dict[str, str] = {
    "直播访问人数": "day_viewers",
    "种草成交人数": "day_seed_buyers",
    "商品点击人数": "day_product_clickers",
}
SHARES: dict[str, str] = {"粉丝回访率": "day_fan_return_ppm"}

LAYOUT = Layout(
    id="taobao_live_days",
    title="生意参谋直播大盘",
    id_key="day",
    columns=(
        Column("day", ("统计日期",), required=True),
        *(
            Column(name, (title,))
            for titles in (COUNTS, MONEY, PEOPLE, SHARES)
            for title, name in titles.items()
        ),
        Column("air", ("开播时长",)),
        *(Column(title, (title,)) for title in TIMES),
    ),
    # Shows, products and orders of live shows name the show.
    foreign=("场次id",),
)
