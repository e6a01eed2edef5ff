"""What a number is made of: the events behind one measure in one row of a show, or in several of
its minutes, in log order.

The log is folded once more with an eye on that one cell: every contribution that lands in it is
noted with the event that told it. So the parts are those of the fold itself and add up to the
number that is shown (`tests/test_trace.py`). Time that was watched or spent on air is made of
stretches, not of events: these have a beginning and an end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kaibo.live.batch import Batch
from kaibo.live.cell import Cell, NoSuchCell
from kaibo.live.events import Event
from kaibo.live.fold import CURRENCY, Fold
from kaibo.live.lanes import I64
from kaibo.live.ledger import Adds, Contributions, Ledger, Members
from kaibo.live.measures import COLUMN
from kaibo.live.membership import Membership
from kaibo.live.refold import past
from kaibo.live.resolve import Facts, Placed
from kaibo.live.stretch_parts import Stretch, of_timeline, of_visits
from kaibo.live.timeline import Timeline
from kaibo.live.view import View, shows
from kaibo.live.visits import Visits
from kaibo.live.withdrawn import Withdrawals

#: How many parts one answer has at most.
PAGE = 200


class Part(NamedTuple):
    """What one event adds to the cell. `offset`: its place in the log."""

    offset: int
    event: Event
    adds: int


@dataclass(slots=True)
class Trace:
    """The parts of a cell. `total` is the sum of all of them and `count` how many there are;
    `parts` are those after the offset that was asked for, `next` the offset to go on from
    (None: there are no more). `stretches` stand in for events where time is counted.

    `distinct`: of a distinct count over several minutes, how many members all of these have together.
    `total` counts them in each minute anew, as whoever adds minutes up. None: of one row, or no
    distinct count."""

    total: int = 0
    count: int = 0
    distinct: int | None = None
    parts: list[Part] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    next: int | None = None


class _Noted(Ledger):
    """A ledger that notes what goes into one cell."""

    def __init__(self, fold: Fold, cell: Cell) -> None:
        super().__init__(fold.resolver, fold.distincts)
        self.cell, self.column = cell, COLUMN[cell.measure]
        self.members = Membership(cell.measure, fold.distincts)
        #: The same members as if all rows of the cell were one.
        self.together = Membership(cell.measure, fold.distincts)
        #: place in the batch → what its event adds
        self.noted: dict[int, int] = {}

    def book(self, parts: Contributions) -> Placed:
        placed = super().book(parts)
        mine = self.cell.rows(self.resolver)
        for rows in placed[self.cell.level] if len(mine) else ():
            here = np.isin(rows, mine)
            self._sums(parts.facts, parts.adds, here)
            self._members(parts.facts, parts.members, rows, here)
        return placed

    def _sums(self, facts: Facts, adds: Adds, here: NDArray[np.bool_]) -> None:
        mine = (adds.column == self.column) & here[adds.fact]
        events = _events(facts, adds.fact[mine])
        for event, delta in zip(events.tolist(), adds.delta[mine].tolist(), strict=True):
            self._note(event, delta)

    def _members(self, facts: Facts, members: Members, rows: I64, here: NDArray[np.bool_]) -> None:
        mine = np.flatnonzero(here[members.fact])
        if not len(mine) or not self.cell.distinct:
            return
        fact = members.fact[mine]
        told = (members.column[mine], members.delta[mine], members.entity[mine])
        events = _events(facts, fact)
        for event, change in self.members.changes(events, rows[fact], *told):
            self._note(event, change)
        if self.cell.several:
            self.together.changes(events, np.zeros_like(fact), *told)

    def _note(self, event: int, change: int) -> None:
        self.noted[event] = self.noted.get(event, 0) + change


def _events(facts: Facts, index: I64) -> I64:
    assert facts.event is not None, "what is booked here is told by events"
    return facts.event[index]


class _Traced(Fold):
    """A fold that notes what goes into one cell."""

    def __init__(
        self, key: bytes, cur: str, timeline: Timeline, files: Withdrawals, cell: Cell
    ) -> None:
        super().__init__(key, cur, timeline=timeline, files=files)
        self.cell = cell
        self.noting = _Noted(self, cell)
        self.ledger = self.noting
        self.stays: list[Stretch] = []

    def _stayed(self, visits: Visits) -> None:
        super()._stayed(visits)
        self.stays += of_visits(visits, self.cell, self.resolver)


def trace(
    batches: Callable[[], Iterable[tuple[Batch, int]]],
    key: bytes,
    cell: Cell,
    cur: str = CURRENCY,
    after: int = -1,
    limit: int = PAGE,
    now: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Trace:
    """The parts of `cell` in the log that `batches` gives, each batch with the offset after it.

    It is read twice, or thrice if it takes a file back. `now`: as of `View`. `progress` is told the
    number of events read; it may raise to stop. Raises NoSuchCell for a show, level, row or measure
    that is not there, and where none of several minutes is.
    """
    timeline, files = past(lambda: (batch for batch, _ in batches()))
    fold = _Traced(key, cur, timeline, files, cell)
    out = Trace()
    done = 0
    for batch, end in batches():
        fold.apply(batch)
        noted = sorted(fold.noting.noted.items())
        fold.noting.noted = {}
        done += len(batch)
        for at, change in noted:
            if change:
                _keep(out, Part(end - len(batch) + at, batch.events[at], change), after, limit)
        if progress:
            progress(done)
    found = [show for show in shows(fold) if show.id == cell.show]
    if not found:
        raise NoSuchCell(f"日志里没有场次「{cell.show}」。")
    view = View(fold, found[0], now)
    cell.must_exist(view)
    stretches = [*fold.stays, *of_timeline(view, cell)]
    if found[0].ended:
        closing = fold.visits.closing(np.array([found[0].number], np.int64), fold.resolver)
        stretches += of_visits(closing, cell, fold.resolver)
    if cell.several and cell.distinct:
        out.distinct = fold.noting.together.count
    out.stretches = sorted(stretches, key=lambda one: (one.start, one.end))[:limit]
    out.total += sum(one.adds for one in stretches)
    out.count += len(stretches)
    return out


def _keep(out: Trace, part: Part, after: int, limit: int) -> None:
    out.total += part.adds
    out.count += 1
    if part.offset <= after:
        return
    if len(out.parts) < limit:
        out.parts.append(part)
    elif out.next is None:
        out.next = out.parts[-1].offset
