"""A batch of events as columns, the form in which the fold reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kaibo.live.events import KIND_CODE, RETRACT, UNKNOWN, Event, kind_code

I64 = NDArray[np.int64]
U64 = NDArray[np.uint64]

_HIGH = np.uint64(0xFFFFFFFF00000000)
_NO_VIEWER = "0" * 16
#: Retractions of files are known among themselves: they free the ids of what they take back.
_APART = "\x1e"


@dataclass(slots=True)
class Batch:
    """Events in log order with the columns the fold needs; every array has one entry an event.

    `kind` holds the codes of `events.kind_code`; `n`, `qty` and `amount` hold `UNKNOWN` for null;
    `viewer` is 0 for null; `key` is the keyed hash of (src, id) by which repeats are known.
    """

    events: Sequence[Event]
    kind: NDArray[np.int16]
    ts: I64
    n: I64
    qty: I64
    amount: I64
    viewer: U64
    key: U64

    def __len__(self) -> int:
        return len(self.events)


def message_keys(pairs: Sequence[tuple[str, str]], key: bytes) -> U64:
    """Keyed 64-bit hash of each (src, id); never 0.

    Two independent strongly universal hashes of 32 bits (multilinear: Lemire and Kaser 2014),
    their coefficients drawn from `key`: whoever does not know it cannot make two ids collide.
    With a million messages in a room the chance that any two do is about 3 in 10^8.
    """
    texts = [f"{src}\x1f{ident}".encode() for src, ident in pairs]
    if not texts:
        return np.zeros(0, np.uint64)
    length = max(map(len, texts))
    width = -(-length // 4)
    words = np.array(texts, f"S{4 * width}").view("<u4").reshape(len(texts), width)
    lengths = np.fromiter(map(len, texts), np.uint64, len(texts))
    high, low = (
        _multilinear(words, lengths, _coefficients(key + side, width + 2))
        for side in (b"\x00", b"\x01")
    )
    return np.maximum((high & _HIGH) | (low >> np.uint64(32)), np.uint64(1))


def _multilinear(words: NDArray[np.uint32], lengths: U64, by: U64) -> U64:
    """a0 + a1 x length + sum of a(i+2) x word(i), modulo 2^64; its upper half is the hash."""
    with np.errstate(over="ignore"):
        total: U64 = by[0] + by[1] * lengths
        for column in range(words.shape[1]):
            total += words[:, column].astype(np.uint64) * by[column + 2]
    return total


@lru_cache(maxsize=64)
def _coefficients(key: bytes, count: int) -> U64:
    """The first `count` coefficients of a key; a longer call begins with the same ones."""
    blocks = [
        hashlib.blake2b(block.to_bytes(4, "big"), key=key).digest()
        for block in range(-(-count // 8))
    ]
    return np.frombuffer(b"".join(blocks), "<u8")[:count]


def viewer_numbers(viewers: Sequence[str | None]) -> U64:
    """The 64-bit numbers behind 16-digit hex viewer ids; 0 for null. ValueError if not hex."""
    raw = bytes.fromhex("".join([v or _NO_VIEWER for v in viewers]))
    return np.frombuffer(raw, ">u8").astype(np.uint64)


def columns(events: Sequence[Event], key: bytes) -> Batch:
    """Lay `events` out as columns. `key` is the room's secret for message hashes."""
    codes = KIND_CODE

    def ints(values: list[int | None]) -> I64:
        return np.array([UNKNOWN if v is None else v for v in values], np.int64)

    kind = np.array([codes.get(e.kind) or kind_code(e.kind) for e in events], np.int16)
    pairs = [(e.src, e.id) for e in events]
    for at in np.flatnonzero(kind == codes[RETRACT]).tolist():
        pairs[at] = events[at].src, _APART + events[at].id
    return Batch(
        events=events,
        kind=kind,
        ts=np.array([e.ts for e in events], np.int64),
        n=ints([e.n for e in events]),
        qty=ints([e.qty for e in events]),
        amount=ints([e.amount for e in events]),
        viewer=viewer_numbers([e.viewer for e in events]),
        key=message_keys(pairs, key),
    )
