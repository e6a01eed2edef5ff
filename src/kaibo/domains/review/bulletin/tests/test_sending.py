"""Promises of sending by a person: the text as they left it, once, and again only when they say so."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from kaibo.domains.control import public as control
from kaibo.domains.control.tests.hall import EVENING, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.boards.tests.nights import night
from kaibo.domains.review.bulletin import making
from kaibo.domains.review.bulletin.records import Sending
from kaibo.domains.review.bulletin.tests.test_tally import TALLY, read
from kaibo.domains.team.models import Message
from kaibo.domains.team.public import RobotKind, What
from kaibo.domains.team.tests.conftest import MakeChannel, work
from kaibo.domains.team.tests.platforms import Platform
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db(transaction=True)

PageOf = Callable[[Duty], Browser]
SEND = "/api/review/flagship-a/send"


def body(told: dict[str, Any], channel: int, **more: Any) -> dict[str, Any]:
    kept = {name: told[name] for name in ("once", "show", "at", "title", "lines")}
    return {**kept, "channel": channel, **more}


def shown(platform: Platform) -> list[str]:
    return [one["markdown"]["content"] for one in platform.taken if one["msgtype"] == "markdown"]


def test_a_tally_arrives_as_the_person_left_it_and_is_not_sent_twice_by_accident(
    desk: Browser, hall: Hall, platform: Platform, make_channel: MakeChannel
) -> None:
    hall.press("show.start", 0, ref="a", x={"title": "今晚"})
    read(hall, HOUR, gmv=1_234_500)
    channel = make_channel(RobotKind.WECOM).pk
    told = desk.get(TALLY)
    assert told["sent"] == []
    edited = body(told, channel, lines=["成交 **1.2 万**", "加油"])
    answer = desk.post(SEND, **edited)
    assert (answer.status_code, answer.json()["state"]) == (201, "waiting")
    work()
    assert shown(platform) == ["**旗舰店A 23:00 报数**\n成交 **1.2 万**\n加油"]
    again = desk.post(SEND, **edited)
    assert (again.status_code, again.json()["code"]) == (409, "sent_before")
    assert again.json()["text"].endswith(
        "已经由阿明交给这个群，现在是「已发出」。确实要再发，请点「再发一次」。"
    )
    work()
    assert len(platform.taken) == 1 and Sending.objects.count() == 1
    [sent] = desk.get(TALLY)["sent"]
    assert (sent["channel"], sent["by"], sent["message"]) == (
        channel, "阿明", answer.json()["message"],
    )  # fmt: skip


def test_once_more_is_said_by_hand_and_pressed_twice_it_is_once_more(
    desk: Browser, hall: Hall, platform: Platform, make_channel: MakeChannel
) -> None:
    hall.press("show.start", 0, ref="a")
    channel = make_channel(RobotKind.WECOM).pk
    first = body(desk.get(TALLY), channel)
    again = {**first, "again": "page-0001"}
    answers = [desk.post(SEND, **one).json()["message"] for one in (first, again, again)]
    assert answers[0] != answers[1] == answers[2]
    work()
    assert len(platform.taken) == 2 and Sending.objects.count() == 2
    assert [one["message"] for one in desk.get(TALLY)["sent"]] == answers[1::-1]


def test_each_group_gets_one(
    desk: Browser, hall: Hall, platform: Platform, make_channel: MakeChannel
) -> None:
    night(hall, 0, 10_000)
    told = desk.get("/api/review/flagship-a/n0/bulletin")
    channels = [make_channel(kind).pk for kind in (RobotKind.WECOM, RobotKind.DINGTALK)]
    assert [desk.post(SEND, **body(told, one)).status_code for one in channels] == [201, 201]
    work()
    assert platform.texts() == ["旗舰店A 战报 第1晚"] * 2
    listed = desk.get("/api/review/flagship-a/sendings?show=n0")
    assert sorted(one["channel"] for one in listed) == sorted(channels)
    assert {(one["what_label"], one["at"]) for one in listed} == {("战报", EVENING + 2 * HOUR)}


def test_a_bulletin_goes_with_its_picture_where_the_group_takes_one(
    desk: Browser, hall: Hall, platform: Platform, make_channel: MakeChannel
) -> None:
    night(hall, 0, 10_000)
    told = desk.get("/api/review/flagship-a/n0/bulletin")
    channel = make_channel(RobotKind.WECOM).pk
    assert desk.post(SEND, **body(told, channel, picture=True)).status_code == 201
    work()
    [image] = [one["image"]["base64"] for one in platform.taken if one["msgtype"] == "image"]
    assert Image.open(io.BytesIO(base64.b64decode(image))).size[0] == 1080


def test_the_handover_sheet_is_sent_as_text(
    desk: Browser, hall: Hall, platform: Platform, make_channel: MakeChannel
) -> None:
    hall.press("show.start", 0, ref="a")
    hall.press("shift.start", 1, ref="s1")
    told = desk.get("/api/review/flagship-a/handover")
    assert told["title"] == "旗舰店A 交接单 11月10日 22:00"
    assert told["lines"][0] == "班次 班次 s1（22:00 起）；在麦主播 无".replace("班次 班次", "班次")
    channel = make_channel(RobotKind.WECOM).pk
    assert desk.post(SEND, **body(told, channel)).status_code == 201
    work()
    assert platform.texts() == ["旗舰店A 交接单 11月10日 22:00"]


def test_what_is_refused_leaves_nothing_behind(
    desk: Browser,
    page_of: PageOf,
    hall: Hall,
    platform: Platform,
    make_channel: MakeChannel,
) -> None:
    hall.press("show.start", 0, ref="a")
    channel = make_channel(RobotKind.WECOM).pk
    good = body(desk.get(TALLY), channel)
    before = Fact.objects.count()
    wrong = {
        "another room": good | {"once": good["once"].replace("flagship-a", "flagship-b")},
        "no key of ours": good | {"once": "page:0001"},
        "nothing in it": good | {"lines": ["", "  "]},
        "no title": good | {"title": " "},
        "a name nobody knows": good | {"force": True},
    }
    for name, one in wrong.items():
        assert desk.post(SEND, **one).status_code == 422, name
    assert desk.post(SEND, **good | {"channel": 99}).status_code == 404
    for duty in (Duty.HOST, Duty.OBSERVER, Duty.EDITING):
        assert page_of(duty).post(SEND, **good).status_code == 403
    assert (Message.objects.count(), Sending.objects.count()) == (0, 0)
    assert platform.heard == []
    assert not Fact.objects.filter(pk__gt=0, verb__startswith="review.sending").exists()
    assert before <= Fact.objects.count()


def test_whoever_reads_the_outbox_needs_the_rights_of_whoever_wrote(
    page_of: PageOf, hall: Hall, platform: Platform, make_channel: MakeChannel
) -> None:
    hall.press("show.start", 0, ref="a")
    read(hall, MINUTE, gmv=100, spend=50)
    channel = make_channel(RobotKind.WECOM).pk
    for duty, rights in (
        (Duty.FLOOR, ["money.gmv.read", "traffic.read"]),
        (Duty.CONSOLE, ["money.gmv.read"]),
    ):
        page = page_of(duty)
        told = page.get(TALLY)
        assert ("消耗 0.50 元" in "".join(told["lines"])) == (duty is Duty.FLOOR)
        sent = page.post(SEND, **body(told, channel, again=f"page-{duty.value}"))
        assert Message.objects.get(pk=sent.json()["message"]).rights == rights


def test_a_reading_in_the_middle_of_an_hour_is_a_tally_of_its_own(
    desk: Browser, hall: Hall, platform: Platform, make_channel: MakeChannel
) -> None:
    hall.press("show.start", 0, ref="a")
    read(hall, HOUR + 20 * MINUTE, gmv=1_234_500)
    channel = make_channel(RobotKind.WECOM).pk
    first = desk.get(TALLY)
    assert desk.post(SEND, **body(first, channel)).status_code == 201
    assert desk.get(TALLY)["once"] == first["once"]
    assert desk.post(SEND, **body(desk.get(TALLY), channel)).json()["code"] == "sent_before"
    read(hall, HOUR + 50 * MINUTE, gmv=2_000_000)
    second = desk.get(TALLY)
    assert second["once"] != first["once"] and second["sent"] == []
    assert desk.post(SEND, **body(second, channel)).status_code == 201
    work()
    assert len(platform.taken) == 2


def test_a_handover_is_sent_as_it_was_pressed_and_is_the_one_a_schedule_sends(
    desk: Browser, hall: Hall, platform: Platform, make_channel: MakeChannel
) -> None:
    hall.press("show.start", 0, ref="a")
    sheet = {"shift": {"key": "1", "label": "晚班", "start": EVENING}}
    given_by = desk.get("/api/me")["user"]
    x = {"sheet": sheet, "word": "盯 7 号库存"}
    hall.press("handover", HOUR, f"user:{given_by['id']}", ref="2", x=x)
    [given] = control.pressed(control.found("flagship-a"), "handover")
    told = desk.get(f"/api/review/flagship-a/handover?press={given.id}")
    assert "给下一班的一句话 盯 7 号库存" in told["lines"]
    assert f"交班人 {given_by['name']}" in "".join(told["lines"])
    assert told["once"] == making.once(What.HANDOVER, "flagship-a", "a", given.id)
    assert "盯 7 号库存" not in "".join(desk.get("/api/review/flagship-a/handover")["lines"])
    gone = desk.get("/api/review/flagship-a/handover?press=nothing")
    assert gone["code"] == "not_found"
