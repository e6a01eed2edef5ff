"""Cells of a roster: names, duties, and hours or the names teams give to hours. [plain]"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kaibo.kit.rights import DUTY_LABELS, Duty
from kaibo.kit.sheets import hours
from kaibo.kit.sheets.headers import header_name, names_in
from kaibo.kit.sheets.texts import Unreadable, plain

Minutes = tuple[int, int]
Legend = Mapping[str, Minutes]

#: What people write for nobody and for a day off.
NOBODY = frozenset(
    "|-|--|—|——|/|\\|×|x|无|空|休|休息|轮休|调休|公休|请假|假|off|待定|待排|停播|不播|暂无|tbd|?".split(
        "|"
    )
)
MAX_NAME = 30

_DUTY_NAMES: dict[Duty, str] = {
    Duty.HOST: "主播姓名 主播名称 主讲 主讲主播",
    Duty.COHOST: "助播 副播姓名 助理主播",
    Duty.FLOOR: "场控姓名 场控人员",
    Duty.CONSOLE: "中控姓名 中控人员",
    Duty.MEDIA_BUYER: "投流 投放 投手姓名",
    Duty.OPERATOR: "运营姓名 直播运营",
    Duty.LEAD: "主管 班次负责人",
    Duty.SERVICE: "客服姓名",
    Duty.MERCHANDISER: "选品 商品",
    Duty.EDITING: "剪辑姓名",
}
DUTIES: dict[str, Duty] = {
    header_name(name): duty
    for duty, label in DUTY_LABELS.items()
    if duty is not Duty.OBSERVER
    for name in (label, *_DUTY_NAMES.get(duty, "").split())
}
PAIR = frozenset(
    header_name(name) for name in ("主播/副播", "主播+副播", "主播、副播", "主播/助播")
)

_SPLIT = re.compile(r"[/、+&,;|\n]|\s{2,}")
_BRACKETS = re.compile(r"[(\[【][^)\]】]*[)\]】]")
_LABELLED = re.compile(r"^(\D{2,4}?)[::]\s*(.+)$")
_HOURS_WITHIN = re.compile(r"\d{1,2}(?::\d{2}|点)?\s*[-~至到]\s*\d{1,2}")
_POINT = r"(?:次日|早|晚)?\d{1,2}(?:[:点]\d{0,2})?分?"
_IN_A_LEGEND = re.compile(
    rf"(?P<word>[^\s\d::=,;、()]{{1,5}}班)\s*[:=(]?\s*(?P<span>{_POINT}\s*[-~至到\u2013\u2014]+\s*{_POINT})"
)
_NAMED_HOURS = re.compile(r"^(?P<word>\D{0,6}班)\s*[::=(]?\s*(?P<span>\D{0,3}\d.*?)\)?$")


def nobody(text: str) -> bool:
    """Whether a cell says that nobody is there."""
    return plain(text).casefold().strip() in NOBODY


def duty_of(text: str) -> Duty | None:
    """The duty a header or a cell names: 主播, 主播1, 场控(姓名)."""
    known = [DUTIES[name] for name, far in names_in(text) if far < 3 and name in DUTIES]
    return known[0] if known else None


def names(text: str) -> list[str]:
    """The names in a cell, each once. Errors: hours_in_name, name_too_long."""
    found: list[str] = []
    bare = _BRACKETS.sub(" ", plain(text))
    for part in _SPLIT.split(bare):
        spaced = part.split()
        # 小雨 阿珍 are two; Amy Li is one.
        is_one = len(spaced) < 2 or any(char.isascii() and char.isalpha() for char in part)
        for name in [" ".join(spaced)] if is_one else spaced:
            if not name or nobody(name):
                continue
            if _HOURS_WITHIN.search(name):
                raise Unreadable(
                    "hours_in_name", "名字里带着时间", "请把时间写到班次里，或拆成两行"
                )
            if len(name) > MAX_NAME:
                raise Unreadable("name_too_long", "名字太长", f"请控制在 {MAX_NAME} 个字以内")
            if name not in found:
                found.append(name)
    return found


def people(text: str, duty: Duty) -> dict[Duty, tuple[str, ...]]:
    """Names by duty: all of them at `duty`, unless lines say 场控:阿明. Errors: see `names`."""
    seats: dict[Duty, list[str]] = {}
    for line in plain(text).split("\n"):
        said = _LABELLED.match(line.strip())
        named_duty = duty_of(said[1]) if said else None
        where, rest = (named_duty, said[2]) if said and named_duty else (duty, line)
        seats.setdefault(where, []).extend(names(rest))
    return {at: tuple(dict.fromkeys(who)) for at, who in seats.items() if who}


def word(text: str) -> str:
    """The form in which names of shifts are compared."""
    return header_name(text)


def is_named_shift(text: str, legend: Legend) -> bool:
    """Whether a cell is the name of a shift: 早班, A班, or one whose hours are known."""
    name = word(text)
    return name in legend or (name.endswith("班") and 1 < len(name) <= 7)


def stretch(text: str, legend: Legend) -> Minutes | None:
    """(from, to) of 19:00-21:30, 早班(8:00-14:00) or 早班 by the legend; None for an empty cell.

    Errors: shift_hours_unknown, bad_span, bad_clock.
    """
    bare = plain(text)
    if nobody(bare):
        return None
    if written := _NAMED_HOURS.match(bare):
        return hours.span(written["span"])
    if word(bare) in legend:
        return legend[word(bare)]
    if is_named_shift(bare, legend):
        raise Unreadable(
            "shift_hours_unknown", f"不知道「{bare}」是几点到几点", "请说明它的起止时间"
        )
    return hours.span(bare)


def has_hours(text: str, legend: Legend) -> bool:
    """Whether a cell names hours, or a shift by its name."""
    if nobody(text):
        return False
    if is_named_shift(text, legend):
        return True
    try:
        return stretch(text, legend) is not None
    except Unreadable:
        return False


def legend_in(rows: Iterable[Sequence[str]]) -> dict[str, Minutes]:
    """Names of shifts whose hours the table says anywhere: 早班 8:00-14:00 in one cell, or in two
    that begin a row. A name that is given two meanings has none."""
    found: dict[str, set[Minutes]] = {}
    for row in rows:
        cells = [plain(cell) for cell in row]
        said = [(one["word"], one["span"]) for cell in cells for one in _IN_A_LEGEND.finditer(cell)]
        # Further to the right, 早班 beside 19:00-22:00 are what somebody does on two days.
        first = [cell for cell in cells if cell][:2]
        if len(first) == 2 and first[0].endswith("班") and len(first[0]) > 1:
            said.append((first[0], first[1]))
        for name, text in said:
            try:
                minutes = hours.span(text)
            except Unreadable:
                continue
            if minutes is not None:
                found.setdefault(word(name), set()).add(minutes)
    return {name: next(iter(both)) for name, both in found.items() if len(both) == 1}
