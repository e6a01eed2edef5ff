"""Reads chat of YouTube and Twitch as chat-downloader writes it: an array or one object a line.

Time is the platform's `timestamp` (microseconds since 1970). Seconds of the video alone place a
message in no day: it is rejected. Which platform it is the file does not say; the form of its
first message does, and where it does not, it is YouTube, which alone names nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kaibo.connectors.base.json_fields import Message, child, field, ident, string
from kaibo.connectors.base.json_items import JsonItem, decoded, json_items
from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.chat_replay.meaning import Row, events_of
from kaibo.live.events import Event

YOUTUBE, TWITCH = "youtube", "twitch"
LEVEL = "L1"
#: Paid messages and deletions are downloaded only if asked for: where none is in the file nobody
#: knows whether there were any. They are known where they are seen, and never promised.
PROVIDES = ("comment",)

#: Times outside 2010 to 2100 are no times (ms).
EARLIEST, LATEST = 1_262_304_000_000, 4_102_444_800_000
#: A longer id of a message would leave no room for the parts of it.
MAX_MESSAGE_ID = 110

#: What only a message of Twitch has.
_OF_TWITCH = ("channel_id", "author_is_subscriber", "client_nonce", "bits", "system_message")


def parse(chunks: Iterable[bytes], *, file_id: str, key: bytes) -> Iterator[Event | Refused]:
    """Events of one recording, in file order, beginning with one `source.open`.

    `chunks` are the bytes of the file; `file_id` the first 12 hex digits of its SHA-256; `key` the
    install key behind viewer hashes (ValueError if empty). What the file holds never raises.
    """
    if not key:
        raise ValueError("parse needs the install key")
    return _events(chunks, file_id, key)


def is_message(said: object) -> bool:
    """True for an object in the form of a chat message, by which a file is recognised."""
    return (
        isinstance(said, dict)
        and ("timestamp" in said or "time_in_seconds" in said)
        and not {"message", "message_type"}.isdisjoint(said)
        and not {"author", "author_hash", "author_id", "message_type"}.isdisjoint(said)
    )


def _events(chunks: Iterable[bytes], file_id: str, key: bytes) -> Iterator[Event | Refused]:
    src, platform = f"file:{file_id}", ""
    for item in json_items(chunks):
        said = decoded(item)
        if isinstance(said, Refused):
            yield said
            continue
        ts = _time(said)
        if not is_message(said) or ts is None:
            yield _unplaced(said, item)
            continue
        if not platform:
            platform = _platform(said)
            yield _opening(file_id, src, ts, platform)
        yield from events_of(_row(said, item, ts, file_id, src, platform, key))


def _row(
    said: Message, item: JsonItem, ts: int, file_id: str, src: str, platform: str, key: bytes
) -> Row:
    own = ident(said, "message_id") or ""
    known = 0 < len(own) <= MAX_MESSAGE_ID
    return Row(said, own if known else f"{file_id}:{item.number}", src, ts, platform, key)


def _opening(file_id: str, src: str, ts: int, platform: str) -> Event:
    x = {"provides": list(PROVIDES), "level": LEVEL, "platform": platform}
    return Event(id=f"{file_id}:open", kind="source.open", src=src, ts=ts, prec=1, x=x)


def _time(said: object) -> int | None:
    """UTC ms of a message."""
    micros = field(said, "timestamp") if isinstance(said, dict) else None
    if isinstance(micros, bool) or not isinstance(micros, int):
        return None
    return micros // 1_000 if EARLIEST <= micros // 1_000 < LATEST else None


def _unplaced(said: object, item: JsonItem) -> Refused:
    if not is_message(said):
        return item.refused("not_a_message", "不是一条聊天消息，未收入。")
    return item.refused(
        "no_time",
        "没有平台时间（timestamp，微秒），只凭视频里的秒数不知道是哪一天，未收入；"
        "请用较新的 chat-downloader 重新下载。",
    )


def _platform(said: Message) -> str:
    author = child(said, "author")
    number = string(author, "id")
    twitch = (
        any(name in said for name in _OF_TWITCH)
        or "display_name" in author
        or (number.isascii() and number.isdigit())
    )
    return TWITCH if twitch else YOUTUBE
