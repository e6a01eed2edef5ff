"""A show is put under hold and let go by a lead; a viewer who asks is forgotten, by a button that is
held, and the answer can be sent."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, running
from tests.browser.tab import Tab
from tests.browser.test_checked_writing import answers_at_once
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
HOUR = 3_600_000
ROOM, WHO = "shop", "4" * 16
HELD_MS = 800


@dataclass
class Past:
    """A show that has ended; a viewer spoke in it and once more when it was over."""

    server: Server
    lead: Person


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Past]:
    for server in running(tmp_path_factory.mktemp("keeping") / "data"):
        answers_at_once(server)
        lead = Person.first(server)
        lead.http.timeout = httpx.Timeout(60)
        lead.post("/api/rooms", {"ident": ROOM, "title": "旗舰店", "platform": "douyin"}, 201)
        source = {"name": "other:app", "level": "L3", "provides": ["comment"]}
        token = lead.post(f"/api/rooms/{ROOM}/sources", source, 201)["token"]
        now = time.time_ns() // 1_000_000
        plan = {"room": ROOM, "title": "😀晚场,一", "kind": "store_run"}
        when = {"starts_at": now, "ends_at": now + HOUR}
        show = lead.post("/api/shows", plan | when, 201)["id"]
        lead.press(ROOM, "k1", "show.start", ref=str(show), x={"title": "😀晚场,一"})
        time.sleep(1)
        said = time.time_ns() // 1_000_000
        tell(server, token, "c1", said - 200, "家里用着还不错")
        lead.press(ROOM, "k2", "show.end", ref=str(show))
        time.sleep(1)
        tell(server, token, "c2", time.time_ns() // 1_000_000, "散场了")
        yield Past(server, lead)


def tell(server: Server, token: str, ident: str, at: int, text: str) -> None:
    line = {"id": ident, "kind": "comment", "ts": at, "viewer": WHO, "text": text}
    answer = httpx.post(
        f"{server.base}/api/rooms/{ROOM}/events",
        content=json.dumps(line).encode() + b"\n",
        headers={"authorization": f"Bearer {token}"},
        timeout=60,
    ).json()
    assert answer["accepted"] == 1, answer


def choose(tab: Tab, field: str, words: str) -> None:
    """In a list that opens at this field, by keyboard."""
    tab.page.locator(f"[data-field={field}]").locator("input").first.focus()
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.type(words)
    tab.page.locator(".ant-select-item-option-active", has_text=words).wait_for()
    tab.page.keyboard.press("Enter")


def put(tab: Tab, why: str) -> None:
    """The show under hold, from the button on."""
    tab.page.locator("[data-act=add-hold]").first.press("Enter")
    choose(tab, "room", "旗舰店")
    choose(tab, "show", "晚场")
    tab.page.locator("[data-field=why]").fill(why)
    tab.page.keyboard.press("Enter")


def test_a_hold_is_put_once_and_taken_off_by_a_lead_with_a_reason(
    open_tab: Open, past: Past
) -> None:
    person = {"name": "阿合", "username": "ahe", "duties": ["compliance"]}
    path = past.lead.post("/api/users", person, 201)["path"]
    hers = open_tab(past.server)
    hers.go(path)
    hers.page.get_by_label("新密码").wait_for()
    hers.go("/keeping")
    hers.page.locator("[data-act=add-hold]").first.press("Enter")
    hers.page.locator("[data-act=save-hold]").press("Enter")
    expect(hers.page.get_by_role("alert")).to_have_text("选一个直播间和场次。")
    hers.page.keyboard.press("Escape")
    put(hers, "平台申诉,\t7 号工单😀")
    row = hers.page.locator("[data-hold]")
    expect(row).to_contain_text("旗舰店 · 😀晚场,一")
    expect(row).to_contain_text("保全中")
    # Who may put it on may not take it off, and the same is not held twice.
    expect(hers.page.locator("[data-act=lift-hold]")).to_have_count(0)
    put(hers, "又一次")
    expect(hers.page.get_by_role("alert")).to_contain_text("已经在保全中")

    # Without motion the library makes a dialog's fields before they can be seen.
    leads = open_tab(past.server, past.lead, reduced_motion="reduce")
    leads.go("/keeping")
    leads.page.locator("[data-act=lift-hold]").press("Enter")
    field = leads.page.locator("[data-field=lift-why]")
    expect(field).to_be_focused()
    leads.page.keyboard.press("Enter")
    field.fill("申诉完了")
    leads.page.keyboard.press("Enter")
    expect(leads.page.locator("[data-holding=false]")).to_contain_text("申诉完了")
    # The other page hears of it by itself.
    expect(hers.page.locator("[data-holding=false]")).to_contain_text("申诉完了")


def test_who_asks_is_forgotten_by_a_button_that_is_held_and_answered(
    open_tab: Open, past: Past
) -> None:
    tab = open_tab(past.server, past.lead)
    tab.go("/keeping")
    page = tab.page
    page.get_by_role("radiogroup", name="留存").get_by_text("删除请求").click()
    page.locator("[data-act=ask-erasure]").first.press("Enter")
    form = page.locator("[data-erasure-form]")
    form.get_by_text("观众编码").click()
    hold = page.get_by_role("button", name="按住删除")
    form.locator("[data-field=who]").fill("4444")
    expect(hold).to_be_disabled()
    form.locator("[data-field=who]").fill(WHO)
    form.locator("[data-field=note]").fill("客服工单 7,\t😀")
    # A press is not enough.
    hold.press("Enter")
    assert past.lead.http.get("/api/compliance/erasures").json() == []
    hold.focus()
    page.keyboard.down("Enter")
    page.wait_for_timeout(HELD_MS)
    page.keyboard.up("Enter")
    answer = page.locator("[data-answer]")
    expect(answer).to_contain_text("已删除：评论 1。")
    expect(answer).to_contain_text("旗舰店 · 😀晚场,一")
    expect(answer).to_contain_text("到期自动删除")
    page.locator("[data-act=copy-answer]").press("Enter")
    expect(page.locator("[data-act=copy-answer]")).to_have_text("已复制")
    page.keyboard.press("Escape")
    row = page.locator("[data-erasure]")
    expect(row).to_contain_text(WHO)
    expect(row).to_contain_text("客服工单 7")
    row.locator("[data-act=open-answer]").press("Enter")
    expect(page.locator("[data-answer]")).to_contain_text(WHO)
    page.keyboard.press("Escape")
    # What went is on record, by its fingerprint.
    page.get_by_role("radiogroup", name="留存").get_by_text("到期").click()
    expect(page.locator("[data-part=gone]")).to_contain_text("一位观众的评论")
    expect(page.locator("[data-part=due]")).to_contain_text("没有到期的")


def test_who_only_reads_sees_holds_and_nobody_who_asked(open_tab: Open, past: Past) -> None:
    person = {"name": "老王", "username": "laowang", "duties": ["observer"]}
    path = past.lead.post("/api/users", person, 201)["path"]
    tab = open_tab(past.server)
    tab.go(path)
    tab.page.get_by_label("新密码").wait_for()
    tab.go("/keeping")
    tab.page.locator("[data-screen=keeping]").wait_for()
    expect(tab.page.get_by_role("radiogroup", name="留存")).to_have_count(0)
    expect(tab.page.locator("[data-act=add-hold]")).to_have_count(0)
