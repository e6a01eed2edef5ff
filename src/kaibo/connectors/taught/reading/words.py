"""What states and kinds are called, on any platform and in plain sheets.

Words change, so each is recognised by what it must contain; what is not known is unknown.
"""

from __future__ import annotations

import re
from typing import TypeVar

from kaibo.connectors.base.order_line import Genre, State
from kaibo.kit.sheets.texts import says_nothing

T = TypeVar("T")

_STATES: tuple[tuple[str, State], ...] = (
    ("待[付支]|未[付支]|等待买家付款|待确认|unpaid|to ?pay", "created"),
    ("部分发货|已发货|待收货|运输中|派送|等待买家确认|shipped|in ?transit", "shipped"),
    ("待发货|备货|待成团|待出库|待配货|待揽|已[付支]|等待卖家发货|to ?ship|^paid", "paid"),
    ("已签收|已收货|delivered", "signed"),
    ("完成|成功|已结算|completed", "done"),
    ("退款中|待退款|售后中|退货中|(?:退款|售后)关闭|(?:取消|撤销)(?:退款|售后)", "paid"),
    ("关闭|取消|退款|失效|cancel|closed", "closed"),
)
_GENRES: tuple[tuple[str, Genre], ...] = (
    ("直播|live", "live"),
    ("短视频|^视频$|作品|笔记|video", "video"),
    ("商品卡|货架|商城|搜索|橱窗|店铺|card", "card"),
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("退货|换新退|return", "return"),
    ("换货|exchange", "exchange"),
    ("维修|补寄|补发|repair", "repair"),
    ("退款|refund", "refund_only"),
)
#: Asked in this order: 拒绝退款 and 退款关闭 also hold 退款, 退款中 is not done.
_GONE_BACK: tuple[tuple[str, bool | None], ...] = (
    ("未退|无售后|没有退|无退款|无需退|未申请", False),
    ("部分", None),
    ("关闭|撤销|取消|拒绝|驳回|失败|cancel|reject", False),
    ("换货|补寄|补发|维修|exchange", False),
    ("成功|完成|已退|已到账|全额|(?:全部|整单)退款?$|success|completed|refunded", True),
    ("待|中$|申请|审核|处理|退货|pending", False),
)
_YES = re.compile("已发|是|已出|已签|已收|shipped|yes|true", re.IGNORECASE)
_NO = re.compile("未发|否|待发|没发|未出|unshipped|no|false", re.IGNORECASE)


def state_of(word: str, *, paid: bool | None, went_back: bool) -> State | None:
    """The state of an order line, None when nothing tells. `paid`: whether there is a payment
    time, None without such a column; `went_back`: whether money is known to have gone back.

    A payment time or money that went back proves payment, whatever the word says; an order closed
    without either was never paid, unless the table does not speak of payment at all.
    """
    known = _first(word, _STATES)
    if paid or went_back:
        if known == "closed" or (known is None and went_back):
            return "refunded"
        return known if known and known != "created" else "paid"
    if known == "created" and re.search("关闭|取消", word):
        return "closed"
    if known == "closed" and paid is None:
        return None
    if known is None and paid is False and says_nothing(word):
        return "created"
    return known


def says_refunded(word: str) -> bool:
    """Whether an order's state says that all its money has gone back."""
    return re.search("退款成功|已退款|全额退款|^refunded", word, re.IGNORECASE) is not None


def gone_back(word: str) -> bool | None:
    """Whether an after-sale's word says that its money has gone back; None = it does not say."""
    if says_nothing(word):
        return None
    return _first(word, _GONE_BACK)


def genre_of(word: str) -> Genre | None:
    """How an order came about; None where the table leaves it open."""
    if says_nothing(word) or "更新" in word:
        return None
    return _first(word, _GENRES) or "other"


def kind_of(word: str) -> str | None:
    """refund_only, return, exchange, repair or other; None for an empty cell."""
    return None if says_nothing(word) else _first(word, _KINDS) or "other"


def yes_or_no(word: str) -> bool | None:
    """Whether a cell says yes, shipped; None when it says neither."""
    if _NO.search(word):
        return False
    return True if _YES.search(word) else None


def _first(word: str, table: tuple[tuple[str, T], ...]) -> T | None:
    return next((m for pattern, m in table if re.search(pattern, word, re.IGNORECASE)), None)
