"""Files in and out: what a sheet says, and the files that are turned away."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from kaibo.kit.errors import Refusal
from kaibo.kit.sheets import workbook
from kaibo.kit.sheets.writing import Cell
from kaibo.kit.sheets.writing import workbook as written


def _xlsx(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_sheet_is_read_as_people_see_it() -> None:
    content = _xlsx(["品名", "价", "占比"], [], ["保温杯\n大", 178.8, 0.2], [12, 3_456.0, None])
    [sheet] = workbook.read(content)
    assert sheet.rows == [
        ["品名", "价", "占比"],
        ["", "", ""],
        ["保温杯\n大", "178.8", "0.2"],
        ["12", "3456", ""],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_the_encodings_teams_have(encoding: str) -> None:
    [sheet] = workbook.read('品名,备注\r\n杯,"红,蓝"\r\n'.encode(encoding))
    assert sheet.rows == [["品名", "备注"], ["杯", "红,蓝"]]


def test_a_sheet_that_is_written_is_read_back_and_holds_no_formula() -> None:
    rows: list[list[Cell]] = [
        ["=1+1", Decimal("59.90"), 3],
        ["🧣 a\tb\nc", None, None],
        ["@x", "+1", "-1"],
    ]
    content = written("排品[1]/表", ["品名", "价", "号"], rows)
    [sheet] = workbook.read(content)
    assert sheet.rows == [
        ["品名", "价", "号"],
        ["=1+1", "59.9", "3"],
        ["🧣 a\tb\nc", "", ""],
        ["@x", "+1", "-1"],
    ]
    cell = openpyxl.load_workbook(io.BytesIO(content)).active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def _zip(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name.replace("__", "/"), body)
    return content.getvalue()


def _far() -> bytes:
    """A real workbook of a few kilobytes with one cell in the furthest corner."""
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "远"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (b"", "bad_file", "没有内容"),
        (b"\xef\xbb\xbf \r\n", "bad_file", "没有内容"),
        (b"PK\x03\x04 half of it", "bad_file", "打不开"),
        (_xlsx(["品名"])[:-400], "bad_file", "打不开"),
        (_zip(photo=b"x"), "bad_file", "压缩包"),
        (_zip(xl__worksheets__sheet1=b"\0" * (65 << 20)), "too_large", "太大"),
        (_far(), "too_large", "太大"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "bad_file", "另存为"),
        (b"<html><table>", "bad_file", "网页"),
        (b"a\xff\xfe\xff\x81", "bad_file", "编码"),
        (b"x" * ((8 << 20) + 1), "too_large", "8 MB"),
        (b"a,b\n" * 2_201, "too_large", "2200 行"),
    ],
    ids=[
        "empty",
        "blank",
        "half",
        "cut",
        "archive",
        "bomb",
        "far",
        "xls",
        "html",
        "bytes",
        "heavy",
        "long",
    ],
)
def test_a_file_that_is_no_table_is_refused_with_what_to_do(
    content: bytes, code: str, told: str
) -> None:
    with pytest.raises(Refusal) as caught:
        workbook.read(content)
    assert caught.value.code == code and told in caught.value.text
