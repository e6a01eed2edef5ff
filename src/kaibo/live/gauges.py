"""Values a source reports as samples (online now, popularity) or as totals (its own report).

What is reported is never mixed with what is counted: other ids, other formulas, no fallback.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kaibo.live.events import REPORT_PREFIX, SAMPLE_PREFIX, Event
from kaibo.live.lanes import I64
from kaibo.live.spread import Stretches
from kaibo.live.ticks import Ticks

#: Gauges that are amounts of money: hand readings, in the minor unit.
MONEY = frozenset({"reading.gmv", "reading.spend"})
#: A sample speaks for at most this long; with a stated grid for at most twice the grid.
HOLD_MS = 300_000


@dataclass(slots=True)
class Samples:
    """One gauge of one source: times and values in order of time, ties in log order."""

    ts: list[int] = field(default_factory=list)
    value: list[int] = field(default_factory=list)
    hold: list[int] = field(default_factory=list)

    def put(self, ts: int, value: int, hold: int) -> None:
        """One more sample, late or not."""
        at = bisect_right(self.ts, ts)
        self.ts.insert(at, ts)
        self.value.insert(at, value)
        self.hold.insert(at, hold)

    def within(self, start: int, end: int) -> tuple[I64, I64, I64]:
        """Times, values and holds of the samples in [start, end)."""
        ts = np.array(self.ts, np.int64)
        a, b = np.searchsorted(ts, [start, end], "left")
        return ts[a:b], np.array(self.value[a:b], np.int64), np.array(self.hold[a:b], np.int64)

    def stretches(
        self, start: int, stop: int, now: int, inside: Callable[[I64], NDArray[np.bool_]]
    ) -> Stretches:
        """The samples in [start, stop) as steps: each until the next, its hold or `now` ends it.
        `inside`: which instants are those of the show, for another may run between its parts.

        A step may have no length; its value was seen nevertheless.
        """
        ts, value, hold = self.within(start, stop)
        mine = inside(ts)
        ts, value, hold = ts[mine], value[mine], hold[mine]
        until = np.minimum(np.append(ts[1:], min(stop, now)), ts + hold)
        until = np.maximum(np.minimum(until, now), ts)
        zeros = np.zeros(len(ts), np.int64)
        return Stretches(ts, until, value, zeros, zeros)


@dataclass(frozen=True, slots=True, order=True)
class Total:
    """A total as a source reported it; the one with the latest (as_of, ts, id) holds."""

    as_of: int
    ts: int
    id: str
    value: int


#: (show key or "", source, name without prefix, product or "", channel or "", the platform's own id of
#: its show or ""); "" = of all of them
TotalKey = tuple[str, str, str, str, str, str]


def total_key(event: Event, show: str) -> TotalKey:
    """How the total of a `report.<name>` on this show is known."""
    name = event.kind.removeprefix(REPORT_PREFIX)
    ident = (event.x or {}).get("show_ident")
    own = ident if isinstance(ident, str) else ""
    return show, event.src, name, event.product or "", event.channel or "", own


class Reported:
    """All gauges, totals and ticks of a room."""

    def __init__(self) -> None:
        #: (source, name without prefix) → samples
        self.samples: dict[tuple[str, str], Samples] = {}
        self.totals: dict[TotalKey, Total] = {}
        self.ticks = Ticks()

    def sample(self, event: Event) -> None:
        """Take in a `sample.<name>`: value `n`, `x.grid` ms between samples if it is known."""
        grid = (event.x or {}).get("grid")
        hold = 2 * grid if isinstance(grid, int) and grid > 0 else HOLD_MS
        name = event.kind.removeprefix(SAMPLE_PREFIX)
        self._samples(event.src, name).put(event.ts, event.n or 0, hold)

    def reading(self, event: Event) -> None:
        """Take in a hand reading: each number of `x.boxes` is a sample of `reading.<box>`."""
        for box, value in ((event.x or {}).get("boxes") or {}).items():
            if isinstance(value, int):
                self._samples(event.src, f"reading.{box}").put(event.ts, value, HOLD_MS)

    def report(self, event: Event, show: str) -> None:
        """Take in a `report.<name>` total of a show, or of one product or channel in it: `amount` if
        it is money, else `n`. Of what a platform cut into several shows each has its own."""
        value = event.amount if event.amount is not None else event.n
        as_of = (event.x or {}).get("as_of")
        total = Total(as_of if isinstance(as_of, int) else event.ts, event.ts, event.id, value or 0)
        key = total_key(event, show)
        self.totals[key] = max(self.totals.get(key, total), total)

    def _samples(self, source: str, name: str) -> Samples:
        return self.samples.setdefault((source, name), Samples())
