"""A show taken out of a running fold, to be worked out in a thread of one's own.

Working out every row of a long show takes a good part of a second, which must not be taken from
the room: it would take nothing in meanwhile. Copying what a view reads of one show takes a few
milliseconds, whatever else the room's log holds.
"""

from __future__ import annotations

from bisect import bisect_left
from copy import copy

import numpy as np

from kaibo.live.fold import Fold
from kaibo.live.gauges import Reported, Samples
from kaibo.live.known import Known
from kaibo.live.lanes import HostLane, Lane
from kaibo.live.resolve import Resolver
from kaibo.live.rows import Rows
from kaibo.live.timeline import Timeline
from kaibo.live.view import Show, View
from kaibo.live.visits import Open, VisitBook


def still(fold: Fold, show: Show) -> Fold:
    """What `View` reads of one show. The room's fold may go on; this one stays as it was."""
    out = copy(fold)
    out.timeline = _timeline(fold.timeline)
    out.resolver = _resolver(fold.resolver, out.timeline, show.number)
    out.known = _known(fold.known, show.number)
    out.visits = _visits(fold.visits)
    out.reported = _reported(fold.reported, show)
    return out


def worked_out(fold: Fold, show: Show, now: int) -> View:
    """The numbers of a show of a fold that stands still; of an ended one, at its end."""
    return View(fold, show, None if show.ended else now)


def _timeline(of: Timeline) -> Timeline:
    out = copy(of)
    # Spans never change and every change of a lane makes a new list of them.
    out.show = Lane(of.show.spans)
    out.lane = {name: Lane(lane.spans) for name, lane in of.lane.items()}
    out.host = HostLane({host: Lane(lane.spans) for host, lane in of.host.lanes.items()})
    return out


def _resolver(of: Resolver, timeline: Timeline, show: int) -> Resolver:
    out = Resolver(timeline, {level: names.copy() for level, names in of.names.items()})
    out.rows = {level: _rows(rows, show) for level, rows in of.rows.items()}
    return out


def _rows(of: Rows, show: int) -> Rows:
    """The rows of one show, of however many the table holds."""
    mine = [row for row, (number, _) in enumerate(of.keys()) if number == show]
    packed = list(of.row)
    out = Rows([packed[row] for row in mine])
    index = np.array(mine, np.int64)
    out.values[: len(mine)] = of.values[index]
    out.unknown[: len(mine)] = of.unknown[index]
    return out


def _known(of: Known, show: int) -> Known:
    out = Known()
    out.seen = {key: set(kinds) for key, kinds in of.seen.items() if key[0] == show}
    out.promises = list(of.promises)
    out.reach = dict(of.reach)
    return out


def _visits(of: VisitBook) -> VisitBook:
    out = VisitBook()
    out.open = Open(of.open.start.copy(), of.open.seen.copy(), of.open.channel.copy())
    out.waiting, out.newest, out.late = of.waiting, dict(of.newest), of.late
    return out


def _reported(of: Reported, show: Show) -> Reported:
    out = Reported()
    for key, samples in of.samples.items():
        first, last = (bisect_left(samples.ts, edge) for edge in (show.start, show.end))
        if first < last:
            out.samples[key] = Samples(
                samples.ts[first:last], samples.value[first:last], samples.hold[first:last]
            )
    out.totals = {key: total for key, total in of.totals.items() if key[0] == show.id}
    out.ticks = of.ticks.within(show.start, show.end)
    return out
