"""Arrays as JSON and back, bit for bit: for the state a simulated room continues from."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
from numpy.typing import NDArray


def pack(array: NDArray[Any]) -> dict[str, Any]:
    """An array as plain JSON values."""
    array = array.astype(array.dtype.newbyteorder("<"))
    body = base64.b64encode(array.tobytes()).decode("ascii")
    return {"type": array.dtype.str, "shape": list(array.shape), "data": body}


def unpack(packed: dict[str, Any]) -> NDArray[Any]:
    """The array that `pack` was given."""
    raw = np.frombuffer(base64.b64decode(packed["data"]), np.dtype(packed["type"]))
    return raw.reshape(packed["shape"]).astype(raw.dtype.newbyteorder("="))
