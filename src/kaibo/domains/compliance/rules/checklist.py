"""The list of the day before a show: what is looked at, by whom, and by which article. [plain]

Field notes §7, T-24 h. An item the system can look at answers by itself; the others a person ticks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ItemState(StrEnum):
    """How an item stands. `NOT_MEANT`: the show has nothing of the kind, or a person said so."""

    OK = "ok"
    OPEN = "open"
    NOT_MEANT = "not_meant"


class Group(StrEnum):
    """What an item is about."""

    GOODS = "goods"
    PRICE = "price"
    WORDS = "words"
    PEOPLE = "people"
    ROOM = "room"


GROUP_LABELS: dict[str, str] = {
    Group.GOODS: "商品与资质",
    Group.PRICE: "价格与机制",
    Group.WORDS: "话术与画面",
    Group.PEOPLE: "人员",
    Group.ROOM: "直播间",
}


@dataclass(frozen=True, slots=True)
class Item:
    """`is_looked_at`: the system answers it; `blocks`: while open, what we do outward waits."""

    key: str
    group: Group
    title: str
    basis: str
    is_looked_at: bool = False
    blocks: bool = False


ITEMS: tuple[Item, ...] = (
    Item("forbidden", Group.GOODS, "没有禁止或限制在直播间卖的商品", "办法33", True, True),
    Item("licences", Group.GOODS, "每个商品该有的资质都在册", "办法27", True, True),
    Item("expiry", Group.GOODS, "资质和凭证在开播后 30 天内不到期", "办法27", True),
    Item("prices", Group.PRICE, "到手价、脚本、商品卡一致", "价欺规定19、20", True, True),
    Item("price_basis", Group.PRICE, "划线价、对比价有依据", "价欺规定16", True),
    Item("gifts", Group.PRICE, "赠品写明名称和数量", "价欺规定18；广告法8", True),
    Item("stock", Group.PRICE, "承诺的库存不超过实有库存", "价欺规定19", True),
    Item("shipping", Group.PRICE, "发货时效写明", "电商法20", True),
    Item(
        "lottery",
        Group.PRICE,
        "福袋、抽奖：单份不超过 5 万元，数量或概率、条件、时间已公示",
        "反法11",
    ),
    Item("coupons", Group.PRICE, "券和活动都已配置并用小号下过测试单", "价欺规定20"),
    Item("aftersale", Group.PRICE, "退换、价保、赔付的说法和页面一致", "消保法25"),
    Item("texts", Group.WORDS, "脚本、口令、贴片已查，要凭证的都有凭证", "办法27、30", True),
    Item("labels", Group.WORDS, "广告、AI、保健食品警示语的标识素材已备好", "广告法14；标识办法"),
    Item("emergency", Group.WORDS, "应急话术和更正口径在场控手里", "办法31"),
    Item("hosts", Group.PEOPLE, "每位上播的主播（含替班）已实名登记并报备", "办法28", True),
    Item(
        "who_may",
        Group.PEOPLE,
        "三品一械只由品牌人员介绍；专业内容由有资质的人讲",
        "广告法16、18",
        True,
    ),
    Item("minors", Group.PEOPLE, "没有 16 岁以下主播和 10 岁以下代言", "未保法76；广告法38"),
    Item("face", Group.ROOM, "账号名、头像、标题、封面合规", "办法29"),
    Item("set", Group.ROOM, "布景、道具、着装合规：无国旗国徽、无违规字样", "办法29、30"),
    Item("seller", Group.ROOM, "实际经营者信息持续可见，或一跳可达", "办法26"),
    Item("rights", Group.ROOM, "音乐、图片、肖像有授权", "民法典1019"),
)
BY_KEY = {item.key: item for item in ITEMS}
