"""Final pieces of what was said, from cues that may say it several times.

Live captions roll: a cue repeats the line before it and adds one; others grow word by word. What
was said once becomes one piece, so that nothing is heard twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.transcript.cues import Cue

#: Captions that roll or grow follow each other at once (ms).
_AT_ONCE = 500


def pieces(read: Iterable[Cue | Refused]) -> Iterator[Cue | Refused]:
    """The cues with each line once, in the file's order; cues without words are left out. A cue
    waits for the one after it, which may say all of it and more."""
    held: Cue | None = None
    for cue in read:
        if isinstance(cue, Refused):
            yield cue
            continue
        cue.lines = [line for line in cue.lines if line]
        if not cue.lines:
            continue
        if held is None:
            held = cue
        elif _follows(held, cue) and _said(held.lines).endswith(_said(cue.lines)):
            held.end = max(held.end, cue.end)
        elif _follows(held, cue) and _said(cue.lines).startswith(_said(held.lines)):
            held = Cue(held.number, held.start, cue.end, cue.lines)
        elif _follows(held, cue) and cue.lines[0] == held.lines[-1]:
            yield held
            held = Cue(cue.number, cue.start, cue.end, cue.lines[1:])
        else:
            yield held
            held = cue
    if held is not None:
        yield held


def _follows(held: Cue, cue: Cue) -> bool:
    return held.start <= cue.start <= held.end + _AT_ONCE


def _said(lines: list[str]) -> str:
    return "".join("".join(lines).split())
