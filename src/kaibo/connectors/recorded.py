"""Which connector reads a recorded room: chosen by its first lines, never by its name alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.danmaku_bili2019 import parse as danmaku
from kaibo.connectors.tiktok_live import parse as tiktok
from kaibo.live.codec import Refused, read_lines
from kaibo.live.events import Event
from kaibo.live.intake import Block, blocks, inflate
from kaibo.live.mask import mask

CANONICAL, DANMAKU, TIKTOK = "canonical", "danmaku-bili2019", "tiktok-live"
FORMATS = (CANONICAL, DANMAKU, TIKTOK)

_CHUNK = 1 << 18
_SNIFF_LINES = 50
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Recording:
    """An opened recording: its format, the first 12 hex digits of its SHA-256, and its events."""

    path: Path
    format: str
    file_id: str
    parse: Callable[[], Iterator[Event | Refused]]


def open_recording(
    path: Path,
    key: bytes,
    format: str | None = None,
    room: str | None = None,
    day: date | None = None,
) -> Recording:
    """Open a recorded room. `key` is the secret behind viewer hashes; `room` picks one of several
    in canonical NDJSON; `day` is the date of a danmaku log whose name does not say it.

    Raises FileRefused with a Chinese sentence, OSError.
    """
    if format is not None and format not in FORMATS:
        known = "、".join(FORMATS)
        raise FileRefused("unknown_format", f"没有「{format}」这种格式，可用：{known}。")
    with path.open("rb") as file:
        file_id = hashlib.file_digest(file, "sha256").hexdigest()[:12]
    found = format or sniff(path)
    parsers: dict[str, Callable[[], Iterator[Event | Refused]]] = {
        CANONICAL: lambda: _canonical(path, file_id, room),
        DANMAKU: lambda: danmaku.parse(_lines(path), file_id=file_id, name=path.name, day=day),
        TIKTOK: lambda: tiktok.parse(_lines(path), file_id=file_id, key=key),
    }
    parse = parsers[found]
    return Recording(path, found, file_id, lambda: _masked(parse()))


def sniff(path: Path) -> str:
    """The format of a recording by its first lines. Raises FileRefused if none fits."""
    head = []
    for line in _lines(path):
        if line.strip():
            head.append(line)
        if len(head) == _SNIFF_LINES:
            break
    if not head:
        raise FileRefused("empty", f"{path.name} 是空文件，没有可重放的内容。")
    if any(line.startswith(b"TIME") and b"ONLINE" in line for line in head):
        return DANMAKU
    for line in head:
        try:
            first = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        if isinstance(first, dict) and "kind" in first:
            return CANONICAL
        if isinstance(first, dict) and "method" in first:
            return TIKTOK
    known = "、".join(FORMATS)
    raise FileRefused(
        "unknown_format", f"认不出 {path.name} 的格式；请用 --format 指明，可用：{known}。"
    )


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
        file.seek(0)
        yield from inflate(iter(lambda: file.read(_CHUNK), b""), packed)


def _lines(path: Path) -> Iterator[bytes]:
    """Every line; one that is too long comes as its beginning, for the parser to reject."""
    for part in blocks(_chunks(path)):
        if isinstance(part, Block):
            yield from part.lines
        else:
            yield part.raw


def _canonical(path: Path, file_id: str, room: str | None) -> Iterator[Event | Refused]:
    chosen = room
    for part in blocks(_chunks(path)):
        if isinstance(part, Refused):
            yield part
            continue
        events, refused = read_lines(part.lines, part.first)
        yield from refused
        for event in events:
            if event.room and room is None:
                if chosen is not None and event.room != chosen:
                    raise FileRefused(
                        "several_rooms",
                        f"文件里不止一个直播间（{chosen}、{event.room} …），请用 --room 指定一个。",
                    )
                chosen = event.room
            if room is not None and event.room not in ("", room):
                continue
            event.src = event.src or f"file:{file_id}"
            yield event


def _masked(parsed: Iterable[Event | Refused]) -> Iterator[Event | Refused]:
    """Phone numbers, chat accounts and addresses in comments do not come in."""
    for one in parsed:
        if isinstance(one, Event) and one.text:
            one.text = mask(one.text)
        yield one
