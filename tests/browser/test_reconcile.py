"""The composed night on the results page: every step to the platform's figures opens its lines, and
minutes of the platform's log of talks are taken and given back, with nothing lost in between."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kaibo.config.demo import night_files
from kaibo.sim.night import Night, night
from tests.browser.conftest import Open, running
from tests.browser.tab import Tab
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
ROOM, SEED, DAY = "night", 2026, datetime(2026, 11, 13, tzinfo=UTC)
MINUTE = 60_000
#: Our key was pressed so much after the talk began.
LATE_MS = 2 * MINUTE
WAIT_S = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    yield from running(tmp_path / "data")


@pytest.fixture(scope="module")
def made() -> Night:
    """One composed night, whose truth is known."""
    return night(SEED, night_files.begins(DAY))


def hand_in(person: Person, path: Path) -> None:
    """A file handed in and stored, its account going to the room of the night."""
    csrf = person.http.get("/api/me").json()["csrf"]
    given = person.http.post(
        "/api/imports/files",
        params={"name": path.name, "modified": str(int(path.stat().st_mtime * 1_000))},
        content=path.read_bytes(),
        headers={"x-csrftoken": csrf},
    ).json()
    told = read(person, given["id"])
    accounts = [one["account"] for one in told["preview"]["placings"]]
    there = ROOM in [one["ident"] for one in person.http.get("/api/rooms").json()]
    body: dict[str, Any] = {
        "expect": told["file"]["version"],
        "rooms": dict.fromkeys(accounts, ROOM),
    }
    if not there:
        body["new_rooms"] = {accounts[0]: {"ident": ROOM, "title": "演示护肤小店"}}
        body["rooms"] = {}
    person.post(f"/api/imports/{given['id']}/store", body, 202)
    assert read(person, given["id"])["file"]["state"] == "stored"


def read(person: Person, ident: int) -> dict[str, Any]:
    """The file once nobody works on it."""
    until = time.monotonic() + WAIT_S
    while True:
        told: dict[str, Any] = person.http.get(f"/api/imports/{ident}").json()
        if told["file"]["state"] not in ("reading", "storing"):
            return told
        assert time.monotonic() < until, told
        time.sleep(0.1)


def press_late(person: Person, made: Night, end: int) -> None:
    """The night's talks as our desk would have marked them: every one two minutes late."""
    spans = [
        {"from": one.start + LATE_MS, "to": min(one.end + LATE_MS, end), "key": f"late{n}",
         "product": made.product_id(one.product)}
        for n, one in enumerate(made.rounds) if one.start + LATE_MS < end
    ]  # fmt: skip
    for n in range(0, len(spans), 20):
        some = spans[n : n + 20]
        x = {"lane": "pitch", "op": "overlay", "from": some[0]["from"], "to": some[-1]["to"],
             "spans": some, "why": "手按"}  # fmt: skip
        person.press(ROOM, f"late-{n}", "timeline.fix", x=x)


def by_round(person: Person, show: str) -> dict[str, int]:
    rows = person.http.get(f"/api/rooms/{ROOM}/shows/{show}/levels/round").json()["rows"]
    return {row["key"]: row["measures"]["gmv"] for row in rows if row["measures"]["gmv"]}


def talks(person: Person, show: str) -> dict[str, Any]:
    told: dict[str, Any] = person.http.get(f"/api/review/{ROOM}/{show}/results/talks").json()
    return told


def opened(tab: Tab, place: str) -> str | None:
    """Open the lines behind a number: what they add up to. Its story, which the pointer had opened,
    goes by the click and leaves the one Esc to the lines."""
    story = tab.page.get_by_role("tooltip").first
    tab.page.mouse.move(0, 0)
    story.wait_for(state="hidden")
    tab.page.locator(place).hover()
    story.wait_for()
    tab.page.locator(place).click()
    total = tab.page.locator("[data-behind] [data-total]")
    total.wait_for()
    told = total.get_attribute("data-total")
    adds = tab.page.locator("[data-behind] [data-adds]").evaluate_all(
        "all => all.map((one) => Number(one.dataset.adds))"
    )
    assert str(sum(adds)) == told
    tab.page.keyboard.press("Escape")
    total.wait_for(state="detached")
    return told


def test_minutes_of_the_platforms_log_are_taken_sums_move_and_come_back(
    open_tab: Open, server: Server, made: Night, tmp_path: Path
) -> None:
    night_files.write(tmp_path / "files", made)
    paths = {path.name: path for path in (tmp_path / "files").iterdir()}
    person = Person.first(server)
    for name in ("直播明细", "抖店订单"):
        hand_in(person, next(path for key, path in paths.items() if key.startswith(name)))
    [show] = person.http.get(f"/api/rooms/{ROOM}/shows").json()
    press_late(person, made, show["end"])
    pressed = by_round(person, show["id"])
    hand_in(person, next(path for key, path in paths.items() if key.startswith("讲解记录")))
    assert by_round(person, show["id"]) == pressed, "a person decides"

    tab = open_tab(server, person)
    tab.go(f"/rooms/{ROOM}/shows/{show['id']}/results")
    page = tab.page
    # What the platform pays leads from ours to its own figure, and every step opens its lines.
    truth = made.truth(night_files.morning_after(made))
    gmv = page.locator("tr[data-metric=gmv]")
    gmv.wait_for()
    shown = int(gmv.locator("[data-opens=subsidy]").get_attribute("data-value") or 0)
    assert shown == truth.room.bears > 0
    for code in ("genre", "subsidy"):
        place = f"tr[data-metric=gmv] [data-opens={code}]"
        assert opened(tab, place) == page.locator(place).get_attribute("data-value")
    steps = page.locator("[data-ladder] tr[data-step=video]")
    assert opened(tab, "[data-ladder] tr[data-step=video] td:last-child [role]") == (
        steps.get_attribute("data-value")
    )

    # Two minutes that differ, dragged across.
    before = talks(person, show["id"])
    differ = [one["at"] for one in before["minutes"] if one["differs"]]
    first = next(at for at in differ if at + MINUTE in differ and at > show["start"] + 10 * MINUTE)
    ends = [page.locator(f'[data-minute="{at}"]') for at in (first, first + MINUTE)]
    ends[0].scroll_into_view_if_needed()
    boxes = [end.bounding_box() for end in ends]
    assert boxes[0] is not None and boxes[1] is not None
    page.mouse.move(boxes[0]["x"] + 4, boxes[0]["y"] + 8)
    page.mouse.down()
    page.mouse.move(boxes[1]["x"] + 4, boxes[1]["y"] + 8, steps=3)
    page.mouse.up()
    page.locator("[data-act=take]").click()
    page.locator("[data-changed]").wait_for()
    after = talks(person, show["id"])
    assert after["differing"] == before["differing"] - 2
    taken = by_round(person, show["id"])
    sold = truth.time.buyer_paid
    assert sum(pressed.values()) == sum(taken.values()) == sold
    page.locator(f'[data-talks-differing="{after["differing"]}"]').wait_for()
    # Given back: every sum is what it was.
    page.get_by_role("status").get_by_role("button").last.click()
    page.locator(f'[data-talks-differing="{before["differing"]}"]').wait_for()
    assert by_round(person, show["id"]) == pressed

    # All of it: the rounds are the night's own, to the fen.
    page.locator("[data-act=take-all]").click()
    page.locator('[data-talks-differing="0"]').wait_for(timeout=WAIT_S * 1_000)
    told = {str(key): one.buyer_paid for key, one in truth.by_time["round"].items() if key}
    assert {key: value for key, value in by_round(person, show["id"]).items() if key != "none"} == {
        key: value for key, value in told.items() if value
    }
    page.get_by_role("status").get_by_role("button").last.click()
    page.locator(f'[data-talks-differing="{before["differing"]}"]').wait_for(timeout=WAIT_S * 1_000)
    assert by_round(person, show["id"]) == pressed
