"""A worker process is killed while a message is under way: nobody sends it again by himself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import connection

from kaibo.domains.team import outbox, public
from kaibo.domains.team.actions import messages
from kaibo.domains.team.choices import MessageState, RobotKind
from kaibo.domains.team.models import Message
from kaibo.domains.team.tests.conftest import MakeChannel
from kaibo.domains.team.tests.platforms import Platform
from kaibo.kit.access import Actor
from kaibo.kit.tests.waiting import PATIENCE, until

pytestmark = [pytest.mark.kill, pytest.mark.django_db(transaction=True)]

LEASE_MS = 700
StartWorker = Callable[[], "subprocess.Popen[bytes]"]


def _url() -> str:
    kept = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{kept['NAME']}"
    return (
        f"postgres://{kept['USER']}:{kept['PASSWORD']}@{kept['HOST']}:{kept['PORT']}/{kept['NAME']}"
    )


@pytest.fixture
def start_worker(platform: Platform) -> Iterator[StartWorker]:
    """Start the product's own worker command on the test database; all are ended at the end."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "django", "work", "--lease", str(LEASE_MS)],
            env={
                **os.environ,
                "DATABASE_URL": _url(),
                "KAIBO_TEST_DATA": str(settings.DATA_DIR),
                "KAIBO_IM_HOSTS": platform.host,
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        )
        started.append(process)
        return process

    yield start
    platform.go.set()
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()


def test_killed_between_sending_and_recording_it_is_in_doubt_and_what_follows_goes_on(
    lead: Actor, platform: Platform, make_channel: MakeChannel, start_worker: StartWorker
) -> None:
    channel = make_channel(RobotKind.DINGTALK)
    platform.faults = ["hang"]  # the group has it, and the worker will not live to hear it
    cards = [
        public.hand_over(lead, channel.pk, once=name, title=f"报数 {name}", lines=["1"])
        for name in "ab"
    ]
    first = start_worker()
    until(platform.arrived.is_set)
    until(lambda: Message.objects.get(pk=cards[0].id).state == MessageState.SENDING)
    os.kill(first.pid, signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL

    second = start_worker()
    until(lambda: Message.objects.get(pk=cards[1].id).state == MessageState.SENT)
    doubted = Message.objects.get(pk=cards[0].id)
    assert (doubted.state, doubted.error) == (MessageState.UNCLEAR, outbox.CRASHED)
    assert platform.texts() == ["报数 a", "报数 b"]  # each of them once
    assert len(platform.heard) == 2

    messages.send_again(lead, doubted.pk, expect=doubted.version)
    until(lambda: Message.objects.get(pk=doubted.pk).state == MessageState.SENT)
    assert platform.texts() == ["报数 a", "报数 b", "报数 a"]
    second.terminate()
    assert second.wait(timeout=PATIENCE) == 0


def test_two_worker_processes_send_each_message_once(
    lead: Actor, platform: Platform, make_channel: MakeChannel, start_worker: StartWorker
) -> None:
    channel, other = make_channel(RobotKind.WECOM), make_channel(RobotKind.DINGTALK)
    workers = [start_worker(), start_worker()]
    platform.faults = ["hang", "hang"]  # each of them has one in hand: both are at work
    for one in (channel, other):
        public.hand_over(lead, one.pk, once="first", title="先", lines=[])
    until(lambda: len(platform.heard) == 2)
    for number in range(10):
        public.hand_over(lead, channel.pk, once=f"n{number}", title=f"第 {number} 条", lines=[])
    platform.go.set()
    until(lambda: Message.objects.filter(state=MessageState.SENT).count() == 10)
    assert platform.texts() == ["先", "先", *(f"第 {number} 条" for number in range(10))]
    assert len(platform.heard) == 12
    for worker in workers:
        worker.terminate()
        assert worker.wait(timeout=PATIENCE) == 0
