"""The host's prompter: a line pushed at the desk is before her eyes, and the desk is told."""

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
from tests.browser.desk import Desk
from tests.browser.tab import MOST_SHIFT, Tab
from tests.browser.test_checked_writing import answers_at_once
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser

HOUR = 3_600_000
TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}
LAPTOP = {"viewport": {"width": 1366, "height": 768}}
CHEAP = "家人们今天只要59块9，质地很轻"
#: The rules are read at the start of a server; until then what is said waits.
READ_MS = 60_000
#: A page that is open says what became of a line within this.
TOLD_MS = 5_000


@dataclass
class Floor:
    """A show on air that sells a cream at 89 yuan as link 1, and a recogniser that listens."""

    server: Server
    lead: Person
    room: str
    token: str
    link: int

    def link_of(self, **more: Any) -> dict[str, Any]:
        """A link to the prompter, made by the lead."""
        body = {"hours": 2, "note": "主播平板", **more}
        return self.lead.post(f"/api/rooms/{self.room}/prompter-links", body, 201)

    def hear(self, text: str) -> None:
        """One final piece of the recogniser."""
        now = time.time_ns()
        event = {"id": f"said-{now}", "kind": "speech", "ts": now // 1_000_000, "text": text}
        answer = httpx.post(
            f"{self.server.base}/api/rooms/{self.room}/events",
            content=json.dumps(event).encode() + b"\n",
            headers={"authorization": f"Bearer {self.token}"},
            timeout=60,
        ).json()
        assert answer["accepted"] == 1, answer


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """The lead of a server that has read its rules."""
    for server in running(tmp_path_factory.mktemp("prompter") / "data"):
        answers_at_once(server)
        lead = Person.first(server)
        lead.http.timeout = httpx.Timeout(60)
        yield lead


@pytest.fixture
def floor(hall: Person, request: pytest.FixtureRequest) -> Floor:
    """A room of its own, on air for a moment, with a cream in the host's hand."""
    room = f"shop-{list(request.session.items).index(request.node)}"
    hall.post("/api/rooms", {"ident": room, "title": "旗舰店", "platform": "douyin"}, 201)
    source = {"name": f"other:{room}", "level": "L3", "provides": ["speech"]}
    token = hall.post(f"/api/rooms/{room}/sources", source, 201)["token"]
    now = time.time_ns() // 1_000_000
    plan = {"room": room, "title": "晚场", "kind": "store_run"}
    when = {"starts_at": now, "ends_at": now + HOUR}
    show = hall.post("/api/shows", plan | when, 201)["id"]
    product = hall.post("/api/products", {"title": "面霜", "category": "护肤"}, 201)["id"]
    link = hall.post(f"/api/shows/{show}/links", {"product": product, "link_no": 1}, 201)
    offer = {"expect": link["version"], "final_price": 8_900, "offer": "买一送一"}
    hall.post(f"/api/links/{link['id']}/offer", offer)
    hall.press(room, f"{room}-1", "show.start", ref=str(show), x={"title": "晚场"})
    segment = {"title": "面霜主讲", "duration_ms": 480_000, "link_id": link["id"], "link_no": 1}
    hall.press(room, f"{room}-2", "segment.take", ref="9", x={"segment": segment})
    told = {"link": link["id"], "name": "面霜"}
    hall.press(room, f"{room}-3", "pitch.start", product="70001", n=1, x=told)
    return Floor(hall.server, hall, room, token, link["id"])


def prompting(tab: Tab, path: str) -> Tab:
    """The prompter, open and with its card."""
    tab.go(path)
    tab.page.locator("[data-prompter=open]").wait_for()
    tab.page.locator("[data-price]").wait_for()
    return tab


def at_the_desk(tab: Tab, floor: Floor) -> Tab:
    desk = Desk(tab, floor.room)
    desk.open()
    desk.on_air()
    return tab


def push(desk: Tab, text: str) -> None:
    """F6, a line, Enter."""
    desk.page.keyboard.press("F6")
    desk.page.locator("[data-field=push]").fill(text)
    desk.page.keyboard.press("Enter")


def test_a_wrong_word_is_put_right_by_one_key_and_the_desk_sees_that_she_has_it(
    open_tab: Open, floor: Floor
) -> None:
    host = prompting(open_tab(floor.server, **TABLET), floor.link_of()["path"])
    desk = at_the_desk(open_tab(floor.server, floor.lead), floor)
    status = desk.page.locator("[data-screens]")
    expect(status).to_have_attribute("data-screens", "1")
    floor.hear(CHEAP)
    loud = desk.page.locator("[data-loud-alert]")
    expect(loud).to_have_count(1, timeout=READ_MS)
    say = loud.locator("[data-alert-say]").inner_text()
    assert len(say) <= 18
    desk.page.keyboard.press("F6")
    band = host.page.locator("[data-line]")
    expect(band.locator("[data-line-text]")).to_have_text(say, timeout=2_000)
    expect(band).to_have_attribute("data-kind", "correction")
    expect(status).to_have_attribute("data-line-stage", "shown", timeout=TOLD_MS)
    expect(loud.locator("[data-pushed=shown]")).to_have_count(1)
    band.tap()
    expect(band).to_have_attribute("data-read", "true")
    expect(status).to_have_attribute("data-line-stage", "read", timeout=TOLD_MS)
    expect(loud.locator("[data-pushed=read]")).to_have_count(1)

    floor.hear(f"不好意思说错了，{say}")
    expect(loud).to_have_count(0)
    expect(band).to_have_count(0)
    status.click()
    expect(desk.page.locator("[data-pushed-line]")).to_contain_text("已更正")
    moved, what = host.shifted()
    assert moved < MOST_SHIFT, what


def test_a_written_line_is_taken_down_by_the_same_key_and_comes_back_by_one_more(
    open_tab: Open, floor: Floor
) -> None:
    host = prompting(open_tab(floor.server, **LAPTOP), floor.link_of()["path"])
    desk = at_the_desk(open_tab(floor.server, floor.lead), floor)
    line = host.page.locator("[data-line-text]")
    push(desk, "慢一点，先说赠品")
    expect(line).to_have_text("慢一点，先说赠品")
    expect(desk.page.locator("[data-line-stage=shown]")).to_have_count(1, timeout=TOLD_MS)
    # The host's own key says that she has it.
    host.page.keyboard.press("Space")
    expect(desk.page.locator("[data-line-stage=read]")).to_have_count(1, timeout=TOLD_MS)
    desk.page.keyboard.press("F6")
    expect(line).to_have_count(0)
    expect(desk.page.locator("[data-field=push]")).to_have_count(0)

    desk.page.keyboard.press("F6")
    box = desk.page.locator("[data-field=push]")
    box.fill("长" * 61)
    desk.page.keyboard.press("Enter")
    expect(box).to_have_value("长" * 61)
    box.fill("")
    desk.page.keyboard.press("ArrowUp")
    expect(box).to_have_value("慢一点，先说赠品")
    desk.page.keyboard.press("Enter")
    expect(line).to_have_text("慢一点，先说赠品")
    desk.button("撤销").last.click()
    expect(line).to_have_count(0)


def test_a_line_with_seconds_goes_by_itself_on_both_pages(open_tab: Open, floor: Floor) -> None:
    host = prompting(open_tab(floor.server, **LAPTOP), floor.link_of()["path"])
    desk = at_the_desk(open_tab(floor.server, floor.lead), floor)
    x = {"kind": "note", "secs": 3}
    floor.lead.press(floor.room, f"{floor.room}-line", "push", text="喝口水", x=x)
    line, stage = host.page.locator("[data-line-text]"), desk.page.locator("[data-line-stage]")
    expect(line).to_have_text("喝口水")
    expect(stage).to_have_attribute("data-line-stage", "shown")
    expect(line).to_have_count(0, timeout=TOLD_MS)
    expect(stage).to_have_attribute("data-line-stage", "none")


def test_what_she_sells_stands_below_and_stays_through_a_reload_and_a_mirror(
    open_tab: Open, floor: Floor
) -> None:
    made = floor.link_of()
    host = prompting(open_tab(floor.server, **LAPTOP), made["path"])
    assert host.page.url == f"{floor.server.base}/prompter/{floor.room}", "no key in a picture"
    assert host.page.context.cookies() == []
    page = host.page.locator("[data-prompter=open]")
    for wanted in ("1号", "面霜", "¥89", "买一送一", "面霜主讲", "7:"):
        expect(page).to_contain_text(wanted)
    offer = {"expect": 3, "final_price": 7_900, "offer": "买二送一"}
    floor.lead.post(f"/api/links/{floor.link}/offer", offer)
    expect(host.page.locator("[data-price='7900']")).to_have_text("¥79", timeout=TOLD_MS)
    host.page.keyboard.press("m")
    expect(page).to_have_attribute("data-mirrored", "true")
    host.page.reload()
    expect(host.page.locator("[data-mirrored=true]")).to_contain_text("买二送一")
    # Whoever is signed in opens it without a link, and no other room's with one.
    signed = open_tab(floor.server, floor.lead, **LAPTOP)
    prompting(signed, f"/prompter/{floor.room}")
    expect(signed.page.locator("[data-mirrored=false]")).to_contain_text("买二送一")


def test_without_a_network_it_says_so_and_catches_up(open_tab: Open, floor: Floor) -> None:
    host = prompting(open_tab(floor.server, **LAPTOP), floor.link_of()["path"])
    desk = at_the_desk(open_tab(floor.server, floor.lead), floor)
    push(desk, "先报价")
    expect(host.page.locator("[data-line-text]")).to_have_text("先报价")
    host.page.context.set_offline(True)
    lost = host.page.locator("[data-lost]")
    expect(lost).to_contain_text("断网")
    # The desk sees that the prompter has gone, and then that nobody has seen the next line.
    expect(desk.page.locator("[data-screens='0']")).to_have_count(1, timeout=20_000)
    push_other(desk, "再讲赠品")
    expect(desk.page.locator("[data-line-stage=waiting]")).to_have_count(1)
    expect(host.page.locator("[data-line-text]")).to_have_text("先报价")
    host.page.context.set_offline(False)
    expect(host.page.locator("[data-line-text]")).to_have_text("再讲赠品", timeout=TOLD_MS)
    expect(lost).to_have_count(0)
    expect(desk.page.locator("[data-line-stage=shown]")).to_have_count(1, timeout=TOLD_MS)
    host.wrong = [line for line in host.wrong if "ERR_INTERNET_DISCONNECTED" not in line]


def test_a_line_is_checked_by_what_she_explains_and_put_right_before_it_is_pushed(
    open_tab: Open, floor: Floor
) -> None:
    host = prompting(open_tab(floor.server, **LAPTOP), floor.link_of()["path"])
    desk = at_the_desk(open_tab(floor.server, floor.lead), floor)
    desk.page.keyboard.press("F6")
    box = desk.page.locator("[data-field=push]")
    expect(box).to_be_focused()
    desk.page.keyboard.type("再说一遍，只要59块9")
    dialog = desk.page.get_by_role("dialog")
    # The first question waits while the server reads its rules.
    dialog.locator("[data-tone=block]", has_text="59块9").wait_for(timeout=READ_MS)
    expect(dialog).to_contain_text("1 处要改")
    desk.page.keyboard.press("Control+.")
    better = desk.page.locator("[data-card]").get_by_role("button", name="改成")
    expect(better).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(dialog.locator("[data-checked=true]")).to_contain_text("查过了")
    expect(box).to_be_focused()
    desk.page.keyboard.press("Enter")
    line = host.page.locator("[data-line-text]")
    expect(line).to_contain_text("89")
    assert "59" not in line.inner_text()
    # F8 is the key that takes the next segment: here it leads to no place in the text.
    desk.page.keyboard.press("Shift+F6")
    box.fill("今天全网最低")
    dialog.locator("[data-tone]").first.wait_for()
    desk.page.keyboard.press("F8")
    expect(desk.page.locator("[data-card]")).to_have_count(0)


def push_other(desk: Tab, text: str) -> None:
    """Another line in the place of the one that stands."""
    desk.page.keyboard.press("Shift+F6")
    desk.page.locator("[data-field=push]").fill(text)
    desk.page.keyboard.press("Enter")


def test_a_link_that_was_withdrawn_ends_on_the_open_page(open_tab: Open, floor: Floor) -> None:
    made = floor.link_of()
    host = prompting(open_tab(floor.server, **LAPTOP), made["path"])
    link = made["link"]
    floor.lead.post(f"/api/prompter-links/{link['id']}/retire", {"expect": link["version"]})
    over = host.page.locator("[data-prompter=over]")
    expect(over).to_contain_text("已经收回", timeout=15_000)
    host.page.reload()
    expect(over).to_contain_text("已经收回")
    stranger = open_tab(floor.server)
    stranger.go(f"/prompter/{floor.room}")
    expect(stranger.page.locator("[data-prompter=over]")).to_contain_text("链接")
    for tab in (host, stranger):
        tab.wrong = [line for line in tab.wrong if "status of 4" not in line]
