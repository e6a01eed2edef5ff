"""Cuts a long text into pieces a check can hold at once, at ends of sentences."""

import re
from collections.abc import Iterator

# A spoken line or a card is shorter; a script is cut at its own sentence ends.
_LONG, _LONGEST = 300, 900
_SENTENCE_END = re.compile("[。！？!?\\n]")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """(offset, piece) whose pieces joined are the text; none longer than 900 characters."""
    if len(text) <= _LONG:
        if text:
            yield 0, text
        return
    at = 0
    while at < len(text):
        if len(text) - at <= _LONG:
            yield at, text[at:]
            return
        ends = [m.end() for m in _SENTENCE_END.finditer(text, at, at + _LONG)]
        if ends:
            end = ends[-1]
        else:
            later = _SENTENCE_END.search(text, at + _LONG, at + _LONGEST)
            end = later.end() if later else min(len(text), at + _LONGEST)
        yield at, text[at:end]
        at = end
