"""What an idle server holds in memory, and how a process's use of its core is read."""

from __future__ import annotations

import os
import time
from pathlib import Path

from benchmarks.table import Result
from tests.e2e.server import Server


def idle(server: Server) -> list[Result]:
    """Memory of the server and of its worker when nobody has come yet."""
    assert server.process is not None
    status = Path(f"/proc/{server.process.pid}/status")
    if not status.exists():
        return []
    tasks = Path(f"/proc/{server.process.pid}/task").iterdir()
    workers = " ".join((task / "children").read_text() for task in tasks).split()
    _quiet([server.process.pid, *map(int, workers)])
    own = _resident(server.process.pid)
    worker = sum(_resident(int(pid)) for pid in workers)
    return [Result("idle server: memory", own, "MiB", "≤ 180", f"its worker {worker:.0f} MiB")]


def _quiet(pids: list[int], most_s: float = 20) -> None:
    """Wait until these processes have done nothing for a second."""
    used, until = -1.0, time.monotonic() + most_s
    while time.monotonic() < until:
        before, used = used, sum(map(cpu_s, pids))
        if used - before < 0.03:
            return
        time.sleep(1)


def _resident(pid: int) -> float:
    """Resident memory of a process in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    [line] = [line for line in lines if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024


def cpu_s(pid: int) -> float:
    """CPU seconds a process has used."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
