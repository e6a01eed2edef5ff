"""The folder that is watched: a file that has stopped growing is taken in, and moved aside.

`<data>/inbox` unless KAIBO_INBOX names another. What was taken lies in its folder `done` afterwards;
what could not be taken stays where it is, keeps no other file from it, and is told on the page of
imports.
"""

from __future__ import annotations

import errno
import logging
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.db import connections

from kaibo.domains.control import public as control
from kaibo.kit.access import system
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Refusal

log = logging.getLogger("kaibo.inbox")

EVERY_S = 2.0
#: A file that was the same for so long is whole.
STILL_S = 4.0
#: One that could not be taken, or not be moved aside, is tried again after so long.
AGAIN_S = 60.0
DONE = "done"
#: What programs leave beside a file they are writing.
UNFINISHED = (".part", ".tmp", ".crdownload", ".download")
OTHERS = ("~$", ".")
#: A file's name may have so many bytes, on all that matters.
MOST_NAME = 255
REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个盘只能读",
    errno.ENOSPC: "磁盘满了",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
}

Seen = tuple[int, int]


@dataclass(slots=True)
class Held:
    """A file that is stuck: as it was then, whether it is taken in already and only still lies
    there, when it is tried again (s of the same clock), and what people are told."""

    seen: Seen
    taken: bool
    again: float
    told: control.Stuck


class Watching:
    """Looks into the folder now and then, in a thread of its own."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or settings.KAIBO_INBOX
        self._seen: dict[Path, tuple[Seen, float]] = {}
        self._held: dict[Path, Held] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="kaibo-inbox", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End, and wait for it."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_S):
            try:
                self.look(monotonic())
            except Exception:
                log.exception("the inbox could not be looked into; trying again")
            finally:
                connections.close_all()

    def look(self, now: float) -> list[Path]:
        """Take what is whole at `now` (s, any clock that does not go back); what was taken."""
        there = self._there(now)
        if there is None:
            return []
        taken = []
        for path, size in there.items():
            before, since = self._seen.get(path, (None, now))
            if before != size:
                self._seen[path] = size, now
            elif now - since >= STILL_S and self._try(path, size, now):
                taken.append(path)
        self._seen = {path: seen for path, seen in self._seen.items() if path in there}
        self._held = {path: held for path, held in self._held.items() if path in there}
        self._tell()
        return taken

    def _there(self, now: float) -> dict[Path, Seen] | None:
        """What lies in the folder; None when it cannot be told."""
        try:
            if not self.folder.is_dir():
                self._held.clear()
                self._tell()
                return None
            found = sorted(self.folder.iterdir())
        except OSError as error:
            self._hold(self.folder, (0, 0), now, False, error)
            self._tell()
            return None
        return {path: size for path in found if (size := _seen(path))}

    def _try(self, path: Path, seen: Seen, now: float) -> bool:
        """Take a file in and move it aside; whether it was taken. Nothing that happens to one file
        is another's matter."""
        held = self._held.get(path)
        if held is not None and held.seen == seen and now < held.again:
            return False
        taken = fresh = False
        try:
            if held is not None and held.seen == seen and held.taken:
                taken = True
            else:
                _take(path, seen)
                taken = fresh = True
            _move_aside(path)
        except FileNotFoundError:
            return fresh  # somebody took it away
        except Exception as error:
            self._hold(path, seen, now, taken, error)
        else:
            self._held.pop(path, None)
        return fresh

    def _hold(self, path: Path, seen: Seen, now: float, taken: bool, error: Exception) -> None:
        before = self._held.get(path)
        name, why = shown(path.name), _why(error, taken)
        if before is None or before.told.why != why:
            known = isinstance(error, OSError | Refusal)
            log.warning("%s: %s", name, error, exc_info=None if known else error)
        since = now_ms() if before is None or before.seen != seen else before.told.since
        told = control.Stuck(name, why, since)
        self._held[path] = Held(seen, taken, now + AGAIN_S, told)

    def _tell(self) -> None:
        control.tell_inbox(shown(str(self.folder)), [one.told for one in self._held.values()])


def shown(name: str) -> str:
    """A file's name as it can be shown and stored: one that is no UTF-8 is likely from a Chinese
    Windows."""
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def _take(path: Path, seen: Seen) -> None:
    name = shown(path.name)
    sha256, size = control.taken(path, name)
    control.take_file(
        system("watch"),
        sha256=sha256,
        name=name,
        size=size,
        modified=seen[1] // 1_000_000,
        watched=True,
    )
    log.info("%s was taken in", name)


def _why(error: Exception, taken: bool) -> str:
    if isinstance(error, OSError):
        reason = REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
        if taken:
            return f"已经收下，在列表里；但移不到 {DONE} 文件夹（{reason}）。请把它移走。"
        return f"读不了（{reason}），没有收下。请检查这个文件和文件夹。"
    if isinstance(error, Refusal):
        return error.text
    return "收的时候出错了，没有收下，过一会儿自动再试。原因在服务的日志里。"


def _seen(path: Path) -> Seen | None:
    """Size and time of a file that may be taken; None for anything else."""
    name = path.name.casefold()
    if name.startswith(OTHERS) or name.endswith(UNFINISHED):
        return None
    try:
        stat = path.stat()
        return (stat.st_size, stat.st_mtime_ns) if path.is_file() and stat.st_size else None
    except OSError:
        return None


def _move_aside(path: Path) -> None:
    done = path.parent / DONE
    done.mkdir(exist_ok=True)
    to, number = done / path.name, 2
    while to.exists():
        ending = f" ({number}){shown(path.suffix)}"
        stem = shown(path.stem).encode()[: MOST_NAME - len(ending.encode())]
        # Cut between letters, not within one.
        to = done / (stem.decode("utf-8", "ignore") + ending)
        number += 1
    path.rename(to)
