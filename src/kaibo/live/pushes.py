"""Lines pushed to the host's prompter, as the log has them: pushed, shown, read, taken down.

At most one line stands at a time. It is taken down by a press, by the next line, when its seconds
are over, when the alert it puts right has ended, or with the show. docs/specs/control.md,
"The prompter".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kaibo.live.events import ALERT_CLOSE, PUSH, PUSH_ACK, PUSH_DOWN, PUSH_SHOWN
from kaibo.live.presses import Press


class Sort(StrEnum):
    """What a line is: a correction to say on air, a note for the host, a phrase to use."""

    CORRECTION = "correction"
    NOTE = "note"
    PHRASE = "phrase"


class Why(StrEnum):
    """Why a line stands no longer."""

    TAKEN = "taken"
    REPLACED = "replaced"
    SETTLED = "settled"
    ELAPSED = "elapsed"
    ENDED = "ended"


#: The most characters of a line; a correction must be said in one breath.
MOST_OF = {Sort.CORRECTION: 18, Sort.NOTE: 60, Sort.PHRASE: 60}
LEAST_SECS, MOST_SECS = 3, 600
#: The most characters of a prompter's own name.
MOST_SCREEN = 40


@dataclass(frozen=True, slots=True)
class Down:
    """When a line was taken down (UTC ms of the room), why, and by whom; None: by nobody."""

    ts: int
    why: Why
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Push:
    """A line. `shown`: the first time on each prompter; `ack`: when the host had read it."""

    pressed: Press
    shown: tuple[Press, ...] = ()
    ack: Press | None = None
    down: Down | None = None

    @property
    def id(self) -> str:
        return self.pressed.id

    @property
    def until(self) -> int | None:
        """When it goes by itself, UTC ms of the room; None: never."""
        secs = self.pressed.x.get("secs")
        return self.pressed.ts + secs * 1_000 if isinstance(secs, int) else None


def pushes(watch: Iterable[Press], now: int, ends: Sequence[int] = ()) -> list[Push]:
    """The lines of these presses as they stand at `now`, oldest first; `ends`: when shows were over,
    in order. What tells of a line that is not among them says nothing."""
    found: dict[str, Push] = {}
    standing: str | None = None
    for press in watch:
        if standing is not None:
            found[standing] = _aged(found[standing], press.ts, ends)
            standing = standing if found[standing].down is None else None
        if press.kind == PUSH:
            if standing is not None:
                found[standing] = _down(found[standing], press, Why.REPLACED)
            found[press.id], standing = Push(press), press.id
        elif press.kind == ALERT_CLOSE:
            if standing is not None and found[standing].pressed.ref == press.ref:
                found[standing] = _down(found[standing], press, Why.SETTLED)
        elif (line := found.get(press.ref or "")) is not None:
            found[line.id] = _told(line, press)
    if standing is not None:
        found[standing] = _aged(found[standing], now, ends)
    return list(found.values())


def _told(line: Push, press: Press) -> Push:
    if press.kind == PUSH_DOWN and line.down is None:
        return _down(line, press, Why.TAKEN)
    if press.kind == PUSH_ACK and line.ack is None:
        return replace(line, ack=press)
    if press.kind == PUSH_SHOWN and press.x.get("screen") not in {
        one.x.get("screen") for one in line.shown
    }:
        return replace(line, shown=(*line.shown, press))
    return line


def _down(line: Push, press: Press, why: Why) -> Push:
    return replace(line, down=Down(press.ts, why, press.by))


def _aged(line: Push, now: int, ends: Sequence[int]) -> Push:
    """The line at `now`: gone if its seconds, or its show, were over by then."""
    if line.down is not None:
        return line
    after = bisect_left(ends, line.pressed.ts)
    over = [(line.until, Why.ELAPSED)] if line.until is not None else []
    over += [(ends[after], Why.ENDED)] if after < len(ends) else []
    at, why = min(over, default=(now + 1, Why.ENDED))
    return replace(line, down=Down(at, why)) if at <= now else line
