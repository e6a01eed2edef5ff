"""Lanes of a run: spans of time [from, to) with an identity, and as-of questions about them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

I64 = NDArray[np.int64]

#: The open end of a span that still runs, and the start of a show that fills a whole file.
FOREVER = 2**62
ALWAYS = -(2**62)


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of a lane. `id` is the id of the act that began it; `key` names its row.

    `ref` is what the act was about: the plan's segment, the shift, the host. `data` is what it
    carried.
    """

    id: str
    start: int
    end: int
    key: str
    product: str | None = None
    by: str | None = None
    why: str | None = None
    ref: str | None = None
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """A span as it last stood before a correction took it away; who did so, why, and when (ms)."""

    span: Span
    by: str | None
    why: str | None
    at: int


def _start(span: Span) -> int:
    return span.start


class Lane:
    """Spans that never overlap, in order of time: shows, segments, pitches, pins, shifts.

    Every change keeps that order: what is put in carves away what it covers.
    """

    def __init__(
        self, spans: list[Span] | None = None, taken: dict[str, Taken] | None = None
    ) -> None:
        self.spans: list[Span] = spans or []
        #: What corrections took away and may be restored, by the id of the span.
        self.taken: dict[str, Taken] = taken or {}
        self._starts: I64 | None = None
        self._ends: I64 = np.zeros(0, np.int64)

    def copy(self) -> Lane:
        """The same lane, to be changed apart from this one. Spans never change, and every change
        of a lane makes a new list of them."""
        return Lane(self.spans, self.taken)

    def begin(self, span: Span) -> None:
        """A new span from `span.start` on; whatever ran then ends there."""
        self.stop(span.start)
        self.put(span)

    def stop(self, at: int) -> None:
        """Whatever runs at `at` ends there, and what a correction put behind it never begins.

        So it does with what was taken away: restored, it must not run on over what came after.
        """
        self.spans = [replace(s, end=min(s.end, at)) for s in self.spans if s.start < at]
        self._starts = None
        if self.taken:
            self.taken = {
                ident: replace(gone, span=replace(gone.span, end=min(gone.span.end, at)))
                for ident, gone in self.taken.items()
                if gone.span.start < at
            }

    def put(self, span: Span) -> None:
        """Insert a span, carving away what it covers."""
        if span.end <= span.start:
            return
        self.carve(span.start, span.end)
        self.spans = sorted([*self.spans, span], key=lambda s: s.start)
        self._starts = None

    def carve(self, start: int, end: int) -> None:
        """Nothing runs in [start, end) any more; a span across it falls into two."""
        kept: list[Span] = []
        for span in self.spans:
            if span.end <= start or span.start >= end:
                kept.append(span)
                continue
            if span.start < start:
                kept.append(replace(span, end=start))
            if span.end > end:
                ident = self._right_of(span.id) if span.start < start else span.id
                kept.append(replace(span, id=ident, start=end))
        self.spans = kept
        self._starts = None

    def _right_of(self, ident: str) -> str:
        """A name for the right part of a span that is cut through; the left part keeps its own.

        It is no name of a span that was taken away, for that one may come back.
        """
        taken = {s.id for s in self.spans} | self.taken.keys()
        ident += "'"
        while ident in taken:
            ident += "'"
        return ident

    def remove(self, span: Span) -> None:
        """Take out this one span."""
        self.spans = [s for s in self.spans if s is not span]
        self._starts = None

    def drop(self, ident: str) -> None:
        """The span `ident` never happened."""
        self.spans = [s for s in self.spans if s.id != ident]
        self._starts = None

    @contextmanager
    def corrected(self, by: str | None, why: str | None, at: int) -> Iterator[None]:
        """While one correction is made: spans that stood before it and not after it are kept."""
        self.taken = self.taken | {s.id: Taken(s, by, why, at) for s in self.spans}
        yield
        here = {s.id for s in self.spans}
        self.taken = {ident: gone for ident, gone in self.taken.items() if ident not in here}

    def find(self, ident: str) -> Span | None:
        """The span that the act `ident` began, or None."""
        return next((s for s in self.spans if s.id == ident), None)

    def at(self, instant: int) -> Span | None:
        """The span that runs at `instant`, or None."""
        index = bisect_right(self.spans, instant, key=_start) - 1
        if index < 0 or instant >= self.spans[index].end:
            return None
        return self.spans[index]

    def as_of(self, ts: I64) -> I64:
        """Index of the span that runs at each instant, -1 where none does."""
        starts, ends = self.edges()
        if not len(starts) or not len(ts):
            return np.full(len(ts), -1, np.int64)
        within = self._all_within(ts)
        if within >= 0:
            return np.full(len(ts), within, np.int64)
        index = np.searchsorted(starts, ts, "right").astype(np.int64) - 1
        gone = (index < 0) | (ts >= ends[np.maximum(index, 0)])
        index[gone] = -1
        return index

    def each(self, ts: I64, of: Callable[[Span], int]) -> I64:
        """`of` the span that runs at each instant, 0 where none does."""
        if not self.spans or not len(ts):
            return np.zeros(len(ts), np.int64)
        within = self._all_within(ts)
        if within >= 0:
            return np.full(len(ts), of(self.spans[within]), np.int64)
        return np.array([*map(of, self.spans), 0], np.int64)[self.as_of(ts)]

    def _all_within(self, ts: I64) -> int:
        """Index of the one span all instants lie in, -1 if there is none.

        What happens within a few seconds mostly lies in one span: two looks tell.
        """
        starts, ends = self.edges()
        index = int(np.searchsorted(starts, ts.max(), "right")) - 1
        inside = index >= 0 and ts.min() >= starts[index] and ts.max() < ends[index]
        return index if inside else -1

    def edges(self) -> tuple[I64, I64]:
        """Starts and ends of all spans, as arrays."""
        if self._starts is None:
            self._starts = np.array([s.start for s in self.spans], np.int64)
            self._ends = np.array([s.end for s in self.spans], np.int64)
        return self._starts, self._ends

    def cuts(self) -> I64:
        """Instants at which the answer of `as_of` may change, sorted and distinct."""
        return np.unique(np.concatenate(self.edges()))


class HostLane:
    """Who is on mic: spans that may overlap, two hosts being on together."""

    def __init__(self, lanes: dict[str, Lane] | None = None) -> None:
        #: One lane for each host, so that each host's own spans never overlap.
        self.lanes: dict[str, Lane] = lanes or {}

    def lane(self, host: str) -> Lane:
        """The lane of one host, made when first asked for."""
        return self.lanes.setdefault(host, Lane())

    def stop(self, at: int) -> None:
        """Everyone is off mic from `at` on."""
        for lane in self.lanes.values():
            lane.stop(at)

    def at(self, instant: int) -> list[str]:
        """Hosts on mic at `instant`, in order of their ids."""
        return sorted(h for h, lane in self.lanes.items() if lane.at(instant))

    def spans_at(self, instant: int) -> list[Span]:
        """The spans of the hosts on mic at `instant`, who came first first."""
        found = [span for lane in self.lanes.values() if (span := lane.at(instant))]
        return sorted(found, key=lambda span: (span.start, span.key))

    def cuts(self) -> I64:
        """Instants at which the set of hosts may change, sorted and distinct."""
        if not self.lanes:
            return np.zeros(0, np.int64)
        return np.unique(np.concatenate([lane.cuts() for lane in self.lanes.values()]))
