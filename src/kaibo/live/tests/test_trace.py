"""A number and the events it is made of: they add up to it, whatever was late, taken back or set
right."""

from __future__ import annotations

import pytest

from kaibo.live.batch import columns
from kaibo.live.cell import Cell, NoSuchCell
from kaibo.live.events import Event
from kaibo.live.tests.made import KEY, T0, ev, viewer
from kaibo.live.trace import Trace, trace

MINUTE = 60_000


def order(at: int, number: int, who: int, amount: int, refunded: int = 0, **more: object) -> Event:
    x = {"created": T0 + at, "paid": T0 + at, "refunded_total": refunded, **more}
    if refunded:
        x["refunded_at"] = T0 + at + 5
    return ev(
        "order.state", at, order=f"o{number}", who=who, product="a", qty=1, amount=amount, x=x
    )


def traced(
    events: list[Event], level: str, key: str, measure: str, limit: int = 200, after: int = -1
) -> Trace:
    """The trace of a cell of show s1, the log being cut into batches of three."""
    batches = [
        (columns(events[i : i + 3], KEY), i + len(events[i : i + 3]))
        for i in range(0, len(events), 3)
    ]
    return trace(lambda: batches, KEY, Cell("s1", level, key, measure), limit=limit, after=after)


def parts(found: Trace) -> list[tuple[str, int]]:
    return [(part.event.id, part.adds) for part in found.parts]


def show(*events: Event) -> list[Event]:
    return [ev("show.start", 0, ref="s1"), *events, ev("show.end", 600_000)]


def test_money_is_made_of_orders_and_falls_by_those_that_take_it_back() -> None:
    first, again = order(10, 1, 7, 900), order(20, 1, 7, 900)
    other, refund = order(30, 2, 8, 500), order(40, 1, 7, 900, refunded=900)
    events = show(first, again, other, refund)
    found = traced(events, "show", "show", "gmv")
    assert (found.total, parts(found)) == (1_400, [(first.id, 900), (other.id, 500)])
    back = traced(events, "show", "show", "refund_cohort")
    assert (back.total, parts(back)) == (900, [(refund.id, 900)])


def test_of_a_distinct_count_the_first_event_of_each_member_is_named() -> None:
    said = [ev("comment", n, who=n % 2 + 1, id=f"c{n}") for n in range(1, 7)]
    taken_back = [ev("comment.retract", 50 + n, ref=f"c{n}") for n in (2, 4, 6)]
    found = traced(show(*said), "show", "show", "commenters")
    assert (found.total, parts(found)) == (2, [("c1", 1), ("c2", 1)])
    less = traced(show(*said, *taken_back), "show", "show", "commenters")
    assert (less.total, parts(less)[-1]) == (1, (taken_back[-1].id, -1))
    assert traced(show(*said, *taken_back), "show", "show", "comments").total == 3


def test_a_buyer_comes_again_with_the_second_order() -> None:
    found = traced(
        show(order(10, 1, 7, 900), order(20, 2, 7, 900), order(30, 3, 8, 100)),
        "show",
        "show",
        "repeat_buyers",
    )
    assert (found.total, [part.event.order for part in found.parts]) == (1, ["o2"])


def test_rows_of_every_kind_are_found_by_the_name_they_are_shown_by() -> None:
    acts = [
        ev("shift.start", 1, ref="late"),
        ev("host.on", 2, ref="amy"),
        ev("pitch.start", 3, product="a", id="p1"),
        ev("pitch.start", 60_000, product="b", id="p2"),
        ev("pitch.start", 120_000, product="a", id="p3"),
    ]
    clicks = [
        ev("product.click", at, who=1, product="a", channel="paid", id=f"k{at}")
        for at in (10, 70_000, 130_000)
    ]
    events = show(*sorted([*acts, *clicks], key=lambda e: e.ts))

    def ids(level: str, key: str) -> list[str]:
        return [part.event.id for part in traced(events, level, key, "product_clicks").parts]

    everything = ["k10", "k70000", "k130000"]
    for level, key in (("shift", "late"), ("host", "amy"), ("product", "a"), ("channel", "paid")):
        assert ids(level, key) == everything, level
    assert ids("round", "a#1") == ["k10"] and ids("round", "a#2") == ["k130000"]
    assert ids("talk", "p3") == ["k130000"] and ids("talk", "none") == ["k70000"]
    assert ids("minute", str(T0 + MINUTE)) == ["k70000"]
    assert ids("segment", "none") == everything


def test_time_is_made_of_stretches() -> None:
    acts = [
        ev("pitch.start", 10_000, product="a", id="p1"),
        ev("enter", 20_000, who=1),
        ev("leave", 90_000, who=1),
        ev("enter", 95_000, who=2),
        ev("pitch.end", 100_000),
    ]
    [pitch] = traced(show(*acts), "minute", str(T0 + MINUTE), "pitch_ms").stretches
    assert (pitch.act, pitch.start, pitch.end, pitch.adds) == (
        "p1",
        T0 + 10_000,
        T0 + 100_000,
        40_000,
    )
    watched = traced(show(*acts), "show", "show", "watch_ms")
    assert [(s.start - T0, s.end - T0, s.adds, s.inferred) for s in watched.stretches] == [
        (20_000, 90_000, 70_000, False),
        (95_000, 155_000, 60_000, True),
    ]
    assert watched.total == 130_000
    assert traced(show(*acts), "show", "show", "air_ms").total == 600_000


def test_stays_that_ended_before_a_host_came_are_none_of_hers() -> None:
    acts = [
        ev("host.on", 10, ref="amy"),
        ev("enter", 1_000, who=1),
        ev("leave", 50_000, who=1),
        ev("comment", 80_000, who=2),
        ev("host.on", 300_000, ref="bob"),
        ev("enter", 310_000, who=3),
        ev("leave", 320_000, who=3),
    ]
    for measure, hers, his in (("visits", 2, 1), ("watch_ms", 59_000, 10_000)):
        assert traced(show(*acts), "host", "amy", measure).total == hers, measure
        assert traced(show(*acts), "host", "bob", measure).total == his, measure


def test_pages_go_on_where_the_last_one_ended_and_know_the_whole() -> None:
    events = show(*(ev("comment", n, who=n, id=f"c{n}") for n in range(1, 11)))
    first = traced(events, "show", "show", "comments", limit=4)
    assert ([p.event.id for p in first.parts], first.total) == (["c1", "c2", "c3", "c4"], 10)
    assert first.next == 4
    second = traced(events, "show", "show", "comments", limit=4, after=first.next)
    assert [p.offset for p in second.parts] == [5, 6, 7, 8]
    last = traced(events, "show", "show", "comments", limit=4, after=second.next or 0)
    assert ([p.event.id for p in last.parts], last.next, last.count) == (["c9", "c10"], None, 10)
    assert last.parts[0].event.viewer == viewer(9)


@pytest.mark.parametrize(
    ("level", "key", "measure", "said"),
    [
        ("day", "x", "gmv", "没有「day」这一层"),
        ("show", "show", "roi", "没有「roi」这个计数"),
        ("shift", "early", "gmv", "没有「early」这一行"),
        ("minute", "noon", "gmv", "UTC 毫秒"),
    ],
)
def test_what_is_not_there_is_said(level: str, key: str, measure: str, said: str) -> None:
    with pytest.raises(NoSuchCell, match=said):
        traced(show(), level, key, measure)
    with pytest.raises(NoSuchCell, match="没有场次「s1」"):
        traced([ev("comment", 1, who=1)], "show", "show", "comments")
