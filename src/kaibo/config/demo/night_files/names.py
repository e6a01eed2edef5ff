"""What things are called in the composed files: the shop, its account, its goods, all marked 演示."""

from __future__ import annotations

from kaibo.config.demo import story
from kaibo.sim.night import Night

NICKNAME = story.PLAN.shop
ACCOUNT = "yanshi_hufu"
CREATOR = "7999000000000000001"
#: What a simulated traffic source is called by 罗盘, and by 抖店.
CHANNELS = {
    "follow": ("关注", "关注"),
    "recommend": ("直播推荐", "直播推荐"),
    "short_video": ("短视频引流", "短视频引流"),
    "paid": ("千川PC版", "千川"),
    "search": ("搜索", "搜索"),
    "card": ("", "商品卡"),
    "video": ("", "短视频"),
}
GENRES = {"live": "直播", "video": "短视频", "card": "商品卡"}
GIFT = "【演示】起泡网 1 个（赠品）"


def show_id(night: Night) -> str:
    """The platform's number of the show."""
    return f"7599{night.start // 1000:010d}{night.seed % 100_000:05d}"


def title(night: Night, product: int) -> str:
    """The title of the product at this place in the plan."""
    return f"【演示】{night.plan.products[product].title}"


def sku(night: Night, product: int) -> str:
    """The shop's own code of it."""
    return night.plan.products[product].id.upper()
