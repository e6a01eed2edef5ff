"""Several workers at one channel: each message once, one at a time, in order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections

from kaibo.domains.team import waking
from kaibo.domains.team.actions import channels
from kaibo.domains.team.choices import MessageState, RobotKind
from kaibo.domains.team.models import Message
from kaibo.domains.team.tests.conftest import PNG, MakeChannel, again, tell
from kaibo.domains.team.tests.platforms import Platform
from kaibo.kit.access import Actor
from kaibo.kit.tests.waiting import until
from kaibo.kit.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def at_work(many: int, platform: Platform) -> Iterator[None]:
    """So many workers, each in a thread of its own, until the end of the block."""
    workers = [Worker(poll_seconds=0.01) for _ in range(many)]

    def run(worker: Worker) -> None:
        worker.run()
        connections.close_all()

    threads = [threading.Thread(target=run, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        platform.go.set()
        for worker in workers:
            worker.stop()
        for thread in threads:
            thread.join()


def _sent(many: int) -> bool:
    return Message.objects.filter(state=MessageState.SENT).count() == many


def test_workers_at_once_send_each_message_once_and_in_order(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel(RobotKind.WECOM)
    for number in range(12):
        tell(lead, channel, f"{number:02}")
    with at_work(4, platform):
        until(lambda: _sent(12))
    assert platform.texts() == [f"报数 {number:02}" for number in range(12)]
    assert len(platform.heard) == 12
    assert set(Message.objects.values_list("tries", flat=True)) == {1}


def test_while_one_is_under_way_no_other_begins_in_its_channel(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel, other = make_channel(RobotKind.WECOM), make_channel(RobotKind.DINGTALK)
    platform.faults = ["slow"]
    tell(lead, channel, "a")
    with at_work(2, platform):
        until(platform.arrived.is_set)
        tell(lead, channel, "b")
        # The other worker does first what was due first: it has looked at "b" when "x" is sent.
        tell(lead, other, "x")
        until(lambda: platform.texts() == ["报数 x"])
        assert len(platform.heard) == 2
        platform.go.set()
        until(lambda: _sent(3))
    assert platform.texts() == ["报数 x", "报数 a", "报数 b"]


def test_a_channel_that_goes_out_of_use_while_one_is_under_way_is_sent_nothing_after_it(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel(RobotKind.WECOM)
    platform.faults = ["slow"]
    row = tell(lead, channel, "a", picture=PNG)
    with at_work(1, platform):
        until(platform.arrived.is_set)
        channels.retire(lead, channel.pk, expect=1)
        platform.go.set()
        until(lambda: again(row).state == MessageState.CANCELLED)
    assert (again(row).error, again(row).parts) == ("这个群已停用。", 1)
    assert platform.texts() == ["报数 a"]
    assert waking.tend() == []
