"""Tries and limits: a channel waits, keeps its order and loses nothing."""

from __future__ import annotations

import pytest

from kaibo.domains.team import results, waking
from kaibo.domains.team.actions import messages
from kaibo.domains.team.choices import MessageState, RobotKind
from kaibo.domains.team.models import Channel, Message
from kaibo.domains.team.tests.conftest import MakeChannel, again, tell, work
from kaibo.domains.team.tests.platforms import HTML, Platform
from kaibo.kit import journal
from kaibo.kit.access import Actor, system
from kaibo.kit.clock import DAY, HOUR, MINUTE, SECOND, now_ms
from kaibo.kit.delivery import Delivery
from kaibo.kit.delivery import State as Work
from kaibo.kit.tests.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_platform_that_is_away_is_asked_again_until_the_last_try(
    lead: Actor, platform: Platform, make_channel: MakeChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "RETRY_AFTER", (0, 0, 0))
    row = tell(lead, make_channel(RobotKind.WECOM), "21")
    platform.faults = [(503, HTML, {})] * 4
    work()
    row = again(row)
    assert (row.state, row.tries) == (MessageState.GIVEN_UP, 4)
    assert row.error == (
        "企业微信暂时不收（HTTP 503）。试了 4 次，不再自动试了；好了以后可以再发一次。"
    )
    assert platform.texts() == []
    messages.send_again(lead, row.pk, expect=row.version)
    work()
    assert (again(row).state, platform.texts()) == (MessageState.SENT, ["报数 21"])


def test_the_waits_between_tries_grow_from_a_second_to_an_hour(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    row = tell(lead, make_channel(RobotKind.WECOM), "21")
    platform.faults = [(503, b"", {})]
    work()
    row = again(row)
    assert row.due_at - row.sends[-1] in range(SECOND, 30 * SECOND)
    owed = Delivery.objects.get(name=waking.SEND, state=Work.WAITING)
    assert owed.due_at == row.due_at
    assert results.RETRY_AFTER == (
        SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR
    )  # fmt: skip


def test_order_within_a_channel_is_kept_while_the_first_waits(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel, other = make_channel(RobotKind.WECOM), make_channel(RobotKind.DINGTALK)
    for name in "abc":
        tell(lead, channel, name)
    tell(lead, other, "x")
    platform.faults = [(503, b"", {})]
    work()
    assert platform.texts() == ["报数 x"]
    until(lambda: work() > 0)
    assert platform.texts() == ["报数 x", "报数 a", "报数 b", "报数 c"]


@pytest.mark.parametrize(
    ("kind", "rest"),
    [(RobotKind.FEISHU, 30 * SECOND), (RobotKind.DINGTALK, 10 * MINUTE), (RobotKind.WECOM, MINUTE)],
)
def test_too_many_rests_the_channel_and_loses_nothing(
    kind: RobotKind, rest: int, lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel(kind)
    platform.most = 2
    platform.window_s = 3_600
    rows = [tell(lead, channel, name) for name in "abc"]
    work()
    assert platform.texts() == ["报数 a", "报数 b"]
    third = again(rows[2])
    assert (third.state, third.tries) == (MessageState.WAITING, 0)
    assert third.limited_until - third.sends[-1] in range(rest, rest + 25 * SECOND)
    # A robot that is resting is not asked: not by hand, not for another message.
    tell(lead, channel, "d", at_once=True)
    messages.cancel(lead, third.pk, expect=third.version)
    work(later=True)
    assert len(platform.heard) == 3
    platform.most = 100
    _past(channel, rest)
    work(later=True)
    assert platform.texts() == ["报数 a", "报数 b", "报数 d"]


def _past(channel: Channel, ms: int) -> None:
    """As if so much time had gone by for what this channel has sent."""
    for row in Message.objects.filter(channel=channel):
        journal.change(
            system("test"),
            "team.message.past",
            Message,
            row.pk,
            expect=row.version,
            limited_until=max(row.limited_until - ms - 5_000, 0),
            due_at=row.due_at - ms - 5_000,
            sends=[at - ms - 65_000 for at in row.sends],
        )


def test_we_stay_below_the_limit_of_twenty_a_minute_by_ourselves(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel(RobotKind.DINGTALK)
    platform.most = 20
    for number in range(23):
        tell(lead, channel, str(number))
    work()
    assert platform.texts() == [f"报数 {number}" for number in range(20)]
    assert len(platform.heard) == 20
    first = min(at for row in Message.objects.all() for at in row.sends)
    owed = Delivery.objects.filter(name=waking.SEND, state=Work.WAITING)
    assert [row.due_at - first for row in owed] == [62_000]
    platform.window_s = 0
    _past(channel, 0)
    work(later=True)
    assert len(platform.texts()) == 23


def test_a_robot_that_is_never_free_is_given_up_after_a_day(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    row = tell(lead, make_channel(RobotKind.WECOM), "21")
    journal.change(
        system("test"), "team.message.past", Message, row.pk, expect=1, handed_at=now_ms() - DAY
    )
    platform.most = 0
    work()
    row = again(row)
    assert row.state == MessageState.GIVEN_UP
    assert row.error == "企业微信说发得太快，稍后自动再发。一天里都没能发出，不再试了。"
