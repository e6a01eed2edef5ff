"""A dialog that a key opened is written into at once, the second time as the first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Shop
from tests.browser.desk import Desk
from tests.browser.tab import Tab, a_tab
from tests.e2e.server import Person, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
#: The field that has the caret, within the dialog in sight; "" where something else has the focus.
CARET = """() => {
  const at = document.activeElement;
  return at?.closest('[role=dialog]') && at.matches('input:not([type=radio]), textarea') ? at.tagName : "";
}"""
KEYS = {"a reading": "F4", "a note": "F2", "a bag": "F10", "a segment to take": "Shift+F8"}


@pytest.fixture(scope="module")
def tab(chromium: Browser, team_server: Server, lead: Person, shop: Shop) -> Iterator[Tab]:
    """A control room on air."""
    made = a_tab(chromium, team_server, lead)
    desk = Desk(made, shop.room)
    desk.open()
    desk.on_air()
    desk.knows_links(5)
    yield made
    made.page.context.close()


@pytest.mark.parametrize("name", KEYS)
def test_the_caret_is_in_the_first_field(name: str, tab: Tab) -> None:
    for _ in range(2):
        tab.page.keyboard.press(KEYS[name])
        dialog = tab.page.get_by_role("dialog")
        dialog.locator("input:visible, textarea:visible").first.wait_for()
        tab.at_rest()
        assert tab.page.evaluate(CARET) in ("INPUT", "TEXTAREA")
        tab.page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
    assert tab.wrong == []
