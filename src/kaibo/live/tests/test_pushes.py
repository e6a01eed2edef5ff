"""Lines for the host: one stands at a time, and what became of each is read off the log."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.live.desk import Command, CommandRefused, Expect, decide
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.glance import Glance
from kaibo.live.push_board import push_board
from kaibo.live.pushes import Push, Why, pushes
from kaibo.live.state import dump, load
from kaibo.live.tests.made import KEY, T0, ev, fold
from kaibo.live.validity import problem

START = ev("show.start", 0, ref="s1", x={"title": "晚场"})


def pushed(ident: str, at: int, **more: Any) -> Event:
    x = {"kind": "correction", "by": "user:1", **more.pop("x", {})}
    return ev("push", at, id=ident, text=more.pop("text", "更正，是八十九元"), x=x, **more)


def told(kind: str, at: int, of: str, **x: Any) -> Event:
    return ev(kind, at, ref=of, x={"by": "user:2", **x})


def lines(state: Fold, at: int) -> list[Push]:
    ends = [span.end for span in state.latest.show.spans if span.end <= T0 + at]
    return pushes(state.presses.watch, T0 + at, ends)


def board(state: Fold, at: int) -> dict[str, Any]:
    glance = Glance(state, T0 + at)
    return push_board(glance, glance.run())


def test_the_first_showing_on_each_prompter_and_the_first_reading_hold() -> None:
    state = fold(
        [
            START,
            pushed("p1", 10),
            told("push.shown", 20, "p1", screen="a"),
            told("push.shown", 21, "p1", screen="a"),
            told("push.shown", 22, "p1", screen="b"),
            told("push.ack", 30, "p1", screen="b"),
            told("push.ack", 31, "p1", screen="a"),
        ]
    )
    [line] = lines(state, 40)
    assert [(p.ts - T0, p.x["screen"]) for p in line.shown] == [(20, "a"), (22, "b")]
    assert line.ack is not None and line.ack.ts == T0 + 30
    assert line.down is None


@pytest.mark.parametrize(
    ("after", "why", "by"),
    [
        (told("push.down", 50, "p1"), Why.TAKEN, "user:2"),
        (pushed("p2", 50, text="慢一点"), Why.REPLACED, "user:1"),
        (ev("alert.close", 50, ref="a1", x={"how": "corrected"}), Why.SETTLED, None),
        (ev("show.end", 50), Why.ENDED, None),
    ],
)
def test_a_line_stands_until_something_takes_it_down(
    after: Event, why: Why, by: str | None
) -> None:
    state = fold([START, pushed("p1", 10, ref="a1"), after])
    first = lines(state, 60)[0]
    assert first.down is not None
    assert (first.down.ts, first.down.why, first.down.by) == (T0 + 50, why, by)


def test_the_end_of_another_alert_leaves_it_standing() -> None:
    closed = ev("alert.close", 50, ref="a9", x={"how": "corrected"})
    [line] = lines(fold([START, pushed("p1", 10, ref="a1"), closed]), 60)
    assert line.down is None


def test_its_seconds_end_it_before_a_later_press_does() -> None:
    line = pushed("p1", 10, x={"secs": 5})
    assert lines(fold([START, line]), 5_009)[0].down is None
    down = lines(fold([START, line, told("push.down", 9_000, "p1")]), 9_500)[0].down
    assert down is not None
    assert (down.ts, down.why) == (T0 + 5_010, Why.ELAPSED)


def test_a_line_of_an_earlier_show_does_not_come_back_with_the_next() -> None:
    state = fold([START, pushed("p1", 10), ev("show.end", 20), ev("show.start", 30, ref="s2")])
    assert board(state, 40)["line"] is None
    assert [one["down"]["why"] for one in board(state, 40)["last"]] == ["ended"]


def test_lines_are_no_step_of_the_run_and_come_back_from_a_snapshot() -> None:
    state = fold([START, pushed("p1", 10), told("push.shown", 20, "p1", screen="a")])
    assert (state.run_seq, [p.id for p in state.presses.all]) == (1, [START.id])
    take = Command(Event("t1", "segment.take", ref="1"), "user:1", Expect(run_seq=1))
    assert decide(state, take, T0 + 30).id == "t1"
    again, _ = load(dump(state), KEY)
    assert lines(again, 40) == lines(state, 40)


def test_a_prompter_is_fed_the_line_and_what_is_on_air_and_nothing_that_only_passes() -> None:
    segment = {"id": 7, "title": "面霜", "link_no": 1, "link_id": 3, "duration_ms": 480_000}
    state = fold(
        [
            START,
            ev("segment.take", 5, ref="7", x={"segment": segment}),
            ev("pitch.start", 6, product="70001", n=1, x={"link": 3, "name": "保湿面霜"}),
            pushed("p1", 10, ref="a1", x={"secs": 60}),
            told("push.shown", 900, "p1", screen="a", late_ms=700),
        ]
    )
    shown = board(state, 1_000)
    assert (shown["line"]["text"], shown["line"]["until"]) == ("更正，是八十九元", T0 + 60_010)
    assert shown["line"]["shown"] == [{"ts": T0 + 200, "screen": "a", "by": "user:2"}]
    air = shown["on_air"]
    assert (air["show"]["title"], air["segment"]["title"]) == ("晚场", "面霜")
    assert (air["segment"]["duration_ms"], air["pitch"]["link"]) == (480_000, 3)
    assert board(state, 30_000) == shown
    assert board(state, 60_010)["line"] is None


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("更正，这款面霜今天到手价是八十九元整啊", {"kind": "correction"}),
        ("字" * 61, {"kind": "note"}),
        (" ", {"kind": "note"}),
        ("两\n行", {"kind": "note"}),
        ("慢", {"kind": "shout"}),
        ("慢", {"kind": "note", "secs": 2}),
        ("慢", {"kind": "note", "link": "3"}),
    ],
)
def test_a_line_that_nobody_can_read_at_a_glance_is_refused(text: str, x: dict[str, Any]) -> None:
    wrong = problem(Event("p1", "push", text=text, x=x))
    assert wrong is not None and wrong[0] == "bad_field"
    assert problem(Event("p1", "push", text="更正，是八十九元", x={"kind": "correction"})) is None


def test_what_is_told_of_a_line_nobody_pushed_is_refused() -> None:
    state = fold([START, pushed("p1", 10)])
    for kind, x in (("push.down", {}), ("push.shown", {"screen": "a"}), ("push.ack", {})):
        with pytest.raises(CommandRefused, match="没有推过") as refused:
            decide(state, Command(Event("c1", kind, ref=START.id, x=x), "user:1"), T0 + 20)
        assert refused.value.code == "no_push"
        taken = decide(state, Command(Event("c1", kind, ref="p1", x=x), "user:1"), T0 + 20)
        assert (taken.kind, taken.ref) == (kind, "p1")
