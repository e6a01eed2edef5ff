"""What storing a file would change in its rooms: new, changed, the same. Looked up, not stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.view import Show, shows
from kaibo.live.would import NEW, would_change

#: An aired show is taken for one of ours when they share at least this much of the shorter one.
SHARED = (1, 2)
#: A show of which only the start is known is one of ours that began so near to it.
NEAR_MS = 30 * 60_000
_BATCH = 1_000


@dataclass(slots=True)
class Changes:
    """How many of a room's events say something new, differ, or are known: by kind of thing."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def take(self, fold: Fold | None, events: list[Event]) -> None:
        """Look some events up, `src`, `room` and `ref` being set as they would be stored. `fold` is
        None for a room in which nothing was ever recorded."""
        found = ((event, NEW) for event in events) if fold is None else would_change(fold, events)
        for event, verdict in found:
            thing = event.kind.partition(".")[0]
            self.counts.setdefault(thing, Counter())[verdict] += 1

    def shown(self) -> dict[str, dict[str, int]]:
        """As plain data."""
        return {thing: dict(count) for thing, count in sorted(self.counts.items())}


def matched(there: list[Show], start: int, end: int | None, now: int) -> Show | None:
    """The show of a room that an aired show [start, end) is, if it is one of these."""
    if end is None:
        near = [show for show in there if abs(show.start - start) <= NEAR_MS]
        return min(near, key=lambda show: abs(show.start - start), default=None)
    best, most = None, 0
    for show in there:
        last = min(show.end, max(now, show.start))
        shared = min(end, last) - max(start, show.start)
        shorter = min(end - start, last - show.start)
        if shared > most and shared * SHARED[1] >= shorter * SHARED[0]:
            best, most = show, shared
    return best


def shows_of(fold: Fold | None) -> list[Show]:
    """The shows of a room; none of one that is not there yet."""
    return [] if fold is None else shows(fold)


def show_name(start: str) -> str:
    """The id of a show that nobody pressed, from its local start `YYYYMMDDHHMM`."""
    return f"a{start}"


def as_counts(found: dict[str, Changes]) -> dict[str, Any]:
    """Changes by room as plain data."""
    return {room: one.shown() for room, one in found.items()}
