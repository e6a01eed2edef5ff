"""Reads and stores one file in a data folder of its own, and says how long and with how much memory.

python -m benchmarks.imports_child DATA FILE
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path


class Unwatched:
    """Nobody looks how far it is."""

    job, by = 0, None

    def __call__(self, part: float, text: str = "", *, surely: bool = False) -> None:
        """Nothing is told."""


def main(data: Path, file: Path) -> None:
    """Do it once."""
    from kaibo.cli.serve import migrate

    data.mkdir(parents=True)
    migrate()
    from kaibo.domains.control.actions import rooms
    from kaibo.domains.control.choices import Platform
    from kaibo.domains.control.imports import actions, ends, reading, shelf, storing
    from kaibo.domains.control.public import attach
    from kaibo.kit.access import system
    from kaibo.live.engine import Engine

    actor = system("bench")
    engine = Engine(data)
    attach(engine)
    rooms.add(actor, ident="bench", title="bench", platform=Platform.DOUYIN)
    sha256, size = shelf.take(file, file.name)
    row = actions.take(actor, sha256=sha256, name=file.name, size=size, modified=None)
    base = _peak_mib()
    began = time.perf_counter()
    preview = reading.read(Unwatched(), row)
    read = time.perf_counter() - began
    peak = _peak_mib()
    row = ends.was_read(row, preview)
    row.rooms = {"": "bench"}
    before = _held_mib()
    began = time.perf_counter()
    storing.store(Unwatched(), row, "system")
    stored = time.perf_counter() - began
    engine.storing.wait()
    held = _held_mib() - before
    engine.close()
    most = max(_peak_mib() - before, held)
    told = {"read_s": read, "stored_s": stored, "base_mib": base, "peak_mib": peak}
    told |= {"held_mib": held, "most_mib": most}
    print(json.dumps(told | {"gross": preview["orders"]["gross"]}))


def _held_mib() -> float:
    """What this process holds now, garbage gone; 0 where the system does not tell."""
    gc.collect()
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    [line] = [one for one in status.read_text().splitlines() if one.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024


def _peak_mib() -> float:
    """The most memory this process has held so far; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
