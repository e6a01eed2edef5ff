"""Boards in the browser: a number of a show is opened to the records it is made of, another is found
and put on the board, and once a show has ended the next is held to it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.audience import Audience
from tests.browser.conftest import Open, Shop
from tests.browser.tab import Tab
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
#: The server looks 15 s after it began whether a copy of an ended show is owed, then every minute.
KEPT_MS = 90_000


def told(person: Person, **asked: str) -> dict[str, Any]:
    """The board as the page gets it."""
    answer = person.http.get("/api/review/board", params={"kind": "show", **asked})
    assert answer.status_code == 200, answer.text
    board: dict[str, Any] = answer.json()
    return board


def value(board: dict[str, Any], metric: str) -> int:
    """A number of it."""
    [tile] = [one for one in board["tiles"] if one["metric"] == metric]
    found: int = tile["value"]
    return found


def open_rows(tab: Tab, metric: str) -> dict[str, Any]:
    """Open a number of the board, then its rows; what the trace answered."""
    page = tab.page
    page.locator(f"[data-tile={metric}] button").first.click()
    page.locator(f"[data-sheet={metric}]").wait_for()
    with page.expect_response("**/trace?*") as asked:
        page.locator("[data-act=rows]").click()
    answer: dict[str, Any] = asked.value.json()
    return answer


def test_a_number_of_a_show_opens_down_to_the_orders_it_is_made_of(
    open_tab: Open, team_server: Server, lead: Person, shop: Shop
) -> None:
    gmv = value(told(lead, room=shop.room, duty="lead"), "gmv")
    assert gmv == sum(one["amount"] for one in shop.audience.told if one["kind"] == "order.state")
    tab = open_tab(team_server, lead)
    tab.go(f"/boards?kind=show&room={shop.room}&duty=lead")
    shown = tab.page.locator(f'[data-tile=gmv][data-value="{gmv}"]')
    shown.wait_for()
    assert tab.page.locator("[data-tile]").count() == 6, "a lead reads six"
    answer = open_rows(tab, "gmv")
    opened = tab.page.locator("[data-trace=gmv]")
    opened.locator(f'[data-total="{gmv}"]').wait_for()
    assert opened.locator("[data-part]").count() == answer["count"] == len(answer["parts"])
    assert sum(part["adds"] for part in answer["parts"]) == gmv


def test_one_of_the_other_numbers_is_found_by_pinyin_and_a_link_to_that_board_can_be_sent(
    open_tab: Open, team_server: Server, lead: Person, shop: Shop
) -> None:
    tab = open_tab(team_server, lead)
    tab.go(f"/boards?kind=show&room={shop.room}&duty=host")
    page = tab.page
    page.locator("[data-tile=gmv_per_hour]").wait_for()
    page.locator("[data-part=rest] input").fill("bidanjia")
    page.locator("[data-rest=order_value]").get_by_role("button").last.click()
    page.locator("[data-tile=order_value]").wait_for()
    other = open_tab(team_server, lead)
    other.page.goto(page.url)
    other.page.locator("[data-tile=order_value]").wait_for()
    assert other.page.locator("[data-tile]").count() == 6, "five of a host, and the one put there"
    other.page.locator("[data-tile=order_value] button").last.click()
    other.page.locator("[data-tile=order_value]").wait_for(state="detached")
    assert "order_value" not in other.page.url


def test_what_has_ended_is_what_the_next_show_is_held_to(
    open_tab: Open, team_server: Server, lead: Person
) -> None:
    room = "board-room"
    lead.post("/api/rooms", {"ident": room, "title": "看板间", "platform": "douyin"}, 201)
    added = lead.post(
        f"/api/rooms/{room}/sources",
        {"name": "douyin:board", "level": "L3", "provides": ["enter", "order.state"]},
        201,
    )
    audience = Audience(team_server, room, added["token"], ("1",))
    for show in ("b1", "b2"):
        lead.press(room, f"{show}-start", "show.start", ref=show, x={"title": show})
        audience.act()
        audience.send()
        lead.press(room, f"{show}-end", "show.end", ref=show)
    tab = open_tab(team_server, lead)
    tab.go(f"/boards?kind=show&room={room}&show=b2&duty=lead")
    tab.page.locator("[data-tile=gmv]").wait_for()
    page = tab.page
    for _ in range(KEPT_MS // 3_000):
        if told(lead, room=room, show="b2", duty="lead")["tiles"][0]["baseline"] is not None:
            break
        page.wait_for_timeout(3_000)
    page.reload()
    page.locator("[data-tile=gmv] [data-direction]").wait_for()
    page.locator("[data-tile=gmv] button").first.click()
    before = value(told(lead, room=room, show="b1", duty="lead"), "gmv")
    held = told(lead, room=room, show="b2", duty="lead")["tiles"][0]["baseline"]
    assert (held["median"], held["n"], held["how"]) == (before, 1, "last")
    page.locator("[data-compared-show=b1] a").click()
    page.wait_for_url(f"**/rooms/{room}/shows/b1")
