"""A block pasted from a platform's big screen, read into the twelve boxes of a hand reading.

It fills what it is sure of. A name it does not know is kept with its figure, a figure without a
name or one that cannot be is told, and nothing is guessed: a person looks before it is recorded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from kaibo.domains.control.rules.boxes import BOX_BY_ID, BOX_BY_NAME, Box
from kaibo.domains.control.rules.figures import FIGURE, Figure, Unreadable, figure

_BREAKS = " \t\r\n\u3000,;|:=、。·•"
_WORDS = re.compile(f"[{re.escape(_BREAKS)}]+")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060"))
_MINUS = {ord("−"): "-"}
#: A reading often opens with its own time: "20:30", "11月22日 20:30", "20点".
_WHEN = re.compile(
    r"\s*(?:(?:\d{4}[-/年])?\d{1,2}[-/月]\d{1,2}日?\s*)?(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}点(?:半|整)?)"
    rf"(?=[{re.escape(_BREAKS)}]|$)"
)
_IN_BRACKETS = re.compile(r"\((万元|元|万|秒|分钟|分|人次|人|次|单)\)$")
_LONGEST = max(map(len, BOX_BY_NAME))


@dataclass(frozen=True, slots=True)
class Kept:
    """What belongs to no box, as it was pasted; `label` or `text` may be empty."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person has to look at; `box` is its id when it is about one."""

    box: str | None
    text: str


@dataclass(slots=True)
class Reading:
    """What a block says. `boxes` has all twelve by id; None = unknown."""

    boxes: dict[str, Figure | None] = field(default_factory=lambda: dict.fromkeys(BOX_BY_ID))
    kept: list[Kept] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def values(self) -> dict[str, int]:
        """`x.boxes` of the event `reading`: what is known."""
        return {name: found.value for name, found in self.boxes.items() if found is not None}


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    is_figure: bool


def read(block: str, decimals: int = 2) -> Reading:
    """Read a block. `decimals`: of the minor unit of the room's currency. Never raises."""
    text = unicodedata.normalize("NFKC", block.translate(_INVISIBLE)).translate(_MINUS)
    reading = Reading()
    when = _WHEN.match(text)
    if when:
        reading.kept.append(Kept("", when[0].strip()))
        text = text[when.end() :]
    pieces = _pieces(text)
    if pieces and pieces[0].is_figure:
        turned = _turned(pieces)
        if turned is None:
            first = pieces[0].text
            told = f"开头的「{first}」没有名字，分不清数在名字的前面还是后面。请整理成「名字 数」。"
            reading.problems.append(Problem(None, told))
            reading.kept.append(Kept("", text.strip()))
            return reading
        pieces = turned
    _fill(reading, pieces, decimals)
    return reading


def _pieces(text: str) -> list[_Piece]:
    """The text as names and figures in turn."""
    out: list[_Piece] = []
    at = start = 0
    while at < len(text):
        known = _known_at(text, at)
        end = 0 if known else _figure_at(text, at)
        if end:
            _add_name(out, text[start:at])
            out.append(_Piece(text[at:end].strip(), True))
            at = start = end
        else:
            at += known or 1
    _add_name(out, text[start:])
    return out


def _known_at(text: str, at: int) -> int:
    """Length of the longest known name that stands here, 0 for none."""
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        if text[at : at + length].casefold() in BOX_BY_NAME:
            return length
    return 0


def _figure_at(text: str, at: int) -> int:
    """Where the figure that begins here ends, 0 for none.

    A figure may follow its name at once, a sign for "nothing" stands alone. It does not end in
    the middle of a name: 近5分进人 holds no figure, and of 312人均停留 only 312 is one.
    """
    found = FIGURE.match(text, at)
    if found is None or (found["nothing"] and at and text[at - 1] not in _BREAKS):
        return 0
    ends = (found.end(), found.end("scale"), found.end("number"))
    return next((end for end in ends if end > at and _is_end(text, end)), 0)


def _is_end(text: str, at: int) -> bool:
    return at == len(text) or text[at] in _BREAKS + "(+" or _known_at(text, at) > 0


def _add_name(out: list[_Piece], text: str) -> None:
    name = text.strip(_BREAKS)
    if name:
        out.append(_Piece(name, False))


def _turned(pieces: Sequence[_Piece]) -> list[_Piece] | None:
    """A screen that prints each figure above its name, turned; None if it is not one throughout."""
    pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
    whole = len(pieces) % 2 == 0 and all(a.is_figure and not b.is_figure for a, b in pairs)
    single = all(len(_WORDS.split(b.text)) == 1 for _, b in pairs)
    return [one for a, b in pairs for one in (b, a)] if whole and single else None


def _fill(reading: Reading, pieces: Sequence[_Piece], decimals: int) -> None:
    words: list[str] = []
    for piece in pieces:
        if not piece.is_figure:
            words = _WORDS.split(piece.text)
            continue
        if words:
            _one(reading, words, piece.text, decimals)
        else:
            told = f"「{piece.text}」前面没有名字，没有填进任何一格。"
            reading.problems.append(Problem(None, told))
            reading.kept.append(Kept("", piece.text))
        words = []
    _left(reading, words)


def _one(reading: Reading, words: list[str], text: str, decimals: int) -> None:
    """One figure with the words before it: the last of them are its name."""
    for first in range(len(words)):
        label = "".join(words[first:])
        unit = _IN_BRACKETS.search(label)
        box = BOX_BY_NAME.get((label[: unit.start()] if unit else label).casefold())
        if box is not None:
            _left(reading, words[:first])
            _put(reading, box, label, _with(text, unit), decimals)
            return
    _left(reading, words[:-1])
    reading.kept.append(Kept(words[-1], text))


def _with(text: str, unit: re.Match[str] | None) -> str:
    """A bare number takes the unit its name has in brackets: 成交金额(万元) 3.82."""
    return text + unit[1] if unit and text[-1].isdigit() else text


def _left(reading: Reading, words: Sequence[str]) -> None:
    """Words without a figure: a box's name is told, headings are kept."""
    for word in words:
        box = BOX_BY_NAME.get(word.casefold())
        if box is not None:
            reading.problems.append(Problem(box.id, f"「{word}」后面没有数。"))
        else:
            reading.kept.append(Kept(word, ""))


def _put(reading: Reading, box: Box, label: str, text: str, decimals: int) -> None:
    try:
        found = figure(text, box.unit, decimals)
    except Unreadable as error:
        reading.problems.append(Problem(box.id, f"「{label} {text}」{error}。"))
        return
    there = reading.boxes[box.id]
    if there is None or (found == Figure(there.value)):
        reading.boxes[box.id] = found  # the same number in full is the better one
    elif found is not None and found.value != there.value:
        told = f"「{box.zh}」有两个不同的数，先填了前一个；后一个是「{text}」，请看一眼。"
        reading.problems.append(Problem(box.id, told))
