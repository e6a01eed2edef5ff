"""A disk full, locked or read-only: the log says so in words, loses nothing, and goes on."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

import kaibo.live.log
from kaibo.live.log import (
    CODEC_NDJSON,
    Done,
    GroupCommit,
    LogUnavailable,
    NewRow,
    Quarantined,
    SqliteLog,
    Staged,
    check,
)
from kaibo.live.log.schema import Connection, connect

DISK_CHILD = Path(__file__).with_name("disk_child.py")
OWN_MOUNTS = ["unshare", "--map-root-user", "--mount"]
FULL = (
    "写入日志 {path} 失败：磁盘已满（database or disk is full）。这一批没有记录。"
    "请腾出空间；空间一够，重发即可，不必重启。"
)
LOCKED = (
    "写入日志 {path} 失败：另一个程序正锁着它（database is locked）。这一批没有记录。"
    "请关掉占用它的程序（数据库查看、备份、杀毒）再重发。"
)


def row(body: bytes, recv: int = 1, n: int = 1) -> NewRow:
    return NewRow("a", recv, recv, n, CODEC_NDJSON, body)


def in_a_child(kind: str, folder: Path, prefix: list[str]) -> dict[str, Any]:
    """What `disk_child` reports; its process has the limits and mounts, and takes them with it."""
    source = Path(kaibo.live.log.__file__).parents[3]
    done = subprocess.run(
        [*prefix, sys.executable, str(DISK_CHILD), kind, str(folder)],
        capture_output=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(source)},
    )
    assert done.returncode == 0, done.stderr.decode()
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.fixture(scope="module")
def own_mounts() -> list[str]:
    """The words before a command that give it mounts of its own, where the system permits that."""
    if shutil.which("unshare") is None:
        pytest.skip("没有 unshare：apt install util-linux")
    tried = subprocess.run([*OWN_MOUNTS, "true"], capture_output=True, check=False, timeout=60)
    if tried.returncode != 0:
        pytest.skip(
            "系统不允许挂载临时盘：用 root 运行，或 sysctl kernel.unprivileged_userns_clone=1"
        )
    return OWN_MOUNTS


def assert_refused_then_went_on(report: dict[str, Any]) -> None:
    assert report["before"] > 10
    assert report["after"] == 5
    assert report["kept_while_full"]
    assert report["kept"]
    assert report["offsets_contiguous"]
    assert report["problems"] == []


def test_a_full_disk_is_said_in_words_and_nothing_is_lost_or_skipped(
    tmp_path: Path, own_mounts: list[str]
) -> None:
    report = in_a_child("small", tmp_path, own_mounts)
    sentence = FULL.format(path=tmp_path / "log.db")
    assert report["first"] == {"code": "full", "sentence": sentence}
    assert report["second"] == {"code": "full", "sentence": sentence}
    assert_refused_then_went_on(report)


@pytest.mark.skipif(os.name != "posix", reason="这个系统没有 RLIMIT_FSIZE")
def test_a_disk_that_refuses_to_let_files_grow_is_said_in_words(tmp_path: Path) -> None:
    report = in_a_child("limit", tmp_path, [])
    for said in (report["first"], report["second"]):
        assert said["code"] == "io"
        assert said["sentence"] == (
            f"写入日志 {tmp_path / 'log.db'} 失败：磁盘读写出错（disk I/O error）。"
            "这一批没有记录。请检查磁盘和连接（空间、配额、网络盘是否掉线），好了再重发。"
        )
    assert_refused_then_went_on(report)


def test_a_full_log_takes_no_part_of_a_batch(tmp_path: Path) -> None:
    """The same error at an exact place, by SQLite's own limit on pages."""
    made: list[Connection] = []

    def bounded(path: Path) -> Connection:
        made.append(connect(path))
        made[0].execute("PRAGMA max_page_count = 40")
        return made[0]

    log = SqliteLog(tmp_path / "log.db", connect=bounded)
    log.append([row(b"kept")], [Quarantined(1, "a", "test", 1, "code", "text", b"raw")])
    with pytest.raises(LogUnavailable) as refused:
        log.append([row(b"small"), row(bytes(200_000))])
    assert refused.value.code == "full"
    assert str(refused.value) == FULL.format(path=log.path)
    assert [found.body for found in log.read()] == [b"kept"]
    made[0].execute("PRAGMA max_page_count = 1000")
    assert log.append([row(b"small"), row(bytes(200_000))]) == [1, 2]
    assert len(made) == 1  # the connection was good all the time
    log.close()
    assert check(log.path) == []


@pytest.fixture
def locker(tmp_path: Path) -> Iterator["Locker"]:
    locker = Locker(tmp_path / "log.db")
    yield locker
    locker.release()


class Locker:
    """Another process that holds the log's write lock until it is told to let go."""

    program = (
        "import sqlite3, sys\n"
        "hand = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "hand.execute('BEGIN IMMEDIATE')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
        "hand.execute('ROLLBACK')\n"
    )

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: subprocess.Popen[str] | None = None

    def hold(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", self.program, str(self._path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "held\n"

    def release(self) -> None:
        if self._process is not None:
            self._process.communicate(timeout=60)
            self._process = None


def test_a_log_locked_by_another_process_refuses_then_goes_on(
    tmp_path: Path, locker: Locker
) -> None:
    log = SqliteLog(tmp_path / "log.db", busy_ms=100)
    log.append([row(b"before")])
    locker.hold()
    for _ in range(2):
        with pytest.raises(LogUnavailable) as refused:
            log.append([row(b"refused")])
        assert refused.value.code == "locked"
        assert str(refused.value) == LOCKED.format(path=log.path)
    assert [found.body for found in log.read()] == [b"before"]  # reading is not locked out
    locker.release()
    assert log.append([row(b"after")]) == [1]
    assert [found.body for found in log.read()] == [b"before", b"after"]
    log.close()


class Work:
    room = "a"
    size = 1
    needs_state = False


class Plain:
    def prepare(self, work: Work) -> Staged:
        return Staged([row(b"work")])

    def committed(self, room: str, done: Sequence[Done[Work]]) -> list[int]:
        return [item.offsets[0] for item in done]


def test_a_lock_taken_in_mid_show_is_waited_for_a_bounded_time(
    tmp_path: Path, locker: Locker
) -> None:
    log = SqliteLog(tmp_path / "log.db", busy_ms=100)
    writer: GroupCommit[Work, int] = GroupCommit(log, Plain())
    locker.hold()
    futures: list[Future[int]] = [writer.submit(Work()) for _ in range(3)]
    for future in futures:
        refused = future.exception(timeout=30)  # it does come: nobody waits for the lock forever
        assert isinstance(refused, LogUnavailable)
        assert str(refused) == LOCKED.format(path=log.path)
    locker.release()
    assert writer.submit(Work()).result(timeout=30) == 0
    writer.close()


def test_a_start_does_not_fail_because_a_backup_holds_the_lock(
    tmp_path: Path, locker: Locker
) -> None:
    SqliteLog(tmp_path / "log.db").close()
    locker.hold()
    log = SqliteLog(tmp_path / "log.db", busy_ms=100)
    locker.release()
    assert log.append([row(b"after")]) == [0]
    log.close()


def test_a_readonly_disk_is_refused_at_the_start(tmp_path: Path, own_mounts: list[str]) -> None:
    report = in_a_child("readonly", tmp_path, own_mounts)
    for name in ("log", "new"):
        assert report[name] == {
            "code": "readonly",
            "sentence": (
                f"打开日志 {tmp_path / name}.db 失败：文件打不开（unable to open database file）。"
                "请确认所在文件夹存在、磁盘已挂载，并且运行开播的用户可以写。"
            ),
        }
    assert report["names"] == ["log.db"]


def test_a_missing_folder_is_refused_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "not mounted" / "log.db"
    with pytest.raises(LogUnavailable) as refused:
        SqliteLog(path)
    assert refused.value.code == "readonly"
    assert str(refused.value).startswith(f"打开日志 {path} 失败：文件打不开")
    assert not path.parent.exists()
