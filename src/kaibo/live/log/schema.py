"""The log file's format: its tables, its version, and how a writer and a reader open it."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from kaibo.live.log.errors import PASSING, LogUnavailable, primary_code, unavailable

FORMAT = 1
"""``PRAGMA user_version`` of a log file. A reader of every earlier format stays forever."""

APPLICATION = 0x4B41_4942
"""``PRAGMA application_id`` of a log file ("KAIB"), so that no other database is taken for one."""

PAGE_SIZE = 4096
JOURNAL_LIMIT = 64 * 2**20
READER_WAIT_S = 2.0

#: `rewriting` alone lifts it, for as long as it changes a few rows.
UPDATE_FORBIDDEN = """
    CREATE TRIGGER log_is_never_rewritten BEFORE UPDATE ON log
    BEGIN SELECT RAISE(ABORT, '日志只增不改'); END
    """

_TABLES = (
    """
    CREATE TABLE log (
        offset INTEGER PRIMARY KEY CHECK (offset >= 0),
        room TEXT NOT NULL,
        recv_first INTEGER NOT NULL,
        recv_last INTEGER NOT NULL CHECK (recv_last >= recv_first),
        n INTEGER NOT NULL CHECK (n >= 1),
        codec INTEGER NOT NULL CHECK (codec >= 1),
        crc32 INTEGER NOT NULL,
        body BLOB NOT NULL CHECK (typeof(body) = 'blob')
    )
    """,
    # An index entry ends with the row's key, so this one is (room, offset).
    "CREATE INDEX log_room ON log (room)",
    """
    CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        room TEXT NOT NULL,
        src TEXT NOT NULL,
        line INTEGER NOT NULL,
        code TEXT NOT NULL,
        text TEXT NOT NULL,
        raw BLOB NOT NULL
    )
    """,
    # Files made before it was there do without: their quarantine is read from end to end.
    "CREATE INDEX quarantine_room ON quarantine (room, at)",
    UPDATE_FORBIDDEN,
    """
    CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON log
    BEGIN SELECT RAISE(ABORT, '日志只增不删'); END
    """,
)


class Cursor(Protocol):
    """The little of a DB-API cursor that the log needs."""

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


class Connection(Protocol):
    """The little of ``sqlite3.Connection`` that the log needs, so that a test may bring its own."""

    @property
    def in_transaction(self) -> bool: ...
    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor: ...
    def close(self) -> None: ...


Connect = Callable[[Path], Connection]


def connect(path: Path) -> Connection:
    """A connection in autocommit mode: the log says BEGIN and COMMIT itself.

    It is opened by whoever starts the log and used by the writer thread, never by two at once.
    """
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


def open_writer(
    path: Path, *, connect: Connect = connect, busy_ms: int, checkpoint_pages: int
) -> Connection:
    """Open (and make, if new) the log for appending.

    ``busy_ms`` bounds the wait for another program's lock; ``checkpoint_pages`` is how long the
    WAL may grow before a commit moves it into the file. Raises `LogUnavailable`.
    """
    try:
        connection = connect(path)
    except sqlite3.Error as error:
        raise unavailable(path, "打开", error) from error
    try:
        connection.execute(f"PRAGMA busy_timeout = {busy_ms:d}")
        # Who may not touch the file must not have changed it: look before the first write.
        version = _accepted_version(path, connection)
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE:d}")
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise LogUnavailable(
                f"打开日志 {path} 失败：这个磁盘不支持 WAL（得到的是 {mode}）。"
                "请把数据目录放在本机磁盘上，不要放在网络盘里。",
                "other",
            )
        connection.execute("PRAGMA synchronous = FULL")
        # Only macOS has these; there a plain fsync stops at the drive's cache.
        connection.execute("PRAGMA fullfsync = 1")
        connection.execute("PRAGMA checkpoint_fullfsync = 1")
        connection.execute(f"PRAGMA wal_autocheckpoint = {checkpoint_pages:d}")
        connection.execute(f"PRAGMA journal_size_limit = {JOURNAL_LIMIT:d}")
        if version == 0:
            _make_tables(connection)
        else:
            _refuse_if_readonly(connection)
    except BaseException as error:
        close_quietly(connection)
        if isinstance(error, sqlite3.Error):
            raise unavailable(path, "打开", error) from error
        raise
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """Open the log read-only: it takes no write lock and never checkpoints.

    ``writable_schema`` on a read-only connection changes nothing but one refusal: SQLite then also
    opens a file that was cut short, so that its sound rows can be read and the damaged one named.
    Raises `LogUnavailable`.
    """
    if not path.is_file():
        raise LogUnavailable(f"没有日志文件 {path}。请核对数据目录，或先启动一次服务。", "missing")
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=READER_WAIT_S,
        )
    except sqlite3.Error as error:
        raise unavailable(path, "打开", error) from error
    # Damaged text must come out as a checksum that does not fit, not as a decoding error.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("PRAGMA writable_schema = ON")
        if _accepted_version(path, connection) == 0:
            raise LogUnavailable(f"日志 {path} 还是空文件，里面什么也没有。", "missing")
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise unavailable(path, "打开", error) from error
        raise
    return connection


def close_quietly(connection: Connection) -> None:
    """Give up a connection that has already failed; the first error is the one to tell."""
    with suppress(sqlite3.Error):
        connection.close()


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at ``path`` (device, inode), None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _accepted_version(path: Path, connection: Connection) -> int:
    """The file's format, 0 for an empty file; a newer or foreign one is refused."""
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application == APPLICATION and version > FORMAT:
        raise LogUnavailable(
            f"日志 {path} 的格式是 {version}，本程序只认到 {FORMAT}：它由更新版本的开播写成。"
            "请升级开播后再打开；文件没有被改动。",
            "newer",
        )
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application == APPLICATION and version == FORMAT and tables:
        return version
    if application == 0 and version == 0 and not tables:
        return 0
    raise LogUnavailable(
        f"{path} 是别的数据库，不是开播的日志。请核对数据目录；文件没有被改动。", "foreign"
    )


def _refuse_if_readonly(connection: Connection) -> None:
    """SQLite silently opens a file it may not write; say so now, not in the middle of a show.

    A lock held by another program is no reason not to start: the first append will wait for it.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        if primary_code(error) not in PASSING:
            raise


def _make_tables(connection: Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION:d}")
    connection.execute(f"PRAGMA user_version = {FORMAT:d}")
    connection.execute("COMMIT")
