"""Promise of workbooks: cells mean what the sheet shows, and nothing hostile is unpacked."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
from pathlib import Path

import pytest

from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.sheet_rows import LIMITS, Workbook
from kaibo.connectors.base.tests.composed import write_xlsx
from kaibo.kit.sheets.archive import Limits


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


def test_several_sheets_are_several_parts(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "f.xlsx", [["a"]], before=[["说明"]])
    assert Workbook(path).parts == ("说明", "订单")


def refusal(path: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(FileRefused) as refused:
        Workbook(path, limits)
    assert refused.value.text.endswith("。")
    return refused.value.code


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("订单.csv", "a,b\n")
    assert refusal(path) == "archive"


@pytest.mark.parametrize("lies", [False, True])
def test_a_workbook_that_inflates_beyond_the_limit_is_refused(tmp_path: Path, lies: bool) -> None:
    path = tmp_path / "f.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (3 << 20))
    if lies:
        # Both headers of the member now claim that it holds ten bytes.
        data = path.read_bytes().replace(struct.pack("<I", 3 << 20), struct.pack("<I", 10))
        path.write_bytes(data)
    assert refusal(path, Limits(1 << 20, 10, 10, 100)) == "too_large"


@pytest.mark.parametrize("corner", ["XFD1048576", "A1048577", "AZ1000000", "BZZ2"])
def test_a_workbook_whose_furthest_cell_is_absurd_is_refused_before_it_is_opened(
    tmp_path: Path, corner: str
) -> None:
    path = write_xlsx(tmp_path / "f.xlsx", [["订单编号"], ["1"]])
    _put_cell_in(path, corner)
    assert refusal(path) == "too_large"


def _put_cell_in(path: Path, corner: str) -> None:
    """Move the sheet's last cell to `corner`, as a stray blank does; the file stays small."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    [sheet] = [name for name in members if name.startswith("xl/worksheets/")]
    members[sheet] = members[sheet].replace(b'r="A2"', b'r="%s"' % corner.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in members.items():
            archive.writestr(name, body)


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
