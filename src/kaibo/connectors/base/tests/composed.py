"""Writes small table files for the tests: composed rows under the platforms' real headers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Iterable[Sequence[object]]


def columns(names: str) -> list[str]:
    """A header written down as words between white space."""
    return names.split()


def csv_bytes(
    rows: Rows, encoding: str = "utf-8", delimiter: str = ",", newline: str = "\r\n"
) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return out.getvalue().encode(encoding)


def write_csv(path: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    path.write_bytes(csv_bytes(rows, encoding, delimiter))
    return path


def write_xlsx(path: Path, rows: Rows, sheet: str = "订单", before: Rows | None = None) -> Path:
    """A workbook with `rows` in `sheet`; `before` fills another sheet in front of it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if before is not None:
        front = book.create_sheet("说明")
        for row in before:
            front.append(list(row))
    page = book.create_sheet(sheet)
    for number, row in enumerate(rows, 1):
        for position, value in enumerate(row, 1):
            cell = page.cell(number, position, value)
            if isinstance(value, str):
                cell.data_type = "s"  # ="…" is text here, not a formula
    book.save(path)
    return path


def table(header: Sequence[str], rows: Iterable[Mapping[str, object]]) -> list[list[object]]:
    """Header and rows; what a row does not name is empty."""
    return [list(header), *([row.get(name, "") for name in header] for row in rows)]
