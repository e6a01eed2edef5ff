"""Snapshots of a room on disk: whole or not there, the last two kept, a bad one passed over."""

from __future__ import annotations

import os
from pathlib import Path

from kaibo.live.fold import Fold
from kaibo.live.state import SnapshotMismatch, dump, load

KEEP = 2
_SUFFIX = ".kaibo"


def write(folder: Path, fold: Fold, offset: int) -> Path:
    """Store the state of `fold` at log offset `offset`; older snapshots but one are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{offset:020d}{_SUFFIX}"
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(dump(fold, offset))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _sync_folder(folder)
    for old in stored(folder)[KEEP:]:
        old.unlink(missing_ok=True)
    return path


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
