"""Rows of an XLSX or XLS workbook as texts, sheet by sheet.

A workbook is one compressed tree, so its sheets are held in memory whole, at about twice their
inflated size; that size is measured before the workbook is opened.
"""

from __future__ import annotations

import datetime as dt
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.text_rows import RawRow

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_INFLATED = 256 << 20
MAX_SHEETS = 30

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

_BROKEN = "这份表格打不开，文件可能不完整，请重新导出或另存为 CSV。"


class Workbook:
    """A workbook; its `parts` are its sheets. Refuses bombs, passwords and other archives."""

    encoding = ""

    def __init__(self, path: Path) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError

        with path.open("rb") as file:
            if file.read(4) == ZIP:
                _check_archive(path)
        self._sheets: dict[str, CalamineSheet] = {}
        try:
            with CalamineWorkbook.from_path(str(path)) as book:
                for name in book.sheet_names[:MAX_SHEETS]:
                    self._sheets[name] = book.get_sheet_by_name(name)
        except PasswordError:
            raise FileRefused(
                "password", "这份表格设了密码，请在 Excel 或 WPS 里取消密码后再导入。"
            ) from None
        except (CalamineError, OSError, ValueError):
            raise FileRefused("broken_workbook", _BROKEN) from None
        self.parts = tuple(self._sheets)

    def rows(self, part: str, header: int = 0, width: int = 0) -> Iterator[RawRow]:
        """All rows of sheet `part`, empty ones too; a cell beyond its row's end is empty."""
        for number, row in enumerate(self._sheets[part].iter_rows(), 1):
            yield RawRow(number, [cell_text(value) for value in row])

    def may_be_cut(self) -> bool:
        """A workbook is whole or does not open."""
        return False


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            sheets = [m for m in archive.infolist() if m.filename.startswith("xl/")]
            if not sheets:
                raise FileRefused("archive", "这是压缩包，不是表格，请先解压，再导入里面的文件。")
            left = MAX_INFLATED
            for member in sheets:
                left -= _inflated_size(archive, member, left)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        raise FileRefused("broken_workbook", _BROKEN) from None


def _inflated_size(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """Bytes the member really inflates to. The size in its header may lie, so it is not asked."""
    member.file_size = 1 << 60
    size = 0
    with archive.open(member) as stream:
        while chunk := stream.read(1 << 20):
            size += len(chunk)
            if size > left:
                text = (
                    f"这份表格解压后超过 {MAX_INFLATED >> 20} MB，请另存为 CSV，或拆成几份再导入。"
                )
                raise FileRefused("too_large", text)
    return size


def cell_text(value: object) -> str:
    """What the sheet means, as text: whole numbers without ".0", moments as ISO, exact decimals.

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
        # A day number is a binary fraction: 08:05:36.999999 was typed as 08:05:37.
        near = value + dt.timedelta(microseconds=500)
        return near.replace(microsecond=near.microsecond // 1000 * 1000).isoformat(" ")
    return str(value)
