"""Twenty times `kill -9` on the whole engine: what was acknowledged is counted, and counted once."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kaibo.live
from kaibo.live.engine import read_room
from kaibo.live.fold import Fold
from kaibo.live.install import Install
from kaibo.live.log import LogReader, check

from . import engine_child

pytestmark = pytest.mark.kill

KILLS = 20
SEED = 20_261_123


def run_until_killed(folder: Path, start: int, acks: int) -> int:
    """Run the child from comment `start` on, kill it after some acks; what it acknowledged."""
    source = Path(kaibo.live.__file__).parents[2]
    child = subprocess.Popen(
        [sys.executable, engine_child.__file__, str(folder), str(start)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(source)},
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == b"start\n"
        said = [child.stdout.readline() for _ in range(acks)]
        child.kill()
        said += child.stdout.readlines()
        assert child.wait() == -signal.SIGKILL
    finally:
        child.kill()
        child.wait()
    return int(said[-1].split()[1]) if said else start


def comments(fold: Fold) -> tuple[int, int]:
    """(comments, distinct commenters) in the room, in and outside the show."""
    from kaibo.live.measures import COLUMN

    values = fold.resolver.rows["show"].values
    return int(values[:, COLUMN["comments"]].sum()), int(values[:, COLUMN["commenters"]].sum())


def in_log(folder: Path) -> int:
    """Different comments that are in the log."""
    from kaibo.live.codec import decode

    log = LogReader(Install.open(folder).log_path(0))
    return len({e.id for row in log.read() for e in decode(row.body) if e.kind == "comment"})


def test_nothing_acknowledged_is_lost_and_nothing_counts_twice(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    acknowledged = 0
    for _ in range(KILLS):
        acknowledged = run_until_killed(tmp_path, acknowledged, chance.randint(0, 25))
        assert check(Install.open(tmp_path).log_path(0)) == []
        counted = comments(read_room(tmp_path, "r"))
        # A batch that was durable when the process died is there, told or not.
        assert counted == (in_log(tmp_path),) * 2
        assert counted[0] >= acknowledged
    assert acknowledged > KILLS * engine_child.BATCH
