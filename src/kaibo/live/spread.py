"""Time split over rows: an interval counts in each row of a level as far as it lies in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kaibo.live.lanes import I64
from kaibo.live.resolve import LANE_OF, MINUTE_MS, PRODUCT_MINUTE, Facts, Resolver

#: Levels on which time is cut at the edges of a lane.
_BY_LANE = (*LANE_OF, "host")


@dataclass(slots=True)
class Stretches:
    """Intervals [start, end) in UTC ms, each inside one show, with a weight per ms."""

    start: I64
    end: I64
    weight: I64
    product: I64
    channel: I64

    @classmethod
    def plain(cls, start: I64, end: I64) -> Stretches:
        """Intervals of weight 1 that belong to no product and no channel."""
        zeros = np.zeros(len(start), np.int64)
        return cls(start, end, np.ones(len(start), np.int64), zeros, zeros)

    def take(self, index: I64) -> Stretches:
        """The intervals at `index`."""
        return Stretches(
            *(getattr(self, f)[index] for f in ("start", "end", "weight", "product", "channel"))
        )


def cut_at(stretches: Stretches, cuts: I64) -> Stretches:
    """Every interval cut apart at the instants `cuts` (sorted) that lie inside it."""
    first = np.searchsorted(cuts, stretches.start, "right")
    stop = np.searchsorted(cuts, stretches.end, "left")
    return _pieces(stretches, stop - first, lambda at, k: cuts[first[at] + k])


def cut_minutes(stretches: Stretches) -> Stretches:
    """Every interval cut apart at whole minutes."""
    first = stretches.start // MINUTE_MS + 1
    stop = -(-stretches.end // MINUTE_MS)
    return _pieces(stretches, stop - first, lambda at, k: (first[at] + k) * MINUTE_MS)


def _pieces(stretches: Stretches, inner: I64, cut: Callable[[I64, I64], I64]) -> Stretches:
    """Cut interval i at its `inner[i]` inner instants; `cut(i, k)` is the k-th of them."""
    inner = np.maximum(inner, 0)
    if not inner.any():
        return stretches
    of = np.repeat(np.arange(len(inner)), inner + 1)
    begin = np.concatenate([[0], np.cumsum(inner + 1)[:-1]])
    nth = np.arange(len(of)) - begin[of]
    out = stretches.take(of)
    tail = nth > 0
    out.start[tail] = cut(of[tail], nth[tail] - 1)
    head = nth < inner[of]
    out.end[head] = cut(of[head], nth[head])
    return out


def spread(stretches: Stretches, column: int, resolver: Resolver) -> None:
    """Add weight × ms of every interval to `column` of each level's rows."""
    stretches = stretches.take(np.flatnonzero(stretches.end > stretches.start))
    if not len(stretches.start):
        return
    for level, table in resolver.rows.items():
        if level == PRODUCT_MINUTE:
            continue
        pieces = cut_for(level, stretches, resolver)
        unknown = np.full(len(pieces.start), -1, np.int64)
        facts = Facts(pieces.start, unknown, pieces.product, pieces.channel)
        amount = (pieces.end - pieces.start) * pieces.weight
        for rows in resolver.rows_at(level, facts):
            ok = rows >= 0
            table.add(rows[ok], np.full(int(ok.sum()), column, np.int64), amount[ok])


def cut_for(level: str, stretches: Stretches, resolver: Resolver) -> Stretches:
    """The intervals cut so that each lies in one row of `level`."""
    if level == "minute":
        return cut_minutes(stretches)
    if level in _BY_LANE:
        return cut_at(stretches, resolver.cuts(level))
    return stretches
