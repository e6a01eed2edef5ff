"""A room counted again from its log while it goes on: another process counts, the room takes over."""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from kaibo.domains.control import running
from kaibo.domains.control.refolder import PASSES, Asked
from kaibo.kit import apart
from kaibo.kit.errors import Refusal
from kaibo.kit.jobs import Progress
from kaibo.live import snapshots
from kaibo.live.fold import Fold
from kaibo.live.from_log import follow
from kaibo.live.room import Room

log = logging.getLogger("kaibo.refold")

PROGRAM = "kaibo.domains.control.refolder"
#: How far it is when only putting the result in place is left.
COUNTED = 0.95
EVERY_S = 0.1
#: Putting it in place waits behind everything else that waits for the room.
PLACE_S = 60.0


def refold(progress: Progress, room: str) -> int:
    """Put the room's state, counted again, in place of what it shows; how many events it holds.

    Nothing is held up meanwhile, and what is recorded meanwhile is added. A room that has stopped
    goes on with the new state. Cancelled or failed, the room stays as it was. Refusals: those of
    `running.look`, `refold_failed`.
    """
    try:
        return _refold(progress, room)
    except Exception:
        # The server is ending, and the rooms under it are closed: then this job did not fail.
        progress(COUNTED, surely=True)
        raise


def _refold(progress: Progress, room: str) -> int:
    read = running.look(room, lambda here: (here.fold.events, here.fold.cur), mending=True)
    install = running.engine().install
    install.counted.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=install.counted) as into:
        _count(progress, Asked(str(install.folder), room, read[1], into), read[0])
        progress(COUNTED, "换上新算的结果", surely=True)
        key, log = install.room_key(room), running.log_of(room)
        start = snapshots.newest(Path(into), key, log.last_offset() + 1)
    if start is None:
        raise _failed()
    # Most of what came meanwhile is added here, so that the room's thread has little left to do.
    counted = start[0], follow(log, room, *start, owe=True)
    storing = running.engine().storing
    storing.wait()  # so that this state is stored at once
    held = running.look(room, lambda here: _take_over(here, counted), PLACE_S, mending=True)
    storing.wait()
    return held


def _take_over(here: Room, start: tuple[Fold, int]) -> int:
    running.engine().take_over(here, start)
    return here.fold.events


def _count(progress: Progress, asked: Asked, events: int) -> None:
    """Let the other process count; it is ended when the job is cancelled or must stop."""
    with tempfile.TemporaryFile() as complaints, _started(complaints) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(msgspec.json.encode(asked))
            process.stdin.close()
            heard = Heard(process.stdout)
            while (code := _ended(process)) is None:
                part = min(heard.read / max(events * PASSES, 1), 1.0)
                progress(part * COUNTED, f"已读 {heard.read:,} 条")
        except BaseException:
            process.kill()
            raise
        if code:
            complaints.seek(0)
            told = complaints.read().decode("utf-8", "replace")
            log.error("the refolder ended with %s: %s", code, told)
            raise _failed()


def _started(complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    """The other process. Ctrl-C in the terminal is for the server alone, which then ends it; if the
    server is killed it ends by itself, for nobody hears it any more."""
    pipe = subprocess.PIPE
    return apart.started(
        [sys.executable, "-m", PROGRAM], stdin=pipe, stdout=pipe, stderr=complaints
    )


def _ended(process: subprocess.Popen[bytes]) -> int | None:
    try:
        return process.wait(EVERY_S)
    except subprocess.TimeoutExpired:
        return None


class Heard:
    """What the other process says of how far it is; heard in a thread of its own, so that the job
    can be stopped while it says nothing."""

    def __init__(self, lines: IO[bytes]) -> None:
        self.read = 0
        self._lines = lines
        threading.Thread(target=self._listen, name="kaibo-refolder", daemon=True).start()

    def _listen(self) -> None:
        with suppress(ValueError):  # closed under it, the process being over
            for line in self._lines:
                if line.strip().isdigit():
                    self.read = int(line)


def _failed() -> Refusal:
    return Refusal(
        "refold_failed", "重算没有完成，直播间的数字没有动。请再试一次；原因在服务的日志里。"
    )
