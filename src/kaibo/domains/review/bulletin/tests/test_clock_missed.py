"""Promises of schedules about what could not be looked at: said exactly, later, and never sent late."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.control import public as control
from kaibo.domains.control.tests.hall import EVENING, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.boards.tests.nights import night
from kaibo.domains.review.bulletin.clock import OFF
from kaibo.domains.review.bulletin.records import Sending
from kaibo.domains.review.bulletin.tests.test_clock import group, look, plan, set_at
from kaibo.domains.review.bulletin.tests.test_sending import SEND, body
from kaibo.domains.team.actions import schedules
from kaibo.domains.team.actions.schedules import Wanted
from kaibo.domains.team.models import Message
from kaibo.domains.team.public import Occasion, What
from kaibo.domains.team.tests.conftest import work
from kaibo.domains.team.tests.platforms import Platform
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE, SECOND

__all__ = ["group"]

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_room_that_cannot_be_read_is_tried_again_and_given_up_after_ten_minutes(
    lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    plan(lead, group, What.TALLY, Occasion.HOURLY)
    night(hall, 0, 10_000, ends=False)
    look(hall, HOUR - MINUTE)
    control.detach()
    assert look(hall, HOUR + MINUTE) == 0
    control.attach(hall.engine)
    assert look(hall, HOUR + 2 * MINUTE) == 1
    control.detach()
    for minute in range(1, 13):
        assert look(hall, 2 * HOUR + minute * MINUTE) == 0
    control.attach(hall.engine)
    assert look(hall, 2 * HOUR + 14 * MINUTE) == 0
    work()
    assert len(platform.taken) == 1
    [lost] = Sending.objects.filter(message=None)
    assert (lost.at - EVENING, lost.show, lost.why) == (2 * HOUR, "n0", OFF)


def test_what_was_missed_may_still_be_sent_by_a_person(
    desk: Browser, lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    plan(lead, group, What.BULLETIN, Occasion.SHOW_END)
    look(hall, 0)
    night(hall, 0, 10_000)
    assert look(hall, 2 * HOUR + 11 * MINUTE) == 0
    told = desk.get("/api/review/flagship-a/n0/bulletin")
    assert [(one["message"], one["why"]) for one in told["sent"]] == [(None, OFF)]
    assert desk.post(SEND, **body(told, group)).status_code == 201
    [row] = Sending.objects.all()
    assert row.message is not None and row.why == "" and row.schedule is None


def test_an_end_that_nobody_could_read_is_said_and_hours_off_air_are_not(
    lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    plan(lead, group, What.TALLY, Occasion.HOURLY)
    plan(lead, group, What.BULLETIN, Occasion.SHOW_END)
    look(hall, 0)
    night(hall, 0, 10_000)
    control.detach()
    for at in (2 * HOUR + MINUTE, 3 * HOUR + MINUTE, 4 * HOUR):
        assert look(hall, at) == 0
    assert not Sending.objects.exists()
    control.attach(hall.engine)
    assert [look(hall, 4 * HOUR + n * MINUTE) for n in (5, 6)] == [0, 0]
    lost = Sending.objects.order_by("at", "what").values_list("what", "at", "show", "why")
    assert [(what, at - EVENING, show, why) for what, at, show, why in lost] == [
        ("tally", HOUR, "n0", OFF),
        ("bulletin", 2 * HOUR, "n0", OFF),
        ("tally", 2 * HOUR, "n0", OFF),
    ]
    assert not Message.objects.exists()


def test_a_schedule_owes_nothing_from_before_it_was_set(
    lead: Actor, hall: Hall, made: Any, platform: Platform, group: int
) -> None:
    night(hall, 0, 10_000, ends=False)
    look(hall, 0)
    with set_at(2 * HOUR + MINUTE):
        hourly = Wanted(What.TALLY, "flagship-a", group, Occasion.HOURLY, 0, 23)
        schedules.add(lead, hourly)
    assert look(hall, 2 * HOUR + 2 * MINUTE) == 0
    assert not Sending.objects.exists()
    assert look(hall, 3 * HOUR) == 1


def test_looking_for_handovers_works_no_show_out(
    lead: Actor, hall: Hall, platform: Platform, group: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(lead, group, What.HANDOVER, Occasion.HANDOVER)
    look(hall, 0)
    hall.press("show.start", SECOND, ref="a")
    hall.press("handover", HOUR, ref="2", x={"word": "盯 7 号"})

    def never(*_: object) -> None:
        raise AssertionError("a whole show was read")

    monkeypatch.setattr("kaibo.domains.control.public.result", never)
    assert [look(hall, at) for at in (HOUR + SECOND, 2 * HOUR)] == [1, 0]
