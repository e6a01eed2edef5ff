"""Which connector reads a recorded room: chosen by what is in it, never by its name alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from kaibo.connectors.base.file_format import Holds
from kaibo.connectors.base.json_items import decoded, json_items
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.blrec_xml import parse as blrec
from kaibo.connectors.chat_replay import parse as chat
from kaibo.connectors.danmaku_bili2019 import parse as danmaku
from kaibo.connectors.douyin_webcast import message as douyin_message
from kaibo.connectors.douyin_webcast import parse as douyin
from kaibo.connectors.tiktok_live import message as tiktok_message
from kaibo.connectors.tiktok_live import parse as tiktok
from kaibo.connectors.transcript import parse as transcript
from kaibo.live.codec import Refused, read_lines
from kaibo.live.events import Event
from kaibo.live.intake import Block, blocks, inflate
from kaibo.live.mask import mask

CANONICAL, DANMAKU, TIKTOK = "canonical", "danmaku-bili2019", "tiktok-live"
BLREC, CHAT, DOUYIN = "blrec-xml", "chat-replay", "douyin-webcast"
TRANSCRIPT = "transcript"

_CHUNK = 1 << 18
#: A format is told by the beginning of a file: so many bytes, lines and messages of it at most.
_SNIFF_CHUNKS, _SNIFF_LINES = 16, 50
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class RecordingFormat:
    """A form in which rooms are recorded: `id` as `--format` takes it, `title` as people read it,
    `platform` whose rooms it records ("" where the file says)."""

    id: str
    title: str
    platform: str
    holds: Holds = Holds.CHAT


_FORMATS = (
    RecordingFormat(CANONICAL, "开播事件（NDJSON）", ""),
    RecordingFormat(DANMAKU, "B 站弹幕日志（2019）", danmaku.PLATFORM),
    RecordingFormat(TIKTOK, "TikTok 直播间消息（已解码）", tiktok_message.PLATFORM),
    RecordingFormat(BLREC, "B 站弹幕录制（录播姬、blrec 的 XML）", blrec.PLATFORM),
    RecordingFormat(CHAT, "YouTube、Twitch 聊天回放（chat-downloader）", ""),
    RecordingFormat(DOUYIN, "抖音直播间消息（已解码）", douyin_message.PLATFORM),
    RecordingFormat(TRANSCRIPT, "口播字幕（WebVTT、SRT）", "", Holds.SPEECH),
)
FORMATS = tuple(one.id for one in _FORMATS)


@dataclass(frozen=True, slots=True)
class Recording:
    """An opened recording: its format, the first 12 hex digits of its SHA-256, and its events."""

    path: Path
    format: str
    file_id: str
    parse: Callable[[], Iterator[Event | Refused]]


class _Damaged(ValueError):
    """A compressed file that cannot be inflated to its end."""


def recording_formats() -> tuple[RecordingFormat, ...]:
    """Every form of recorded room that can be read."""
    return _FORMATS


def open_recording(
    path: Path,
    key: bytes,
    format: str | None = None,
    room: str | None = None,
    day: date | None = None,
    name: str | None = None,
    tz: str = transcript.SHANGHAI,
    began: int | None = None,
) -> Recording:
    """Open a recorded room. `key` is the secret behind viewer hashes; `room` picks one of several
    in canonical NDJSON and in Douyin messages; `day` is the date of a danmaku log whose name does
    not say it; `name` is what the file was called, where it lies under another name now. `began` is
    when the recording of subtitles began (UTC ms), else a local time of `tz` in the name says it.

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
        DANMAKU: lambda: danmaku.parse(
            _lines(path), file_id=file_id, name=name or path.name, day=day
        ),
        TIKTOK: lambda: tiktok.parse(_lines(path), file_id=file_id, key=key),
        BLREC: lambda: blrec.parse(_chunks(path), file_id=file_id, key=key),
        CHAT: lambda: chat.parse(_chunks(path), file_id=file_id, key=key),
        DOUYIN: lambda: douyin.parse(_chunks(path), file_id=file_id, key=key, room=room),
        TRANSCRIPT: lambda: transcript.parse(
            _chunks(path), file_id=file_id, name=name or path.name, tz=tz, began=began
        ),
    }
    parse = parsers[found]
    return Recording(path, found, file_id, lambda: _masked(parse()))


def has_several_rooms(recording: Recording) -> bool:
    """Whether rooms stand side by side in a recording, each with the source `file:<id>/<room>`. Only
    messages of TikTok are recorded so; it is read as far as its second room."""
    if recording.format != TIKTOK:
        return False
    return tiktok.has_several_rooms(_lines(recording.path))


def sniff(path: Path) -> str:
    """The format of a recording by its beginning. Raises FileRefused if none fits."""
    head = _head(path)
    lines = [line for line in b"".join(head).splitlines() if line.strip()][:_SNIFF_LINES]
    if not lines:
        raise FileRefused("empty", f"{path.name} 是空文件，没有可重放的内容。")
    found = _by_text(lines) or _by_messages(head)
    if found is None:
        known = "、".join(FORMATS)
        raise FileRefused(
            "unknown_format", f"认不出 {path.name} 的格式；请用 --format 指明，可用：{known}。"
        )
    return found


def _head(path: Path) -> list[bytes]:
    """The beginning of the file, as far as it can be read, without a byte order mark."""
    head: list[bytes] = []
    try:
        for chunk in islice(_chunks(path), _SNIFF_CHUNKS):
            head.append(chunk)
    except _Damaged as error:
        # What stands before the break may tell the format, and is read.
        if not any(head):
            text = f"{path.name} 是压缩文件，但展不开：{error}。请重新复制一份。"
            raise FileRefused("damaged_gzip", text) from error
    return [chunk.removeprefix(_BOM) if at == 0 else chunk for at, chunk in enumerate(head)]


def _by_text(lines: list[bytes]) -> str | None:
    """The format of a file that is no JSON."""
    if any(line.startswith(b"TIME") and b"ONLINE" in line for line in lines):
        return DANMAKU
    if transcript.is_transcript(lines):
        return TRANSCRIPT
    if not lines[0].lstrip().startswith(b"<"):
        return None
    root = (b"<i>", b"<i ", b"<i\t", b"<i/>")
    return BLREC if any(mark in line + b" " for line in lines for mark in root) else None


def _by_messages(head: list[bytes]) -> str | None:
    """The format of a file of JSON, by the first message that is in the form of one."""
    for item in islice(json_items(head), _SNIFF_LINES):
        said = decoded(item)
        if isinstance(said, dict) and "kind" in said:
            return CANONICAL
        if douyin_message.is_message(said):
            return DOUYIN
        if isinstance(said, dict) and "method" in said:
            return TIKTOK
        if chat.is_message(said):
            return CHAT
    return None


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
        file.seek(0)
        try:
            yield from inflate(iter(lambda: file.read(_CHUNK), b""), packed)
        except ValueError as error:
            raise _Damaged(str(error)) from error


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
    """Phone numbers, chat accounts and addresses in comments do not come in. A compressed file
    that breaks gives what stands before the break, and says that it broke."""
    try:
        for one in parsed:
            if isinstance(one, Event) and one.text:
                one.text = mask(one.text)
            yield one
    except _Damaged as error:
        text = f"压缩文件从这里起展不开：{error}；前面的已收入，请重新复制一份。"
        yield Refused(0, "damaged_gzip", text, b"")
