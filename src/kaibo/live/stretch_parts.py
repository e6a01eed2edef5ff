"""The stretches of time behind a number that counts time: visits, pitches, the show itself."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kaibo.live.cell import Cell
from kaibo.live.lanes import I64
from kaibo.live.resolve import Facts, Resolver
from kaibo.live.spread import Stretches, cut_for
from kaibo.live.stays import LONG_VISIT_MS
from kaibo.live.view import View
from kaibo.live.visits import Visits


class Stretch(NamedTuple):
    """A stretch [start, end) in UTC ms and what it adds. `act`: the act that began it, if one did;
    `inferred`: a visit whose end nobody told."""

    start: int
    end: int
    adds: int
    act: str | None = None
    inferred: bool = False


def of_visits(visits: Visits, cell: Cell, resolver: Resolver) -> list[Stretch]:
    """What these visits, ended, add to `cell`."""
    if cell.measure not in ("visits", "visits_inferred", "visits_1min", "watch_ms"):
        return []
    visits = visits.take(resolver.shows(visits.start) > 0)
    zeros = np.zeros(len(visits.start), np.int64)
    spans = Stretches(visits.start, visits.end, zeros + 1, zeros, visits.channel)
    if cell.measure == "watch_ms":
        adds = _time_in(cell, spans, resolver)
    else:
        long = (visits.end - visits.start >= LONG_VISIT_MS).astype(np.int64)
        by = {"visits": zeros + 1, "visits_inferred": visits.inferred, "visits_1min": long}
        adds = by[cell.measure] * _begun_in(cell, spans, resolver)
    return [
        Stretch(start, end, add, None, bool(inferred))
        for start, end, add, inferred in zip(
            visits.start.tolist(),
            visits.end.tolist(),
            adds.tolist(),
            visits.inferred.tolist(),
            strict=True,
        )
        if add
    ]


def of_timeline(view: View, cell: Cell) -> list[Stretch]:
    """What the spans of the timeline add to `cell`: time on air, pitches and their time."""
    timeline, resolver = view.fold.timeline, view.resolver
    lane = timeline.show if cell.measure == "air_ms" else timeline.lane["pitch"]
    if cell.measure not in ("air_ms", "pitch_ms", "pitches"):
        return []
    spans = [s for s in lane.spans if resolver.show_at(s.start) == view.show.number]
    start = np.array([s.start for s in spans], np.int64)
    end = np.minimum(np.array([s.end for s in spans], np.int64), view.until)
    names = resolver.names["product"]
    product = np.array([names[s.product] for s in spans], np.int64)
    zeros = np.zeros(len(spans), np.int64)
    stretches = Stretches(start, end, zeros + 1, product, zeros)
    if cell.measure == "pitches":
        adds = _begun_in(cell, stretches, resolver)
        seen: set[str] = set()
        for at, span in enumerate(spans):  # a pitch that was cut in two is one pitch
            adds[at] *= span.key not in seen
            seen.add(span.key)
    else:
        adds = _time_in(cell, stretches, resolver)
    return [
        Stretch(a, b, add, span.id)
        for span, a, b, add in zip(spans, start.tolist(), end.tolist(), adds.tolist(), strict=True)
        if add
    ]


def _begun_in(cell: Cell, stretches: Stretches, resolver: Resolver) -> I64:
    """1 for each stretch whose beginning is placed in a row of the cell."""
    facts = Facts(
        stretches.start,
        np.full(len(stretches.start), -1, np.int64),
        stretches.product,
        stretches.channel,
    )
    slots = resolver.rows_at(cell.level, facts)
    rows = cell.rows(resolver)
    hit = np.zeros(len(stretches.start), np.int64)
    for slot in slots:
        hit += np.isin(slot, rows)
    return hit


def _time_in(cell: Cell, stretches: Stretches, resolver: Resolver) -> I64:
    """How much of each stretch lies in the rows of the cell, ms."""
    out = np.zeros(len(stretches.start), np.int64)
    some = stretches.take(np.flatnonzero(stretches.end > stretches.start))
    index = np.flatnonzero(stretches.end > stretches.start)
    if not len(index):
        return out
    # The weight carries which stretch a piece is of; its length is taken from its edges.
    some.weight = index
    pieces = cut_for(cell.level, some, resolver)
    zeros = np.full(len(pieces.start), 1, np.int64)
    here = _begun_in(
        cell,
        Stretches(pieces.start, pieces.end, zeros, pieces.product, pieces.channel),
        resolver,
    )
    np.add.at(out, pieces.weight, (pieces.end - pieces.start) * here)
    return out
