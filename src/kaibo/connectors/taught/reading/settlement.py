"""Rows of a taught settlement table to `order.entry`, one a movement of money.

A movement is known by its own number; where the table has none, by a digest of its order, time and
sum and of how many equal rows stood before it, so that the same movement in a later file has the
same entry, also when more columns have been mapped since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from kaibo.connectors.base.row import Row, RowLost
from kaibo.connectors.base.table import Table
from kaibo.connectors.taught.reading.meant import Meant, short
from kaibo.kit.sheets.exported import identity, moment
from kaibo.kit.sheets.texts import says_nothing
from kaibo.live.events import MOST, Event

PROVIDES = ("order.entry",)
BOOK = "settlement"
#: Signed sums in fen: a cost is positive when it is a cost.
SUMS = (
    "settled",
    "income",
    "platform_fee",
    "commission",
    "service_fee",
    "channel_fee",
    "promotion_fee",
    "other_fees",
    "refund",
)


def read(table: Table, meant: Meant) -> Iterator[Event]:
    """The movements of the table that are of an order; others are counted in a note."""
    seen: Counter[str] = Counter()
    numbers: dict[str, int] = {}
    for row in table.rows():
        if says_nothing(row.text("order")):
            text = "{n} 行没有订单号（首个在第 {row} 行），不属于任何订单，如提现、充值，未计入。"
            row.note("no_order", text)
            continue
        try:
            yield _entry(row, meant, seen, numbers)
        except RowLost:
            continue


def _entry(row: Row, meant: Meant, seen: Counter[str], numbers: dict[str, int]) -> Event:
    order, line = row.need("order", identity), row.may("line", identity)
    # When it was settled is often a day: its midnight then, because nothing is counted from it.
    at = row.need("time", lambda text: moment(text, meant.given.tz))
    sums = {"settled": row.need("settled", meant.money("settled", signed=True))}
    for name in SUMS[1:]:
        value = row.may(name, meant.money(name, signed=True))
        if value is not None and abs(value) <= MOST["amount"]:
            sums[name] = value
    scene = short(row, "scene")
    entry = row.may("entry", identity)
    if entry is None:
        entry = _digest(seen, (order, line, at, sums["settled"]))
    else:
        first = numbers.setdefault(entry, row.number)
        if first != row.number:
            why = f"和第 {first} 行是同一笔流水，只用第 {first} 行"
            raise row.lost("entry", "same_entry", why)
    said: dict[str, Any] = {
        "platform": meant.platform,
        "book": BOOK,
        "entry": entry,
        "scene": scene,
        "file": meant.given.file_id,
        "as_of": meant.given.as_of,
        **sums,
    }
    return Event(
        id=f"{BOOK}:{meant.platform}:{entry}",
        kind="order.entry",
        order=order,
        line=line,
        product=row.may("product", identity),
        cur="CNY",
        ts=at,
        x={key: value for key, value in said.items() if value is not None},
    )


def _digest(seen: Counter[str], said: tuple[object, ...]) -> str:
    whole = sha256(repr(said).encode()).hexdigest()[:24]
    seen[whole] += 1
    return whole if seen[whole] == 1 else f"{whole}-{seen[whole]}"
