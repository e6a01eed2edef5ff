"""People, a room and a source for the tests of control: every request goes the whole way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kaibo.domains.control.actions import rooms, sources
from kaibo.domains.control.choices import Level, Platform
from kaibo.domains.control.models import Room, Source
from kaibo.domains.control.tests.hall import Evening, Hall, opened, planned
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser, browser, make_user
from kaibo.kit.access import Actor
from kaibo.kit.rights import Duty

__all__ = ["browser", "make_user"]

Made = tuple[Source, str]


@pytest.fixture
def ming(make_user: MakeUser) -> User:
    """A lead called 阿明."""
    return make_user("ming", "阿明", Duty.LEAD)


@pytest.fixture
def lead(ming: User) -> Actor:
    """阿明 as whoever acts."""
    return Actor(ming.pk, ming.name, ming.duty_set)


@pytest.fixture
def desk(browser: Browser, ming: User) -> Browser:
    """阿明 signed in."""
    browser.sign_in(ming)
    return browser


@pytest.fixture
def page_of(make_user: MakeUser) -> Callable[[Duty], Browser]:
    """Somebody with one duty, signed in on a browser of their own."""

    def open_page(duty: Duty) -> Browser:
        page = Browser(f"192.168.3.{list(Duty).index(duty)}")
        page.sign_in(make_user(f"x-{duty}", f"某{duty.label}", duty))
        return page

    return open_page


@pytest.fixture
def room(lead: Actor) -> Room:
    """The room flagship-a on 抖音."""
    return rooms.add(
        lead, ident="flagship-a", title="旗舰店A", platform=Platform.DOUYIN, account="kaibo-shop"
    )


@pytest.fixture
def made(lead: Actor, room: Room) -> Made:
    """Its source douyin:shopA with the token given out for it."""
    return sources.add(
        lead,
        room.pk,
        name="douyin:shopA",
        level=Level.COLLECTOR,
        provides=["leave", "enter", "sample.online", "enter"],
    )


@pytest.fixture
def hall(room: Room, tmp_path: Path) -> Iterator[Hall]:
    """The room, running."""
    with opened(tmp_path / "data") as made:
        yield made


@pytest.fixture
def evening(lead: Actor, room: Room) -> Evening:
    """Tonight, planned in the room."""
    return planned(lead)
