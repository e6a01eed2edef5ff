"""An SQLite VFS over the failing disk, and a connection through it that `SqliteLog` can use."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import apsw

from .failing_disk import Disk, File, PowerFailed

IOERR = 10
_SYNCS_FOLDER = (
    apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_SUPER_JOURNAL
)


class _OpenFile:
    """SQLite's handle on a `File`."""

    def __init__(self, disk: Disk, name: str, file: File, syncs_folder: bool) -> None:
        self._disk = disk
        self._name = name
        self._file = file
        self._syncs_folder = syncs_folder

    def xRead(self, amount: int, place: int) -> bytes:
        if self._disk.failed:
            raise PowerFailed
        return bytes(self._file.cached[place : place + amount])

    def xWrite(self, data: bytes, place: int) -> None:
        data = bytes(data)
        if self._disk.write_errors > 0:
            self._disk.write_errors -= 1
            raise _io_error(apsw.SQLITE_IOERR_WRITE)
        try:
            self._disk.change(f"write {self._name}")
        finally:
            self._file.write(place, data)  # also at the cut: part of it may have arrived

    def xTruncate(self, size: int) -> None:
        self._disk.change(f"truncate {self._name}")
        self._file.truncate(size)

    def xSync(self, flags: int) -> None:
        self._disk.change(f"sync {self._name}")
        if self._disk.sync_errors > 0:
            self._disk.sync_errors -= 1
            raise _io_error(apsw.SQLITE_IOERR_FSYNC)
        self._file.sync()
        if self._syncs_folder:
            self._disk.sync_folder()
            self._syncs_folder = False

    def xFileSize(self) -> int:
        return len(self._file.cached)

    def xDeviceCharacteristics(self) -> int:
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE

    def xSectorSize(self) -> int:
        return 4096

    def xFileControl(self, op: int, pointer: int) -> bool:
        return False

    def xCheckReservedLock(self) -> bool:
        return False

    def xLock(self, level: int) -> None: ...
    def xUnlock(self, level: int) -> None: ...
    def xClose(self) -> None: ...


def _io_error(extended: int) -> apsw.IOError:
    error = apsw.IOError("the disk answered with an error")
    setattr(error, "extendedresult", extended)  # noqa: B010 - missing in apsw's type hints
    return error


class PowerCutVFS(apsw.VFS):
    """The file system SQLite sees: the disk now in the machine, as the folder ``/power/NUMBER``.

    A connection left over from an earlier disk finds its folder gone, and harms nothing.
    """

    name = "powercut"

    def __init__(self) -> None:
        self.disk: Disk
        self._number = 0
        super().__init__(self.name, base="")

    def insert(self, disk: Disk) -> Path:
        """Put another disk into the machine; returns its folder."""
        self.disk = disk
        self._number += 1
        return Path(f"/power/{self._number}")

    def xOpen(self, name: Any, flags: list[int]) -> _OpenFile:  # type: ignore[override]
        asked = flags[0]
        flags[1] = asked
        if name is None:  # a temporary file: it is never looked for after a cut
            return _OpenFile(self.disk, "a temporary file", File(), False)
        key = self._name(name)
        file = self.disk.names.get(key)
        created = file is None
        if file is None:
            if not asked & apsw.SQLITE_OPEN_CREATE:
                raise apsw.CantOpenError(key)
            self.disk.change(f"create {key}")
            file = self.disk.names[key] = File()
        return _OpenFile(self.disk, key, file, created and bool(asked & _SYNCS_FOLDER))

    def xDelete(self, name: str, sync_folder: bool) -> None:
        key = self._name(name)
        self.disk.change(f"delete {key}")
        if self.disk.names.pop(key, None) is None:
            raise _io_error(apsw.SQLITE_IOERR_DELETE_NOENT)
        if sync_folder:
            self.disk.sync_folder()

    def xAccess(self, name: str, flags: int) -> bool:
        return self._name(name) in self.disk.names

    def xFullPathname(self, name: str) -> str:
        return name

    def _name(self, name: Any) -> str:
        path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name)
        if path.parent.name != str(self._number):
            raise PowerFailed
        return path.name


class Rows:
    """What `execute` gives back, already fetched."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = rows

    def fetchone(self) -> Any:
        return self._rows[0] if self._rows else None

    def fetchall(self) -> list[Any]:
        return self._rows


class PowerCutConnection:
    """`apsw` behind the little of `sqlite3` that the log uses; ``edit`` may change what it says.

    WAL needs shared memory, which this VFS has none of; in exclusive locking mode SQLite keeps that
    index in its heap, and what it writes and syncs stays the same.
    """

    def __init__(self, path: Path, edit: Callable[[str], str] = str) -> None:
        self._edit = edit
        self._inner = self._call(lambda: apsw.Connection(str(path), vfs=PowerCutVFS.name))
        self.execute("PRAGMA locking_mode = EXCLUSIVE")

    @property
    def in_transaction(self) -> bool:
        return bool(self._inner.in_transaction)

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Rows:
        statement = self._edit(sql)
        return Rows(self._call(lambda: list(self._inner.execute(statement, tuple(parameters)))))

    def close(self) -> None:
        self._call(self._inner.close)

    def _call(self, act: Callable[[], Any]) -> Any:
        try:
            return act()
        except (apsw.Error, PowerFailed) as error:
            translated = sqlite3.OperationalError(str(error) or "power failed")
            translated.sqlite_errorcode = getattr(error, "extendedresult", IOERR)
            raise translated from error
