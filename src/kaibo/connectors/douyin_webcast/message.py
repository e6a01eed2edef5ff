"""One decoded message with what its head says: its kind, id, room, time and who.

Time. `createTime` is the platform's, in ms. Many messages have none; then the time another field
of the message tells counts, in seconds, else the time of receipt if the recorder wrote one with a
zone. Without any, two things are known: the message came after the one before it in the file, and
no earlier than its id was made, for the upper 32 bits of an id are seconds (of 4 recorded messages
and of 747 of the sister platform none came earlier; the latest came 231 s later). The later of the
two is its `ts`, `prec` null and `x.after` true, as nothing says by how much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from kaibo.connectors.base.json_fields import Message, child, ident, string, whole
from kaibo.connectors.base.json_items import JsonItem
from kaibo.connectors.base.parsed import Refused
from kaibo.live.events import Event
from kaibo.live.mask import viewer_hash

PLATFORM = "douyin"
SECOND = 1_000

#: Times outside 2010 to 2100 are no times; the platform writes 0 where it has none.
EARLIEST, LATEST = 1_262_304_000_000, 4_102_444_800_000

_METHOD = re.compile(r"[A-Za-z][0-9A-Za-z_.]{0,99}")
_ID = re.compile(r"[0-9A-Za-z_.:-]{1,90}")


@dataclass(frozen=True, slots=True)
class Row:
    """A message as its readers get it. `room` as the platform numbers it ("" where it does not
    say); `ts` UTC ms with precision `prec` (None: no earlier than); `viewer` 16 hex digits."""

    method: str
    data: Message
    id: str
    src: str
    room: str
    ts: int
    prec: int | None
    after: bool
    viewer: str | None
    item: JsonItem = field(repr=False)

    def event(self, kind: str, part: str = "", **fields: Any) -> Event:
        """An event of this message; `part` tells apart several events of one."""
        ident = f"{self.id}#{part}" if part else self.id
        event = Event(id=ident, kind=kind, src=self.src, ts=self.ts, prec=self.prec, **fields)
        if self.after:
            event.x = {**(event.x or {}), "after": True}
        return event

    def not_before(self, ts: int) -> Row:
        """The same, no earlier than `ts`, if it is only known what it came after."""
        return replace(self, ts=ts) if self.after and self.ts < ts else self


def is_message(said: object) -> bool:
    """True for an object in the form of such a message, by which a file is recognised: it holds
    `common` with its method, or `method` with its `payload` (or `data`, if it says whose it is)."""
    if not isinstance(said, dict):
        return False
    if "method" not in said:
        return bool(string(child(said, "common"), "method"))
    inside = "data" if said.get("platform") == PLATFORM else "payload"
    return isinstance(said.get(inside), dict) or isinstance(said.get("payload"), dict)


def read_row(said: object, item: JsonItem, file_id: str, key: bytes) -> Row | Refused:
    """The row of one decoded message. Its `ts` is 0 when nothing at all says when it was."""
    head = said if isinstance(said, dict) else {}
    inside = head.get("payload", head.get("data")) if "method" in head else head
    if not isinstance(inside, dict):
        return item.refused("not_a_message", "不是一条直播间消息，未收入。")
    data: Message = inside
    common = child(data, "common")
    method = string(head, "method") or string(common, "method")
    if not _METHOD.fullmatch(method):
        return item.refused("no_method", "没有写明消息类型（method），未收入。")
    own = ident(common, "msg_id") or ""
    ts, prec = _time(head, data, common)
    return Row(
        method=method,
        data=data,
        id=own if _ID.fullmatch(own) else f"{file_id}:{item.number}",
        src=f"file:{file_id}",
        room=(ident(head, "room_id", "room_hash") or ident(common, "room_id") or "")[:64],
        ts=ts or _made(own),
        prec=prec,
        after=not ts,
        viewer=viewer_of(child(data, "user"), key),
        item=item,
    )


def viewer_of(user: Message, key: bytes) -> str | None:
    """The keyed hash of a user: of the salted hash in a cleaned recording, else of the raw id."""
    raw = ident(user, "id_hash", "id", "id_str", "sec_uid")
    return None if raw is None else viewer_hash(key, PLATFORM, raw)


def _time(head: Message, data: Message, common: Message) -> tuple[int, int | None]:
    """(UTC ms, precision); 0 where neither the platform nor the recorder says."""
    created = whole(common, "create_time")
    for ms, prec in (
        (created, 1),
        (_seconds(created), SECOND),
        (_seconds(whole(data, "event_time")), SECOND),
        (_seconds(whole(data, "update_timestamp")), SECOND),
    ):
        if ms is not None and EARLIEST <= ms < LATEST:
            return ms, prec
    return _received(string(head, "received_at")), None


def _seconds(value: int | None) -> int | None:
    return None if value is None else value * SECOND


def _received(text: str) -> int:
    """UTC ms of the time of receipt; without a zone it is somebody's wall clock and no time."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return 0
    if read.tzinfo is None or not 2010 < read.year < 2100:
        return 0
    return round(read.astimezone(UTC).timestamp() * 1000)


def _made(own: str) -> int:
    """UTC ms at which an id was made; 0 if it is no such id."""
    if not (own.isascii() and own.isdigit() and len(own) <= 19):
        return 0
    ms = (int(own) >> 32) * SECOND
    return ms if EARLIEST <= ms < LATEST else 0
