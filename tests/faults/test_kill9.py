"""Twenty times `kill -9` in mid-ingest, on one and the same log: it recovers, whole, each time.

A kill keeps the operating system's cache, so this proves recovery; durability is the power cuts'.
"""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kaibo.live.log
from kaibo.live.log import DirectoryOwned, LogReader, Owner, SqliteLog, check

from . import ingest_child
from .ingest_child import LOG_NAME, body_of, events_of

pytestmark = pytest.mark.kill

KILLS = 20
SEED = 20_261_122


Start = Callable[[Path, int], subprocess.Popen[bytes]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts an ingesting child; none outlives the test."""
    children: list[subprocess.Popen[bytes]] = []
    source = Path(kaibo.live.log.__file__).parents[3]

    def start(folder: Path, round_: int) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            [sys.executable, ingest_child.__file__, str(folder), str(round_)],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(source)},
        )
        children.append(child)
        return child

    yield start
    for child in children:
        if child.poll() is None:
            child.kill()
            child.wait()


def kill_after(child: subprocess.Popen[bytes], acks: int) -> list[tuple[int, str]]:
    """Kill -9 as soon as the child has said that many acks; return all it said, up to its death."""
    assert child.stdout is not None
    assert child.stdout.readline() == b"start\n"
    said = [child.stdout.readline() for _ in range(acks)]
    child.kill()
    said += child.stdout.readlines()
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL
    # A write to a pipe of less than 4 KiB is whole or absent, so every line is an ack.
    words = [line.decode().split() for line in said]
    return [(int(offset), serial) for _, offset, serial in words]


def assert_whole(log: LogReader, acked: dict[int, str]) -> None:
    """Every acknowledged batch at its offset, nothing twice, nothing torn, no gap."""
    assert check(log.path) == []
    serials = {}
    following = 0
    for row in log.read():
        serial = row.body.split(b"\n", 1)[0].decode()
        assert (row.offset, row.n) == (following, events_of(serial))
        assert row.body == body_of(serial)
        serials[row.offset] = serial
        following += row.n
    assert acked.items() <= serials.items()
    assert len(set(serials.values())) == len(serials)


def test_twenty_kills_in_mid_ingest_leave_everything_acknowledged(
    tmp_path: Path, start: Start
) -> None:
    rng = random.Random(SEED)
    acked: dict[int, str] = {}
    path = tmp_path / LOG_NAME
    for round_ in range(KILLS):
        child = start(tmp_path, round_)
        acks = rng.choice((0, 1, 2, rng.randint(3, 300)))
        said = kill_after(child, acks)
        assert len(said) >= acks
        acked.update(said)
        if acked:
            assert_whole(LogReader(path), acked)  # as a reader finds it, before anyone repairs it
        with Owner(tmp_path):  # the dead child's lock is gone
            SqliteLog(path).close()
        assert_whole(LogReader(path), acked)
    assert len(acked) > KILLS


def test_a_second_process_is_refused_while_the_first_lives_and_taken_after_its_kill(
    tmp_path: Path, start: Start
) -> None:
    child = start(tmp_path, 0)
    assert child.stdout is not None
    assert child.stdout.readline() == b"start\n"
    assert child.stdout.readline().startswith(b"ack ")
    with pytest.raises(DirectoryOwned) as refused:
        Owner(tmp_path)
    assert refused.value.pid == child.pid
    assert str(refused.value) == (
        f"数据目录 {tmp_path} 正由进程 {child.pid} 使用，一个目录只能有一个开播服务。"
        f"请先停掉进程 {child.pid}，或给这一个另设数据目录。"
    )
    child.kill()
    child.stdout.close()
    child.wait()
    with Owner(tmp_path) as owner:
        assert (owner.folder / "owner.lock").read_text() == f"{os.getpid()}\n"
