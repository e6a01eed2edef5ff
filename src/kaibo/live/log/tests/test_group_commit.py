"""The writer thread: what it answers is durable and folded; one sender's fault stays its own."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from pathlib import Path

import pytest

from kaibo.live.log import (
    CODEC_NDJSON,
    Done,
    GroupCommit,
    LogReader,
    LogUnavailable,
    NewRow,
    Quarantined,
    QueueFull,
    SqliteLog,
    Staged,
    check,
)
from kaibo.live.log.schema import Connection, Cursor, connect


@dataclass(frozen=True)
class Batch:
    name: str
    room: str = "a"
    size: int = 10
    needs_state: bool = False


class Engine:
    """A sequencer that keeps what it folded, and can be held up, or told to fail, by name."""

    def __init__(self, path: Path) -> None:
        self.reader = LogReader(path)
        self.folded: list[str] = []
        self.groups: list[list[str]] = []
        self.seen_by: dict[str, list[str]] = {}
        self.futures: dict[str, Future[str]] = {}
        self.at_gate = threading.Event()
        self.gate = threading.Event()

    def prepare(self, work: Batch) -> Staged:
        if work.name == "gate":
            self.at_gate.set()
            assert self.gate.wait(30)
        self.seen_by[work.name] = list(self.folded)
        if work.name == "refused":
            raise ValueError("no such command")
        if work.name == "nothing to write":
            return Staged(carry="as before")
        room = "\ud800" if work.name == "unwritable" else work.room
        line = Quarantined(1, work.room, "test", 1, "code", work.name, b"")
        row = NewRow(room, 1, 1, 2, CODEC_NDJSON, work.name.encode())
        return Staged([row], [line] if work.name == "quarantined" else [])

    def committed(self, room: str, done: Sequence[Done[Batch]]) -> list[str]:
        names = [item.work.name for item in done]
        self.groups.append(names)
        durable = [row.body.decode() for row in self.reader.read()]
        for item in done:
            assert not item.staged.rows or item.work.name in durable
            assert item.work.name not in self.futures or not self.futures[item.work.name].done()
        if "fold throws" in names:
            raise ZeroDivisionError("room stopped")
        self.folded += names
        if "one answer short" in names:
            return []
        return [f"{item.work.name} at {item.offsets} {item.staged.carry}" for item in done]


class Spy:
    """The real connection, counting its commits."""

    def __init__(self, path: Path) -> None:
        self.inner = connect(path)
        self.commits = 0

    @property
    def in_transaction(self) -> bool:
        return self.inner.in_transaction

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> Cursor:
        self.commits += sql == "COMMIT"
        return self.inner.execute(sql, parameters)

    def close(self) -> None:
        self.inner.close()


@dataclass
class Desk:
    """One log, its writer thread, and the engine behind it."""

    engine: Engine
    writer: GroupCommit[Batch, str]
    spies: list[Spy]
    path: Path

    def submit(self, *works: Batch) -> list[Future[str]]:
        for work in works:
            self.engine.futures[work.name] = self.writer.submit(work)
        return [self.engine.futures[work.name] for work in works]

    def together(self, *works: Batch) -> list[Future[str]]:
        """Submit all of them while the thread is busy with something else."""
        self.submit(Batch("gate", room="gate", size=0))
        assert self.engine.at_gate.wait(30)
        futures = self.submit(*works)
        self.engine.gate.set()
        wait(futures, timeout=30)
        return futures

    def bodies(self) -> list[str]:
        return [row.body.decode() for row in self.engine.reader.read() if row.room != "gate"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    spies: list[Spy] = []

    def spy(path: Path) -> Connection:
        spies.append(Spy(path))
        return spies[-1]

    path = tmp_path / "log.db"
    log = SqliteLog(path, connect=spy, busy_ms=50)
    engine = Engine(path)
    desk = Desk(engine, GroupCommit(log, engine, queue_bytes=10_000_000), spies, path)
    yield desk
    engine.gate.set()
    desk.writer.close()
    assert check(path) == []


def test_an_answer_comes_after_the_commit_and_the_fold(desk: Desk) -> None:
    (future,) = desk.submit(Batch("one"))
    assert future.result(timeout=30) == "one at [0] None"  # the engine has looked into the file
    assert desk.engine.folded == ["one"]


def test_all_that_waits_shares_one_commit_and_keeps_its_order(desk: Desk) -> None:
    before = desk.spies[0].commits
    futures = desk.together(*[Batch(str(i), room="ab"[i % 2]) for i in range(20)])
    assert desk.spies[0].commits == before + 2  # the gate's, and one for the twenty
    assert [future.result() for future in futures] == [
        f"{i} at [{2 + 2 * i}] None" for i in range(20)
    ]
    assert desk.engine.groups[1:] == [
        [str(i) for i in range(0, 20, 2)],
        [str(i) for i in range(1, 20, 2)],
    ]


def test_a_group_has_at_most_256_works_and_4_mib(desk: Desk) -> None:
    desk.together(*[Batch(str(i)) for i in range(300)])
    assert [len(group) for group in desk.engine.groups] == [1, 256, 44]
    desk.engine.at_gate.clear()
    desk.engine.gate.clear()
    desk.together(*[Batch(f"big {i}", size=2**20) for i in range(5)], Batch("last", size=9 * 2**19))
    assert [len(group) for group in desk.engine.groups[3:]] == [1, 4, 1, 1]


def test_a_work_refused_in_prepare_fails_alone_and_leaves_nothing(desk: Desk) -> None:
    good, bad, also_good = desk.together(Batch("good"), Batch("refused"), Batch("also good"))
    assert [good.result(), also_good.result()] == ["good at [2] None", "also good at [4] None"]
    assert isinstance(bad.exception(), ValueError)
    assert desk.bodies() == ["good", "also good"]


def test_a_row_that_cannot_be_written_fails_alone(desk: Desk) -> None:
    good, bad, also_good = desk.together(Batch("good"), Batch("unwritable"), Batch("also good"))
    assert [good.result(), also_good.result()] == ["good at [2] None", "also good at [4] None"]
    assert isinstance(bad.exception(), UnicodeEncodeError)
    assert desk.bodies() == ["good", "also good"]


def test_a_failed_commit_fails_the_whole_group_and_folds_nothing(desk: Desk) -> None:
    hand = sqlite3.connect(desk.path, isolation_level=None)
    hand.execute("BEGIN IMMEDIATE")
    futures = desk.submit(Batch("one"), Batch("two", room="b"))
    for future in futures:
        refused = future.exception(timeout=30)
        assert isinstance(refused, LogUnavailable)
        assert refused.code == "locked"
    assert (desk.engine.folded, desk.bodies()) == ([], [])
    hand.execute("ROLLBACK")
    hand.close()
    assert desk.submit(Batch("again"))[0].result(timeout=30) == "again at [0] None"


def test_a_fold_that_throws_fails_its_room_keeps_its_rows_and_spares_the_others(desk: Desk) -> None:
    bad, same_room, other = desk.together(
        Batch("fold throws"), Batch("same room"), Batch("other", room="b")
    )
    assert isinstance(bad.exception(), ZeroDivisionError)
    assert isinstance(same_room.exception(), ZeroDivisionError)
    assert other.result() == "other at [6] None"
    assert desk.bodies() == ["fold throws", "same room", "other"]
    assert desk.engine.folded == ["gate", "other"]


def test_an_engine_that_forgets_an_answer_fails_the_room_and_not_the_thread(desk: Desk) -> None:
    short, other = desk.together(Batch("one answer short"), Batch("other", room="b"))
    assert isinstance(short.exception(), ValueError)
    assert other.result() == "other at [4] None"


def test_a_work_that_decides_on_state_sees_everything_before_it_folded(desk: Desk) -> None:
    desk.together(
        Batch("a1"),
        Batch("b1", room="b"),
        Batch("take", needs_state=True),
        Batch("a2"),
        Batch("second take", needs_state=True),
        Batch("b take", room="b", needs_state=True),
    )
    seen = desk.engine.seen_by
    assert seen["take"] == ["gate", "a1", "b1"]
    assert seen["a2"] == ["gate", "a1", "b1"]  # shares the take's group: it decides on nothing
    assert seen["second take"] == ["gate", "a1", "b1", "take", "a2"]
    assert seen["b take"] == ["gate", "a1", "b1", "take", "a2"]  # no need to wait for another room


def test_a_work_without_rows_is_answered_without_a_commit(desk: Desk) -> None:
    before = desk.spies[0].commits
    (future,) = desk.submit(Batch("nothing to write"))
    assert future.result(timeout=30) == "nothing to write at [] as before"
    assert desk.spies[0].commits == before


def test_refused_lines_are_written_with_their_batch(desk: Desk) -> None:
    desk.submit(Batch("quarantined"))[0].result(timeout=30)
    assert [line.text for line in desk.engine.reader.quarantined()] == ["quarantined"]


def test_a_full_queue_refuses_and_says_when_to_come_again(desk: Desk) -> None:
    desk.submit(Batch("gate", room="gate", size=4_000_000))
    assert desk.engine.at_gate.wait(30)
    (waiting,) = desk.submit(Batch("waiting", size=6_000_000))
    with pytest.raises(QueueFull) as refused:
        desk.writer.submit(Batch("one too many", size=1))
    assert 1 <= refused.value.retry_after <= 30
    assert str(refused.value) == (
        "磁盘跟不上：已有 9.5 MiB 在排队等待写入，这一批没有记录。"
        f"请 {refused.value.retry_after} 秒后重发。"
    )
    desk.engine.gate.set()
    waiting.result(timeout=30)
    desk.submit(Batch("one too many", size=1))[0].result(timeout=30)
    assert desk.bodies() == ["waiting", "one too many"]


def test_a_work_bigger_than_the_queue_is_taken_when_none_waits(desk: Desk) -> None:
    assert desk.submit(Batch("huge", size=64 * 2**20))[0].result(timeout=30) == "huge at [0] None"


def test_a_caller_that_gave_up_before_its_turn_is_not_written(desk: Desk) -> None:
    (gate,) = desk.submit(Batch("gate", room="gate"))
    assert desk.engine.at_gate.wait(30)
    gone, stays = desk.submit(Batch("gone"), Batch("stays"))
    assert gone.cancel()
    assert not gate.cancel()  # under way: it will be written, so it is answered
    desk.engine.gate.set()
    assert stays.result(timeout=30) == "stays at [2] None"
    assert gate.result() == "gate at [0] None"
    assert desk.bodies() == ["stays"]


def test_closing_finishes_what_waits_and_refuses_what_comes(desk: Desk) -> None:
    desk.submit(Batch("gate", room="gate"))
    assert desk.engine.at_gate.wait(30)
    futures = desk.submit(*[Batch(str(i)) for i in range(10)])
    closing = threading.Thread(target=desk.writer.close)
    closing.start()
    desk.engine.gate.set()
    closing.join(30)
    assert [future.result() for future in futures] == [
        f"{i} at [{2 + 2 * i}] None" for i in range(10)
    ]
    with pytest.raises(LogUnavailable, match="已关闭，这一批没有记录。"):
        desk.writer.submit(Batch("late"))
    desk.writer.close()
    assert not desk.path.with_name("log.db-wal").exists()  # moved into the file: closed for good
