"""A table as a file: written at once when it is small, packed for a worker process when it is not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from kaibo.domains.control.shown.table import Table
from kaibo.kit.sheets import writing
from kaibo.kit.sheets.writing import Cell

Step = Callable[[int, int], None]
#: A CSV is only text: twenty times as many cells in the same time.
_CELLS_AT_ONCE = {"xlsx": writing.CELLS_AT_ONCE, "csv": 20 * writing.CELLS_AT_ONCE}
_ROWS_AT_ONCE = 1_000


def is_small(table: Table, form: str) -> bool:
    """Whether it is written well within 200 ms, and has no more than a thousand rows."""
    rows = len(table.rows)
    return rows <= _ROWS_AT_ONCE and rows * len(table.header) <= _CELLS_AT_ONCE[form]


def written(table: Table, form: str, step: Step = lambda done, of: None) -> tuple[str, str, bytes]:
    """File name, media type and content; `form` is xlsx or csv."""

    def rows() -> Iterator[list[Cell]]:
        for done, row in enumerate(table.rows):
            step(done, len(table.rows))
            yield row

    name = f"{table.title}.{form}"
    if form == "csv":
        return name, writing.CSV, writing.comma_separated(table.header, rows())
    return name, writing.XLSX, writing.workbook(table.title, table.header, rows())


def pack(table: Table) -> bytes:
    """For a worker: a Decimal is kept exactly, as a list of its text."""
    rows = [[_packed(cell) for cell in row] for row in table.rows]
    return json.dumps([table.title, table.header, rows], ensure_ascii=False).encode()


def unpack(content: bytes) -> Table:
    """What `pack` has packed."""
    title, header, rows = json.loads(content)
    return Table(title, header, [[_unpacked(cell) for cell in row] for row in rows])


def _packed(cell: Cell) -> Any:
    return [str(cell)] if isinstance(cell, Decimal) else cell


def _unpacked(cell: Any) -> Cell:
    return Decimal(cell[0]) if isinstance(cell, list) else cell
