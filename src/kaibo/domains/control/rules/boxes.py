"""The twelve boxes of a hand reading (手报): what each is, in which unit, and by which names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BoxUnit(StrEnum):
    """What the whole number in a box counts."""

    COUNT = "count"
    MONEY = "money"  # minor unit of the room's currency
    TIME = "ms"


@dataclass(frozen=True, slots=True)
class Box:
    """One box. `id` is its name in the log (`x.boxes`); `zh` is printed; `spoken` is the unit as
    people say it; `names` are what big screens and teams call exactly this number."""

    id: str
    zh: str
    unit: BoxUnit
    spoken: str
    names: tuple[str, ...]


#: A name stands for one number only. 观看人数 is not 观看次数, 点击人数 not 点击次数, and 进人 alone
#: may be a minute's or an hour's: such names are left out and what they carry is kept as it is.
BOXES: tuple[Box, ...] = (
    Box(
        "online", "在线", BoxUnit.COUNT, "人", ("在线人数", "实时在线", "实时在线人数", "当前在线")
    ),
    Box(
        "views",
        "累计场观",
        BoxUnit.COUNT,
        "人次",
        ("场观", "累计观看", "累计观看次数", "累计观看人次", "观看次数", "观看人次"),
    ),
    Box(
        "inflow",
        "进人/h",
        BoxUnit.COUNT,
        "人次/小时",
        ("进人/小时", "每小时进人", "近1小时进人", "小时进人"),
    ),
    Box(
        "stay",
        "人均停留",
        BoxUnit.TIME,
        "分:秒",
        ("人均停留时长", "平均停留", "平均停留时长", "人均观看时长", "人均看播时长"),
    ),
    Box("product_clicks", "商品点击", BoxUnit.COUNT, "次", ("商品点击次数", "商品点击人次")),
    Box(
        "orders_paid",
        "成交单",
        BoxUnit.COUNT,
        "单",
        ("成交单数", "成交订单", "成交订单数", "支付订单数", "支付单数"),
    ),
    Box("buyers", "成交人数", BoxUnit.COUNT, "人", ("支付人数", "成交用户数", "支付买家数")),
    Box(
        "gmv",
        "成交额",
        BoxUnit.MONEY,
        "元",
        ("成交金额", "直播间成交金额", "累计成交金额", "支付金额", "GMV"),
    ),
    Box("spend", "消耗", BoxUnit.MONEY, "元", ("投放消耗", "广告消耗", "千川消耗", "累计消耗")),
    Box(
        "follows",
        "新粉",
        BoxUnit.COUNT,
        "人",
        ("新增粉丝", "新增粉丝数", "新增关注", "涨粉", "涨粉数"),
    ),
    Box("club_joins", "加团", BoxUnit.COUNT, "人", ("加团人数", "新加粉丝团", "新增粉丝团")),
    Box("violations", "违规", BoxUnit.COUNT, "次", ("违规次数", "违规数")),
)

BOX_BY_ID: dict[str, Box] = {box.id: box for box in BOXES}
#: Every name, folded as `pasted` folds a label, and the box it stands for.
BOX_BY_NAME: dict[str, Box] = {
    name.casefold(): box for box in BOXES for name in (box.zh, *box.names)
}
