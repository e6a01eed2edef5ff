"""Refused lines are kept to be looked at, and never so many that they fill the disk of a show."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaibo.live.log import CODEC_NDJSON, LogUnavailable, NewRow, Quarantined, SqliteLog
from kaibo.live.log.quarantine import DAY_LINES, DAY_MS, FULL
from kaibo.live.log.schema import Connection, connect

#: A Sunday, 00:00 UTC.
DAY = 20_000 * DAY_MS


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    log = SqliteLog(tmp_path / "log.db")
    yield log
    log.close()


def lines(count: int, at: int = DAY, room: str = "a") -> list[Quarantined]:
    return [Quarantined(at, room, "douyin:s", n, "not_json", "坏行", b"x") for n in range(count)]


def test_a_day_of_a_room_has_room_for_so_many_and_the_last_says_that_it_is_full(
    log: SqliteLog,
) -> None:
    for _ in range(5):
        log.append([], lines(DAY_LINES // 2 - 1))
    log.append([], lines(1, room="b"))
    kept = list(log.quarantined("a"))
    assert len(kept) == DAY_LINES + 1
    assert {one.code for one in kept[:-1]} == {"not_json"}
    assert (kept[-1].code, kept[-1].text, kept[-1].raw) == ("day_full", FULL, b"")
    assert len(list(log.quarantined("b"))) == 1, "another room has its own day"
    log.append([], lines(3, at=DAY + DAY_MS))
    assert len(list(log.quarantined("a"))) == DAY_LINES + 4


def test_a_restart_does_not_begin_the_day_anew(log: SqliteLog, tmp_path: Path) -> None:
    log.append([], lines(DAY_LINES - 1))
    log.close()
    again = SqliteLog(tmp_path / "log.db")
    again.append([], lines(50, at=DAY + DAY_MS - 1))
    assert len(list(again.quarantined("a"))) == DAY_LINES + 1
    again.close()


def test_what_is_older_than_thirty_days_goes_when_a_new_day_begins(log: SqliteLog) -> None:
    log.append([], lines(7))
    log.append([], lines(5, room="b"))
    log.append([], lines(2, at=DAY + 30 * DAY_MS))
    assert len(list(log.quarantined("a"))) == 9, "thirty days are not more than thirty days"
    log.append([], lines(2, at=DAY + 31 * DAY_MS))
    assert [one.at for one in log.quarantined("a")] == [DAY + 30 * DAY_MS] * 2 + [
        DAY + 31 * DAY_MS
    ] * 2
    assert len(list(log.quarantined("b"))) == 5, "each room by its own clock"


def test_lines_that_were_not_written_do_not_count(tmp_path: Path) -> None:
    class Failing:
        """A connection whose commit fails when told to."""

        def __init__(self, real: Connection) -> None:
            self.real, self.fails = real, False

        @property
        def in_transaction(self) -> bool:
            return self.real.in_transaction

        def execute(self, sql: str, parameters: object = (), /) -> object:
            if self.fails and sql == "COMMIT":
                raise sqlite3.OperationalError("database or disk is full")
            return self.real.execute(sql, parameters)  # type: ignore[arg-type]

        def close(self) -> None:
            self.real.close()

    made: list[Failing] = []

    def opened(path: Path) -> Connection:
        made.append(Failing(connect(path)))
        return made[-1]  # type: ignore[return-value]

    log = SqliteLog(tmp_path / "log.db", connect=opened)
    made[-1].fails = True
    row = NewRow("a", DAY, DAY, 1, CODEC_NDJSON, b"{}\n")
    with pytest.raises(LogUnavailable):
        log.append([row], lines(DAY_LINES))
    made[-1].fails = False
    log.append([], lines(DAY_LINES))
    assert {one.code for one in log.quarantined("a")} == {"not_json"}
    assert log.last_offset() == -1
    log.close()
