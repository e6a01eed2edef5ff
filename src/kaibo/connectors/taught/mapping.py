"""What a person said of a table: what its rows are and what each column means, as plain data.

A mapping is JSON: `{"holds", "platform", "columns": [{"header", "target", "unit", "also"?}],
"sheet"?}`. `holds` is one of `targets.tables.KINDS`; `target` a key of its table or "skip"; `unit`
one of the target's units or ""; `also` lists headers the same column has had or may have; `sheet`
is where the table was met, for people: a table is found again by its headers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kaibo.connectors.base.file_format import HOLDS_LABELS, Holds
from kaibo.connectors.base.layout import MIN_MATCH, header_name
from kaibo.connectors.taught.targets.tables import KINDS, Kind
from kaibo.connectors.taught.targets.target import SKIP, UNIT_LABELS
from kaibo.kit.sheets.headers import header_name as bare_name
from kaibo.kit.sheets.learning.drift import Differences, differences

MAX_PLATFORM = 40


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing a mapping lacks: a stable code, the header it is about, and a sentence."""

    code: str
    header: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column as it was confirmed."""

    header: str
    target: str
    unit: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taught:
    """A mapping that holds together."""

    holds: Holds
    platform: str
    columns: tuple[Column, ...]
    sheet: str | None = None

    @property
    def kind(self) -> Kind:
        """The table of what its columns can mean."""
        return KINDS[self.holds]

    @property
    def units(self) -> dict[str, str]:
        """Target → unit, for every column that is read."""
        return {one.target: one.unit for one in self.columns if one.target != SKIP}

    def plain(self) -> dict[str, Any]:
        """The mapping as JSON has it."""
        columns = [
            {"header": one.header, "target": one.target, "unit": one.unit}
            | ({"also": list(one.also)} if one.also else {})
            for one in self.columns
        ]
        said: dict[str, Any] = {
            "holds": self.holds.value,
            "platform": self.platform,
            "columns": columns,
        }
        return said | ({"sheet": self.sheet} if self.sheet else {})


def checked(mapping: Mapping[str, Any]) -> list[Wrong]:
    """What is missing or wrong; an empty list when a format can be made of it."""
    try:
        taught = _shaped(mapping)
    except (KeyError, TypeError, ValueError):
        return [Wrong("not_a_mapping", None, "这份列对应读不懂，请重新确认每一列。")]
    if taught.holds not in KINDS:
        label = HOLDS_LABELS[taught.holds]
        return [Wrong("not_taught", None, f"「{label}」不能这样教：请选表里每一行是什么。")]
    return [*_of_whole(taught), *_of_columns(taught), *_of_needs(taught)]


def taught(mapping: Mapping[str, Any]) -> Taught:
    """The mapping, if nothing is wrong with it; else ValueError with the first sentence."""
    wrong = checked(mapping)
    if wrong:
        raise ValueError(wrong[0].text)
    return _shaped(mapping)


def drift(mapping: Mapping[str, Any], headers: Sequence[str]) -> Differences:
    """How a new header row differs from the mapped one. Headers a person has already said to be
    the same column are no difference; nothing is guessed."""
    columns = _shaped(mapping).columns
    names = {header_name(header) for header in headers}
    known = [
        next((name for name in (one.header, *one.also) if header_name(name) in names), one.header)
        for one in columns
    ]
    found = differences(headers, known)
    # A mark such as Σ is no other column to people, but the file is no longer found by its name.
    marked = [
        (one, header)
        for one in known
        if header_name(one) not in names
        for header in headers
        if bare_name(header) == bare_name(one) != ""
    ]
    return Differences(
        (*found.missing, *(old for old, _ in marked)),
        (*found.added, *(new for _, new in marked)),
        (*found.renamed, *marked),
    )


def renamed(mapping: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    """The mapping after a person said that column `old` is now called `new`: both are read.
    ValueError when there is no such column."""
    before = _shaped(mapping)
    if all(one.header != old for one in before.columns):
        raise ValueError(f"没有「{old}」这一列。")
    columns = tuple(
        replace(one, also=tuple(dict.fromkeys((*one.also, new)))) if one.header == old else one
        for one in before.columns
    )
    return replace(before, columns=columns).plain()


def _shaped(mapping: Mapping[str, Any]) -> Taught:
    platform, sheet = mapping["platform"], mapping.get("sheet")
    if not isinstance(platform, str) or not (sheet is None or isinstance(sheet, str)):
        raise TypeError
    return Taught(Holds(mapping["holds"]), platform, tuple(_columns(mapping)), sheet)


def _columns(mapping: Mapping[str, Any]) -> Iterator[Column]:
    for one in mapping["columns"]:
        header, target, unit = one["header"], one["target"], one.get("unit", "")
        also = tuple(one.get("also", ()))
        if not all(isinstance(text, str) for text in (header, target, unit, *also)):
            raise TypeError
        yield Column(header, target, unit, also)


def _of_whole(taught: Taught) -> Iterator[Wrong]:
    name = taught.platform
    if not (0 < len(name) <= MAX_PLATFORM and name.isascii() and name == name.strip()):
        yield Wrong("no_platform", None, "请选这份表来自哪个平台（没有平台的选“其他”）。")
    named = {header_name(one.header) for one in taught.columns} - {""}
    if len(named) < MIN_MATCH:
        text = f"表头至少要有 {MIN_MATCH} 列有名字，才不会和别的表认混。"
        yield Wrong("too_few_columns", None, text)


def _of_columns(taught: Taught) -> Iterator[Wrong]:
    targets = taught.kind.targets
    where: dict[str, str] = {}
    names: dict[str, str] = {}
    for one in taught.columns:
        if one.target == SKIP:
            continue
        found = targets.get(one.target)
        if found is None:
            text = f"「{one.header}」：{HOLDS_LABELS[taught.holds]}表里没有这种含义，请重选。"
            yield Wrong("unknown_target", one.header, text)
            continue
        first = where.setdefault(one.target, one.header)
        if first is not one.header:
            text = f"「{first}」和「{one.header}」都选了「{found.label}」，请只留一列。"
            yield Wrong("target_twice", one.header, text)
        if (found.units or one.unit) and one.unit not in found.units:
            said = "、".join(UNIT_LABELS[unit] for unit in found.units) or "（没有单位）"
            text = f"「{one.header}」的单位要由人确认，请选：{said}。"
            yield Wrong("no_unit", one.header, text)
        for header in (one.header, *one.also):
            name = header_name(header)
            other = names.setdefault(name, one.target)
            if not name or other != one.target:
                text = f"「{header}」没有名字或和另一列同名，认不出是哪一列；请在表里改名后再试。"
                yield Wrong("header_twice", one.header, text)


def _of_needs(taught: Taught) -> Iterator[Wrong]:
    kind, mapped = taught.kind, set(taught.units)
    for need in kind.needs:
        if not any(set(way) <= mapped for way in need.ways):
            yield Wrong("missing_target", None, need.text)
    if kind.figures and not any(key.startswith(kind.figures) for key in mapped):
        yield Wrong("no_figures", None, "还没有一列是数字指标，请至少指定一列，如「成交金额」。")
