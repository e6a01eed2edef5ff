"""Reads fields of protobuf messages that were written as JSON.

64-bit numbers come as strings, 32-bit ones as numbers, and a field whose value is the default
(0, "", false) is not written at all. So a missing number is a 0 or a field the sender does not
know; which of the two is for the caller to say, per field. What is not the type it should be
reads as None, never as a guess.
"""

from __future__ import annotations

import re
from typing import Any

from kaibo.live.events import INT64_MAX, INT64_MIN, MAX_ID

Message = dict[str, Any]

_WHOLE = re.compile(r"-?[0-9]{1,19}")


def whole(data: Message, *names: str) -> int | None:
    """The first of `names` that is there, as an int64; None if none is or it is no integer."""
    value = next((data[n] for n in names if data.get(n) is not None), None)
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if INT64_MIN < value <= INT64_MAX else None


def count(data: Message, *names: str) -> int | None:
    """`whole`, but a count is never negative: None then."""
    value = whole(data, *names)
    return None if value is None or value < 0 else value


def missing(data: Message, *names: str) -> bool:
    """True when none of `names` was written, so that a number under it may be a default 0."""
    return all(data.get(n) is None for n in names)


def string(data: Message, name: str) -> str:
    """The string under `name`; "" (the default) if it is missing or no string."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def ident(data: Message, *names: str) -> str | None:
    """The first of `names` that holds an id of 1 to 128 characters; a 0 or "" is none."""
    for name in names:
        value = data.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value not in ("", "0") and len(value) <= MAX_ID:
            return value
    return None


def child(data: Message, name: str) -> Message:
    """The message under `name`; an empty one if it is missing or no message."""
    value = data.get(name)
    return value if isinstance(value, dict) else {}
