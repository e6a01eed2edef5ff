"""The fixed lists of selection, by the words of docs/words.md."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a product is there for."""

    TRAFFIC = "traffic_role"
    WELFARE = "welfare_role"
    HERO = "hero_role"
    MARGIN = "margin_role"
    REGULAR = "regular_role"
    CLEARANCE = "clearance_role"
    IMAGE = "image_role"


ROLE_LABELS: dict[str, str] = {
    Role.TRAFFIC: "引流款",
    Role.WELFARE: "福利款",
    Role.HERO: "爆款",
    Role.MARGIN: "利润款",
    Role.REGULAR: "常规款",
    Role.CLEARANCE: "清仓款",
    Role.IMAGE: "形象款",
}


class Kind(StrEnum):
    """What kind of show it is."""

    STORE = "store_run"
    CREATOR = "creator_run"
    AGENCY = "agency_run"
    SINGLE_BRAND = "single_brand"
    MIXED = "mixed"


KIND_LABELS: dict[str, str] = {
    Kind.STORE: "自播",
    Kind.CREATOR: "达播",
    Kind.AGENCY: "代播",
    Kind.SINGLE_BRAND: "专场",
    Kind.MIXED: "混场",
}


class Status(StrEnum):
    """How far the plan is. What happens on air is in the room's log and nowhere else."""

    PLANNED = "planned"
    ARMED = "armed"
    CLOSED = "closed"


STATUS_LABELS: dict[str, str] = {
    Status.PLANNED: "筹备中",
    Status.ARMED: "已备播",
    Status.CLOSED: "已收档",
}


class Tier(StrEnum):
    """Who may read a figure: everybody, who may read cost, who may read profit."""

    OPEN = "open"
    COST = "cost"
    PROFIT = "profit"


TIER_RIGHTS: dict[str, str] = {
    Tier.OPEN: "product.read",
    Tier.COST: "money.cost.read",
    Tier.PROFIT: "money.profit.read",
}

PLATFORM_LABELS: dict[str, str] = {
    "douyin": "抖音",
    "taobao": "淘宝",
    "kuaishou": "快手",
    "wechat_channels": "视频号",
    "xiaohongshu": "小红书",
    "tiktok": "TikTok Shop",
    "other": "其他平台",
}
