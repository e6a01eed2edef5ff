"""Snapshots of a room on disk: whole or not there, the last two kept, a bad one passed over."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path

from kaibo.live.fold import Fold
from kaibo.live.frozen import Frozen, SnapshotMismatch
from kaibo.live.state import load

KEEP = 2
_SUFFIX = ".kaibo"


def write(folder: Path, state: Frozen) -> Path:
    """Store a state under its log offset; older snapshots but one are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{state.offset:020d}{_SUFFIX}"
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        state.write(file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _sync_folder(folder)
    for old in stored(folder)[KEEP:]:
        old.unlink(missing_ok=True)
    return path


class Storing:
    """Stores states in a thread of its own, one at a time: packing and syncing a large room takes
    a good part of a second, in which its own thread would take nothing in."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "snapshots")
        self._under_way: Future[None] | None = None

    def offer(self, folder: Path, frozen: Callable[[], Frozen]) -> bool:
        """Store what `frozen` gives, which is asked for at once; False, and nothing is asked for,
        while an earlier state is being stored."""
        if self._under_way is not None and not self._under_way.done():
            return False
        self._under_way = self._thread.submit(_stored_if_possible, folder, frozen())
        return True

    def wait(self) -> None:
        """Until nothing is under way."""
        if self._under_way is not None:
            wait([self._under_way])

    def close(self) -> None:
        """Finish what is under way. May be called twice."""
        self._thread.shutdown()


def _stored_if_possible(folder: Path, state: Frozen) -> None:
    # A full disk costs the snapshot, not the room: it can always be folded from its log.
    with suppress(OSError):
        write(folder, state)


def stored(folder: Path) -> list[Path]:
    """Snapshots of a folder, the newest first."""
    return sorted(folder.glob(f"*{_SUFFIX}"), reverse=True)


def newest(folder: Path, key: bytes, last_offset: int) -> tuple[Fold, int] | None:
    """The newest usable snapshot that is not ahead of the log, or None.

    A snapshot ahead of the log (a log restored from an older backup) describes another history.
    """
    for path in stored(folder):
        try:
            fold, offset = load(path.read_bytes(), key)
        except (SnapshotMismatch, OSError, ValueError, KeyError):
            continue
        if offset <= last_offset:
            return fold, offset
    return None


def _sync_folder(folder: Path) -> None:
    """Make the rename durable; Windows has no such call and does not need one."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
