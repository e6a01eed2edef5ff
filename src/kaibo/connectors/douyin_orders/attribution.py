"""Where 抖店 says that an order came from: live show or video, which channel, paid traffic or not."""

from __future__ import annotations

import re

from kaibo.connectors.base.order_line import Genre
from kaibo.connectors.base.row import Row
from kaibo.kit.sheets.texts import Unreadable, says_nothing

#: Under what a column of genres may stand some day.
GENRE_HINTS = ("体裁", "载体", "场景", "内容形式", "带货方式", "流量来自")
#: In the word's order of weight: 直播 stands in 直播间 too, 视频 in 短视频.
_GENRES: tuple[tuple[str, Genre], ...] = (("直播", "live"), ("视频", "video"), ("商品卡", "card"))
GENRE_WORDS = tuple(word for word, _ in _GENRES)


def unsaid(word: str) -> bool:
    """Whether the platform has not attributed the order, or not yet (数据将于第二天更新)."""
    return says_nothing(word) or "更新" in word


def genre_of(cell: str) -> Genre | None:
    """The genre of 流量体裁; None while it is not said of every sub-order in the cell.

    Error: genre_mixed, because the row has one sum for all of them.
    """
    said = {None if unsaid(word) else _genre(word) for word in _words(cell)}
    if None in said:
        return None
    if len(said) > 1:
        raise Unreadable("genre_mixed", "几个子订单的流量体裁不同，金额无法分开")
    return said.pop()


def channel_of(row: Row) -> str | None:
    """流量渠道; where that is not said, 流量来源."""
    for key in ("channel", "origin"):
        word = row.words(key)
        if word is not None and not unsaid(word):
            return word
    return None


def ad_of(cell: str) -> bool | None:
    """Whether 流量类型 is 广告 (True) or 非广告 (False); None where it is neither, or both."""
    said = {{"广告": True, "非广告": False}.get(word) for word in _words(cell)}
    return said.pop() if len(said) == 1 else None


def _words(cell: str) -> list[str]:
    return [word.strip() for word in re.split("[;；]", cell)]


def _genre(word: str) -> Genre:
    return next((genre for part, genre in _GENRES if part in word), "other")
