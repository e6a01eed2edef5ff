"""Rows of an exported XLSX or XLS workbook, numbered as a spreadsheet numbers them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.text_rows import RawRow
from kaibo.kit.sheets.archive import BadBook, Limits
from kaibo.kit.sheets.book import Book

#: A month of a large shop; the box of 16 million cells takes some 400 MB while it is read.
LIMITS = Limits(inflated=256 << 20, rows=1 << 20, columns=1_000, cells=16 << 20)


class Workbook:
    """A workbook; its `parts` are its sheets. Raises FileRefused."""

    encoding = ""

    def __init__(self, path: Path, limits: Limits = LIMITS) -> None:
        try:
            self._book = Book(path, limits)
        except BadBook as bad:
            raise FileRefused(bad.code, bad.text) from None
        self.parts = self._book.names

    def rows(self, part: str, header: int = 0, width: int = 0) -> Iterator[RawRow]:
        """All rows of sheet `part`, empty ones too; a cell beyond its row's end is empty."""
        for number, cells in enumerate(self._book.rows(part), 1):
            yield RawRow(number, cells)

    def may_be_cut(self) -> bool:
        """A workbook is whole or does not open."""
        return False
