"""A room counted again from its log while it goes on: another process counts, the room takes over."""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from kaibo.domains.control import running
from kaibo.domains.control.refolder import PASSES, Asked
from kaibo.kit.errors import Refusal
from kaibo.kit.jobs import Progress
from kaibo.live import snapshots
from kaibo.live.fold import Fold
from kaibo.live.room import Room

log = logging.getLogger("kaibo.refold")

PROGRAM = "kaibo.domains.control.refolder"
#: How far it is when only putting the result in place is left.
COUNTED = 0.95
STOP_S = 10


def refold(progress: Progress, room: str) -> int:
    """Put the room's state, counted again, in place of what it shows; how many events it holds.

    Nothing is held up meanwhile, and what is recorded meanwhile is added in the room's own thread.
    Cancelled or failed, the room stays as it was. Refusals: those of `running.look`,
    `refold_failed`.
    """
    events, cur = running.look(room, lambda here: (here.fold.events, here.fold.cur))
    install = running.engine().install
    with tempfile.TemporaryDirectory(prefix="kaibo-refold-") as into:
        _count(progress, Asked(str(install.folder), room, cur, into), events)
        progress(COUNTED, "换上新算的结果")
        key, last = install.room_key(room), running.log_of(room).last_offset()
        start = snapshots.newest(Path(into), key, last + 1)
    if start is None:
        raise _failed()
    return running.look(room, lambda here: _take_over(here, start))


def _take_over(here: Room, start: tuple[Fold, int]) -> int:
    """In the room's thread: the counted state and the rest of the log; stored, and told to pages."""
    engine = running.engine()
    here.recover(start)
    engine.snapshot(here)
    engine.listener(here, ())
    return here.fold.events


def _count(progress: Progress, asked: Asked, events: int) -> None:
    """Let the other process count; it is ended when the job is cancelled or must stop."""
    command = [sys.executable, "-m", PROGRAM]
    pipe = subprocess.PIPE
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=complaints) as process,
    ):
        try:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(msgspec.json.encode(asked))
            process.stdin.close()
            for line in process.stdout:
                read = int(line)
                part = min(read / max(events * PASSES, 1), 1.0)
                progress(part * COUNTED, f"已读 {read:,} 条")
            code = process.wait(STOP_S)
        except BaseException:
            process.kill()
            raise
        if code:
            complaints.seek(0)
            told = complaints.read().decode("utf-8", "replace")
            log.error("the refolder ended with %s: %s", code, told)
            raise _failed()


def _failed() -> Refusal:
    return Refusal(
        "refold_failed", "重算没有完成，直播间的数字没有动。请再试一次；原因在服务的日志里。"
    )
