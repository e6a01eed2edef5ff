"""The outbox against local servers that speak the three platforms, signatures checked."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.team import public, waking
from kaibo.domains.team.actions import channels, messages
from kaibo.domains.team.actions.channels import Wanted
from kaibo.domains.team.choices import MessageState, RobotKind
from kaibo.domains.team.models import Message
from kaibo.domains.team.tests.conftest import PNG, MakeChannel, again, tell, work
from kaibo.domains.team.tests.platforms import SECRET, TOKEN, Platform, saying
from kaibo.kit.access import Actor, system
from kaibo.kit.delivery import Delivery
from kaibo.kit.delivery import State as Work
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.tests.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("kind", list(RobotKind))
def test_a_message_arrives_signed_and_once(
    kind: RobotKind, lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel(kind)
    row = tell(lead, channel, "21")
    assert (row.state, platform.heard) == (MessageState.WAITING, [])
    assert work() == 1
    assert platform.texts() == ["报数 21"]
    row = again(row)
    assert (row.state, row.tries, row.parts, row.error) == (MessageState.SENT, 1, 1, "")
    assert row.sent_at is not None and row.sent_at >= row.sends[0]
    assert row.answer == {
        RobotKind.FEISHU: '{"StatusCode": 0, "StatusMessage": "success", "code": 0, "msg": "success"}'
    }.get(kind, '{"errcode": 0, "errmsg": "ok"}')
    assert work(later=True) == 0 and len(platform.heard) == 1


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (RobotKind.FEISHU, "飞书拒收（19021）：签名不对"),
        (RobotKind.DINGTALK, "钉钉拒收（310000）：签名不对"),
    ],
)
def test_a_wrong_secret_is_told_and_not_tried_again_until_it_was_mended(
    kind: RobotKind, told: str, lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel(kind, secret="SECwrong")
    row = tell(lead, channel, "21")
    work()
    row = again(row)
    assert row.state == MessageState.FAILED and row.error.startswith(told)
    assert work(later=True) == 0 and len(platform.heard) == 1
    channels.change(lead, channel.pk, expect=1, wanted=Wanted(channel.title, secret=SECRET))
    messages.send_again(lead, row.pk, expect=row.version)
    work()
    assert (again(row).state, platform.texts()) == (MessageState.SENT, ["报数 21"])


def test_wecom_gets_the_text_then_the_picture_and_the_others_the_text(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    for kind in RobotKind:
        channel = make_channel(kind)
        row = tell(lead, channel, "21", picture=PNG)
        work()
        assert again(row).state == MessageState.SENT
    assert platform.texts() == ["报数 21", "报数 21", "报数 21", "image"]


def test_a_text_that_arrived_is_not_repeated_when_its_picture_is_tried_again(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    row = tell(lead, make_channel(RobotKind.WECOM), "21", picture=PNG)
    ok = saying({"errcode": 0, "errmsg": "ok"})
    platform.faults = [ok, saying({"errcode": -1, "errmsg": "busy"})]
    work()
    row = again(row)
    assert (row.state, row.parts, row.tries) == (MessageState.WAITING, 1, 1)
    assert row.error == "企业微信正忙，稍后自动再发。"
    until(lambda: work() > 0)
    assert (again(row).state, platform.texts()) == (MessageState.SENT, ["image"])
    assert [one.body["msgtype"] for one in platform.heard] == ["markdown", "image", "image"]


def test_the_same_key_is_sent_once_whoever_says_it_and_whatever_became_of_it(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel()
    first = tell(lead, channel, "show:7")
    assert tell(system("reaction:x"), channel, "show:7").pk == first.pk
    work()
    assert tell(lead, channel, "show:7").pk == first.pk
    work(later=True)
    assert platform.texts() == ["报数 show:7"]
    other = make_channel(RobotKind.WECOM)
    assert tell(lead, other, "show:7").pk != first.pk


def test_a_cancelled_message_is_not_sent_and_a_sent_one_not_cancelled(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel()
    first, second = tell(lead, channel, "a"), tell(lead, channel, "b")
    messages.cancel(lead, first.pk, expect=1)
    work()
    assert platform.texts() == ["报数 b"]
    second = again(second)
    with pytest.raises(Refusal, match="这条消息现在是「已发出」，不能取消。"):
        messages.cancel(lead, second.pk, expect=second.version)
    assert again(second).version == second.version


def test_a_channel_out_of_use_is_sent_nothing_more(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel()
    row = tell(lead, channel, "a")
    channels.retire(lead, channel.pk, expect=1)
    work()
    row = again(row)
    assert (row.state, row.error, platform.heard) == (MessageState.CANCELLED, "这个群已停用。", [])
    with pytest.raises(Refusal) as refused:
        tell(lead, channel, "b")
    assert refused.value.code == "retired"
    with pytest.raises(Refusal) as refused:
        messages.send_again(lead, row.pk, expect=row.version)
    assert refused.value.code == "retired"
    assert Message.objects.count() == 1 and again(row).version == row.version


def test_an_address_that_the_settings_no_longer_allow_is_not_asked(
    lead: Actor, platform: Platform, make_channel: MakeChannel, settings: Any
) -> None:
    row = tell(lead, make_channel(), "a")
    settings.KAIBO_IM_HOSTS = []
    work()
    row = again(row)
    assert (row.state, platform.heard) == (MessageState.FAILED, [])
    assert row.error.startswith("「127.0.0.1」不是飞书的地址。")


def test_a_keyword_the_robot_wants_is_put_into_a_message_that_lacks_it(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel(keyword="战报")
    tell(lead, channel, "21")
    public.hand_over(lead, channel.pk, once="b", title="今晚战报", lines=[])
    work()
    assert platform.texts() == ["报数 21 战报", "今晚战报"]


def test_what_no_job_looks_after_is_found_again(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel()
    tell(lead, channel, "a")
    Delivery.objects.filter(name=waking.SEND).update(state=Work.CANCELLED)
    assert work(later=True) == 0 and platform.heard == []
    assert waking.tend() == [channel.pk]
    assert waking.tend() == []
    work()
    assert platform.texts() == ["报数 a"]


def test_a_secret_is_kept_from_facts_errors_and_answers(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    channel = make_channel(RobotKind.DINGTALK)
    platform.faults = [saying({"errcode": 310001, "errmsg": f"no {TOKEN} and {SECRET}"})]
    row = tell(lead, channel, "a")
    work()
    row = again(row)
    assert (row.state, row.error) == (
        MessageState.FAILED,
        "钉钉拒收（310001）：钉钉说：no *** and ***。",
    )
    told = "".join(str((fact.before, fact.after)) for fact in Fact.objects.all())
    assert TOKEN not in told + row.answer and SECRET not in told + row.answer
    made = Fact.objects.get(verb="team.channel.create")
    assert (made.after["webhook"], made.after["secret"]) == ("***", "***")


def test_a_picture_that_is_none_is_refused_and_nothing_is_there(
    lead: Actor, make_channel: MakeChannel
) -> None:
    channel = make_channel()
    for picture in (b"", b"GIF89a", PNG + bytes(2 << 20)):
        with pytest.raises(Refusal) as refused:
            tell(lead, channel, "a", picture=picture)
        assert refused.value.where[0].path == "picture"
    with pytest.raises(Refusal, match="请写标题"):
        public.hand_over(lead, channel.pk, once="x", title=" ", lines=[])
    with pytest.raises(Refusal, match="最多 200 行，现在是 201 行"):
        public.hand_over(lead, channel.pk, once="x", title="t", lines=["a\nb"] * 100 + ["c"])
    assert Message.objects.count() == 0 and Delivery.objects.count() == 0


def test_what_a_viewer_typed_keeps_no_message_from_the_group(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    lines = ["👨\u200d👩\u200d👧 好评", "a\x00b\x1b[0m\ud800", "一\r\n二\u2028三"]
    public.hand_over(lead, make_channel().pk, once="x", title="战报\x07 ", lines=lines)
    work()
    rows = platform.taken[0]["content"]["post"]["zh_cn"]["content"]
    assert [row[0]["text"] for row in rows] == [
        "👨\u200d👩\u200d👧 好评",
        "a b [0m",
        "一",
        "二",
        "三",
    ]
    assert platform.texts() == ["战报"]
