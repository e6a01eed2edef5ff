"""Arrays come back as they were, and nothing but arrays of numbers is read."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from kaibo.live.packing import Arrays, NotArrays, checksum, pieces, read

ARRAYS: Arrays = {
    "人数": np.array([[1, -2, 2**62], [0, 5, 6]], np.int64),
    "none": np.zeros((0, 4), np.int64),
    "keys": np.array([2**64 - 1], np.uint64),
    "text": np.frombuffer("直播间".encode(), np.uint8),
    "every other": np.arange(10)[::2],
}


def test_arrays_come_back_with_type_and_shape() -> None:
    back = read(memoryview(b"".join(pieces(ARRAYS))))
    assert list(back) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert back[name].dtype == array.dtype and back[name].tolist() == array.tolist()
        assert back[name].shape == array.shape and not back[name].flags.writeable


def test_the_checksum_does_not_depend_on_the_cut() -> None:
    parts = pieces(ARRAYS)
    assert checksum(parts) == checksum([b"".join(parts)])


@pytest.mark.parametrize("kind", [object, np.float64, "U3"])
def test_other_types_are_not_stored(kind: type) -> None:
    with pytest.raises(ValueError, match="not stored"):
        pieces({"a": np.zeros(2, kind)})


def test_what_is_no_such_file_is_refused_whatever_is_wrong_with_it() -> None:
    whole = b"".join(pieces(ARRAYS))
    for wrong in (b"", whole[:3], whole[:30], whole[:-1], whole + b"\0", of("|O"), of("<f8")):
        with pytest.raises(NotArrays):
            read(memoryview(wrong))
    assert read(memoryview(of("<i8")))["a"].tolist() == [0]


def of(kind: str) -> bytes:
    """One array of one element of this type."""
    index = msgspec.json.encode([["a", kind, [1]]])
    return len(index).to_bytes(4, "little") + index + bytes(8)
