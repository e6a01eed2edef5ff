"""A 300,000-event show back in memory: from its snapshot, and from its log alone."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from benchmarks import stream
from benchmarks.ingest import filled
from benchmarks.table import Result
from kaibo.live import snapshots
from kaibo.live.engine import read_room
from kaibo.live.install import Install

EVENTS = 300_000


def measure(events: int) -> list[Result]:
    """The rows of the table; the size is fixed by the promise."""
    del events
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        engine, _ = filled(folder, stream.bodies(stream.audience(EVENTS)), EVENTS)
        engine.close()
        store = Install.open(folder).snapshot_folder(stream.ROOM)
        [newest, *_] = snapshots.stored(store)
        size = newest.stat().st_size
        from_snapshot = _seconds(folder)
        shutil.rmtree(store)
        from_log = _seconds(folder)
    return [
        Result(
            "restore 300,000 events: snapshot",
            from_snapshot,
            "s",
            "≤ 3",
            f"{from_log / from_snapshot:.1f} × faster than the log; {size / 2**20:.0f} MiB",
        ),
        Result("restore 300,000 events: log", from_log, "s", "≤ 6"),
    ]


def _seconds(folder: Path) -> float:
    began = time.perf_counter()
    fold = read_room(folder, stream.ROOM)
    assert fold.events > EVENTS
    return time.perf_counter() - began
