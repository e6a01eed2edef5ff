"""Cells that join several sub-orders (`6902;6903`): what is said beside them is said of their order."""

from __future__ import annotations

import re

from kaibo.connectors.base.row import Row
from kaibo.kit.sheets.exported import identity
from kaibo.kit.sheets.texts import says_nothing

JOIN = re.compile("[;；,，|\n]")


def pieces_of(text: str) -> list[str | None]:
    """The ids in a cell `id1;id2` in its own order, cleaned; errors as `identity`."""
    return [identity(part.strip("\t '")) for part in JOIN.split(text)]


def sub_orders(text: str) -> tuple[str, ...] | None:
    """The ids in a cell `id1;id2`, each once, and sorted so that their order does not matter."""
    return tuple(sorted({part for part in pieces_of(text) if part})) or None


def line_of(row: Row, key: str = "line") -> str | None:
    """The sub-order that an after-sale or a movement of money is of; None where the row names none,
    or several: its sum is not split by guess, and stands with the order as a whole. RowLost where
    the cell cannot be read."""
    if says_nothing(row.text(key)):
        return None
    parts = row.need(key, sub_orders)
    if len(parts) == 1:
        return parts[0]
    row.note(
        "joined_lines",
        "{n} 行的一格里有几个子订单（首个在第 {row} 行），没写每个是多少：金额记在整单上，不猜着拆。",
    )
    return None
