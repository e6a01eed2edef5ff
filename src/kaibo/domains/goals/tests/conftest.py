"""People and goals for the tests of goals; every request goes the whole way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.goals.tests.composed import ROOM, at
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser, browser, make_user
from kaibo.kit.rights import Duty

__all__ = ["browser", "make_user"]

SetGoal = Callable[..., dict[str, Any]]


@pytest.fixture
def ming(make_user: MakeUser) -> User:
    """A lead called 阿明."""
    return make_user("ming", "阿明", Duty.LEAD)


@pytest.fixture
def desk(browser: Browser, ming: User) -> Browser:
    """阿明 signed in."""
    browser.sign_in(ming)
    return browser


@pytest.fixture
def known(settings: Any) -> None:
    """Shows are planned and past ones known."""
    settings.KAIBO_GOAL_INPUTS = "kaibo.domains.goals.tests.composed.TwoRooms"


@pytest.fixture
def set_goal(desk: Browser) -> SetGoal:
    """阿明 sets a goal; the answer."""

    def put(scope: str, start: int, end: int, value: int, room: str = ROOM) -> dict[str, Any]:
        answer = desk.post("/api/goals", **goal(scope, start, end, value, room))
        assert answer.status_code == 201, answer.json()
        made: dict[str, Any] = answer.json()
        return made

    return put


def goal(scope: str, start: int, end: int, value: int, room: str = ROOM) -> dict[str, Any]:
    """A body of a goal in sales."""
    return {
        "scope": scope,
        "room": room,
        "metric": "gmv",
        "starts_at": start,
        "ends_at": end,
        "value": value,
    }


NOVEMBER = (at(1, 6), at(1, 6, month=12))
EVENING = (at(5, 20), at(5, 22))
