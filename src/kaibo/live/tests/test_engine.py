"""Post in, durable, folded, answered; back after a restart; stopped, not wrong, after a fault."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaibo.live.codec import encode
from kaibo.live.engine import Engine, read_room, rooms
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.install import BadInstall, Install
from kaibo.live.intake import FILE, Block, Limits
from kaibo.live.log import DirectoryOwned
from kaibo.live.room import Post, RoomStopped
from kaibo.live.tests.made import T0, ev, whole
from kaibo.live.tests.posted import Fixed, comment, desk, post

DOOR = Limits()


@pytest.fixture
def clock() -> Fixed:
    return Fixed(T0 + 10_000)


@pytest.fixture
def engine(tmp_path: Path, clock: Fixed) -> Iterator[Engine]:
    made = Engine(tmp_path / "data", clock=lambda room: clock)
    yield made
    made.close()


def test_the_answer_says_what_became_of_every_line(engine: Engine) -> None:
    bad = b'{"id":"x","kind":"comment","ts":"now"}\n'
    body = encode([comment(1), comment(2)]) + bad + encode([comment(1), comment(3)])
    body = body.replace(b'"room":"r",', b"").replace(b'"src":"sim:1",', b"")
    answer = engine.post_bytes("r", "sim:1", [gzip.compress(body)], True, FILE).result(10)
    assert (answer.first_offset, answer.accepted, answer.duplicate, answer.offset) == (0, 3, 1, 4)
    [refused] = answer.quarantined
    assert (refused.line, refused.code) == (3, "bad_field")
    again = engine.post_bytes("r", "sim:1", [body], False, FILE).result(10)
    assert (again.first_offset, again.accepted, again.duplicate, again.offset) == (4, 0, 4, 8)
    assert len(list(engine.partitions[0].log.quarantined("r"))) == 2


def test_of_many_refused_lines_the_first_hundred_are_kept_and_the_rest_is_counted(
    engine: Engine,
) -> None:
    body = b"nonsense\n" * 46_000 + encode([comment(1)]).replace(b'"room":"r",', b"")
    body = body.replace(b'"src":"sim:1",', b"")
    answer = engine.post_bytes("r", "sim:1", [body], False, FILE).result(10)
    assert (answer.accepted, answer.refused, len(answer.quarantined)) == (1, 46_000, 100)
    kept = list(engine.partitions[0].log.quarantined("r"))
    assert [one.line for one in kept] == [*range(1, 101), 0]
    assert (kept[-1].code, kept[-1].raw) == ("more_refused", b"")
    assert kept[-1].text == "同一次发送里还有 45,900 行被拒收，没有逐行保存"


def test_a_source_writes_only_its_own_and_never_for_the_desk(engine: Engine) -> None:
    foreign = [
        ev("comment", 0, who=1, id="a", src="other:1"),
        ev("show.start", 0, id="b", src="", ref="s"),
        ev("comment", 0, who=1, id="d", src=""),
        ev("comment", -500 * 86_400_000, who=1, id="e", src=""),
    ]
    body = encode([*foreign, Event(id="c", kind="comment", room="q", ts=T0)])
    answer = engine.post_bytes("r", "sim:1", [body], False, DOOR).result(10)
    assert answer.accepted == 1
    assert {r.code for r in answer.quarantined} == {
        "other_source",
        "desk_only",
        "too_old",
        "other_room",
    }
    assert any("只能由中控写入" in r.text for r in answer.quarantined)


def test_phone_numbers_do_not_come_in_not_even_with_a_refused_line(engine: Engine) -> None:
    event = comment(1)
    event.text = "打 13800138000"
    post(engine, event)
    bad = b'{"id":"x","kind":"comment","ts":"now","text":"13800138000"}\n'
    engine.post_bytes("r", "sim:1", [bad], False, FILE).result(10)
    log = engine.partitions[0].log
    everything = b"".join(row.body for row in log.read())
    everything += b"".join(q.raw for q in log.quarantined())
    assert b"13800138000" not in everything and "[手机号]".encode() in everything


def test_rooms_do_not_mix_and_all_come_back(tmp_path: Path, clock: Fixed) -> None:
    engine = Engine(tmp_path, clock=lambda room: clock)
    for room, count in (("a", 3), ("b", 5)):
        desk(engine, ev("show.start", 0, ref=f"show-{room}"), room=room)
        clock.time += 1000
        post(engine, *(comment(n, clock.time - T0) for n in range(count)), room=room)
    engine.close()
    assert rooms(tmp_path) == ["a", "b"]
    for room, count in (("a", 3), ("b", 5)):
        fold = read_room(tmp_path, room)
        assert whole(fold).measures["comments"] == count


def test_a_correction_refolds_the_room_and_survives_a_restart(tmp_path: Path, clock: Fixed) -> None:
    engine = Engine(tmp_path, clock=lambda room: clock)
    desk(engine, ev("show.start", 0, ref="s1"), ev("pitch.start", 0, product="a", id="p1"))
    clock.time += 5_000
    post(engine, comment(1, 12_000))
    fix = {"lane": "pitch", "op": "edge", "span": "p1", "edge": "from", "at": T0 + 13_000}
    answer = desk(engine, ev("timeline.fix", 0, x=fix))
    assert answer.accepted == 1
    fold = engine.partitions[0].rooms["r"].fold
    assert fold.timeline.lane["pitch"].spans[0].start == T0 + 13_000
    post(engine, comment(2, 14_000))
    engine.close()
    again = read_room(tmp_path, "r")
    assert again.timeline.lane["pitch"].spans[0].start == T0 + 13_000
    assert whole(again).measures["comments"] == 2


def test_a_fold_that_throws_stops_the_room_keeps_the_log_and_says_so(
    tmp_path: Path, clock: Fixed, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(tmp_path, clock=lambda room: clock)
    desk(engine, ev("show.start", 0, ref="s1"))
    clock.time += 1_000
    post(engine, comment(1, 10_500))
    real = Fold.apply

    def fails(self: Fold, batch: object) -> object:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(Fold, "apply", fails)
    with pytest.raises(RoomStopped, match="直播间 r 的计算出错，已停止接收；日志完好"):
        post(engine, comment(2, 10_600))
    monkeypatch.setattr(Fold, "apply", real)
    with pytest.raises(RoomStopped):
        post(engine, comment(3, 10_700))
    post(engine, comment(9, 10_700), room="another")
    engine.close()
    fold = read_room(tmp_path, "r")
    assert whole(fold).measures["comments"] == 2, "durable before the fault, folded after it"


def test_one_process_owns_the_directory(tmp_path: Path, engine: Engine) -> None:
    with pytest.raises(DirectoryOwned):
        Engine(tmp_path / "data")
    assert post(engine, comment(1)).accepted == 1


def test_a_folder_that_is_no_data_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInstall, match="不是开播的数据目录"):
        read_room(tmp_path, "r")
    assert list(tmp_path.iterdir()) == []


def test_partitions_part_the_rooms_and_all_are_found(tmp_path: Path, clock: Fixed) -> None:
    Install.open(tmp_path, partitions=3)
    engine = Engine(tmp_path, clock=lambda room: clock)
    names = [f"room-{n}" for n in range(12)]
    for name in names:
        assert post(engine, comment(1), room=name).first_offset is not None
    engine.close()
    assert rooms(tmp_path) == sorted(names)
    assert len({Install.open(tmp_path).partition(n) for n in names}) == 3


def test_a_look_is_answered_between_two_batches(engine: Engine) -> None:
    desk(engine, ev("show.start", 0, ref="s1"))
    post(engine, comment(1, 20_000))
    before = engine.partitions[0].log.last_offset()
    assert engine.look("r", lambda room: room.fold.events).result(10) == 2
    assert engine.partitions[0].log.last_offset() == before


def test_looking_does_not_move_the_time_of_a_room(engine: Engine) -> None:
    engine.look("r", lambda room: None).result(10)
    engine.post(Post("r", "sim:1")).result(10)
    past = ev("comment", -50_000, who=1, id="old")
    past.room = past.src = ""
    engine.post(Post("r", "sim:1", events=[past], own_time=True)).result(10)
    assert engine.look("r", lambda room: room.sequencer.last).result(10) == T0 - 50_000


def test_a_look_that_fails_fails_alone(engine: Engine) -> None:
    release = threading.Event()
    gate = engine.look("r", lambda room: release.wait(20))
    # All three wait behind the gate, so they are one group.
    line = encode([Event(id="c1", kind="comment", ts=T0 + 10_000)]).strip()
    events = [Block(1, [line])]
    before, broken = engine.post(Post("r", "sim:1", events)), engine.look("r", lambda room: 1 // 0)
    after = engine.look("r", lambda room: room.fold.events)
    release.set()
    assert gate.result(10) is True
    assert before.result(10).accepted == 1
    with pytest.raises(ZeroDivisionError):
        broken.result(10)
    assert after.result(10) == 1


def test_money_is_counted_in_the_currency_of_the_room(tmp_path: Path, clock: Fixed) -> None:
    def gmv(engine: Engine) -> tuple[int | None, int | None]:
        row = whole(engine.look("r", lambda room: room.fold).result(10)).measures
        return row["gmv"], row["order_lines_other_cur"]

    def order(number: int, cur: str) -> Event:
        x = {"created": clock.time, "paid": clock.time}
        fields = {
            "order": f"o{number}",
            "qty": 1,
            "amount": 900,
            "cur": cur,
            "product": "a",
            "x": x,
        }
        return ev("order.state", 10_000, who=number, **fields)

    def made(cur: str) -> Engine:
        return Engine(tmp_path, lambda room: clock, currency=lambda room: cur)

    engine = made("THB")
    desk(engine, ev("show.start", 0, ref="s1"))
    clock.time += 1
    post(engine, order(1, "THB"), order(2, "CNY"))
    assert gmv(engine) == (900, 1)
    engine.close()
    # A snapshot of another currency is passed over: the log is folded again.
    engine = made("CNY")
    assert gmv(engine) == (900, 1)
    assert engine.look("r", lambda room: room.fold.cur).result(10) == "CNY"
    engine.close()


def test_the_listener_hears_what_was_folded_and_which_of_it_was_new(
    tmp_path: Path, clock: Fixed
) -> None:
    heard: list[tuple[str, list[str], list[str]]] = []
    engine = Engine(
        tmp_path,
        clock=lambda room: clock,
        listener=lambda room, events, fresh: heard.append(
            (room.id, [e.kind for e in events], [e.id for e in fresh])
        ),
    )
    desk(engine, ev("show.start", 0, id="s", ref="s1"))
    post(engine, comment(1), comment(2), comment(1))
    post(engine, comment(2), comment(3))
    engine.close()
    assert heard == [
        ("r", ["show.start"], ["s"]),
        ("r", ["comment"] * 3, ["c1", "c2"]),
        ("r", ["comment"] * 2, ["c3"]),
    ]
