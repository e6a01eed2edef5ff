"""A pasted table: where its header stands, and which rows hold products. [plain]"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kaibo.domains.selection.columns.targets import TARGETS
from kaibo.kit.errors import Refusal
from kaibo.kit.sheets.headers import header_name, names_in, signature
from kaibo.kit.sheets.pasted import HEAD_ROWS, Rows, parse
from kaibo.kit.sheets.workbook import check_size

#: Two hundred products with four SKUs are 800; a year's catalogue is not one show's line-up.
MOST_LINES = 2_000
#: Cells may hold line ends of their own.
MOST_LINE_ENDS = 50_000
TOTALS = frozenset(("合计", "总计", "小计", "汇总", "总和", "total", "sum"))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of data: its number in the table (from 1) and its cells."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was found; `sure` is False when no header in it was known by name."""

    header_row: int
    headers: list[str]
    sure: bool
    lines: list[Line]
    passed: list[int]


def read(text: str, *, header_row: int | None = None, known: Collection[str] = ()) -> Table:
    """The table in a pasted text. `known` are signatures of header rows learned before.

    Refusals: `empty_table`, `no_header`, `too_large`.
    """
    if text.count("\n") + text.count("\r") > MOST_LINE_ENDS:
        raise Refusal("too_large", "行数太多，没有读取。请只选中要导入的那些行再复制。")
    rows = parse(text)
    check_size(rows)
    if not rows:
        raise Refusal("empty_table", "没有内容。请在表格里选中表头和要导入的行，复制后粘贴。")
    at, sure = _header(rows, header_row, known)
    headers = _trimmed(rows[at])
    lines, passed = _lines(rows, at, headers)
    if len(lines) > MOST_LINES:
        raise Refusal(
            "too_large", f"一次最多导入 {MOST_LINES} 行，这里有 {len(lines)} 行。请分几次粘贴。"
        )
    return Table(at + 1, headers, sure, lines, passed)


def row_signature(headers: Sequence[str]) -> str:
    """One text for `signature`, short enough for an index."""
    from hashlib import sha256

    return sha256("\x1f".join(signature(headers)).encode()).hexdigest()


def _header(rows: Rows, asked: int | None, known: Collection[str]) -> tuple[int, bool]:
    if asked is not None:
        if not 1 <= asked <= len(rows) or not any(cell.strip() for cell in rows[asked - 1]):
            raise Refusal("no_header", f"第 {asked} 行是空的，不能当表头。请选有列名的那一行。")
        return asked - 1, True
    head = rows[:HEAD_ROWS]
    for index, row in enumerate(head):
        if any(cell.strip() for cell in row) and row_signature(row) in known:
            return index, True
    scores = [_names_known(row) for row in head]
    best = max(range(len(head)), key=lambda index: scores[index])
    if scores[best] >= 2:
        return best, True
    for index, row in enumerate(head):
        if sum(1 for cell in row if cell.strip()) >= 2:
            return index, False
    raise Refusal(
        "no_header", "没有找到表头。请连同表头一起复制（至少要有品名和另一列），再粘贴一次。"
    )


def _names_known(row: Sequence[str]) -> int:
    every = frozenset().union(*(target.names for target in TARGETS.values()))
    return sum(any(name in every for name, far in names_in(cell) if far < 4) for cell in row)


def _lines(rows: Rows, at: int, headers: Sequence[str]) -> tuple[list[Line], list[int]]:
    """Rows below the header, and the numbers of those passed over: totals, repeats, headings."""
    names = [header_name(header) for header in headers]
    lines, passed = [], []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        filled = [cell for cell in row if cell.strip()]
        if not filled:
            continue
        is_heading = len(filled) == 1 and len(headers) > 2
        is_total = header_name(filled[0]).rstrip(":") in TOTALS
        is_header = [header_name(cell) for cell in _trimmed(row)] == names
        if is_heading or is_total or is_header:
            passed.append(number)
        else:
            lines.append(Line(number, row))
    return lines, passed


def _trimmed(row: Sequence[str]) -> list[str]:
    last = max((index for index, cell in enumerate(row) if cell.strip()), default=-1)
    return [cell.strip() for cell in row[: last + 1]]
