"""A state on disk is whole or passed over, and storing it holds up nobody."""

from __future__ import annotations

import io
import threading
import zlib
from pathlib import Path

import numpy as np
import pytest

from kaibo.live import engine as engine_module
from kaibo.live import snapshots
from kaibo.live.engine import Engine, read_room
from kaibo.live.frozen import HEAD, SnapshotMismatch
from kaibo.live.install import Install
from kaibo.live.state import Frozen, freeze, load
from kaibo.live.tests.made import T0, ev, whole
from kaibo.live.tests.posted import Fixed, comment, desk, post


@pytest.fixture
def clock() -> Fixed:
    return Fixed(T0 + 10_000)


def with_comments(folder: Path, clock: Fixed, count: int) -> None:
    engine = Engine(folder, clock=lambda room: clock)
    desk(engine, ev("show.start", 0, ref="s1"))
    clock.time += 1000
    for number in range(count):
        post(engine, comment(number, clock.time - T0))
    engine.close()


def test_a_bad_snapshot_is_passed_over_and_the_log_read(tmp_path: Path, clock: Fixed) -> None:
    with_comments(tmp_path, clock, 5)
    [snapshot] = snapshots.stored(Install.open(tmp_path).snapshot_folder("r"))
    data = bytearray(snapshot.read_bytes())
    data[len(data) // 2] ^= 1
    snapshot.write_bytes(bytes(data))
    assert whole(read_room(tmp_path, "r")).measures["comments"] == 5
    snapshot.write_bytes(b"")
    assert whole(read_room(tmp_path, "r")).measures["comments"] == 5


def test_a_snapshot_of_an_earlier_form_is_passed_over(tmp_path: Path, clock: Fixed) -> None:
    with_comments(tmp_path, clock, 5)
    install = Install.open(tmp_path)
    [snapshot] = snapshots.stored(install.snapshot_folder("r"))
    data, key = snapshot.read_bytes(), install.room_key("r")
    assert load(data, key)[0].events == 6
    with pytest.raises(SnapshotMismatch, match="快照属于另一个版本"):
        load(b"KAIBO1" + data[6:], key)
    snapshot.write_bytes(b"KAIBO1" + data[6:])
    assert snapshots.newest(snapshot.parent, key, 99) is None
    assert whole(read_room(tmp_path, "r")).measures["comments"] == 5


def test_a_snapshot_ahead_of_its_log_is_passed_over(tmp_path: Path, clock: Fixed) -> None:
    with_comments(tmp_path / "a", clock, 9)
    with_comments(tmp_path / "b", clock, 3)
    ahead = Install.open(tmp_path / "a").snapshot_folder("r")
    target = Install.open(tmp_path / "b").snapshot_folder("r")
    [stored] = snapshots.stored(ahead)
    (target / stored.name).write_bytes(stored.read_bytes())
    assert whole(read_room(tmp_path / "b", "r")).measures["comments"] == 3


def test_a_room_goes_on_while_its_state_is_stored(
    tmp_path: Path, clock: Fixed, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_disk, stored = threading.Event(), []

    def write(folder: Path, state: Frozen) -> Path:
        assert slow_disk.wait(10)
        stored.append(state.offset)
        return real(folder, state)

    real = snapshots.write
    monkeypatch.setattr(snapshots, "write", write)
    monkeypatch.setattr(engine_module, "SNAPSHOT_EVENTS", 3)
    engine = Engine(tmp_path, clock=lambda room: clock)
    desk(engine, ev("show.start", 0, ref="s1"))
    clock.time += 1000
    for number in range(7):
        post(engine, comment(number, clock.time - T0))  # answered, though the disk hangs
    assert not stored
    slow_disk.set()
    engine.storing.wait()
    assert stored == [3], "the second was put off while the first was under way"
    post(engine, comment(7, clock.time - T0))
    engine.storing.wait()
    assert stored == [3, 9]
    engine.close()
    # The first is of the events before it, not of what came while it was being written.
    install = Install.open(tmp_path)
    first = snapshots.newest(install.snapshot_folder("r"), install.room_key("r"), 4)
    assert first is not None and first[1] == 3 and whole(first[0]).measures["comments"] == 2
    assert whole(read_room(tmp_path, "r")).measures["comments"] == 8


def test_a_state_is_apart_from_the_fold_it_was_taken_of(tmp_path: Path, clock: Fixed) -> None:
    engine = Engine(tmp_path, clock=lambda room: clock)
    desk(engine, ev("show.start", 0, ref="s1"))
    clock.time += 1000
    post(engine, comment(1, clock.time - T0))
    state = engine.look("r", lambda room: freeze(room.fold, room.offset)).result(10)
    for number in range(2, 2_000):
        post(engine, comment(number, clock.time - T0))
    fold, offset = load(state.packed(), Install.open(tmp_path).room_key("r"))
    assert (offset, fold.events, whole(fold).measures["comments"]) == (2, 2, 1)
    engine.close()


class Harmful:
    """What a pickle of it does when it is read: leave a file behind."""

    def __init__(self, at: Path) -> None:
        self.at = at

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.at,)


def test_a_snapshot_that_would_run_something_is_passed_over(tmp_path: Path, clock: Fixed) -> None:
    with_comments(tmp_path / "data", clock, 5)
    [snapshot] = snapshots.stored(Install.open(tmp_path / "data").snapshot_folder("r"))
    harmful = np.array([Harmful(tmp_path / "harmed")], object)
    with np.load(io.BytesIO(snapshot.read_bytes()[HEAD.size :])) as stored:
        arrays = {**stored, "meta": harmful}
    body = io.BytesIO()
    np.savez(body, allow_pickle=True, **arrays)
    head = list(HEAD.unpack_from(snapshot.read_bytes()))
    head[-1] = zlib.crc32(body.getvalue())
    snapshot.write_bytes(HEAD.pack(*head) + body.getvalue())
    assert whole(read_room(tmp_path / "data", "r")).measures["comments"] == 5
    assert not (tmp_path / "harmed").exists()
