"""What is kept of a message whose meaning is not known: its shape and numbers, nobody's name.

Names and raw ids of users never enter the log, and in an unknown message nobody can say which
text is a name. So field names, numbers, flags and short codes stay; users become their keyed
hash; every other text, and every number as long as a platform id, becomes its length. The raw
file still holds the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from kaibo.connectors.tiktok_live.message import PLATFORM, Row, viewer_of
from kaibo.connectors.tiktok_live.protojson import Message, ident
from kaibo.live.events import MAX_X_BYTES, Event
from kaibo.live.mask import viewer_hash

MAX_DEPTH, MAX_ITEMS = 8, 100
#: Left free in `x` for its braces and for the names of what was cut.
_SPARE = 1024
#: Thirteen digits are a time in ms; longer numbers are ids of messages, rooms and users.
_LONG = 10**13

_CODE = re.compile(r"[0-9A-Za-z_.:-]{0,64}")
_DIGITS = re.compile(r"[0-9]{14,}")
_FIELD = re.compile(r"(?![0-9]{5})[0-9A-Za-z_.#-]{1,64}")
#: A message with one of these fields is a user.
_USER_FIELDS = frozenset(
    {"id_hash", "nickname", "nickName", "displayId", "uniqueId", "secUid", "payGrade", "followInfo"}
)
_NAME = re.compile(r"nick_?name|user_?name|display_?id|unique_?id|sec_?uid|avatar|signature|^bio")
_USER_ID = re.compile(
    r"(user|owner|anchor|contributor|member|host)_?ids?(_?str)?(_?list)?$|(^|_)uids?$|_hash$"
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def kept(row: Row, kind: str) -> Event:
    """The event of a message that is kept but not understood: `x.data` ≤ 8 KiB, `x.cut`."""
    data: Message = {}
    cut: list[str] = []
    left = MAX_X_BYTES - _SPARE
    for name, value in _fields(row.data, row.key, 0):
        size = len(msgspec.json.encode({name: value}))
        if size > left:
            cut.append(name)
            continue
        left -= size
        data[name] = value
    x: Message = {"data": data}
    if cut:
        x["cut"] = cut[:10]
    return row.event(kind, viewer=row.viewer, x=x)


def _fields(data: Message, key: bytes, depth: int) -> Iterator[tuple[str, Any]]:
    for name, value in list(data.items())[:MAX_ITEMS]:
        field = _HUMP.sub("_", name).lower()
        if _FIELD.fullmatch(name) and not _NAME.search(field):
            yield name, _clean(field, value, key, depth)


def _clean(field: str, value: Any, key: bytes, depth: int) -> Any:
    """`value` without what could name a person. `field` is its name in snake case."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | str) and _USER_ID.search(field):
        raw = ident({"id": value}, "id")
        return None if raw is None else viewer_hash(key, PLATFORM, raw)
    if isinstance(value, int):
        return value if -_LONG < value < _LONG else "(long number)"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str):
        if _CODE.fullmatch(value) and not _DIGITS.search(value):
            return value
        return f"({len(value)} chars)"
    if depth >= MAX_DEPTH:
        return "(deeper)"
    if isinstance(value, list):
        return [_clean(field, item, key, depth + 1) for item in value[:MAX_ITEMS]]
    if not _USER_FIELDS.isdisjoint(value):
        return {"viewer": viewer_of(value, key)}
    return dict(_fields(value, key, depth + 1))
