"""Tables to the bytes of files: the same tables give the same bytes, whenever they are written."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kaibo.config.demo.night_files.cells import Cell

Rows = Iterable[Sequence[Cell]]
#: A workbook notes when it was written, in its properties and in its archive.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class NightFile:
    """A composed file: its name, its bytes, the moment it speaks of (UTC ms), and what it is."""

    name: str
    content: bytes
    as_of: int
    said: str


def comma_separated(rows: Rows, encoding: str = "utf-8-sig") -> bytes:
    """A CSV, by default as the platforms write it: UTF-8 with a mark, lines ended by CR LF."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """An XLSX of these sheets; texts are texts whatever they begin with, numbers are numbers."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for position, value in enumerate(row, 1):
                cell = page.cell(number, position, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    raw = io.BytesIO()
    book.save(raw)
    return _timeless(raw)


def _timeless(raw: io.BytesIO) -> bytes:
    """The same archive without the time of its writing."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(raw) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in made.namelist():
            content = _WRITTEN.sub(rb"\g<1>2000-01-01T00:00:00Z", made.read(name))
            kept.writestr(zipfile.ZipInfo(name, _ZIP_DATE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
