"""Shapes of what a request may hold, said once for every domain: lines, ids, instants, money."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

CONTROL = "含有看不见的控制字符，请重新输入。"


def has_control(text: str) -> bool:
    """Whether a control character is in it, tab and line break aside. PostgreSQL refuses NUL."""
    return any(ord(char) < 32 and char not in "\n\t" for char in text)


def _visible(text: str) -> str:
    if has_control(text):
        raise ValueError(CONTROL)
    return text


Line = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_visible)]
"""One text from a request, trimmed; narrow it by `Annotated[Line, StringConstraints(…)]`."""

_ROOM = re.compile(r"[a-z0-9-]{1,40}")


def is_room_ident(text: str) -> bool:
    """Whether it can be a room's: 1 to 40 of a–z, 0–9 and `-`."""
    return _ROOM.fullmatch(text) is not None


def _room(text: str) -> str:
    if not is_room_ident(text):
        raise ValueError("请从直播间里选一个：这里记的是它的编号（小写字母、数字和连字符）。")
    return text


RoomIdent = Annotated[Line, AfterValidator(_room)]
"""A room by its ident, the name it has in the log. Which rooms there are stands in control."""

Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
"""The number of a row; one that no column can hold is refused before it reaches the database."""

Version = Annotated[int, Field(ge=1, le=2**31 - 1, description="the version the page has seen")]
"""`expect` of a change."""

Moment = Annotated[int, Field(ge=0, le=4_102_444_800_000, description="UTC ms, until 2100")]
"""An instant."""

Fen = Annotated[int, Field(ge=0, le=10**15, description="fen, 1/100 yuan")]
"""An amount that cannot be negative: up to ten trillion yuan, so that sums of them still fit."""
