"""One decoded message with what its head says: id, room, time and who."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.tiktok_live.protojson import Message, child, ident, string, whole
from kaibo.live.events import Event
from kaibo.live.mask import viewer_hash

PLATFORM = "tiktok"

#: Times outside 2010 to 2100 are no times; the platform writes 0 where it has none.
EARLIEST, LATEST = 1_262_304_000_000, 4_102_444_800_000

_ROOM = re.compile(r"[0-9A-Za-z_.:-]{1,64}")
_METHOD = re.compile(r"[A-Za-z][0-9A-Za-z_.]{0,99}")
_ID = re.compile(r"[0-9A-Za-z_.:-]{1,100}")


@dataclass(frozen=True, slots=True)
class Row:
    """A message as its readers get it. `ts` UTC ms with precision `prec`; `viewer` 16 hex."""

    method: str
    data: Message
    id: str
    src: str
    ts: int
    prec: int | None
    viewer: str | None
    key: bytes = field(repr=False)

    def event(self, kind: str, part: str = "", **fields: Any) -> Event:
        """An event of this message; `part` tells apart several events of one message."""
        ident = f"{self.id}#{part}" if part else self.id
        return Event(id=ident, kind=kind, src=self.src, ts=self.ts, prec=self.prec, **fields)


def read_row(row: object, number: int, raw: bytes, file_id: str, key: bytes) -> Row | Refused:
    """The row of one JSON line; `Refused` when it cannot be placed in a room or in time."""
    if not isinstance(row, dict) or not isinstance(row.get("data"), dict):
        text = f"第 {number} 行不是一条消息（应是带 data 的 JSON 对象），未收入。"
        return Refused(number, "not_a_message", text, raw)
    data: Message = row["data"]
    method, room = string(row, "method"), string(row, "room_hash")
    if not _METHOD.fullmatch(method):
        text = f"第 {number} 行没有写明消息类型（method），未收入。"
        return Refused(number, "no_method", text, raw)
    if not _ROOM.fullmatch(room):
        # common.roomId is no way out: broadcasts carry 0 or the id of another room.
        text = f"第 {number} 行没有写明直播间（room_hash），不知道归哪一间，未收入。"
        return Refused(number, "no_room", text, raw)
    common = child(data, "common")
    when = _time(common, row)
    if when is None:
        text = f"第 {number} 行没有平台时间（createTime），接收时间也缺失或没有时区，未收入。"
        return Refused(number, "no_time", text, raw)
    said = ident(common, "msgId")
    return Row(
        method=method,
        data=data,
        id=said if said and _ID.fullmatch(said) else f"{file_id}:{number}",
        src=f"file:{file_id}/{room}",
        ts=when[0],
        prec=when[1],
        viewer=viewer_of(child(data, "user"), key),
        key=key,
    )


def viewer_of(user: Message, key: bytes) -> str | None:
    """The keyed hash of a user: of the salted hash in a cleaned recording, else of the raw id."""
    raw = ident(user, "id_hash", "id", "userId")
    return None if raw is None else viewer_hash(key, PLATFORM, raw)


def _time(common: Message, row: Message) -> tuple[int, int | None] | None:
    """(UTC ms, precision): the platform's time, else the time of receipt with precision unknown.

    A time of receipt without a zone is the recorder's wall clock somewhere: no time.
    """
    created = whole(common, "createTime")
    if created is not None and EARLIEST <= created < LATEST:
        return created, 1
    try:
        received = datetime.fromisoformat(string(row, "received_at"))
    except ValueError:
        return None
    if received.tzinfo is None:
        return None
    try:
        ms = round(received.astimezone(UTC).timestamp() * 1000)
    except OverflowError:
        return None
    return (ms, None) if EARLIEST <= ms < LATEST else None
