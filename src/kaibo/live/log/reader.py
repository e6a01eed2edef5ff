"""Reading the log, from any thread or process, beside the one writer and without disturbing it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from kaibo.live.log.errors import CORRUPT, LogCorrupt, damaged, primary_code, unavailable
from kaibo.live.log.rows import Head, Quarantined, Row, checksum
from kaibo.live.log.schema import open_reader

PAGE_ROWS = 64
PAGE_BYTES = 4 * 2**20

_COLUMNS = "offset, room, recv_first, recv_last, n, codec, crc32, body"
LAST_OFFSET = "SELECT coalesce((SELECT offset + n - 1 FROM log ORDER BY offset DESC LIMIT 1), -1)"
LAST_RECV = "SELECT recv_last FROM log WHERE room = ? ORDER BY offset DESC LIMIT 1"
LAST_ROW = f"SELECT {_COLUMNS} FROM log ORDER BY offset DESC LIMIT 1"
_ROWS = f"SELECT {_COLUMNS} FROM log WHERE offset BETWEEN ?1 AND ?2 ORDER BY offset LIMIT ?3"
_ROWS_OF_ROOM = (
    f"SELECT {_COLUMNS} FROM log WHERE room = ?4 AND offset BETWEEN ?1 AND ?2"
    " ORDER BY offset LIMIT ?3"
)
_ROW_AT = "SELECT offset, n FROM log WHERE offset <= ? ORDER BY offset DESC LIMIT 1"
_QUARANTINE = (
    "SELECT id, at, room, src, line, code, text, raw FROM quarantine"
    " WHERE id > ? AND (? IS NULL OR room = ?) ORDER BY id LIMIT 64"
)
_ENDS_BACKWARDS = "SELECT offset, recv_last FROM log WHERE room = ? ORDER BY offset DESC"
_ROW_NUMBER = "SELECT offset FROM log WHERE room = ? LIMIT 1 OFFSET ?"
_NO_END = 2**63 - 1


class LogReader:
    """The log's reading side; every call opens a read-only connection of its own.

    Rows are fetched in pages (64 rows or 4 MiB) and no transaction is open while the caller works
    on them: a slow reader must not keep the writer from recycling the WAL.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def read(
        self, offset: int = 0, room: str | None = None, limit_rows: int | None = None
    ) -> Iterator[Row]:
        """The rows from ``offset`` on, in offset order, up to the last one there when it begins.

        If ``offset`` lies inside a row, that row comes first: its earlier events are the caller's
        to skip. Raises `LogCorrupt` at a row whose bytes are not what was written, after all rows
        before it; raises `LogUnavailable` if the file cannot be read.
        """
        with closing(open_reader(self.path)) as connection:
            start, end = self._bounds(connection, offset)
            expected = start
            left = _NO_END if limit_rows is None else limit_rows
            while left > 0 and start <= end:
                page, damage = self._page(connection, start, end, room, min(PAGE_ROWS, left))
                for row in page:
                    if room is None and row.offset != expected:
                        raise self._gap(expected, row.offset)
                    yield row
                    start = expected = row.offset + row.n
                if damage is not None:
                    raise damage
                if not page:
                    if room is None or end == _NO_END:  # rows that must be there are not
                        raise damaged(self.path, start, room)
                    return
                left -= len(page)

    def last_offset(self) -> int:
        """The offset of the last event, -1 while the log is empty."""
        with closing(open_reader(self.path)) as connection:
            return int(self._value(connection, LAST_OFFSET))

    def last_recv(self, room: str) -> int | None:
        """When the room's last event was received (UTC ms), None if it has none."""
        with closing(open_reader(self.path)) as connection:
            value = self._value(connection, LAST_RECV, room)
            return None if value is None else int(value)

    def since(self, room: str, recv: int) -> int | None:
        """The offset from which on the room's rows hold what was received at `recv` (UTC ms) or
        later, found from the end backwards; None if nothing was."""
        found: int | None = None
        with closing(open_reader(self.path)) as connection:
            try:
                for offset, last in connection.execute(_ENDS_BACKWARDS, (room,)):
                    if last < recv:
                        break
                    found = int(offset)
            except sqlite3.Error as error:
                raise unavailable(self.path, "读取", error) from error
        return found

    def has_more_rows(self, room: str, than: int) -> bool:
        """Whether more than so many rows are the room's."""
        with closing(open_reader(self.path)) as connection:
            return self._value(connection, _ROW_NUMBER, room, than) is not None

    def rooms(self) -> list[str]:
        """All rooms with at least one row, in alphabetical order."""
        with closing(open_reader(self.path)) as connection:
            try:
                rows = connection.execute("SELECT DISTINCT room FROM log ORDER BY room").fetchall()
            except sqlite3.Error as error:
                raise unavailable(self.path, "读取", error) from error
            return [room for (room,) in rows]

    def quarantined(self, room: str | None = None) -> Iterator[Quarantined]:
        """The refused lines in the order they came, of one room or of all."""
        after = 0
        with closing(open_reader(self.path)) as connection:
            while True:
                try:
                    page = connection.execute(_QUARANTINE, (after, room, room)).fetchall()
                except sqlite3.Error as error:
                    raise unavailable(self.path, "读取", error) from error
                if not page:
                    return
                for number, *fields in page:
                    yield Quarantined(*fields)
                    after = number

    def _bounds(self, connection: sqlite3.Connection, offset: int) -> tuple[int, int]:
        """The offset of the row that holds ``offset``, and that of the last event."""
        try:
            row = connection.execute(_ROW_AT, (offset,)).fetchone()
            start = offset if row and offset >= row[0] + row[1] else row[0] if row else 0
            return start, int(connection.execute(LAST_OFFSET).fetchone()[0])
        except sqlite3.Error as error:
            if primary_code(error) != CORRUPT:
                raise unavailable(self.path, "读取", error) from error
            # The end is damaged: read up to the damage, and name it there.
            return offset, _NO_END

    def _value(self, connection: sqlite3.Connection, sql: str, *parameters: Any) -> Any:
        try:
            row = connection.execute(sql, parameters).fetchone()
        except sqlite3.Error as error:
            raise unavailable(self.path, "读取", error) from error
        return None if row is None else row[0]

    def _page(
        self, connection: sqlite3.Connection, start: int, end: int, room: str | None, most: int
    ) -> tuple[list[Row], LogCorrupt | None]:
        """The next sound rows, at most ``most``, and the damage that ended them, if any."""
        page: list[Row] = []
        size = 0
        cursor = connection.cursor()
        try:
            cursor.execute(
                _ROWS if room is None else _ROWS_OF_ROOM,
                (start, end, most, room)[: 3 if room is None else 4],
            )
            while size < PAGE_BYTES and (fields := cursor.fetchone()) is not None:
                head: Head = fields[:6]
                crc, body = fields[6:]
                if type(body) is not bytes or checksum(head, body) != crc:
                    return page, damaged(self.path, head[0], head[1])
                page.append(Row(*head, body))
                size += len(body)
        except sqlite3.Error as error:
            if primary_code(error) != CORRUPT:
                raise unavailable(self.path, "读取", error) from error
            # Python asks SQLite for one row more than it hands out, so the row before a damaged one
            # is lost with it; asked for alone, it comes.
            if most == 1:
                return page, damaged(self.path, *_head_at(connection, start, room))
            return (page, None) if page else self._page(connection, start, end, room, 1)
        finally:
            cursor.close()
        return page, None

    def _damaged(self, offset: int, room: str | None) -> LogCorrupt:
        return damaged(self.path, offset, room)

    def _gap(self, expected: int, found: int) -> LogCorrupt:
        return LogCorrupt(
            f"日志 {self.path} 的偏移不连续：{expected} 之后接着的是 {found}，中间有行丢失。"
            "请从备份恢复。",
            expected,
        )


def _head_at(
    connection: sqlite3.Connection, offset: int, room: str | None
) -> tuple[int, str | None]:
    """Offset and room of the first row from ``offset`` on, read without touching its body."""
    try:
        row = connection.execute(
            "SELECT offset, room FROM log WHERE offset >= ?1 AND (?2 IS NULL OR room = ?2)"
            " ORDER BY offset LIMIT 1",
            (offset, room),
        ).fetchone()
    except sqlite3.Error:
        return offset, room
    return (offset, room) if row is None else (row[0], row[1])
