"""Rows of a CSV or TSV file, streamed: encoding found by decoding, damage kept to its row.

One damaged byte, one endless line or one quote that is never closed must cost a row, not the
file: such a row is handed out with what is wrong with it and reading goes on at the next line.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MAX_LINE = 1 << 20
MAX_LINES_A_ROW = 100
DELIMITERS = (",", "\t", ";", "|")

_CHUNK = 1 << 20
#: Stands for undecodable bytes; no decoder yields it for anything else.
_MARK = "\udcff"
_DAMAGE = re.compile("[\udc80-\udcff]")
#: How decoders are told to mark damage.
ON_DAMAGE = "kaibo.mark_damage"


def _mark_damage(error: UnicodeError) -> tuple[str, int]:
    """Like surrogateescape, which gives up on the bytes below 128 that UTF-16 may stumble over."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _MARK, max(error.end, error.start + 1)


codecs.register_error(ON_DAMAGE, _mark_damage)


class RawRow(NamedTuple):
    """Row `number` (spreadsheet counting, from 1) and its cells; `broken` is (code, reason).

    A `damaged` row holds bytes that are no characters of the file's encoding, in some cell.
    """

    number: int
    cells: list[str]
    broken: tuple[str, str] | None = None
    damaged: bool = False


def find_encoding(path: Path) -> str:
    """The encoding of a file, by up to its first megabyte with bytes beyond ASCII."""
    with path.open("rb") as file:
        head = file.read(_CHUNK)
        while head.isascii() and (more := file.read(_CHUNK)):
            head = more
    return encoding_of(head)


def encoding_of(head: bytes) -> str:
    """`utf-8-sig`, `utf-16`, `utf-8` or `gb18030`: the one in which a file's first bytes make sense.

    UTF-8 proves itself character by character, so a few damaged bytes in it do not turn the file
    into GB18030.
    """
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    text = codecs.getincrementaldecoder("utf-8")(ON_DAMAGE).decode(head)
    damaged = len(_DAMAGE.findall(text))
    whole = sum(not c.isascii() for c in text) - damaged if damaged else 0
    return "utf-8" if whole >= damaged else "gb18030"


def damaged(text: str) -> bool:
    """Whether `text` holds bytes that are no characters of the file's encoding."""
    return not text.isascii() and _DAMAGE.search(text) is not None


def mended(text: str) -> str:
    """`text` fit to be shown and stored: damage stands as U+FFFD."""
    return text if text.isascii() else _DAMAGE.sub("\ufffd", text)


class _TooLong(Exception):
    """A physical line beyond MAX_LINE; carries its beginning."""


class _Runaway(Exception):
    """A row that goes on over too many lines: its quote was never closed."""


class _Lines:
    """Feeds physical lines to csv.reader and can take back all but the first of a row."""

    def __init__(self, file: io.TextIOBase) -> None:
        self.file = file
        self.taken: list[str] = []
        self.starved = False
        self._waiting: deque[str] = deque()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MAX_LINES_A_ROW:
            raise _Runaway
        line = self._waiting.popleft() if self._waiting else self.file.readline(MAX_LINE)
        if not line:
            self.starved = bool(self.taken)
            raise StopIteration
        if len(line) == MAX_LINE and line[-1] not in "\r\n":
            if self.taken:
                self._waiting.append(line)
                raise _Runaway
            while (rest := self.file.readline(MAX_LINE)) and rest[-1] not in "\r\n":
                pass
            raise _TooLong(line[:4096])
        if "\0" in line:
            line = line.replace("\0", "")
        self.taken.append(line)
        return line

    def next_row(self) -> None:
        self.taken.clear()
        self.starved = False

    def rewind(self) -> str:
        first, *rest = self.taken
        self._waiting.extendleft(reversed(rest))
        self.next_row()
        return first


class TextFile:
    """A delimited text file; its `parts` are the delimiters it might be written with."""

    parts = DELIMITERS

    def __init__(self, path: Path) -> None:
        self.path = path
        self.encoding = find_encoding(path)

    def rows(self, part: str, header: int = 0, width: int = 0) -> Iterator[RawRow]:
        """All rows, empty ones too, read with delimiter `part`.

        A row below the `header` that spans several lines must have `width` cells; else its quote
        is taken for a stray one and only its first line is lost.
        """
        with self.path.open("rb") as raw:
            file = io.TextIOWrapper(raw, self.encoding, errors=ON_DAMAGE, newline="")
            lines = _Lines(file)
            # Strict, because a lenient reader joins rows at a stray quote without a word.
            reader = csv.reader(lines, delimiter=part, strict=True)
            number = 0
            while True:
                lines.next_row()
                number += 1
                broken: tuple[str, str] | None = None
                cells: list[str] = []
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except _TooLong as long:
                    cells, broken = [str(long)], ("line_too_long", "这一行超过 1 MiB")
                except _Runaway:
                    broken = ("open_quote", "引号没有闭合")
                except csv.Error:
                    cells, broken = self._leniently(lines, part)
                    reader = csv.reader(lines, delimiter=part, strict=True)
                stray = width and number > header and len(lines.taken) > 1 and len(cells) != width
                if lines.starved or (stray and not broken):
                    broken = ("open_quote", "引号没有闭合")
                if broken:
                    if lines.taken:
                        cells = [lines.rewind()[:4096]]
                    reader = csv.reader(lines, delimiter=part, strict=True)
                yield RawRow(number, cells, broken, any(map(damaged, lines.taken)))

    @staticmethod
    def _leniently(lines: _Lines, part: str) -> tuple[list[str], tuple[str, str] | None]:
        """The cells of a row whose quotes are not by the rules, if it stands in one line."""
        if len(lines.taken) == 1 and not lines.starved:
            try:
                return next(csv.reader(lines.taken, delimiter=part)), None
            except csv.Error:
                return [], ("broken_row", "这一行的格式损坏")
        return [], ("open_quote", "引号没有闭合")

    def may_be_cut(self) -> bool:
        """Whether the last line has no end, so that it may have been cut off in the middle."""
        with self.path.open("rb") as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(max(0, size - 4))
            return not file.read().rstrip(b"\0").endswith((b"\n", b"\r"))
