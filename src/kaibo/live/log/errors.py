"""Why the log refused, each as a Chinese sentence that names the file, the cause and the cure."""

import sqlite3
from pathlib import Path
from typing import Literal

Code = Literal[
    "full",  # no space left
    "locked",  # another program holds the file
    "readonly",  # no right to write
    "missing",  # no such file or folder
    "corrupt",  # SQLite or the checksum says the bytes are wrong
    "io",  # the disk answered with an error
    "newer",  # written by a newer Kaibo
    "foreign",  # an SQLite file, but not a log
    "diverged",  # the file is not what this process last wrote
    "closed",  # this process has closed the log
    "owned",  # another process owns the data directory
    "other",
]


class LogUnavailable(OSError):
    """The log cannot be opened, written or read now; ``code`` says why, the text says it to people.

    After a failed append nothing of that batch is in the log, as far as this process can know; the
    same log object may be used again as soon as the cause is gone (``diverged`` and ``closed``
    excepted).
    """

    def __init__(self, sentence: str, code: Code) -> None:
        super().__init__(sentence)
        self.code: Code = code


class LogCorrupt(LogUnavailable):
    """Bytes in the log are not what was written; ``offset`` is the damaged row's, where known."""

    def __init__(self, sentence: str, offset: int | None = None) -> None:
        super().__init__(sentence, "corrupt")
        self.offset = offset


class QueueFull(Exception):
    """Too many bytes wait for the disk; try again after ``retry_after`` seconds."""

    def __init__(self, waiting: int, retry_after: int) -> None:
        super().__init__(
            f"磁盘跟不上：已有 {waiting / 2**20:.1f} MiB 在排队等待写入，这一批没有记录。"
            f"请 {retry_after} 秒后重发。"
        )
        self.retry_after = retry_after


# Primary SQLite result codes, in numbers: not every Python build names them all.
CORRUPT = 11
_FULL, _BUSY, _LOCKED, _READONLY, _IOERR = 13, 5, 6, 8, 10
_PERM, _CANTOPEN, _NOTADB = 3, 14, 26
_IOERR_FSYNC, _IOERR_DIR_FSYNC = 1034, 1290  # extended codes
PASSING = frozenset({_FULL, _BUSY, _LOCKED})
"""Causes that lie outside the connection and go away by themselves."""

_CAUSES: dict[int, tuple[Code, str, str]] = {
    _FULL: ("full", "磁盘已满", "请腾出空间；空间一够，重发即可，不必重启"),
    _BUSY: (
        "locked",
        "另一个程序正锁着它",
        "请关掉占用它的程序（数据库查看、备份、杀毒）再重发",
    ),
    _LOCKED: ("locked", "另一个连接正锁着它", "请关掉占用它的程序再重发"),
    _READONLY: ("readonly", "文件或所在文件夹只读", "请给运行开播的用户写权限后重发"),
    _PERM: ("readonly", "没有访问权限", "请给运行开播的用户读写权限后重发"),
    _CANTOPEN: (
        "readonly",
        "文件打不开",
        "请确认所在文件夹存在、磁盘已挂载，并且运行开播的用户可以写",
    ),
    _IOERR: ("io", "磁盘读写出错", "请检查磁盘和连接（空间、配额、网络盘是否掉线），好了再重发"),
    CORRUPT: (
        "corrupt",
        "文件已损坏",
        "请停止写入，用 kaibo check-store 查明坏在哪里，再从备份恢复",
    ),
    _NOTADB: ("corrupt", "它不是数据库文件，或文件头已损坏", "请核对路径；若是日志，请从备份恢复"),
}


def primary_code(error: sqlite3.Error) -> int:
    """The primary SQLite result code of an error, 0 if it carries none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def keeps_connection(error: sqlite3.Error) -> bool:
    """Is the connection itself still good after this error?

    After a failed sync it is, and it must be kept: all bytes of the failed commit stand in the WAL,
    and only this connection knows that they do not count; its next commit overwrites them.
    """
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in PASSING or code in (_IOERR_FSYNC, _IOERR_DIR_FSYNC)


def unavailable(path: Path, doing: str, error: sqlite3.Error) -> LogUnavailable:
    """Turn an SQLite error into the sentence for it; ``doing`` is 打开, 写入 or 读取."""
    code, cause, cure = _CAUSES.get(
        primary_code(error), ("other", "SQLite 拒绝了", "请把这句话连同时间告诉维护的人")
    )
    lost = "这一批没有记录。" if doing == "写入" else ""
    sentence = f"{doing}日志 {path} 失败：{cause}（{error}）。{lost}{cure}。"
    return LogCorrupt(sentence) if code == "corrupt" else LogUnavailable(sentence, code)


def damaged(path: Path, offset: int, room: str | None) -> LogCorrupt:
    """The sentence for one row whose bytes are not what was written."""
    where = " 处" if room is None else f"（房间 {room}）"
    return LogCorrupt(
        f"日志 {path} 偏移 {offset}{where}的一行已损坏：内容残缺或与校验不符。"
        "它之前的都完好；请用 kaibo check-store 查明范围，再从备份恢复。",
        offset,
    )
