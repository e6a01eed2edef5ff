"""A script is checked while somebody writes it: under their hands nothing moves, and when checking
is off it is said."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, running
from tests.browser.tab import MOST_SHIFT, Tab
from tests.browser.writing import compose
from tests.e2e.server import Person, Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

HOUR = 3_600_000
#: How long the server is gone.
DEAD_S = 8.0
PRICE = "只要59块9"
SAID = "🧴家人们今天只要59块9，质地很轻"


@dataclass
class Script:
    """A segment about a cream at 89 yuan in a show on 抖音, with one line of script."""

    server: Server
    lead: Person
    show: int
    segment: int

    def kept(self) -> list[str]:
        """The blocks as the server has them."""
        plan = self.lead.http.get(f"/api/shows/{self.show}/rundown").json()
        [segment] = plan["segments"]
        return [block["text"] for block in segment["blocks"]]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of its own: it is taken away."""
    yield from running(tmp_path / "data")


@pytest.fixture
def script(server: Server) -> Script:
    """What is written in it."""
    answers_at_once(server)
    lead = Person.first(server)
    lead.post("/api/rooms", {"ident": "shop", "title": "旗舰店", "platform": "douyin"}, 201)
    now = time.time_ns() // 1_000_000
    when = {"starts_at": now, "ends_at": now + HOUR}
    show = lead.post(
        "/api/shows", {"room": "shop", "title": "晚场", "kind": "store_run", **when}, 201
    )["id"]
    product = lead.post("/api/products", {"title": "面霜", "category": "护肤"}, 201)["id"]
    link = lead.post(f"/api/shows/{show}/links", {"product": product, "link_no": 1}, 201)
    offer = {"expect": link["version"], "final_price": 8_900, "offer": ""}
    lead.post(f"/api/links/{link['id']}/offer", offer)
    plan = lead.post(f"/api/shows/{show}/rundown", {"kind": "linear"}, 201)["plan"]["id"]
    about: dict[str, Any] = {"title": "面霜", "duration_ms": 300_000, "link_id": link["id"]}
    [segment] = lead.post(f"/api/rundowns/{plan}/segments", about, 201)["plan"]["segments"]
    blocks = [{"kind": "host_line", "text": SAID}, {"kind": "console", "text": "加我微信"}]
    lead.post(f"/api/segments/{segment['id']}/script", {"expect": 1, "blocks": blocks})
    return Script(server, lead, show, segment["id"])


def answers_at_once(server: Server) -> None:
    """Wait until it does: while it reads its rules it has little time for others."""
    quick = False
    while not quick:
        asked = time.monotonic()
        httpx.get(f"{server.base}/api/me", timeout=60)
        quick = time.monotonic() - asked < 0.5


def opened(tab: Tab, script: Script) -> Tab:
    tab.go(f"/shows/{script.show}/rundown")
    tab.page.locator("[data-segment]").first.click()
    # What the server reads at its start may take a moment.
    expect(tab.page.locator("[data-checked=true]")).to_be_visible(timeout=60_000)
    return tab


def lines(tab: Tab, block: int = 0) -> Locator:
    """What is underlined in a block."""
    return tab.page.locator(f'[data-spot="script/{block}"] [data-at]')


def field(tab: Tab, block: int = 0) -> Locator:
    return tab.page.locator(f'[data-spot="script/{block}"] textarea')


def test_a_claim_is_underlined_explained_and_put_right_by_the_keyboard(
    open_tab: Open, script: Script
) -> None:
    tab = opened(open_tab(script.server, script.lead), script)
    expect(lines(tab)).to_have_text(PRICE)
    expect(lines(tab)).to_have_attribute("data-tone", "block")
    expect(tab.button("1 处要改 F8")).to_be_visible()
    # What is between the people behind the camera is no claim.
    expect(lines(tab, 1)).to_have_count(0)

    # Composed as an input method does, F8 and Enter being its own meanwhile.
    field(tab).click()
    field(tab).press("Control+End")
    compose(tab, "jiawoweixin", "，加我微信")
    expect(field(tab)).to_have_value(SAID + "，加我微信")
    expect(field(tab)).to_be_focused()
    expect(lines(tab)).to_have_text([PRICE, "加我微信"])
    expect(tab.button("2 处要改 F8")).to_be_visible()
    expect(tab.page.locator("[data-card]")).to_have_count(0)

    # The next one round is the first; its card says why, with the figures.
    tab.page.keyboard.press("F8")
    card = tab.page.locator("[data-card]")
    expect(card).to_contain_text("口播 59.9 元，实付 89 元")
    expect(card).to_contain_text("价欺规定")
    expect(field(tab)).to_be_focused()
    tab.page.keyboard.press("Control+.")
    expect(tab.button("改成「到手89元，以页面为准」")).to_be_focused()
    tab.page.keyboard.press("Enter")
    better = "🧴家人们今天到手89元，以页面为准，质地很轻，加我微信"
    expect(field(tab)).to_have_value(better)
    expect(field(tab)).to_be_focused()
    expect(card).to_have_count(0)
    expect(lines(tab)).to_have_text("加我微信")

    # The field's own undo brings the words back, and its redo the better ones.
    tab.page.keyboard.press("Control+z")
    expect(field(tab)).to_have_value(SAID + "，加我微信")
    expect(lines(tab)).to_have_text([PRICE, "加我微信"])
    tab.page.keyboard.press("Control+Shift+z")
    expect(field(tab)).to_have_value(better)

    # The other way round, and out of the card without leaving the field.
    tab.page.keyboard.press("Shift+F8")
    expect(card).to_contain_text("OFF-01")
    tab.page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(field(tab)).to_be_focused()
    expect(tab.page.locator("[data-saving=saved]")).to_be_visible()
    assert script.kept()[0] == better
    moved, what = tab.shifted()
    assert moved < MOST_SHIFT, what


def test_a_press_on_a_line_opens_it_for_who_only_reads_too(open_tab: Open, script: Script) -> None:
    body = {"name": "老王", "username": "laowang", "duties": ["observer"]}
    path = script.lead.post("/api/users", body, 201)["path"]
    tab = open_tab(script.server)
    tab.go(path)
    tab.page.get_by_label("新密码").wait_for()
    opened(tab, script)
    line = tab.page.get_by_role("button", name=PRICE)
    line.click()
    card = tab.page.locator("[data-card]")
    expect(card).to_contain_text("口播 59.9 元，实付 89 元")
    expect(card).to_contain_text("怎么改")
    expect(card.get_by_role("button", name="改成")).to_have_count(0)
    tab.button("关上").click()
    expect(card).to_have_count(0)
    assert script.kept()[0] == SAID


def test_while_the_server_is_gone_one_writes_on_and_it_is_said(
    open_tab: Open, script: Script
) -> None:
    tab = opened(open_tab(script.server, script.lead), script)
    script.server.stop()
    field(tab).click()
    field(tab).press("Control+End")
    compose(tab, "jiawoweixin", "，加我微信")
    off = tab.page.locator("[data-off]")
    expect(off).to_have_text("现在没有在查：连不上服务器，连上会自动再查")
    # What is known stays where it stands; nothing is asked of the person who writes.
    field(tab).press("Control+Home")
    tab.page.keyboard.insert_text("好，")
    expect(lines(tab)).to_have_text(PRICE)
    time.sleep(DEAD_S)
    expect(off).to_be_visible()
    expect(field(tab)).to_be_focused()
    script.server.start()
    expect(off).to_have_count(0, timeout=60_000)
    expect(lines(tab)).to_have_text([PRICE, "加我微信"])
    expect(field(tab)).to_have_value(f"好，{SAID}，加我微信")
    expect(tab.page.locator("[data-saving=saved]")).to_be_visible(timeout=60_000)
    assert script.kept()[0] == f"好，{SAID}，加我微信"
    tab.wrong.clear()
