"""What may have arrived is sent again by nobody but a person."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.team import outbox, public
from kaibo.domains.team.actions import messages
from kaibo.domains.team.choices import MessageState, RobotKind
from kaibo.domains.team.robots import wire
from kaibo.domains.team.tests.conftest import PNG, MakeChannel, again, tell, work
from kaibo.domains.team.tests.platforms import HTML, Platform
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("cut", "发给飞书后连接断了"),
        ((502, HTML, {}), "飞书的回答看不懂（HTTP 502）"),
        ((500, b"", {}), "飞书的回答看不懂（HTTP 500）"),
        ((200, HTML, {"Content-Type": "text/html"}), "飞书的回答看不懂（HTTP 200）"),
        ("hang", "一直没等到回答"),
    ],
)
def test_what_may_have_arrived_is_never_sent_again_by_itself(
    fault: Any,
    told: str,
    lead: Actor,
    platform: Platform,
    make_channel: MakeChannel,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wire, "WHOLE_S", 0.5)
    row = tell(lead, make_channel(), "21")
    platform.faults = [fault]
    work()
    row = again(row)
    assert row.state == MessageState.UNCLEAR and told in row.error and "不确定" in row.error
    assert work(later=True) == 0
    public.tend()
    assert work(later=True) == 0
    assert len(platform.heard) == 1
    # What comes after it goes on.
    after = tell(lead, row.channel, "22")
    work()
    assert again(after).state == MessageState.SENT


def test_a_person_settles_what_is_in_doubt(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel()
    rows = [tell(lead, channel, str(hour)) for hour in (20, 21)]
    platform.faults = ["cut", "cut"]
    work()
    seen, unseen = (again(row) for row in rows)
    messages.arrived(lead, seen.pk, expect=seen.version)
    messages.send_again(lead, unseen.pk, expect=unseen.version)
    work()
    seen = again(seen)
    assert (seen.state, seen.sent_at) == (MessageState.SENT, seen.sends[-1])
    assert again(unseen).state == MessageState.SENT
    assert platform.texts() == ["报数 21"]
    with pytest.raises(Refusal) as refused:
        messages.send_again(lead, seen.pk, expect=seen.version)
    assert refused.value.code == "message_gone"
    assert refused.value.text == "这条消息现在是「已发出」，不能再发。"
    assert again(seen).version == seen.version


def test_text_that_surely_arrived_leaves_only_the_picture_to_be_sent(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    row = tell(lead, make_channel(RobotKind.WECOM), "21", picture=PNG)
    platform.faults = ["cut"]
    work()
    row = again(row)
    assert (row.state, row.parts) == (MessageState.UNCLEAR, 0)
    messages.arrived(lead, row.pk, expect=row.version)
    work()
    assert (again(row).state, platform.texts()) == (MessageState.SENT, ["image"])


def test_a_message_whose_sender_vanished_is_put_in_doubt_by_the_next_one(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    row = tell(lead, make_channel(), "a")
    begun = outbox.begin(row.channel_id, job=987_654)
    assert isinstance(begun, outbox.Begun) and again(row).state == MessageState.SENDING
    work()
    row = again(row)
    assert (row.state, row.error) == (MessageState.UNCLEAR, outbox.CRASHED)
    # Who was held for dead and comes back changes nothing any more.
    outbox.record(begun, outbox._asked(begun))
    assert again(row).version == row.version
    assert platform.texts() == ["报数 a"]
