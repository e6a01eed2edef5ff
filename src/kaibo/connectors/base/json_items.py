"""Cuts a file of JSON messages into its messages: an array, one a line, or one after another.

Nothing is held but the message that is being read, and of one beyond 1 MiB only its beginning, so
that memory does not grow with the file. A broken message costs itself and no other; a file that
was cut off gives what it holds and says that it was cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

import msgspec

from kaibo.connectors.base.parsed import MAX_LINE, Refused, bare, not_utf8
from kaibo.live.codec import KEEP_BYTES
from kaibo.live.intake import Block, blocks

_SPACE = b" \t\r\n"
#: By how much of a file is told how it is written.
_BEGINNING, _LOOKED_AT = 1 << 18, 50
_BOM = b"\xef\xbb\xbf"
_TOKEN = re.compile(rb'["{}\[\],]')
#: What a string holds, up to its end or to a backslash whose other half is not there yet.
_INSIDE = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)


class Fault(StrEnum):
    """Why a message cannot be read at all."""

    TOO_LONG = "line_too_long"
    CUT_OFF = "cut_off"


@dataclass(frozen=True, slots=True)
class JsonItem:
    """One message as bytes. `number` counts from 1: lines in a file of lines (`unit` 行), messages
    in any other (条). With a `fault`, `raw` is its beginning (4 KiB at most)."""

    number: int
    raw: bytes
    unit: str = "条"
    fault: Fault | None = None

    @property
    def where(self) -> str:
        """Which one it is, as people read it."""
        return f"第 {self.number} {self.unit}"

    def refused(self, code: str, why: str) -> Refused:
        """This message set aside: `why` follows its place and ends the sentence."""
        return Refused(self.number, code, f"{self.where}{why}", self.raw)


def json_items(chunks: Iterable[bytes]) -> Iterator[JsonItem]:
    """The messages of a file, in order; a byte order mark and blank lines are passed over.

    A file in which a line is a whole message has one a line: then a broken line ends with itself.
    """
    head, rest = _beginning(_unmarked(chunks))
    if _in_lines(head):
        yield from _lines(rest)
    else:
        yield from _Cutter().cut(rest)


def decoded(item: JsonItem) -> Any | Refused:
    """What a message says, or why it cannot be read."""
    if item.fault is Fault.TOO_LONG:
        return item.refused("line_too_long", f"超过 {MAX_LINE >> 20} MiB，未收入。")
    if item.fault is Fault.CUT_OFF:
        return item.refused(
            "cut_off", "没有写完，文件到这里就断了；前面的已收入，请看看录制是否中断过。"
        )
    try:
        item.raw.decode()
        return msgspec.json.decode(item.raw)
    except UnicodeDecodeError as error:
        return not_utf8(item.raw, item.number, error)
    except (ValueError, RecursionError):
        return item.refused("not_json", "不是完整的 JSON，未收入。")


def _unmarked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks without a byte order mark, however it is cut."""
    source, head = iter(chunks), b""
    for chunk in source:
        head += chunk
        if len(head) >= len(_BOM):
            break
    yield head.removeprefix(_BOM)
    yield from source


def _beginning(chunks: Iterable[bytes]) -> tuple[list[bytes], Iterator[bytes]]:
    """The lines a file begins with (some 256 KiB, or one longer line), and all of it again."""
    source, seen, head = iter(chunks), [], b""
    for chunk in source:
        seen.append(chunk)
        head = (head + chunk).lstrip(_SPACE)
        if len(head) > MAX_LINE or (b"\n" in head and len(head) >= _BEGINNING):
            break
    return head.split(b"\n"), chain(seen, source)


def _in_lines(head: list[bytes]) -> bool:
    """True when a line is a whole message; no line of a message that is spread over several is."""
    return not head[0].startswith(b"[") and any(_is_message(line) for line in head[:_LOOKED_AT])


def _is_message(line: bytes) -> bool:
    try:
        return bool(msgspec.json.decode(line, type=dict))
    except (ValueError, RecursionError):
        return False


def _lines(chunks: Iterator[bytes]) -> Iterator[JsonItem]:
    for part in blocks(chunks):
        if isinstance(part, Block):
            for number, raw in enumerate(part.lines, part.first):
                line = bare(raw, number).strip(_SPACE)
                if line:
                    yield JsonItem(number, line, "行")
        else:
            yield JsonItem(part.line, part.raw, "行", Fault.TOO_LONG)


class _Cutter:
    """Finds where messages begin and end, by brackets outside strings."""

    def __init__(self) -> None:
        self.number = 0
        self.array = False  # inside the array that holds the messages
        self.depth = 0  # of brackets within the message
        self.string = self.escaped = False
        self.held, self.over = b"", False

    def cut(self, chunks: Iterator[bytes]) -> Iterator[JsonItem]:
        for chunk in chunks:
            if chunk:
                yield from self._feed(chunk)
        yield from self._end()

    def _feed(self, chunk: bytes) -> Iterator[JsonItem]:
        at = begin = int(self.escaped)
        begin, self.escaped = 0, False
        while at < len(chunk):
            if self.string:
                at = self._through_string(chunk, at)
                continue
            found = _TOKEN.search(chunk, at)
            if found is None:
                break
            at = found.end()
            end = self._ends(found.group(), found.start(), at)
            if end is not None:
                yield from self._item(chunk[begin:end])
                begin = at
        self._hold(chunk[begin:])

    def _through_string(self, chunk: bytes, at: int) -> int:
        inside = _INSIDE.match(chunk, at)
        end = at if inside is None else inside.end()
        if end < len(chunk):
            self.string = chunk[end : end + 1] != b'"'
            self.escaped = self.string
            end += 1
        return end

    def _ends(self, token: bytes, start: int, end: int) -> int | None:
        """Where the message ends, if this token ends one."""
        if token == b'"':
            self.string = True
        elif token in b"{[":
            if token == b"[" and not self.array and self.depth == 0:
                self.array = True
                return start
            self.depth += 1
        elif token != b"," and self.depth:
            self.depth -= 1
            return end if self.depth == 0 and not self.array else None
        elif self.depth == 0 and self.array and token != b"}":
            self.array = token == b","
            return start
        return None

    def _hold(self, piece: bytes) -> None:
        if not self.over:
            self.held += piece
        if len(self.held) > MAX_LINE:
            self.held, self.over = self.held[:KEEP_BYTES], True

    def _item(self, piece: bytes) -> Iterator[JsonItem]:
        self._hold(piece)
        raw, over = self.held.lstrip(_SPACE + b",").rstrip(_SPACE), self.over
        self.held, self.over = b"", False
        if raw:
            self.number += 1
            yield JsonItem(self.number, raw, fault=Fault.TOO_LONG if over else None)

    def _end(self) -> Iterator[JsonItem]:
        whole = self.depth == 0 and not self.string
        if whole:
            yield from self._item(b"")
        if self.array or not whole:
            start = self.held.strip(_SPACE)[:KEEP_BYTES]
            yield JsonItem(self.number + 1, start, fault=Fault.CUT_OFF)
