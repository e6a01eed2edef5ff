"""One process owns the data directory: an operating-system lock with the owner's pid in it."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from kaibo.live.log.errors import LogUnavailable

LOCK_NAME = "owner.lock"


class DirectoryOwned(LogUnavailable):
    """Another process owns the data directory; ``pid`` says which, None if it could not be read."""

    def __init__(self, folder: Path, pid: int | None) -> None:
        who = "另一个进程" if pid is None else f"进程 {pid} "
        stop = "它" if pid is None else f"进程 {pid}"
        super().__init__(
            f"数据目录 {folder} 正由{who}使用，一个目录只能有一个开播服务。"
            f"请先停掉{stop}，或给这一个另设数据目录。",
            "owned",
        )
        self.pid = pid


class Owner:
    """Holds the data directory from construction to `close` or the end of the process.

    The lock belongs to the operating system, not to the file's existence: after ``kill -9`` it is
    gone, and the file that stays behind means nothing. Raises `DirectoryOwned` if another process
    (or another `Owner` in this one) holds it, `LogUnavailable` if the folder cannot be written.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        path = self.folder / LOCK_NAME
        try:
            self._fd: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise LogUnavailable(
                f"数据目录 {self.folder} 用不了：{error.strerror}。"
                "请确认它存在、磁盘已挂载，并且运行开播的用户可以写。",
                "missing" if isinstance(error, FileNotFoundError) else "readonly",
            ) from error
        try:
            _lock(self._fd)
        except OSError as error:
            pid = _read_pid(self._fd)
            self._drop()
            raise DirectoryOwned(self.folder, pid) from error
        _close_in_forked_child(self)
        # A full disk must not hide its own sentence, which the log will say, behind this one.
        with suppress(OSError):
            os.ftruncate(self._fd, 0)
            os.write(self._fd, f"{os.getpid()}\n".encode())

    def close(self) -> None:
        """Give the directory back. May be called twice."""
        if self._fd is not None:
            with suppress(OSError):
                os.ftruncate(self._fd, 0)
        self._drop()

    def _drop(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _read_pid(fd: int) -> int | None:
    os.lseek(fd, 0, os.SEEK_SET)
    try:
        return int(os.read(fd, 32))
    except ValueError:
        return None


if sys.platform == "win32":
    import msvcrt

    # Windows locks forbid reading the locked bytes too; so lock one far behind the pid.
    _LOCKED_BYTE = 1 << 30

    def _lock(fd: int) -> None:
        os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        os.lseek(fd, 0, os.SEEK_SET)

    def _close_in_forked_child(owner: Owner) -> None:
        pass  # Windows has no fork.

else:
    import fcntl
    import weakref

    def _lock(fd: int) -> None:
        # flock, not lockf: the latter is lost as soon as anyone in this process closes the file.
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _close_in_forked_child(owner: Owner) -> None:
        """A forked child shares the lock and would keep it after the owner's death."""
        alive = weakref.ref(owner)

        def drop() -> None:
            copy = alive()
            if copy is not None:
                copy._drop()

        os.register_at_fork(after_in_child=drop)
