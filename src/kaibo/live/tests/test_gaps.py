"""When a source told nothing: what it says itself, and from its close to its next opening."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kaibo.live.batch import columns
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.state import dump, load
from kaibo.live.tests.made import KEY, T0, ev, stamped

HOUR = 3_600_000


def gaps(
    events: list[Event], cuts: tuple[int, ...] = (), start: int = 0, end: int = HOUR
) -> list[tuple[str | None, int, int | None, bool]]:
    """(source, from, to, said), in ms after T0, of a log stored and read again before each cut."""
    events = stamped(events)
    fold = Fold(KEY)
    for a, b in pairwise([0, *cuts, len(events)]):
        fold, _ = load(dump(fold), KEY)
        fold.apply(columns(events[a:b], KEY))
    return [
        (
            fold.sources.names[one.source],
            one.start - T0,
            None if one.end is None else one.end - T0,
            one.said,
        )
        for one in fold.known.gaps_in(T0 + start, T0 + end)
    ]


def closed(at: int, src: str = "a:1") -> Event:
    return ev("source.close", at, src=src)


def opened(at: int, src: str = "a:1") -> Event:
    return ev("source.open", at, src=src, x={"provides": ["enter"]})


@pytest.mark.parametrize("cuts", [(), (1, 2, 3, 4)])
def test_a_gap_said_and_a_close_until_the_next_opening(cuts: tuple[int, ...]) -> None:
    log = [
        opened(0),
        closed(60_000),
        ev("source.gap", 100_000, src="b:1", n=80_000),
        opened(140_000),
        ev("comment", 150_000, src="a:1"),
    ]
    assert gaps(log, cuts) == [("b:1", 20_000, 100_000, True), ("a:1", 60_000, 140_000, False)]


@pytest.mark.parametrize("cuts", [(), (1, 2)])
def test_a_source_that_did_not_come_back_is_open_at_its_end(cuts: tuple[int, ...]) -> None:
    assert gaps([opened(0), closed(60_000)], cuts) == [("a:1", 60_000, None, False)]
    assert gaps([opened(0), closed(60_000)], cuts, end=60_000) == []


def test_a_gap_is_cut_to_the_show_and_a_source_without_part_in_it_has_none() -> None:
    log = [opened(0), closed(60_000), opened(140_000), closed(200_000), opened(900_000)]
    assert gaps(log, start=100_000, end=250_000) == [
        ("a:1", 100_000, 140_000, False), ("a:1", 200_000, 250_000, False),
    ]  # fmt: skip
    assert gaps(log, start=300_000, end=500_000) == []
    assert gaps(log[:4], start=300_000, end=500_000) == []


def test_how_long_may_be_unknown_and_less_than_a_second_is_nothing() -> None:
    log = [
        opened(0),
        ev("source.gap", 5_000, src="a:1"),
        ev("source.gap", 9_000, src="a:1", n=999),
        closed(20_000),
        opened(20_999),
    ]
    assert gaps(log) == [("a:1", 5_000, 5_000, True)]


def test_the_first_of_two_closes_counts_and_a_late_one_closes_nothing() -> None:
    assert gaps([opened(0), closed(10_000), closed(30_000), opened(40_000)]) == [
        ("a:1", 10_000, 40_000, False)
    ]
    assert gaps([opened(0), opened(50_000), ev("enter", 60_000), closed(45_000)]) == []
