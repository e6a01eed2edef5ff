"""Promise of workbooks: cells mean what the sheet shows, and nothing hostile is unpacked."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
from pathlib import Path

import pytest

from kaibo.connectors.base import sheet_rows
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.sheet_rows import Workbook, cell_text
from kaibo.connectors.base.tests.composed import write_xlsx


def test_numbers_dates_and_ids_come_out_as_the_sheet_means_them(tmp_path: Path) -> None:
    when = dt.datetime(2026, 9, 7, 8, 5, 37)  # noqa: DTZ001
    rows: list[list[object]] = [
        [],
        ["编号", "x"],
        ["007", 178.8],
        [12, when],
        [6917656789012345678, None],
    ]
    path = write_xlsx(tmp_path / "f.xlsx", rows)
    book = Workbook(path)
    assert book.parts == ("订单",)
    assert [(row.number, row.cells) for row in book.rows("订单")] == [
        (1, ["", ""]),
        (2, ["编号", "x"]),
        (3, ["007", "178.8"]),
        (4, ["12", "2026-09-07 08:05:37"]),
        (5, ["6.917657e+18", ""]),
    ]
    assert not book.may_be_cut()


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


def test_several_sheets_are_several_parts(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "f.xlsx", [["a"]], before=[["说明"]])
    assert Workbook(path).parts == ("说明", "订单")


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        Workbook(path)
    assert refused.value.text.endswith("。")
    return refused.value.code


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("订单.csv", "a,b\n")
    assert refusal(path) == "archive"


@pytest.mark.parametrize("lies", [False, True])
def test_a_workbook_that_inflates_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lies: bool
) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_INFLATED", 1 << 20)
    path = tmp_path / "f.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (3 << 20))
    if lies:
        # Both headers of the member now claim that it holds ten bytes.
        data = path.read_bytes().replace(struct.pack("<I", 3 << 20), struct.pack("<I", 10))
        path.write_bytes(data)
    assert refusal(path) == "too_large"


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + b"\0" * 200,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
)
def test_a_damaged_workbook_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(content)
    assert refusal(path) == "broken_workbook"


def test_a_workbook_cut_off_in_the_middle_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "f.xlsx", [["a", "b"]] * 50)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert refusal(path) == "broken_workbook"
