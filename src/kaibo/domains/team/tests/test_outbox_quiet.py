"""Quiet hours hold what can wait."""

from __future__ import annotations

import pytest

from kaibo.domains.team import waking
from kaibo.domains.team.actions import channels, messages
from kaibo.domains.team.actions.channels import Wanted
from kaibo.domains.team.choices import MessageState, RobotKind
from kaibo.domains.team.models import Channel
from kaibo.domains.team.tests.conftest import PNG, MakeChannel, again, tell, work
from kaibo.domains.team.tests.platforms import Platform, saying
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE, SECOND, at_clock, now_ms
from kaibo.kit.delivery import Delivery
from kaibo.kit.delivery import State as Work
from kaibo.kit.tests.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


def _quiet_now(make_channel: MakeChannel, kind: RobotKind = RobotKind.FEISHU) -> Channel:
    now = now_ms()
    return make_channel(kind, quiet_from=at_clock(now - HOUR), quiet_to=at_clock(now + 2 * HOUR))


def test_quiet_hours_hold_a_message_until_their_end(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = _quiet_now(make_channel)
    row = tell(lead, channel, "23")
    assert row.state == MessageState.HELD
    assert row.due_at - now_ms() in range(2 * HOUR - 2 * MINUTE, 2 * HOUR + SECOND)
    assert work() == 0
    assert work(later=True) > 0 and platform.heard == []
    assert again(row).state == MessageState.HELD
    until_end = Delivery.objects.filter(name=waking.SEND, state=Work.WAITING)
    assert {one.due_at for one in until_end} == {row.due_at}


def test_a_person_may_say_now_and_overtakes_what_is_held(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = _quiet_now(make_channel)
    held, wanted = tell(lead, channel, "22"), tell(lead, channel, "23")
    messages.send_now(lead, wanted.pk, expect=wanted.version)
    work()
    assert platform.texts() == ["报数 23"]
    assert (again(held).state, again(wanted).state) == (MessageState.HELD, MessageState.SENT)


def test_quiet_hours_that_end_early_let_everything_go_in_order(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = _quiet_now(make_channel)
    for name in "abc":
        tell(lead, channel, name)
    channels.change(lead, channel.pk, expect=1, wanted=Wanted(channel.title))
    work()
    assert platform.texts() == ["报数 a", "报数 b", "报数 c"]


def test_quiet_hours_that_begin_hold_what_waits_and_not_the_second_half_of_a_message(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel(RobotKind.WECOM)
    begun, waits = tell(lead, channel, "a", picture=PNG), tell(lead, channel, "b")
    ok = saying({"errcode": 0, "errmsg": "ok"})
    platform.faults = [ok, (503, b"", {})]
    work()
    now = now_ms()
    quiet = Wanted(
        channel.title, quiet_from=at_clock(now - HOUR), quiet_to=at_clock(now + 2 * HOUR)
    )
    channels.change(lead, channel.pk, expect=1, wanted=quiet)
    until(lambda: work() > 0 and again(begun).state == MessageState.SENT)
    assert again(waits).state == MessageState.HELD
    assert platform.texts() == ["image"]
