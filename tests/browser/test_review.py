"""The review of last night: a finding begun from a turning point, one sentence, a workbook, and the
finding on the list of the next show."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kaibo.config.demo import night_files
from kaibo.sim.night import night
from tests.browser.conftest import Open, running
from tests.browser.tab import Tab
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
SEED, DAY = 2026, datetime(2026, 11, 13, tzinfo=UTC)
FILES = ("全域数据", "抖店订单", "直播明细", "讲解记录")
ROOM, TITLE = "store-a", "一号店"
SENTENCE = "曝光够，福袋晚了"
WAIT_S = 30


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from running(tmp_path_factory.mktemp("review") / "data")


@pytest.fixture(scope="module")
def person(server: Server) -> Person:
    return Person.first(server)


@pytest.fixture(scope="module")
def show(person: Person, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A composed night, stored from its files; the id of its show."""
    folder = tmp_path_factory.mktemp("night")
    night_files.write(folder, night(SEED, night_files.begins(DAY)))
    for start in FILES:
        [path] = [one for one in folder.iterdir() if one.name.startswith(start)]
        _stored(person, path)
    [ran] = person.http.get(f"/api/rooms/{ROOM}/shows").json()
    return str(ran["id"])


def _stored(person: Person, path: Path) -> None:
    csrf = {"x-csrftoken": person.http.get("/api/me").json()["csrf"]}
    sent = person.http.post(
        "/api/imports/files", params={"name": path.name}, content=path.read_bytes(), headers=csrf
    )
    assert sent.status_code in (200, 201, 202), sent.text
    read = _done(person, sent.json()["id"])
    placings = read["preview"]["placings"]
    body: dict[str, Any] = {"expect": read["file"]["version"], "rooms": {}}
    if not person.http.get("/api/rooms").json():
        body["new_rooms"] = {placings[0]["account"]: {"ident": ROOM, "title": TITLE}}
        placings = placings[1:]
    body["rooms"] = {one["account"]: ROOM for one in placings}
    person.post(f"/api/imports/{read['file']['id']}/store", body, 202)
    assert _done(person, read["file"]["id"])["file"]["state"] == "stored"


def _done(person: Person, file: int) -> dict[str, Any]:
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        told: dict[str, Any] = person.http.get(f"/api/imports/{file}").json()
        if told["file"]["state"] not in ("reading", "storing"):
            return told
        time.sleep(0.1)
    raise AssertionError(f"file {file} was not done in {WAIT_S} s")


def opened(tab: Tab, show: str) -> None:
    tab.go(f"/rooms/{ROOM}/shows/{show}/review")
    tab.page.locator("[data-part=closing]").wait_for()


def test_a_review_goes_from_a_turning_point_to_the_list_of_the_next_show(
    open_tab: Open, server: Server, person: Person, show: str
) -> None:
    told = person.http.get(f"/api/review/{ROOM}/{show}/review").json()
    turn = told["turning"]["turns"][0]
    assert told["turning"]["level"] == "L1"
    tab = open_tab(server, person)
    opened(tab, show)
    assert tab.text(told["turning"]["claim"]).is_visible(), "no cause is claimed on files"

    # From a turning point: the problem is filled in, Enter writes it, the caret waits for the next.
    tab.page.locator(f'[data-turn="{turn["start"]}"] [data-act=jot]').click()
    line = tab.page.locator("[data-draft]").first
    problem = line.locator("[data-field=problem]").input_value()
    assert problem.startswith(tab.page.locator("[data-turn] a").first.inner_text())
    line.locator("[data-field=improvement]").fill("福袋提前十分钟")
    line.locator("[data-field=improvement]").press("Enter")
    tab.page.keyboard.type("下一条还没写完")
    tab.page.locator("[data-mine] [data-finding]").wait_for()
    found = person.http.get(f"/api/review/{ROOM}/{show}/findings").json()["findings"]
    assert [(one["problem"], one["improvement"]) for one in found] == [(problem, "福袋提前十分钟")]

    # What was begun outlives the page.
    opened(tab, show)
    kept = tab.page.locator("[data-draft] [data-field=problem]").first
    assert kept.input_value() == "下一条还没写完"
    kept.press("Escape")

    tab.page.locator("[data-field=sentence]").fill(SENTENCE)
    tab.page.locator("[data-field=sentence]").press("Enter")
    tab.page.locator("[data-part=closing][data-state=closed]").wait_for()
    closed = person.http.get(f"/api/review/{ROOM}/{show}/findings").json()
    assert (closed["state"], closed["sentence"]) == ("closed", SENTENCE)

    tab.page.locator("[data-act=take-along]").click()
    with tab.page.expect_download() as taken:
        tab.page.locator(".ant-dropdown-menu-item").first.click()
    assert taken.value.suggested_filename.endswith("-复盘.xlsx")
    book = openpyxl.load_workbook(BytesIO(taken.value.path().read_bytes()))
    rows = [*book.active.iter_rows(values_only=True)]
    assert rows[1][:2] == ("一句话结论", SENTENCE)
    assert [row[1] for row in rows if row[0] == "问题与改进"] == ["问题", problem]

    # The second it turned at, on the show's own page.
    tab.page.locator(f'[data-turn="{turn["start"]}"] a').click()
    tab.page.locator(f'[data-moment="{turn["start"]}"]').wait_for()

    now = int(time.time() * 1000)
    day = 24 * 3_600_000
    body = {
        "room": ROOM,
        "title": "明晚",
        "starts_at": now + day,
        "ends_at": now + day + 7_200_000,
        "kind": "store_run",
    }
    plan = person.post("/api/shows", body, 201)
    tab.go(f"/shows/{plan['id']}/links")
    tab.page.locator("[data-open-findings='1']").click()
    listed = tab.page.locator(f"[data-open-list] [data-finding='{found[0]['id']}']")
    assert problem in listed.inner_text()


def test_who_may_only_look_sees_the_review_and_nothing_to_write_with(
    open_tab: Open, server: Server, person: Person, show: str
) -> None:
    made = person.post(
        "/api/users", {"username": "jian", "name": "小剪", "duties": ["editing"]}, 201
    )
    tab = open_tab(server)
    tab.go(made["path"])
    tab.page.wait_for_url("**/account")
    opened(tab, show)
    assert tab.page.locator("[data-draft], [data-act=jot], [data-field=sentence]").count() == 0
    assert "¥" not in tab.page.locator("[data-screen=findings]").inner_text()
    tab.text("你可以看，不能写").wait_for()
