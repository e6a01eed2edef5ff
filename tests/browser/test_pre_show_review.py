"""A show is reviewed before it goes on air: claims proved, items ticked, signed and countersigned;
nobody signs what the page has not shown."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, running
from tests.browser.tab import MOST_SHIFT, Tab
from tests.browser.test_checked_writing import answers_at_once
from tests.e2e.server import Person, Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

HOUR = 3_600_000
#: Rules are read when the server starts; until then the page says so.
READING_MS = 60_000
PROOF = "全国销量第一"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass
class Show:
    """A show with one cream, whose script says what wants proof; written by its lead."""

    server: Server
    lead: Person
    show: int
    segment: int
    product: int
    version: int

    def write(self, text: str) -> None:
        """The script anew, by the lead."""
        blocks = [{"kind": "host_line", "text": text}]
        body = {"expect": self.version, "blocks": blocks}
        self.lead.post(f"/api/segments/{self.segment}/script", body)
        self.version += 1

    def review(self) -> Any:
        """As the server has it."""
        return self.lead.http.get(f"/api/shows/{self.show}/pre-show-review").json()

    def evidence(self) -> Any:
        """What is on file."""
        return self.lead.http.get("/api/compliance/evidence").json()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for these tests."""
    yield from running(tmp_path_factory.mktemp("review") / "data")


@pytest.fixture(scope="module")
def lead(server: Server) -> Person:
    """Who writes the scripts."""
    answers_at_once(server)
    lead = Person.first(server)
    lead.post("/api/rooms", {"ident": "shop", "title": "旗舰店", "platform": "douyin"}, 201)
    return lead


@pytest.fixture
def show(server: Server, lead: Person) -> Show:
    """A show of its own."""
    now = time.time_ns() // 1_000_000
    when = {"starts_at": now + HOUR, "ends_at": now + 2 * HOUR}
    show = lead.post(
        "/api/shows", {"room": "shop", "title": "晚场", "kind": "store_run", **when}, 201
    )["id"]
    product = lead.post("/api/products", {"title": "面霜", "category": "护肤"}, 201)["id"]
    link = lead.post(f"/api/shows/{show}/links", {"product": product, "link_no": 1}, 201)
    offer = {"expect": link["version"], "final_price": 8_900, "offer": ""}
    lead.post(f"/api/links/{link['id']}/offer", offer)
    plan = lead.post(f"/api/shows/{show}/rundown", {"kind": "linear"}, 201)["plan"]["id"]
    about = {"title": "面霜讲解", "duration_ms": 300_000, "link_id": link["id"]}
    [segment] = lead.post(f"/api/rundowns/{plan}/segments", about, 201)["plan"]["segments"]
    made = Show(server, lead, show, segment["id"], product, segment["script_version"])
    made.write(f"{PROOF}，质地很轻")
    return made


def opened(tab: Tab, show: Show) -> Tab:
    tab.go(f"/shows/{show.show}/review")
    expect(tab.page.locator("[data-head]")).to_be_visible(timeout=READING_MS)
    return tab


def colleague(open_tab: Open, lead: Person, server: Server, duty: str) -> Tab:
    """Somebody else, in a browser of their own."""
    name = f"{duty}-{time.time_ns()}"
    body = {"name": "小陈", "username": name, "duties": [duty]}
    path = lead.post("/api/users", body, 201)["path"]
    tab = open_tab(server)
    tab.go(path)
    tab.page.get_by_label("新密码").wait_for()
    return tab


def head(tab: Tab, state: str) -> None:
    expect(tab.page.locator(f'[data-head="{state}"]')).to_be_visible()


def test_nobody_signs_what_was_not_shown_and_a_lead_countersigns(
    open_tab: Open, show: Show, lead: Person, server: Server
) -> None:
    tab = opened(open_tab(server, lead), show)
    head(tab, "never")
    tab.page.locator("[data-act=sign]").click()
    dialog = tab.page.get_by_role("dialog")
    before = show.review()
    expect(dialog.locator("[data-sign-what]")).to_have_text(
        f"{before['open']} 项未清，其中 {before['blockers']} 项拦外发；1 处说法未清"
    )

    # The script is changed under her hands: what she has seen is not there any more.
    show.write("加我微信，质地很轻")
    dialog.get_by_role("button", name="签字").click()
    expect(dialog.get_by_role("alert")).to_contain_text("脚本或排品刚刚改过")
    expect(dialog.get_by_role("button", name="签字")).to_be_disabled()
    assert show.review()["signatures"] == []
    dialog.get_by_role("button", name="取消").click()
    news = tab.page.locator("[data-news]")
    expect(news).to_contain_text("多了 1 处说法")
    expect(news).to_contain_text("「加我微信」")
    expect(news).to_contain_text(f"「{PROOF}」")
    tab.page.locator("[data-act=news-seen]").click()
    expect(news).to_have_count(0)

    tab.page.locator("[data-act=sign]").click()
    dialog.get_by_role("button", name="签字").dblclick()
    head(tab, "signed")
    expect(tab.page.locator("[data-countersign=due]")).to_contain_text("还有 1")
    [signed] = show.review()["signatures"]
    assert (signed["number"], signed["own"], signed["still"]) == (1, True, True)

    # A word changed: the page says so by itself, and it is signed again.
    show.write("质地很轻")
    head(tab, "changed")
    expect(tab.page.locator("[data-signed=changed]")).to_contain_text("内容改过")
    tab.page.locator("[data-act=news-seen]").click()
    tab.page.locator("[data-act=sign]").click()
    expect(dialog.locator("[data-sign-what]")).to_contain_text("说法都清了")
    dialog.get_by_role("button", name="签字").click()
    head(tab, "signed")
    rows = tab.page.locator("[data-signature]")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("第 2 次")
    expect(rows.first.locator("[data-still=true]")).to_have_text("和现在一样")
    expect(rows.last.locator("[data-still=false]")).to_have_text("和现在不同")

    # Her own name is no second one; somebody else's is.
    expect(tab.page.locator("[data-act=countersign]")).to_have_count(0)
    other = opened(colleague(open_tab, lead, server, "compliance"), show)
    other.page.locator("[data-act=countersign]").click()
    other.page.get_by_role("dialog").get_by_role("button", name="复核").press("Enter")
    expect(other.page.locator("[data-countersign=done]")).to_contain_text("小陈")
    expect(tab.page.locator("[data-countersign=done]")).to_contain_text("小陈")
    newest = show.review()["signatures"][0]
    assert (newest["number"], newest["countersigned_by"]) == (2, "小陈")
    moved, what = other.shifted()
    assert moved < MOST_SHIFT, what


def test_a_claim_is_settled_by_a_proof_put_on_file_with_its_paper(
    open_tab: Open, show: Show, lead: Person, server: Server
) -> None:
    tab = opened(open_tab(server, lead), show)
    claim = tab.page.locator("[data-claim]")
    expect(claim).to_contain_text(PROOF)
    claim.locator("[data-act=prove]").click()
    form = tab.page.locator("[data-evidence-form]")
    for field, filled in (("rules", "ABS-02"), ("words", PROOF), ("products", "面霜")):
        expect(form.locator(f"[data-field={field}]")).to_contain_text(filled)
    save = tab.page.locator("[data-act=save-evidence]")
    save.click()
    expect(form.get_by_role("alert")).to_have_text("选一下是什么凭证。")
    form.locator("[data-field=kind]").click()
    tab.page.keyboard.insert_text("销量")
    tab.page.keyboard.press("Enter")
    expect(form.locator("[data-field=kind]")).to_contain_text("销量、排名证明")
    form.locator("[data-field=title]").fill("2026 年销量统计报告")

    # Closed and opened again, what was written is there.
    tab.page.get_by_role("button", name="取消").click()
    claim.locator("[data-act=prove]").click()
    expect(form.locator("[data-kept]")).to_be_visible()
    expect(form.locator("[data-field=title]")).to_have_value("2026 年销量统计报告")

    # A text by the name of a PDF is none: the proof is on file, its paper is not, and that is said.
    file = tab.page.locator("[data-evidence-file]")
    file.set_input_files(
        {"name": "报告.pdf", "mimeType": "application/pdf", "buffer": "不是".encode()}
    )
    save.click()
    refused = form.locator("[data-file-refused]")
    expect(refused).to_contain_text("文件「报告.pdf」不是 PDF、PNG、JPG 或 WebP，没有收下。")
    expect(refused).to_contain_text("凭证已经登记，文件没有传上去")
    [row] = show.evidence()
    assert row["file"] is None
    file.set_input_files({"name": "报告.pdf", "mimeType": "application/pdf", "buffer": PDF})
    save.click()
    expect(form).to_have_count(0)
    [row] = show.evidence()
    assert (row["kind"], row["rules"], row["words"]) == ("sales", ["ABS-02"], [PROOF])
    assert (row["products"], row["file"], row["file_bytes"]) == (
        [show.product],
        "报告.pdf",
        len(PDF),
    )
    expect(tab.page.locator("[data-claims]")).to_have_attribute("data-claims", "0")
    tab.text("已清 1").click()
    expect(tab.page.locator("[data-settled-by]")).to_have_text("凭证：2026 年销量统计报告")

    # The page of evidence: its paper is what was put in; off file it proves nothing, and comes back.
    tab.go("/evidence")
    line = tab.page.locator(f'[data-evidence="{row["id"]}"]')
    path = line.get_by_role("link", name="报告.pdf").get_attribute("href")
    assert lead.http.get(str(path)).content == PDF
    line.get_by_role("button", name="更多").click()
    tab.page.get_by_role("menuitem", name="停用").click()
    expect(line).to_have_count(0)
    assert [one["settled"] for one in show.review()["claims"]] == [""]
    tab.page.get_by_role("button", name="撤销").click()
    expect(line).to_be_visible()
    assert [one["settled"] for one in show.review()["claims"]] == ["凭证：2026 年销量统计报告"]


def test_items_are_ticked_by_the_keyboard_and_what_is_not_meant_says_why(
    open_tab: Open, show: Show, lead: Person, server: Server
) -> None:
    tab = opened(open_tab(server, lead), show)

    def item(key: str) -> Any:
        [found] = [one for one in show.review()["items"] if one["key"] == key]
        return found

    page = tab.page

    def row(key: str) -> Locator:
        return page.locator(f'[data-item="{key}"]')

    row("lottery").locator("[data-do=tick]").focus()
    page.keyboard.press("Enter")
    expect(row("lottery")).to_have_attribute("data-state", "ok")
    page.keyboard.press("ArrowDown")
    expect(row("coupons").locator("[data-do=tick]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    reason = row("coupons").locator("[data-reason]")
    expect(reason).to_be_focused()
    page.keyboard.insert_text("没有券")
    page.keyboard.press("Enter")
    expect(row("coupons")).to_have_attribute("data-state", "not_meant")
    expect(row("coupons").locator("[data-said]")).to_contain_text("理由：没有券")
    assert (item("lottery")["state"], item("coupons")["note"]) == ("ok", "没有券")

    # What the system looks at is not meant only with a reason; without one nothing is sent.
    row("hosts").locator("[data-do=not_meant]").click()
    row("hosts").locator("[data-act=say-reason]").click()
    expect(row("hosts").get_by_role("alert")).to_contain_text("要写理由")
    assert item("hosts")["state"] == "open"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="撤销").last.click()
    expect(row("coupons")).to_have_attribute("data-state", "open")
    assert item("coupons")["state"] == "open"

    # Somebody who only looks sees the same and presses nothing.
    other = opened(colleague(open_tab, lead, server, "observer"), show)
    expect(other.page.locator('[data-item="lottery"]')).to_have_attribute("data-state", "ok")
    expect(other.page.locator("[data-do], [data-act=sign], [data-act=accept]")).to_have_count(0)


def test_a_way_leads_to_the_segment_and_going_live_says_that_nobody_signed(
    open_tab: Open, show: Show, lead: Person, server: Server
) -> None:
    tab = opened(open_tab(server, lead), show)
    tab.page.locator("[data-fix]").click()
    expect(tab.page.locator(f'[data-segment="{show.segment}"]')).to_be_visible()
    tab.go("/rooms/shop")
    planned = tab.page.locator(f'[data-planned="{show.show}"]')
    planned.get_by_role("button", name="开播").click()
    issues = tab.page.locator("[data-go-live] [data-issues]")
    expect(issues).to_contain_text("播前审核还没有人签字。")
    expect(issues).to_contain_text("拦外发的还没清")


def test_of_two_who_change_one_proof_the_second_sees_both(
    open_tab: Open, lead: Person, server: Server
) -> None:
    row = lead.post("/api/compliance/evidence", {"kind": "patent", "title": "专利"}, 201)
    tab = open_tab(server, lead)
    tab.go("/evidence")
    tab.page.locator(f'[data-open="{row["id"]}"]').click()
    title = tab.page.locator("[data-evidence-form] [data-field=title]")
    title.fill("我的名字")
    body = {"kind": "patent", "title": "她的名字", "expect": row["version"]}
    lead.post(f"/api/compliance/evidence/{row['id']}", body)
    tab.page.locator("[data-act=save-evidence]").click()
    note = tab.page.locator("[data-evidence-form]").get_by_role("alert")
    expect(note).to_contain_text("她的名字")
    found = lead.http.get("/api/compliance/evidence").json()
    assert "她的名字" in [one["title"] for one in found]
    tab.button("换成现在的内容").click()
    expect(title).to_have_value("她的名字")
