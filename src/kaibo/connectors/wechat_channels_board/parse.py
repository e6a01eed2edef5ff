"""Reads one answer of the live board: bytes in, what it says out; no clock, no network.

`read_board` never raises for what an answer holds. A number that is missing, negative, broken or no
whole number is unknown, never 0 and never a guess. Free text and pictures are not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from kaibo.connectors.wechat_channels_board import fields
from kaibo.connectors.wechat_channels_board.fields import Field
from kaibo.live.events import MOST

#: A time beyond this is no second of ours: it is milliseconds.
_MILLISECONDS = 10**11
#: Longer ids of products are no ids; they have to fit into that of an event.
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class Product:
    """One product of the show: its id in its shop, what is left of it, its totals by name."""

    id: str
    stock: int | None
    totals: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Board:
    """What one answer says. `living` null: it does not say; `start` UTC ms; `ran_s` seconds on air.

    `odd`: how many numbers stood there and could not be read. `left_out`: products of which the
    platform said that there are more of them than it gave.
    """

    living: bool | None
    start: int | None
    ran_s: int | None
    totals: Mapping[str, int]
    samples: Mapping[str, int]
    products: Sequence[Product] = ()
    odd: int = 0
    left_out: int = 0

    @property
    def empty(self) -> bool:
        """Whether it says nothing at all, as the board of a show that has just begun does."""
        return not (self.totals or self.samples or self.products)


@dataclass(slots=True)
class _Reader:
    """The sections of an answer; `odd` counts what in them could not be read."""

    sections: dict[str, Mapping[str, Any]]
    odd: int = 0

    def number(self, value: object, most: int) -> int | None:
        """A count as the platform writes it: a whole number, or one in quotes."""
        if value is None or value == "":
            return None
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            self.odd += 1
            return None
        return value

    def read(self, wanted: Sequence[Field], row: Mapping[str, Any] | None = None) -> dict[str, int]:
        """Those of the wanted numbers that are there, of one row or of the sections."""
        found = {}
        for one in wanted:
            most = MOST["amount" if one.money else "n"] // one.times
            for section, name in one.places:
                where = self.sections.get(section, {}) if row is None else row
                value = self.number(where.get(name), most)
                if value is not None:
                    found[one.name] = value * one.times
                    break
        return found


def read_board(answer: Mapping[str, Any]) -> Board:
    """What the answer of `getlivedata` says, decoded from JSON; see `Board`."""
    whole = {name: _object(answer.get(name)) for name in (
        fields.BOARD, fields.SALES, fields.COMPARISON, fields.PRODUCTS
    )}  # fmt: skip
    # The page shows the board inside a wrapper of its own name, with start and length beside it.
    wrapper = whole[fields.BOARD]
    inner = _object(wrapper.get(fields.BOARD)) or wrapper
    reader = _Reader(whole | {fields.BOARD: _object(inner.get("summary")) or inner})
    rows, total = _rows(whole[fields.PRODUCTS])
    products = [made for row in rows if (made := _product(reader, row)) is not None]
    living = whole[fields.COMPARISON].get("is_living")
    return Board(
        living=living if isinstance(living, bool) else None,
        start=_moment(reader, wrapper.get("start_time")),
        ran_s=reader.number(wrapper.get("live_duration"), 10**8),
        totals=reader.read(fields.TOTALS),
        samples=reader.read(fields.SAMPLES),
        products=tuple({one.id: one for one in products}.values()),
        odd=reader.odd,
        left_out=max(0, (reader.number(total, 10**6) or 0) - len(rows)),
    )


def _object(value: object) -> Mapping[str, Any]:
    """An object, also one written as text; {} for whatever else."""
    if isinstance(value, str):
        try:
            value = msgspec.json.decode(value)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return {}
    return value if isinstance(value, dict) else {}


def _rows(section: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], object]:
    listed = section.get("spu_data_list")
    listed = listed if isinstance(listed, list) else []
    rows: list[Mapping[str, Any]] = [one for one in listed if isinstance(one, dict)]
    return rows, section.get("total_cnt")


def _product(reader: _Reader, row: Mapping[str, Any]) -> Product | None:
    """A row of the goods, under the id the product has in its shop, by which orders name it."""
    base = _object(row.get("base_data"))
    for value in (base.get("src_spu_id"), base.get("spu_id")):
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            value = str(value)
        if isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST_ID:
            left = row.get("stock", base.get("stock"))
            stock = reader.number(left, MOST["n"])
            return Product(value.strip(), stock, reader.read(fields.OF_A_PRODUCT, row))
    reader.odd += 1
    return None


def _moment(reader: _Reader, value: object) -> int | None:
    """UTC ms of a time in seconds; one in milliseconds is recognised."""
    number = reader.number(value, 10**14)
    if not number:
        return None
    return number if number >= _MILLISECONDS else number * 1_000
