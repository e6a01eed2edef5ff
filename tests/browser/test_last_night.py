"""Last night's files become results on the pages: from nothing to sums per shift, host, link and round
that are the truth to the fen, with nobody asked."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kaibo.config.demo import night_files
from kaibo.config.demo.night_files import shop
from kaibo.config.demo.night_files.paper import comma_separated
from kaibo.kit.clock import DAY, to_ms
from kaibo.sim.night import Night, night
from tests.browser.conftest import Open, running
from tests.browser.tab import Tab
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
SEED, NIGHT = 2026, datetime(2026, 11, 13, tzinfo=UTC)
FILES = ("直播明细", "全域数据", "抖店订单", "讲解记录")
ROSTER = "排班表"
#: Reading is a job of the worker, which may have others first.
READ_MS, PATIENCE_S = 60_000, 20.0


@pytest.fixture(scope="module")
def last_night(tmp_path_factory: pytest.TempPathFactory) -> tuple[Night, list[Path]]:
    """One composed night and its files, as the team finds them in the morning."""
    folder = tmp_path_factory.mktemp("night")
    made = night(SEED, night_files.begins(NIGHT))
    night_files.write(folder, made)
    return made, [path for path in folder.iterdir() if path.name.startswith((*FILES, ROSTER))]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    yield from running(tmp_path / "data")


def stored(tab: Tab, name: str) -> None:
    """Open a file that was handed in, and store it where the page says: nothing is asked."""
    tab.page.locator("[data-file]").filter(has_text=name).click()
    tab.page.locator("[data-part=rooms]").wait_for(timeout=READ_MS)
    assert tab.page.locator("[data-account][data-open=true]").count() == 0
    tab.page.locator("[data-act=store]").click()
    tab.page.locator("[data-stored]").wait_for()


def sales(person: Person, room: str, show: str, level: str) -> dict[str, int]:
    """What each row of a level sold, fen; rows without sales left out."""
    rows: list[dict[str, Any]] = person.http.get(
        f"/api/rooms/{room}/shows/{show}/levels/{level}"
    ).json()["rows"]
    return {row["key"]: row["measures"]["gmv"] for row in rows if row["measures"]["gmv"]}


def paid(cut: Mapping[Any, Any]) -> dict[Any, int]:
    """What each row of a cut of the truth sold, fen; rows without sales left out."""
    return {key: sold.buyer_paid for key, sold in cut.items() if sold.buyer_paid}


def exact(fen: int) -> str:
    """As a page shows it, to the fen."""
    return f"{fen / 100:,.2f}"


def reconciled(person: Person, room: str, show: str) -> list[dict[str, Any]]:
    """The rows of both of which order lines tell: ours by the platform's definition beside its own."""
    found = person.http.get(f"/api/review/{room}/{show}/results").json()["reconcile"]
    return [row for row in found if row["same"] is not None]


def traced(person: Person, room: str, show: str, day: str) -> int:
    """What the records behind a day's refunds add up to."""
    begins = to_ms(datetime.fromisoformat(f"{day}T00:00:00+08:00"))
    told = person.http.get(
        f"/api/rooms/{room}/shows/{show}/trace",
        params={"level": "minute", "key": f"{begins}-{begins + DAY}", "measure": "refund_cash"},
    ).json()
    return int(told["total"])


def laid(person: Person, room: str, show: str) -> None:
    """Wait until the roster stands in the show: a job lays it."""
    until = time.monotonic() + PATIENCE_S
    while set(sales(person, room, show, "shift")) == {"none"}:
        assert time.monotonic() < until, "the roster was not laid over the show"
        time.sleep(0.2)


def test_last_nights_files_become_results_per_shift_host_link_and_round(
    open_tab: Open, server: Server, last_night: tuple[Night, list[Path]], tmp_path: Path
) -> None:
    made, paths = last_night
    person = Person.first(server)
    tab = open_tab(server, person)
    tab.go("/imports")
    tab.page.locator("input[type=file]").first.set_input_files(paths)
    tab.page.locator("[data-file]").nth(len(paths) - 1).wait_for()
    for name in FILES:
        stored(tab, name)
    tab.page.locator("[data-file]").filter(has_text=ROSTER).click()
    tab.button("按排班表导入").click()
    tab.text("先按表里的填好了，不对就改。").wait_for()
    tab.page.locator("[data-act=plan-roster]").click()
    tab.page.wait_for_url("**/roster*")

    [room] = [one["ident"] for one in person.http.get("/api/rooms").json()]
    [show] = person.http.get(f"/api/rooms/{room}/shows").json()
    truth = made.truth(night_files.morning_after(made))
    laid(person, room, show["id"])
    products = {made.product_id(at): one.link_no for at, one in enumerate(made.plan.products)}
    # Shifts and hosts have numbers of their own here: what each sold must be there, and no more.
    for level in ("shift", "host"):
        mine = sales(person, room, show["id"], level)
        assert sorted(mine.values()) == sorted(paid(truth.by_time[level]).values()), level
    by_link = {
        products[key]: sold for key, sold in sales(person, room, show["id"], "product").items()
    }
    assert by_link == paid(truth.by_time["link"])
    assert sales(person, room, show["id"], "round") == paid(truth.by_time["round"])

    # The platform has not said of every order yet what brought it: nothing else is left over.
    tab.go(f"/rooms/{room}/shows/{show['id']}/results")
    tab.text(exact(truth.time.buyer_paid)).wait_for()
    assert {row["agrees"] for row in reconciled(person, room, show["id"])} == {None}
    tab.page.locator("[data-tab=bulletin]").click()
    tab.text(f"成交金额 {exact(truth.time.buyer_paid)} 元").wait_for()

    # The next night's orders are taken again, and ours is the platform's to the fen.
    grown = tmp_path / "抖店订单_后天.csv"
    later = truth.as_of + 2 * DAY
    grown.write_bytes(comma_separated(shop.orders(made, later)))
    os.utime(grown, (later // 1000, later // 1000))
    tab.go("/imports")
    tab.page.locator("input[type=file]").first.set_input_files([grown])
    stored(tab, grown.name)
    rows = reconciled(person, room, show["id"])
    assert len(rows) == 4 and all(row["agrees"] and row["unexplained"] == 0 for row in rows), rows

    # What went back on a day opens to what says so, and that adds up to it.
    days = person.http.get(f"/api/review/{room}/{show['id']}/results").json()["refunds_by_day"]
    assert days and {one["day"]: one["amount"] for one in days} == {
        one["day"]: traced(person, room, show["id"], one["day"]) for one in days
    }
