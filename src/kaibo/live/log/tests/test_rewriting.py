"""Words taken out of the log: the rows stay where they are, and killed midway it goes on later."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kaibo.live.log import CODEC_NDJSON, LogCorrupt, LogReader, NewRow, Row, SqliteLog, check
from kaibo.live.log.rewriting import AT_ONCE, rewrite

MANY = 20 * AT_ONCE
BEFORE, AFTER = b'{"text":"secret"}\n', b'{"text":"gone"}\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "log.db"
    log = SqliteLog(path)
    log.append([NewRow("a", at, at, 2, CODEC_NDJSON, BEFORE) for at in range(MANY)])
    log.close()
    return path


def rows(path: Path) -> list[Row]:
    return list(LogReader(path).read())


def test_a_body_is_another_and_the_row_is_the_same(path: Path) -> None:
    was = rows(path)
    assert rewrite(path, [(was[3], AFTER), (was[9], AFTER)]) == 2
    assert rows(path) == [
        replace(row, body=AFTER) if number in (3, 9) else row for number, row in enumerate(was)
    ]
    assert check(path) == []


def test_the_writer_goes_on_and_the_log_is_closed_to_everybody_else_again(path: Path) -> None:
    log = SqliteLog(path)
    rewrite(path, [(rows(path)[0], AFTER)])
    assert log.append([NewRow("a", MANY, MANY, 1, CODEC_NDJSON, b"{}\n")]) == [2 * MANY]
    log.close()
    with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute("UPDATE log SET body = x'00' WHERE offset = 0")
    assert check(path) == []


def test_what_was_taken_out_is_in_no_file_any_more(path: Path) -> None:
    log = SqliteLog(path)
    rewrite(path, [(row, AFTER) for row in rows(path)])
    log.close()
    left = b"".join(one.read_bytes() for one in path.parent.iterdir())
    assert b"gone" in left and b"secret" not in left


def test_a_row_that_is_another_by_now_is_refused_and_nothing_has_changed(path: Path) -> None:
    was = rows(path)
    with pytest.raises(LogCorrupt):
        rewrite(path, [(was[0], AFTER), (replace(was[1], body=b"other"), AFTER)])
    assert rows(path) == was


_KILLED = """
import sys
from kaibo.live.log import LogReader
from kaibo.live.log.rewriting import rewrite
path, after = sys.argv[1], sys.argv[2].encode()
rows = list(LogReader(path).read())
def slowly():
    for number, row in enumerate(rows):
        if number == 10 * 64 + 5:
            print("half", flush=True)
            sys.stdin.read()
        yield row, after
rewrite(path, slowly())
"""


def test_killed_midway_the_log_is_sound_and_doing_it_again_ends_it(path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(path), AFTER.decode()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stdout.readline() == b"half\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    bodies = [row.body for row in rows(path)]
    assert bodies == [AFTER] * (10 * AT_ONCE) + [BEFORE] * (10 * AT_ONCE)
    assert check(path) == []
    left = [(row, AFTER) for row in rows(path) if row.body == BEFORE]
    assert rewrite(path, left) == 10 * AT_ONCE
    assert {row.body for row in rows(path)} == {AFTER}
    assert check(path) == []
