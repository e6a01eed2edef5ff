"""A state at rest: arrays in a file, behind a head that says of which fold and log, and a checksum."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from kaibo.live.fold import FOLD_VERSION
from kaibo.live.measures import table_hash

MAGIC = b"KAIBO2"
#: magic, fold version, hash of the table of measures, log offset, crc32 of what follows
HEAD = struct.Struct("<6sH16sQI")

Arrays = dict[str, NDArray[Any]]


class SnapshotMismatch(Exception):
    """This snapshot is not of this fold, or damaged: it is passed over and the log read instead."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """The state of a fold at log offset `offset` (exclusive), apart from the fold: it may be packed
    and stored in any thread while the fold goes on."""

    offset: int
    arrays: Arrays

    def write(self, file: BinaryIO) -> None:
        """Write to the beginning of a file what `thawed` reads; nothing large is made for it."""
        told = MAGIC, FOLD_VERSION, table_hash().encode(), self.offset
        file.write(HEAD.pack(*told, 0))
        body = _Summed(file)
        np.savez(body, allow_pickle=False, **self.arrays)
        file.seek(0)
        file.write(HEAD.pack(*told, body.crc))

    def packed(self) -> bytes:
        """The same as bytes."""
        file = io.BytesIO()
        self.write(file)
        return file.getvalue()


class _Summed(io.RawIOBase):
    """What is written goes on into a file, and its checksum is kept."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.crc = file, 0

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        self.crc = zlib.crc32(part, self.crc)
        return self.file.write(part)


def thawed(data: bytes) -> Frozen:
    """What `Frozen.write` wrote. Raises SnapshotMismatch."""
    if len(data) < HEAD.size:
        raise SnapshotMismatch("快照太短")
    magic, version, measures, offset, crc = HEAD.unpack_from(data)
    if magic != MAGIC or version != FOLD_VERSION or measures != table_hash().encode():
        raise SnapshotMismatch("快照属于另一个版本")
    payload = memoryview(data)[HEAD.size :]
    if zlib.crc32(payload) != crc:
        raise SnapshotMismatch("快照已损坏")
    with np.load(io.BytesIO(payload), allow_pickle=False) as stored:
        return Frozen(offset, dict(stored))
