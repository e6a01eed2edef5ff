"""How long viewers stayed: visits from marks that come late, twice, or not at all.

A mark is anything a viewer does. Marks of a source are read in order of (ts, id) behind a
watermark 5 s below the newest; one that comes later still is left out and counted. A visit opens
at `enter` and ends at `leave`, at the next `enter`, or at the end of its show. Ended without a
leave it counts to its last evidence + 60 s and is marked as inferred. A leave without a visit
counts as a leave and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kaibo.live.events import UNKNOWN
from kaibo.live.hashing import distinct
from kaibo.live.lanes import FOREVER, I64
from kaibo.live.resolve import Resolver

WATERMARK_MS = 5_000
GRACE_MS = 60_000
EVIDENCE, ENTER, LEAVE = 0, 1, 2


@dataclass(slots=True)
class Marks:
    """Marks as columns: visitor number, source number, time, what, channel number, message id."""

    visitor: I64
    source: I64
    ts: I64
    what: I64
    channel: I64
    ids: NDArray[np.object_]

    @classmethod
    def none(cls) -> Marks:
        """No marks."""
        none = np.zeros(0, np.int64)
        return cls(none, none, none, none, none, np.zeros(0, object))

    def __len__(self) -> int:
        return len(self.ts)

    def take(self, index: I64 | NDArray[np.bool_]) -> Marks:
        """The marks at `index`."""
        return Marks(
            self.visitor[index],
            self.source[index],
            self.ts[index],
            self.what[index],
            self.channel[index],
            self.ids[index],
        )

    def plus(self, other: Marks) -> Marks:
        """These marks and the others."""
        return Marks(
            *(
                np.concatenate([getattr(self, f), getattr(other, f)])
                for f in ("visitor", "source", "ts", "what", "channel", "ids")
            )
        )


@dataclass(slots=True)
class Visits:
    """Ended visits: began, ended (UTC ms), channel number, without a leave or with one."""

    start: I64
    end: I64
    channel: I64
    inferred: I64

    def take(self, which: NDArray[np.bool_]) -> Visits:
        """The visits where `which` holds."""
        return Visits(self.start[which], self.end[which], self.channel[which], self.inferred[which])


@dataclass(slots=True)
class Open:
    """The visit each visitor has open: begin (`UNKNOWN` = none), last evidence, channel."""

    start: I64 = field(default_factory=lambda: np.full(1, UNKNOWN, np.int64))
    seen: I64 = field(default_factory=lambda: np.full(1, UNKNOWN, np.int64))
    channel: I64 = field(default_factory=lambda: np.zeros(1, np.int64))

    def reach(self, visitors: int) -> None:
        """Room for visitor numbers up to `visitors`."""
        size = len(self.start)
        if visitors < size:
            return
        more = max(visitors + 1, 2 * size) - size
        self.start = np.concatenate([self.start, np.full(more, UNKNOWN, np.int64)])
        self.seen = np.concatenate([self.seen, np.full(more, UNKNOWN, np.int64)])
        self.channel = np.concatenate([self.channel, np.zeros(more, np.int64)])


class VisitBook:
    """Open visits and waiting marks of a room."""

    def __init__(self) -> None:
        self.open = Open()
        self.waiting = Marks.none()
        self.newest: dict[int, int] = {}
        self.late = 0

    def learn(self, marks: Marks, resolver: Resolver) -> Visits:
        """Take in marks (in log order); returns the visits that are known to have ended."""
        on_time = np.ones(len(marks), np.bool_)
        for source in distinct(marks.source).tolist():
            mine = marks.source == source
            ts = marks.ts[mine]
            newest = np.maximum(np.maximum.accumulate(ts), self.newest.get(source, UNKNOWN))
            on_time[mine] = ts >= newest - WATERMARK_MS
            self.newest[source] = int(newest[-1])
        self.late += int((~on_time).sum())
        marks = self.waiting.plus(marks.take(on_time))
        newest_of = np.array(
            [self.newest.get(s, UNKNOWN + WATERMARK_MS) for s in range(self._sources())], np.int64
        )
        ready = marks.ts < newest_of[marks.source] - WATERMARK_MS
        self.waiting = marks.take(~ready)
        return self._end(marks.take(ready), self.open, resolver)

    def _sources(self) -> int:
        return max(self.newest, default=0) + 1

    def closing(self, now_ended: I64, resolver: Resolver) -> Visits:
        """Visits that count as ended because their show has: for reading; changes nothing.

        `now_ended`: numbers of the shows that have ended.
        """
        trial = Open(self.open.start.copy(), self.open.seen.copy(), self.open.channel.copy())
        ended = self._end(self.waiting, trial, resolver)
        ended = ended.take(np.isin(resolver.shows(ended.start), now_ended))
        start = trial.start
        still = np.flatnonzero(start != UNKNOWN)
        still = still[np.isin(resolver.shows(start[still]), now_ended)]
        show_end = resolver.show_ends(start[still])
        end = np.minimum(trial.seen[still] + GRACE_MS, show_end)
        return Visits(
            np.concatenate([ended.start, start[still]]),
            np.concatenate([ended.end, end]),
            np.concatenate([ended.channel, trial.channel[still]]),
            np.concatenate([ended.inferred, np.ones(len(still), np.int64)]),
        )

    def _end(self, marks: Marks, state: Open, resolver: Resolver) -> Visits:
        """Run sorted marks over the open visits in `state`; returns those that ended."""
        if not len(marks):
            nothing = np.zeros(0, np.int64)
            return Visits(nothing, nothing, nothing, nothing)
        state.reach(int(marks.visitor.max()))
        marks = _with_open(_sorted(marks), state)
        return _segments(marks, state, resolver)


def _sorted(marks: Marks) -> Marks:
    """By visitor, time, and message id where two marks share both."""
    order = np.lexsort((marks.ts, marks.visitor))
    marks = marks.take(order)
    same = (marks.visitor[1:] == marks.visitor[:-1]) & (marks.ts[1:] == marks.ts[:-1])
    if same.any():
        index = np.arange(len(marks))
        run = np.concatenate([[0], np.cumsum(~same)])
        tied = np.isin(run, run[1:][same])
        places = index[tied]
        places = np.array(sorted(places.tolist(), key=lambda i: (run[i], marks.ids[i])), np.int64)
        index[tied] = places
        marks = marks.take(index)
    return marks


def _with_open(marks: Marks, state: Open) -> Marks:
    """Put the visits already open before the marks of their visitors, as an enter and a sight."""
    visitors = distinct(marks.visitor)
    visitors = visitors[state.start[visitors] != UNKNOWN]
    count = len(visitors)
    if not count:
        return marks
    both = np.repeat(visitors, 2)
    times = np.stack([state.start[visitors], state.seen[visitors]], 1).reshape(-1)
    what = np.tile(np.array([ENTER, EVIDENCE], np.int64), count)
    zeros = np.zeros(2 * count, np.int64)
    ids = np.full(2 * count, "", object)
    head = Marks(both, zeros, times, what, np.repeat(state.channel[visitors], 2), ids)
    merged = head.plus(marks)
    return merged.take(np.argsort(merged.visitor, kind="stable"))


def _segments(marks: Marks, state: Open, resolver: Resolver) -> Visits:
    """One stretch from each enter to the next of the same visitor, and how it ended."""
    enter = marks.what == ENTER
    first_of_visitor = np.concatenate([[True], marks.visitor[1:] != marks.visitor[:-1]])
    begins = enter | first_of_visitor
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(marks)) - 1
    stretch = np.cumsum(begins) - 1
    start = marks.ts[first]
    show_end = resolver.show_ends(start)

    index = np.arange(len(marks))
    limit = show_end[stretch]
    # A leave that trails the end of the show by less than a minute still says "stayed to the end".
    leaves = (marks.what == LEAVE) & (marks.ts < np.minimum(limit, FOREVER - GRACE_MS) + GRACE_MS)
    left = np.minimum.reduceat(np.where(leaves, index, len(marks)), first)
    has_left = left <= last
    sighted = (index < left[stretch]) & (marks.ts < limit)
    seen = np.maximum.reduceat(np.where(sighted, marks.ts, start[stretch]), first)

    real = enter[first]
    visitor = marks.visitor[first]
    followed = np.append(visitor[1:] == visitor[:-1], False)
    next_enter = np.append(start[1:], 0)
    end = np.where(
        has_left,
        marks.ts[np.minimum(left, len(marks) - 1)],
        np.where(followed, np.minimum(next_enter, seen + GRACE_MS), seen + GRACE_MS),
    )
    closed = real & (has_left | followed)
    stays = real & ~closed
    final = ~followed
    state.start[visitor[final]] = np.where(stays[final], start[final], UNKNOWN)
    state.seen[visitor[stays]] = seen[stays]
    state.channel[visitor[stays]] = marks.channel[first][stays]
    return Visits(
        start[closed],
        np.minimum(end, show_end)[closed],
        marks.channel[first][closed],
        (~has_left)[closed].astype(np.int64),
    )
