"""The durable event log in one SQLite file: a batch is answered only after it is on the disk."""

import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

from kaibo.live.log.errors import LogUnavailable, damaged, keeps_connection, unavailable
from kaibo.live.log.quarantine import Quarantine
from kaibo.live.log.reader import LAST_OFFSET, LAST_RECV, LAST_ROW, LogReader
from kaibo.live.log.rows import CODECS, Head, NewRow, Quarantined, checksum
from kaibo.live.log.schema import (
    Connect,
    Connection,
    close_quietly,
    connect,
    identity,
    open_writer,
)

BUSY_MS = 2_000
CHECKPOINT_PAGES = 1_000


class SqliteLog(LogReader):
    """The log's one writer; its reading side is `LogReader` and may be used from any thread.

    ``connect`` makes the writer's connection (a test brings one over a failing disk); ``busy_ms``
    bounds how long an append waits for another program's lock; ``checkpoint_pages`` is the WAL's
    length, in pages of 4 KiB, at which a commit moves it into the file. A missing folder is refused
    and not made: it is more often an unmounted disk than a first start. Raises `LogUnavailable`.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        connect: Connect = connect,
        busy_ms: int = BUSY_MS,
        checkpoint_pages: int = CHECKPOINT_PAGES,
    ) -> None:
        super().__init__(path)
        self._connect = connect
        self._busy_ms = busy_ms
        self._checkpoint_pages = checkpoint_pages
        self._lock = threading.Lock()
        self._quarantine = Quarantine()
        self._closed = False
        self._connection: Connection | None = self._open()
        self._file = identity(self.path)
        try:
            self._next = self._find_next(self._connection)
            self._refuse_if_torn(self._connection)
        except BaseException as error:
            close_quietly(self._connection)
            if isinstance(error, sqlite3.Error):
                raise unavailable(self.path, "打开", error) from error
            raise

    def append(self, rows: Sequence[NewRow], quarantined: Sequence[Quarantined] = ()) -> list[int]:
        """Write all rows and refused lines in one transaction; return each row's first offset.

        When it returns, they are on the disk. When it raises, none of them is in the log (the one
        exception stops the log: see `_refuse_if_changed`): `LogUnavailable` for the disk's reasons,
        `ValueError` for rows that would break the order (``n`` < 1, ``recv`` running backwards
        within a room, an unknown codec).
        """
        with self._lock:
            if self._closed:
                raise LogUnavailable(f"日志 {self.path} 已关闭，这一批没有记录。", "closed")
            if not rows and not quarantined:
                return []
            if identity(self.path) != self._file:
                raise self._diverged("文件被删除、替换，或磁盘已卸下")
            connection = self._connection = self._connection or self._open_again()
            try:
                connection.execute("BEGIN IMMEDIATE")
                self._refuse_if_changed(connection)
                offsets, following = self._insert(connection, rows, quarantined)
                connection.execute("COMMIT")
            except BaseException as error:
                self._quarantine.forget()
                self._roll_back(connection, error)
                if isinstance(error, sqlite3.Error):
                    raise unavailable(self.path, "写入", error) from error
                raise
            self._next = following
            return offsets

    def close(self) -> None:
        """Move the WAL into the file and let go of it. May be called twice."""
        with self._lock:
            self._closed = True
            if self._connection is not None:
                close_quietly(self._connection)
                self._connection = None

    def _open(self) -> Connection:
        return open_writer(
            self.path,
            connect=self._connect,
            busy_ms=self._busy_ms,
            checkpoint_pages=self._checkpoint_pages,
        )

    def _open_again(self) -> Connection:
        try:
            return self._open()
        except LogUnavailable as error:
            error.args = (f"{error}这一批没有记录。",)
            raise

    def _insert(
        self, connection: Connection, rows: Sequence[NewRow], quarantined: Sequence[Quarantined]
    ) -> tuple[list[int], int]:
        offsets = []
        offset = self._next
        latest: dict[str, int | None] = {}
        for row in rows:
            if row.room not in latest:
                found = connection.execute(LAST_RECV, (row.room,)).fetchone()
                latest[row.room] = None if found is None else found[0]
            _refuse_if_unsound(row, latest[row.room])
            latest[row.room] = row.recv_last
            head: Head = (offset, row.room, row.recv_first, row.recv_last, row.n, row.codec)
            connection.execute(_INSERT_ROW, (*head, checksum(head, row.body), row.body))
            offsets.append(offset)
            offset += row.n
        self._quarantine.put(connection, quarantined)
        return offsets, offset

    def _refuse_if_changed(self, connection: Connection) -> None:
        """Stop if the file is not what this process last wrote.

        Two ways lead here. Another program wrote into the log. Or a commit's sync failed, its
        connection then broke too, and a reopening found the commit in the WAL: what was reported as
        not recorded is recorded after all, but no fold has seen it. In both cases the state in
        memory and the log differ, and only a start from the log mends it.
        """
        found = self._find_next(connection)
        if found != self._next:
            raise self._diverged(f"下一个偏移应为 {self._next}，文件里却是 {found}")

    def _diverged(self, change: str) -> LogUnavailable:
        return LogUnavailable(
            f"日志 {self.path} 在运行中被改动：{change}。这一批没有记录。"
            "请重启服务，重启会从日志重新算起。",
            "diverged",
        )

    def _refuse_if_torn(self, connection: Connection) -> None:
        """A file cut short may still open; nothing is written behind a last row that is damaged."""
        last = connection.execute(LAST_ROW).fetchone()
        if last is not None and checksum(last[:6], last[7]) != last[6]:
            raise damaged(self.path, last[0], last[1])

    def _find_next(self, connection: Connection) -> int:
        return int(connection.execute(LAST_OFFSET).fetchone()[0]) + 1

    def _roll_back(self, connection: Connection, error: BaseException) -> None:
        """Undo; and give up a connection that may itself be broken, so that the next append opens.

        Closing moves only what had been committed into the file and drops the rest of the WAL; if
        even that fails and a half-done commit comes back, `_refuse_if_changed` notices.
        """
        broken = isinstance(error, sqlite3.Error) and not keeps_connection(error)
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            broken = True
        if broken:
            close_quietly(connection)
            self._connection = None


_INSERT_ROW = (
    "INSERT INTO log (offset, room, recv_first, recv_last, n, codec, crc32, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def _refuse_if_unsound(row: NewRow, latest: int | None) -> None:
    """A row that `check` would call unsound is refused before it is written."""
    if row.n < 1:
        raise ValueError(f"房间 {row.room} 的一行没有事件（n = {row.n}），没有记录。")
    if row.recv_last < row.recv_first or (latest is not None and row.recv_first < latest):
        raise ValueError(
            f"房间 {row.room} 的接收时间倒退了（{row.recv_first}–{row.recv_last}，"
            f"上一行到 {latest}），没有记录。"
        )
    if row.codec not in CODECS:
        raise ValueError(f"房间 {row.room} 的一行用了未知编码 {row.codec}，没有记录。")
