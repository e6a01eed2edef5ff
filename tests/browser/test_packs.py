"""A team writes its own rules on a page: an error is shown at its line, the examples are run, a script
is held to them without a restart; a rule that ships is switched off by name, with a reason."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from playwright.sync_api import expect

from kaibo.domains.compliance.teampacks.tests.texts import pack_of
from tests.browser.conftest import Open, running
from tests.browser.tab import Tab
from tests.browser.test_checked_writing import answers_at_once
from tests.browser.test_pre_show_review import colleague
from tests.e2e.server import Person, Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser
HOUR = 3_600_000
SAID = "家人们这块是香皂，今天全网最低价"
OURS = "不说香皂，😀,\t要说洁面皂"


@dataclass
class Team:
    """A show with one line of script that a rule of the law and one of the team's own speak of."""

    server: Server
    lead: Person
    show: int


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    for server in running(tmp_path_factory.mktemp("packs") / "data"):
        answers_at_once(server)
        lead = Person.first(server)
        lead.http.timeout = httpx.Timeout(60)
        lead.post("/api/rooms", {"ident": "shop", "title": "旗舰店", "platform": "douyin"}, 201)
        now = time.time_ns() // 1_000_000
        plan = {"room": "shop", "title": "晚场", "kind": "store_run"}
        when = {"starts_at": now, "ends_at": now + HOUR}
        show = lead.post("/api/shows", plan | when, 201)["id"]
        product = lead.post("/api/products", {"title": "洁面皂", "category": "护肤"}, 201)["id"]
        link = lead.post(f"/api/shows/{show}/links", {"product": product, "link_no": 1}, 201)
        rundown = lead.post(f"/api/shows/{show}/rundown", {"kind": "linear"}, 201)["plan"]["id"]
        about: dict[str, Any] = {"title": "皂", "duration_ms": 300_000, "link_id": link["id"]}
        [segment] = lead.post(f"/api/rundowns/{rundown}/segments", about, 201)["plan"]["segments"]
        blocks = [{"kind": "host_line", "text": SAID}]
        lead.post(f"/api/segments/{segment['id']}/script", {"expect": 1, "blocks": blocks})
        yield Team(server, lead, show)


def kept(team: Team, name: str) -> dict[str, Any]:
    """A pack as the server has it."""
    [row] = [
        one for one in team.lead.http.get("/api/compliance/packs").json() if one["name"] == name
    ]
    return dict(row)


def marked(tab: Tab, team: Team) -> Locator:
    """What is underlined in the script, opened anew."""
    tab.go(f"/shows/{team.show}/rundown")
    tab.page.locator("[data-segment]").first.click()
    expect(tab.page.locator("[data-checked=true]")).to_be_visible(timeout=60_000)
    return tab.page.locator('[data-spot="script/0"] [data-at]')


def packs(tab: Tab, name: str) -> Tab:
    """The page of one pack."""
    tab.go("/packs")
    tab.page.locator(f"[data-pack={name}]").click()
    tab.page.locator(f"[data-pack-pane={name}]").wait_for()
    return tab


def tab_of(tab: Tab, label: str) -> None:
    tab.page.locator(".ant-segmented-item", has_text=label).click()


def opened(tab: Tab, rule: str) -> None:
    """One rule of a long table, found by its number."""
    tab.page.get_by_role("button", name="筛选 编号").click()
    tab.page.locator(".ant-popover input").fill(rule)
    tab.page.keyboard.press("Escape")
    tab.page.locator(f"[data-rule='{rule}']").click()


def test_a_pack_is_written_cured_at_its_line_and_scripts_are_held_to_it(
    open_tab: Open, team: Team
) -> None:
    tab = open_tab(team.server, team.lead)
    tab.go("/packs")
    tab.page.locator("[data-act=add-pack]").click()
    editor = tab.page.locator("[data-editor=new]")
    # What a new pack begins with is right as it stands.
    editor.locator("[data-looked=right]").wait_for()
    broken = pack_of("OURS-1", "香皂").replace("title: 香皂", f'title: "{OURS}"')
    broken = broken.replace("severity: high", "severity: hihg")
    line = broken.split("\n").index("  severity: hihg") + 1
    area = editor.locator("[data-field=pack-text]")
    editor.locator("[data-field=pack-name]").fill("our_words")
    area.fill(broken)
    editor.locator("[data-looked=wrong]").wait_for()
    editor.locator(f"[data-wrong-line='{line}']").click()
    # The line with the error is chosen: what is typed takes its place.
    expect(area).to_be_focused()
    picked = area.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)")
    assert picked == "  severity: hihg"
    # Pressed all the same, it is refused with the line, and nothing is lost, by a reload neither.
    tab.page.keyboard.press("Control+s")
    editor.get_by_role("alert").get_by_text(f"第 {line} 行").wait_for()
    tab.page.reload()
    tab.page.locator("[data-act=add-pack]").click()
    expect(area).to_have_value(broken)
    editor.locator(f"[data-wrong-line='{line}']").click()
    tab.page.keyboard.insert_text("  severity: high")
    editor.locator("[data-looked=right]").wait_for()
    editor.get_by_text("自己的例句：6／6 对").wait_for()
    editor.locator("[data-field=try]").fill("这香皂真香")
    tab.page.keyboard.press("Enter")
    expect(editor.locator("[data-tried='1'] mark")).to_have_text("香皂")
    area.focus()
    tab.page.keyboard.press("Control+s")
    pane = tab.page.locator("[data-pack-pane=our_words]")
    pane.get_by_text(OURS).first.wait_for()
    pane.locator("[data-rule-row=OURS-1][data-on=true]").wait_for()
    row = kept(team, "our_words")
    assert (row["number"], row["on"], row["title"]) == (1, 1, OURS)
    expect(tab.page.locator("[data-pack=our_words]")).to_contain_text("1 条在用", timeout=30_000)
    expect(marked(tab, team)).to_have_text(["香皂", "全网最低价"], timeout=30_000)


def test_a_second_version_is_compared_and_the_first_brought_back(
    open_tab: Open, team: Team
) -> None:
    team.lead.post(
        "/api/compliance/team-packs",
        {"name": "our_second", "text": pack_of("OURS-2", "肥皂"), "note": ""},
        201,
    )
    tab = packs(open_tab(team.server, team.lead), "our_second")
    tab_of(tab, "正文")
    editor = tab.page.locator("[data-editor=our_second]")
    area = editor.locator("[data-field=pack-text]")
    expect(area).to_have_value(pack_of("OURS-2", "肥皂"))
    area.fill(pack_of("OURS-2", "胰子"))
    editor.locator("[data-looked=right]").wait_for()
    # Somebody else was faster: what is written stays, and it is said before it is kept.
    row = kept(team, "our_second")
    team.lead.post(
        f"/api/compliance/team-packs/{row['id']}",
        {"expect": row["row_version"], "text": pack_of("OURS-2", "皂角"), "note": "别人的"},
    )
    editor.locator("[data-older]").wait_for()
    tab.page.keyboard.press("Control+s")
    editor.get_by_role("alert").wait_for()
    assert kept(team, "our_second")["number"] == 2
    editor.locator("[data-older]").get_by_role("button").click()
    editor.locator("[data-field=pack-note]").fill("换个说法")
    tab.page.keyboard.press("Enter")
    expect(editor.locator("[data-act=save-pack]")).to_be_disabled()
    tab_of(tab, "各版")
    versions = tab.page.locator("[data-part=versions]")
    expect(versions.locator("[data-version='3']")).to_contain_text("换个说法")
    expect(versions.locator("[data-differs='OURS-2'] del").first).to_contain_text("皂角")
    expect(versions.locator("[data-differs='OURS-2'] ins").first).to_contain_text("胰子")
    versions.locator("[data-version='1'] [data-act=bring-back]").click()
    expect(versions.locator("[data-version='4'][data-in-force=true]")).to_be_visible()
    tab_of(tab, "正文")
    expect(area).to_have_value(pack_of("OURS-2", "肥皂"))


def test_a_rule_that_ships_is_switched_off_with_a_reason_and_on_again(
    open_tab: Open, team: Team
) -> None:
    tab = open_tab(team.server, team.lead)
    found = marked(tab, team)
    expect(found.last).to_have_text("全网最低价", timeout=30_000)
    tab.page.keyboard.press("Shift+F8")
    rule = str(tab.page.locator("[data-card] [data-rule]").first.get_attribute("data-rule"))
    packs(tab, "china")
    opened(tab, rule)
    box = tab.page.locator(f"[data-rule-open='{rule}']")
    box.locator(".ant-segmented-item", has_text="停用").click()
    # Without a reason nothing is decided.
    box.locator("[data-act=decide-rule]").click()
    box.get_by_role("alert").wait_for()
    box.locator("[data-field=why]").fill("平台给了书面答复")
    tab.page.keyboard.press("Enter")
    expect(box.locator("[data-decided='1']")).to_contain_text("平台给了书面答复")
    expect(tab.page.locator("[data-pack=china]")).to_contain_text("1 条没用", timeout=30_000)
    words = marked(tab, team)
    expect(words.filter(has_text="全网最低价")).to_have_count(0, timeout=30_000)
    packs(tab, "china")
    opened(tab, rule)
    expect(box).to_have_attribute("data-on", "false")
    box.locator(".ant-segmented-item", has_text="用").first.click()
    box.locator("[data-field=why]").fill("答复只管一场")
    tab.page.keyboard.press("Enter")
    expect(box.locator("[data-decided='2']")).to_be_visible()
    expect(marked(tab, team).filter(has_text="全网最低价")).to_have_count(1, timeout=30_000)


def test_who_may_only_read_sees_rules_and_writes_none(open_tab: Open, team: Team) -> None:
    """A floor director reads why a rule speaks; the buttons to change it are not there."""
    tab = packs(colleague(open_tab, team.lead, team.server, "floor"), "china")
    tab.page.locator("[data-rule]").first.click()
    tab.page.locator("[data-rule-open]").wait_for()
    assert tab.page.locator("[data-part=decide]").count() == 0
    assert tab.page.locator("[data-act=add-pack]").count() == 0
