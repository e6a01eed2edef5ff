"""One figure as a big screen prints it ("1.8万", "¥3,204.50", "1分02秒") as an exact whole number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kaibo.domains.control.rules.boxes import BoxUnit
from kaibo.live.events import INT64_MAX

#: A clock, a length in words, a number with what may stand around it, or a sign for "nothing".
FIGURE = re.compile(
    r"""
      (?P<clock>\d{1,3}:[0-5]\d(?::[0-5]\d)?)(?![:\d])
    | (?P<length>(?=\d)(?:(?P<hours>\d{1,4})\s*(?:小时|时|h))?\s*
        (?:(?P<minutes>\d{1,6}(?:\.\d{1,3})?)\s*(?:分钟|分|min))?\s*
        (?:(?P<seconds>\d{1,6}(?:\.\d{1,3})?)\s*(?:秒钟|秒|s))?(?<=[时分钟秒hns]))
    | (?:(?P<sign>[+-])\s*)?(?:[¥$€£]\s*)?(?P<number>\d+(?:,\d+)*(?:\.\d+)?)
        (?:[ ]?(?P<scale>[万亿千wk]))?(?:[ ]?(?P<unit>%|‰|元|块|人次|人|次|单|件|个|名))?
    | (?P<nothing>-+|—+|–+|暂无|无|n/a)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALES = {"千": 1_000, "k": 1_000, "万": 10_000, "w": 10_000, "亿": 100_000_000}
_UNITS = {
    BoxUnit.COUNT: {"", "人次", "人", "次", "单", "件", "个", "名"},
    BoxUnit.MONEY: {"", "元", "块"},
    BoxUnit.TIME: set[str](),
}


#: Far more than any screen prints, and few enough to be worked out exactly.
MOST_DIGITS = 24


class Unreadable(ValueError):
    """Why a figure cannot be a box's number: half a Chinese sentence, without a stop."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole number. `rounded_to`: the step it was printed in, None when printed in full:
    "1.8万" is 18,000 rounded to 1,000."""

    value: int
    rounded_to: int | None = None


def figure(text: str, unit: BoxUnit, decimals: int = 2) -> Figure | None:
    """The number printed as `text` (NFKC) in `unit`; None when it says there is none.

    `decimals`: of the currency's minor unit. Raises Unreadable.
    """
    match = FIGURE.fullmatch(text.strip())
    if match is None:
        raise Unreadable("看不懂，请只写数字")
    if match["nothing"]:
        return None
    if match["clock"] or match["length"]:
        if unit is not BoxUnit.TIME:
            raise Unreadable("是时长或时刻，这一格要一个数")
        return Figure(_bounded(_milliseconds(match)))
    if match["sign"] == "-":
        raise Unreadable("是负数，这一格不会小于 0")
    said = match["unit"] or ""
    if said in ("%", "‰"):
        raise Unreadable("是比率，这一格要一个数")
    if unit is BoxUnit.TIME:
        raise Unreadable("没有写是秒还是分，请写成 62秒 或 1:02")
    if said not in _UNITS[unit]:
        raise Unreadable(f"的单位「{said}」不对")
    if not _GROUPED.fullmatch(match["number"]):
        raise Unreadable("的逗号位置不对，分不清是几")
    if len(match["number"]) > MOST_DIGITS:
        raise Unreadable("太长了，不像真的")
    return _scaled(match["number"].replace(",", ""), (match["scale"] or "").lower(), unit, decimals)


def _scaled(number: str, scale: str, unit: BoxUnit, decimals: int) -> Figure:
    times = _SCALES.get(scale, 1) * (10**decimals if unit is BoxUnit.MONEY else 1)
    value = Decimal(number) * times
    if value != int(value):
        raise Unreadable("有小数，这一格要整数" if unit is BoxUnit.COUNT else "的小数位太多")
    places = len(number.partition(".")[2])
    step = int(Decimal(times).scaleb(-places)) if scale else None
    return Figure(_bounded(int(value)), step if step and step > 1 else None)


def _milliseconds(match: re.Match[str]) -> int:
    if match["clock"]:
        parts = [int(part) for part in match["clock"].split(":")]
        seconds = 0
        for part in parts:
            seconds = seconds * 60 + part
        return seconds * 1_000
    hours, minutes, rest = (Decimal(match[name] or 0) for name in ("hours", "minutes", "seconds"))
    return int((hours * 3_600 + minutes * 60 + rest) * 1_000)


def _bounded(value: int) -> int:
    if value > INT64_MAX:
        raise Unreadable("太大了，不像真的")
    return value
