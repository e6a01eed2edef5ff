"""What was on air when, and what corrections make of it."""

from __future__ import annotations

from typing import Any

from kaibo.live.events import Event
from kaibo.live.tests.made import T0, ev, fold, live, rows


def pitches(*fixes: Event) -> dict[str, int | None]:
    """Comments per round: three pitches of 100 s, one comment every 10 s."""
    acts = [
        ev("pitch.start", 100_000, product="a", id="p1"),
        ev("pitch.start", 200_000, product="b", id="p2"),
        ev("pitch.start", 300_000, product="a", id="p3"),
        ev("pitch.end", 400_000),
    ]
    talk = [ev("comment", at, who=1) for at in range(5_000, 600_000, 10_000)]
    state = fold([*sorted(live(*acts, *talk), key=lambda e: e.ts), *fixes])
    return {key: row.measures["comments"] for key, row in rows(state, "round").items()}


def fix(**x: Any) -> Event:
    return ev("timeline.fix", 700_000, x={"lane": "pitch", "by": "u1", "why": "标晚了", **x})


def test_rounds_count_the_pitches_of_a_product() -> None:
    assert pitches() == {"a#1": 10, "b#1": 10, "a#2": 10, "none": 30}


def test_moving_an_edge_moves_the_neighbour_that_touched_it() -> None:
    moved = fix(op="edge", span="p2", edge="from", at=T0 + 150_000)
    assert pitches(moved) == {"a#1": 5, "b#1": 15, "a#2": 10, "none": 30}
    back = fix(op="edge", span="p2", edge="to", at=T0 + 250_000)
    assert pitches(back) == {"a#1": 10, "b#1": 5, "a#2": 15, "none": 30}


def test_an_edge_over_a_whole_neighbour_carves_it_away() -> None:
    over = fix(op="edge", span="p3", edge="from", at=T0 + 120_000)
    assert pitches(over) == {"a#1": 2, "a#2": 28, "none": 30}


def test_a_pitch_that_never_happened_belongs_to_nobody() -> None:
    assert pitches(fix(op="drop", span="p1")) == {"b#1": 10, "a#1": 10, "none": 40}


def test_a_forgotten_pitch_is_put_in_and_cuts_what_it_covers() -> None:
    added = fix(op="add", key="px", product="c", **{"from": T0 + 130_000, "to": T0 + 170_000})
    assert pitches(added) == {"a#1": 6, "c#1": 4, "b#1": 10, "a#2": 10, "none": 30}


def test_the_platforms_own_list_is_laid_over_ours() -> None:
    spans = [
        {"from": T0 + 90_000, "to": T0 + 210_000, "product": "a", "key": "x1"},
        {"from": T0 + 210_000, "to": T0 + 330_000, "product": "b", "key": "x2"},
    ]
    laid = fix(op="overlay", spans=spans, **{"from": T0 + 50_000, "to": T0 + 350_000})
    assert pitches(laid) == {"a#1": 12, "b#1": 12, "a#2": 5, "none": 31}


def test_fixes_apply_in_order_and_acts_go_on_after_them() -> None:
    start = [
        ev("show.start", 0, ref="s1"),
        ev("segment.take", 10_000, ref="g1", id="t1"),
        ev("comment", 20_000, who=1),
        ev(
            "timeline.fix",
            30_000,
            x={"lane": "segment", "op": "edge", "span": "t1", "edge": "from", "at": T0 + 25_000},
        ),
        ev("comment", 40_000, who=1),
        ev("segment.take", 50_000, ref="g2", id="t2"),
        ev("comment", 60_000, who=1),
        ev("show.end", 70_000),
    ]
    table = rows(fold(start), "segment")
    assert {k: r.measures["comments"] for k, r in table.items()} == {"t1": 1, "t2": 1, "none": 1}
    assert {k: r.measures["air_ms"] for k, r in table.items()} == {
        "t1": 25_000,
        "t2": 20_000,
        "none": 25_000,
    }


def test_a_span_put_in_after_the_end_does_not_reach_into_the_next_show() -> None:
    state = fold(
        [
            *live(length=100_000),
            ev("show.start", 200_000, ref="s2"),
            ev(
                "timeline.fix",
                210_000,
                x={"lane": "shift", "op": "add", "key": "late", "from": T0 + 50_000, "to": None},
            ),
            ev("comment", 220_000, who=1),
            ev("show.end", 300_000),
        ]
    )
    [span] = state.timeline.lane["shift"].spans
    assert (span.start - T0, span.end - T0) == (50_000, 100_000)


def test_two_hosts_on_mic_both_count() -> None:
    events = live(
        ev("host.on", 1_000, ref="amy"),
        ev("comment", 2_000, who=1),
        ev("host.on", 3_000, ref="bei"),
        ev("comment", 4_000, who=1),
        ev("host.off", 5_000, ref="amy"),
        ev("comment", 6_000, who=1),
        ev("host.off", 7_000, ref="bei"),
        ev("comment", 8_000, who=1),
    )
    table = rows(fold(events), "host")
    assert {k: r.measures["comments"] for k, r in table.items()} == {"amy": 2, "bei": 2, "none": 1}
