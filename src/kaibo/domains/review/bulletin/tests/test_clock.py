"""Promises of schedules: in time, once, waited for a little, and what was missed is said."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest

from kaibo.domains.control.tests.hall import EVENING, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.boards.tests.nights import night
from kaibo.domains.review.bulletin.clock import FAILED, OFF, send_due
from kaibo.domains.review.bulletin.records import ScheduleClock, Sending
from kaibo.domains.review.bulletin.tests.test_sending import SEND, body, shown
from kaibo.domains.review.bulletin.tests.test_tally import read
from kaibo.domains.team.actions import channels, schedules
from kaibo.domains.team.actions.schedules import Wanted
from kaibo.domains.team.models import Message
from kaibo.domains.team.public import Occasion, RobotKind, What, Why
from kaibo.domains.team.tests.conftest import MakeChannel, work
from kaibo.domains.team.tests.platforms import Platform
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE, SECOND

pytestmark = pytest.mark.django_db(transaction=True)


def plan(
    lead: Actor, channel: int, what: What, occasion: Occasion, room: str = "flagship-a"
) -> int:
    hours = (0, 23) if occasion is Occasion.HOURLY else (None, None)
    with set_at(-HOUR):
        return schedules.add(lead, Wanted(what, room, channel, occasion, *hours)).pk


def set_at(at: int) -> Any:
    """What a person sets now is set at `at` ms after the evening began."""
    return patch("kaibo.kit.writing.now_ms", return_value=EVENING + at)


def look(hall: Hall, at: int) -> int:
    """What the server's thread does at `at` ms after the evening began."""
    hall.time = max(hall.time, EVENING + at)
    return send_due(EVENING + at)


@pytest.fixture
def group(make_channel: MakeChannel) -> int:
    return make_channel(RobotKind.WECOM).pk


def test_a_tally_goes_out_at_the_hour_however_often_the_clock_asks(
    lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    schedule = plan(lead, group, What.TALLY, Occasion.HOURLY)
    night(hall, 0, 10_000, ends=False)
    assert look(hall, HOUR - SECOND) == 0
    assert [look(hall, HOUR + n * 15 * SECOND) for n in range(4)] == [1, 0, 0, 0]
    work()
    [text] = shown(platform)
    assert text.startswith("**旗舰店A 23:00 报数**\n第1晚 · 已播 1:00:00 · 在麦 主播1\n")
    message = Message.objects.get()
    assert (message.why, message.schedule_id) == (Why.SCHEDULE, schedule)
    assert look(hall, 2 * HOUR) == 1
    assert [row.at - EVENING for row in Sending.objects.order_by("at")] == [HOUR, 2 * HOUR]


def test_off_air_and_before_anybody_set_a_schedule_nothing_goes_out(
    lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    night(hall, 0, 10_000)
    assert look(hall, 3 * HOUR - SECOND) == 0
    plan(lead, group, What.TALLY, Occasion.HOURLY)
    plan(lead, group, What.BULLETIN, Occasion.SHOW_END)
    assert [look(hall, 3 * HOUR + n) for n in (0, HOUR)] == [0, 0]
    assert not Sending.objects.exists() and not Message.objects.exists()


def test_a_room_that_lives_on_readings_is_waited_for_and_then_no_longer(
    lead: Actor, hall: Hall, platform: Platform, group: int
) -> None:
    plan(lead, group, What.TALLY, Occasion.HOURLY)
    hall.press("show.start", 0, ref="a")
    look(hall, HOUR - MINUTE)
    assert look(hall, HOUR + MINUTE) == 0
    read(hall, HOUR + 2 * MINUTE, gmv=1_234_500)
    assert look(hall, HOUR + 2 * MINUTE + SECOND) == 1
    assert look(hall, 2 * HOUR + 4 * MINUTE) == 0
    assert look(hall, 2 * HOUR + 5 * MINUTE) == 1, "nobody read: what is known is told"
    work()
    first, second = shown(platform)
    assert "22:00–23:00 成交 **12,345.00 元**" in first
    assert "23:00–00:00 成交 —" in second


def test_what_was_missed_while_the_server_was_off_is_said_and_not_sent(
    desk: Browser, lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    schedule = plan(lead, group, What.TALLY, Occasion.HOURLY)
    night(hall, 0, 10_000, ends=False)
    look(hall, HOUR - MINUTE)
    assert look(hall, 2 * HOUR + 11 * MINUTE) == 0
    missed = Sending.objects.order_by("at")
    assert [(row.at - EVENING, row.message, row.schedule, row.why) for row in missed] == [
        (HOUR, None, schedule, OFF), (2 * HOUR, None, schedule, OFF),
    ]  # fmt: skip
    assert look(hall, 2 * HOUR + 12 * MINUTE) == 0 and Sending.objects.count() == 2
    assert look(hall, 3 * HOUR) == 1
    work()
    [text] = shown(platform)
    assert text.splitlines()[-1] == "（11月10日 23:00、11月11日 00:00 到点没有发出）"
    listed = desk.get("/api/review/flagship-a/sendings")
    assert [(one["message"] is None, one["why"]) for one in listed] == [
        (False, ""), (True, OFF), (True, OFF),
    ]  # fmt: skip
    assert look(hall, 4 * HOUR) == 1
    work()
    assert "到点没有发出" not in shown(platform)[1], "it is said once"


def test_nine_minutes_after_a_restart_it_still_goes_out(
    lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    plan(lead, group, What.TALLY, Occasion.HOURLY)
    night(hall, 0, 10_000, ends=False)
    look(hall, HOUR - MINUTE)
    assert look(hall, HOUR + 9 * MINUTE) == 1


def test_the_bulletin_goes_out_at_the_end_with_its_picture_and_once(
    lead: Actor, hall: Hall, made: Any, platform: Platform, make_channel: MakeChannel
) -> None:
    for kind in RobotKind:
        plan(lead, make_channel(kind).pk, What.BULLETIN, Occasion.SHOW_END)
    look(hall, 0)
    night(hall, 0, 10_000)
    assert [look(hall, 2 * HOUR + n * SECOND) for n in (1, 16, 70)] == [3, 0, 0]
    work()
    kinds = sorted(one.get("msg_type") or one["msgtype"] for one in platform.taken)
    assert kinds == ["image", "markdown", "markdown", "post"]
    pictures = Message.objects.values_list("channel__kind", "picture")
    assert {kind for kind, picture in pictures if picture} == {"wecom"}


def test_what_a_person_sent_before_is_not_sent_again_by_the_clock(
    desk: Browser, lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    plan(lead, group, What.BULLETIN, Occasion.SHOW_END)
    look(hall, 0)
    night(hall, 0, 10_000)
    told = desk.get("/api/review/flagship-a/n0/bulletin")
    assert desk.post(SEND, **body(told, group)).status_code == 201
    assert look(hall, 2 * HOUR + SECOND) == 0
    assert Message.objects.count() == 1


def test_a_handover_goes_out_with_what_was_written_in_it(
    lead: Actor, hall: Hall, platform: Platform, group: int
) -> None:
    plan(lead, group, What.HANDOVER, Occasion.HANDOVER)
    look(hall, 0)
    hall.press("show.start", SECOND, ref="a")
    sheet = {"gmv": 4_130_000, "shift": {"key": "1", "label": "晚班", "start": EVENING}}
    said = {"word": "盯 7 号库存", "said.ads": "停了，13800138000"}
    hall.press("handover", HOUR, ref="2", x={"sheet": sheet, **said})
    assert [look(hall, HOUR + n * SECOND) for n in (1, 20)] == [1, 0]
    work()
    [text] = shown(platform)
    assert "班次 晚班（22:00 起）；在麦主播 —" in text
    assert "目标/完成 本班目标 —；本班成交额 41,300.00 元；" in text
    assert "投放状态 停了，[手机号]" in text and "给下一班的一句话 盯 7 号库存" in text


def test_a_channel_out_of_use_ends_its_schedules(
    lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    plan(lead, group, What.TALLY, Occasion.HOURLY)
    night(hall, 0, 10_000, ends=False)
    look(hall, HOUR - MINUTE)
    channels.retire(lead, group, expect=1)
    assert look(hall, HOUR + SECOND) == 0 and not Sending.objects.exists()


def test_a_clock_set_back_asks_for_nothing_twice(
    lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    plan(lead, group, What.TALLY, Occasion.HOURLY)
    night(hall, 0, 10_000, ends=False)
    look(hall, HOUR - MINUTE)
    assert look(hall, HOUR + SECOND) == 1
    assert send_due(EVENING + HOUR - 5 * MINUTE) == 0
    assert look(hall, HOUR + MINUTE) == 0
    assert Message.objects.count() == 1
    assert ScheduleClock.objects.count() == 1


def test_every_thing_at_every_occasion_says_something(
    lead: Actor, hall: Hall, made: Any, platform: Platform, make_channel: MakeChannel
) -> None:
    for what in What:
        for occasion in Occasion:
            title = f"{what.label}{occasion.label}"
            webhook = f"{platform.address('wecom')}&n={what}{occasion}"
            channel = make_channel(RobotKind.WECOM, title=title, webhook=webhook)
            plan(lead, channel.pk, what, occasion)
    look(hall, 0)
    night(hall, 0, 10_000, ends=False)
    hall.press("handover", HOUR - MINUTE, ref="2")
    assert look(hall, HOUR + SECOND) == 6
    hall.press("show.end", HOUR + MINUTE)
    assert look(hall, HOUR + MINUTE + SECOND) == 3
    assert Message.objects.filter(lines=[]).count() == 0
    assert not Sending.objects.filter(message=None).exists()
    assert FAILED not in Sending.objects.values_list("why", flat=True)
