"""Reads decoded messages of one Douyin live room: one a file, one a line, or an array of them.

A message is the object the platform sent (`common` with its method, and the rest), or that object
as the `payload` (or `data`) of a recorder's own, which may add `received_at` and `room_id`.

A file is one room. Which, most of its first messages say; one that names another room (a
broadcast, or a second room in the file) is set aside, for it would count in a room it was not in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from kaibo.connectors.base.json_items import decoded, json_items
from kaibo.connectors.base.parsed import FileRefused, Refused
from kaibo.connectors.douyin_webcast.meaning import READERS, unknown
from kaibo.connectors.douyin_webcast.message import PLATFORM, Row, read_row
from kaibo.live.events import Event

LEVEL = "L1"
#: Which kinds of messages a recorder decodes is its own choice and the file does not say it: what
#: is seen is known, and nothing is promised, for a count that is not here is unknown and not 0.
PROVIDES: tuple[str, ...] = ()
#: By so many messages a file's room is told, or by fewer if they are large.
LOOKED_AT, LOOKED_AT_BYTES = 200, 8 * 1024 * 1024


def parse(
    chunks: Iterable[bytes], *, file_id: str, key: bytes, room: str | None = None
) -> Iterator[Event | Refused]:
    """Events of one recording, in file order, beginning with one `source.open`.

    `chunks` are the bytes of the file; `file_id` the first 12 hex digits of its SHA-256; `key` the
    install key behind viewer hashes (ValueError if empty); `room` the platform's id of the room
    that is wanted. What the file holds never raises, but FileRefused if it holds no message of
    `room`. Repeated messages come out repeated, with one id.
    """
    if not key:
        raise ValueError("parse needs the install key")
    return _events(_rows(chunks, file_id, key), file_id, room)


def _rows(chunks: Iterable[bytes], file_id: str, key: bytes) -> Iterator[Row | Refused]:
    for item in json_items(chunks):
        said = decoded(item)
        yield said if isinstance(said, Refused) else read_row(said, item, file_id, key)


def _events(
    rows: Iterator[Row | Refused], file_id: str, room: str | None
) -> Iterator[Event | Refused]:
    first = _beginning(rows)
    named = Counter(row.room for row in first if isinstance(row, Row) and row.room)
    if room is None:
        room = named.most_common(1)[0][0] if named else ""
    elif named and room not in named:
        raise _no_such_room(room, named)
    last, opened = 0, False
    for row in chain(first, rows):
        if isinstance(row, Refused):
            yield row
            continue
        if row.room not in ("", room) and room:
            yield _elsewhere(row, room)
            continue
        row = row.not_before(last)
        if not row.ts:
            yield row.item.refused("no_time", "没有时间，前面也没有有时间的消息，未收入。")
            continue
        last = max(last, row.ts)
        if not opened:
            opened = True
            yield _opening(row, file_id)
        yield from READERS.get(row.method, unknown)(row)


def _beginning(rows: Iterator[Row | Refused]) -> list[Row | Refused]:
    first: list[Row | Refused] = []
    size = 0
    for row in islice(rows, LOOKED_AT):
        first.append(row)
        size += len(row.item.raw if isinstance(row, Row) else row.raw)
        if size > LOOKED_AT_BYTES:
            break
    return first


def _no_such_room(room: str, named: Counter[str]) -> FileRefused:
    there = "、".join(one for one, _ in named.most_common(5))
    return FileRefused("no_such_room", f"文件里没有直播间 {room} 的消息，有：{there}。")


def _opening(row: Row, file_id: str) -> Event:
    x = {"provides": list(PROVIDES), "level": LEVEL, "platform": PLATFORM}
    return Event(
        id=f"{file_id}:open", kind="source.open", src=row.src, ts=row.ts, prec=row.prec, x=x
    )


def _elsewhere(row: Row, room: str) -> Refused:
    return row.item.refused(
        "other_room",
        f"是另一个直播间（{row.room}）的消息，这份文件是 {room} 的，未收入；"
        f"要读那一间，请用 --room {row.room}。",
    )
