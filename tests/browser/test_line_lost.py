"""Without a line a page that was never opened does not come, and nothing else is lost by asking."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser


def test_a_page_that_cannot_come_leaves_the_others(
    open_tab: Open, team_server: Server, lead: Person
) -> None:
    tab = open_tab(team_server, lead)
    tab.go("/")
    tab.settled()
    tab.page.evaluate("window.kaiboSame = true")
    tab.page.context.set_offline(True)
    tab.page.get_by_role("link", name="商品").click()
    tab.text("这一页还没读到").wait_for()
    tab.button("返回").click()
    tab.text("今日场次").wait_for()
    assert tab.page.evaluate("window.kaiboSame"), "the window was loaded anew"
    tab.page.get_by_role("link", name="商品").click()
    tab.text("这一页还没读到").wait_for()
    tab.page.context.set_offline(False)
    tab.button("再试一次").click()
    tab.page.get_by_placeholder("品名、简称").wait_for()
    others = [line for line in tab.wrong if "cannot be reached" not in line]
    assert others == []
    tab.wrong.clear()
