"""A text with its blanks filled, and where in the text as written each part of it comes from. [plain]"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kaibo.domains.rundown.rules.texts import BLANKS

_BLANK = re.compile(r"\{(" + "|".join(BLANKS) + r")\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """`text` as it is said. `blanks` are (from, to, written from, written to) of what was filled in,
    in order; offsets count characters."""

    text: str
    blanks: tuple[tuple[int, int, int, int], ...]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) of the text stands as written: a blank is touched whole or not."""
        return self._at(start, end_of=False), self._at(end, end_of=True)

    def _at(self, at: int, *, end_of: bool) -> int:
        shift = 0
        for start, end, written_start, written_end in self.blanks:
            if at < start or (at == start and end_of):
                break
            if at < end or (at == end and end_of):
                return written_end if end_of else written_start
            shift = written_end - end
        return at + shift


def filled(text: str, values: Mapping[str, str]) -> Filled:
    """The text with its blanks filled; one without a value stays, as in `texts.fill`."""
    out, blanks, last, length = [], [], 0, 0
    for found in _BLANK.finditer(text):
        value = values.get(found[1])
        if not value:
            continue
        before = text[last : found.start()]
        start = length + len(before)
        length = start + len(value)
        blanks.append((start, length, found.start(), found.end()))
        out += [before, value]
        last = found.end()
    return Filled("".join([*out, text[last:]]), tuple(blanks))
