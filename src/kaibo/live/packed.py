"""What was said of the lines of orders, held small: two hundred bytes a line in place of a dozen objects.

A room hears of hundreds of thousands of lines and asks again for few of them: each is kept as bytes
and laid open when it is asked for. docs/specs/fold.md, 6.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, ClassVar, TypeVar

import msgspec

from kaibo.live.orders import Assertion, Key, Order
from kaibo.live.settlement import Movement, Number
from kaibo.live.tickets import Ticket

T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode
#: What every packed line begins with, before its name: a list of two, the name and the rows.
_TWO = b"\x92"
#: The earliest and the latest moment that the assertions of a line name, UTC ms.
_SPAN = struct.Struct("<qq")
#: Orders of one piece of a dump, half a megabyte or so.
_PIECE = 2_000
#: (platform, shop) → order → its one line, or line → each of several.
_Shops = dict[tuple[str, str], dict[str, bytes | dict[str, bytes]]]


class Packed(Mapping[Key, T]):
    """Line → what was said of it. What is handed out must not be changed: it is put in anew.

    Orders stand in the order in which they were first named, the lines of each likewise.
    """

    #: Bytes of a line before what is packed of it.
    ahead: ClassVar[int] = 0

    def __init__(self) -> None:
        self._shops: _Shops = {}
        self._count = 0
        #: What was asked for last is mostly asked for again.
        self._last: tuple[Key, T] | None = None

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Key]:
        for (platform, shop), orders in self._shops.items():
            for order, held in orders.items():
                for packed in held.values() if isinstance(held, dict) else (held,):
                    yield self._laid_open(platform, shop, order, packed)

    def __contains__(self, key: object) -> bool:
        return self._find(key) is not None  # type: ignore[arg-type]

    def __getitem__(self, key: Key) -> T:
        found = self.told(key)
        if found is None:
            raise KeyError(key)
        return found

    def told(self, key: Key) -> T | None:
        """What was said of a line; None where nothing was."""
        last = self._last
        if last is not None and last[0] == key:
            return last[1]
        packed = self._find(key)
        if packed is None:
            return None
        value = self._open(packed)[1]
        self._last = key, value
        return value

    def __setitem__(self, key: Key, value: T) -> None:
        self._put(key, self._head(value) + _encode((key[3], self._rows(value))))
        self._last = key, value

    def lines_of(self, order: Order) -> Sequence[str]:
        """The lines of an order of which anything was said, "" = the order as a whole."""
        held = self._held(order)
        if held is None:
            return ()
        return [*held] if isinstance(held, dict) else (self._open(held)[0],)

    def has_several(self, order: Order) -> bool:
        """Whether there are two or more of them."""
        return isinstance(self._held(order), dict)

    def copy_from(self, other: Packed[T], key: Key) -> None:
        """Take over what another one knows of a line, if anything."""
        packed = other._find(key)
        if packed is not None:
            self._put(key, packed)
            self._last = None

    def dump(self) -> Iterator[bytes]:
        """All of it as bytes, piece by piece."""
        for shop, orders in self._shops.items():
            each = iter(orders.items())
            while piece := dict(islice(each, _PIECE)):
                yield _encode((*shop, piece))

    def restore(self, pieces: Iterable[bytes | memoryview]) -> None:
        """Take in what `dump` gave, in place of all there was."""
        self._shops, self._last = {}, None
        for piece in pieces:
            platform, shop, orders = _decode(piece)
            self._shops.setdefault((platform, shop), {}).update(orders)
        held = (one for orders in self._shops.values() for one in orders.values())
        self._count = sum(len(one) if isinstance(one, dict) else 1 for one in held)

    def _laid_open(self, platform: str, shop: str, order: str, packed: bytes) -> Key:
        line, value = self._open(packed)
        key = platform, shop, order, line
        self._last = key, value
        return key

    def _held(self, order: Order) -> bytes | dict[str, bytes] | None:
        orders = self._shops.get(order[:2])
        return None if orders is None else orders.get(order[2])

    def _find(self, key: Key) -> bytes | None:
        orders = self._shops.get(key[:2])
        held = None if orders is None else orders.get(key[2])
        if held is None or isinstance(held, dict):
            return None if held is None else held.get(key[3])
        return held if self._is_of(held, key[3]) else None

    def _is_of(self, packed: bytes, line: str) -> bool:
        return packed.startswith(_TWO + _encode(line), self.ahead)

    def _put(self, key: Key, packed: bytes) -> None:
        orders = self._shops.get(key[:2])
        if orders is None:
            orders = self._shops[key[:2]] = {}
        line, held = key[3], orders.get(key[2])
        if isinstance(held, dict):
            self._count += line not in held
            held[line] = packed
        elif held is None or self._is_of(held, line):
            self._count += held is None
            orders[key[2]] = packed
        else:
            self._count += 1
            orders[key[2]] = {self._open(held)[0]: held, line: packed}

    def _open(self, packed: bytes) -> tuple[str, T]:
        line, rows = _decode(memoryview(packed)[self.ahead :])
        return line, self._value(rows)

    def _head(self, value: T) -> bytes:
        return b""

    def _rows(self, value: T) -> Sequence[Any]:
        raise NotImplementedError

    def _value(self, rows: list[Any]) -> T:
        raise NotImplementedError


class Said(Packed[list[Assertion]]):
    """Line → what was asserted of it, in order of (ts, id, src)."""

    ahead = _SPAN.size

    def near(self, since: int, until: int) -> Iterator[Key]:
        """The lines that name a moment in [since, until), UTC ms, and such as name one before and
        one after. The others are not laid open."""
        for (platform, shop), orders in self._shops.items():
            for order, held in orders.items():
                for packed in held.values() if isinstance(held, dict) else (held,):
                    first, last = _SPAN.unpack_from(packed)
                    if first < until and last >= since:
                        yield self._laid_open(platform, shop, order, packed)

    def _head(self, value: list[Assertion]) -> bytes:
        named = [at for one in value for at in (one.ts, one.created, one.paid) if at is not None]
        return _SPAN.pack(min(named), max(named))

    def _rows(self, value: list[Assertion]) -> Sequence[Any]:
        return value

    def _value(self, rows: list[Any]) -> list[Assertion]:
        return [Assertion(*row) for row in rows]


class Tickets(Packed[dict[str, Ticket]]):
    """Line → number of an after-sale ticket → the ticket."""

    def _rows(self, value: dict[str, Ticket]) -> Sequence[Any]:
        return [*value.items()]

    def _value(self, rows: list[Any]) -> dict[str, Ticket]:
        return {number: Ticket(*one) for number, one in rows}


class Movements(Packed[dict[Number, Movement]]):
    """Line → book and number of a movement of money → the movement."""

    def _rows(self, value: dict[Number, Movement]) -> Sequence[Any]:
        return [*value.items()]

    def _value(self, rows: list[Any]) -> dict[Number, Movement]:
        return {(book, number): Movement(*one) for (book, number), one in rows}
