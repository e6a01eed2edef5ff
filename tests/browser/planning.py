"""What is prepared before a show, done on the pages as a person does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.tab import Tab
from tests.browser.writing import compose

if TYPE_CHECKING:
    from playwright.sync_api import Locator

#: (link number, name, role, id on the platform, final price in yuan)
GOODS = (
    (1, "柔软纯棉毛巾", "引流", "70001", "9.90"),
    (2, "保湿精华30ml", "爆款", "70002", "89.00"),
    (3, "福利杯，买一送一", "福利", "70003", "19.90"),
    (4, "面膜10片", "利润", "70004", "69.00"),
    (5, "洁面乳", "常规", "70005", "49.00"),
)
PRODUCTS = tuple(good[3] for good in GOODS)


def lineup() -> str:
    """A 排品表 with headers of its own, as it comes off a spreadsheet."""
    rows = [f"{no}号\t{name}\t{role}\t{ident}\t¥{price}" for no, name, role, ident, price in GOODS]
    return "\n".join(["号(链接号)\t品\t角色\t平台商品ID\t到手价", *rows])


def choose(tab: Tab, box: Locator, wanted: str) -> None:
    """Open a list of choices and take the one with these words."""
    box.click()
    tab.page.locator(".ant-select-item-option:visible", has_text=wanted).first.click()


def add_room(tab: Tab, ident: str, title: str) -> None:
    """A room of the team, its name written in Chinese."""
    tab.go("/rooms?add=true")
    tab.page.get_by_label("叫什么").focus()
    tab.at_rest()
    compose(tab, "qijian", title)
    tab.page.get_by_label("编号").fill(ident)
    tab.button("加直播间").last.dblclick()
    tab.page.locator(f'[data-room="{ident}"]').wait_for()


def connect_source(tab: Tab, room: str, name: str) -> str:
    """A source of the room; its token, which is shown this once."""
    tab.page.locator(f'[data-room="{room}"]').get_by_role("button", name="接一个来源").click()
    dialog = tab.page.get_by_role("dialog")
    dialog.get_by_label("名字").fill(name)
    tab.button("接一个来源").last.dblclick()
    token = tab.page.get_by_role("dialog").locator("pre").first.inner_text()
    tab.button("收好了").click()
    return token


def plan_show(tab: Tab, room: str, title: str) -> int:
    """A show from now on; its id."""
    tab.go("/shows")
    tab.page.locator("[data-act=add-show]").click()
    dialog = tab.page.get_by_role("dialog")
    choose(tab, dialog.get_by_label("直播间"), room)
    dialog.get_by_label("场次名称").focus()
    tab.at_rest()
    compose(tab, "wanchang", title)
    tab.button("保存").click()
    tab.page.wait_for_url("**/shows/*/links")
    return int(tab.page.url.split("/")[-2])


def paste_lineup(tab: Tab) -> None:
    """The team's table onto the links of the show that is open: columns confirmed, imported."""
    tab.page.locator("[data-act=paste-lineup]").first.click()
    tab.page.locator("[data-paste]").fill(lineup())
    tab.button("读这张表").click()
    choose(tab, tab.page.get_by_label("平台商品ID是哪个平台的"), "抖音")
    tab.page.locator("[data-act=confirm-columns]").click()
    tab.page.locator("[data-act=apply-lineup]").click()
    for no, *_ in GOODS:
        tab.page.locator(f'[data-no="{no}"]').first.wait_for()


def plan_shift(tab: Tab, room: str, host: str) -> None:
    """A shift of a host in a room, at the time the page proposes."""
    tab.go("/roster?add=true")
    dialog = tab.page.get_by_role("dialog")
    choose(tab, dialog.get_by_label("直播间"), room)
    choose(tab, dialog.get_by_label("谁").first, host)
    dialog.get_by_role("button", name="保存").click()
    dialog.wait_for(state="detached")


def begin_loop(tab: Tab, show: int) -> None:
    """A rundown from the template of a loop of five links."""
    tab.go(f"/shows/{show}/rundown")
    template = tab.page.locator("[data-template=loop_18min_5links]")
    template.get_by_role("button", name="用这个").click()
    tab.page.locator("[data-segment]").first.wait_for()
