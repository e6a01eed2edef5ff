"""TikTok Shop income statements as a file format: each row a movement of money of an order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaibo.connectors.base.file_format import FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.table import Table
from kaibo.connectors.tiktok_income.layout import LAYOUT
from kaibo.connectors.tiktok_income.parse import Movement, parse
from kaibo.live.events import Event

PLATFORM = "tiktok"
BOOK = "settlement"


def read(table: Table, given: Given) -> Iterator[Told]:
    """`order.entry` of every movement of an order."""
    for movement in parse(table, given):
        yield entry_event(movement, given)


def entry_event(movement: Movement, given: Given) -> Event:
    """The movement as an event known by its own number, so that no second export counts it again;
    `x.file` says which file told it."""
    said: dict[str, Any] = {
        "platform": PLATFORM,
        "book": BOOK,
        "entry": movement.entry,
        **movement.sums,
        "scene": movement.scene,
        "file": given.file_id,
        "as_of": given.as_of,
    }
    return Event(
        id=f"{BOOK}:{PLATFORM}:{movement.entry}",
        kind="order.entry",
        order=movement.order,
        line=movement.line,
        cur=movement.cur,
        ts=movement.ts,
        x={key: value for key, value in said.items() if value is not None},
    )


INCOME = TableFormat(
    id="tiktok-income",
    title="TikTok Shop 结算账单",
    platform=PLATFORM,
    holds=Holds.SETTLEMENT,
    layouts=(LAYOUT,),
    provides=("order.entry",),
    read=read,
)
FORMATS: tuple[FileFormat, ...] = (INCOME,)
