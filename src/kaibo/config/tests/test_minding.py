"""The worker beside the server: when it dies another takes its place, and none outlives the end."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterator

import pytest

from kaibo.config.minding import COMMAND, Minding
from kaibo.kit.tests.waiting import until

#: Ends with its standard input, as the worker does.
WAITING = (sys.executable, "-S", "-c", "import sys; sys.stdin.read()")
BROKEN = (sys.executable, "-S", "-c", "raise SystemExit(3)")


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def _gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_it_is_the_worker_that_is_minded() -> None:
    assert COMMAND[1:] == ("-m", "django", "work", "--while-stdin")


def test_a_worker_that_was_killed_is_followed_by_another() -> None:
    minding = Minding(WAITING, first_wait_s=0.01)
    minding.start()
    first = minding.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    until(lambda: minding.pid not in (None, first))
    second = minding.pid
    assert second is not None and minding.restarts == 1
    assert _gone(first), "it was waited for, and is no zombie"
    minding.stop()
    assert _gone(second) and minding.pid is None


def test_one_that_cannot_work_is_started_less_and_less_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    minding = Minding(BROKEN, first_wait_s=0.001)
    waits: list[float] = []
    real = minding._ending.wait

    def noted(seconds: float | None = None) -> bool:
        waits.append(seconds or 0.0)
        return real(seconds)

    monkeypatch.setattr(minding._ending, "wait", noted)
    minding.start()
    until(lambda: len(waits) >= 4)
    minding.stop()
    assert waits[:4] == [0.001, 0.002, 0.004, 0.008]
    assert minding.pid is None, "and it is said that there is none"


def test_the_end_comes_also_while_it_waits_to_start_another() -> None:
    minding = Minding(BROKEN, first_wait_s=3_600.0)
    minding.start()
    until(lambda: minding.pid is None)
    minding.stop()
    assert not minding._thread.is_alive() and minding.restarts == 0
