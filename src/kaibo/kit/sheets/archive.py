"""An XLSX file measured before anything opens it: what it inflates to, and its furthest cell.

A reader makes a sheet as large as the box of its furthest cell, however few it has: one stray
blank in XFD1048576 is seventeen billion cells. And a header may lie about what is packed.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

BROKEN = "这份表格打不开，文件可能不完整。请重新导出，或另存为 CSV 再试。"
# A cell's place, or a row's number where its cells say none.
_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,3})([0-9]{1,7})\b""")
_OVERLAP = 64
_CHUNK = 1 << 20


class BadBook(ValueError):
    """The file is no workbook to be read: `code` and a Chinese sentence with what to do."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a workbook may inflate to, in bytes, and how far one sheet's box may reach."""

    inflated: int
    rows: int
    columns: int
    cells: int


def looks_like_a_web_page(head: bytes) -> bool:
    """Whether a file begins as HTML does: some back offices call that .xls."""
    start = head[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    return start.startswith((b"<html", b"<!doc", b"<table"))


def measure(file: Path | BinaryIO, limits: Limits) -> None:
    """Refuse what would inflate, or spread its cells, beyond any real sheet.

    Raises BadBook: archive, not_xlsx, too_large, broken_workbook.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = [one for one in archive.infolist() if one.filename.startswith("xl/")]
            if not members:
                raise BadBook("archive", "这是压缩包，不是表格。请先解压，再导入里面的文件。")
            left = limits.inflated
            for member in members:
                left = _measured(archive, member, left, limits)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        raise BadBook("broken_workbook", BROKEN) from None


def _measured(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, limits: Limits) -> int:
    """How much may still be inflated after this member, which is inflated to be measured."""
    member.file_size = 1 << 60  # the size in the header may lie
    is_sheet = member.filename.startswith("xl/worksheets/")
    if is_sheet and member.filename.endswith(".bin"):
        raise BadBook("not_xlsx", "这是 .xlsb 表格。请在 Excel 或 WPS 里另存为 .xlsx 再试。")
    tail = b""
    rows = columns = 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                size = limits.inflated >> 20
                raise BadBook(
                    "too_large",
                    f"这份表格太大，解压后超过 {size} MB。请只留要用的那张表，或拆成几份再试。",
                )
            for letters, digits in _PLACE.findall(tail + chunk) if is_sheet else ():
                rows, columns = max(rows, int(digits)), max(columns, _column(letters))
            if rows > limits.rows or columns > limits.columns or rows * columns > limits.cells:
                raise BadBook(
                    "too_large",
                    f"这份表格太大，最远的格子在第 {rows} 行、第 {columns} 列。"
                    "请删掉远处的空格子，只留要用的那张表，或另存为 CSV 再试。",
                )
            tail = chunk[-_OVERLAP:]
    return left


def _column(letters: bytes) -> int:
    """The number of column "A", "AB": 1, 28; 0 of none."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
