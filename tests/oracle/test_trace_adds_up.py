"""Every number of any log is the sum of the events it is traced to."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.live.batch import columns
from kaibo.live.cell import Cell
from kaibo.live.events import Event
from kaibo.live.measures import COLUMN, LEVELS, MEASURES
from kaibo.live.trace import trace
from kaibo.live.view import View, shows

from .compare import KEY, folded
from .profile import EXAMPLES, unkind
from .streams import logs

#: Cells of each log that are traced; each costs reading the log twice.
CELLS = 12


@settings(unkind, max_examples=max(EXAMPLES // 2, 10))
@given(logs(fixes=True), st.integers(0, 2**32))
def test_the_parts_of_a_number_add_up_to_it(events: list[Event], seed: int) -> None:
    fold = folded([events])
    cells = []
    for show in shows(fold):
        view = View(fold, show)
        for level in LEVELS:
            table = view.resolver.rows[level]
            for row in view.rows(level):
                at = Cell(show.id, level, row.key, "views").rows(view.resolver)
                for measure in MEASURES:
                    value = int(table.values[at, COLUMN[measure.id]].sum())
                    cells.append((Cell(show.id, level, row.key, measure.id), value))
    told = [cell for cell in cells if cell[1]]
    chosen = random.Random(seed).sample(told, min(CELLS, len(told)))
    batches = [
        (columns(events[at : at + 5], KEY), min(at + 5, len(events)))
        for at in range(0, len(events), 5)
    ]
    for cell, value in chosen:
        found = trace(lambda: batches, KEY, cell, limit=10_000)
        assert found.total == value, cell
        assert found.count == len(found.parts) + len(found.stretches)
        assert (
            sum(part.adds for part in found.parts) + sum(one.adds for one in found.stretches)
            == value
        ), cell
