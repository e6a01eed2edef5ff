"""The one exception to a log that is only added to: words whose time is over are taken out of it.

A row keeps its place, its head and the number of its events; only its body is another, with the
checksum of that. The rows are changed a few at a time, each lot whole or not at all: killed in the
middle, the rest is as it was, and doing it again goes on there. docs/specs/compliance.md, "Keeping".
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path

from kaibo.live.log.errors import damaged, unavailable
from kaibo.live.log.rows import Head, Row, checksum
from kaibo.live.log.schema import UPDATE_FORBIDDEN

AT_ONCE = 64
BUSY_S = 5.0
_UPDATE = "UPDATE log SET crc32 = ?, body = ? WHERE offset = ? AND crc32 = ?"


def rewrite(path: str | Path, changed: Iterable[tuple[Row, bytes]]) -> int:
    """Put these bodies in place of those of the rows, each still as it was read; how many.

    For the process that owns the data directory. SQLite overwrites what it frees; the old page of
    the file itself goes when the writer next moves its WAL into it. Raises `LogUnavailable`, and
    `LogCorrupt` for a row that is another by now; lots before that one stay changed.
    """
    path, done, left = Path(path), 0, iter(changed)
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=BUSY_S)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA fullfsync = 1")
            connection.execute("PRAGMA secure_delete = ON")
            # Only the writer's connection moves the WAL (see Traps).
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            while lot := list(islice(left, AT_ONCE)):
                connection.execute("BEGIN IMMEDIATE")
                try:
                    connection.execute("DROP TRIGGER log_is_never_rewritten")
                    for row, body in lot:
                        _put(connection, path, row, body)
                    connection.execute(UPDATE_FORBIDDEN)
                    connection.execute("COMMIT")
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                done += len(lot)
    except sqlite3.Error as error:
        raise unavailable(path, "写入", error) from error
    return done


def _put(connection: sqlite3.Connection, path: Path, row: Row, body: bytes) -> None:
    head: Head = (row.offset, row.room, row.recv_first, row.recv_last, row.n, row.codec)
    was = checksum(head, row.body)
    found = connection.execute(_UPDATE, (checksum(head, body), body, row.offset, was))
    if found.rowcount != 1:
        raise damaged(path, row.offset, row.room)
