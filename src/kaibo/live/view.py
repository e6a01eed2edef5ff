"""Reading a fold: measures of a show at any level, null where unknown. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kaibo.live.fold import Fold
from kaibo.live.known import is_known
from kaibo.live.lanes import ALWAYS, FOREVER, I64
from kaibo.live.measures import COLUMN, MEASURES, SHOWN_BY
from kaibo.live.resolve import LUCKY_BAG, Facts, Resolver
from kaibo.live.rows import Rows
from kaibo.live.spread import Stretches, cut_at, cut_for, spread
from kaibo.live.stays import book_visits
from kaibo.live.ticks import LongTick, Tick, in_rows
from kaibo.live.timeline import WHOLE_FILE
from kaibo.live.windows import Windows
from kaibo.live.words import Words

#: Levels on which a sampled value has a meaning: those that are stretches of time.
TIME_LEVELS = ("show", "minute", "segment", "shift", "host", "round", "talk", LUCKY_BAG)
#: Levels whose rows have ticks.
TICK_LEVELS = (*TIME_LEVELS, "product")


@dataclass(frozen=True, slots=True)
class Gauge:
    """A sampled value over a stretch: last, peak, sum of value x ms, ms covered by samples."""

    last: int
    peak: int
    sum_ms: int
    observed_ms: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a level. `measures`: id -> value, None = unknown; `gauges` and `ticks`: by
    (source, name)."""

    key: str
    measures: dict[str, int | None]
    gauges: dict[tuple[str, str], Gauge] = field(default_factory=dict)
    ticks: dict[tuple[str, str], Tick] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Show:
    """A show: its number inside the fold, its id, [start, end) in UTC ms, and whether it ended."""

    number: int
    id: str
    start: int
    end: int
    ended: bool


def shows(fold: Fold) -> list[Show]:
    """All shows of a room, in order of time. A file without acts is one show that has ended."""
    out: dict[str, Show] = {}
    for span in fold.timeline.show.spans:
        number = fold.resolver.names["show"][span.key]
        start, end = span.start, span.end
        if fold.whole_file and span.key == WHOLE_FILE:
            start, end = fold.known.reach.get(number, (0, 0))
        earlier = out.get(span.key)
        first = start if earlier is None else earlier.start
        out[span.key] = Show(number, span.key, first, end, end < FOREVER)
    return list(out.values())


def long_ticks(fold: Fold, start: int, end: int) -> list[LongTick]:
    """What sources reported of stretches of more than an hour that touch [start, end), UTC ms."""
    return fold.reported.ticks.long(start, end)


class View:
    """The numbers of one show as they stand. `now` (UTC ms) is where "the last five minutes" end;
    by default the end of the show, or the last thing that happened in it."""

    def __init__(self, fold: Fold, show: Show, now: int | None = None) -> None:
        self.fold, self.show = fold, show
        self._whole_file = fold.whole_file and show.id == WHOLE_FILE
        last = fold.known.reach.get(show.number, (show.start, show.start))[1]
        self.now = now if now is not None else show.end if show.ended else last
        self.resolver = fold.resolver.copy()
        self._finish()
        table = self.resolver.rows["show"]
        present = {name for name in SHOWN_BY if int(self._column(table, name).sum()) > 0}
        span = (ALWAYS, FOREVER) if self._whole_file else (show.start, show.end)
        delivered = fold.known.delivered(show.number, *span)
        self.known = {m.id: is_known(m, delivered, present) for m in MEASURES}

    def rows(self, level: str) -> list[Row]:
        """Every row of the show at `level`, in order of time or name; "none" comes last."""
        table = self.resolver.rows[level]
        # First of all: a stretch of which something was only reported gets its row by it.
        gauges = self._gauges(level) if level in TIME_LEVELS else {}
        ticks = self._ticks(level) if level in TICK_LEVELS else {}
        mine = {key: i for i, (show, key) in enumerate(table.keys()) if show == self.show.number}
        words = Words(self.resolver, level, self.show.number)
        windows = Windows(self.resolver, self.show.number, level, self.now, self.known)
        out = []
        for key in sorted(mine, key=words.order):
            at = mine[key]
            measures = self._measures(table.values[at], table.unknown[at])
            measures |= windows.of(key)
            out.append(Row(words.of(key), measures, gauges.get(at, {}), ticks.get(at, {})))
        return out

    def rounds(self) -> dict[str, str]:
        """Key of each row of level talk → key of its row of level round."""
        return Words(self.resolver, "round", self.show.number).rounds

    def whole(self) -> Row:
        """The row of the whole show."""
        for row in self.rows("show"):
            return row
        nothing = {name: 0 if known else None for name, known in self.known.items()}
        windows = Windows(self.resolver, self.show.number, "show", self.now, self.known)
        return Row("show", nothing | windows.of(0))

    def _measures(self, values: I64, unknown: I64) -> dict[str, int | None]:
        return {
            m.id: value if self.known[m.id] and not doubt else None
            for m, value, doubt in zip(MEASURES, values.tolist(), unknown.tolist(), strict=True)
        }

    def _column(self, table: Rows, measure: str) -> I64:
        mine = [i for i, (show, _) in enumerate(table.keys()) if show == self.show.number]
        return table.values[mine, COLUMN[measure]]

    def _finish(self) -> None:
        """Book what only reading can know: time on air, pitches, visits ended by the show's end."""
        number = self.show.number
        if self.show.ended:
            closing = self.fold.visits.closing(np.array([number], np.int64), self.resolver)
            book_visits(closing, self.resolver)
        start, end = self._air()
        #: How far the show has come: what still runs counts up to here.
        self.until = int(end.max(initial=0))
        spread(Stretches.plain(start, end), COLUMN["air_ms"], self.resolver)
        self._pitches(self.until)

    def _air(self) -> tuple[I64, I64]:
        """Spans of the show up to now."""
        if self._whole_file:
            return np.array([self.show.start], np.int64), np.array([self.show.end], np.int64)
        spans = [s for s in self.fold.timeline.show.spans if s.key == self.show.id]
        start = np.array([s.start for s in spans], np.int64)
        return start, np.minimum(np.array([s.end for s in spans], np.int64), max(self.now, 0))

    def _pitches(self, until: int) -> None:
        names = self.resolver.names["product"]
        spans = [
            s
            for s in self.fold.timeline.lane["pitch"].spans
            if self.resolver.show_at(s.start) == self.show.number
        ]
        if not spans:
            return
        start = np.array([s.start for s in spans], np.int64)
        end = np.minimum(np.array([s.end for s in spans], np.int64), until)
        product = np.array([names[s.product] for s in spans], np.int64)
        ones, zeros = np.ones(len(spans), np.int64), np.zeros(len(spans), np.int64)
        spread(Stretches(start, end, ones, product, zeros), COLUMN["pitch_ms"], self.resolver)
        first = np.unique([s.key for s in spans], return_index=True)[1]
        facts = Facts(start[first], zeros[first] - 1, product[first], zeros[first])
        column = np.full(len(first), COLUMN["pitches"], np.int64)
        for level, slots in self.resolver.place(facts).items():
            for rows in slots:
                ok = rows >= 0
                self.resolver.rows[level].add(rows[ok], column[ok], ones[first][ok])

    def _ticks(self, level: str) -> dict[int, dict[tuple[str, str], Tick]]:
        return in_rows(self.fold.reported.ticks, level, self.show.number, self.resolver)

    def _inside(self, ts: I64) -> NDArray[np.bool_]:
        inside: NDArray[np.bool_] = self.resolver.shows(ts) == self.show.number
        return inside

    def _gauges(self, level: str) -> dict[int, dict[tuple[str, str], Gauge]]:
        out: dict[int, dict[tuple[str, str], Gauge]] = {}
        stop = self.show.end if self.show.ended and not self._whole_file else FOREVER
        for name, samples in self.fold.reported.samples.items():
            now = min(self.show.end, self.now)
            steps = samples.stretches(self.show.start, stop, now, self._inside)
            for row, gauge in _gauge(steps, level, self.resolver).items():
                out.setdefault(row, {})[name] = gauge
        return out


def _gauge(steps: Stretches, level: str, resolver: Resolver) -> dict[int, Gauge]:
    """The gauge in every row of `level` it reaches into, by row number."""
    if not len(steps.start):
        return {}
    pieces = cut_for(level, cut_at(steps, resolver.timeline.show.cuts()), resolver)
    count = len(pieces.start)
    length = pieces.end - pieces.start
    out: dict[int, Gauge] = {}
    # Placed together, so that a host on mic has the same slot for pieces and for samples.
    for slot in _rows(level, np.concatenate([pieces.start, steps.start]), resolver):
        for row in np.unique(slot[slot >= 0]).tolist():
            here, seen_here = slot[:count] == row, slot[count:] == row
            values = steps.weight[seen_here]
            if not len(values):  # the value of an earlier sample reaches into this row
                values = pieces.weight[here]
            out[row] = Gauge(
                int(values[-1]),
                int(values.max()),
                int((length[here] * pieces.weight[here]).sum()),
                int(length[here].sum()),
            )
    return out


def _rows(level: str, ts: I64, resolver: Resolver) -> list[I64]:
    zeros = np.zeros(len(ts), np.int64)
    return resolver.rows_at(level, Facts(ts, zeros - 1, zeros, zeros))
