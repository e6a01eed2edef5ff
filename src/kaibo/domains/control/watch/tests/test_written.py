"""Comments, words on the screen, and notes: each is looked at as what it is."""

from __future__ import annotations

import pytest

from kaibo.domains.control.tests.hall import ROOM
from kaibo.domains.control.watch.listening import MOST_COMMENTS
from kaibo.domains.control.watch.tests.conftest import Floor

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_comment_that_leads_away_waits_in_its_queue_and_interrupts_nobody(floor: Floor) -> None:
    said = floor.hear("comment", 2_000, "姐妹们加我微信领福利，主页有联系方式", who=4)
    [alert] = floor.alerts
    assert alert.x["rule"].startswith("OFF-") and alert.x["surface"] == "viewer_comment"
    assert (alert.raised.ref, alert.is_loud) == (said.id, False)


def test_a_bad_word_about_the_goods_is_no_alert(floor: Floor) -> None:
    for at, text in enumerate(
        ("用了过敏，退货还要扣运费，差评", "主播说的跟收到的不一样，骗人", "质量太差了，别买")
    ):
        floor.hear("comment", 2_000 + at, text, who=at + 1)
    assert floor.alerts == []


def test_the_same_comment_by_many_is_one_alert_that_names_each(floor: Floor) -> None:
    for who in range(3):
        floor.hear("comment", 2_000 + who, "加我微信领福利", who=who + 1)
    [alert] = floor.alerts
    assert alert.count == 3


def test_a_flood_of_comments_is_counted_beyond_sixty_a_minute(floor: Floor) -> None:
    events = [
        floor.hall.event("comment", 2_000 + n, text=f"加我微信领{n}号福利", who=n + 1)
        for n in range(MOST_COMMENTS + 5)
    ]
    floor.hall.send(*events, src="douyin:shopA", at=3_000)
    floor.watch.hear(ROOM, events)
    assert sum(one.count for one in floor.alerts) == MOST_COMMENTS
    assert floor.watch.untold(ROOM) == 5


def test_words_on_the_screen_are_told_once_though_they_are_read_every_two_seconds(
    floor: Floor,
) -> None:
    for at in range(2_000, 10_000, 2_000):
        floor.hear("screen", at, "全网最低价 仅此一晚", x={"where": "overlay"})
    [alert] = floor.alerts
    assert (alert.count, alert.x["surface"]) == (1, "overlay")


def test_a_note_is_listened_to_only_when_it_quotes(floor: Floor) -> None:
    text = "这款是全网最好的精华"
    floor.hear("note", 2_000, text, x={})
    assert floor.alerts == []
    quoted = floor.hall.event("note", 4_000, text=text, x={"said": True})
    floor.watch.hear(ROOM, [quoted])
    assert len(floor.alerts) == 1
