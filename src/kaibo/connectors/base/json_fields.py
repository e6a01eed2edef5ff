"""Reads fields of decoded messages whose writers do not agree on case or on types.

Protobuf messages written as JSON carry 64-bit numbers as strings, leave out a field that holds its
default (0, "", false), and are written as `totalUser` by one tool and `total_user` by another.
Fields are asked for in snake case and found in either. What is not the type it should be reads as
None, never as a guess; what a missing number means is for the caller to say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from kaibo.live.events import INT64_MAX, INT64_MIN, MAX_ID

Message = dict[str, Any]

_WHOLE = re.compile(r"-?[0-9]{1,19}")


def field(data: Message, *names: str) -> Any:
    """The first of `names` that is there and not null, in snake case or in camel case."""
    for name in names:
        for spelled in (name, _camel(name)):
            if (value := data.get(spelled)) is not None:
                return value
    return None


def whole(data: Message, *names: str) -> int | None:
    """The first of `names` that is there, as an int64; None if none is or it is no integer."""
    value = field(data, *names)
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if INT64_MIN < value <= INT64_MAX else None


def count(data: Message, name: str, most: int) -> int | None:
    """`whole` of a count: None where it is negative or beyond `most`, which nobody believes."""
    value = whole(data, name)
    return value if value is not None and 0 <= value <= most else None


def string(data: Message, *names: str) -> str:
    """The first of `names` that is there; "" if none is or it is no string."""
    value = field(data, *names)
    return value if isinstance(value, str) else ""


def ident(data: Message, *names: str) -> str | None:
    """The first of `names` that holds an id of 1 to 128 characters; a 0 or "" is none."""
    for name in names:
        value = field(data, name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip() not in ("", "0") and len(value) <= MAX_ID:
            return value
    return None


def child(data: Message, *names: str) -> Message:
    """The message under the first of `names` that is there; an empty one if it is no message."""
    value = field(data, *names)
    return value if isinstance(value, dict) else {}


@lru_cache(maxsize=512)
def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)
