"""What 抖店's after-sales words mean: did the money go back, what was asked for, was it shipped?

Words change with the platform's releases, so each is recognised by what it must contain.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Literal

from kaibo.kit.sheets.texts import says_nothing

Kind = Literal["refund_only", "return", "exchange", "repair", "other"]


class Money(Enum):
    """Where the money of a ticket is."""

    BACK = "back"
    KEPT = "kept"
    PENDING = "pending"
    UNKNOWN = "unknown"


#: Asked in this order: 同意退款，退款成功 holds 同意退款 too, 商家拒绝，待买家处理 also 待.
_MONEY: tuple[tuple[str, Money], ...] = (
    ("退款成功|退款完成|已退款|已全额退款|已部分退款|退款到账", Money.BACK),
    ("关闭|撤销|取消|拒绝|失败|未退款", Money.KEPT),
    ("(换货|补寄|维修|重发)(成功|完成|完结)|已换货|已补寄|已维修", Money.KEPT),
    ("待|等待|处理中|审核|退款中|退货中|换货中|补寄中|维修中|仲裁|申请|同意", Money.PENDING),
)
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("价保|差价|补寄|补偿|赔付", "other"),
    ("换货", "exchange"),
    ("维修", "repair"),
    ("退货", "return"),
    ("退款", "refund_only"),
)


def money_of(word: str) -> Money:
    """Where 售后状态 says the money is; UNKNOWN for a word nobody has met."""
    return next((money for pattern, money in _MONEY if re.search(pattern, word)), Money.UNKNOWN)


def kind_of(word: str) -> Kind | None:
    """What 售后类型 asks for; None where the row does not say."""
    if says_nothing(word):
        return None
    return next((kind for pattern, kind in _KINDS if re.search(pattern, word)), "other")


def shipped_of(kind: str, state: str) -> bool | None:
    """Whether it was asked after shipping, by 售后类型 (已发货仅退款), else by 商品发货状态."""
    for word in (kind, state):
        if "未发货" in word or "待发货" in word:
            return False
        if re.search("已发货|部分发货|已签收|已收货|待收货", word):
            return True
    return None
