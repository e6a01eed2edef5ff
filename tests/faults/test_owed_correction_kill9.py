"""`kill -9` while a correction is recorded and not counted yet: the next start shows it counted."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kaibo.live
from kaibo.live import snapshots
from kaibo.live.codec import decode
from kaibo.live.engine import Engine
from kaibo.live.fold import Fold
from kaibo.live.install import Install
from kaibo.live.log import LogReader
from kaibo.live.view import View, shows

from . import owing_child

pytestmark = pytest.mark.kill


def killed_while_owing(folder: Path) -> None:
    source = Path(kaibo.live.__file__).parents[2]
    child = subprocess.Popen(
        [sys.executable, owing_child.__file__, str(folder)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(source)},
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == b"owed\n"
        child.kill()
        assert child.wait() == -signal.SIGKILL
    finally:
        child.kill()
        child.wait()


def by_segment(fold: Fold) -> dict[str, int | None]:
    [show] = shows(fold)
    return {row.key: row.measures["comments"] for row in View(fold, show).rows("segment")}


def test_a_correction_that_was_owed_is_counted_by_the_next_start(tmp_path: Path) -> None:
    killed_while_owing(tmp_path)
    install = Install.open(tmp_path)
    log = LogReader(install.log_path(0))
    [fix] = [
        row.offset
        for row in log.read()
        for event in decode(row.body)
        if event.kind == "timeline.fix"
    ]
    stored = [int(path.stem) for path in snapshots.stored(install.snapshot_folder("r"))]
    assert stored and max(stored) <= fix, "there are snapshots, and none that claims the correction"
    engine = Engine(tmp_path, recount=lambda room: None)
    fold = engine.look("r", lambda room: room.fold).result(30)
    assert (fold.owed, by_segment(fold)) == (None, {"t1": 10, "none": 15})
    engine.close()
