"""The folder that is watched: a file that has stopped growing is taken in, and moved aside.

`<data>/inbox` unless KAIBO_INBOX names another. What was taken lies in its folder `done` afterwards;
what could not be read stays where it is.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.db import connections

from kaibo.domains.control import public as control
from kaibo.kit.access import system

log = logging.getLogger("kaibo.inbox")

EVERY_S = 2.0
#: A file that was the same for so long is whole.
STILL_S = 4.0
DONE = "done"
#: What programs leave beside a file they are writing.
UNFINISHED = (".part", ".tmp", ".crdownload", ".download")
OTHERS = ("~$", ".")

Seen = tuple[int, int]


class Watching:
    """Looks into the folder now and then, in a thread of its own."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or settings.KAIBO_INBOX
        self._seen: dict[Path, tuple[Seen, float]] = {}
        self._told: set[Path] = set()
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
        if not self.folder.is_dir():
            return []
        there = {path: size for path in sorted(self.folder.iterdir()) if (size := _seen(path))}
        taken = []
        for path, size in there.items():
            before, since = self._seen.get(path, (None, now))
            if before != size:
                self._seen[path] = size, now
            elif now - since >= STILL_S and self._take(path, size[1]):
                taken.append(path)
        self._seen = {path: seen for path, seen in self._seen.items() if path in there}
        return taken

    def _take(self, path: Path, modified_ns: int) -> bool:
        try:
            sha256, size = control.taken(path)
        except OSError as error:
            if path not in self._told:
                log.warning("%s could not be read: %s", path.name, error)
                self._told.add(path)
            return False
        control.take_file(
            system("watch"),
            sha256=sha256,
            name=path.name,
            size=size,
            modified=modified_ns // 1_000_000,
            watched=True,
        )
        _move_aside(path)
        log.info("%s was taken in", path.name)
        return True


def _seen(path: Path) -> Seen | None:
    """Size and time of a file that may be taken; None for anything else."""
    name = path.name.casefold()
    if name.startswith(OTHERS) or name.endswith(UNFINISHED):
        return None
    try:
        stat = path.stat()
    except OSError:
        return None
    return (stat.st_size, stat.st_mtime_ns) if path.is_file() and stat.st_size else None


def _move_aside(path: Path) -> None:
    done = path.parent / DONE
    done.mkdir(exist_ok=True)
    to, number = done / path.name, 2
    while to.exists():
        to = done / f"{path.stem} ({number}){path.suffix}"
        number += 1
    path.rename(to)
