"""A team comes into being in two browsers: each sees what the other writes, and reloads keep it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Open
from tests.browser.tab import Tab
from tests.browser.writing import compose
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
PASSWORD = "kaibo-2024-夜"


def set_password(tab: Tab) -> None:
    """On one's own account, after coming in by a link."""
    tab.page.get_by_label("新密码").fill(PASSWORD)
    tab.button("设密码").click()
    tab.text("密码已改").wait_for()


def test_two_people_come_in_by_link_and_see_each_others_writing(
    open_tab: Open, team_server: Server, lead: Person
) -> None:
    first = open_tab(team_server, lead)
    first.go("/people?add=true")
    first.page.get_by_label("姓名", exact=True).focus()
    first.at_rest()
    compose(first, "xiao yu", "小雨😀")
    first.page.get_by_role("textbox", name="登录名").fill("xiaoyu")
    first.page.get_by_role("checkbox", name="场控").check()
    first.button("加同事").last.dblclick()
    link = first.page.get_by_role("dialog").locator("input[readonly]").input_value()
    made = [write for write in first.writes if write.endswith("/users")]
    assert len(made) == 1, "pressed twice, made once: a second one's link would be lost"

    second = open_tab(team_server)
    second.page.goto(link)
    second.text("小雨😀 · xiaoyu").wait_for()
    assert "ticket" not in second.page.url, "the link's secret does not stay in the address"
    set_password(second)
    second.go("/people?tab=hosts")
    second.page.get_by_role("grid", name="主播").wait_for()

    first.go("/people?tab=hosts")
    first.button("从表格粘贴").first.click()
    first.page.get_by_placeholder("在这里粘贴").fill("艺名\t简称\n阿May\tM\n木木,\t木")
    first.button("写入 2 行").click()
    second.text("阿May").wait_for()
    second.text("木木,").wait_for()
    second.text("你可以看，不能改").wait_for()

    second.page.reload()
    second.text("阿May").wait_for()
    used = open_tab(team_server)
    used.page.goto(link)
    used.text("链接没有用上").wait_for()


def test_a_person_signs_in_with_a_password_and_out_in_every_tab(
    open_tab: Open, team_server: Server, lead: Person
) -> None:
    body = {"name": "阿May", "username": "may", "duties": ["console"]}
    path = lead.post("/api/users", body, 201)["path"]
    tab = open_tab(team_server)
    tab.go(path)
    set_password(tab)
    tab.page.context.clear_cookies()
    tab.go("/roster")
    tab.page.get_by_label("登录名").fill("may")
    tab.page.get_by_label("密码", exact=True).fill("wrong-一")
    tab.page.keyboard.press("Enter")
    tab.page.get_by_role("alert").first.wait_for()
    assert tab.page.get_by_label("登录名").input_value() == "may", "what was right stays typed"
    tab.page.get_by_label("密码", exact=True).fill(PASSWORD)
    tab.page.keyboard.press("Enter")
    tab.page.get_by_role("grid", name="排班").wait_for()
    assert tab.page.url.endswith("/roster"), "one comes to the page one asked for"

    other = Tab(team_server, tab.page.context.new_page())
    other.go("/")
    other.button("阿May").click()
    other.page.get_by_role("menuitem", name="退出登录").click()
    tab.page.get_by_label("登录名").wait_for()


def test_a_reload_keeps_light_and_language(
    open_tab: Open, team_server: Server, lead: Person
) -> None:
    tab = open_tab(team_server, lead)
    tab.go("/account")
    tab.page.get_by_text("深色", exact=True).click()
    tab.page.get_by_text("English", exact=True).click()
    tab.page.reload()
    tab.page.get_by_role("heading", name="My account").wait_for()
    assert tab.page.locator("html").get_attribute("data-light") == "stage"


@pytest.mark.parametrize("first", ["page", "server"])
def test_an_edit_another_person_overtook_is_kept_aside_and_told(
    open_tab: Open, team_server: Server, lead: Person, first: str
) -> None:
    """Whether the page hears of the other's change before it writes, or only by being refused."""
    name = {"page": "桃子", "server": "杏子"}[first]
    host = lead.post("/api/hosts", {"name": name, "short": "", "user": None, "note": "a"}, 201)
    tab = open_tab(team_server, lead)
    tab.go("/people?tab=hosts")
    cell = tab.page.get_by_role("gridcell", name=name)
    cell.dblclick()
    tab.page.keyboard.type("桃桃")
    tab.settled()  # what is asked for next is asked for because of the change
    change = {"expect": host["version"], "name": f"{name}姐"}
    if first == "page":
        with tab.page.expect_response("**/api/hosts*"):
            lead.post(f"/api/hosts/{host['id']}", change)
        tab.page.keyboard.press("Enter")
    else:
        waiting: list[Route] = []
        tab.page.route("**/api/hosts*", lambda route: waiting.append(route))
        with tab.page.expect_request("**/api/hosts*"):
            lead.post(f"/api/hosts/{host['id']}", change)
        with tab.page.expect_response(f"**/api/hosts/{host['id']}") as refused:
            tab.page.keyboard.press("Enter")
        assert refused.value.status == 409
        for route in waiting:
            route.continue_()
        tab.page.unroute("**/api/hosts*")
    tab.text(f"刚被别人改成「{name}姐」").wait_for()
    hosts = lead.http.get("/api/hosts").json()
    assert [one["name"] for one in hosts if one["id"] == host["id"]] == [f"{name}姐"]
