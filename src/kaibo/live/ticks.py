"""What a source reports of stretches of time, minute by minute or day by day, and their sums.

A tick speaks of `[ts, ts + grid)`. Only what may be added over time is one. A row of a level of time
has those that are no longer than an hour and whose middle lies in it: which minute a platform means
by its stamp is then the same question for every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kaibo.live.events import TICK_PREFIX, Event
from kaibo.live.resolve import Facts, Resolver

#: A longer stretch says too little of any row below the show.
LONGEST_MS = 3_600_000
#: A stretch in which a product was explained, as a platform lists it: one for each time.
TALK = "talk"

#: (source, name without prefix, product or "")
Series = tuple[str, str, str]


class Said(NamedTuple):
    """What holds of one stretch: its length (ms), the value, what decides that it holds, and what its
    source calls it."""

    grid: int
    value: int
    as_of: int
    id: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """Ticks of one source and name in a row: their sum and the time they speak of together (ms)."""

    sum: int
    covered_ms: int


@dataclass(frozen=True, slots=True)
class LongTick:
    """A stretch of more than an hour, as its source reported it; `product` None = of all."""

    source: str
    name: str
    product: str | None
    start: int
    end: int
    value: int
    as_of: int


class Ticks:
    """All ticks of a room: of each stretch of a series the one with the largest (as_of, id)."""

    def __init__(self, said: dict[Series, dict[int, Said]] | None = None) -> None:
        #: Series → beginning of the stretch (UTC ms) → what holds of it.
        self.said: dict[Series, dict[int, Said]] = said or {}

    def copy(self) -> Ticks:
        """The same ticks, to be read while this one goes on."""
        return Ticks({series: dict(stretches) for series, stretches in self.said.items()})

    def within(self, start: int, end: int) -> Ticks:
        """Those that touch [start, end), to be read while this one goes on."""
        found = {
            series: {
                ts: said for ts, said in stretches.items() if ts < end and start < ts + said.grid
            }
            for series, stretches in self.said.items()
        }
        return Ticks({series: stretches for series, stretches in found.items() if stretches})

    def learn(self, event: Event) -> None:
        """Take in a `tick.<name>`: `amount` if it is money, else `n`."""
        x = event.x or {}
        value = event.amount if event.amount is not None else event.n or 0
        series = event.src, event.kind.removeprefix(TICK_PREFIX), event.product or ""
        said = Said(x["grid"], value, x["as_of"], event.id, event.text)
        stretches = self.said.setdefault(series, {})
        before = stretches.get(event.ts, said)
        stretches[event.ts] = max(before, said, key=lambda one: (one.as_of, one.id))

    def by_source(self, name: str) -> dict[str, dict[tuple[str, int], Said]]:
        """Those of a name that are of a product: source → (product, beginning) → what holds."""
        out: dict[str, dict[tuple[str, int], Said]] = {}
        for (source, of, product), stretches in self.said.items():
            if of == name and product:
                mine = {(product, ts): said for ts, said in stretches.items()}
                out.setdefault(source, {}).update(mine)
        return out

    def short(self) -> Iterator[tuple[Series, list[tuple[int, Said]]]]:
        """Each series with those of its stretches that a row may have, by their middle. Of two that
        overlap only the one said later: a longer export prints the same minutes by fives."""
        for series, stretches in self.said.items():
            mine = sorted((ts, said) for ts, said in stretches.items() if said.grid <= LONGEST_MS)
            if mine:
                yield series, [(ts + said.grid // 2, said) for ts, said in _latest(mine)]

    def long(self, start: int, end: int) -> list[LongTick]:
        """Those of more than an hour that touch [start, end), in order of time."""
        found = [
            LongTick(source, name, product or None, ts, ts + said.grid, said.value, said.as_of)
            for (source, name, product), stretches in self.said.items()
            for ts, said in stretches.items()
            if said.grid > LONGEST_MS and ts < end and start < ts + said.grid
        ]
        return sorted(found, key=lambda t: (t.start, t.source, t.name, t.product or ""))


def _latest(stretches: list[tuple[int, Said]]) -> list[tuple[int, Said]]:
    """Those of these stretches, in order of their beginning, of which no later word is said that
    overlaps them."""
    over: set[int] = set()
    for at, (ts, said) in enumerate(stretches):
        for next_at in range(at + 1, len(stretches)):
            start, other = stretches[next_at]
            if start >= ts + said.grid:
                break
            over.add(min((said.as_of, said.id, at), (other.as_of, other.id, next_at))[2])
    return [one for at, one in enumerate(stretches) if at not in over]


def in_rows(
    ticks: Ticks, level: str, show: int, resolver: Resolver
) -> dict[int, dict[tuple[str, str], Tick]]:
    """The ticks of the show of this number in every row of `level` that has any, by row number: at
    level product those of a product, at the levels of time those that are of none."""
    out: dict[int, dict[tuple[str, str], Tick]] = {}
    for (source, name, product), found in ticks.short():
        if bool(product) != (level == "product"):
            continue
        middle = np.array([at for at, _ in found], np.int64)
        mine = np.flatnonzero(resolver.shows(middle) == show)
        if not len(mine):
            continue
        zeros = np.zeros(len(mine), np.int64)
        number = resolver.names["product"][product or None]
        facts = Facts(middle[mine], zeros - 1, zeros + number, zeros)
        for rows in resolver.rows_at(level, facts):
            for at, row in zip(mine.tolist(), rows.tolist(), strict=True):
                if row >= 0:
                    said, cells = found[at][1], out.setdefault(row, {})
                    before = cells.get((source, name), Tick(0, 0))
                    cells[source, name] = Tick(
                        before.sum + said.value, before.covered_ms + said.grid
                    )
    return out


def tick_speakers(ticks: Mapping[tuple[str, str], Tick]) -> dict[str, str]:
    """For each name the source whose ticks cover most time, of equals the first by name; give it
    the ticks of the whole show."""
    best: dict[str, tuple[int, str]] = {}
    for (source, name), tick in ticks.items():
        mine = -tick.covered_ms, source
        best[name] = min(best.get(name, mine), mine)
    return {name: source for name, (_, source) in best.items()}
