"""Ended visits booked: counted at the minute they began, their time split over the rows."""

from __future__ import annotations

import numpy as np

from kaibo.live.ledger import Adds
from kaibo.live.measures import COLUMN
from kaibo.live.resolve import Facts, Resolver
from kaibo.live.spread import Stretches, spread
from kaibo.live.visits import Visits

LONG_VISIT_MS = 60_000


def book_visits(visits: Visits, resolver: Resolver) -> None:
    """Book `visits` into the resolver's tables; those that began outside a show are left out."""
    visits = visits.take(resolver.shows(visits.start) > 0)
    count = len(visits.start)
    if not count:
        return
    length = visits.end - visits.start
    columns = (
        ("visits", np.ones(count, np.int64)),
        ("visits_inferred", visits.inferred),
        ("visits_1min", (length >= LONG_VISIT_MS).astype(np.int64)),
    )
    fact, zeros = np.arange(count), np.zeros(count, np.int64)
    adds = Adds.joined([Adds(fact, np.full(count, COLUMN[c], np.int64), v) for c, v in columns])
    facts = Facts(visits.start, np.full(count, -1, np.int64), zeros, visits.channel)
    for level, slots in resolver.place(facts).items():
        for rows in slots:
            at = rows[adds.fact]
            ok = at >= 0
            resolver.rows[level].add(at[ok], adds.column[ok], adds.delta[ok])
    stretches = Stretches(visits.start, visits.end, np.ones(count, np.int64), zeros, visits.channel)
    spread(stretches, COLUMN["watch_ms"], resolver)
