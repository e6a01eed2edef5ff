"""Figures of platforms' reports: counts and shares of a cell, within what an event can carry.

Every function takes the cell's text, answers None for an empty one and raises `Unreadable` with a
code and a Chinese reason for one that says something else.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from kaibo.connectors.base.row import Row
from kaibo.kit.sheets.exported import integer, ratio
from kaibo.kit.sheets.texts import Unreadable, plain
from kaibo.live.events import MOST

MILLION = 1_000_000
#: The code and the words of what is told of figures in units of ten thousand.
ROUNDED = "rounded"
ROUNDED_TEXT = "有 {n} 处数字以万为单位（首个在第 {row} 行），只是约数。"

_ROUNDED = re.compile(r"[万亿wW]元?$")


def count(text: str) -> int | None:
    """People or times. Errors: bad_integer, negative_count, out_of_range."""
    return _within(text, MOST["n"], "个数为负")


def pieces(text: str) -> int | None:
    """Goods of an order line. Errors as for `count`."""
    return _within(text, MOST["qty"], "数量为负")


def share_ppm(text: str) -> int | None:
    """Parts per million of a share of one, `0.029` or `2.9%` → 29000. Error: bad_ratio."""
    share = ratio(text)
    if share is not None and not 0 <= share <= 1:
        raise Unreadable("bad_ratio", "比率不在 0 到 1 之间")
    return None if share is None else whole(share * MILLION)


def rounded(row: Row, key: str) -> bool:
    """Whether the cell is in units of ten thousand, and so only about right."""
    return bool(_ROUNDED.search(plain(row.text(key))))


def whole(value: Decimal) -> int:
    """The nearest integer; of two equally near, the even one."""
    return int(value.quantize(Decimal(1), ROUND_HALF_EVEN))


def _within(text: str, most: int, negative: str) -> int | None:
    value = integer(text)
    if value is not None and value < 0:
        raise Unreadable("negative_count", negative)
    if value is not None and value > most:
        raise Unreadable("out_of_range", "数量大得不合理，可能串列了")
    return value
