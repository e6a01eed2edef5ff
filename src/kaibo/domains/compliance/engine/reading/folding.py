"""A raw text as the plain characters it is read as, with the way back to where each of them stood."""

import re
import unicodedata
from dataclasses import dataclass

from kaibo.domains.compliance.engine.reading.tables import PAUSE, QUESTION, SIGN, TRANSLATION

# What translates one to one: letters, what ends a clause between them, a dot or colon in a number.
# Everything else takes the long way, which gives the same answer (tests/test_folding.py).
_LETTERS = "[A-Za-z0-9一-鿿%+=@#]++(?:(?<=[0-9])[.:](?=[0-9])[A-Za-z0-9一-鿿%+=@#]++)*+"
_PAUSED = "(?:[。！？、；!?;]|[，,：](?!(?<=[0-9].)[0-9])| (?!(?<=[A-Za-z].)[A-Za-z]))"
_EASY = re.compile(f"{_PAUSED}?+{_LETTERS}(?:{_PAUSED}{_LETTERS})*+{_PAUSED}?+")
# Between two digits these belong to the number: 2.4, 24:00, 48-72, 150*200.
_AMONG_DIGITS = re.compile(r"(?<=[0-9])[.:*~～-](?=[0-9])")
# A stroke for 一: 第—, 唯―.
_STROKE = re.compile("(?<=[第笫唯])[—―－ーㄧ]")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_BETWEEN_WORDS = re.compile(r"(?<=[a-z]) (?=[a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` as it is read; `starts[i]` and `ends[i]` say where its i-th character stood in the raw
    text. Both are None when every character stands where it stood."""

    raw: str
    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the raw text that was read as text[start:end]; `start` < `end`."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(raw: str) -> Folded:
    """Reads a text of any characters, lone surrogates included; linear in its length."""
    if _EASY.fullmatch(raw) and SIGN not in (text := raw.translate(_SHORT)):
        return Folded(raw, text)
    return _fold_slowly(raw)


class _Short(dict[int, str]):
    """The table of the short way, where a dot or colon only stands within a number."""

    def __missing__(self, code: int) -> str:
        told = self[code] = chr(code) if code in (0x2E, 0x3A) else TRANSLATION[code]
        return told


class _Seen(dict[int, str]):
    """The table of `_in_plain_form`, learnt character by character."""

    def __missing__(self, code: int) -> str:
        told = self[code] = _in_plain_form(chr(code))
        return told


_SHORT, _SEEN = _Short(), _Seen()


def _in_plain_form(char: str) -> str:
    """One character for one: ⑨ as 9, ． as ., so that what stands between digits is seen."""
    told = TRANSLATION[ord(char)]
    if len(told) == 1 and told.isalnum():
        return told
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


_MARKS = (PAUSE, QUESTION, SIGN)


def _fold_slowly(raw: str) -> Folded:
    seen = raw.translate(_SEEN)
    kept = {match.start(): "-" for match in _AMONG_DIGITS.finditer(seen)}
    kept |= {place: seen[place] for place in kept if seen[place] in ".:*"}
    kept |= {match.start(): " " for match in _BETWEEN_WORDS.finditer(seen)}
    kept |= {match.start(): "一" for match in _STROKE.finditer(raw)}
    silent = {match.start() for match in _THOUSANDS.finditer(seen)}
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    tell = TRANSLATION
    for place, char in enumerate(raw):
        told = kept.get(place) or tell[ord(char)]
        if len(told) == 1 and told not in _MARKS and place not in silent:
            chars.append(told)
            starts.append(place)
            ends.append(place + 1)
            continue
        if place in silent or told == "":
            if ends and not char.isspace():
                ends[-1] = place + 1  # a mark over a character belongs to it
            continue
        for one in told:
            if one == SIGN:
                continue
            if one in (PAUSE, QUESTION) and chars and chars[-1] in (PAUSE, QUESTION):
                if one == QUESTION:
                    chars[-1] = QUESTION
                continue
            chars.append(one)
            starts.append(place)
            ends.append(place + 1)
    return Folded(raw, "".join(chars), starts, ends)
