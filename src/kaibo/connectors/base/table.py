"""A recognised table file: streams its data rows and reports those that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kaibo.connectors.base.layout import Layout, Match, header_name
from kaibo.connectors.base.problems import Problems, sentence
from kaibo.connectors.base.row import Row
from kaibo.connectors.base.sheet_rows import Workbook
from kaibo.connectors.base.text_rows import RawRow, TextFile, damaged
from kaibo.kit.sheets.texts import clean

#: Rows right below the header that may describe the columns instead of holding data.
DESCRIPTION_ROWS = 3
TOTALS = frozenset(("全部", "合计", "总计", "小计", "汇总", "总和", "整体", "total", "sum"))


@dataclass(frozen=True)
class Table:
    """An opened file: its layout, where its header is, and the problems met so far."""

    source: TextFile | Workbook
    part: str
    header_row: int
    headers: tuple[str, ...]
    layout: Layout
    match: Match
    problems: Problems

    def has(self, key: str) -> bool:
        """Whether the file has the column at all."""
        return key in self.match.positions

    def rows(self) -> Iterator[Row]:
        """Data rows in file order. Descriptions, totals, repeated headers and empty rows are
        passed over and noted; broken rows are recorded as lost."""
        width = len(self.headers)
        at = self.match.positions[self.layout.id_key]
        id_header = header_name(self.headers[at])
        for raw, last in _with_last(self.source.rows(self.part, self.header_row, width)):
            if raw.number <= self.header_row or not any(map(str.strip, raw.cells)):
                continue
            if raw.broken:
                self.problems.lose(raw.number, None, None, *raw.broken)
                continue
            first = clean(raw.cells[at]) if at < len(raw.cells) else ""
            if not first.isdigit() and self._is_no_data(raw, first, id_header):
                continue
            if len(raw.cells) != width and self._wrong_width(raw, last):
                continue
            if raw.damaged:
                self._report_damage(raw)
            yield Row(raw, self.match, self.headers, self.problems)

    def _is_no_data(self, raw: RawRow, first: str, id_header: str) -> bool:
        lead = next((c for c in map(clean, raw.cells) if c), "")
        if {lead.casefold(), first.casefold()} & TOTALS:
            self.problems.note(
                "total_row", raw.number, "跳过了 {n} 个合计行（首个在第 {row} 行）。"
            )
        elif header_name(first) == id_header:
            self.problems.note(
                "header_again",
                raw.number,
                "表头在中途又出现了 {n} 次（首次在第 {row} 行），已跳过。",
            )
        elif raw.number <= self.header_row + DESCRIPTION_ROWS and not _has_digit(
            first or "".join(raw.cells)
        ):
            self.problems.note(
                "description_row", raw.number, "跳过了 {n} 个表头说明行（第 {row} 行起）。"
            )
        else:
            return False
        return True

    def _wrong_width(self, raw: RawRow, last: bool) -> bool:
        extra = raw.cells[len(self.headers) :]
        if any(map(str.strip, extra)):
            why = f"这一行有 {len(raw.cells)} 格，表头只有 {len(self.headers)} 列，内容可能错位"
            self.problems.lose(raw.number, None, None, "row_too_long", why)
            return True
        # Spreadsheets leave out empty cells at the end of a row; a cut file does so too.
        if last and not extra and self.source.may_be_cut():
            why = "文件在这一行中断，请重新导出"
            self.problems.lose(raw.number, None, None, "row_cut_off", why)
            return True
        return False

    def _report_damage(self, raw: RawRow) -> None:
        used = self.match.positions.values()
        for position, cell in enumerate(raw.cells[: len(self.headers)]):
            if position not in used and damaged(cell):
                title = self.headers[position]
                why = "含有无法识别的字符，文件在这里损坏"
                said = sentence(raw.number, title, None, why, "；此列未用到，其余照常。")
                self.problems.add(raw.number, title, None, "broken_text", said)


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _with_last(rows: Iterator[RawRow]) -> Iterator[tuple[RawRow, bool]]:
    """Each row with whether it is the file's last."""
    previous = next(rows, None)
    for row in rows:
        if previous is not None:
            yield previous, False
        previous = row
    if previous is not None:
        yield previous, True
