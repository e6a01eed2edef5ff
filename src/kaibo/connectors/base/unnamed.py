"""What is kept of a message nobody understands, and of texts, without naming anyone.

In an unknown message nobody can say which text is a name and which number is a person, so its
field names, numbers and flags stay; every text becomes its length, every id is only said to be
one. The raw file still holds the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from kaibo.connectors.base.json_fields import Message
from kaibo.live.events import MAX_TEXT, MAX_X_BYTES

MAX_DEPTH, MAX_ITEMS = 6, 50
#: What stands for the name of someone who is addressed.
NOBODY = "@***"

#: Left free in `x` for its braces and for the names of what was cut.
_SPARE = 1024
#: Thirteen digits are a time in ms; longer numbers are ids.
_LONG = 10**13
_DIGITS = re.compile(r"-?[0-9]{1,13}")
_FIELD = re.compile(r"[A-Za-z_][0-9A-Za-z_.-]{0,63}")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ID = re.compile(r"(^|_)(u?ids?|hash|idstr|id_str)$")
#: A word after @ at the beginning or after a blank; a price (@9.9) is none.
_MENTION = re.compile(r"(?<!\S)[@＠](?![0-9.,]+(?:\s|$))\S+")


def spoken(text: str) -> tuple[str, Message]:
    """A comment as it enters the log, without whom it addresses, and what `x` says if it was
    longer than a text may be."""
    plain = _MENTION.sub(NOBODY, text)
    return plain[:MAX_TEXT], {"cut": True} if len(plain) > MAX_TEXT else {}


def kept(data: Message) -> Message:
    """`x` of a message that is kept without being understood: `data` within what an envelope
    holds, `cut` the fields that did not fit."""
    out: Message = {}
    cut: list[str] = []
    left = MAX_X_BYTES - _SPARE
    for name, value in _fields(data, 0):
        size = len(msgspec.json.encode({name: value}))
        if size > left:
            cut.append(name)
        else:
            left -= size
            out[name] = value
    return {"data": out, **({"cut": cut[:10]} if cut else {})}


def _fields(data: Message, depth: int) -> Iterator[tuple[str, Any]]:
    for name, value in list(data.items())[:MAX_ITEMS]:
        if _FIELD.fullmatch(name):
            yield name, _clean(_HUMP.sub("_", name).lower(), value, depth)


def _clean(name: str, value: Any, depth: int) -> Any:
    """`value` without what could name a person. `name` is its field's in snake case."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float | str) and _ID.search(name):
        return "(id)"
    if isinstance(value, int):
        return value if -_LONG < value < _LONG else "(long number)"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str):
        return value if _DIGITS.fullmatch(value) else f"({len(value)} chars)"
    if depth >= MAX_DEPTH:
        return "(deeper)"
    if isinstance(value, list):
        return [_clean(name, item, depth + 1) for item in value[:MAX_ITEMS]]
    return dict(_fields(value, depth + 1))
