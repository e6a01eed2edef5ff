"""The demo on air: whoever steers changes what is sold; it ends, begins again, and goes on later."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kaibo.config.demo import note, plan, player, prepare, story
from kaibo.config.demo.floor import HANDS_OFF_MS
from kaibo.config.demo.note import Note
from kaibo.config.demo.player import Player
from kaibo.config.demo.tape import SOURCE
from kaibo.config.demo.tests.made import START, told
from kaibo.domains.control import public as control
from kaibo.domains.rundown import public as rundown
from kaibo.kit.clock import HOUR, MINUTE, SECOND
from kaibo.live.clock import Replay
from kaibo.live.desk import Command
from kaibo.live.engine import Engine, read_room
from kaibo.live.events import Event
from kaibo.live.log import LogUnavailable
from kaibo.live.room import DESK, Answer, Post, Room
from kaibo.live.view import View, shows

PAST = 6 * MINUTE


@dataclass
class Stage:
    """A demo in a folder; its room's time passes when it is told to."""

    folder: Path
    wall: int = 0
    pressed: int = 0
    events: list[Event] = field(default_factory=list)

    def open(self) -> None:
        """Start, or start again, from the note."""
        kept = note.read(self.folder)
        assert kept is not None
        self.clock = Replay(max(kept.now, self.clock_now()), self.wall, 1.0, lambda: self.wall)
        self.engine = Engine(self.folder, lambda room: self.clock, self.heard)
        self.player = Player(self.engine, self.folder, kept, self.clock)

    def clock_now(self) -> int:
        return self.clock.now() if hasattr(self, "clock") else 0

    def heard(self, room: Room, events: Any, fresh: Any) -> None:
        self.events += events

    def pass_(self, ms: int, every: int = 5 * SECOND) -> list[Event]:
        """Let time pass; the events that came of it."""
        count = len(self.events)
        for _ in range(ms // every):
            self.wall += every
            self.player.step(self.clock.now())
        return self.events[count:]

    def press(self, kind: str, by: str = "user:1", **more: Any) -> Answer:
        """A person at the desk."""
        self.pressed += 1
        self.wall += 1
        event = Event(f"press-{self.pressed}", kind, **more)
        return self.engine.post(Post(story.ROOM, DESK, command=Command(event, by))).result()

    def view(self, show: str = "1") -> View:
        def look(room: Room) -> View:
            [one] = [one for one in shows(room.fold) if one.id == show]
            return View(room.fold, one)

        return self.engine.look(story.ROOM, look).result()

    def measures(self) -> dict[str, int | None]:
        return self.view().whole().measures


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A show six minutes old, without a database: a person has just pressed something."""
    past, events = told(PAST // MINUTE)
    engine = Engine(tmp_path)
    engine.post(Post(story.ROOM, "", events=events, own_time=True)).result()
    engine.close()
    made = Note(7, past.cast.sim_hosts, START + PAST, [past.room.state()], ready=True)
    made.write(tmp_path)
    stage = Stage(tmp_path)
    stage.open()
    stage.press("note", text="我来")
    yield stage
    stage.engine.close()


def kinds(events: list[Event]) -> set[str]:
    return {e.kind for e in events}


def clicks(events: list[Event], product: str) -> int:
    return sum(e.kind == "product.click" and e.product == product for e in events)


def test_a_pitch_that_is_pressed_changes_what_is_clicked(stage: Stage) -> None:
    before = stage.pass_(2 * MINUTE)
    stage.press("pitch.start", product="demo-4", n=4)
    after = stage.pass_(2 * MINUTE)
    assert clicks(before, "demo-1") > 5 * clicks(before, "demo-4")
    assert clicks(after, "demo-4") > 3 * clicks(after, "demo-1")
    stage.press("pitch.end")
    assert clicks(stage.pass_(2 * MINUTE), "demo-4") < clicks(after, "demo-4") / 3


def test_while_somebody_steers_nothing_is_pressed_for_them(stage: Stage) -> None:
    events = stage.pass_(HANDS_OFF_MS - MINUTE, every=30 * SECOND)
    assert [e.kind for e in events if e.src == DESK] == []
    assert {e.src for e in events} == {"sim:7", SOURCE}
    assert max(e.ts for e in events) <= stage.clock.now()
    assert not [e for e in events if (e.x or {}).get("raw_ts")], "nothing came ahead of its time"
    assert not [e for e in events if e.src == SOURCE and (e.product or e.viewer)]
    assert {e.kind for e in events if e.src == SOURCE} == {"comment", "sample.popularity"}
    assert "comment" not in {e.kind for e in events if e.src != SOURCE}


def test_setting_the_record_right_changes_what_is_shown_and_not_what_happens(
    stage: Stage,
) -> None:
    stage.press("pitch.start", product="demo-2", n=2)
    stage.pass_(MINUTE)
    views = stage.measures()["views"]
    wrong = "press-2"
    stage.press("timeline.fix", x={"lane": "pitch", "op": "drop", "span": wrong, "why": "按错"})
    events = stage.pass_(MINUTE)
    assert stage.measures()["views"] == (views or 0) + sum(e.kind == "enter" for e in events)
    assert not [s for s in stage.view().fold.timeline.lane["pitch"].spans if s.id == wrong]
    assert clicks(events, "demo-2") > 3 * clicks(events, "demo-4"), "she still talks about link 2"


def test_after_the_end_only_payments_and_refunds_come(stage: Stage) -> None:
    stage.pass_(2 * MINUTE)
    stage.press("show.end")
    end = stage.clock.now()
    first = stage.pass_(10 * SECOND)
    closed = {e.src for e in first if e.kind == "source.close"}
    assert closed == {"sim:7", SOURCE}
    whole = stage.measures()
    assert whole["leaves"] == whole["views"], "everyone has left"
    assert whole["visits_inferred"] == 0
    late = stage.pass_(8 * 24 * HOUR, every=HOUR)
    assert kinds(late) == {"order.state"}
    assert {(e.x or {})["state"] for e in late} == {"paid", "refunded"}
    assert all(e.ts > end - 10 * SECOND for e in late)
    paid = sum((e.x or {})["state"] == "paid" for e in late)
    assert stage.measures()["orders_paid"] == (whole["orders_paid"] or 0) + paid
    assert stage.measures()["views"] == whole["views"]


def test_after_the_end_another_show_may_begin(stage: Stage) -> None:
    stage.press("show.end")
    stage.pass_(MINUTE)
    stage.press("show.start", ref="2")
    start = stage.clock.now()
    stage.press("host.on", ref="2")
    stage.press("pitch.start", product="demo-2", n=2)
    events = stage.pass_(3 * MINUTE)
    opened = [(e.src, e.ts) for e in events if e.kind == "source.open"]
    assert opened == [("sim:7", start), (SOURCE, start)]
    assert clicks(events, "demo-2") > 0
    assert {e.src for e in events if e.kind == "comment"} == {SOURCE}
    second = stage.view("2").whole().measures
    assert second["views"] == sum(e.kind == "enter" for e in events)
    assert second["comments"] == sum(e.kind == "comment" for e in events) > 0


def test_it_goes_on_from_its_note_as_if_nothing_had_been(stage: Stage) -> None:
    stage.pass_(MINUTE)
    stage.player.stop()
    stage.engine.close()
    before = read_room(stage.folder, story.ROOM)
    stage.open()
    stage.press("note", text="接着来")
    events = stage.pass_(MINUTE)
    fold = read_room(stage.folder, story.ROOM)
    assert fold.duplicates == before.duplicates == 0
    assert {e.kind for e in events} >= {"enter", "leave", "comment", "sample.online"}
    online = [e.ts for e in stage.events if e.kind == "sample.online"]
    assert online == list(range(START + PAST + 4_999, online[-1] + 1, 5_000)), "no bin is missing"


def test_a_show_that_has_ended_stays_ended_when_it_goes_on(stage: Stage) -> None:
    stage.pass_(2 * MINUTE)
    stage.press("show.end")
    stage.pass_(10 * SECOND)
    stage.player.stop()
    stage.engine.close()
    stage.open()
    assert kinds(stage.pass_(8 * 24 * HOUR, every=HOUR)) == {"order.state"}


def test_after_a_crash_what_was_handed_in_comes_again_and_counts_once(stage: Stage) -> None:
    stage.pass_(MINUTE)
    stage.press("pitch.start", product="demo-4", n=4)
    stage.pass_(MINUTE)
    views = stage.measures()["views"]
    stage.engine.close()  # without a note of the last two minutes
    stage.open()
    stage.press("note", text="回来了")
    again = stage.pass_(5 * SECOND)
    repeated = [e for e in again if e.ts < START + PAST + 2 * MINUTE and e.src != DESK]
    known = {e.id for e in stage.events[: len(stage.events) - len(again)]}
    assert repeated and {e.id for e in repeated} <= known
    new = [e for e in again if e.kind == "enter" and e.id not in known]
    assert stage.measures()["views"] == (views or 0) + len(new)


def test_what_a_full_disk_refuses_is_handed_in_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = stage.engine.post

    def full(one: Post) -> Future[Answer]:
        if not one.events:
            return post(one)
        failed: Future[Answer] = Future()
        failed.set_exception(LogUnavailable("磁盘满了", "full"))
        return failed

    monkeypatch.setattr(stage.engine, "post", full)
    for _ in range(3):
        with pytest.raises(LogUnavailable):
            stage.pass_(5 * SECOND)
    monkeypatch.setattr(stage.engine, "post", post)
    events = stage.pass_(5 * SECOND)
    assert len([e for e in events if e.kind == "sample.online"]) == 4
    assert len({e.id for e in events}) == len(events)


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[Stage]:
    """A demo made the whole way, its show six minutes old."""
    monkeypatch.setattr(story, "BEFORE_MS", MINUTE)
    told_of: dict[str, int] = {}
    steps = lambda doing, done, total: told_of.__setitem__(doing, done)  # noqa: E731
    prepare.prepare(tmp_path, 7, START + PAST, steps)
    assert set(told_of) == {"写入演示小店", "合成开播以来的分钟"}
    stage = Stage(tmp_path)
    stage.open()
    control.attach(stage.engine)
    yield stage
    control.detach()
    stage.engine.close()


def test_a_demo_nobody_steers_goes_on_by_its_plan_and_says_who_pressed(prepared: Stage) -> None:
    events = prepared.pass_(12 * MINUTE)
    takes = [e for e in events if e.kind == "segment.take"]
    titles = [(e.x or {})["segment"]["title"] for e in takes]
    assert titles == ["主推 A", "主推 B", "互动问答", "利润款"]
    assert {(e.x or {})["by"] for e in events if e.src == DESK} == {"demo"}
    value = rundown.plan_for_run(int(prepared.player.floor.show or 0))
    assert value is not None
    segment = next(one for one in value.segments if str(one.id) == takes[0].ref)
    assert takes[0].x == {**plan.taken(segment, value.rev, 1), "by": "demo"}
    spans = prepared.engine.look(story.ROOM, lambda room: room.fold.timeline.lane["segment"].spans)
    kept = read_room(prepared.folder, story.ROOM).timeline.lane["segment"].spans
    assert kept == spans.result(), "what is shown is what the log will give back, script and all"
    pitches = [(e.product, e.n, (e.x or {})["name"]) for e in events if e.kind == "pitch.start"]
    assert pitches == [("demo-2", 2, "洁面"), ("demo-3", 3, "面霜"), ("demo-4", 4, "水乳")]
    assert [e.product for e in events if e.kind == "pin"] == ["demo-2", "demo-3", "demo-4"]


def test_a_demo_that_is_forgotten_ends_by_itself(
    prepared: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player, "GOES_HOME_MS", 2 * MINUTE)
    events = prepared.pass_(3 * MINUTE)
    last = [(e.kind, e.text, (e.x or {})["by"]) for e in events if e.src == DESK][-2:]
    assert last == [("note", player.GOES_HOME, "demo"), ("show.end", None, "demo")]
    assert kinds(prepared.pass_(HOUR, every=MINUTE)) == {"order.state"}


def test_the_plan_has_nothing_open_that_keeps_it_from_going_live(prepared: Stage) -> None:
    prepared.player.hand_in(prepared.clock.now())
    value = rundown.plan_for_run(int(prepared.player.floor.show or 0))
    assert value is not None
    for segment in value.segments:
        assert segment.duration_ms > 0 and segment.blocks
        for block in segment.blocks:
            assert "{" not in block.shown, f"「{segment.title}」还有没填的空：{block.shown}"
    hard = [one.hard_start for one in value.segments if one.hard_start is not None]
    assert hard == list(range(START + HOUR, START + story.SLOT_MS, HOUR))
