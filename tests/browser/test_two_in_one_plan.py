"""Two people in one plan: each sees where the other is, and neither is disturbed by it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Shop
from tests.browser.tab import MOST_SHIFT, Tab
from tests.browser.writing import compose
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
LINE = "主播话术，第 1 块"


def opened(tab: Tab, shop: Shop) -> Tab:
    tab.go(f"/shows/{shop.show}/rundown")
    tab.page.locator("[data-segment]").first.wait_for()
    tab.settled()
    return tab


def alone(tab: Tab) -> None:
    """Nobody else is told of, neither in the bar nor at a row nor at a field."""
    expect(tab.page.locator('[role=group][data-others="0"]')).to_have_count(1)
    expect(tab.page.locator("[data-segment] [role=img]")).to_have_count(0)
    expect(tab.page.locator("[data-spot][data-others]")).to_have_count(0)


def test_two_people_see_where_the_other_writes(
    open_tab: Open, team_server: Server, lead: Person, shop: Shop
) -> None:
    body = {"name": "小梅", "username": "xiaomei", "duties": ["operator"]}
    path = lead.post("/api/users", body, 201)["path"]
    mei = open_tab(team_server)
    mei.go(path)
    mei.page.get_by_label("新密码").wait_for()

    fang = opened(open_tab(team_server, lead), shop)
    alone(fang)
    opened(mei, shop)
    second = mei.page.locator("[data-segment]").nth(1)
    ident = second.get_attribute("data-segment")
    plan = lead.http.get(f"/api/shows/{shop.show}/rundown").json()
    [segment] = [one for one in plan["segments"] if str(one["id"]) == ident]
    there = f"小梅 在第 {segment['position']} 段「{segment['title']}」"
    second.click()

    # At the row, and in the bar in words.
    row = fang.page.locator("[data-segment]").nth(1)
    expect(row.get_by_role("img", name="小梅 在这里")).to_have_text("梅")
    faces = fang.page.get_by_role("group", name="也开着这份脚本的人").get_by_role("button")
    expect(faces).to_have_attribute("aria-label", there)

    # In the field in which she is; a press on her face leads to it.
    mei.page.get_by_role("textbox", name=LINE).click()
    expect(faces).to_have_attribute("aria-label", f"{there}，正写脚本第 1 块")
    faces.click()
    flag = fang.page.locator('[data-spot="script/0"]').get_by_role("status")
    expect(flag).to_have_text("小梅 在这里")
    expect(fang.page.locator("[data-spot][data-others]")).to_have_count(1)

    # One composes Chinese while the other goes through the fields: nothing of it is lost.
    mine = fang.page.locator('[data-spot="script/1"] textarea')
    mine.click()
    mine.press("End")
    before = mine.input_value()
    compose(fang, "zaikan", "再看")
    for field in ("title", "length", "title"):
        mei.page.locator(f'[data-spot="{field}"] input').click()
        expect(fang.page.locator(f'[data-spot="{field}"]').get_by_role("status")).to_be_visible()
    compose(fang, "yibian", "一遍")
    expect(mine).to_have_value(before + "再看一遍")
    expect(mine).to_be_focused()
    own = mei.page.locator('[data-spot="script/1"]')
    expect(own.get_by_role("status")).to_be_visible()
    expect(own.locator("textarea")).to_have_value(before + "再看一遍")

    # Gone with the page, and with the rest of it from the fields, too.
    mei.go("/")
    alone(fang)
    opened(mei, shop)
    expect(faces).to_have_count(1)
    mei.page.close()
    alone(fang)
    shifted, what = fang.shifted()
    assert shifted < MOST_SHIFT, what
