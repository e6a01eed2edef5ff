"""Nothing jumps: a page's layout stays where it is while its data comes, however slowly."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Shop
from tests.browser.tab import MOST_SHIFT, Tab, a_tab
from tests.e2e.server import Person, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
#: A line on which one sees the answers come in one after another.
DELAY_MS = 150
HOUR_MS = 3_600_000

Window = dict[str, int]
DESK = {"width": 1366, "height": 620}
DOCK = {"width": 440, "height": 900}
PHONE = {"width": 390, "height": 700}
PAGES: dict[str, tuple[str, list[Window]]] = {
    "today": ("/", [DESK, PHONE]),
    "products": ("/products", [DESK]),
    "shows": ("/shows", [DESK, PHONE]),
    "links": ("/shows/{show}/links", [DESK]),
    "rundown": ("/shows/{show}/rundown", [DESK]),
    "roster": ("/roster", [DESK, PHONE]),
    "rooms": ("/rooms", [DESK, PHONE]),
    "control": ("/rooms/{room}", [DESK]),
    "dock": ("/rooms/{room}/dock", [DOCK]),
    "shows of a room": ("/rooms/{room}/shows", [DESK]),
    "a show": ("/rooms/{room}/shows/{show}", [DESK, PHONE]),
    "accounts": ("/people", [DESK]),
    "hosts": ("/people?tab=hosts", [DESK, PHONE]),
    "account": ("/account", [DESK]),
    "missing": ("/no-such-page", [DESK]),
}
SEEN = [
    pytest.param(path, window, id=f"{name}, {window['width']} px")
    for name, (path, windows) in PAGES.items()
    for window in windows
]


@pytest.fixture(scope="module")
def a_full_team(lead: Person, shop: Shop) -> None:
    """Something on every page: an empty page has nothing that could jump."""
    hosts = [{"name": f"主播{n}", "short": "", "user": None, "note": "晚场"} for n in range(12)]
    made = [lead.post("/api/hosts", host, 201) for host in hosts]
    hour = time.time_ns() // 1_000_000 // HOUR_MS * HOUR_MS
    for at, host in enumerate(made[:6]):
        begins = hour + at * 2 * HOUR_MS
        seats = [{"duty": "host", "host": host["id"], "user": None}]
        shift = {"room": shop.room, "starts_at": begins, "ends_at": begins + 2 * HOUR_MS}
        lead.post("/api/shifts", {**shift, "note": "", "seats": seats}, 201)


@pytest.fixture(scope="module")
def tab(chromium: Browser, team_server: Server, lead: Person) -> Iterator[Tab]:
    """One tab for all pages, on a slow line."""
    made = a_tab(chromium, team_server, lead)
    made.slow_line(DELAY_MS)
    yield made
    made.page.context.close()


@pytest.mark.usefixtures("a_full_team")
@pytest.mark.parametrize(("path", "window"), SEEN)
def test_a_page_stays_where_it_is(path: str, window: Window, tab: Tab, shop: Shop) -> None:
    width, height = window["width"], window["height"]
    tab.page.set_viewport_size({"width": width, "height": height})
    tab.go(path.format(room=shop.room, show=shop.show))
    tab.page.get_by_role("main").wait_for()
    tab.settled()
    shifted, what = tab.shifted()
    assert shifted < MOST_SHIFT, what
    assert tab.wrong == []
