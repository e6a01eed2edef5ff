"""The heartbeat of a team on the pages: a tally by F4 is sent once, and a bulletin with its picture.

The group's robot is a local server that speaks the platforms' webhooks and checks what it gets.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kaibo.domains.team.tests.platforms import SECRET, Platform
from kaibo.domains.team.tests.platforms import running as platform_running
from tests.browser import planning
from tests.browser.conftest import Open, running
from tests.browser.desk import Desk
from tests.browser.tab import Tab
from tests.e2e import server as servers
from tests.e2e.server import Person, Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser
ROOM, TITLE = "heart-a", "旗舰店A"
GROUP, BOSS = "运营群", "老板群"
PNG = b"\x89PNG\r\n\x1a\n"
#: What people paste out of a chat; GPM belongs to no box.
CHAT = "成交 12.3万 在线 1204 订单 860 GPM 3843"
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text", text);
  const paste = { clipboardData: data, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", paste));
}"""


@pytest.fixture
def platform() -> Iterator[Platform]:
    with platform_running() as made:
        yield made


@pytest.fixture
def server(tmp_path: Path, platform: Platform, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that may write to the platform of this test."""
    usual = servers.product_environment
    monkeypatch.setattr(
        servers, "product_environment", lambda: usual() | {"KAIBO_IM_HOSTS": platform.host}
    )
    yield from running(tmp_path / "data")


def test_a_tally_by_f4_is_sent_once_and_the_bulletin_after_the_end_with_its_picture(
    server: Server, platform: Platform, open_tab: Open
) -> None:
    lead = Person.first(server)
    tab = open_tab(server, lead)
    planning.add_room(tab, ROOM, TITLE)
    register(tab, "企业微信", GROUP, platform.address("wecom"), "")
    register(tab, "飞书", BOSS, platform.address("feishu"), SECRET)
    nothing_of_an_address(tab, platform)
    sends_a_test(tab, GROUP)
    assert platform.texts() == ["测试消息"]

    lead.press(ROOM, "h-1", "show.start", ref="tonight", x={"title": "晚场"})
    desk = Desk(tab, ROOM)
    desk.open()
    desk.on_air()
    assert tally_sent(tab) <= 6, "keys from F4 until it was sent"
    assert len(platform.taken) == 2, "pressed twice it is one message"
    assert "报数" in platform.texts()[1]
    assert "成交额 **123,000.00 元**" in platform.taken[1]["markdown"]["content"]
    tab.page.keyboard.press("Escape")

    bulletin_comes(tab, lead)
    assert bulletin_sent(tab, "加油，明天继续") == "sent"
    assert [one["msgtype"] for one in platform.taken[2:]] == ["markdown", "image"]
    assert platform.taken[2]["markdown"]["content"].endswith("加油，明天继续")
    drawn = base64.b64decode(platform.taken[3]["image"]["base64"])
    assert drawn.startswith(PNG)
    stands_in_the_outbox(tab)


def register(tab: Tab, kind: str, title: str, webhook: str, secret: str) -> None:
    """A group's robot, saved with a double press."""
    tab.go("/groups?add=true")
    dialog = tab.page.get_by_role("dialog")
    dialog.get_by_text(kind, exact=True).first.click()
    dialog.get_by_label("群叫什么").fill(title)
    dialog.get_by_label("Webhook 地址").fill(webhook)
    if secret:
        dialog.locator("input[type=password]").fill(secret)
    dialog.get_by_role("button", name="保存").dblclick()
    dialog.wait_for(state="detached")
    group(tab, title).wait_for()


def group(tab: Tab, title: str) -> Locator:
    return tab.page.locator("[data-group]", has_text=title)


def nothing_of_an_address(tab: Tab, platform: Platform) -> None:
    """Of address and secret only the ends are on the page, also where they are changed."""
    group(tab, BOSS).get_by_role("button", name="修改").click()
    dialog = tab.page.get_by_role("dialog")
    assert dialog.get_by_label("Webhook 地址").input_value() == ""
    assert dialog.locator("input[type=password]").input_value() == ""
    page = tab.page.content()
    assert platform.address("feishu") not in page and SECRET not in page
    assert SECRET[-4:] in group(tab, BOSS).inner_text()
    tab.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")


def sends_a_test(tab: Tab, title: str) -> None:
    """A test message, however often its button is pressed in a moment."""
    group(tab, title).locator("[data-act=test]").dblclick()
    group(tab, title).locator("[data-state=sent]").wait_for()


def tally_sent(tab: Tab) -> int:
    """F4, a line out of the chat, Enter, and Enter again, twice by mistake; how many keys it took."""
    keys = 0

    def press(name: str) -> None:
        nonlocal keys
        keys += 1
        tab.page.keyboard.press(name)

    press("F4")
    tab.page.locator("[data-reading-form] input").first.wait_for()
    tab.at_rest()
    keys += 1  # Ctrl V
    tab.page.evaluate(PASTE, CHAT)
    tab.page.locator('[data-pasted="3"]').wait_for()
    assert tab.page.locator("[data-box=gmv]").input_value() == "123000"
    assert tab.page.locator("[data-box=orders_paid]").input_value() == "860"
    press("Enter")
    send = tab.page.get_by_role("dialog").locator("[data-act=send]")
    send.wait_for()
    shown = tab.page.locator("[data-ready=tally]").inner_text()
    assert "123,000.00 元" in shown and "这一小时没有定目标" in shown
    time.sleep(0.4)  # a person reads it; sooner than that a key is held to be the first one's echo
    choose_group(tab)
    press("Enter")
    tab.page.keyboard.press("Enter")
    tab.page.get_by_role("dialog").locator("[data-message][data-state=sent]").wait_for()
    return keys


def choose_group(tab: Tab) -> None:
    """The first time the group is chosen; afterwards it is offered by itself."""
    dialog = tab.page.get_by_role("dialog")
    if GROUP not in dialog.locator(".ant-select").first.inner_text():
        planning.choose(tab, dialog.locator(".ant-select").first, GROUP)
        dialog.locator("[data-act=send]").focus()


def bulletin_comes(tab: Tab, lead: Person) -> None:
    """While the show runs its page offers the tally; with the end the bulletin is there."""
    tab.go(f"/rooms/{ROOM}/shows/tonight/bulletin")
    tab.page.locator("[data-ready=tally]").wait_for()
    tab.text("还在播").wait_for()
    began = time.monotonic()
    lead.press(ROOM, "h-2", "show.end")
    tab.page.locator("[data-ready=bulletin]").wait_for(timeout=60_000)
    assert time.monotonic() - began < 60
    tab.page.locator("img[data-picture]").wait_for()


def bulletin_sent(tab: Tab, word: str) -> str | None:
    """A line is added, the group of last time is offered, and it goes out with its picture."""
    page = tab.page
    assert GROUP in page.locator("[data-send] .ant-select").inner_text()
    tab.button("加一行").click()
    page.locator("[data-line-field]").fill(word)
    page.keyboard.press("Enter")
    page.locator('[data-edited="true"]').wait_for()
    page.locator("[data-act=send]").dblclick()
    there = page.locator("[data-send] [data-message][data-state=sent]")
    there.wait_for()
    page.locator('[data-where="1"]').wait_for()
    return there.get_attribute("data-state")


def stands_in_the_outbox(tab: Tab) -> None:
    """What went out is listed with its state, and can be read with its picture."""
    tab.go("/groups?tab=sent")
    tab.page.locator('[data-messages="3"]').wait_for()
    assert tab.page.locator("[data-message][data-state=sent]").count() == 3
    tab.page.locator("[data-message] button", has_text="战报").click()
    dialog = tab.page.get_by_role("dialog")
    dialog.get_by_text("加油，明天继续").wait_for()
    dialog.locator("img").wait_for()
