"""One Chromium and the built pages for all tests here; a server for those that share a team."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import planning
from tests.browser.audience import Audience
from tests.browser.chromium import started
from tests.browser.tab import Tab, a_tab
from tests.e2e.server import Person, Server
from tools import build_web

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Open = Callable[..., Tab]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A Chromium of our own profile, with the pages of these sources built.

    Of the package and not of the session: while Playwright runs, its event loop is in this thread,
    and Django refuses to touch a database there.
    """
    build_web.build()
    with started() as browser:
        yield browser


@pytest.fixture(scope="package")
def team_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose team the tests of the first pages share."""
    yield from running(tmp_path_factory.mktemp("team") / "data")


@pytest.fixture(scope="package")
def lead(team_server: Server) -> Person:
    """The first person of that server: may do everything."""
    return Person.first(team_server)


@dataclass(frozen=True)
class Shop:
    """A room on air in its first minutes: five links, a loop, an audience."""

    room: str
    show: int
    audience: Audience


@pytest.fixture(scope="package")
def shop(chromium: Browser, team_server: Server, lead: Person) -> Iterator[Shop]:
    """What the pages of a running show need; made on the pages, as a team does."""
    room, title = "store-b", "二号店"
    tab = a_tab(chromium, team_server, lead)
    planning.add_room(tab, room, title)
    token = planning.connect_source(tab, room, "douyin:shopB")
    show = planning.plan_show(tab, title, "早场")
    planning.paste_lineup(tab)
    planning.begin_loop(tab, show)
    tab.page.context.close()
    lead.press(room, "shop-1", "show.start", ref=str(show), x={"title": "早场"})
    lead.press(room, "shop-2", "pitch.start", product=planning.PRODUCTS[0], n=1)
    audience = Audience(team_server, room, token, planning.PRODUCTS)
    audience.act(planning.PRODUCTS[0])
    audience.send()
    yield Shop(room, show, audience)


@pytest.fixture
def open_tab(chromium: Browser) -> Iterator[Open]:
    """Opens tabs, each in a profile of its own; nothing may have gone wrong in any of them."""
    opened: list[Tab] = []

    def opening(server: Server, who: Person | None = None, **of_context: object) -> Tab:
        tab = a_tab(chromium, server, who, **of_context)
        opened.append(tab)
        return tab

    try:
        yield opening
        wrong = [line for tab in opened for line in tab.wrong]
        assert wrong == [], "a page complained"
    finally:
        for tab in opened:
            tab.page.context.close()


def running(folder: Path) -> Iterator[Server]:
    """A server on a folder, started, and gone afterwards however the test ends."""
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        if server.process is not None and server.process.poll() is None:
            server.stop(signal.SIGKILL)
