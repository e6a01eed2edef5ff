"""Promise of a goal of the whole team: money of rooms in several currencies has no sum, counts have."""

from __future__ import annotations

import pytest

from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.goals.choices import MadeBy, Scope
from kaibo.domains.goals.public import GoalCard
from kaibo.domains.review.boards.standing import Brought, standings
from kaibo.kit.access import Actor

pytestmark = pytest.mark.django_db
HOUR = 3_600_000


def show(room: str, done: int) -> Brought:
    return Brought(
        room, f"{room}-1", "晚场", "show", "show", "晚场", HOUR, 2 * HOUR, 9 * HOUR, done
    )


def done(metric: str, *shows: Brought) -> int | None:
    card = GoalCard(1, 1, Scope.DAY, "", 0, 24 * HOUR, metric, 50_000, MadeBy.PERSON, None, "")
    [standing] = standings([card], shows, complete=True)
    return standing.gap.done


def test_yuan_and_dollars_have_no_sum_and_orders_have_one(lead: Actor) -> None:
    for ident, cur in (("one", "CNY"), ("two", "CNY"), ("three", "USD")):
        rooms.add(lead, ident=ident, title=ident, platform=Platform.DOUYIN, cur=cur)
    one, two, three = show("one", 100), show("two", 20), show("three", 3)
    assert done("gmv", one, two) == 120
    assert done("gmv", one, two, three) is None
    assert done("gmv", three) == 3
    assert done("orders_paid", one, two, three) == 123
