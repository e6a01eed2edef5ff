"""Rows of a table to values, with a problem for every cell that cannot be taken. [plain]"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from kaibo.domains.selection.choices import Tier
from kaibo.domains.selection.claims import KEPT
from kaibo.domains.selection.columns import looks
from kaibo.domains.selection.columns.suggest import Column
from kaibo.domains.selection.columns.targets import KEEP, SKIP, TARGETS, Read, Target, rights_for
from kaibo.domains.selection.lineup.table import Table
from kaibo.kit.sheets import cells
from kaibo.kit.sheets.headers import titles
from kaibo.kit.sheets.texts import Unreadable

#: What a product or SKU is found by.
NAMING = frozenset(
    ("item", "product.title", "platform.platform_product_id", "sku.code", "sku.spec")
)
SHOWN = 60
LONGEST = {
    "item": 120,
    "product.title": 120,
    "product.short": 20,
    "product.category": 60,
    "sku.spec": 120,
}
LONGEST_TEXT = 500
NOTES_OF = {Tier.OPEN: "notes", Tier.COST: "cost_notes", Tier.PROFIT: "profit_notes"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell, or with the whole row when `column` is empty."""

    row: int
    column: str
    value: str
    code: str
    why: str
    cure: str

    @property
    def text(self) -> str:
        """One sentence with row, column, value, reason and cure."""
        where = f"第 {self.row} 行"
        if self.column:
            where += f"「{self.column}」"
        said = f"写的是「{self.value}」，" if self.value else ""
        return f"{where}{said}{self.why}。{self.cure}。"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A column nothing is written from, because the person lacks a right."""

    header: str
    label: str
    right: str


@dataclass(slots=True)
class Entry:
    """One row as values: {target key: value} and {notes field: {key: text}}."""

    row: int
    values: dict[str, object] = field(default_factory=dict)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)


def permitted(
    columns: Sequence[Column], rights: Collection[str]
) -> tuple[list[Column], list[Withheld]]:
    """The columns this person may write from, and those held back with the right they take."""
    kept, withheld = [], []
    for column in columns:
        target = TARGETS[column.target]
        needed = rights_for(column.tier) if column.target == KEEP else target.rights
        if target.key in NAMING:
            # Everybody may find a product by it; what it takes to change it the planner checks.
            needed = rights_for(target.tier)
        missing = next((right for right in needed if right not in rights), None)
        if column.target == SKIP:
            continue
        if missing is None:
            kept.append(column)
        else:
            withheld.append(Withheld(column.header, target.label, missing))
    return kept, withheld


def entries(table: Table, columns: Sequence[Column]) -> tuple[list[Entry], list[Problem]]:
    """Every line as values. A cell that cannot be read costs its own value and nothing else."""
    found, problems = [], []
    named = titles(table.headers)
    for line in table.lines:
        if any(cell.strip() for cell in line.cells[len(table.headers) :]):
            why = f"这一行有 {len(line.cells)} 格，表头只有 {len(table.headers)} 列，内容可能错位"
            problems.append(
                Problem(line.number, "", "", "row_too_long", why, "请核对这一行后重新粘贴")
            )
            continue
        entry = Entry(line.number)
        for column in columns:
            raw = line.cells[column.index] if column.index < len(line.cells) else ""
            try:
                _take(entry, column, named[column.index], raw)
            except Unreadable as wrong:
                problems.append(
                    Problem(
                        line.number, column.header, shown(raw), wrong.code, wrong.why, wrong.cure
                    )
                )
        found.append(entry)
    return found, problems


def kept_key(title: str) -> str:
    """Under which key a column is kept as it is; no known note begins with "="."""
    return f"{KEPT}{title}"


def shown(text: str) -> str:
    """A cell as a message quotes it: one line, not endless."""
    line = " ".join(cells.prose(text).split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def _take(entry: Entry, column: Column, title: str, raw: str) -> None:
    target = TARGETS[column.target]
    if target.read is Read.TEXT:
        text = cells.prose(raw)
        if not text:
            return
        _check_length(text, LONGEST.get(target.key, LONGEST_TEXT))
        if target.home in ("note", KEEP):
            tier = column.tier if target.key == KEEP else target.tier
            key = target.field if target.home == "note" else kept_key(title)
            entry.notes.setdefault(NOTES_OF[tier], {})[key] = text
        else:
            entry.values[target.key] = " ".join(text.split()) if _one_line(target) else text
        return
    if target.read is Read.TALK:
        seconds, share = looks.talk(raw, unit=looks.talk_unit(column.header))
        values: Mapping[str, object] = {"link.talk_seconds": seconds, "link.talk_share": share}
    else:
        reader: Callable[[str], object] = looks.READERS[target.read]
        values = {target.key: reader(raw)}
    entry.values.update({key: value for key, value in values.items() if value is not None})


def _one_line(target: Target) -> bool:
    return target.home in ("item", "product", "sku")


def _check_length(text: str, most: int) -> None:
    if len(text) > most:
        raise Unreadable("too_long", f"有 {len(text)} 个字，最多 {most} 个", "请写短一些")
