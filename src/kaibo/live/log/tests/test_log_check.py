"""`check` finds each kind of damage, says where it is, and finds nothing in a sound log."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kaibo.live.log import CODEC_NDJSON, NewRow, SqliteLog, check
from kaibo.live.log.rows import checksum


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three rows of two events each, of one room, received at 10, 20 and 30."""
    path = tmp_path / "log.db"
    log = SqliteLog(path)
    log.append([NewRow("a", recv, recv, 2, CODEC_NDJSON, b"body") for recv in (10, 20, 30)])
    log.close()
    return path


def tamper(path: Path, statement: str) -> None:
    """Change the file behind the log's back, past its triggers and constraints."""
    hand = sqlite3.connect(path, isolation_level=None)
    hand.create_function("row_crc", 7, lambda *row: checksum(row[:6], row[6]))
    hand.execute("PRAGMA ignore_check_constraints = ON")
    triggers = hand.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        hand.execute(f"DROP TRIGGER {name}")
    hand.execute(statement)
    for _, sql in triggers:
        hand.execute(sql)
    hand.close()


CRC = "crc32 = row_crc(offset, room, {recv_first}, {recv_last}, {n}, {codec}, body)"


def change(**columns: int) -> str:
    """An UPDATE of the middle row that also mends its checksum."""
    names = {name: name for name in ("recv_first", "recv_last", "n", "codec")}
    crc = CRC.format_map(names | {name: str(value) for name, value in columns.items()})
    sets = ", ".join(f"{name} = {value}" for name, value in columns.items())
    return f"UPDATE log SET {sets}, {crc} WHERE offset = 2"


def test_a_sound_log_has_no_problems(path: Path) -> None:
    assert check(path) == []


def test_a_log_may_be_checked_while_it_is_written(path: Path) -> None:
    log = SqliteLog(path)
    log.append([NewRow("a", 30, 40, 1, CODEC_NDJSON, b"in the WAL")])
    assert check(path) == []
    log.close()


@pytest.mark.parametrize(
    ("statement", "problems"),
    [
        (
            "UPDATE log SET body = x'00' WHERE offset = 2",
            lambda log: [f"{log} 偏移 2（房间 a）的一行已损坏：内容残缺或与校验不符。"],
        ),
        (
            "UPDATE log SET body = 'body' WHERE offset = 2",
            lambda log: [
                f"{log} 偏移 2（房间 a）的一行已损坏：内容残缺或与校验不符。",
            ],
        ),
        (
            "DELETE FROM log WHERE offset = 2",
            lambda log: [f"{log} 偏移 4（房间 a）的一行接不上前一行：偏移应为 2。"],
        ),
        (
            change(recv_first=5),
            lambda log: [
                f"{log} 偏移 2（房间 a）的一行接收时间倒退：5–20，同房间上一行到 10。",
            ],
        ),
        (
            change(recv_last=19),
            lambda log: [
                f"{log} 偏移 2（房间 a）的一行接收时间倒退：20–19，同房间上一行到 10。",
            ],
        ),
        (
            change(n=0),
            lambda log: [
                f"{log} 偏移 2（房间 a）的一行事件数不对：0。",
                f"{log} 偏移 4（房间 a）的一行接不上前一行：偏移应为 3。",
            ],
        ),
        (
            change(codec=7),
            lambda log: [f"{log} 偏移 2（房间 a）的一行用了未知编码 7。"],
        ),
        (
            "UPDATE log SET recv_last = 'x' WHERE offset = 2",
            lambda log: [
                f"{log} 偏移 2（房间 a）的一行已损坏：时间或事件数不是整数。",
                f"{log} 偏移 4（房间 a）的一行接不上前一行：偏移应为 3。",
            ],
        ),
    ],
)
def test_each_damage_is_named_with_its_place(
    path: Path, statement: str, problems: Callable[[str], list[str]]
) -> None:
    tamper(path, statement)
    assert check(path) == problems(f"日志 {path}")


def test_a_body_in_another_rows_place_is_found(path: Path) -> None:
    other = "SELECT crc32, body FROM log WHERE offset = 4"
    tamper(path, f"UPDATE log SET (crc32, body) = ({other}) WHERE offset = 2")
    assert check(path) == [
        f"日志 {path} 偏移 2（房间 a）的一行已损坏：内容残缺或与校验不符。",
    ]


def test_the_list_of_problems_is_bounded(path: Path) -> None:
    log = SqliteLog(path)
    log.append([NewRow("b", 1, 1, 1, CODEC_NDJSON, b"") for _ in range(100)])
    log.close()
    tamper(path, "UPDATE log SET crc32 = 0")
    problems = check(path)
    assert len(problems) == 51
    assert problems[-1] == f"日志 {path} 还有更多问题，这里只列前 50 个。"


def test_a_missing_log_is_a_problem_too(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    assert check(path) == [f"没有日志文件 {path}。请核对数据目录，或先启动一次服务。"]
