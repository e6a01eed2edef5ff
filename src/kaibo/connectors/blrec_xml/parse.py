"""Reads chat of bilibili rooms as recorded to XML by BililiveRecorder (B站录播姬) and by blrec.

Both write `<i>` with one element a message: `d` a comment, `gift`, `sc` a paid comment, `guard` a
paid membership, `toast` the notice of one. They differ in what a price is: gold seeds of which a
yuan has 1,000 (blrec), or yuan, for `sc` alone (BililiveRecorder).

Time. A comment carries the platform's own time in ms; everything else, and comments of recorders
that write 0 there, only seconds since the recording began, which are added to the time the file
says it began (`prec` 1000). Without either a message cannot be placed and is rejected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.blrec_xml.elements import Element, elements
from kaibo.connectors.blrec_xml.meaning import READERS, Message, unknown
from kaibo.live.events import Event

PLATFORM = "bilibili"
LEVEL = "L1"
#: Gifts are recorded only if the recorder was told to: where none is in the file nobody knows
#: whether there were any. They are known where they are seen, and never promised.
PROVIDES = ("comment",)

SECOND = 1_000
#: Times outside 2010 to 2100 are no times; 0 stands where there is none.
EARLIEST, LATEST = 1_262_304_000_000, 4_102_444_800_000
#: A recording is no longer than a month.
MAX_OFFSET = 31 * 24 * 3_600

_INFO, _METADATA = "BililiveRecorderRecordInfo", "metadata"
#: What a file says of itself and nobody sent.
_HEADER = frozenset(
    "chatserver chatid mission maxlimit state real_name source BililiveRecorder"
    " BililiveRecorderXmlStyle".split()
)
_STARTS = ("record_start_time", "start_time")
_SECONDS = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,16}))?")
_WHOLE = re.compile(r"[0-9]{10,13}")


@dataclass(slots=True)
class _Begun:
    """What the file has said of itself so far: when it began (UTC ms) and who wrote it."""

    start: int | None = None
    blrec: bool = False
    opened: bool = False


def parse(chunks: Iterable[bytes], *, file_id: str, key: bytes) -> Iterator[Event | Refused]:
    """Events of one recording, in file order, beginning with one `source.open`.

    `chunks` are the bytes of the file; `file_id` the first 12 hex digits of its SHA-256; `key` the
    install key behind viewer hashes (ValueError if empty). What the file holds never raises.
    """
    if not key:
        raise ValueError("parse needs the install key")
    return _events(chunks, file_id, key)


def _events(chunks: Iterable[bytes], file_id: str, key: bytes) -> Iterator[Event | Refused]:
    begun, number = _Begun(), 0
    for one in elements(chunks):
        if isinstance(one, Refused):
            yield one
            continue
        if one.name in _HEADER:
            continue
        if one.name in (_INFO, _METADATA):
            _learn(begun, one)
            continue
        number += 1
        when = _when(one, begun.start)
        if when is None:
            yield _timeless(one)
            continue
        if not begun.opened:
            begun.opened = True
            yield _opening(file_id, begun.start, when)
        ident, src = f"{file_id}:{number}", f"file:{file_id}"
        message = Message(one, ident, src, *when, begun.blrec, PLATFORM, key)
        yield from READERS.get(one.name, unknown)(message)
    if not begun.opened and begun.start is not None:
        yield _opening(file_id, begun.start, (begun.start, SECOND))


def _learn(begun: _Begun, one: Element) -> None:
    said = {**one.inner, **one.attributes}
    begun.blrec = one.name == _METADATA
    for name in _STARTS:
        start = _moment(said.get(name, "").strip())
        if start is not None:
            begun.start = start
            return


def _opening(file_id: str, start: int | None, when: tuple[int, int]) -> Event:
    return Event(
        id=f"{file_id}:open",
        kind="source.open",
        src=f"file:{file_id}",
        ts=when[0] if start is None else min(start, when[0]),
        prec=SECOND,
        x={"provides": list(PROVIDES), "level": LEVEL, "platform": PLATFORM},
    )


def _moment(text: str) -> int | None:
    """UTC ms of `2021-08-01T20:00:00.1234567+08:00`, or of seconds or ms since 1970; a wall clock
    without a zone is somebody's somewhere and no time."""
    if _WHOLE.fullmatch(text):
        ms = int(text) * (SECOND if len(text) == 10 else 1)
        return ms if EARLIEST <= ms < LATEST else None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    if read.tzinfo is None or not 2010 <= read.year < 2100:
        return None
    return round(read.astimezone(UTC).timestamp() * 1000)


def _when(one: Element, start: int | None) -> tuple[int, int] | None:
    """(UTC ms, precision): the platform's time of a comment, else the file's start and seconds."""
    parameters = one.attributes.get("p", "").split(",")
    if len(parameters) > 4:
        said = _moment(parameters[4].strip())
        if said is not None:
            return said, 1 if len(parameters[4].strip()) == 13 else SECOND
    found = _SECONDS.fullmatch(one.attributes.get("ts", parameters[0]).strip())
    if found is None or start is None or int(found[1]) > MAX_OFFSET:
        return None
    fraction = (found[2] or "").ljust(3, "0")[:3]
    return start + int(found[1]) * SECOND + int(fraction), SECOND


def _timeless(one: Element) -> Refused:
    text = (
        f"第 {one.line} 行的 <{one.name[:20]}> 不知道是什么时候的：没有平台时间，"
        "文件也没有写明带时区的录制开始时间，或距开始的秒数读不出来，未收入。"
    )
    return Refused(one.line, "no_time", text, b"")
