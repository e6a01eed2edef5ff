"""`kaibo replay`: a recorded room through the core, in memory."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kaibo.cli.failures import Failure
from kaibo.cli.figures import peak, whole_figures
from kaibo.cli.progress import Progress
from kaibo.connectors.recorded import open_recording
from kaibo.live.batch import Batch
from kaibo.live.offline import fold_file
from kaibo.live.view import Show, View

#: A replay stores nothing, so its hashes need no secret; the same file gives the same ids.
REPLAY_KEY = hashlib.sha256(b"kaibo replay").digest()[:16]
FASTEST = "max"
SHOWN_REFUSED = 20


def replay_file(
    path: Path,
    format: str | None = None,
    speed: str = FASTEST,
    room: str | None = None,
    show: str | None = None,
    day: date | None = None,
) -> dict[str, Any]:
    """What `kaibo replay --json` prints; `docs/guide/cli.md` lists the keys."""
    pace = pacing(speed)
    recording = open_recording(path, REPLAY_KEY, format, room, day)
    name = room or f"file:{recording.file_id}"
    folded = 0
    with Progress(f"重放 {path.name}") as progress:

        def step(batch: Batch) -> None:
            nonlocal folded
            folded += len(batch)
            pace(batch)
            progress.to(folded)

        reading = fold_file(recording.parse, name, REPLAY_KEY, step=step)
    fold = reading.fold
    chosen = _chosen(reading.shows(), show)
    view = View(fold, chosen)
    row = view.whole()
    return {
        "room": name,
        "format": recording.format,
        "show": chosen.id,
        "shows": [s.id for s in reading.shows()],
        "events": fold.events,
        "duplicates": fold.duplicates,
        "comments": row.measures["comments"],
        "viewers_peak": peak(row, "online"),
        "popularity_peak": peak(row, "popularity"),
        "quarantined": reading.refused_count,
        "refused": [
            {"line": r.line, "code": r.code, "text": r.text}
            for r in reading.refused[:SHOWN_REFUSED]
        ],
        "unknown_kinds": fold.known.unknown_kinds,
        **whole_figures(view),
    }


def _chosen(shows: list[Show], wanted: str | None) -> Show:
    if wanted is None:
        return shows[-1]
    for show in shows:
        if show.id == wanted:
            return show
    raise Failure(f"没有场次「{wanted}」，文件里有：{'、'.join(s.id for s in shows)}。")


def pacing(speed: str) -> Callable[[Batch], None]:
    """Waits before each batch until its time has come, `speed` times as fast as it was recorded."""
    if speed == FASTEST:
        return lambda batch: None
    try:
        factor = float(speed.lower().removesuffix("x"))
    except ValueError:
        factor = 0.0
    if not 0 < factor < float("inf"):
        raise Failure(f"--speed 应为正数或 max，实际是「{speed}」。")
    began = time.monotonic()
    first: list[int] = []

    def wait(batch: Batch) -> None:
        if not first:
            first.append(int(batch.ts[0]))
        due = (int(batch.ts[-1]) - first[0]) / 1000 / factor
        time.sleep(max(0.0, due - (time.monotonic() - began)))

    return wait
