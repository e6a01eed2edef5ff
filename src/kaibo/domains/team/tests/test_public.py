"""The door of team, as other domains use it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kaibo.domains.team import public, shelf
from kaibo.domains.team.actions import schedules
from kaibo.domains.team.actions.schedules import Wanted
from kaibo.domains.team.choices import MessageState, Occasion, RobotKind, What, Why
from kaibo.domains.team.models import Message, Schedule
from kaibo.domains.team.tests.conftest import MakeChannel, work
from kaibo.domains.team.tests.platforms import Platform
from kaibo.kit.access import Actor, system
from kaibo.kit.clock import HOUR, SHANGHAI, at_clock, now_ms, to_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db(transaction=True)

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)


def at(text: str) -> int:
    return to_ms(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI))


def _hourly(lead: Actor, channel: int, **more: Any) -> Schedule:
    wanted = {"first_hour": 22, "last_hour": 1, **more}
    return schedules.add(lead, Wanted(What.TALLY, "flagship-a", channel, Occasion.HOURLY, **wanted))


def test_a_full_hour_that_a_clock_asks_for_twice_is_sent_once(
    lead: Actor, platform: Platform, make_channel: MakeChannel
) -> None:
    row = _hourly(lead, make_channel(RobotKind.WECOM).pk)
    hour = at("2026-11-22 23:00")
    for since in (hour - 60_000, hour - 30_000):
        for card, struck in public.struck(since, hour + 1_000):
            public.hand_over(
                system("clock"),
                card.channel,
                once=card.once(struck),
                title="23 点报数",
                lines=["1"],
                why=Why.SCHEDULE,
                schedule=card.id,
            )
    work()
    message = Message.objects.get()
    assert (message.schedule_id, message.why) == (row.pk, Why.SCHEDULE)
    assert message.once == f"schedule:{row.pk}:{hour}"
    assert platform.texts() == ["23 点报数"]
    assert public.struck(hour, hour + 3_500_000) == []
    assert public.struck(at("2026-11-23 01:30"), at("2026-11-23 21:59")) == []


def test_schedules_of_an_occasion_in_a_room(lead: Actor, make_channel: MakeChannel) -> None:
    channel = make_channel().pk
    _hourly(lead, channel)
    end = schedules.add(lead, Wanted(What.BULLETIN, "flagship-a", channel, Occasion.SHOW_END))
    (card,) = public.schedules("flagship-a", Occasion.SHOW_END)
    assert (card.id, card.what, card.channel) == (end.pk, What.BULLETIN, channel)
    assert card.once("s20261122") == f"schedule:{end.pk}:s20261122"
    assert public.schedules("flagship-b", Occasion.SHOW_END) == []
    schedules.retire(lead, end.pk, expect=1)
    assert public.schedules("flagship-a", Occasion.SHOW_END) == []


def test_nobody_but_a_person_sets_a_schedule(make_channel: MakeChannel) -> None:
    channel = make_channel().pk
    with pytest.raises(ValueError, match="by a person"):
        _hourly(system("x"), channel)
    assert Schedule.objects.count() == 0


def test_channels_as_others_know_them(make_channel: MakeChannel) -> None:
    make_channel(RobotKind.WECOM)
    # Two hours around now: no time of day in which this is not so.
    begins, ends = (at_clock(now_ms() + hours * HOUR) for hours in (-1, 1))
    make_channel(RobotKind.FEISHU, quiet_from=begins, quiet_to=ends)
    wecom, feishu = public.channels()
    assert (wecom.title, wecom.quiet_until, wecom.picture_note) == ("企业微信群", None, "")
    assert feishu.quiet_until is not None and "飞书群机器人" in feishu.picture_note


def test_who_may_not_send_hands_nothing_over(make_channel: MakeChannel) -> None:
    channel = make_channel().pk
    host = Actor(1, "小雨", frozenset({Duty.HOST}))
    with pytest.raises(Refusal) as refused:
        public.hand_over(host, channel, once="a", title="x", lines=[])
    assert refused.value.code == "forbidden" and Message.objects.count() == 0


def test_a_picture_goes_after_a_month_and_the_message_stays(
    lead: Actor, make_channel: MakeChannel, tmp_path: Path
) -> None:
    card = public.hand_over(
        lead, make_channel(RobotKind.WECOM).pk, once="a", title="x", lines=[], picture=PNG
    )
    work()
    assert public.message(card.id) is not None
    name = Message.objects.get().picture
    public.tend()
    assert shelf.get(name) == PNG
    (file,) = (tmp_path / shelf.FOLDER).iterdir()
    os.utime(file, (0, 0))
    public.tend()
    assert shelf.get(name) is None and not file.exists()
    told = public.message(card.id)
    assert told is not None and told.state is MessageState.SENT
    assert shelf.get("../secret") is None
