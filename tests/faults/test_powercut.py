"""Nothing acknowledged is lost when the power fails: 200 cuts, and three ways to see this fail."""

import random
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kaibo.live.log import CODEC_NDJSON, LogReader, LogUnavailable, NewRow, SqliteLog, check

pytest.importorskip("apsw", reason="缺少 powercut：python3 run.py setup")

from .failing_disk import Disk, File
from .powercut import PowerCutConnection, PowerCutVFS, Rows
from .stories import SEED, cuts, one_by_one_with_failing_syncs, through_the_writer

pytestmark = pytest.mark.powercut


@pytest.fixture(scope="module")
def power() -> PowerCutVFS:
    return PowerCutVFS()


def test_two_hundred_power_cuts_lose_nothing_acknowledged(
    power: PowerCutVFS, tmp_path: Path
) -> None:
    outcome = cuts(power, tmp_path, stories=50, cuts_each=4)
    assert outcome.broken == {}
    # It was a test: much had been acknowledged, and the power failed in every phase.
    assert outcome.failed_in.total() == 200
    assert outcome.acked > 1_000
    assert outcome.failed_in.keys() >= {
        "write log.db-wal",  # a commit
        "sync log.db-wal",
        "write log.db",  # a checkpoint
        "sync log.db",
    }


def test_power_cuts_under_group_commit_lose_nothing_acknowledged(
    power: PowerCutVFS, tmp_path: Path
) -> None:
    outcome = cuts(power, tmp_path, stories=20, cuts_each=2, feed=through_the_writer)
    assert outcome.broken == {}
    assert outcome.acked > 100


def test_power_cuts_on_a_disk_whose_syncs_sometimes_fail_lose_nothing_acknowledged(
    power: PowerCutVFS, tmp_path: Path
) -> None:
    outcome = cuts(power, tmp_path, stories=20, cuts_each=2, feed=one_by_one_with_failing_syncs)
    assert outcome.broken == {}
    assert outcome.acked > 100


def only_normal(sql: str) -> str:
    return sql.replace("synchronous = FULL", "synchronous = NORMAL")


def test_the_same_cuts_do_lose_rows_with_synchronous_normal(
    power: PowerCutVFS, tmp_path: Path
) -> None:
    outcome = cuts(
        power,
        tmp_path,
        stories=100,
        cuts_each=1,
        connect=lambda path: PowerCutConnection(path, only_normal),
    )
    assert outcome.lost


class CommitsLate(PowerCutConnection):
    """Lets each COMMIT wait until the next BEGIN: the log then answers before it is durable."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._owed = False

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Rows:
        if sql == "COMMIT":
            self._owed = True
            sql = "SELECT 1"
        elif sql.startswith("BEGIN") and self._owed:
            self._owed = False
            super().execute("COMMIT")
        return super().execute(sql, parameters)


def test_the_same_cuts_do_lose_rows_acknowledged_before_commit(
    power: PowerCutVFS, tmp_path: Path
) -> None:
    outcome = cuts(power, tmp_path, stories=40, cuts_each=1, connect=CommitsLate)
    assert outcome.lost


def test_a_disk_that_ignores_syncs_is_caught(
    power: PowerCutVFS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(File, "sync", lambda file: None)
    outcome = cuts(power, tmp_path, stories=40, cuts_each=1)
    assert outcome.lost


def row(body: bytes) -> NewRow:
    return NewRow("a", 1, 1, 1, CODEC_NDJSON, body)


def refused_for_the_disk(log: SqliteLog, body: bytes) -> None:
    with pytest.raises(LogUnavailable) as refused:
        log.append([row(body)])
    assert refused.value.code == "io"


def what_the_disk_holds(disk: Disk, folder: Path) -> list[bytes]:
    for name, file in disk.names.items():
        (folder / name).write_bytes(file.cached)
    assert check(folder / "log.db") == []
    return [found.body for found in LogReader(folder / "log.db").read()]


@pytest.mark.parametrize("failing", [1, 2, 5])
def test_the_log_goes_on_by_itself_when_syncs_failed_and_work_again(
    power: PowerCutVFS, tmp_path: Path, failing: int
) -> None:
    disk = Disk(random.Random(SEED), 10**9, {})
    log = SqliteLog(power.insert(disk) / "log.db", connect=PowerCutConnection)
    assert log.append([row(b"before")]) == [0]
    disk.sync_errors = failing
    for i in range(failing):
        refused_for_the_disk(log, b"refused %d" % i)
    assert log.append([row(b"after")]) == [1]
    log.close()
    assert what_the_disk_holds(disk, tmp_path) == [b"before", b"after"]


def test_a_refused_batch_that_comes_back_stops_the_writer_and_is_read_at_the_next_start(
    power: PowerCutVFS, tmp_path: Path
) -> None:
    disk = Disk(random.Random(SEED), 10**9, {})
    path = power.insert(disk) / "log.db"
    log = SqliteLog(path, connect=PowerCutConnection)
    log.append([row(b"before")])
    disk.sync_errors = 1
    refused_for_the_disk(log, b"refused, yet all of it is in the WAL")
    # Now the connection breaks too, and cannot put its WAL in order before it is given up.
    disk.write_errors = disk.sync_errors = 1
    refused_for_the_disk(log, b"refused")
    with pytest.raises(LogUnavailable) as refused:
        log.append([row(b"after")])
    assert refused.value.code == "diverged"
    assert str(refused.value) == (
        f"日志 {path} 在运行中被改动：下一个偏移应为 1，文件里却是 2。这一批没有记录。"
        "请重启服务，重启会从日志重新算起。"
    )
    log.close()
    again = SqliteLog(path, connect=PowerCutConnection)
    assert again.append([row(b"after")]) == [2]
    again.close()
    assert what_the_disk_holds(disk, tmp_path) == [
        b"before",
        b"refused, yet all of it is in the WAL",
        b"after",
    ]


def test_a_disk_that_is_away_for_a_while_is_opened_again_by_itself(
    power: PowerCutVFS, tmp_path: Path
) -> None:
    disk = Disk(random.Random(SEED), 10**9, {})
    path = power.insert(disk) / "log.db"
    away = False

    def connect(path: Path) -> PowerCutConnection:
        if away:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = 14
            raise error
        return PowerCutConnection(path)

    log = SqliteLog(path, connect=connect)
    log.append([row(b"before")])
    disk.write_errors = 1
    refused_for_the_disk(log, b"refused: the disk has gone")
    away = True
    for _ in range(2):
        with pytest.raises(LogUnavailable) as refused:
            log.append([row(b"refused: it is still gone")])
        assert refused.value.code == "readonly"
        assert str(refused.value) == (
            f"打开日志 {path} 失败：文件打不开（unable to open database file）。"
            "请确认所在文件夹存在、磁盘已挂载，并且运行开播的用户可以写。这一批没有记录。"
        )
    away = False
    assert log.append([row(b"after")]) == [1]
    log.close()
    assert what_the_disk_holds(disk, tmp_path) == [b"before", b"after"]
