"""Messages made for tests, in the form of the recorded ones."""

from __future__ import annotations

import json
from typing import Any

from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.douyin_webcast.parse import parse
from kaibo.live.events import Event

FILE, KEY = "0123456789ab", b"a key of this install"
CREATED, ROOM, ID = 1_718_870_387_667, "7382482567192218406", "7382491109027058703"
#: Second at which an id like ID was made.
MADE = (int(ID) >> 32) * 1000


def read(body: bytes, **options: Any) -> list[Event | Refused]:
    return list(parse([body], file_id=FILE, key=KEY, **options))


def message(method: str, common: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    head = {"method": f"Webcast{method}Message", "msgId": ID, "roomId": ROOM}
    return {"common": {**head, "createTime": str(CREATED), **(common or {})}, **fields}


def lines(*rows: object) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def one(method: str, common: dict[str, Any] | None = None, **fields: Any) -> Event:
    _, event = read(lines(message(method, common, **fields)))
    assert isinstance(event, Event)
    return event
