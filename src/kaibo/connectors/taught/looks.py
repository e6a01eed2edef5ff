"""What the cells of a column look like: whether they can be read so, and in which unit they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import gcd

from kaibo.connectors.taught.reading import meant
from kaibo.connectors.taught.targets.target import COSTS, GRIDS, MINUS, Read, Target
from kaibo.kit.sheets import exported, hours
from kaibo.kit.sheets.headers import header_name
from kaibo.kit.sheets.texts import Unreadable, clean, plain, says_nothing

SAMPLE = 60
#: Any day of this calendar does to see whether a text is one.
_SOME_DAY = date(2026, 7, 1)
_WRONG_BUT_OF_ITS_KIND = frozenset(
    (
        "negative_money",
        "negative_count",
        "out_of_range",
        "id_lost_digits",
        "too_precise",
        "only_date",
    )
)
#: Words that make of a figure's name another thing: a ratio, an average, a goal, a comparison.
_OTHER = re.compile(
    "率|占比|roi|gpm|投产|客单|单价|均价|价值|ctr|ctor|aov|rate|环比|同比|人均|平均|目标|计划|预估|预计|"
    "达成|完成|对比|上周|同期"
)
#: A unit behind a name, as in 停留(秒): it makes no other name of it.
_UNIT = re.compile(r"[(\[](?:元|万元?|分|秒|分钟|min|小时|次|人|件|单|%)[)\]]$")
_RUNNING = re.compile("累计|截至|截止|累积|当前总")
_WHOLE = re.compile(r"-?\d{1,3}(?:,\d{3})+|-?\d+")
_LONG_ID = 12
#: How sure it is that a column is rightly left out for what its name says.
SURE = 80


def filled(values: Sequence[str]) -> list[str]:
    """The cells that say something, at most SAMPLE of them."""
    return [value for value in values if not says_nothing(value)][:SAMPLE]


def readable(values: Sequence[str], read: Read) -> int:
    """How many of a hundred filled cells can be read so; 100 when there are none."""
    wanted = filled(values)
    if not wanted:
        return 100
    return 100 * sum(_reads(value, read) for value in wanted) // len(wanted)


def is_other(header: str, target: Target) -> bool:
    """Whether the header speaks of a ratio, a goal or the like where the target is the figure
    itself: 成交转化率 and GMV目标 are neither."""
    name = header_name(header)
    is_figure = target.read in (Read.COUNT, Read.MONEY, Read.LENGTH)
    known = {name, _UNIT.sub("", name)} & set(target.names)
    return is_figure and not known and bool(_OTHER.search(name))


def why_not(header: str, values: Sequence[str]) -> str:
    """Why a column of figures is better left out, "" when its name gives no reason."""
    name = header_name(header)
    if re.search("累计|截至|截止|累积", name):
        return "累计数不能当作每段的数相加"
    is_figure = readable(values, Read.MONEY) >= 60 or any("%" in value for value in filled(values))
    if is_figure and _OTHER.search(name) and not re.search("时间|日期|单号", name):
        return "比率、均值和目标不单独存，由分子分母另算"
    return ""


def is_running_total(header: str, target: Target) -> bool:
    """Whether the header speaks of a total so far where the target is what happened in a stretch:
    such rows must never be added up."""
    is_part = target.key.startswith(("tick.", "sample."))
    return is_part and bool(_RUNNING.search(header_name(header)))


def like(values: Sequence[str], targets: Mapping[str, Target]) -> tuple[str, ...]:
    """Targets of the kind these cells look like, for a column whose name says nothing."""
    wanted = [plain(value) for value in filled(values)]
    if not wanted:
        return ()
    kinds: tuple[Read, ...] = ()
    if all(one.isdigit() and len(one) >= _LONG_ID for one in wanted):
        kinds = (Read.IDENTITY,)
    elif readable(wanted, Read.MOMENT) >= 80:
        kinds = (Read.MOMENT, Read.STRETCH)
    elif readable(wanted, Read.COUNT) >= 80:
        kinds = (Read.COUNT, Read.MONEY)
    elif readable(wanted, Read.MONEY) >= 80:
        kinds = (Read.MONEY,)
    return tuple(key for key, one in targets.items() if one.read in kinds)[:4]


def unit_of(header: str, values: Sequence[str], target: Target) -> tuple[str, bool, str]:
    """(unit, whether a person must say it, why) of a column with this meaning."""
    name, wanted = header_name(header), [plain(value) for value in filled(values)]
    if target.read is Read.MONEY:
        return _of_money(name, clean(header), wanted, target.key in COSTS)
    if target.read is Read.LENGTH:
        return _of_length(name, wanted)
    if target.read is Read.SHARE:
        return _of_share(name, wanted)
    if target.read is Read.STRETCH:
        return _of_stretch(wanted)
    return "", False, ""


def money_unit(header: str, values: Sequence[str]) -> str:
    """The unit a column would have as money, "" where it is none or only a person can tell."""
    wanted = filled(values)
    if not wanted or readable(wanted, Read.MONEY) < 80:
        return ""
    return _of_money(header_name(header), clean(header), [plain(one) for one in wanted], False)[0]


def _of_money(
    name: str, header: str, wanted: Sequence[str], is_cost: bool
) -> tuple[str, bool, str]:
    sign = MINUS if is_cost and _mostly_negative(wanted) else ""
    minus = "，表里多数是负数" if sign else ""
    if re.search(r"[(\[]分[)\]]|_?fen$|cents?$", name):
        return f"{sign}fen", False, f"列名写明是分{minus}"
    if re.search(r"[(\[]万元?[)\]]|/万元?$", name):
        return f"{sign}wan", False, f"列名写明是万元{minus}"
    if re.search(r"[(\[（]\s*(?:元|rmb|¥)\s*[)\]）]$", header, re.IGNORECASE):
        return f"{sign}yuan", False, f"列名写明是元{minus}"
    if any(re.search(r"\.\d|[¥元万]", one) for one in wanted):
        return f"{sign}yuan", False, f"有小数或货币符号，按元{minus}"
    some = [one for one in wanted if one.strip("-0,.")]
    if not some:
        return "", True, "没有可看的数，单位（元还是分）要由人确认"
    if all(_WHOLE.fullmatch(one) and one.endswith("0") for one in some):
        return "", True, "全是末位为 0 的整数，可能是分，单位要由人确认"
    return f"{sign}yuan", False, f"按元{minus}"


def _mostly_negative(wanted: Sequence[str]) -> bool:
    some = [one for one in wanted if one.strip("-0,.¥元")]
    return bool(some) and 2 * sum(one.startswith(("-", "(", "¥-")) for one in some) > len(some)


def _of_length(name: str, wanted: Sequence[str]) -> tuple[str, bool, str]:
    for pattern, unit in (
        ("秒|sec|[(]s[)]", "seconds"),
        ("分|min", "minutes"),
        ("小时|hour", "hours"),
    ):
        if re.search(pattern, name):
            return unit, False, "列名写明单位"
    if wanted and all(not re.fullmatch(r"\d+(\.\d+)?", one) for one in wanted):
        return "minutes", False, "每格自己写明了单位"
    return "", True, "看不出是秒、分钟还是小时，要由人确认"


def _of_share(name: str, wanted: Sequence[str]) -> tuple[str, bool, str]:
    if any(one.endswith("%") for one in wanted):
        return "share", False, "每格自己带 %"
    if name.endswith(("%", "(%)")):
        return "percent", False, "列名写明是 %"
    if wanted and all(re.fullmatch(r"0?\.\d+|[01](\.0+)?", one) for one in wanted):
        return "share", False, "都不大于 1"
    return "", True, "看不出 12 是 12% 还是别的，要由人确认"


def _of_stretch(wanted: Sequence[str]) -> tuple[str, bool, str]:
    """The distance of the rows, when all of it is a multiple of one we know."""
    if wanted and readable(wanted, Read.DAY) >= 50:
        return "day", False, "每行是一天"
    starts = sorted({at for one in wanted if (at := _minutes(one)) is not None})
    steps = [after - before for before, after in pairwise(starts)]
    if not steps:
        return "", True, "只有一个时间，每行多长要由人确认"
    grids = {grid // 60_000: unit for unit, grid in GRIDS.items()}
    unit = grids.get(gcd(*steps))
    if unit is None or unit == "day":
        return "", True, "行距不一，每行多长要由人确认"
    return unit, False, "按行距看出"


def _minutes(text: str) -> int | None:
    first = re.split(r"[~至到–—]|(?<=:\d\d)\s*-|(?<=[点时])-", text)[0]
    try:
        if re.match(r"\d{4}[-/.年]|\d{5}\.", first):
            at = exported.moment(first)
            return None if at is None else at // 60_000
        return hours.clock(first)
    except Unreadable:
        return None


def _clock_or_moment(text: str) -> object:
    try:
        return exported.moment(text)
    except Unreadable:
        if not re.search("[:点时]", plain(text)):
            raise
        return hours.clock(text.split()[-1])


def _stretch(text: str) -> object:
    if _minutes(text) is not None:
        return True
    return hours.day(text, _SOME_DAY)


def _span(text: str) -> object:
    if len(re.findall(r"\d{4}[-/.年]", text)) >= 1:
        return True
    return hours.span(text.split()[-1])


_READERS: dict[Read, Callable[[str], object]] = {
    Read.TEXT: str,
    Read.IDENTITY: exported.identity,
    Read.MOMENT: _clock_or_moment,
    Read.DAY: lambda text: hours.day(text, _SOME_DAY),
    Read.SPAN: _span,
    Read.STRETCH: _stretch,
    Read.MONEY: lambda text: exported.money(text, signed=True),
    Read.COUNT: meant.count,
    Read.LENGTH: lambda text: meant.length(text, unit="seconds"),
    Read.SHARE: lambda text: meant.share(text, unit="percent"),
}


def _reads(value: str, read: Read) -> bool:
    """Whether the cell is of that kind; a price below zero is a price, though a wrong one."""
    try:
        _READERS[read](value)
    except Unreadable as wrong:
        return wrong.code in _WRONG_BUT_OF_ITS_KIND
    return True
