"""Every hour of any log, and any stretch of its minutes, opens to parts that add up to the sum of its
minutes: what boards show of an hour."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.live.batch import columns
from kaibo.live.cell import LONGEST_MS, Cell
from kaibo.live.events import Event
from kaibo.live.measures import MEASURE, MEASURES
from kaibo.live.trace import trace
from kaibo.live.view import Row, View, shows

from .compare import KEY, folded
from .profile import EXAMPLES, unkind
from .streams import logs

MINUTE, HOUR = 60_000, 3_600_000


def hours(minutes: list[int]) -> Iterator[tuple[int, int]]:
    """The clock hours these minutes (UTC ms) lie in."""
    for start in sorted({minute // HOUR * HOUR for minute in minutes}):
        yield start, start + HOUR


def sums(rows: list[Row], start: int, until: int) -> dict[str, int]:
    """What the minutes [start, until) add up to, of every measure that is known in all of them and
    not 0 in one."""
    mine = [row.measures for row in rows if start <= int(row.key) < until]
    out = {}
    for measure in MEASURES:
        values = [row[measure.id] for row in mine]
        known = [value for value in values if value is not None]
        if any(known) and len(known) == len(values):
            out[measure.id] = sum(known)
    return out


@settings(unkind, max_examples=max(EXAMPLES // 3, 10))
@given(logs(fixes=True), st.integers(0, 40), st.integers(1, 30))
def test_the_parts_of_an_hour_add_up_to_the_sum_of_its_minutes(
    events: list[Event], first: int, length: int
) -> None:
    fold = folded([events])
    batches = [
        (columns(events[at : at + 7], KEY), min(at + 7, len(events)))
        for at in range(0, len(events), 7)
    ]
    for show in shows(fold):
        rows = View(fold, show).rows("minute")
        edge = int(rows[0].key) + first * MINUTE if rows else 0
        cuts = [*hours([int(row.key) for row in rows]), (edge, edge + length * MINUTE)]
        for start, until in cuts:
            for measure, value in sums(rows, start, until).items():
                cell = Cell(show.id, "minute", f"{start}-{until}", measure)
                found = trace(lambda: batches, KEY, cell, limit=10_000)
                assert found.total == value, cell
                listed = [one.adds for one in found.parts] + [one.adds for one in found.stretches]
                assert (sum(listed), len(listed)) == (value, found.count), cell
                offsets = [part.offset for part in found.parts]
                assert offsets == sorted(offsets), "in log order"
                assert (found.distinct is not None) == MEASURE[measure].distinct, cell


@settings(unkind, max_examples=max(EXAMPLES // 3, 10))
@given(logs(fixes=True))
def test_all_minutes_of_a_show_together_have_as_many_people_as_the_show(
    events: list[Event],
) -> None:
    fold = folded([events])
    batches = [(columns(events, KEY), len(events))]
    for show in shows(fold):
        view = View(fold, show)
        rows, whole = view.rows("minute"), view.whole().measures
        if not rows or int(rows[-1].key) - int(rows[0].key) >= LONGEST_MS:
            continue
        key = f"{rows[0].key}-{int(rows[-1].key) + MINUTE}"
        for measure in (one.id for one in MEASURES if one.distinct):
            if whole[measure] is not None:
                found = trace(lambda: batches, KEY, Cell(show.id, "minute", key, measure))
                assert found.distinct == whole[measure], measure
