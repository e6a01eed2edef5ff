"""What is said on air and may not be: an alert on the desk, one key, and it is settled everywhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, running
from tests.browser.desk import Desk
from tests.browser.tab import MOST_SHIFT, Tab
from tests.browser.test_checked_writing import answers_at_once
from tests.browser.writing import put_on_file
from tests.e2e.server import Person, Server, hear
from tools.node import ROOT

pytestmark = pytest.mark.browser

HOUR = 3_600_000
CHEAP = "🧴家人们今天只要59块9，质地很轻"
WECHAT = "想要的姐妹加我微信"
RANKED = "这款面霜全网销量第一"
#: The rules are read at the start of a server; until then what is said waits.
READ_MS = 60_000


@dataclass
class Floor:
    """A show on air that sells a cream at 89 yuan as link 1, and a recogniser that listens."""

    server: Server
    lead: Person
    room: str
    token: str
    said: list[str] = field(default_factory=list)

    def hear(self, text: str, kind: str = "speech") -> str:
        """One final piece of the recogniser, or one comment; its id."""
        ident = f"{kind}-{len(self.said)}"
        self.said.append(text)
        event = {"id": ident, "kind": kind, "ts": time.time_ns() // 1_000_000, "text": text}
        answer = httpx.post(
            f"{self.server.base}/api/rooms/{self.room}/events",
            content=json.dumps(event).encode() + b"\n",
            headers={"authorization": f"Bearer {self.token}"},
            timeout=60,
        ).json()
        assert answer["accepted"] == 1, answer
        return ident

    def observer(self, tab: Tab) -> Tab:
        """Somebody who may look and not press, signed in."""
        body = {"name": "老王", "username": "laowang", "duties": ["observer"]}
        tab.go(self.lead.post("/api/users", body, 201)["path"])
        tab.page.get_by_label("新密码").wait_for()
        return tab


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """The lead of a server that has read its rules."""
    for server in running(tmp_path_factory.mktemp("alerts") / "data"):
        answers_at_once(server)
        lead = Person.first(server)
        lead.http.timeout = httpx.Timeout(60)
        yield lead


@pytest.fixture
def floor(hall: Person, request: pytest.FixtureRequest) -> Floor:
    """A room of its own, on air for a moment; nothing has been said yet."""
    room = f"shop-{list(request.session.items).index(request.node)}"
    hall.post("/api/rooms", {"ident": room, "title": "旗舰店", "platform": "douyin"}, 201)
    source = {"name": f"other:{room}", "level": "L3", "provides": ["speech", "comment"]}
    token = hall.post(f"/api/rooms/{room}/sources", source, 201)["token"]
    now = time.time_ns() // 1_000_000
    plan = {"room": room, "title": "晚场", "kind": "store_run"}
    when = {"starts_at": now, "ends_at": now + HOUR}
    show = hall.post("/api/shows", plan | when, 201)["id"]
    product = hall.post("/api/products", {"title": "面霜", "category": "护肤"}, 201)["id"]
    wanted = {"product": product, "link_no": 1}
    link = hall.post(f"/api/shows/{show}/links", wanted, 201)
    offer = {"expect": link["version"], "final_price": 8_900, "offer": ""}
    hall.post(f"/api/links/{link['id']}/offer", offer)
    hall.press(room, f"{room}-1", "show.start", ref=str(show), x={"title": "晚场"})
    told = {"link": link["id"]}
    hall.press(room, f"{room}-2", "pitch.start", product="70001", n=1, x=told)
    return Floor(hall.server, hall, room, token)


def at_the_desk(tab: Tab, floor: Floor, dock: bool = False) -> Tab:
    desk = Desk(tab, floor.room, dock)
    desk.open()
    desk.on_air()
    return tab


def test_a_wrong_price_interrupts_and_ends_by_the_line_said_on_air(
    open_tab: Open, floor: Floor
) -> None:
    tab = at_the_desk(open_tab(floor.server, floor.lead), floor)
    floor.hear(CHEAP)
    loud = tab.page.locator("[data-loud-alert]")
    expect(loud).to_have_count(1, timeout=READ_MS)
    expect(loud.locator("[data-alert-reason]")).to_contain_text("口播 59.9 元，实付 89 元")
    expect(loud).to_contain_text("1号 面霜")
    expect(tab.page.locator("[data-checking=heard]")).to_be_visible()
    line = loud.locator("[data-alert-say]").inner_text()
    assert "89" in line
    assert len(line) <= 18
    moved, what = tab.shifted()
    assert moved < MOST_SHIFT, what

    floor.hear(f"不好意思说错了，{line}")
    expect(loud).to_have_count(0)
    expect(tab.page.locator('[data-alerts="0"]')).to_have_count(1)
    tab.page.keyboard.press("F3")
    ended = tab.page.locator("[data-ended-alert]")
    expect(ended).to_have_attribute("data-how", "corrected")
    expect(ended).to_contain_text("系统听到更正")


def test_a_digit_puts_it_aside_for_everybody_and_ten_seconds_put_it_back(
    open_tab: Open, floor: Floor
) -> None:
    tab, other = (at_the_desk(open_tab(floor.server, floor.lead), floor) for _ in range(2))
    floor.hear(WECHAT)
    for one in (tab, other):
        expect(one.page.locator("[data-loud-alert]")).to_have_count(1, timeout=READ_MS)
    # A digit outside of the panel is a link number, as ever.
    tab.page.keyboard.press("F3")
    panel = tab.page.locator("[data-alert-panel]")
    expect(panel).to_be_focused()
    expect(tab.page.locator("[data-loud-alert]")).to_have_count(0)
    tab.page.keyboard.press("2")
    expect(panel).to_have_count(0)
    expect(other.page.locator("[data-loud-alert]")).to_have_count(0)
    expect(tab.page.locator("[data-number-entry]")).to_have_value("")
    other.page.keyboard.press("F3")
    ended = other.page.locator("[data-ended-alert]")
    expect(ended).to_have_attribute("data-how", "misheard")
    expect(ended).to_contain_text("听错了")
    other.page.keyboard.press("Escape")

    tab.page.get_by_role("button", name="撤销").click()
    for one in (tab, other):
        expect(one.page.locator("[data-loud-alert]")).to_contain_text("微信")


def test_what_is_proved_on_air_is_put_on_file_from_the_alert(open_tab: Open, floor: Floor) -> None:
    tab = at_the_desk(open_tab(floor.server, floor.lead), floor)
    floor.hear(RANKED)
    expect(tab.page.locator('[data-alerts="1"]')).to_have_count(1, timeout=READ_MS)
    tab.page.keyboard.press("F3")
    panel = tab.page.locator("[data-alert-panel]")
    panel.locator("[data-act=prove-alert]").press("Enter")
    form = tab.page.locator("[data-evidence-form=new]")
    for wanted, filled in (("rules", "ABS-02"), ("words", "第一"), ("products", "面霜")):
        expect(form.locator(f"[data-field={wanted}]")).to_contain_text(filled)
    put_on_file(tab, "销量", "某机构 2026 销量证明")
    [proof] = floor.lead.http.get("/api/compliance/evidence").json()
    assert (proof["rules"], len(proof["products"])) == (["ABS-02"], 1)
    # The keys are the panel's again: it is put aside as proved, and can still be looked up there.
    expect(panel).to_be_focused()
    tab.page.keyboard.press("1")
    expect(tab.page.locator('[data-alerts="0"]')).to_have_count(1)
    tab.page.keyboard.press("F3")
    ended = tab.page.locator("[data-ended-alert][data-how=proved]")
    expect(ended.locator("[data-act=prove-alert]")).to_be_visible()


def test_who_may_not_settle_alerts_sees_them_and_is_told(open_tab: Open, floor: Floor) -> None:
    tab = floor.observer(open_tab(floor.server))
    at_the_desk(tab, floor)
    floor.hear(WECHAT)
    loud = tab.page.locator("[data-loud-alert]")
    expect(loud).to_have_count(1, timeout=READ_MS)
    expect(loud.locator("[data-deed=correct]")).to_be_disabled()
    tab.page.keyboard.press("F3")
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("2")
    expect(tab.page.locator("[data-alert-panel]")).to_contain_text("你能看，处理要")
    expect(tab.page.locator('[data-alerts="1"]')).to_have_count(1)
    assert [line for line in tab.writes if "/commands" in line] == []


def test_a_comment_waits_in_its_queue_and_what_was_done_is_recorded(
    open_tab: Open, floor: Floor
) -> None:
    tab = at_the_desk(open_tab(floor.server, floor.lead), floor)
    floor.hear("加我微信便宜卖你", "comment")
    expect(tab.page.locator('[data-alerts="1"]')).to_have_count(1, timeout=READ_MS)
    expect(tab.page.locator("[data-loud-alert]")).to_have_count(0)
    tab.page.keyboard.press("F3")
    group = tab.page.locator("[data-alert-group=comment]")
    expect(group).to_contain_text("真实的差评不能删")
    # Nobody puts a comment right on air.
    tab.page.keyboard.press("Enter")
    expect(group).to_have_count(1)
    tab.page.keyboard.press("3")
    expect(tab.page.locator('[data-alerts="0"]')).to_have_count(1)
    pressed = [line for line in tab.writes if line.endswith("/commands")]
    # Seen may have been told as well.
    assert len(pressed) in (2, 3)


def test_a_person_marks_what_nobody_else_heard(open_tab: Open, floor: Floor) -> None:
    tab = at_the_desk(open_tab(floor.server, floor.lead), floor, dock=True)
    tab.page.keyboard.press("Shift+F3")
    tab.page.locator("[data-wrong-text]").wait_for()
    tab.at_rest()
    tab.page.keyboard.press("Enter")
    loud = tab.page.locator("[data-loud-alert]")
    expect(loud).to_contain_text("现场标记")
    loud.locator("[data-deed=correct]").click()
    expect(loud).to_have_count(0)
    expect(tab.page.locator('[data-alerts="0"]')).to_have_count(1)

    # A note that quotes is listened to, one that does not is nobody's words.
    for quotes in (False, True):
        tab.page.keyboard.press("F2")
        tab.page.locator("[data-note]").fill(WECHAT)
        if quotes:
            tab.page.locator("[data-note-said]").check()
            tab.page.locator("[data-note]").focus()
        tab.page.keyboard.press("Enter")
        tab.page.locator("[data-note]").wait_for(state="detached")
    expect(loud).to_have_count(1, timeout=READ_MS)
    expect(loud).to_contain_text("微信")
    expect(tab.page.locator('[data-alerts="1"]')).to_have_count(1)


def test_the_programs_of_the_guide_are_heard(floor: Floor) -> None:
    guide = (ROOT / "docs/guide/compliance-live.md").read_text(encoding="utf-8")
    programs = re.findall(r"```(bash|python)\n(.*?)```", guide, re.DOTALL)
    assert [language for language, _ in programs] == ["bash", "python"]
    given = {
        "KAIBO_URL": floor.server.base,
        "KAIBO_ROOM": floor.room,
        "KAIBO_TOKEN": floor.token,
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
    }
    with floor.lead.stream(floor.room, "alerts") as page:
        for count, (language, program) in enumerate(programs, 1):
            command = ["bash", "-c"] if language == "bash" else [sys.executable, "-c"]
            ran = subprocess.run(
                [*command, program], env=given, capture_output=True, text=True, timeout=60,
                check=True,
            )  # fmt: skip
            assert re.search(r"""["']accepted["']: ?1\b""", ran.stdout), ran.stdout
            hear(page, alerts_are(count), within=60)


def alerts_are(open_now: int) -> Callable[[dict[str, Any]], bool]:
    """Whether a message says that so many are open."""
    return lambda m: m.get("part") == "alerts" and len(m["value"].get("open", [])) == open_now


def test_a_label_that_is_due_is_missed_and_hung_by_one_key(open_tab: Open, floor: Floor) -> None:
    tab = at_the_desk(open_tab(floor.server, floor.lead), floor)
    tab.page.keyboard.press("Control+k")
    tab.page.keyboard.type("这一场要挂AI")
    tab.page.keyboard.press("Enter")
    loud = tab.page.locator("[data-loud-alert]")
    # Ten seconds' grace, and the watch that looks every five.
    expect(loud).to_contain_text("画面上看不到AI 标识", timeout=40_000)
    expect(loud).to_contain_text("画面标识")
    tab.page.keyboard.press("F3")
    panel = tab.page.locator("[data-main=true]")
    expect(panel).to_contain_text("已挂上")
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator('[data-alerts="0"]')).to_have_count(1, timeout=READ_MS)
    expect(loud).to_have_count(0)
