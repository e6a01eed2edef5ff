"""An XLSX or XLS workbook as rows of texts, sheet by sheet: the one place that opens one.

A workbook is one compressed tree, so its sheets are held in memory whole, at about twice their
inflated size; that size, and how far the sheets reach, is measured before the workbook is opened.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from kaibo.kit.sheets.archive import BROKEN, ZIP, BadBook, Limits, measure

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_SHEETS = 30


class Book:
    """An opened workbook. Refuses bombs, absurd cells, passwords and other archives: BadBook."""

    def __init__(self, source: Path | bytes, limits: Limits) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError

        if _head(source) == ZIP:
            measure(source if isinstance(source, Path) else io.BytesIO(source), limits)
        self._sheets: dict[str, CalamineSheet] = {}
        try:
            with (
                CalamineWorkbook.from_path(str(source))
                if isinstance(source, Path)
                else CalamineWorkbook.from_filelike(io.BytesIO(source))
            ) as book:
                for name in book.sheet_names[:MAX_SHEETS]:
                    self._sheets[name] = book.get_sheet_by_name(name)
        except PasswordError:
            raise BadBook(
                "password", "这份表格设了密码。请在 Excel 或 WPS 里取消密码后再试。"
            ) from None
        except (CalamineError, OSError, ValueError):
            raise BadBook("broken_workbook", BROKEN) from None
        self.names = tuple(self._sheets)

    def rows(self, name: str) -> Iterator[list[str]]:
        """All rows of a sheet from its first, empty ones too, as texts from column A on."""
        sheet = self._sheets[name]
        before = [""] * (sheet.start[1] if sheet.start else 0)
        for row in sheet.iter_rows():
            yield [*before, *(cell_text(value) for value in row)]


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


def _head(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source[:4]
    with source.open("rb") as file:
        return file.read(4)
