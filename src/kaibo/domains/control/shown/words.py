"""What was said and shown in a stretch of a show, as recognisers and the screen's reader told it."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.control import running
from kaibo.kit.clock import MINUTE
from kaibo.kit.errors import Refusal
from kaibo.live.codec import decode

#: A stretch of a show; a whole one is a file of its own.
MOST_MS = 30 * MINUTE
#: How a row looks that holds one of them: most rows hold none and are not taken apart.
_SIGNS = (b'"speech"', b'"screen"')


@dataclass(frozen=True, slots=True)
class Words:
    """One line for each thing that was said, or stood on the picture for the first time."""

    spoken: str
    shown: str


def words(room: str, start: int, end: int) -> Words:
    """Of [start, end), UTC ms, by its time. Refusal: `too_long`."""
    if end - start > MOST_MS:
        raise Refusal("too_long", f"一次最多取 {MOST_MS // MINUTE} 分钟里的话，请选短一点。")
    log = running.log_of(room)
    offset = log.since(room, start)
    spoken: list[tuple[int, str]] = []
    shown: list[tuple[int, str]] = []
    # To the end of the log: a file may have told of the show much later.
    for row in () if offset is None else log.read(offset, room):
        if not any(sign in row.body for sign in _SIGNS):
            continue
        for event in decode(row.body):
            if start <= event.ts < end and event.text:
                if event.kind == "speech":
                    spoken.append((event.ts, event.text))
                elif event.kind == "screen":
                    shown.append((event.ts, event.text))
    told = dict.fromkeys(text for _, text in sorted(shown))
    return Words("\n".join(text for _, text in sorted(spoken)), "\n".join(told))
