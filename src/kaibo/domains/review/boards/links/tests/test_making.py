"""Promises of making and withdrawing links: who may, until when, and what is kept of the secret."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from kaibo.domains.control.actions import rooms
from kaibo.domains.control.models import Room
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.api import board_links
from kaibo.domains.review.boards.links import actions, tokens
from kaibo.domains.review.boards.links.records import BoardLink
from kaibo.domains.review.boards.links.tests.conftest import Share
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, HOUR, MINUTE, SHANGHAI, to_ms
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db

LINKS = "/api/review/board-links"
#: 01:30 of a night: the show day is still the day before.
NIGHT = to_ms(datetime(2026, 11, 11, 1, 30, tzinfo=SHANGHAI))
SIX = to_ms(datetime(2026, 11, 11, 6, 0, tzinfo=SHANGHAI))


@pytest.fixture
def at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links are made at 01:30."""
    monkeypatch.setattr(actions, "now_ms", lambda: NIGHT)


@pytest.mark.parametrize(
    ("ends", "until"),
    [
        ({}, SIX),
        ({"ends": "tonight"}, SIX),
        ({"ends": "day"}, NIGHT + DAY),
        ({"ends": "week"}, NIGHT + 7 * DAY),
        ({"ends": "at", "until": NIGHT + MINUTE}, NIGHT + MINUTE),
        ({"ends": "at", "until": NIGHT + 30 * DAY}, NIGHT + 30 * DAY),
    ],
)
def test_a_link_ends_when_it_was_chosen(
    at_night: None, room: Room, share: Share, ends: dict[str, Any], until: int
) -> None:
    assert share(**ends)[0]["until"] == until


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ({"ends": "at"}, "选了「指定时刻」才填时刻，也一定要填。"),
        ({"ends": "day", "until": NIGHT + DAY}, "选了「指定时刻」才填时刻，也一定要填。"),
        ({"ends": "at", "until": NIGHT}, "结束的时刻已经过了，请选晚一些的。"),
        ({"ends": "at", "until": NIGHT + 30 * DAY + 1}, "最长 30 天，请选早一些的时刻。"),
        ({"kind": "show"}, "请选一个直播间。"),
        ({"kind": "show", "room": "flagship-a", "day": "2026-11-10"},
         "直播间的看板跟着正在播的那一场走，不用选日期。"),
        ({"room": "flagship-a"}, "一天的看板是所有直播间的，不用选直播间。"),
        ({"duty": "console"}, "「中控」没有自己的看板，请另选一个岗位。"),
        ({"kind": "show", "room": "no-such"}, "没有编号为「no-such」的直播间。"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_words_and_nothing_is_made(
    at_night: None, desk: Browser, room: Room, wanted: dict[str, Any], text: str
) -> None:
    before = Fact.objects.count()
    refused = desk.post(LINKS, **{"kind": "day", **wanted}).json()
    assert refused["text"] == text
    assert (BoardLink.objects.count(), Fact.objects.count()) == (0, before)


@pytest.mark.parametrize(
    "wanted", [{"token": "x"}, {"until": -1}, {"note": "长" * 61}, {"note": "\0"}, {"kind": "shift"},
               {"day": "1999-01-01"}, {"room": "../x"}, {"money": "perhaps"}]
)  # fmt: skip
def test_what_is_wrong_in_shape_is_refused(
    desk: Browser, room: Room, wanted: dict[str, Any]
) -> None:
    assert desk.post(LINKS, **{"kind": "day", **wanted}).json()["code"] == "invalid"
    assert BoardLink.objects.count() == 0


def test_a_retired_room_gets_no_link(desk: Browser, room: Room, lead: Actor) -> None:
    rooms.retire(lead, room.pk, expect=room.version)
    refused = desk.post(LINKS, kind="show", room="flagship-a").json()
    assert (refused["code"], refused["text"]) == (
        "retired", "直播间「旗舰店A」已停用，不能发它的看板。",
    )  # fmt: skip
    assert BoardLink.objects.count() == 0


def test_leaders_make_links_and_nobody_else_sees_or_ends_one(
    room: Room, page_of: Callable[[Duty], Browser], share: Share
) -> None:
    link = share(by=page_of(Duty.OPERATOR))[0]
    for duty in set(Duty) - {Duty.LEAD, Duty.OPERATOR}:
        page = page_of(duty)
        retire = f"{LINKS}/{link['id']}/retire"
        answers = [
            page.get(LINKS), page.post(LINKS, kind="day").json(),
            page.post(retire, expect=link["version"]).json(),
        ]  # fmt: skip
        assert [one["code"] for one in answers] == ["forbidden"] * 3, duty
    assert BoardLink.objects.active().count() == 1


def test_the_secret_is_told_once_and_kept_as_a_hash_alone(
    desk: Browser, room: Room, share: Share
) -> None:
    link, phone = share(note="老板")
    assert len(phone.token) == 43 and share()[1].token != phone.token
    row = BoardLink.objects.get(pk=link["id"])
    assert row.token_hash == tokens.digest(phone.token)
    kept = [str(one) for one in BoardLink.objects.filter(pk=row.pk).values().get().values()]
    facts = [f"{one.before}{one.after}" for one in Fact.objects.all()]
    assert not [one for one in (*kept, *facts) if phone.token in one]
    assert not [one for one in facts if row.token_hash in one]
    listed = desk.client.get(LINKS).content.decode()
    assert phone.token not in listed and row.token_hash not in listed
    fact = Fact.objects.get(verb="review.board_link.create", subject_id=row.pk)
    assert (fact.after["token_hash"], fact.after["note"], fact.actor_id) == (
        "***", "老板", row.created_by_id,
    )  # fmt: skip


def test_the_list_says_who_made_what_until_when_and_how_it_stands(
    desk: Browser, room: Room, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = share(note="老板", money=True, ends="day")[0]
    two = share(kind="day", day="2026-11-10", duty="host", hosts=True, ends="week")[0]
    assert [told["id"] for told in desk.get(LINKS)] == [two["id"], one["id"]]
    assert desk.get(LINKS)[1] == one
    assert {name: one[name] for name in ("kind", "room", "room_title", "day", "duty_zh", "by")} == {
        "kind": "show", "room": "flagship-a", "room_title": "旗舰店A", "day": "",
        "duty_zh": "负责人", "by": "阿明",
    }  # fmt: skip
    assert (one["money"], one["spend"], one["hosts"], one["note"]) == (True, False, False, "老板")
    assert (two["day"], two["room_title"], two["duty_zh"], two["hosts"]) == (
        "2026-11-10", "", "主播", True,
    )  # fmt: skip
    assert (one["state"], one["opened"], one["last_at"]) == ("open", 0, None)
    late = one["until"] + 7 * DAY
    monkeypatch.setattr(board_links, "now_ms", lambda: late - 1)
    assert one["id"] in [told["id"] for told in desk.get(LINKS)]
    monkeypatch.setattr(board_links, "now_ms", lambda: late)
    assert one["id"] not in [told["id"] for told in desk.get(LINKS)]


def test_no_link_that_may_still_open_is_left_off_the_list(
    desk: Browser, room: Room, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board_links, "MOST_OVER", 1)
    ids = [share(ends="week")[0]["id"] for _ in range(4)]
    for link in ids[:2]:
        assert desk.post(f"{LINKS}/{link}/retire", expect=1).status_code == 200
    listed = [(one["id"], one["state"]) for one in desk.get(LINKS)]
    assert listed == [(ids[3], "open"), (ids[2], "open"), (ids[1], "withdrawn")]


def test_withdrawing_asks_for_the_version_that_was_seen(
    desk: Browser, room: Room, share: Share
) -> None:
    link = share()[0]
    assert desk.post(f"{LINKS}/{link['id']}/retire", expect=9).json()["code"] == "stale"
    assert desk.post(f"{LINKS}/404/retire", expect=1).json()["code"] == "not_found"
    assert BoardLink.objects.active().count() == 1
    assert desk.post(f"{LINKS}/{link['id']}/retire", expect=1).json()["state"] == "withdrawn"
    assert BoardLink.objects.active().count() == 0


def test_a_night_that_ends_before_six_is_one_night(
    monkeypatch: pytest.MonkeyPatch, room: Room, share: Share
) -> None:
    monkeypatch.setattr(actions, "now_ms", lambda: SIX - HOUR)
    assert share()[0]["until"] == SIX
    monkeypatch.setattr(actions, "now_ms", lambda: SIX)
    assert share()[0]["until"] == SIX + DAY
