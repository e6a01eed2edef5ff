"""Who and what the demo is about: names, prices and words, all of them invented."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.kit.clock import HOUR, MINUTE, SECOND
from kaibo.sim import demo_shop
from kaibo.sim.plan import Product

PLAN = demo_shop.PLAN
ROOM = PLAN.room
#: Everything that names the room or the show says that it is composed.
ROOM_TITLE = "演示直播间（合成数据）"
SHOW_TITLE = "演示：护肤小店循环自播（合成数据）"
PLATFORM = "other"
TEMPLATE = "loop_18min_5links"
#: Who has pressed what no person pressed: kept in the log as `x.by`.
BY = "demo"

SHIFT_MS = 2 * HOUR
#: The third shift is there to be handed over to.
SHIFTS = 3
SLOT_MS = SHIFTS * SHIFT_MS
#: The show began on the last half hour before this.
BEFORE_MS = SHIFT_MS + MINUTE
ARMED_MS = 10 * MINUTE
READING_MS = 30 * MINUTE

LEAD, LEAD_USERNAME = "小满", "lead"
#: Who sits at the second window.
FLOOR, FLOOR_USERNAME, FLOOR_DUTIES = "周舟", "zhouzhou", ("floor",)
#: In the order of their shifts; the first comes back for the third.
HOSTS = demo_shop.HOSTS


@dataclass(frozen=True, slots=True)
class Good:
    """A product of the shop and what the line-up says of it. Money in fen."""

    product: Product
    short: str
    category: str
    regular_price: int
    offer: str
    talk_share: int


_LINE_UP = (
    ("面膜", "面膜", 2990, "福利款，每人限购 2 盒", 1200),
    ("洁面", "洁面", 6900, "直播间立减 20 元，送起泡网 1 个", 2800),
    ("面霜", "乳液面霜", 16800, "直播间立减 40 元，送同款 5 克小样", 3100),
    ("水乳", "护肤套装", 29900, "两件成套立减 60 元，送分装瓶 1 套", 1800),
    ("喷雾", "化妆水", 3990, "直播间立减 10 元", 1100),
)
GOODS = tuple(
    Good(product, *words) for product, words in zip(demo_shop.PRODUCTS, _LINE_UP, strict=True)
)

BAG_NAME = "保湿面膜单片 20 份"


@dataclass(frozen=True, slots=True)
class Scene:
    """Something the floor wrote down, so many ms into the show."""

    at: int
    kind: str
    text: str


SCENES = (
    Scene(9 * MINUTE, "note", "暖场五分钟偏长，下一班压到三分钟"),
    Scene(47 * MINUTE, "highlight", "面霜半边脸对比，可以剪一条"),
    Scene(68 * MINUTE, "note", "互动问答先答发货时间，客服已备好说法"),
    Scene(104 * MINUTE, "note", "请副播把号牌换成大字的，镜头里看不清"),
)

#: The mark that is there to be set right: in this pitch (its number, from 1) of this product the
#: desk pressed the other one.
WRONG_PRODUCT, WRONG_PITCH, PRESSED_INSTEAD = "demo-3", 3, "demo-4"
WRONG_NOTICED_MS = 80 * SECOND
WRONG_NOTE = "这一段讲的是 3 号面霜，讲解按成了 4 号，下播前在时间线上改回来"

HANDOVER_MS = 60 * SECOND
HANDOVER_WORD = "1 号下一批库存已核对；水乳备货少，放单前先看库存"
