"""How many rounds of a loop fit into an hour, and into each shift of the roster in that room."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.people.actions import hosts, shifts
from kaibo.domains.people.rules import Wanted
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.rundown.tests.conftest import EVENING, MIDNIGHT, MakePlan
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db


def _seated(operator: Actor, name: str) -> list[Wanted]:
    host = hosts.add(operator, name=name, short="", user=None, note="")
    return [Wanted(duty=Duty.HOST, host=host.pk, user=None)]


def _totals(desk: Browser, plan: int) -> Any:
    return desk.get(f"/api/rundowns/{plan}/totals")


def test_a_loop_says_what_fits_into_an_hour_and_into_each_shift(
    desk: Browser, operator: Actor, make_plan: MakePlan
) -> None:
    plan = make_plan(kind="loop")
    empty = _totals(desk, plan.pk)
    assert (empty["hour"], empty["shifts"]) == ({"rounds": None, "rest_ms": HOUR}, [])
    path = f"/api/rundowns/{plan.pk}/segments"
    desk.post(path, title="圈", duration_ms=18 * MINUTE, in_loop=True)
    desk.post(path, title="福袋", duration_ms=10 * MINUTE, hard_start=MIDNIGHT + HOUR)
    # From before the slot, over midnight to its end, and next door.
    for room, start, end, seats in (
        ("flagship-a", EVENING - HOUR, EVENING + HOUR, _seated(operator, "小雨")),
        ("flagship-a", EVENING + HOUR, EVENING + 4 * HOUR, []),
        ("flagship-b", EVENING, EVENING + HOUR, []),
    ):
        shifts.plan(operator, room=room, starts_at=start, ends_at=end, seats=seats)
    totals = _totals(desk, plan.pk)
    assert totals["hour"] == {"rounds": 3, "rest_ms": 6 * MINUTE}
    assert totals["shifts"] == [
        {
            "hosts": "小雨",
            "start": EVENING,
            "end": EVENING + HOUR,
            "rounds": 3,
            "rest_ms": 6 * MINUTE,
        },
        # Three hours less ten minutes of lucky bag.
        {
            "hosts": "",
            "start": EVENING + HOUR,
            "end": EVENING + 4 * HOUR,
            "rounds": 9,
            "rest_ms": 8 * MINUTE,
        },
    ]


def test_a_linear_plan_has_no_rounds(desk: Browser, operator: Actor, make_plan: MakePlan) -> None:
    plan = make_plan("甲")
    shifts.plan(operator, room="flagship-a", starts_at=EVENING, ends_at=MIDNIGHT)
    assert (_totals(desk, plan.pk)["hour"], _totals(desk, plan.pk)["shifts"]) == (None, [])
