"""An uploaded XLSX or CSV file as sheets of cell texts, in memory and within bounds."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kaibo.kit.errors import Refusal
from kaibo.kit.sheets import pasted
from kaibo.kit.sheets.pasted import Rows

MAX_BYTES = 8 << 20
MAX_INFLATED = 64 << 20
MAX_SHEETS = 30
MAX_ROWS = 2_000
MAX_COLUMNS = 200
# Formats reach further than contents; beyond this a sheet is no list of products.
MAX_ROW, MAX_COLUMN = 20_000, 1_000

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# Calamine makes a sheet as large as its furthest cell, however few it has.
_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{1,3})([0-9]{1,7})\b""")
_OVERLAP = 64
_BROKEN = "这份表格打不开，文件可能不完整。请重新导出，或另存为 CSV 再上传。"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and its rows, empty ones too, so that row n is the file's row n."""

    name: str
    rows: Rows


def read(content: bytes) -> list[Sheet]:
    """The sheets that hold anything. Refusals: `bad_file` with why and what to do, `too_large`."""
    if len(content) > MAX_BYTES:
        raise Refusal("too_large", f"文件超过 {MAX_BYTES >> 20} MB，没有读取。请只留要用的那张表。")
    if content.startswith(OLE):
        raise _bad(
            "这是旧的 .xls 或设了密码的表格。请在 Excel 或 WPS 里另存为没有密码的 .xlsx 再上传。"
        )
    if content.startswith(ZIP):
        sheets = _workbook(content)
    elif (
        content.lstrip(b"\xef\xbb\xbf \t\r\n")[:512]
        .lower()
        .startswith((b"<html", b"<!doc", b"<table"))
    ):
        raise _bad("这是网页，不是表格（有些 .xls 其实是网页）。请用 Excel 打开后另存为 .xlsx。")
    else:
        sheets = [Sheet("", pasted.parse(_decoded(content)))]
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise _bad("文件里没有内容。")
    for sheet in filled:
        check_size(sheet.rows)
    return filled


def check_size(rows: Rows) -> None:
    """Refuse a table beyond what a person can look over. Refusal: `too_large`."""
    if len(rows) > MAX_ROWS or max(map(len, rows), default=0) > MAX_COLUMNS:
        raise Refusal(
            "too_large", f"表格超过 {MAX_ROWS} 行或 {MAX_COLUMNS} 列，没有读取。请只留要用的部分。"
        )


def cell_text(value: object) -> str:
    """What the sheet means, as text: whole numbers without ".0", exact decimals, ISO moments.

    A number of 2**53 or more has lost digits and is given an exponent, so that no one takes it
    for an id.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        if abs(value) >= 2**53:
            return f"{value:e}"
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, dt.datetime):
        near = value + dt.timedelta(microseconds=500)
        return near.replace(microsecond=near.microsecond // 1000 * 1000).isoformat(" ")
    return str(value)


def _workbook(content: bytes) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook

    _check_archive(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return [
                Sheet(name, _trimmed(book.get_sheet_by_name(name).to_python(skip_empty_area=False)))
                for name in book.sheet_names[:MAX_SHEETS]
            ]
    except (CalamineError, OSError, ValueError):
        raise _bad(_BROKEN) from None


def _trimmed(rows: Sequence[Sequence[object]]) -> Rows:
    """Cells as texts, without the empty rows and columns at the end."""
    texts = [[cell_text(value) for value in row] for row in rows]
    while texts and not any(cell.strip() for cell in texts[-1]):
        texts.pop()
    width = max(
        (index + 1 for row in texts for index, cell in enumerate(row) if cell.strip()), default=0
    )
    return [row[:width] for row in texts]


def _check_archive(content: bytes) -> None:
    """Refuse what would inflate, or spread its cells, beyond any real sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [one for one in archive.infolist() if one.filename.startswith("xl/")]
            if not members:
                raise _bad("这是压缩包，不是表格。请先解压，再上传里面的文件。")
            left = MAX_INFLATED
            for member in members:
                left = _measure(archive, member, left)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        raise _bad(_BROKEN) from None


def _measure(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """How much may still be inflated after this member, which is inflated to be measured."""
    member.file_size = 1 << 60  # the size in the header may lie
    is_sheet = member.filename.startswith("xl/worksheets/")
    tail = b""
    with archive.open(member) as stream:
        while chunk := stream.read(1 << 20):
            left -= len(chunk)
            if left < 0:
                raise _too_large()
            for column, row in _PLACE.findall(tail + chunk) if is_sheet else ():
                if int(row) > MAX_ROW or _column(column) > MAX_COLUMN:
                    raise _too_large()
            tail = chunk[-_OVERLAP:]
    return left


def _column(letters: bytes) -> int:
    """The number of column "A", "AB": 1, 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _too_large() -> Refusal:
    return Refusal("too_large", "这份表格太大，没有读取。请只留要用的那张表，删掉远处的空格子。")


def _decoded(content: bytes) -> str:
    """Text of a CSV: UTF-8, UTF-16 with its mark, or GB18030."""
    has_mark = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if has_mark else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise _bad("这份文件的编码认不出。请用 Excel 打开后另存为 .xlsx 再上传。")


def _bad(text: str) -> Refusal:
    return Refusal("bad_file", text)
