"""Reads decoded messages of TikTok live rooms, one JSON object a line, several rooms a file.

Each line has `method`, `received_at`, `room_hash` and the message as `data`. A room is a source
of its own (`file:<id>/<room_hash>`), because broadcasts of the platform come into several rooms
under one message id. Time is the platform's `createTime` in ms; where it is missing, the time of
receipt, if that has a zone. Messages of unknown methods are kept as `tiktok.<method>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from kaibo.connectors.base.parsed import Refused, bare, not_utf8, too_long
from kaibo.connectors.tiktok_live.kinds import READERS
from kaibo.connectors.tiktok_live.message import PLATFORM, Row, read_row
from kaibo.connectors.tiktok_live.unknown import kept
from kaibo.live.events import Event

LEVEL = "L1"
#: What the protocol delivers, whether or not it came: a count that is not here is unknown.
PROVIDES = (
    "enter",
    "comment",
    "like",
    "share",
    "follow",
    "tip",
    "pin",
    "stream.state",
    "sample.online",
    "sample.viewers_total",
    "sample.popularity",
)


class _Named(msgspec.Struct):
    room_hash: str = ""


#: Of a message the name of its room and nothing else.
_named = msgspec.json.Decoder(_Named)


def parse(lines: Iterable[bytes], *, file_id: str, key: bytes) -> Iterator[Event | Refused]:
    """Events of one recording, in file order; each room begins with its `source.open`.

    `lines` are the file's lines with or without line ends; `file_id` the first 12 hex digits of
    the file's SHA-256; `key` the install key behind viewer hashes (ValueError if empty). What a
    line holds never raises. Repeated messages come out repeated, with one id.
    """
    if not key:
        raise ValueError("parse needs the install key")
    return _events(lines, file_id, key)


def has_several_rooms(lines: Iterable[bytes]) -> bool:
    """Whether messages of more than one room stand in a recording; looked at up to the second one.
    `lines` as of `parse`."""
    first = None
    for number, raw in enumerate(lines, 1):
        line = bare(raw, number)
        if not line or too_long(line, number) is not None:
            continue
        try:
            room = _named.decode(line).room_hash
        except (ValueError, RecursionError):
            continue
        if first is None:
            first = room or None
        elif room and room != first:
            return True
    return False


def _events(lines: Iterable[bytes], file_id: str, key: bytes) -> Iterator[Event | Refused]:
    rooms: set[str] = set()
    for number, raw in enumerate(lines, 1):
        line = bare(raw, number)
        if not line:
            continue
        row = _row(line, number, file_id, key)
        if isinstance(row, Refused):
            yield row
            continue
        if row.src not in rooms:
            rooms.add(row.src)
            yield _opening(row, file_id)
        reader = READERS.get(row.method)
        yield from [kept(row, f"tiktok.{row.method}")] if reader is None else reader(row)


def _row(line: bytes, number: int, file_id: str, key: bytes) -> Row | Refused:
    if (rejected := too_long(line, number)) is not None:
        return rejected
    try:
        line.decode()
        decoded = msgspec.json.decode(line)
    except UnicodeDecodeError as error:
        return not_utf8(line, number, error)
    except (ValueError, RecursionError):
        text = f"第 {number} 行不是完整的 JSON，未收入。"
        return Refused(number, "not_json", text, line)
    return read_row(decoded, number, line, file_id, key)


def _opening(row: Row, file_id: str) -> Event:
    return Event(
        id=f"{file_id}:open",
        kind="source.open",
        src=row.src,
        ts=row.ts,
        prec=row.prec,
        x={"provides": list(PROVIDES), "level": LEVEL, "platform": PLATFORM},
    )
