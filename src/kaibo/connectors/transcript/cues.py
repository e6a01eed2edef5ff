"""Cues of WebVTT and SubRip: from when to when, and the words without their marks.

One reader for both: cues are what stands under a line with an arrow, up to an empty line. What
people's tools write is read too: hours left out, a comma or a dot before the milliseconds, one
digit of an hour, numbers of cues or none, settings behind the times, no empty line between cues.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kaibo.connectors.base.parsed import Refused

_TIME = r"(?:([0-9]{1,4}):)?([0-5]?[0-9]):([0-5]?[0-9])(?:[.,]([0-9]{1,3}))?"
_ARROW = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?", re.ASCII)
#: <v 主播>, <c.yellow>, <00:01:02.000>, <b>, and {\an8} of other subtitles.
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,100}\}")
#: What begins a block that is no cue.
_BLOCKS = ("WEBVTT", "NOTE", "STYLE", "REGION")
_COUNTER = re.compile(r"\s*[0-9]{1,9}\s*", re.ASCII)
#: More lines than any caption has; what goes on is a text file with an arrow in it.
_MOST_LINES = 50


@dataclass(slots=True)
class Cue:
    """Said from `start` to `end`, ms from the beginning of the recording; `lines` are its words.
    `number` is the line of the file where its times stand."""

    number: int
    start: int
    end: int
    lines: list[str] = field(default_factory=list)


def cues(lines: Iterable[str]) -> Iterator[Cue | Refused]:
    """The cues of a file, in its order. A line with an arrow whose times cannot be read is refused,
    and the words under it with it; so is a line that belongs to no cue."""
    reading = _Reading()
    for number, line in enumerate(lines, 1):
        yield from reading.take(number, line)
    yield from reading.end()


class _Reading:
    """Where in the file we are: in a cue, in a block that is no cue, or between them with lines of
    which the last may be the name of the next cue."""

    def __init__(self) -> None:
        self._cue: Cue | None = None
        self._passing = False
        self._loose: list[tuple[int, str]] = []

    def take(self, number: int, line: str) -> Iterator[Cue | Refused]:
        """What is known to be over with this line."""
        if "-->" in line:
            yield from self._arrow(number, line)
        elif not line.strip():
            yield from self.end()
        elif self._cue is not None:
            if len(self._cue.lines) < _MOST_LINES:
                self._cue.lines.append(_bare(line))
        elif not self._passing:
            self._passing = not self._loose and line.startswith(_BLOCKS)
            if not self._passing:
                self._loose.append((number, line))

    def end(self) -> Iterator[Cue | Refused]:
        """An empty line, or the end of the file."""
        if self._cue is not None:
            yield self._cue
        for number, line in self._loose:
            if not _COUNTER.fullmatch(line):
                yield _refused(number, line, "not_a_cue", "上面没有时间，不知道是什么时候说的")
        self._cue, self._passing, self._loose = None, False, []

    def _arrow(self, number: int, line: str) -> Iterator[Cue | Refused]:
        lines = [] if self._cue is None else self._cue.lines
        if len(lines) > 1 and _COUNTER.fullmatch(lines[-1]):
            # No empty line stands between these two: the number of the new one is the last line.
            lines.pop()
        self._loose = self._loose[:-1]
        yield from self.end()
        found = _ARROW.fullmatch(line)
        if found is None:
            yield _refused(number, line, "bad_time", "时间看不懂")
        elif (start := _ms(found.groups()[:4])) > (end := _ms(found.groups()[4:])):
            yield _refused(number, line, "ends_before", "结束早于开始")
        else:
            self._cue = Cue(number, start, end)
        self._passing = self._cue is None


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, fraction = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def _bare(line: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", line)).split())


def _refused(number: int, line: str, code: str, why: str) -> Refused:
    text = f"第 {number} 行「{line.strip()[:40]}」{why}，这一条字幕没有收入。"
    return Refused(number, code, text, line.encode(errors="replace"))
