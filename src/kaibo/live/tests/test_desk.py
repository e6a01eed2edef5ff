"""Commands of the desk: one wins, a retry is the same press, a mark of what happened is taken."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from kaibo.live.desk import Command, CommandRefused, Expect
from kaibo.live.engine import Engine, read_room
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.room import Answer, Post
from kaibo.live.tests.made import T0
from kaibo.live.tests.posted import Fixed


class Desk:
    """An engine with one room and a clock that is moved by hand."""

    def __init__(self, folder: Path) -> None:
        self.clock = Fixed(T0)
        self.engine = Engine(folder, clock=lambda room: self.clock)

    def send(
        self, ident: str, kind: str, expect: Expect | None = None, **fields: Any
    ) -> Future[Answer]:
        event = Event(ident, kind, **fields)
        return self.engine.post(Post("r", "desk", command=Command(event, "amy", expect)))

    def press(self, ident: str, kind: str, expect: Expect | None = None, **fields: Any) -> Answer:
        self.clock.time += 1_000
        return self.send(ident, kind, expect, **fields).result(10)

    @property
    def fold(self) -> Fold:
        return self.engine.partitions[0].rooms["r"].fold

    def logged(self) -> int:
        return self.engine.partitions[0].log.last_offset() + 1


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.engine.close()


def refused(desk: Desk, code: str, *press: Any, **fields: Any) -> CommandRefused:
    """The refusal of a press, after which nothing has changed."""
    before = (desk.fold.run_seq, desk.logged())
    with pytest.raises(CommandRefused) as refusal:
        desk.press(*press, **fields)
    assert refusal.value.code == code
    assert (desk.fold.run_seq, desk.logged()) == before
    return refusal.value


def test_of_two_people_who_take_at_once_one_wins_and_the_other_sees_why(desk: Desk) -> None:
    desk.press("a", "show.start", ref="s1")
    desk.press("t0", "segment.take", ref="g0")
    seen = Expect(on_air={"segment": "t0"})
    desk.clock.time += 5_000
    first = desk.send("t1", "segment.take", seen, ref="g1")
    second = desk.send("t2", "segment.take", seen, ref="g2")
    assert first.result(10).accepted == 1
    with pytest.raises(CommandRefused) as refusal:
        second.result(10)
    assert (refusal.value.code, str(refusal.value)) == (
        "on_air_changed",
        "在播的已经变了，请看一眼再按。",
    )
    assert refusal.value.now["segment"] == "t1"
    assert [s.id for s in desk.fold.timeline.lane["segment"].spans] == ["t0", "t1"]


def test_the_run_has_a_number_that_a_page_can_quote(desk: Desk) -> None:
    desk.press("a", "show.start", ref="s1")
    desk.press("n", "note", Expect(run_seq=1), text="试音")
    assert refused(desk, "run_changed", "m", "note", Expect(run_seq=1)).now == {"run_seq": 2}


def test_a_press_repeated_is_the_same_press_even_after_the_run_moved_on(desk: Desk) -> None:
    desk.press("a", "show.start", ref="s1")
    expect = Expect(on_air={"segment": None})
    assert desk.press("t1", "segment.take", expect, ref="g1").accepted == 1
    again = desk.press("t1", "segment.take", expect, ref="g1")
    assert (again.accepted, again.duplicate) == (0, 1)
    assert desk.fold.run_seq == 2
    assert len(desk.fold.timeline.lane["segment"].spans) == 1


def test_a_mark_of_what_happened_is_always_taken(desk: Desk) -> None:
    assert desk.press("p0", "pitch.start", product="a").accepted == 1
    desk.press("a", "show.start", ref="s1")
    for number in range(3):
        assert desk.send(f"p{number + 1}", "pitch.start", product="b").result(10).accepted == 1


def test_refusals_say_what_is_and_write_nothing(desk: Desk) -> None:
    desk.press("n", "note")
    refused(desk, "no_show", "e", "show.end")
    desk.press("a", "show.start", ref="s1")
    found = refused(desk, "show_open", "b", "show.start", ref="s2")
    assert str(found) == "这个直播间正在直播「s1」，先下播才能开下一场。"
    desk.press("t", "segment.take", ref="g")
    desk.clock.time -= 900
    refused(desk, "too_soon", "t2", "segment.take", ref="g2")
    refused(desk, "unknown_command", "u", "comment")
    refused(desk, "missing_field", "p", "pitch.start")
    fix = {"lane": "segment", "op": "edge", "span": "zz", "edge": "from", "at": T0}
    refused(desk, "unknown_span", "f", "timeline.fix", x=fix)
    refused(desk, "in_future", "f", "timeline.fix", x={**fix, "span": "t", "at": T0 + 10**9})


def test_who_pressed_stays_with_the_act_and_through_a_restart(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.press("a", "show.start", ref="s1")
    desk.press("t", "segment.take", ref="g", x={"title": "开场"})
    at = T0 + 1_500
    fix = {"lane": "segment", "op": "edge", "span": "t", "edge": "from", "at": at, "why": "按晚了"}
    desk.press("f", "timeline.fix", x=fix)
    desk.engine.close()
    fold = read_room(tmp_path, "r")
    [span] = fold.timeline.lane["segment"].spans
    assert (span.start, span.by, span.why) == (at, "amy", "按晚了")
    assert fold.run_seq == 3
