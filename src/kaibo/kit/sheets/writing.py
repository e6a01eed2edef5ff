"""A sheet out: texts, numbers and money as an XLSX that opens the same everywhere.

A text is written as text whatever it begins with: "=1+1" in a note must not become a formula on
somebody's machine.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

Cell = str | int | Decimal | None


def workbook(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One sheet with a bold, frozen header row; a Decimal is shown with two decimals."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.title = _sheet_name(title)
    for index, text in enumerate(header, 1):
        _write(sheet.cell(1, index), text)
        sheet.cell(1, index).font = Font(bold=True)
    for number, row in enumerate(rows, 2):
        for index, value in enumerate(row, 1):
            if value not in (None, ""):
                _write(sheet.cell(number, index), value)
    sheet.freeze_panes = "A2"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write(cell: object, value: Cell) -> None:
    cell.value = value  # type: ignore[attr-defined]
    if isinstance(value, str):
        cell.data_type = "s"  # type: ignore[attr-defined]
    elif isinstance(value, Decimal):
        cell.number_format = "0.00"  # type: ignore[attr-defined]


def _sheet_name(title: str) -> str:
    kept = "".join(char for char in title if char not in "[]:*?/\\'").strip()
    return kept[:31] or "排品表"
