"""A log cut short, torn, damaged, newer or no log at all: named exactly, and never written over."""

import os
import sqlite3
from pathlib import Path

import pytest

from kaibo.live.log import (
    CODEC_NDJSON,
    LogCorrupt,
    LogReader,
    LogUnavailable,
    NewRow,
    SqliteLog,
    check,
)


def row(body: bytes, recv: int = 1, n: int = 1) -> NewRow:
    return NewRow("a", recv, recv, n, CODEC_NDJSON, body)


@pytest.fixture
def six_rows(tmp_path: Path) -> Path:
    """A closed log of six rows of three events each, every row on pages of its own."""
    log = SqliteLog(tmp_path / "log.db")
    for i in range(6):
        log.append([row(b"%d" % i * 9_000, recv=i, n=3)])
    log.close()
    return log.path


def read_until_damage(path: Path) -> tuple[list[int], LogCorrupt]:
    offsets = []
    with pytest.raises(LogCorrupt) as refused:
        for found in LogReader(path).read():
            offsets.append(found.offset)
    return offsets, refused.value


@pytest.mark.parametrize("missing", [1, 100, 4_096, 5_000])
def test_a_file_cut_short_names_its_last_row_and_keeps_the_others(
    six_rows: Path, missing: int
) -> None:
    size = six_rows.stat().st_size
    os.truncate(six_rows, size - missing)
    named = f"日志 {six_rows} 偏移 15（房间 a）的一行已损坏：内容残缺或与校验不符。"
    problems = check(six_rows)
    assert problems[0] == f"日志 {six_rows} 被截短：应有 {size} 字节，实有 {size - missing} 字节。"
    assert problems[-1] == named
    offsets, refused = read_until_damage(six_rows)
    assert offsets == [0, 3, 6, 9, 12]
    assert refused.offset == 15
    assert str(refused).startswith(named)
    with pytest.raises(LogCorrupt):  # and nothing is written behind it
        SqliteLog(six_rows)
    assert six_rows.stat().st_size == size - missing


def test_a_damaged_last_row_is_named_and_nothing_is_written_behind_it(six_rows: Path) -> None:
    content = bytearray(six_rows.read_bytes())
    content[content.rindex(b"5" * 100)] = ord("6")
    six_rows.write_bytes(content)
    named = f"日志 {six_rows} 偏移 15（房间 a）的一行已损坏：内容残缺或与校验不符。"
    assert check(six_rows) == [named]
    assert read_until_damage(six_rows)[0] == [0, 3, 6, 9, 12]
    with pytest.raises(LogCorrupt) as refused:
        SqliteLog(six_rows)
    assert refused.value.offset == 15
    assert str(refused.value) == (
        f"{named}它之前的都完好；请用 kaibo check-store 查明范围，再从备份恢复。"
    )
    assert six_rows.read_bytes() == content


@pytest.mark.parametrize("missing", [1, 3_000, 5_000])
def test_a_wal_torn_in_its_last_commit_gives_back_all_before_it(
    tmp_path: Path, missing: int
) -> None:
    log = SqliteLog(tmp_path / "log.db")
    for i in range(3):
        log.append([row(b"%d" % i * 9_000, recv=i, n=3)])
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    wal = (tmp_path / "log.db-wal").read_bytes()
    (crashed / "log.db").write_bytes(log.path.read_bytes())
    (crashed / "log.db-wal").write_bytes(wal[:-missing])
    log.close()
    assert check(crashed / "log.db") == []
    again = SqliteLog(crashed / "log.db")
    assert [found.offset for found in again.read()] == [0, 3]
    assert again.append([row(b"after", recv=2)]) == [6]
    again.close()
    assert check(crashed / "log.db") == []


def test_a_newer_format_is_refused_by_writer_reader_and_check_and_not_touched(
    six_rows: Path,
) -> None:
    hand = sqlite3.connect(six_rows)
    hand.execute("PRAGMA user_version = 2")
    hand.close()
    before = six_rows.read_bytes()
    sentence = (
        f"日志 {six_rows} 的格式是 2，本程序只认到 1：它由更新版本的开播写成。"
        "请升级开播后再打开；文件没有被改动。"
    )
    for open_ in (SqliteLog, lambda path: list(LogReader(path).read())):
        with pytest.raises(LogUnavailable) as refused:
            open_(six_rows)
        assert (refused.value.code, str(refused.value)) == ("newer", sentence)
    assert check(six_rows) == [sentence]
    assert six_rows.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.write_text("昵称,评论\n小王,好看😀\n" * 100, encoding="utf-8-sig")
    before = path.read_bytes()
    with pytest.raises(LogCorrupt) as refused:
        SqliteLog(path)
    assert str(refused.value) == (
        f"打开日志 {path} 失败：它不是数据库文件，或文件头已损坏（file is not a database）。"
        "请核对路径；若是日志，请从备份恢复。"
    )
    assert check(path) == [str(refused.value)]
    assert path.read_bytes() == before
