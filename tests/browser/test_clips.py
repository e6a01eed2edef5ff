"""A clip of a show begins with the words heard in it, is checked as it is written, proved, signed and
published; what was published unsigned says so."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, running
from tests.browser.tab import Tab
from tests.browser.test_checked_writing import answers_at_once
from tests.browser.writing import put_on_file
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
HOUR = 3_600_000
ROOM = "shop"
CHEAP = "🧴家人们今天只要59块9，质地很轻"
LIGHT = "早晚两三滴,拍开\t就好"


@dataclass
class Evening:
    """A show on air for a few seconds that sells a cream at 89 yuan; two sentences were heard."""

    server: Server
    lead: Person
    show: int
    product: int


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    for server in running(tmp_path_factory.mktemp("clips") / "data"):
        answers_at_once(server)
        lead = Person.first(server)
        lead.http.timeout = httpx.Timeout(60)
        lead.post("/api/rooms", {"ident": ROOM, "title": "旗舰店", "platform": "douyin"}, 201)
        source = {"name": "other:asr", "level": "L3", "provides": ["speech"]}
        token = lead.post(f"/api/rooms/{ROOM}/sources", source, 201)["token"]
        now = time.time_ns() // 1_000_000
        plan = {"room": ROOM, "title": "晚场", "kind": "store_run"}
        when = {"starts_at": now, "ends_at": now + HOUR}
        show = lead.post("/api/shows", plan | when, 201)["id"]
        product = lead.post("/api/products", {"title": "面霜", "category": "护肤"}, 201)["id"]
        link = lead.post(f"/api/shows/{show}/links", {"product": product, "link_no": 1}, 201)
        offer = {"expect": link["version"], "final_price": 8_900, "offer": ""}
        lead.post(f"/api/links/{link['id']}/offer", offer)
        lead.press(ROOM, "b1", "show.start", ref=str(show), x={"title": "晚场"})
        lines = "".join(
            json.dumps({"id": f"s{n}", "kind": "speech", "ts": now + 2_000 + n, "text": text})
            + "\n"
            for n, text in enumerate((LIGHT, CHEAP))
        )
        told = httpx.post(
            f"{server.base}/api/rooms/{ROOM}/events",
            content=lines.encode(),
            headers={"authorization": f"Bearer {token}"},
            timeout=60,
        ).json()
        assert told["accepted"] == 2, told
        yield Evening(server, lead, show, product)


def kept(evening: Evening) -> list[dict[str, Any]]:
    """As the server has them."""
    rows: list[dict[str, Any]] = evening.lead.http.get("/api/clips").json()
    return rows


def choose(tab: Tab, field: str, words: str) -> None:
    """In a list that opens at this field, by keyboard."""
    tab.page.locator(f"[data-clip-form] [data-field={field}]").locator("input").first.focus()
    tab.page.keyboard.press("ArrowDown")
    tab.page.locator(".ant-select-item-option", has_text=words).last.wait_for()
    tab.page.keyboard.type(words)
    tab.page.keyboard.press("Enter")


def begun(tab: Tab) -> None:
    """A new clip of the show's first minute, with the words heard in it."""
    tab.go("/clips")
    tab.page.locator("[data-act=add-clip]").first.click()
    choose(tab, "room", "旗舰店")
    choose(tab, "show", "晚场")
    choose(tab, "product", "面霜")
    form = tab.page.locator("[data-clip-form=new]")
    form.locator("[data-field=from]").fill("0:00")
    form.locator("[data-field=to]").fill("1:00")
    form.locator("[data-act=take-words]").click()
    expect(form.locator("[data-field=spoken]")).to_have_value(f"{LIGHT}\n{CHEAP}")


def test_the_words_heard_are_checked_put_right_signed_and_published(
    open_tab: Open, evening: Evening
) -> None:
    tab = open_tab(evening.server, evening.lead)
    begun(tab)
    form, page = tab.page.locator("[data-clip-form=new]"), tab.page
    # The price is not the link's: it is marked where it stands, and put right in one press.
    form.locator("[data-tone]", has_text="59块9").first.wait_for()
    form.locator("[data-field=spoken]").focus()
    page.keyboard.press("F8")
    card = page.locator("[data-card]")
    expect(card).to_contain_text("89")
    card.get_by_role("button", name="改成").click()
    expect(form.locator("[data-checked=true]")).to_contain_text("查过了")
    assert "59块9" not in form.locator("[data-field=spoken]").input_value()
    form.locator("[data-field=title]").fill("面霜怎么用 #护肤😀")
    page.locator("[data-act=save-clip]").click()
    review = page.locator("[data-part=clip-review]")
    expect(review).to_have_attribute("data-standing", "unsigned")
    review.locator("[data-act=sign-clip]").click()
    expect(review).to_have_attribute("data-standing", "signed")
    expect(review.locator("[data-review='1']")).to_contain_text("全部清了")
    review.locator("[data-field=url]").fill("https://v.example/1")
    review.locator("[data-act=publish-clip]").click()
    expect(review).to_have_attribute("data-standing", "published")
    [row] = kept(evening)
    assert (row["standing"], row["url"], row["ad_label"]) == (
        "published", "https://v.example/1", True,
    )  # fmt: skip
    review.locator("[data-act=down-clip]").click()
    expect(review).to_have_attribute("data-standing", "down")


def test_without_a_mark_as_advertisement_and_without_a_signature_it_is_said(
    open_tab: Open, evening: Evening
) -> None:
    tab = open_tab(evening.server, evening.lead)
    begun(tab)
    form, page = tab.page.locator("[data-clip-form=new]"), tab.page
    page.locator("[data-act=save-clip]").click()
    expect(form.get_by_role("alert")).to_have_text("写上发布文案。")
    form.locator("[data-field=spoken]").fill("检测显示保湿提升两倍，放心囤")
    form.locator("[data-field=title]").fill("囤就对了")
    form.locator("[data-field=ad]").uncheck()
    form.locator("[data-tone]", has_text="囤就对了").first.wait_for()
    page.locator("[data-act=save-clip]").click()
    review = page.locator("[data-part=clip-review]")
    review.locator("[data-claim=DIS-02]").wait_for()
    proof = review.locator("[data-claim]", has=page.locator("[data-act=prove-clip]")).first
    proof.wait_for()
    review.locator("[data-act=publish-clip]").click()
    expect(review).to_have_attribute("data-standing", "unreviewed")
    # The label is put on, the claim is answered for: what is signed is what is there.
    page.locator("[data-field=ad]").check()
    expect(review.locator("[data-act=sign-clip]")).to_be_disabled()
    page.locator("[data-act=save-clip]").click()
    expect(review.locator("[data-claim=DIS-02]")).to_have_count(0)
    first = review.locator("[data-claim][data-settled=false]").first
    first.locator("[data-act=accept-clip]").click()
    page.locator("[data-reason]").fill("检测报告 A-12")
    page.keyboard.press("Enter")
    review.get_by_text("检测报告 A-12").first.wait_for()
    review.locator("[data-act=sign-clip]").click()
    expect(review).to_have_attribute("data-standing", "published")
    # It is taken back, that is undone, and at last it is taken back in the list of them all.
    settled = review.locator("[data-settled=true]", has_text="检测报告 A-12").first
    settled.locator("[data-act=take-back]").press("Enter")
    expect(settled).to_have_count(0)
    page.get_by_role("status").get_by_role("button").last.click()
    settled.wait_for()
    tab.go("/accepted")
    row = page.locator("[data-accepted]", has_text="检测报告 A-12")
    row.locator("[data-act=take-back]").press("Enter")
    expect(row).to_have_count(0)
    page.get_by_role("checkbox", name="也看撤回的").check()
    expect(row.locator("[data-act=take-back]")).to_have_count(0)
    expect(row).to_have_count(1)


def test_proof_is_put_on_file_where_the_claim_is_read(open_tab: Open, evening: Evening) -> None:
    tab = open_tab(evening.server, evening.lead)
    begun(tab)
    form, page = tab.page.locator("[data-clip-form=new]"), tab.page
    form.locator("[data-field=spoken]").fill("这款销量全网第一")
    mark = form.locator("[data-tone=evidence]").first
    mark.wait_for()
    form.locator("[data-field=spoken]").focus()
    page.keyboard.press("F8")
    page.locator("[data-card] [data-act=prove]").first.click()
    put_on_file(tab, "销量", "某机构 2026 销量证明")
    expect(form.locator("[data-checked=true]")).to_contain_text("查过了")
