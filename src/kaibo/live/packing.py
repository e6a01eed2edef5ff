"""Named arrays as bytes and back: an index as JSON, then each array as it lies in memory.

Each piece is written by one call that lets other threads go on; `np.savez` copies every array
several times while they wait.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]
Piece = bytes | memoryview

#: 64-bit integers and bytes: nothing that could hold a Python object.
_TYPES = frozenset({"<i8", "<u8", "|u1"})
_LENGTH = struct.Struct("<I")


class NotArrays(ValueError):
    """These bytes are not what `pieces` made."""


def pieces(arrays: Arrays) -> list[Piece]:
    """The bytes of `arrays`, in order. ValueError for a type that may not be stored."""
    laid = {name: np.ascontiguousarray(a) for name, a in arrays.items()}
    if wrong := {a.dtype.str for a in laid.values()} - _TYPES:
        raise ValueError(f"arrays of {', '.join(sorted(wrong))} are not stored")
    index = msgspec.json.encode([[name, a.dtype.str, a.shape] for name, a in laid.items()])
    out: list[Piece] = [_LENGTH.pack(len(index)), index]
    return out + [a.reshape(-1).view(np.uint8).data for a in laid.values()]


def checksum(parts: Sequence[Piece]) -> int:
    """CRC-32 of the pieces, one after the other."""
    crc = 0
    for part in parts:
        crc = zlib.crc32(part, crc)
    return crc


def read(data: memoryview) -> Arrays:
    """The arrays of `pieces`; they share the memory of `data`, read-only. Raises NotArrays."""
    try:
        return dict(_read(data))
    except (struct.error, msgspec.DecodeError, ValueError, TypeError) as error:
        raise NotArrays(str(error)) from error


def _read(data: memoryview) -> Iterator[tuple[str, NDArray[Any]]]:
    (length,) = _LENGTH.unpack_from(data)
    at = _LENGTH.size + length
    for name, kind, shape in msgspec.json.decode(data[_LENGTH.size : at]):
        if kind not in _TYPES:
            raise NotArrays(f"type {kind}")
        count = math.prod(shape)
        array = np.frombuffer(data, kind, count, at)
        at += array.nbytes
        yield name, array.reshape(shape)
    if at != len(data):
        raise NotArrays("length")
