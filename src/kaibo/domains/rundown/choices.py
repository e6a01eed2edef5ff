"""The fixed lists of rundown, by the words of docs/words.md."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


def worded(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Labels as a model's choices; as plain texts, so that a migration needs nothing of ours."""
    return [(str(code), label) for code, label in labels.items()]


class PlanKind(StrEnum):
    """How a plan runs: once from top to bottom, or as a loop with one-offs beside it."""

    LINEAR = "linear"
    LOOP = "loop"


KIND_LABELS: dict[str, str] = {PlanKind.LINEAR: "专场顺序", PlanKind.LOOP: "循环"}


class BlockKind(StrEnum):
    """Whom a block of script text speaks to, or what it is about."""

    HOST_LINE = "host_line"
    COHOST = "cohost"
    CONSOLE = "console"
    INTERACTION = "interaction"
    SCREEN = "screen"
    COMPLIANCE_NOTE = "compliance_note"


BLOCK_LABELS: dict[str, str] = {
    BlockKind.HOST_LINE: "主播话术",
    BlockKind.COHOST: "副播动作",
    BlockKind.CONSOLE: "中控操作",
    BlockKind.INTERACTION: "互动",
    BlockKind.SCREEN: "画面",
    BlockKind.COMPLIANCE_NOTE: "合规提示",
}


class Lane(StrEnum):
    """What a segment is, at a glance; the page gives each lane its ink."""

    OPENING = "opening"
    TALK = "talk"
    RUN_THROUGH = "run_through"
    INTERACTION = "interaction"
    WELFARE = "welfare"
    BRIDGE = "bridge"
    ENCORE = "encore"
    ENDING = "ending"


LANE_LABELS: dict[str, str] = {
    Lane.OPENING: "开场",
    Lane.TALK: "讲解",
    Lane.RUN_THROUGH: "过款",
    Lane.INTERACTION: "互动",
    Lane.WELFARE: "福利",
    Lane.BRIDGE: "转款",
    Lane.ENCORE: "返场",
    Lane.ENDING: "收尾",
}


class CueKind(StrEnum):
    """What a cue asks for; every value is an identifier of docs/words.md."""

    PIN = "pin"
    UNPIN = "unpin"
    LIST_ITEM = "list_item"
    UNLIST_ITEM = "unlist_item"
    RESTOCK = "restock"
    RELEASE = "release"
    PRICE_REVEAL = "price_reveal"
    PRICE_CHECK = "price_check"
    COUPON = "coupon"
    LUCKY_BAG = "lucky_bag"
    RED_PACKET = "red_packet"
    FLASH_SALE = "flash_sale"
    GUIDING_LINE = "guiding_line"
    CLOSING = "closing"
    PAY_REMINDER = "pay_reminder"
    BRIDGE = "bridge"
    SCENE = "scene"
    OVERLAY = "overlay"
    PROP = "prop"
    PUSH = "push"
    AD_ADJUST = "ad_adjust"
    READING = "reading"
    HANDOVER = "handover"
    NOTE = "note"


CUE_LABELS: dict[str, str] = {
    CueKind.PIN: "弹讲解",
    CueKind.UNPIN: "收卡",
    CueKind.LIST_ITEM: "上架",
    CueKind.UNLIST_ITEM: "下架",
    CueKind.RESTOCK: "补库",
    CueKind.RELEASE: "放单",
    CueKind.PRICE_REVEAL: "报价",
    CueKind.PRICE_CHECK: "三价核对",
    CueKind.COUPON: "优惠券",
    CueKind.LUCKY_BAG: "福袋",
    CueKind.RED_PACKET: "红包",
    CueKind.FLASH_SALE: "秒杀",
    CueKind.GUIDING_LINE: "引导语",
    CueKind.CLOSING: "逼单",
    CueKind.PAY_REMINDER: "催付",
    CueKind.BRIDGE: "转款",
    CueKind.SCENE: "画面",
    CueKind.OVERLAY: "贴片",
    CueKind.PROP: "道具",
    CueKind.PUSH: "推词",
    CueKind.AD_ADJUST: "投放调整",
    CueKind.READING: "手报",
    CueKind.HANDOVER: "交接",
    CueKind.NOTE: "场记",
}
