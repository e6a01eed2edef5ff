"""A worker process is killed in the middle: the next one does the work, and rows come once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from kaibo.kit import jobs, journal
from kaibo.kit.access import Actor
from kaibo.kit.delivery import Delivery, State
from kaibo.kit.tests.sample.models import Offer, OfferNote
from kaibo.kit.tests.sample.reactions import trace
from kaibo.kit.tests.waiting import PATIENCE, until

pytestmark = [pytest.mark.kill, pytest.mark.django_db(transaction=True)]

LEASE_MS = 700


def _url() -> str:
    kept = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{kept['NAME']}"
    return (
        f"postgres://{kept['USER']}:{kept['PASSWORD']}@{kept['HOST']}:{kept['PORT']}/{kept['NAME']}"
    )


@pytest.fixture
def start_worker() -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start the product's own worker command on the test database; all are ended at the end."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "django", "work", "--lease", str(LEASE_MS)],
            env={
                **os.environ,
                "DATABASE_URL": _url(),
                "KAIBO_TEST_DATA": str(settings.DATA_DIR),
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
    for file in Path(settings.DATA_DIR).glob("*.trace"):
        file.unlink()
    for file in Path(settings.DATA_DIR).glob("*.hold"):
        file.unlink()


def _lines(name: str) -> int:
    return len(trace(name).read_text().splitlines()) if trace(name).exists() else 0


def _kill_in_the_middle(
    name: str, start_worker: Callable[[], subprocess.Popen[bytes]], owed: int
) -> Delivery:
    """Kill -9 the first worker while it is at work, then let a second one finish."""
    hold = trace(name).with_suffix(".hold")
    hold.touch()
    first = start_worker()
    until(lambda: _lines(name) == 1)
    os.kill(first.pid, signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL
    assert Delivery.objects.get(pk=owed).state == State.RUNNING
    hold.unlink()

    second = start_worker()
    until(lambda: Delivery.objects.get(pk=owed).state == State.DONE)
    second.terminate()
    assert second.wait(timeout=PATIENCE) == 0
    return Delivery.objects.get(pk=owed)


def test_a_reaction_is_done_by_the_next_worker_and_its_row_is_there_once(
    offer: Offer, ming: Actor, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    journal.change(ming, "sample.offer.inside", Offer, offer.pk, expect=1, price=1)
    owed = Delivery.objects.get().pk
    done = _kill_in_the_middle("inside", start_worker, owed)
    assert done.attempts == 2 and _lines("inside") == 2
    assert OfferNote.objects.count() == 1


def test_a_call_to_the_outside_is_made_again(
    offer: Offer, ming: Actor, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    journal.change(ming, "sample.offer.outside", Offer, offer.pk, expect=1, price=1)
    done = _kill_in_the_middle("outside", start_worker, Delivery.objects.get().pk)
    assert done.attempts == 2 and _lines("outside") == 2


def test_a_job_starts_anew(
    ming: Actor, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    number = jobs.start(ming, "sample.count", to=1)
    done = _kill_in_the_middle("count", start_worker, number)
    assert (done.attempts, done.result, done.note) == (2, {"counted": 1}, "完成")


def test_a_worker_ends_with_whoever_started_it() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "work", "--while-stdin"],
        stdin=subprocess.PIPE,
        env={
            **os.environ,
            "DATABASE_URL": _url(),
            "KAIBO_TEST_DATA": str(settings.DATA_DIR),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
    )
    try:
        assert process.stdin is not None
        # What the system does with the pipe of a parent that was killed.
        process.stdin.close()
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait()
