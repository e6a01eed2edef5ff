"""What goes into the log and what comes out: rows of bytes, refused lines, their checksum."""

import zlib
from dataclasses import dataclass

CODEC_NDJSON = 1
"""Canonical NDJSON, UTF-8."""
CODEC_ARROW = 2
"""Arrow IPC stream (the number is reserved; the log itself decodes nothing)."""
CODECS = frozenset({CODEC_NDJSON, CODEC_ARROW})


@dataclass(frozen=True, slots=True)
class NewRow:
    """One micro-batch of one room, as the sequencer hands it over.

    ``recv_first`` and ``recv_last`` are UTC milliseconds, ``n`` the number of events in ``body``.
    """

    room: str
    recv_first: int
    recv_last: int
    n: int
    codec: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One micro-batch as it stands in the log; event ``i`` of it has the offset ``offset + i``."""

    offset: int
    room: str
    recv_first: int
    recv_last: int
    n: int
    codec: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One refused line: when (UTC ms), of which room and source, where, why, and its own bytes."""

    at: int
    room: str
    src: str
    line: int
    code: str
    text: str
    raw: bytes


Head = tuple[int, str, int, int, int, int]
"""A row without its body: offset, room, recv_first, recv_last, n, codec."""


def checksum(head: Head, body: bytes) -> int:
    """CRC-32 over the row's head and body.

    The head is part of it, so that a damaged ``n`` or a body that stands in another row's place is
    found as surely as a damaged body.
    """
    text = "".join(f"{value}\n" for value in head)
    return zlib.crc32(body, zlib.crc32(text.encode()))
