"""A workbook is measured before it is opened, and its cells are texts in the sheet's own places."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from kaibo.kit.sheets.archive import BadBook, Limits
from kaibo.kit.sheets.book import Book, cell_text

LIMITS = Limits(inflated=1 << 20, rows=100, columns=50, cells=2_000)


def _xlsx(**cells: object) -> bytes:
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _edited(content: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with this put into its sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return out.getvalue()


def _refusal(content: bytes) -> BadBook:
    with pytest.raises(BadBook) as caught:
        Book(content, LIMITS)
    return caught.value


def test_rows_and_columns_before_the_first_cell_are_empty_ones(tmp_path: Path) -> None:
    content = _xlsx(C3="品名", D5=2)
    path = tmp_path / "f.xlsx"
    path.write_bytes(content)
    for source in (content, path):
        book = Book(source, LIMITS)
        assert list(book.rows(book.names[0])) == [
            ["", "", "", ""],
            ["", "", "", ""],
            ["", "", "品名", ""],
            ["", "", "", ""],
            ["", "", "", "2"],
        ]
    empty = Book(_xlsx(), LIMITS)
    assert list(empty.rows(empty.names[0])) == []


@pytest.mark.parametrize("corner", ["A101", "AY1", "AO60", "XFD1048576"])
def test_a_sheet_that_reaches_too_far_is_refused_with_the_furthest_cell(corner: str) -> None:
    refused = _refusal(_edited(_xlsx(A1="x"), b'r="A1"', b'r="%s"' % corner.encode()))
    assert refused.code == "too_large"
    row = "".join(char for char in corner if char.isdigit())
    assert f"第 {row} 行" in refused.text


def test_a_row_that_is_far_counts_though_its_cells_say_no_place() -> None:
    refused = _refusal(_edited(_xlsx(A1="x"), b'<row r="1"><c r="A1"', b'<row r="1048576"><c'))
    assert (refused.code, "第 1048576 行" in refused.text) == ("too_large", True)


def test_a_sheet_at_its_limits_is_read() -> None:
    book = Book(_xlsx(A1="x", AX40="y"), LIMITS)
    assert list(book.rows(book.names[0]))[39][49] == "y"


def test_a_binary_workbook_is_refused_for_nobody_measured_it() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.bin", b"\0")
    refused = _refusal(content.getvalue())
    assert (refused.code, ".xlsx" in refused.text) == ("not_xlsx", True)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (3.0, "3"),
        (-2.0, "-2"),
        (float(2**53), "9.007199e+15"),
        (True, "TRUE"),
        (dt.datetime(2026, 9, 7, 8, 5, 36, 999_999), "2026-09-07 08:05:37"),  # noqa: DTZ001
        (dt.date(2026, 9, 7), "2026-09-07"),
        (dt.time(8, 5), "08:05:00"),
        ("", ""),
    ],
)
def test_cell_texts(value: object, text: str) -> None:
    assert cell_text(value) == text
