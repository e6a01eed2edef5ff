"""A correction in a long room is owed: nobody waits for it, and no number is ever left without it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from kaibo.live import engine as engine_module
from kaibo.live import from_log, snapshots
from kaibo.live import room as room_module
from kaibo.live.codec import decode
from kaibo.live.desk import Command, CommandRefused
from kaibo.live.engine import Engine, read_room
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.from_log import count_again, follow
from kaibo.live.install import Install
from kaibo.live.log import LogReader, LogUnavailable
from kaibo.live.measures import LEVELS
from kaibo.live.room import Behind, Post, Room, RoomStopped
from kaibo.live.state import freeze
from kaibo.live.tests.made import T0, ev
from kaibo.live.tests.posted import Fixed, comment, desk, post
from kaibo.live.view import View, shows

EDGE = {"lane": "segment", "op": "edge", "edge": "from"}


class Long:
    """An engine with room "r", in which every correction is owed; `asked`: who was told of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock, self.ids = folder, Fixed(T0), count(1)
        self.asked: list[str] = []
        self.engine = Engine(folder, lambda room: self.clock, recount=self.asked.append)

    def press(self, kind: str, **fields: Any) -> str:
        self.clock.time += 1_000
        event = Event(fields.pop("id", f"k{next(self.ids)}"), kind, **fields)
        self.engine.post(Post("r", "desk", command=Command(event, "user:1"))).result(10)
        return event.id

    def comments(self, many: int) -> None:
        self.clock.time += 1_000
        first = next(self.ids) * 1_000
        post(self.engine, *(comment(n, self.clock.time - T0) for n in range(first, first + many)))

    def room(self) -> Room:
        return self.engine.partitions[0].rooms["r"]

    def in_segment(self, key: str) -> int | None:
        """Comments in the row of a segment, as the room shows them now; None without such a row."""
        return comments_of(self.room().fold, key)

    def counted(self) -> tuple[Fold, int]:
        """What another process makes of the log as it stands now."""
        log = self.engine.partitions[0].log
        return count_again(LogReader(log.path), "r", self.room().key, "CNY")

    def take_over(self, start: tuple[Fold, int]) -> None:
        self.engine.look("r", lambda room: self.engine.take_over(room, start), True).result(10)

    def from_scratch(self) -> Fold:
        """The state of the log as a reader sees it who has nothing else."""
        copy = self.folder.with_name("copy")
        # One may just be stored aside: its part is gone by the time it would be copied.
        shutil.copytree(self.folder, copy, ignore=shutil.ignore_patterns("snapshots"))
        try:
            return read_room(copy, "r")
        finally:
            shutil.rmtree(copy)

    def stored(self) -> list[int]:
        """Offsets of the snapshots on disk."""
        self.engine.storing.wait()
        folder = Install.open(self.folder).snapshot_folder("r")
        return [int(path.stem) for path in snapshots.stored(folder)]


def comments_of(fold: Fold, key: str) -> int | None:
    for show in shows(fold):
        for row in View(fold, show).rows("segment"):
            if row.key == key:
                return row.measures["comments"]
    return None


def all_of(fold: Fold) -> Any:
    """Every number of every show at every level, and every span of every lane."""
    numbers = [
        (show.id, level, row.key, row.measures, row.gauges)
        for show in shows(fold)
        for level in (*LEVELS, "lucky_bag")
        for row in View(fold, show).rows(level)
    ]
    lanes = {name: (lane.spans, lane.taken) for name, lane in fold.latest.lane.items()}
    hosts = {name: (lane.spans, lane.taken) for name, lane in fold.latest.host.lanes.items()}
    presses = [(p.id, p.kind) for p in fold.presses.all]
    counted = (fold.events, fold.duplicates, fold.run_seq)
    return numbers, fold.latest.show.spans, lanes, hosts, presses, counted


@pytest.fixture
def long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Long]:
    monkeypatch.setattr(room_module, "AT_ONCE", 0)
    made = Long(tmp_path / "data")
    yield made
    made.engine.close()


@pytest.fixture
def told(long: Long) -> Long:
    """Segments t1 and t2; two comments in the first, three in the second, after it began."""
    long.press("show.start", ref="s1")
    long.press("segment.take", id="t1", ref="1")
    long.comments(2)
    long.press("segment.take", id="t2", ref="2")
    long.comments(3)
    return long


def fix(long: Long, **x: Any) -> str:
    return long.press("timeline.fix", x={"lane": "segment", "why": "按错了", **x})


def test_a_correction_is_answered_and_shown_at_once_and_counted_when_it_was_counted_aside(
    told: Long,
) -> None:
    assert (told.in_segment("t1"), told.in_segment("t2"), told.asked) == (2, 3, [])
    fix(told, op="drop", span="t2")
    fold = told.room().fold
    assert told.asked == ["r"]
    assert fold.owed is not None and fold.owed.since == told.clock.time
    assert (told.in_segment("t1"), told.in_segment("t2")) == (2, 3)
    assert [span.id for span in fold.latest.lane["segment"].spans] == ["t1"]
    told.comments(1)
    assert told.asked == ["r"], "told once of each correction"
    told.take_over(told.counted())
    fold = told.room().fold
    assert fold.owed is None and fold.timeline.fixes == 1
    assert (told.in_segment("t1"), told.in_segment("t2")) == (2, None)
    assert all_of(fold) == all_of(told.from_scratch())


def test_what_comes_while_it_is_counted_is_added_and_a_correction_among_it_is_owed_again(
    told: Long,
) -> None:
    fix(told, op="drop", span="t2")
    start = told.counted()
    told.comments(4)
    told.press("segment.take", id="t3", ref="3")
    told.comments(5)
    fix(told, **EDGE, span="t3", at=told.clock.time - 2_500)
    assert told.asked == ["r", "r"]
    told.take_over(start)
    assert told.asked == ["r", "r", "r"], "it is counted once more"
    assert (told.in_segment("t2"), told.in_segment("t3")) == (None, 5)
    assert told.room().fold.owed is not None
    told.take_over(told.counted())
    assert told.in_segment("t3") == 9
    assert told.room().fold.owed is None
    assert all_of(told.room().fold) == all_of(told.from_scratch())


def test_presses_are_decided_by_what_was_corrected_though_the_numbers_are_behind(
    told: Long,
) -> None:
    fix(told, op="drop", span="t2")
    with pytest.raises(CommandRefused) as refused:
        fix(told, op="drop", span="t2")
    assert refused.value.code == "unknown_span"
    fix(told, op="restore", span="t2")
    assert [span.id for span in told.room().fold.latest.lane["segment"].spans] == ["t1", "t2"]
    told.take_over(told.counted())
    assert (told.in_segment("t1"), told.in_segment("t2")) == (2, 3)
    assert all_of(told.room().fold) == all_of(told.from_scratch())


def test_what_is_taken_back_meanwhile_is_taken_from_where_it_was_counted(told: Long) -> None:
    [*_, last] = told.engine.partitions[0].log.read(0, "r")
    said = decode(last.body)[0].id
    fix(told, op="drop", span="t2")
    post(told.engine, ev("comment.retract", told.clock.time - T0, ref=said))
    assert (told.in_segment("t2"), told.in_segment("none")) == (2, 0)
    told.take_over(told.counted())
    assert (told.in_segment("t2"), told.in_segment("none")) == (None, 2)
    assert all_of(told.room().fold) == all_of(told.from_scratch())


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_in_whatever_order_the_numbers_are_those_of_the_log(
    seed: int, told: Long
) -> None:
    chance, start = random.Random(seed), None
    acts = ("segment.take", "pitch.start", "pitch.end", "host.on", "host.off", "shift.start", "pin")
    for _ in range(60):
        step = chance.choice(["comments"] * 3 + ["act"] * 3 + ["fix", "fix", "count", "place"])
        if step == "comments":
            told.comments(chance.randint(1, 4))
        elif step == "act":
            fields = {"product": f"p{chance.randint(1, 2)}", "ref": str(chance.randint(1, 3))}
            told.press(chance.choice(acts), **fields)
        elif step == "count":
            start = told.counted()
        elif step == "place" and start is not None:
            told.take_over(start)
            start = None
        else:
            _some_fix(told, chance)
    told.take_over(told.counted())
    fold = told.room().fold
    assert fold.owed is None and fold.timeline.fixes > 0
    assert all_of(fold) == all_of(told.from_scratch())


def _some_fix(told: Long, chance: random.Random) -> None:
    """A correction of any kind of any lane; what the desk refuses is left."""
    name = chance.choice(["segment", "pitch", "shift", "pin"])
    lane = told.room().fold.latest.lane[name]
    spans = [span.id for span in lane.spans] or ["nobody"]
    at = chance.randint(T0 + 1_000, told.clock.time)
    x: dict[str, Any] = {
        "drop": {"span": chance.choice(spans)},
        "restore": {"span": chance.choice([*lane.taken, "nobody"])},
        "edge": {"span": chance.choice(spans), "edge": chance.choice(["from", "to"]), "at": at},
        "add": {"from": at, "to": at + chance.randint(500, 5_000), "key": "put in"},
    }
    op = chance.choice([*x])
    try:
        told.press("timeline.fix", x={"lane": name, "op": op, **x[op], "why": "试"})
    except CommandRefused as refused:
        assert refused.code in ("unknown_span", "not_taken")


def test_a_state_that_owes_is_never_stored_and_a_restart_counts_the_correction(
    told: Long, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "SNAPSHOT_EVENTS", 1)
    told.comments(1)
    before = told.stored()
    assert before
    fix(told, op="drop", span="t2")
    told.comments(7)
    with pytest.raises(ValueError, match="owes"):
        freeze(told.room().fold, told.room().offset)
    told.engine.close()
    assert told.stored() == before
    again = Engine(told.folder, lambda room: told.clock, recount=told.asked.append)
    fold = again.look("r", lambda room: room.fold).result(10)
    assert (fold.owed, comments_of(fold, "t1"), comments_of(fold, "t2")) == (None, 2, None)
    again.close()
    assert max(told.stored(), default=0) <= max(before)


def test_what_was_counted_is_stored_as_soon_as_it_is_in_place(told: Long) -> None:
    fix(told, op="drop", span="t2")
    told.take_over(told.counted())
    assert told.stored()[0] == told.room().offset


def test_a_short_room_is_counted_at_once(told: Long, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room_module, "AT_ONCE", 1_000)
    fix(told, op="drop", span="t2")
    assert (told.in_segment("t2"), told.room().fold.owed, told.asked) == (None, None, [])
    rows = sum(1 for _ in told.engine.partitions[0].log.read(0, "r"))
    monkeypatch.setattr(room_module, "ROWS_AT_ONCE", rows + 1)
    fix(told, op="restore", span="t2")
    assert (told.in_segment("t2"), told.asked) == (3, [])
    fix(told, op="drop", span="t2")
    assert (told.in_segment("t2"), told.asked) == (3, ["r"]), "of few events, but many rows"


def test_without_anybody_beside_it_a_long_room_is_counted_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_module, "AT_ONCE", 0)
    clock = Fixed(T0)
    engine = Engine(tmp_path, lambda room: clock)
    desk(engine, ev("show.start", 0, ref="s1"), ev("segment.take", 0, id="t1"))
    desk(engine, ev("timeline.fix", 1, x={"lane": "segment", "op": "drop", "span": "t1"}))
    fold = engine.look("r", lambda room: room.fold).result(10)
    assert fold.owed is None and fold.timeline.lane["segment"].spans == []
    engine.close()


def test_a_state_that_owes_is_taken_over_only_where_somebody_will_count_it(told: Long) -> None:
    fold, offset = told.counted()
    fix(told, op="drop", span="t2")
    offset = follow(told.engine.partitions[0].log, "r", fold, offset, owe=True)
    assert fold.owed is not None
    told.room().aside = False
    told.take_over((fold, offset))
    assert (told.room().fold.owed, told.in_segment("t2")) == (None, None)


def test_a_log_that_cannot_be_read_leaves_the_room_exactly_as_it_was(
    told: Long, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = told.counted()
    told.comments(4)
    told.comments(2)
    fold, offset = told.room().fold, told.room().offset
    before = all_of(fold)
    real = from_log.read_batches

    def cut(*args: Any) -> Iterator[Any]:
        yield next(real(*args))
        raise LogUnavailable("读不出来", "other")

    with monkeypatch.context() as patch:
        patch.setattr(from_log, "read_batches", cut)
        with pytest.raises(LogUnavailable):
            told.take_over(start)
        with pytest.raises(LogUnavailable):
            told.engine.look("r", lambda room: room.refold()).result(10)
    assert (told.room().fold, told.room().offset) == (fold, offset)
    assert (told.room().broken, all_of(fold)) == (None, before)
    told.comments(1)
    assert all_of(told.room().fold) == all_of(told.from_scratch())


def test_a_state_that_ends_before_the_log_is_not_put_in_place(
    told: Long, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, room = told.counted(), told.room()
    told.comments(4)
    fold = room.fold
    with monkeypatch.context() as patch:
        patch.setattr(from_log, "read_batches", lambda *args: iter(()))
        with pytest.raises(Behind, match="日志只读到第 8 条，已经记到第 12 条"):
            told.take_over(start)
    assert (room.fold, room.offset, room.end) == (fold, 12, 12)


def test_a_gap_between_state_and_log_stops_the_room_with_a_sentence(told: Long) -> None:
    told.room().offset -= 2
    with pytest.raises(RoomStopped, match="日志记到第 8 条，计算只到第 6 条"):
        told.comments(1)
    with pytest.raises(RoomStopped, match="已停止接收"):
        told.comments(1)


def test_a_room_that_stopped_is_counted_again_while_the_engine_runs(
    told: Long, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Fold, batch: object, owe: bool = False) -> None:
        raise ZeroDivisionError("planted")

    with monkeypatch.context() as patch:
        patch.setattr(Fold, "apply", fails)
        with pytest.raises(RoomStopped, match=r"日志第 8 到 9 条，ZeroDivisionError：planted"):
            told.comments(2)
    with pytest.raises(RoomStopped):
        told.engine.look("r", lambda room: None).result(10)
    told.take_over(told.counted())
    assert (told.room().broken, told.in_segment("t2")) == (None, 5)
    told.comments(1)
    assert told.in_segment("t2") == 6
    assert all_of(told.room().fold) == all_of(told.from_scratch())


def test_a_room_that_cannot_be_counted_at_the_start_is_stopped_and_can_be_mended(
    told: Long, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.engine.close()
    for path in snapshots.stored(Install.open(told.folder).snapshot_folder("r")):
        path.unlink()

    def fails(self: Fold, batch: object, owe: bool = False) -> None:
        raise ZeroDivisionError("planted")

    told.engine = Engine(told.folder, lambda room: told.clock)
    with monkeypatch.context() as patch:
        patch.setattr(Fold, "apply", fails)
        for _ in range(2):
            with pytest.raises(RoomStopped, match="启动时，日志第 0 条以后"):
                told.engine.look("r", lambda room: None).result(10)
    told.take_over(told.counted())
    assert told.in_segment("t2") == 3
    told.comments(1)
    assert told.in_segment("t2") == 4


def test_what_a_killed_server_had_counted_and_not_put_in_place_is_cleared_away(
    tmp_path: Path,
) -> None:
    left = tmp_path / "counted" / "tmp1" / "0007.kaibo"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    Engine(tmp_path).close()
    assert not left.exists()
