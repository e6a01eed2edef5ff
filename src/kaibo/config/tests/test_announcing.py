"""Promises of the thread that minds schedules: it sees what is due by itself, and ends when told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from kaibo.config.announcing import Announcing
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall, opened
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import MakeUser, make_user
from kaibo.domains.review.public import send_due
from kaibo.domains.team.actions import schedules
from kaibo.domains.team.actions.schedules import Wanted
from kaibo.domains.team.models import Message
from kaibo.domains.team.public import Occasion, RobotKind, What
from kaibo.domains.team.tests.conftest import MakeChannel, make_channel, platform
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR
from kaibo.kit.rights import Duty
from kaibo.kit.tests.waiting import until

__all__ = ["make_channel", "make_user", "platform"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lead(make_user: MakeUser) -> Actor:
    ming: User = make_user("ming", "阿明", Duty.LEAD)
    return Actor(ming.pk, ming.name, ming.duty_set)


@pytest.fixture
def hall(lead: Actor, tmp_path: Path) -> Iterator[Hall]:
    rooms.add(lead, ident=ROOM, title="旗舰店A", platform=Platform.DOUYIN)
    with opened(tmp_path / "data") as made:
        yield made


def test_a_show_that_ends_is_told_of_without_anybody_asking(
    lead: Actor, hall: Hall, make_channel: MakeChannel
) -> None:
    channel = make_channel(RobotKind.WECOM).pk
    with patch("kaibo.kit.writing.now_ms", return_value=EVENING):
        schedules.add(lead, Wanted(What.BULLETIN, ROOM, channel, Occasion.SHOW_END))
    send_due(EVENING)
    minds = Announcing(now=hall.now, every_s=0.05)
    minds.start()
    try:
        hall.press("show.start", 1, ref="a", x={"title": "今晚"})
        hall.press("show.end", HOUR)
        minds.pressed(ROOM, "show.end")
        until(lambda: Message.objects.exists())
    finally:
        minds.close()
    assert [one.title for one in Message.objects.all()] == ["旗舰店A 战报 今晚"]
    hall.press("show.start", HOUR + 1, ref="b")
    hall.press("show.end", 2 * HOUR)
    minds.pressed(ROOM, "show.end")
    assert Message.objects.count() == 1, "it has ended"
