"""The addresses of team: every request goes the whole way."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.team.models import Channel, Message, Schedule
from kaibo.domains.team.tests.conftest import work
from kaibo.domains.team.tests.platforms import SECRET, TOKEN, Platform
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db(transaction=True)

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)
MESSAGE = {"once": "page-0001", "title": "21 点报数", "lines": ["成交 **1 元**"]}


@pytest.fixture
def desk(browser: Browser, ming: User, platform: Platform) -> Browser:
    """阿明, a lead, signed in."""
    browser.sign_in(ming)
    return browser


def _channel(platform: Platform, **more: Any) -> dict[str, Any]:
    return {
        "kind": "dingtalk",
        "title": "运营群",
        "webhook": platform.address("dingtalk"),
        "secret": SECRET,
        "keyword": "",
        "quiet_from": "",
        "quiet_to": "",
        **more,
    }


def _schedule(to: int, **more: Any) -> dict[str, Any]:
    return {
        "what": "tally",
        "room": "flagship-a",
        "channel": to,
        "occasion": "hourly",
        "first_hour": 10,
        "last_hour": 1,
        **more,
    }


def test_a_channel_is_told_with_the_last_four_characters_and_no_more(
    desk: Browser, platform: Platform
) -> None:
    answer = desk.post(
        "/api/team/channels", **_channel(platform, quiet_from="23:00", quiet_to="08:00")
    )
    assert answer.status_code == 201
    made = answer.json()
    assert made == {
        "id": made["id"],
        "version": 1,
        "kind": "dingtalk",
        "kind_label": "钉钉",
        "title": "运营群",
        "webhook_tail": TOKEN[-4:],
        "secret_tail": SECRET[-4:],
        "keyword": "",
        "quiet_from": "23:00",
        "quiet_to": "08:00",
        "picture_note": "钉钉群机器人只能显示公网上的图片链接，不能直接发图，所以只发文字。",
        "active": True,
    }
    assert desk.get("/api/team/channels") == [made]
    facts = desk.get(f"/api/facts?subject=team.channel&id={made['id']}")
    for told in (str(made), str(facts)):
        assert TOKEN not in told and SECRET not in told


def test_a_change_without_address_and_secret_leaves_them(desk: Browser, platform: Platform) -> None:
    made = desk.post("/api/team/channels", **_channel(platform)).json()
    change = {
        k: v for k, v in _channel(platform, title="主播群", webhook="").items() if k != "kind"
    }
    answer = desk.post(f"/api/team/channels/{made['id']}", expect=1, **{**change, "secret": None})
    assert (answer.status_code, answer.json()["title"]) == (200, "主播群")
    row = Channel.objects.get()
    assert (row.webhook, row.secret) == (platform.address("dingtalk"), SECRET)
    answer = desk.post(f"/api/team/channels/{made['id']}", expect=2, **{**change, "secret": ""})
    assert (answer.json()["secret_tail"], Channel.objects.get().secret) == ("", "")
    stale = desk.post(f"/api/team/channels/{made['id']}", expect=1, **{**change, "secret": "other"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert "other" not in stale.content.decode() and Channel.objects.get().version == 3


@pytest.mark.parametrize(
    ("wrong", "path", "told"),
    [
        (
            {"webhook": "https://evil.example/robot/send?access_token=1"},
            "webhook",
            "不是钉钉的地址",
        ),
        ({"webhook": "http://169.254.169.254/latest"}, "webhook", "不是钉钉的地址"),
        ({"title": " "}, "title", "至少要有 1"),
        ({"quiet_from": "25:00", "quiet_to": "08:00"}, "quiet_from", "看不懂"),
        ({"quiet_from": "23:00"}, "quiet_to", "一起填"),
        ({"quiet_from": "08:00", "quiet_to": "08:00"}, "quiet_to", "同一时刻"),
        ({"kind": "slack"}, "kind", "只能是这些之一"),
    ],
)
def test_a_wrong_channel_is_refused_at_its_field_and_nothing_is_there(
    wrong: dict[str, str], path: str, told: str, desk: Browser, platform: Platform
) -> None:
    answer = desk.post("/api/team/channels", **_channel(platform, **wrong))
    assert answer.status_code == 422
    assert answer.json()["where"][0]["path"] == path
    assert told in answer.json()["where"][0]["text"]
    assert Channel.objects.count() == 0


def test_a_robot_is_registered_once(desk: Browser, platform: Platform) -> None:
    desk.post("/api/team/channels", **_channel(platform))
    answer = desk.post("/api/team/channels", **_channel(platform, title="另一个名字"))
    assert (answer.status_code, answer.json()["text"]) == (409, "这个群机器人已经登记过了。")
    assert Channel.objects.count() == 1


def test_a_test_message_goes_even_in_quiet_hours(desk: Browser, platform: Platform) -> None:
    made = desk.post(
        "/api/team/channels", **_channel(platform, quiet_from="00:00", quiet_to="23:59")
    ).json()
    answer = desk.post(f"/api/team/channels/{made['id']}/test", once="test-0001")
    assert (answer.status_code, answer.json()["state"]) == (201, "waiting")
    work()
    assert platform.texts() == ["测试消息"]


def test_a_message_pressed_twice_is_sent_once_and_listed(desk: Browser, platform: Platform) -> None:
    channel = desk.post("/api/team/channels", **_channel(platform)).json()["id"]
    answers = [desk.post("/api/team/messages", channel=channel, **MESSAGE) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    work()
    (told,) = desk.get("/api/team/messages")
    assert {
        name: told[name] for name in ("state", "state_label", "by", "why", "tries", "steps")
    } == {
        "state": "sent",
        "state_label": "已发出",
        "by": "阿明",
        "why": "person",
        "tries": 1,
        "steps": [],
    }
    assert told["lines"] == ["成交 **1 元**"] and told["answer"] == '{"errcode": 0, "errmsg": "ok"}'
    assert desk.get(f"/api/team/messages/{told['id']}") == told
    assert platform.texts() == ["21 点报数"]


def test_what_is_in_doubt_offers_two_buttons(desk: Browser, platform: Platform) -> None:
    channel = desk.post("/api/team/channels", **_channel(platform)).json()["id"]
    desk.post("/api/team/messages", channel=channel, **MESSAGE)
    platform.faults = ["cut"]
    work()
    (told,) = desk.get("/api/team/messages?state=unclear")
    assert (told["state_label"], told["steps"]) == ("不确定有没有发出", ["arrived", "again"])
    path = f"/api/team/messages/{told['id']}"
    refused = desk.post(f"{path}/cancel", expect=told["version"])
    assert (refused.status_code, refused.json()["code"]) == (409, "message_gone")
    answer = desk.post(f"{path}/arrived", expect=told["version"])
    assert (answer.status_code, answer.json()["state"]) == (200, "sent")
    assert desk.post(f"{path}/again", expect=told["version"]).status_code == 409
    assert Message.objects.get().version == answer.json()["version"]


def test_a_message_is_cancelled_and_sent_again(desk: Browser, platform: Platform) -> None:
    channel = desk.post("/api/team/channels", **_channel(platform)).json()["id"]
    made = desk.post("/api/team/messages", channel=channel, **MESSAGE).json()
    assert made["steps"] == ["now", "cancel"]
    path = f"/api/team/messages/{made['id']}"
    gone = desk.post(f"{path}/cancel", expect=1).json()
    assert (gone["state"], gone["steps"]) == ("cancelled", ["again"])
    work()
    assert platform.heard == []
    back = desk.post(f"{path}/again", expect=2).json()
    assert back["state"] == "waiting"
    assert desk.post(f"{path}/now", expect=3).json()["state"] == "waiting"
    work()
    assert platform.texts() == ["21 点报数"]


def test_a_picture_comes_as_base64_and_is_had_back(desk: Browser, platform: Platform) -> None:
    channel = desk.post("/api/team/channels", **_channel(platform)).json()["id"]
    body = {**MESSAGE, "picture": base64.b64encode(PNG).decode()}
    made = desk.post("/api/team/messages", channel=channel, **body).json()
    assert made["picture"] and made["picture_note"].startswith("钉钉群机器人只能")
    assert desk.client.get(f"/api/team/messages/{made['id']}/picture").content == PNG
    for bad in ("%%%", base64.b64encode(b"GIF89a").decode()):
        body = {**MESSAGE, "once": "page-0002", "picture": bad}
        answer = desk.post("/api/team/messages", channel=channel, **body)
        assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, "picture")
    assert Message.objects.count() == 1


def test_who_may_not_see_sales_is_told_of_a_message_and_not_what_it_says(
    desk: Browser, platform: Platform, page_of: Callable[[Duty], Browser]
) -> None:
    channel = desk.post("/api/team/channels", **_channel(platform)).json()["id"]
    body = {**MESSAGE, "picture": base64.b64encode(PNG).decode()}
    made = desk.post("/api/team/messages", channel=channel, **body).json()
    editor, host = page_of(Duty.EDITING), page_of(Duty.HOST)
    (told,) = editor.get("/api/team/messages")
    assert (told["title"], told["lines"], told["steps"]) == ("21 点报数", None, [])
    assert editor.client.get(f"/api/team/messages/{made['id']}/picture").status_code == 403
    assert host.get("/api/team/messages")[0]["lines"] == ["成交 **1 元**"]


def test_a_schedule_is_set_by_a_person_and_switched_off_and_on(
    desk: Browser, platform: Platform
) -> None:
    channel = desk.post("/api/team/channels", **_channel(platform)).json()["id"]
    made = desk.post("/api/team/schedules", **_schedule(channel)).json()
    told = {name: made[name] for name in ("what_label", "occasion_label", "by", "channel_title")}
    assert told == {
        "what_label": "整点报数",
        "occasion_label": "每个整点",
        "by": "阿明",
        "channel_title": "运营群",
    }
    twice = desk.post("/api/team/schedules", **_schedule(channel, first_hour=12))
    assert (twice.status_code, twice.json()["code"]) == (409, "duplicate")
    path = f"/api/team/schedules/{made['id']}"
    changed = desk.post(path, expect=1, **_schedule(channel, first_hour=12)).json()
    assert (changed["version"], changed["first_hour"], changed["last_hour"]) == (2, 12, 1)
    assert desk.post(f"{path}/retire", expect=2).json()["active"] is False
    assert desk.get("/api/team/schedules") == []
    assert desk.post(f"{path}/restore", expect=3).json()["active"] is True
    assert len(desk.get("/api/team/schedules?room=flagship-a")) == 1
    assert desk.get("/api/team/schedules?room=other") == []


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"first_hour": None}, 422),
        ({"occasion": "show_end"}, 422),
        ({"first_hour": 24}, 422),
        ({"room": "旗舰店"}, 422),
        ({"channel": 999}, 404),
        ({"what": "song"}, 422),
    ],
)
def test_a_wrong_schedule_is_refused_and_nothing_is_there(
    wrong: dict[str, Any], status: int, desk: Browser, platform: Platform
) -> None:
    channel = desk.post("/api/team/channels", **_channel(platform)).json()["id"]
    answer = desk.post("/api/team/schedules", **_schedule(channel, **wrong))
    assert answer.status_code == status
    assert Schedule.objects.count() == 0


def test_a_channel_out_of_use_ends_its_schedules_and_comes_back_without_them(
    desk: Browser, platform: Platform
) -> None:
    channel = desk.post("/api/team/channels", **_channel(platform)).json()["id"]
    schedule = desk.post("/api/team/schedules", **_schedule(channel)).json()
    path = f"/api/team/channels/{channel}"
    assert desk.post(f"{path}/retire", expect=1).json()["active"] is False
    assert desk.get("/api/team/channels") == [] and desk.get("/api/team/schedules") == []
    back = desk.post(f"/api/team/schedules/{schedule['id']}/restore", expect=2)
    assert (back.status_code, back.json()["code"]) == (409, "retired")
    assert Schedule.objects.active().count() == 0
    assert desk.post(f"{path}/restore", expect=2).json()["active"] is True
    assert Schedule.objects.active().count() == 0
