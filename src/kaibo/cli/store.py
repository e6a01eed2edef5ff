"""`kaibo check-store` and `kaibo refold`: a data directory looked at and set right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kaibo.cli.business import currencies
from kaibo.cli.failures import Failure
from kaibo.cli.progress import Progress
from kaibo.live import snapshots
from kaibo.live.engine import Engine, rooms
from kaibo.live.install import Install
from kaibo.live.log import LogReader
from kaibo.live.log import check as check_log
from kaibo.live.state import SnapshotMismatch, load


def check(data: Path) -> dict[str, Any]:
    """Every problem of a data directory as a Chinese sentence; none means sound."""
    install = Install.open(data, create=False)
    problems: list[str] = []
    events = 0
    for number in range(install.partitions):
        path = install.log_path(number)
        problems += check_log(path)
        if not problems:
            events += LogReader(path).last_offset() + 1
    found = rooms(data) if not problems else []
    for room in found:
        problems += _snapshot_problems(install, room)
    return {"data": str(data), "rooms": found, "events": events, "problems": problems}


def _snapshot_problems(install: Install, room: str) -> list[str]:
    out = []
    for path in snapshots.stored(install.snapshot_folder(room)):
        try:
            load(path.read_bytes(), install.room_key(room))
        except (SnapshotMismatch, OSError, ValueError, KeyError) as error:
            out.append(f"快照 {path} 不能用（{error}）；启动时会跳过它，从日志重算。")
    return out


def _untouched(done: int) -> str:
    return "已停止：什么也没有改动，用的还是原来的结果。"


def refold_room(room: str, data: Path) -> dict[str, Any]:
    """Fold a room again from its log and store the result."""
    if room not in rooms(data):
        raise Failure(f"{data} 里没有直播间「{room}」。")
    engine = Engine(data, currency=currencies(data))
    try:
        log = engine.partitions[engine.install.partition(room)].log
        fresh = engine.blank(room, log)
        with Progress(f"重算 {room}", log.last_offset() + 1, stops=_untouched) as progress:
            fresh.refold(progress.to)
        engine.snapshot(fresh)
        return {"room": room, "events": fresh.fold.events, "offset": fresh.offset}
    finally:
        engine.close()
