"""Several minutes as one number: it opens to what these minutes add up to, not a minute more or less."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.live.batch import columns
from kaibo.live.cell import Cell, NoSuchCell
from kaibo.live.events import Event
from kaibo.live.tests.made import KEY, T0, ev
from kaibo.live.trace import Trace, trace

MINUTE = 60_000
#: The show is on air for ten minutes; its clock minutes are those of `T0`.
FROM, UNTIL = 3, 6


def minutes(first: int, after: int) -> str:
    """The key of the minutes [first, after) of the show."""
    return f"{T0 + first * MINUTE}-{T0 + after * MINUTE}"


def show(*events: Event) -> list[Event]:
    return [ev("show.start", 0, ref="s1"), *events, ev("show.end", 10 * MINUTE)]


def traced(events: list[Event], key: str, measure: str, **how: Any) -> Trace:
    """The trace of minutes of show s1, the log being cut into batches of three."""
    batches = [
        (columns(events[at : at + 3], KEY), at + len(events[at : at + 3]))
        for at in range(0, len(events), 3)
    ]
    return trace(lambda: batches, KEY, Cell("s1", "minute", key, measure), **how)


def ids(found: Trace) -> list[str]:
    return [part.event.id for part in found.parts]


def order(at: int, number: int, who: int, line: str = "", amount: int = 100) -> Event:
    x = {"created": T0 + at, "paid": T0 + at, "refunded_total": 0}
    return ev(
        "order.state", at, order=f"o{number}", line=line, who=who, product="a", qty=1,
        amount=amount, x=x,
    )  # fmt: skip


def test_the_first_ms_of_the_first_minute_is_in_and_the_first_ms_after_the_last_is_not() -> None:
    first, after = FROM * MINUTE, UNTIL * MINUTE
    said = [
        ev("comment", at, who=1, id=name)
        for at, name in (
            (first - 1, "before"), (first, "first"), (after - 1, "last"), (after, "after"),
        )
    ]  # fmt: skip
    found = traced(show(*said), minutes(FROM, UNTIL), "comments")
    assert (found.total, ids(found)) == (2, ["first", "last"])
    earlier = traced(show(*said), minutes(FROM - 1, UNTIL), "comments")
    assert ids(earlier) == ["before", "first", "last"]
    later = traced(show(*said), minutes(FROM, UNTIL + 1), "comments")
    assert ids(later) == ["first", "last", "after"]
    assert ids(traced(show(*said), minutes(FROM, FROM + 1), "comments")) == ["first"]
    assert ids(traced(show(*said), str(T0 + FROM * MINUTE), "comments")) == ["first"]


def test_time_is_cut_at_both_edges() -> None:
    acts = [
        ev("pitch.start", 2 * MINUTE + 30_000, product="a", id="p1"),
        ev("enter", 2 * MINUTE + 40_000, who=1),
        ev("leave", 6 * MINUTE + 10_000, who=1),
        ev("pitch.end", 6 * MINUTE + 20_000),
    ]
    events = show(*acts)
    [pitch] = traced(events, minutes(FROM, UNTIL), "pitch_ms").stretches
    assert (pitch.start - T0, pitch.adds, pitch.act) == (150_000, 3 * MINUTE, "p1")
    assert traced(events, minutes(FROM - 1, UNTIL), "pitch_ms").total == 3 * MINUTE + 30_000
    assert traced(events, minutes(FROM, UNTIL + 1), "pitch_ms").total == 3 * MINUTE + 20_000
    assert traced(events, minutes(FROM, UNTIL), "watch_ms").total == 3 * MINUTE
    assert traced(events, minutes(FROM, UNTIL), "air_ms").total == 3 * MINUTE
    assert traced(events, minutes(0, 60), "air_ms").total == 10 * MINUTE
    # Both began in the minute before.
    for measure in ("visits", "pitches"):
        assert traced(events, minutes(FROM, UNTIL), measure).total == 0
        assert traced(events, minutes(FROM - 1, UNTIL), measure).total == 1


def test_people_are_counted_in_each_minute_anew_and_it_is_told_how_many_they_are() -> None:
    said = [
        ev("comment", 60_000 * minute + n, who=who, id=f"c{minute}{who}{n}")
        for minute, who, n in ((3, 1, 1), (3, 1, 2), (4, 1, 3), (4, 2, 4), (5, 2, 5), (7, 3, 6))
    ]
    found = traced(show(*said), minutes(FROM, UNTIL), "commenters")
    assert (found.total, found.distinct) == (4, 2)
    assert ids(found) == ["c311", "c413", "c424", "c525"]
    gone = ev("comment.retract", 8 * MINUTE, ref="c413")
    less = traced(show(*said, gone), minutes(FROM, UNTIL), "commenters")
    assert (less.total, less.distinct, ids(less)[-1]) == (3, 2, gone.id)
    one = traced(show(*said), str(T0 + 4 * MINUTE), "commenters")
    assert (one.total, one.distinct) == (2, None)
    assert traced(show(*said), minutes(FROM, UNTIL), "comments").distinct is None


def test_a_buyer_who_came_back_some_minutes_later_did_so_in_none_of_them() -> None:
    bought = [order(3 * MINUTE, 1, 7), order(5 * MINUTE, 2, 7)]
    found = traced(show(*bought), minutes(FROM, UNTIL), "repeat_buyers")
    assert (found.total, found.parts, found.distinct) == (0, [], 1)


def test_an_order_with_lines_in_two_minutes_is_one_order_of_which_both_minutes_tell() -> None:
    lines = [order(3 * MINUTE, 1, 7, line="1"), order(4 * MINUTE, 1, 7, line="2")]
    found = traced(show(*lines), minutes(FROM, UNTIL), "orders_paid")
    assert (found.total, found.distinct) == (2, 1)
    assert traced(show(*lines), minutes(FROM, UNTIL), "gmv").total == 200


def test_pages_of_several_minutes_go_on_where_the_last_one_ended() -> None:
    events = show(*(ev("comment", n * 30_000, who=n, id=f"c{n}") for n in range(1, 19)))
    key = minutes(FROM, UNTIL)  # c6 to c11
    first = traced(events, key, "comments", limit=4)
    assert (ids(first), first.total, first.count) == (["c6", "c7", "c8", "c9"], 6, 6)
    assert first.next is not None
    last = traced(events, key, "comments", limit=4, after=first.next)
    assert (ids(last), last.total, last.next) == (["c10", "c11"], 6, None)


def test_minutes_of_another_show_are_not_in_it_though_it_shares_them() -> None:
    events = [
        *show(ev("comment", 10 * MINUTE - 1, who=1, id="mine")),
        ev("show.start", 10 * MINUTE + 5, ref="s2"),
        ev("comment", 10 * MINUTE + 10, who=1, id="theirs"),
    ]
    assert ids(traced(events, minutes(9, 12), "comments")) == ["mine"]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("noon-night", "两个 UTC 毫秒，实际是「noon-night」"),
        (f"{T0}-", "两个 UTC 毫秒"),
        (f"-{T0}", "两个 UTC 毫秒"),
        (f"{T0}-{T0 + MINUTE}-{T0}", "两个 UTC 毫秒"),
        ("9" * 5_000, "UTC 毫秒"),
        (f"{T0 + 1}-{T0 + MINUTE}", "整分钟"),
        (f"{T0}-{T0 + MINUTE - 1}", "整分钟"),
        (f"{T0}-{T0}", "止要在起之后"),
        (f"{T0 + MINUTE}-{T0}", "止要在起之后"),
        (f"{T0}-{T0 + 25 * 3_600_000 + MINUTE}", "25 小时以内"),
        (minutes(60, 120), "没有一分钟有记录"),
        (f"{T0 + 11 * MINUTE}", "没有「"),
    ],
)
def test_what_is_no_stretch_of_minutes_is_said(key: str, said: str) -> None:
    with pytest.raises(NoSuchCell, match=said):
        traced(show(), key, "views")


def test_a_whole_day_of_minutes_has_all_of_the_show() -> None:
    said = [ev("comment", n * MINUTE, who=n, id=f"c{n}") for n in range(1, 10)]
    day = f"{T0}-{T0 + 25 * 3_600_000}"
    assert ids(traced(show(*said), day, "comments")) == [f"c{n}" for n in range(1, 10)]
