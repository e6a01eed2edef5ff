"""A product's title and a link's offer are checked as they are written, put right by keyboard, proved,
and never written over what somebody else wrote meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open, running
from tests.browser.tab import Tab
from tests.browser.test_checked_writing import answers_at_once
from tests.browser.writing import put_on_file
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
HOUR = 3_600_000
NAME = "🧴面霜,50g"


@dataclass
class Table:
    """A show tomorrow that sells a cream at 89 yuan."""

    server: Server
    lead: Person
    show: int
    product: int
    link: int

    def offer(self) -> str:
        """As the server has it."""
        [row] = self.lead.http.get(f"/api/shows/{self.show}/links").json()
        return str(row["offer"])

    def title(self) -> str:
        row: dict[str, Any] = self.lead.http.get(f"/api/products/{self.product}").json()
        return str(row["title"])


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    for server in running(tmp_path_factory.mktemp("cards") / "data"):
        answers_at_once(server)
        lead = Person.first(server)
        lead.http.timeout = httpx.Timeout(60)
        lead.post("/api/rooms", {"ident": "shop", "title": "旗舰店", "platform": "douyin"}, 201)
        start = time.time_ns() // 1_000_000 + 24 * HOUR
        plan = {"room": "shop", "title": "晚场", "kind": "store_run"}
        when = {"starts_at": start, "ends_at": start + HOUR}
        show = lead.post("/api/shows", plan | when, 201)["id"]
        product = lead.post("/api/products", {"title": NAME, "category": "护肤"}, 201)["id"]
        link = lead.post(f"/api/shows/{show}/links", {"product": product, "link_no": 1}, 201)
        offer = {"expect": link["version"], "final_price": 8_900, "offer": ""}
        lead.post(f"/api/links/{link['id']}/offer", offer)
        yield Table(server, lead, show, product, link["id"])


def opened(tab: Tab, place: str) -> Locator:
    """The card of the only row of a table, opened by keyboard."""
    tab.go(place)
    tab.page.get_by_role("button", name=NAME).last.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_role("menuitem", name="查商品卡文字")).to_be_focused()
    tab.page.keyboard.press("Enter")
    form = tab.page.locator("[data-card-form]")
    form.wait_for()
    return form


def test_a_price_in_an_offer_is_put_right_by_keyboard(open_tab: Open, table: Table) -> None:
    tab = open_tab(table.server, table.lead)
    form = opened(tab, f"/shows/{table.show}")
    expect(form).to_contain_text("到手价 ¥89")
    form.locator("[data-field=offer]").focus()
    tab.page.keyboard.type("今晚到手59块9,送运费险")
    form.locator("[data-tone]", has_text="59块9").first.wait_for()
    tab.page.keyboard.press("F8")
    card = tab.page.locator("[data-card]")
    expect(card).to_contain_text("89")
    card.get_by_role("button", name="改成").focus()
    tab.page.keyboard.press("Enter")
    expect(form.locator("[data-checked=true]")).to_contain_text("查过了")
    tab.page.locator("[data-act=save-card]").press("Enter")
    expect(form).to_have_count(0)
    assert "89" in table.offer() and "59" not in table.offer()


def test_a_title_that_wants_proof_is_proved_where_it_is_read(open_tab: Open, table: Table) -> None:
    tab = open_tab(table.server, table.lead)
    form = opened(tab, "/products")
    title = form.locator("[data-field=title]")
    title.focus()
    tab.page.keyboard.press("End")
    tab.page.keyboard.type(" 销量全网第一")
    form.locator("[data-tone=evidence]").first.wait_for()
    tab.page.keyboard.press("F8")
    tab.page.locator("[data-card] [data-act=prove]").first.press("Enter")
    put_on_file(tab, "销量", "某机构 2026 销量证明")
    expect(form.locator("[data-checked=true]")).to_contain_text("查过了")
    tab.page.locator("[data-act=save-card]").press("Enter")
    expect(form).to_have_count(0)
    assert table.title() == f"{NAME} 销量全网第一"
    renamed = table.lead.http.get(f"/api/products/{table.product}").json()
    body = {"expect": renamed["version"], "title": NAME, "category": "护肤"}
    table.lead.post(f"/api/products/{table.product}", body)


def test_what_somebody_else_wrote_meanwhile_is_shown_and_not_written_over(
    open_tab: Open, table: Table
) -> None:
    tab = open_tab(table.server, table.lead)
    form = opened(tab, f"/shows/{table.show}")
    offer = form.locator("[data-field=offer]")
    offer.fill("买一送一")
    [row] = table.lead.http.get(f"/api/shows/{table.show}/links").json()
    theirs = {"expect": row["version"], "final_price": 8_900, "offer": "第二件半价"}
    table.lead.post(f"/api/links/{table.link}/offer", theirs)
    tab.page.locator("[data-act=save-card]").click()
    note = form.get_by_role("alert")
    expect(note).to_contain_text("第二件半价")
    expect(note).to_contain_text("买一送一")
    expect(offer).to_have_value("买一送一")
    assert table.offer() == "第二件半价"
    note.get_by_role("button").first.click()
    expect(offer).to_have_value("第二件半价")


def test_who_only_reads_sees_what_is_wrong(open_tab: Open, table: Table) -> None:
    [row] = table.lead.http.get(f"/api/shows/{table.show}/links").json()
    wrong = {"expect": row["version"], "final_price": 8_900, "offer": "到手只要59块9"}
    table.lead.post(f"/api/links/{table.link}/offer", wrong)
    person = {"name": "老王", "username": "laowang", "duties": ["observer"]}
    path = table.lead.post("/api/users", person, 201)["path"]
    tab = open_tab(table.server)
    tab.go(path)
    tab.page.get_by_label("新密码").wait_for()
    form = opened(tab, f"/shows/{table.show}")
    form.locator("[data-tone]", has_text="59块9").first.wait_for()
    expect(form.locator("[data-field=offer]")).to_be_disabled()
    expect(tab.page.locator("[data-act=save-card]")).to_have_count(0)
