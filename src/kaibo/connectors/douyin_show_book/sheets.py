"""Finds what a sheet says, whichever way round: names beside values, over values, or a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from kaibo.connectors.base.layout import Layout, Match, best_match, header_name
from kaibo.connectors.base.opening import HEAD_ROWS
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.row import Row
from kaibo.connectors.base.sheet_rows import Workbook
from kaibo.connectors.base.table import TOTALS
from kaibo.connectors.base.text_rows import RawRow, mended
from kaibo.connectors.douyin_show_book.layout import PAIRS
from kaibo.kit.sheets.texts import NOTHING, clean

#: A sheet of pairs has a few dozen; beyond this it is something else.
MAX_PAIR_ROWS = 500
_WORDED = frozenset(("title", "nickname", "account", "show"))


@dataclass(frozen=True, slots=True)
class Pair:
    """One cell with a name: `key` of the vocabulary, and the row to parse it from."""

    key: str
    row: Row


def pairs(book: Workbook, sheet: str, problems: Problems) -> list[Pair] | None:
    """Every named value of a sheet of pairs, from top to bottom; None where no cell is a name.

    A block of names with several rows of values is a table of we do not know what: a problem, and
    nothing of it is used.
    """
    rows = [(raw, _known(raw)) for raw in islice(book.rows(sheet), MAX_PAIR_ROWS)]
    if not any(known for _, known in rows):
        return None
    out: list[Pair] = []
    at = 0
    while at < len(rows):
        raw, known = rows[at]
        at += 1
        if not known:
            continue
        if beside := _beside(raw, known):
            for position, value_at in beside.items():
                name, key = _named(sheet, raw.cells[position]), known[position]
                alone = RawRow(raw.number, [raw.cells[value_at]])
                out.append(Pair(key, Row(alone, Match({key: 0}, (), ()), [name], problems)))
            continue
        below = _below(rows, at)
        at += len(below)
        if len(below) == 1:
            titles = [_named(sheet, cell) for cell in raw.cells]
            for position, key in known.items():
                row = Row(below[0], Match({key: position}, (), ()), titles, problems)
                out.append(Pair(key, row))
        elif below:
            text = (
                f"「{sheet}」第 {raw.number} 行是表头，下面有 {len(below)} 行数，"
                "认不出哪一行是整场，这一块未读。"
            )
            problems.add(raw.number, sheet, None, "many_rows", text)
    return out


def _known(raw: RawRow) -> dict[int, str]:
    """Position → key of the cells that are names."""
    names = ((at, PAIRS.by_name.get(header_name(cell))) for at, cell in enumerate(raw.cells))
    return {at: found[0].key for at, found in names if found}


def _filled(raw: RawRow) -> list[int]:
    return [at for at, cell in enumerate(raw.cells) if clean(cell)]


def _beside(raw: RawRow, known: dict[int, str]) -> dict[int, int]:
    """Position of each name → position of its value, if every name has one next to it."""
    filled = _filled(raw)
    if filled[0] not in known:
        return {}
    after = dict(pairwise(filled))
    out: dict[int, int] = {}
    for position, key in known.items():
        value_at = after.get(position)
        if value_at is None or value_at in known:
            return {}
        worded = key in _WORDED and len(filled) == 2 * len(known)
        if not worded and not _says_a_value(clean(raw.cells[value_at])):
            return {}
        out[position] = value_at
    return out


def _below(rows: Sequence[tuple[RawRow, dict[int, str]]], at: int) -> list[RawRow]:
    """The rows of values right under a row of names: up to an empty one, a heading or names."""
    out: list[RawRow] = []
    width = len(_filled(rows[at - 1][0]))
    for raw, known in rows[at:]:
        filled = _filled(raw)
        if known or not filled:
            break
        if len(filled) == 1 and width > 1 and not _says_a_value(clean(raw.cells[filled[0]])):
            break
        out.append(raw)
    return out


def _says_a_value(text: str) -> bool:
    return text in NOTHING or any(c.isdigit() for c in text)


def table_rows(
    book: Workbook, sheet: str, layout: Layout, problems: Problems
) -> Iterator[Row] | None:
    """The data rows of a sheet that is a table of `layout`; None where its header is unknown.

    Rows of sums are passed over and counted.
    """
    head = list(islice(book.rows(sheet), HEAD_ROWS))
    found = best_match((raw.cells for raw in head), [layout])
    if found is None:
        return None
    index, _, match = found
    titles = [_named(sheet, cell) for cell in head[index].cells]
    for column, used, other in match.doubled:
        text = f"「{sheet}」有两列都是「{column.title}」，只用第 {used + 1} 列。"
        problems.add(head[index].number, titles[other], None, "doubled_column", text)
    return _rows(book, sheet, layout, match, titles, head[index].number, problems)


def _rows(
    book: Workbook,
    sheet: str,
    layout: Layout,
    match: Match,
    titles: Sequence[str],
    header_row: int,
    problems: Problems,
) -> Iterator[Row]:
    at = match.positions[layout.id_key]
    for raw in book.rows(sheet):
        if raw.number <= header_row or not _filled(raw):
            continue
        first = clean(raw.cells[at]) if at < len(raw.cells) else ""
        lead = clean(raw.cells[_filled(raw)[0]])
        if {first.casefold(), lead.casefold()} & TOTALS:
            problems.note("total_row", raw.number, "跳过了 {n} 个合计行（首个在第 {row} 行）。")
        else:
            yield Row(raw, match, titles, problems)


def _named(sheet: str, cell: str) -> str:
    """A header with its sheet, since rows count anew on each."""
    return f"{sheet}·{mended(clean(cell))}"
