"""What was on air when, and what corrections make of it."""

from __future__ import annotations

from typing import Any

from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.lanes import FOREVER, Span
from kaibo.live.state import dump, load
from kaibo.live.tests.made import KEY, T0, ev, fold, live, rows


def talked(*fixes: Event) -> Fold:
    """A show of three pitches of 100 s, one comment every 10 s."""
    acts = [
        ev("pitch.start", 100_000, product="a", id="p1", n=3, x={"name": "精华", "by": "u7"}),
        ev("pitch.start", 200_000, product="b", id="p2"),
        ev("pitch.start", 300_000, product="a", id="p3"),
        ev("pitch.end", 400_000),
    ]
    talk = [ev("comment", at, who=1) for at in range(5_000, 600_000, 10_000)]
    return fold([*sorted(live(*acts, *talk), key=lambda e: e.ts), *fixes])


def pitches(*fixes: Event) -> dict[str, int | None]:
    """Comments per round of `talked`."""
    return {k: row.measures["comments"] for k, row in rows(talked(*fixes), "round").items()}


def laid(*fixes: Event) -> list[Span]:
    """The pitches of `talked`."""
    return talked(*fixes).timeline.lane["pitch"].spans


def named(spans: list[Span]) -> list[tuple[str, int, int]]:
    """(id, start, end) in seconds after T0."""
    return [(s.id, (s.start - T0) // 1000, (s.end - T0) // 1000) for s in spans]


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


def test_what_was_dropped_is_restored_with_all_it_had() -> None:
    assert laid(fix(op="drop", span="p1"), fix(op="restore", span="p1")) == laid()
    assert pitches(fix(op="drop", span="p1"), fix(op="restore", span="p1")) == pitches()
    first = laid()[0]
    assert (first.product, first.by, first.data) == (
        "a", "u7", {"name": "精华", "by": "u7", "link_no": 3},
    )  # fmt: skip


def test_what_was_never_taken_away_is_not_restored() -> None:
    assert laid(fix(op="restore", span="p2"), fix(op="restore", span="nothing")) == laid()
    # Restored, it may be corrected again; restoring it once more does not take that back.
    drop, back = fix(op="drop", span="p2"), fix(op="restore", span="p2")
    later = fix(op="edge", span="p2", edge="from", at=T0 + 250_000)
    again = fix(op="restore", span="p2")
    assert laid(drop, back, later, again) == laid(later)


def test_what_was_overlaid_comes_back_in_its_place() -> None:
    one = {"from": T0 + 150_000, "to": T0 + 350_000, "product": "c", "key": "x"}
    laid_over = fix(op="overlay", spans=[one], **{"from": one["from"], "to": one["to"]})
    over = f"{laid_over.id}#0"
    assert named(laid(laid_over)) == [("p1", 100, 150), (over, 150, 350), ("p3", 350, 400)]
    assert named(laid(laid_over, fix(op="restore", span="p2"))) == [
        ("p1", 100, 150), (over, 150, 200), ("p2", 200, 300), (over + "'", 300, 350),
        ("p3", 350, 400),
    ]  # fmt: skip


def test_what_an_edge_swallowed_or_turned_round_comes_back() -> None:
    over = fix(op="edge", span="p3", edge="from", at=T0 + 120_000)
    assert named(laid(over, fix(op="restore", span="p2"))) == [
        ("p1", 100, 120), ("p3", 120, 200), ("p2", 200, 300), ("p3'", 300, 400),
    ]  # fmt: skip
    turned = fix(op="edge", span="p3", edge="to", at=T0 + 290_000)
    assert named(laid(turned)) == [("p1", 100, 200), ("p2", 200, 300)]
    assert laid(turned, fix(op="restore", span="p3")) == laid()


def test_a_piece_is_restored_under_its_own_name_whatever_was_cut_since() -> None:
    def cut(begin: int, end: int) -> Event:
        return fix(op="add", product="c", key="x", **{"from": T0 + begin, "to": T0 + end})

    first, second = cut(240_000, 260_000), cut(220_000, 230_000)
    fixes = [first, fix(op="drop", span="p2'"), second]
    assert named(laid(*fixes))[1:6] == [
        ("p2", 200, 220), (second.id, 220, 230), ("p2''", 230, 240), (first.id, 240, 260),
        ("p3", 300, 400),
    ]  # fmt: skip
    back = fix(op="restore", span="p2'")
    assert ("p2'", 260, 300) in named(laid(*fixes, back))
    # One that still stands in part is not taken away, though a part of it is.
    assert laid(first, fix(op="restore", span="p2")) == laid(first)


def test_a_span_that_ran_when_it_was_dropped_ends_where_the_next_act_would_have_ended_it() -> None:
    events = [
        ev("show.start", 0, ref="s1"),
        ev("segment.take", 10_000, ref="g1", id="t1", x={"segment": {"title": "开场"}}),
        ev("timeline.fix", 15_000, x={"lane": "segment", "op": "drop", "span": "t1"}),
    ]
    back = {"lane": "segment", "op": "restore", "span": "t1"}
    [span] = fold([*events, ev("timeline.fix", 20_000, x=back)]).timeline.lane["segment"].spans
    assert (span.id, span.start, span.end, span.ref) == ("t1", T0 + 10_000, FOREVER, "g1")
    assert span.data == {"segment": {"title": "开场"}}
    next_one = ev("segment.take", 30_000, ref="g2", id="t2")
    state = fold([*events, next_one, ev("timeline.fix", 40_000, x=back)])
    assert named(state.timeline.lane["segment"].spans)[0] == ("t1", 10, 30)
    over = fold([*events, ev("show.end", 50_000), ev("timeline.fix", 60_000, x=back)])
    assert named(over.timeline.lane["segment"].spans) == [("t1", 10, 50)]


def test_of_two_hosts_the_one_who_was_dropped_comes_back() -> None:
    def host(op: str, **x: Any) -> Event:
        return ev("timeline.fix", 10_000, x={"lane": "host", "op": op, "span": "h1", **x})

    events = live(
        ev("host.on", 1_000, ref="amy", id="h1"),
        ev("host.on", 2_000, ref="bei", id="h2"),
        host("drop", host="amy"),
        host("restore", host="bei"),
    )
    assert fold(events).timeline.host.lanes["amy"].spans == []
    events[-1:-1] = [host("restore", host="amy")]
    state = fold(events)
    assert named(state.timeline.host.lanes["amy"].spans) == [("h1", 1, 600)]
    assert named(state.timeline.host.lanes["bei"].spans) == [("h2", 2, 600)]


def test_a_restored_fold_knows_what_was_taken_away_and_by_whom() -> None:
    state = talked(
        fix(op="drop", span="p2"),
        ev("timeline.fix", 710_000, x={"lane": "host", "host": "amy", "op": "drop", "span": "no"}),
    )
    kept, _ = load(dump(state), KEY)
    for lanes in (state.timeline, kept.timeline):
        [gone] = lanes.lane["pitch"].taken.values()
        assert named([gone.span]) == [("p2", 200, 300)]
        assert (gone.by, gone.why, gone.at - T0) == ("u1", "标晚了", 700_000)
    assert kept.timeline.lane["pitch"].taken == state.timeline.lane["pitch"].taken


def test_the_end_of_a_running_span_is_set_and_taken_back() -> None:
    events = [
        ev("show.start", 0, ref="s1"),
        ev("pitch.start", 10_000, product="a", id="p1"),
        ev("comment", 20_000, who=1),
        ev("comment", 40_000, who=1),
    ]
    edge = {"lane": "pitch", "op": "edge", "span": "p1", "edge": "to"}
    ended = ev("timeline.fix", 50_000, x={**edge, "at": T0 + 30_000})
    state = fold([*events, ended])
    assert named(state.timeline.lane["pitch"].spans) == [("p1", 10, 30)]
    assert {k: r.measures["comments"] for k, r in rows(state, "round").items()} == {
        "a#1": 1, "none": 1,
    }  # fmt: skip
    runs_on = ev("timeline.fix", 60_000, x={**edge, "at": None})
    [span] = fold([*events, ended, runs_on]).timeline.lane["pitch"].spans
    assert (span.start, span.end) == (T0 + 10_000, FOREVER)


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
