"""Messages made for tests, in the form of a recorded line."""

from __future__ import annotations

import json
from typing import Any

from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.tiktok_live.parse import parse
from kaibo.live.events import Event

FILE = "0123456789ab"
KEY = b"a key of this install"
ROOM = "u123456789abc"
CREATED = 1696442463874


def row(method: str, data: dict[str, Any], **head: Any) -> dict[str, Any]:
    common = {"msgId": "7286164771169124395", "createTime": str(CREATED)}
    return {
        "method": method,
        "received_at": "2023-10-04T18:01:05.705Z",
        "room_hash": ROOM,
        "data": {"common": common, **data},
        **head,
    }


def read(*rows: object) -> list[Event | Refused]:
    """What comes of the rows, without openings."""
    lines = [r if isinstance(r, bytes) else json.dumps(r).encode() for r in rows]
    items = list(parse(lines, file_id=FILE, key=KEY))
    return [i for i in items if isinstance(i, Refused) or i.kind != "source.open"]


def one(method: str, data: dict[str, Any], **head: Any) -> Event:
    (event,) = read(row(method, data, **head))
    assert isinstance(event, Event)
    return event
