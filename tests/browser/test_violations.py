"""What a platform ruled is written down by keyboard, its steps and its appeal are worked out, and the
evidence of a show is taken as one zip."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Open, running
from tests.browser.tab import Tab
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
DAY = 86_400_000
ROOM = "shop"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for these tests."""
    yield from running(tmp_path_factory.mktemp("violations") / "data")


@pytest.fixture(scope="module")
def lead(server: Server) -> Person:
    """Who may do everything, with one room on air yesterday and today."""
    lead = Person.first(server)
    lead.post("/api/rooms", {"ident": ROOM, "title": "旗舰店", "platform": "douyin"}, 201)
    return lead


def ledger(lead: Person) -> list[dict[str, Any]]:
    """As the server has it, newest first."""
    rows: list[dict[str, Any]] = lead.http.get("/api/compliance/violations").json()
    return rows


def ruled(lead: Person, clause: str, days_ago: float, **more: Any) -> dict[str, Any]:
    """A ruling of this room, told at once."""
    at = time.time_ns() // 1_000_000 - int(days_ago * DAY)
    body = {
        "platform": "douyin", "room": ROOM, "scene": "live", "family": "false_promotion",
        "clause": clause, "happened_at": at, "told_at": at, "show": f"s{days_ago}", **more,
    }  # fmt: skip
    row: dict[str, Any] = lead.post("/api/compliance/violations", body, 201)
    return row


def choose(tab: Tab, field: str, words: str) -> None:
    """In a list that opens at this field, by keyboard."""
    tab.page.locator(f"[data-violation-form] [data-field={field}]").locator("input").first.focus()
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.type(words)
    tab.page.keyboard.press("Enter")


def test_a_ruling_is_written_down_by_keyboard_once_and_its_steps_are_told(
    open_tab: Open, server: Server, lead: Person
) -> None:
    ruled(lead, "虚假宣传 第一次", 5)
    tab = open_tab(server, lead)
    tab.go("/violations")
    meter = tab.page.locator("[data-meter=false_promotion]")
    expect(meter.locator("[data-step]")).to_have_text("已到：警告，商品下车，中断直播")
    tab.page.locator("[data-act=add-violation]").focus()
    tab.page.keyboard.press("Enter")
    form = tab.page.locator("[data-violation-form=new]")
    form.wait_for()
    # The only room is there already.
    expect(form.locator("[data-field=room]")).to_contain_text("旗舰店")
    form.locator("[data-field=clause]").focus()
    tab.page.keyboard.type("夸大功效😀,\t")
    tab.page.keyboard.press("Enter")
    expect(form.get_by_role("alert")).to_have_text("选一下是哪一类。")
    choose(tab, "family", "虚假")
    form.locator("[data-field=frozen]").focus()
    tab.page.keyboard.type("五块")
    tab.page.keyboard.press("Enter")
    expect(form.get_by_role("alert")).to_contain_text("金额写成 1299")
    form.locator("[data-field=frozen]").fill("1,299.5")
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Enter")
    form.wait_for(state="detached")
    tab.text("已登记「夸大功效😀,」").wait_for()
    made = [row for row in ledger(lead) if row["clause"] == "夸大功效😀,"]
    assert [(row["frozen"], row["room"], row["points"]) for row in made] == [(129_950, ROOM, None)]
    # Two shows in fourteen days: the second step, and what leads to the third.
    expect(meter.locator("[data-step]")).to_contain_text("冻结该商品销售额 5%")
    expect(meter.locator("[data-next]")).to_contain_text("14 天内再 1 场")


def test_an_appeal_has_its_clock_and_is_made_once(
    open_tab: Open, server: Server, lead: Person
) -> None:
    near = ruled(lead, "快到期的", 13.5)
    late = ruled(lead, "过期的", 15)
    tab = open_tab(server, lead)
    tab.go("/")
    tab.page.locator(f"[data-appeal-due='{near['id']}']").get_by_text("只剩").wait_for()
    assert tab.page.locator(f"[data-appeal-due='{late['id']}']").count() == 0
    tab.page.locator(f"[data-appeal-due='{near['id']}']").get_by_role("button").click()
    tab.page.locator(f"[data-open='{near['id']}']").click()
    box = tab.page.locator("[data-part=appeal]")
    expect(box).to_have_attribute("data-appeal", "near")
    box.get_by_text("已提交").click()
    box.locator("textarea").fill("检测报告在此，数据属实")
    box.locator("[data-act=save-appeal]").click()
    expect(box).to_have_attribute("data-appeal", "waits")
    box.get_by_text("失败").click()
    box.locator("[data-act=save-appeal]").click()
    expect(box).to_have_attribute("data-appeal", "over")
    # The platform takes one appeal.
    box.get_by_text("已提交").click()
    box.locator("[data-act=save-appeal]").click()
    box.get_by_text("平台只受理一次").wait_for()
    [row] = [one for one in ledger(lead) if one["id"] == near["id"]]
    assert (row["appeal"], row["appeal_text"]) == ("lost", "检测报告在此，数据属实")
    tab.page.keyboard.press("Escape")
    tab.page.locator(f"[data-open='{late['id']}']").click()
    expect(box).to_have_attribute("data-appeal", "late")
    box.get_by_text("已提交").click()
    box.locator("[data-act=save-appeal]").click()
    box.get_by_text("已经过了申诉期限").wait_for()


def test_two_people_change_a_ruling_and_the_second_is_told(
    open_tab: Open, server: Server, lead: Person
) -> None:
    row = ruled(lead, "两个人改", 1)
    tab = open_tab(server, lead)
    tab.go("/violations")
    tab.page.locator(f"[data-open='{row['id']}']").click()
    form = tab.page.locator(f"[data-violation-form='{row['id']}']")
    form.locator("[data-field=lesson]").fill("我的")
    # The line is slow: the page still holds what it held before the other wrote.
    held: list[Route] = []
    tab.page.route("**/api/compliance/violations*", lambda route: held.append(route))
    unknown = ("id", "version", "scene_label", "family_label", "appeal", "appeal_label",
               "appeal_text", "appeal_until", "appeal_sent_at", "active")  # fmt: skip
    theirs = {name: value for name, value in row.items() if name not in unknown}
    lead.post(
        f"/api/compliance/violations/{row['id']}",
        {**theirs, "lesson": "别人的", "expect": row["version"]},
    )
    tab.page.locator("[data-act=save-violation]").click()
    form.get_by_text("改过").first.wait_for()
    assert [one["lesson"] for one in ledger(lead) if one["id"] == row["id"]] == ["别人的"]
    tab.button("换成现在的内容").click()
    tab.page.wait_for_timeout(200)
    tab.page.route("**/api/compliance/violations*", lambda route: route.continue_())
    for one in held:
        one.continue_()
    expect(form.locator("[data-field=lesson]")).to_have_value("别人的")


def test_the_evidence_of_a_show_is_taken_as_one_zip(
    open_tab: Open, server: Server, lead: Person
) -> None:
    lead.press(ROOM, "a", "show.start", ref="晚场")
    lead.press(ROOM, "b", "show.end", ref="晚场")
    tab = open_tab(server, lead)
    tab.go(f"/rooms/{ROOM}/shows/晚场")
    tab.page.locator("[data-act=evidence-package]").click()
    with tab.page.expect_download(timeout=60_000) as taken:
        tab.page.get_by_text("给外人").click()
    with zipfile.ZipFile(io.BytesIO(taken.value.path().read_bytes())) as archive:
        names = archive.namelist()
    assert any(name.endswith(".pdf") for name in names)
    assert "清单.json" in names and "指纹链.csv" in names
