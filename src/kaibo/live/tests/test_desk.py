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
        by = fields.pop("by", "amy")
        event = Event(ident, kind, **fields)
        return self.engine.post(Post("r", "desk", command=Command(event, by, expect)))

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


def test_a_repeated_press_is_not_written_again_and_another_one_with_its_id_is_refused(
    desk: Desk,
) -> None:
    desk.press("s", "show.start", ref="s1", x={"title": "晚场"})
    desk.press("n", "note", text="电话 13812345678", n=3)
    desk.press("r", "reading", x={"boxes": {"online": 12}})
    desk.press("t", "segment.take", ref="7", x={"segment": {"title": "开场"}, "instance": 1})
    before = (desk.fold.run_seq, desk.logged())
    for again in (
        desk.press("n", "note", text="电话 13812345678", n=3),
        desk.press("r", "reading", x={"boxes": {"online": 12}}),
        # What the server fills in is of the moment: the second time it may be something else.
        desk.press("t", "segment.take", ref="7", x={"segment": {"title": "开场"}, "instance": 2}),
        desk.press("s", "show.start", ref="s1", x={"title": "晚场（改）"}),
    ):
        assert (again.accepted, again.duplicate, again.offset) == (0, 1, before[1])
    assert (desk.fold.run_seq, desk.logged()) == before
    for kind, fields in (
        ("comment", {"text": "假公屏"}),
        ("order.state", {}),
        ("surge", {"text": "电话 13812345678", "n": 3}),
        ("note", {"text": "别的", "n": 3}),
        ("note", {"text": "电话 13812345678", "n": 4}),
        ("note", {"text": "电话 13812345678", "n": 3, "x": {"a": "y" * 60_000}}),
    ):
        told = refused(desk, "id_taken", "n", kind, **fields)
        assert str(told) == "这个编号已经记下了另一个动作，这一下没有记录。请重新按一次。"
    refused(desk, "id_taken", "r", "reading", x={"boxes": {"online": 13}})


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
    refused(desk, "unknown_command", "fact:1", "fact", x={"final_price": 1})
    refused(desk, "missing_field", "p", "pitch.start")
    fix = {"lane": "segment", "op": "edge", "span": "zz", "edge": "from", "at": T0}
    refused(desk, "unknown_span", "f", "timeline.fix", x=fix)
    refused(desk, "in_future", "f", "timeline.fix", x={**fix, "span": "t", "at": T0 + 10**9})


def test_only_what_a_correction_took_away_is_restored_after_a_restart_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.press("a", "show.start", ref="s1")
    desk.press("t", "segment.take", ref="g", x={"segment": {"title": "开场"}})
    back = {"lane": "segment", "op": "restore", "span": "t"}
    found = refused(desk, "not_taken", "r0", "timeline.fix", x=back)
    assert str(found) == "这一段（t）还在时间线上，不用恢复。"
    refused(desk, "bad_field", "r0", "timeline.fix", x={**back, "lane": "stage"})
    refused(desk, "bad_field", "r0", "timeline.fix", x={"lane": "segment", "op": "restore"})
    desk.press("d", "timeline.fix", x={**back, "op": "drop"})
    found = refused(desk, "unknown_span", "r0", "timeline.fix", x={**back, "span": "zz"})
    assert str(found) == "没有一条校正去掉过这一段（zz），没有东西可以恢复。"
    refused(desk, "unknown_span", "r0", "timeline.fix", x={**back, "lane": "host", "host": "amy"})
    clock = desk.clock
    desk.engine.close()
    desk = Desk(tmp_path)
    desk.clock.time = clock.time
    desk.press("r", "timeline.fix", x=back)
    [span] = desk.fold.timeline.lane["segment"].spans
    assert (span.id, span.ref, span.by) == ("t", "g", "amy")
    assert span.data["segment"] == {"title": "开场"}
    refused(desk, "not_taken", "r1", "timeline.fix", x=back)
    desk.engine.close()


def test_a_running_span_ended_in_the_past_and_runs_on_but_not_into_the_future(desk: Desk) -> None:
    desk.press("a", "show.start", ref="s1")
    desk.press("p", "pitch.start", product="a")
    edge = {"lane": "pitch", "op": "edge", "span": "p", "edge": "to"}
    refused(desk, "in_future", "f", "timeline.fix", x={**edge, "at": T0 + 10**9})
    refused(desk, "bad_field", "f", "timeline.fix", x=edge)
    refused(desk, "bad_field", "f", "timeline.fix", x={**edge, "edge": "from", "at": None})
    desk.press("f1", "timeline.fix", x={**edge, "at": T0 + 2_500})
    assert desk.fold.timeline.lane["pitch"].at(desk.clock.time) is None
    desk.press("f2", "timeline.fix", x={**edge, "at": None})
    span = desk.fold.timeline.lane["pitch"].at(desk.clock.time)
    assert span is not None and span.id == "p"


def test_a_clock_set_back_lets_no_take_be_refused_as_a_bounced_key(desk: Desk) -> None:
    desk.press("s", "show.start", ref="s1")
    desk.clock.time += 2 * 86_400_000  # two days ahead for one press
    desk.press("t1", "segment.take", ref="g1")
    desk.clock.time -= 2 * 86_400_000
    for number in range(2, 6):
        desk.press(f"t{number}", "segment.take", ref=f"g{number}")
    desk.clock.time += 3 * 86_400_000
    desk.press("t6", "segment.take", ref="g6")
    desk.clock.time -= 900
    refused(desk, "too_soon", "t7", "segment.take", ref="g7")


def test_a_handover_is_taken_once_and_by_another_person(desk: Desk) -> None:
    desk.press("s", "show.start", ref="s1")
    desk.press("h", "handover", ref="late", x={"sheet": []})
    mine = refused(desk, "own_handover", "a1", "ack", ref="h")
    assert "换人" in str(mine)
    desk.press("a2", "ack", ref="h", by="bo")
    assert refused(desk, "already_taken", "a3", "ack", ref="h", by="cai").now == {"by": "bo"}
    assert desk.press("a2", "ack", ref="h", by="bo").accepted == 0, "a retry is the same press"
    desk.press("a4", "ack", ref="cue:1")  # what is no handover anyone may tick off, twice too
    desk.press("a5", "ack", ref="cue:1")


def test_who_starts_what_is_on_air_is_told_so_by_its_title(desk: Desk) -> None:
    desk.press("s", "show.start", ref="12", x={"title": "晚场"})
    same = refused(desk, "show_open", "s2", "show.start", ref="12")
    assert "「晚场」已经开播了" in str(same) and "先下播" not in str(same)
    other = refused(desk, "show_open", "s3", "show.start", ref="13")
    assert "正在直播「晚场」，先下播" in str(other)


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
