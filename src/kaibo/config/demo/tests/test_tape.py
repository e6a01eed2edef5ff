"""The recorded room lies over the show as it was recorded, in a lane of its own."""

from __future__ import annotations

from itertools import pairwise

from kaibo.config.demo.tape import PROVIDES, SOURCE, Tape, read
from kaibo.config.demo.tests.made import START
from kaibo.kit.clock import MINUTE


def test_what_was_recorded_on_air_is_all_there_and_in_order() -> None:
    minutes = read()
    assert len(minutes) == 22
    assert [m.popularity for m in minutes[:3]] == [315_814, 314_795, 314_408]
    assert max(m.popularity or 0 for m in minutes) == 338_915
    assert sum(len(m.comments) for m in minutes) == 3_941
    assert minutes[0].comments[:3] == ("才八点", "？？？", "？？？？")
    events = Tape(minutes).between(START, START, START + 22 * MINUTE)
    said = [e.text for e in events if e.kind == "comment"]
    assert said == [text for m in minutes for text in m.comments]


def test_a_recorded_comment_has_its_minute_and_neither_product_nor_viewer() -> None:
    events = Tape().between(START, START, START + 44 * MINUTE)
    assert {e.kind for e in events} == set(PROVIDES)
    assert {e.src for e in events} == {SOURCE}
    assert {(e.product, e.viewer, e.order, e.amount) for e in events} == {(None,) * 4}
    assert {e.prec for e in events} == {MINUTE}
    assert [e.ts for e in events] == sorted(e.ts for e in events)
    first = [e for e in events if e.kind == "comment" and e.ts < START + MINUTE]
    assert [e.text for e in first] == list(read()[0].comments)
    assert len({e.id for e in events}) == len(events), "the second round has ids of its own"


def test_any_cut_into_stretches_gives_the_same() -> None:
    tape = Tape()
    whole = tape.between(START, START, START + 5 * MINUTE)
    cuts = [START - MINUTE, START, START + 1, START + 59_999, START + 61_234, START + 5 * MINUTE]
    parts = [e for a, b in pairwise(cuts) for e in tape.between(START, a, b)]
    assert parts == whole
    assert tape.between(START, START - MINUTE, START) == []


def test_the_source_says_what_it_is_and_that_it_repeats() -> None:
    opened = Tape().open(START)
    assert (opened.kind, opened.src, opened.ts) == ("source.open", SOURCE, START)
    assert opened.x is not None
    assert opened.x["provides"] == ["comment", "sample.popularity"]
    assert (opened.x["licence"], opened.x["repeats"]) == ("MIT", True)
