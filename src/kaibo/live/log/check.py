"""Is a log file sound? Every problem as one Chinese sentence that says where it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from kaibo.live.log.errors import LogUnavailable
from kaibo.live.log.rows import CODECS, Head, checksum
from kaibo.live.log.schema import open_reader

MOST_PROBLEMS = 50

_HEADS = (
    "SELECT offset, room, recv_first, recv_last, n, codec, crc32 FROM log"
    " WHERE offset > ? ORDER BY offset LIMIT 256"
)


def check(path: str | Path) -> list[str]:
    """All problems of the log at ``path``, at most 50; an empty list means it is sound.

    Reads the whole file once, through a read-only connection; may run beside the writer. SQLite's
    own check comes first (pages, index, constraints), then every row: checksum, offsets without a
    gap, ``recv`` never running backwards within a room, at least one event.
    """
    path = Path(path)
    try:
        with closing(open_reader(path)) as connection:
            problems = list(islice(_problems(path, connection), MOST_PROBLEMS + 1))
    except LogUnavailable as error:
        return [str(error)]
    if len(problems) > MOST_PROBLEMS:
        problems[-1] = f"日志 {path} 还有更多问题，这里只列前 {MOST_PROBLEMS} 个。"
    return problems


def _problems(path: Path, connection: sqlite3.Connection) -> Iterator[str]:
    yield from _file_problems(path, connection)
    expected = 0
    latest: dict[str, int] = {}
    for head in _heads(connection):
        if isinstance(head, str):
            yield f"日志 {path} {head}"
            return
        offset, room, recv_first, recv_last, n, codec = fields = head[:6]
        where = f"日志 {path} 偏移 {offset}（房间 {room}）的一行"
        if offset != expected:
            yield f"{where}接不上前一行：偏移应为 {expected}。"
        if any(type(value) is not int for value in (recv_first, recv_last, n)):
            yield f"{where}已损坏：时间或事件数不是整数。"
            expected = offset + 1
            continue
        if not _has_sound_body(connection, fields, crc=head[6]):
            yield f"{where}已损坏：内容残缺或与校验不符。"
        if codec not in CODECS:
            yield f"{where}用了未知编码 {codec}。"
        if n < 1:
            yield f"{where}事件数不对：{n}。"
        if recv_last < recv_first or recv_first < latest.get(room, recv_first):
            yield (
                f"{where}接收时间倒退：{recv_first}–{recv_last}，"
                f"同房间上一行到 {latest.get(room, '无')}。"
            )
        latest[room] = max(recv_last, latest.get(room, recv_last))
        expected = offset + max(n, 1)


def _file_problems(path: Path, connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite says of the file, and whether it is shorter than its own header claims."""
    claimed = _claimed_size(path)
    actual = path.stat().st_size
    if actual < claimed and not _has_wal(path):
        yield f"日志 {path} 被截短：应有 {claimed} 字节，实有 {actual} 字节。"
    try:
        for (line,) in connection.execute("PRAGMA integrity_check(10)").fetchall():
            if line != "ok":
                yield f"日志 {path} 的数据库结构有误，SQLite 报告：{' '.join(line.split())[:200]}"
    except sqlite3.Error as error:
        yield f"日志 {path} 的数据库结构有误，SQLite 报告：{error}"


def _claimed_size(path: Path) -> int:
    """The size in bytes that the file's own header gives (SQLite file format, 1.3)."""
    with path.open("rb") as file:
        header = file.read(100)
    page_size = int.from_bytes(header[16:18], "big")
    return int.from_bytes(header[28:32], "big") * (65_536 if page_size == 1 else page_size)


def _has_wal(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _heads(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...] | str]:
    """The rows without their bodies, in order; a sentence where they can no longer be read."""
    after = -1
    while True:
        try:
            page = connection.execute(_HEADS, (after,)).fetchall()
        except sqlite3.Error as error:
            where = "从第一行起" if after < 0 else f"在偏移 {after} 那一行之后"
            yield f"{where}就读不下去了：{error}。"
            return
        if not page:
            return
        yield from page
        after = page[-1][0]


def _has_sound_body(connection: sqlite3.Connection, head: Head, crc: int) -> bool:
    try:
        (body,) = connection.execute("SELECT body FROM log WHERE offset = ?", head[:1]).fetchone()
    except sqlite3.Error:
        return False
    return type(body) is bytes and checksum(head, body) == crc
