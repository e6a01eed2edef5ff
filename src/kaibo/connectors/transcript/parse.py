"""Reads subtitles of a recording as what was said on air: one `speech` event for each piece.

Subtitles count from the beginning of the recording; when that was stands in the name of the file,
where recorders write it, or is given. Without it the file is refused: words at a wrong time would
be laid upon the wrong goods.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable, Iterator

from kaibo.connectors.base.parsed import FileRefused, Refused
from kaibo.connectors.base.text_rows import ON_DAMAGE, damaged, encoding_of, mended
from kaibo.connectors.transcript.cues import Cue, cues
from kaibo.connectors.transcript.name import began_of
from kaibo.connectors.transcript.pieces import pieces
from kaibo.live.events import MAX_TEXT, Event

PLATFORM = "file"
LEVEL = "L1"
PROVIDES = ("speech",)
SHANGHAI = "Asia/Shanghai"

#: A line of words is never longer; of one that is, this much is read.
_MAX_LINE = 1 << 16
_HEAD = 1 << 16


def parse(
    chunks: Iterable[bytes],
    *,
    file_id: str,
    name: str = "",
    tz: str = SHANGHAI,
    began: int | None = None,
) -> Iterator[Event | Refused]:
    """Events of one file, in its order, beginning with one `source.open`.

    `chunks` are the bytes of the file (UTF-8, UTF-16 or GB18030); `file_id` the first 12 hex digits
    of its SHA-256; `name` its name, whose local time is in zone `tz`; `began` says when the
    recording began (UTC ms) and wins. Raises FileRefused when neither says it.
    """
    known = began if began is not None else began_of(name, tz)
    if known is None:
        raise FileRefused(
            "no_begin",
            f"不知道这份字幕是从几点开始录的：文件名「{name}」里没有一个完整的时间。"
            "请把文件名改成录制开始的时间，如 2026-11-22 20-00-05.srt。",
        )
    return _events(chunks, file_id, known)


def is_transcript(lines: list[bytes]) -> bool:
    """Whether the first lines of a file are subtitles."""
    # Of UTF-16 every other byte is nothing: what tells is ASCII.
    texts = [line.replace(b"\0", b"").decode("ascii", "ignore").strip() for line in lines]
    if texts and texts[0].split(" ")[0].split("\t")[0] == "WEBVTT":
        return True
    return any(isinstance(one, Cue) for one in cues(text for text in texts if "-->" in text))


def _events(chunks: Iterable[bytes], file_id: str, began: int) -> Iterator[Event | Refused]:
    src = f"file:{file_id}"
    x = {"provides": list(PROVIDES), "level": LEVEL, "platform": PLATFORM}
    yield Event(id=f"{file_id}:open", kind="source.open", src=src, ts=began, prec=1000, x=x)
    for piece in pieces(cues(_lines(chunks))):
        yield piece if isinstance(piece, Refused) else _speech(piece, file_id, src, began)


def _speech(piece: Cue, file_id: str, src: str, began: int) -> Event | Refused:
    text = " ".join(piece.lines)
    if damaged(text):
        said = (
            f"第 {piece.number} 行起的字幕里有认不出的字「{mended(text)[:40]}」，这一条没有收入；"
            "若整个文件都是这样，请另存为 UTF-8 后再导入。"
        )
        return Refused(piece.number, "damaged_text", said, mended(text).encode())
    return Event(
        id=f"{file_id}:{piece.number}",
        kind="speech",
        src=src,
        ts=began + piece.start,
        prec=1000,
        text=text[:MAX_TEXT],
        x={"ms": piece.end - piece.start, **({"cut": True} if len(text) > MAX_TEXT else {})},
    )


def _lines(chunks: Iterable[bytes]) -> Iterator[str]:
    """Every line as text; what is no character of the file's encoding is marked."""
    rest = ""
    for part in _decoded(chunks):
        *whole, rest = (rest + part).split("\n")
        for line in whole:
            yield line[:_MAX_LINE]
        rest = rest[:_MAX_LINE]
    yield rest


def _decoded(chunks: Iterable[bytes]) -> Iterator[str]:
    """The text, with one kind of line end; its encoding is told by what comes first."""
    early = b""
    decoder: io.IncrementalNewlineDecoder | None = None
    for chunk in chunks:
        if decoder is None:
            early += chunk
            if len(early) < _HEAD and early.isascii():
                continue
            decoder, chunk = _decoder(early), early
        yield decoder.decode(chunk)
    if decoder is None:
        decoder = _decoder(early)
        yield decoder.decode(early)
    yield decoder.decode(b"", final=True)


def _decoder(head: bytes) -> io.IncrementalNewlineDecoder:
    plain = codecs.getincrementaldecoder(encoding_of(head))(ON_DAMAGE)
    return io.IncrementalNewlineDecoder(plain, translate=True)
