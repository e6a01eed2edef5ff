"""The fold equals a plain SQL recomputation, for every measure at every level of every show."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kaibo.live.batch import columns
from kaibo.live.events import Event
from kaibo.live.lanes import FOREVER
from kaibo.live.refold import past

from .compare import KEY, acts_of, answers, differences, folded
from .effective import effective
from .profile import EXAMPLES, LONG, unkind
from .sql import database, derive, derived_spans
from .streams import cut, files, logs, long_log


def now_of(events: list[Event], wait: int) -> int:
    """A time to read at: after everything that is in the log."""
    return max(e.recv for e in events) + wait


@unkind
@given(logs(), st.sampled_from((0, 1, 45_000, 300_000)))
def test_a_live_log_in_one_batch_gives_the_numbers_of_sql(events: list[Event], wait: int) -> None:
    now = now_of(events, wait)
    assert differences(folded([events]), answers(events, now), now) == []


@unkind
@given(logs(fixes=True), st.sampled_from((0, 45_000)))
def test_a_corrected_log_gives_the_numbers_of_sql(events: list[Event], wait: int) -> None:
    now = now_of(events, wait)
    assert differences(folded([events]), answers(events, now), now) == []


#: A file of one sample is a show without length, and the sample was seen in it nevertheless.
ONE_SAMPLE = [
    Event(
        id="a0", kind="sample.online", room="r", src="douyin:a", ts=1_700_005_800_000,
        recv=1_700_005_800_000, n=0,
    )
]  # fmt: skip


@unkind
@given(files())
@example(ONE_SAMPLE)
def test_a_file_without_acts_is_one_show_and_gives_the_numbers_of_sql(events: list[Event]) -> None:
    now = now_of(events, 0)
    fold, sql = folded([events], whole_file=True), answers(events, now, whole_file=True)
    assert differences(fold, sql, now) == []


@pytest.mark.parametrize("seed", range(LONG))
def test_a_long_log_gives_the_numbers_of_sql(seed: int) -> None:
    events = long_log(seed, 400)
    batches = cut(events, range(seed + 1, len(events), 37))
    now = now_of(events, 0)
    assert differences(folded(batches), answers(events, now), now) == []


@settings(unkind, max_examples=EXAMPLES * 2)
@given(logs(fixes=True))
def test_corrected_lanes_are_those_of_the_interval_model(events: list[Event]) -> None:
    timeline, _ = past(lambda: [columns(events, KEY)])
    lanes = {"show": timeline.show, **timeline.lane}
    held = [(name, span.key, span) for name, lane in lanes.items() for span in lane.spans]
    hosts = timeline.host.lanes.items()  # a host's row is named by the host, whatever was written
    held += [("host", host, span) for host, lane in hosts for span in lane.spans]
    found = [
        (name, s.id, s.start, None if s.end >= FOREVER else s.end, key) for name, key, s in held
    ]
    model = [(s.lane, s.id, s.start, s.end, s.key) for s in effective(acts_of(events))]
    assert sorted(found, key=repr) == sorted(model, key=repr)


@unkind
@given(logs())
def test_lanes_derived_in_sql_are_those_of_the_interval_model(events: list[Event]) -> None:
    derive(events)
    model = effective(acts_of(events))
    assert sorted(derived_spans(database()), key=repr) == sorted(model, key=repr)
