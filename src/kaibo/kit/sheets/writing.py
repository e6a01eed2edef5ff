"""A sheet out: texts, numbers and money as an XLSX or CSV that opens the same everywhere.

A text is written as text whatever it begins with: "=1+1" in a note must not become a formula on
somebody's machine. Rows are taken one by one, so that whoever gives them sees how far it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

Cell = str | int | Decimal | None
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
#: openpyxl writes about a hundred thousand cells a second; so many are well within 200 ms.
CELLS_AT_ONCE = 10_000
#: What a spreadsheet would run, or (a long number) round to fifteen digits.
_RUN = re.compile(r"[=+\-@\t\r]")
_LONG_NUMBER = re.compile(r"[0-9]{12,}", re.ASCII)


def workbook(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One sheet with a bold, frozen header row; a Decimal is shown with two decimals."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"

    def cell(value: Cell) -> object:
        if not isinstance(value, str | Decimal) or value == "":
            return None if value == "" else value
        made = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            made.data_type = "s"
        else:
            made.number_format = "0.00"
        return made

    top = [WriteOnlyCell(sheet, text) for text in header]
    for one in top:
        one.data_type, one.font = "s", Font(bold=True)
    try:
        sheet.append(top)
        for row in rows:
            sheet.append([cell(value) for value in row])
    finally:
        sheet.close()  # also of one that is given up half way
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def comma_separated(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a mark, so that Excel reads Chinese. A CSV cannot say what is text: what would be
    run gets an apostrophe before it, a long number a tab, as the platforms' own exports do."""
    content = io.StringIO(newline="")
    writer = csv.writer(content, lineterminator="\r\n")
    writer.writerow([_harmless(text) for text in header])
    for row in rows:
        writer.writerow([_harmless(one) if isinstance(one, str) else _said(one) for one in row])
    return content.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    if _LONG_NUMBER.fullmatch(text):
        return f"\t{text}"
    return f"'{text}" if _RUN.match(text) else text


def _said(value: int | Decimal | None) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _sheet_name(title: str) -> str:
    kept = "".join(char for char in title if char not in "[]:*?/\\'").strip()
    return kept[:31] or "排品表"
