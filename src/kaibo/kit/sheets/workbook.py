"""An uploaded XLSX or CSV file as sheets of cell texts, in memory and within bounds."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.kit.errors import Refusal
from kaibo.kit.sheets import pasted
from kaibo.kit.sheets.archive import OLE, ZIP, BadBook, Limits, looks_like_a_web_page
from kaibo.kit.sheets.book import Book
from kaibo.kit.sheets.pasted import Rows

MAX_BYTES = 8 << 20
MAX_ROWS = 2_200
MAX_COLUMNS = 200
#: Formats reach further than contents; beyond this a sheet is no list of products.
LIMITS = Limits(inflated=64 << 20, rows=20_000, columns=1_000, cells=2 << 20)


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
    elif looks_like_a_web_page(content):
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


def _workbook(content: bytes) -> list[Sheet]:
    try:
        book = Book(content, LIMITS)
    except BadBook as bad:
        code = "too_large" if bad.code == "too_large" else "bad_file"
        raise Refusal(code, bad.text) from None
    return [Sheet(name, _trimmed(list(book.rows(name)))) for name in book.names]


def _trimmed(rows: Rows) -> Rows:
    """The same without the empty rows and columns at the end."""
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max(
        (index + 1 for row in rows for index, cell in enumerate(row) if cell.strip()), default=0
    )
    return [row[:width] for row in rows]


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
