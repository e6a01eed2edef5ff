"""What the sources of a room deliver: the difference between zero and unknown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from kaibo.live.batch import Batch
from kaibo.live.events import (
    CODE_REPORT,
    CODE_TICK,
    CODE_UNKNOWN,
    KINDS,
    UNKNOWN,
    Event,
    Home,
    kind_code,
)
from kaibo.live.hashing import distinct
from kaibo.live.lanes import I64
from kaibo.live.measures import Measure

#: Before every time and place in the log.
NEVER = (UNKNOWN, -1)
_LATER = {Home.ORDER, Home.REPORT}
#: What is lost in less explains no minute.
SHORTEST_GAP_MS = 1_000


@dataclass(frozen=True, slots=True)
class Promise:
    """A source said at `ts` (UTC ms) that it delivers `kinds`; `kinds` empty: it closed."""

    source: int
    ts: int
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gap:
    """What `source` did not tell: the stretch [start, end), UTC ms. `end` null: it never came back.

    `said`: the source said so itself (`source.gap`; without `n` the stretch is empty); else it was
    closed then.
    """

    source: int
    start: int
    end: int | None
    said: bool


class Known:
    """Kinds seen in each show from each source, promises and gaps of sources, each show's reach."""

    def __init__(self) -> None:
        #: (show number, source number) → kinds seen
        self.seen: dict[tuple[int, int], set[str]] = {}
        self.promises: list[Promise] = []
        #: show number → first and last time of what happened in it (orders, reports and ticks left out)
        self.reach: dict[int, tuple[int, int]] = {}
        self.unknown_kinds: dict[str, int] = {}
        self.gaps: list[Gap] = []
        #: source number → when it closed and has not opened since; when it opened last
        self.closed: dict[int, int] = {}
        self.opened: dict[int, int] = {}

    def learn(self, batch: Batch, fresh: I64, shows: I64, source: I64) -> None:
        """Take note of the events at `fresh`."""
        code = batch.kind[fresh].astype(np.int64)
        packed = (shows[fresh] << 40) | (source[fresh] << 10) | code
        unique, first = np.unique(packed, return_index=True)
        for value, at in zip(unique.tolist(), fresh[first].tolist(), strict=True):
            seen = self.seen.setdefault((value >> 40, (value >> 10) & ((1 << 30) - 1)), set())
            if value & 1023 < len(KINDS):
                seen.add(batch.events[at].kind)
        for at in fresh[code >= CODE_UNKNOWN].tolist():
            kind = batch.events[at].kind
            self.unknown_kinds[kind] = self.unknown_kinds.get(kind, 0) + 1
        for at in fresh[np.isin(code, _SOURCE_CODES)].tolist():
            event = batch.events[at]
            self._gap(int(source[at]), event)
            provides = (event.x or {}).get("provides") if event.kind == "source.open" else ()
            kinds = frozenset(k for k in provides or () if isinstance(k, str))
            if kinds or event.kind == "source.close":  # an open that promises nothing is no close
                self.promises.append(Promise(int(source[at]), event.ts, kinds))
        self._reach(batch.ts[fresh], shows[fresh], code)

    def _gap(self, source: int, event: Event) -> None:
        """Take note of when a source told nothing, as one of its own events says."""
        ts = event.ts
        if event.kind == "source.gap":
            if event.n is None or event.n >= SHORTEST_GAP_MS:
                self.gaps.append(Gap(source, ts - (event.n or 0), ts, True))
        elif event.kind == "source.close":
            if ts >= self.opened.get(source, ts):
                self.closed.setdefault(source, ts)
        else:
            self.opened[source] = max(self.opened.get(source, ts), ts)
            if source in self.closed and ts >= self.closed[source]:
                start = self.closed.pop(source)
                if ts - start >= SHORTEST_GAP_MS:
                    self.gaps.append(Gap(source, start, ts, False))

    def gaps_in(self, start: int, end: int) -> list[Gap]:
        """The gaps in the show [start, end), cut to it, in order of time.

        A source that was closed all through had no part in the show: that is no gap of it.
        """
        out = [Gap(src, at, None, False) for src, at in self.closed.items() if start < at < end]
        for gap in self.gaps:
            first, last = max(gap.start, start), min(gap.end or end, end)
            empty = gap.start == gap.end and start <= gap.start < end
            if not gap.said and gap.start <= start and last == end:
                continue
            if empty or last - first >= SHORTEST_GAP_MS:
                out.append(Gap(gap.source, first, last, gap.said))
        return sorted(out, key=lambda gap: (gap.start, gap.source))

    def _reach(self, ts: I64, shows: I64, code: I64) -> None:
        happened = ~np.isin(code, _LATER_CODES)
        ts, shows = ts[happened], shows[happened]
        for show in distinct(shows).tolist():
            mine = ts[shows == show]
            low, high = int(mine.min()), int(mine.max())
            a, b = self.reach.get(show, (low, high))
            self.reach[show] = (min(a, low), max(b, high))

    def delivered(self, show: int, start: int, end: int) -> dict[int, set[str]]:
        """Kinds each source delivered or promised in the show [start, end)."""
        kinds = {src: set(names) for (number, src), names in self.seen.items() if number == show}
        closed = self._closed(start)
        for at, promise in enumerate(self.promises):
            open_since = (promise.ts, at) > closed.get(promise.source, NEVER)
            if promise.kinds and promise.ts < end and open_since:
                kinds.setdefault(promise.source, set()).update(promise.kinds)
        return kinds

    def _closed(self, start: int) -> dict[int, tuple[int, int]]:
        """Source -> (time, place in the log) of its last close at or before `start`."""
        out: dict[int, tuple[int, int]] = {}
        for at, promise in enumerate(self.promises):
            if not promise.kinds and promise.ts <= start:
                out[promise.source] = max(
                    out.get(promise.source, (promise.ts, at)), (promise.ts, at)
                )
        return out


def is_known(measure: Measure, delivered: dict[int, set[str]], present: Collection[str]) -> bool:
    """Whether a measure of a show is known at all. `present`: those of `SHOWN_BY` that are above
    zero in the show."""
    if measure.shown_by:
        return measure.shown_by in present
    if not measure.kinds:
        return True
    if any(_STANDING.get(kind) in present for kind in measure.kinds):
        return True
    if measure.every:
        first, *rest = measure.kinds
        senders = [kinds for kinds in delivered.values() if first in kinds]
        return bool(senders) and all(set(rest) <= kinds for kinds in senders)
    return any(kind in kinds for kinds in delivered.values() for kind in measure.kinds)


#: Kind → the measure that, above zero in a show, shows that there was one: an order may have come
#: from outside of it, and a pitch may have been put in afterwards.
_STANDING = {"order.state": "order_lines", "pitch.start": "pitches"}
_SOURCE_CODES = np.array([kind_code(k) for k in ("source.open", "source.close", "source.gap")])
_LATER_CODES = np.array(
    [kind_code(k.name) for k in KINDS if k.home in _LATER] + [CODE_REPORT, CODE_TICK]
)
