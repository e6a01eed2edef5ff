"""The log keeps rows in order, gives them back unchanged, and refuses what would break order."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaibo.live.log import (
    CODEC_ARROW,
    CODEC_NDJSON,
    LogCorrupt,
    LogReader,
    LogUnavailable,
    NewRow,
    Quarantined,
    Row,
    SqliteLog,
    check,
)


def new_row(room: str = "a", recv: int = 1, n: int = 1, body: bytes = b"{}\n") -> NewRow:
    return NewRow(room, recv, recv, n, CODEC_NDJSON, body)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    log = SqliteLog(tmp_path / "log.db")
    yield log
    log.close()


def test_an_offset_is_the_number_of_the_rows_first_event_over_all_rooms(log: SqliteLog) -> None:
    assert log.append([new_row("a", n=3), new_row("b", n=1)]) == [0, 3]
    assert log.append([new_row("a", n=1_000)]) == [4]
    assert log.append([new_row("b")]) == [1_004]
    assert log.last_offset() == 1_004
    assert log.rooms() == ["a", "b"]


def test_a_row_comes_back_as_it_was_written(log: SqliteLog) -> None:
    body = '{"text":"开播😀\\t,"}\n'.encode() + b"\x00\xff\xef\xbb\xbf"
    log.append([NewRow("直播间 1 \x00'\"", 5, 9, 7, CODEC_ARROW, body)])
    log.append([NewRow("", -3, -3, 1, CODEC_NDJSON, b"")])
    assert list(log.read()) == [
        Row(0, "直播间 1 \x00'\"", 5, 9, 7, CODEC_ARROW, body),
        Row(7, "", -3, -3, 1, CODEC_NDJSON, b""),
    ]


def test_an_empty_log_is_sound_and_has_nothing(log: SqliteLog) -> None:
    assert list(log.read()) == []
    assert log.last_offset() == -1
    assert log.rooms() == []
    assert log.last_recv("a") is None
    assert list(log.quarantined()) == []
    assert log.append([]) == []
    assert check(log.path) == []


def test_it_goes_on_where_it_stopped_after_closing(log: SqliteLog) -> None:
    log.append([new_row(n=10, recv=4)])
    log.close()
    again = SqliteLog(log.path)
    assert again.append([new_row(recv=4), new_row(recv=6)]) == [10, 11]
    assert again.last_recv("a") == 6
    again.close()
    assert check(log.path) == []


def test_reading_starts_with_the_row_that_holds_the_offset(log: SqliteLog) -> None:
    log.append([new_row("a", n=3), new_row("b", n=3), new_row("a", n=3, recv=2)])
    assert [row.offset for row in log.read(0)] == [0, 3, 6]
    assert [row.offset for row in log.read(3)] == [3, 6]
    assert [row.offset for row in log.read(4)] == [3, 6]
    assert [row.offset for row in log.read(8)] == [6]
    assert [row.offset for row in log.read(9)] == []
    assert [row.offset for row in log.read(4, room="a")] == [6]
    assert [row.offset for row in log.read(0, room="a")] == [0, 6]
    assert [row.offset for row in log.read(0, room="a", limit_rows=1)] == [0]
    assert [row.offset for row in log.read(limit_rows=2)] == [0, 3]
    assert list(log.read(limit_rows=0)) == []
    assert list(log.read(room="no such room")) == []


def test_reading_crosses_its_own_pages_without_a_gap(log: SqliteLog) -> None:
    log.append([new_row(recv=i, n=2, body=b"%d" % i) for i in range(200)])
    log.append([new_row(recv=200 + i, body=bytes(3 * 2**20)) for i in range(3)])
    rows = list(log.read())
    assert [row.offset for row in rows] == [*range(0, 400, 2), 400, 401, 402]
    assert [row.recv_last for row in rows] == list(range(203))


def test_a_reading_ends_at_what_was_there_when_it_began(log: SqliteLog) -> None:
    log.append([new_row(recv=i) for i in range(100)])
    seen = 0
    for row in log.read():
        seen += 1
        log.append([new_row(recv=1_000)])
        assert row.offset < 100
    assert seen == 100


def test_a_paused_reader_does_not_keep_the_wal_from_being_recycled(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path / "log.db", checkpoint_pages=8)
    log.append([new_row(recv=i) for i in range(70)])
    reading = log.read()
    next(reading)
    for i in range(50):
        log.append([new_row(recv=100 + i, body=bytes(40_000))])
    # 50 x 40 kB went through a WAL that may hold one batch more than 8 pages of 4 KiB.
    assert (tmp_path / "log.db-wal").stat().st_size < 200_000
    assert len(list(reading)) == 69
    log.close()


def test_refused_lines_are_kept_with_their_batch(log: SqliteLog) -> None:
    first = Quarantined(7, "a", "file:1", 3, "bad_json", "第 3 行不是 JSON", b"\xff{")
    second = Quarantined(8, "b", "sim:7", 1, "too_long", "太长", b"")
    log.append([new_row("a")], [first])
    log.append([], [second])
    assert list(log.quarantined()) == [first, second]
    assert list(log.quarantined("b")) == [second]
    assert log.last_offset() == 0


def test_all_of_a_batch_is_written_or_nothing(log: SqliteLog) -> None:
    log.append([new_row(recv=5)])
    line = Quarantined(7, "a", "file:1", 3, "bad_json", "第 3 行不是 JSON", b"{")
    unwritable = Quarantined(7, "a", "file:1", 4, "bad_json", "\ud800", b"{")
    with pytest.raises(UnicodeEncodeError):
        log.append([new_row(recv=6)], [line, unwritable])
    assert [row.recv_last for row in log.read()] == [5]
    assert list(log.quarantined()) == []
    assert log.append([new_row(recv=6)]) == [1]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            NewRow("a", 4, 9, 1, CODEC_NDJSON, b""),
            "房间 a 的接收时间倒退了（4–9，上一行到 5），没有记录。",
        ),
        (
            NewRow("b", 9, 8, 1, CODEC_NDJSON, b""),
            "房间 b 的接收时间倒退了（9–8，上一行到 None），没有记录。",
        ),
        (NewRow("a", 6, 6, 0, CODEC_NDJSON, b""), "房间 a 的一行没有事件（n = 0），没有记录。"),
        (NewRow("a", 6, 6, 1, 9, b""), "房间 a 的一行用了未知编码 9，没有记录。"),
    ],
)
def test_a_row_that_would_break_the_order_is_refused_with_its_whole_batch(
    log: SqliteLog, row: NewRow, sentence: str
) -> None:
    log.append([new_row("a", recv=5)])
    with pytest.raises(ValueError) as refused:
        log.append([new_row("c"), row])
    assert str(refused.value) == sentence
    assert log.rooms() == ["a"]
    assert log.append([new_row("a", recv=5)]) == [1]


def test_rows_can_be_neither_changed_nor_removed(log: SqliteLog) -> None:
    log.append([new_row(body=b"kept")])
    hand = sqlite3.connect(log.path)
    for statement in ("UPDATE log SET body = x'00'", "DELETE FROM log"):
        with pytest.raises(sqlite3.IntegrityError, match="日志只增不"):
            hand.execute(statement)
    hand.close()
    assert [row.body for row in log.read()] == [b"kept"]


def test_appends_from_many_threads_leave_no_gap(log: SqliteLog) -> None:
    def send(room: str) -> None:
        for i in range(25):
            log.append([new_row(room, recv=i, n=3)])

    threads = [threading.Thread(target=send, args=(f"room {i}",)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [row.offset for row in log.read()] == list(range(0, 300, 3))
    assert check(log.path) == []


def test_a_closed_log_refuses_in_words(log: SqliteLog) -> None:
    log.close()
    log.close()
    with pytest.raises(LogUnavailable) as refused:
        log.append([new_row()])
    assert (refused.value.code, str(refused.value)) == (
        "closed",
        f"日志 {log.path} 已关闭，这一批没有记录。",
    )
    assert list(log.read()) == []


def test_a_reader_needs_a_log_and_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with pytest.raises(LogUnavailable) as refused:
        list(LogReader(path).read())
    assert refused.value.code == "missing"
    assert str(refused.value) == f"没有日志文件 {path}。请核对数据目录，或先启动一次服务。"
    path.write_bytes(b"")
    with pytest.raises(LogUnavailable, match=r"还是空文件，里面什么也没有。"):
        LogReader(path).last_offset()
    assert path.read_bytes() == b""


def test_a_reader_leaves_a_crashed_log_untouched_and_still_reads_its_wal(log: SqliteLog) -> None:
    log.append([new_row(body=b"only in the WAL")])
    wal = log.path.with_name("log.db-wal")
    copy = log.path.parent / "copy"
    copy.mkdir()
    for path in (log.path, wal):
        (copy / path.name).write_bytes(path.read_bytes())
    assert [row.body for row in LogReader(copy / "log.db").read()] == [b"only in the WAL"]
    for path in (log.path, wal):
        assert (copy / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("open_", [SqliteLog, lambda path: LogReader(path).last_offset()])
def test_another_database_is_not_taken_for_a_log(tmp_path: Path, open_: type[SqliteLog]) -> None:
    path = tmp_path / "business.db"
    hand = sqlite3.connect(path)
    hand.execute("CREATE TABLE log (id INTEGER PRIMARY KEY)")
    hand.execute("PRAGMA user_version = 1")
    hand.commit()
    hand.close()
    before = path.read_bytes()
    with pytest.raises(LogUnavailable) as refused:
        open_(path)
    assert refused.value.code == "foreign"
    assert str(refused.value) == (
        f"{path} 是别的数据库，不是开播的日志。请核对数据目录；文件没有被改动。"
    )
    assert path.read_bytes() == before


def test_what_another_program_wrote_stops_the_writer_until_it_is_opened_again(
    log: SqliteLog,
) -> None:
    log.append([new_row()])
    other = SqliteLog(log.path)
    assert other.append([new_row()]) == [1]
    other.close()
    for _ in range(2):
        with pytest.raises(LogUnavailable) as refused:
            log.append([new_row()])
        assert refused.value.code == "diverged"
        assert str(refused.value) == (
            f"日志 {log.path} 在运行中被改动：下一个偏移应为 1，文件里却是 2。这一批没有记录。"
            "请重启服务，重启会从日志重新算起。"
        )
    log.close()
    again = SqliteLog(log.path)
    assert again.append([new_row()]) == [2]
    again.close()


def test_a_log_file_that_was_taken_away_is_noticed_at_once(log: SqliteLog) -> None:
    log.append([new_row()])
    away = log.path.rename(log.path.parent / "away.db")
    with pytest.raises(LogUnavailable, match=r"文件被删除、替换，或磁盘已卸下。这一批没有记录。"):
        log.append([new_row()])
    assert not log.path.exists()
    away.rename(log.path)
    assert log.append([new_row()]) == [1]


def test_a_damaged_row_is_named_after_all_sound_rows_before_it(log: SqliteLog) -> None:
    log.append([new_row("房间 1", recv=i, n=5, body=b"row %d" % i) for i in range(4)])
    hand = sqlite3.connect(log.path)
    hand.execute("DROP TRIGGER log_is_never_rewritten")
    hand.execute("UPDATE log SET n = 6 WHERE offset = 10")
    hand.commit()
    hand.close()
    seen = []
    with pytest.raises(LogCorrupt) as refused:
        for row in log.read():
            seen.append(row.offset)
    assert seen == [0, 5]
    assert (refused.value.code, refused.value.offset) == ("corrupt", 10)
    assert str(refused.value) == (
        f"日志 {log.path} 偏移 10（房间 房间 1）的一行已损坏：内容残缺或与校验不符。"
        "它之前的都完好；请用 kaibo check-store 查明范围，再从备份恢复。"
    )
    assert [row.offset for row in log.read(15)] == [15]


def test_a_path_may_hold_any_character_a_url_would_choke_on(tmp_path: Path) -> None:
    folder = tmp_path / "直播 #1 100% 😀"
    folder.mkdir()
    log = SqliteLog(folder / "log #2%20.db")
    log.append([new_row(body=b"kept")])
    assert [row.body for row in log.read()] == [b"kept"]
    log.close()
    assert [path.name for path in folder.iterdir()] == ["log #2%20.db"]
