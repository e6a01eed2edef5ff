"""The phone board: a leader's link opens on a phone without an account, and is gone when withdrawn."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Open, Shop
from tests.browser.tab import Tab
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
#: What no second changes.
STEADY = ("gmv", "net_refunds", "viewers")


def shared(lead: Person, room: str, **more: Any) -> dict[str, Any]:
    """A link to a room's board, made by the leader."""
    body = {"kind": "show", "room": room, "money": True, "spend": True, **more}
    return lead.post("/api/review/board-links", body, 201)


def shown(tab: Tab) -> dict[str, str | None]:
    """Metric → value, as the phone shows them."""
    tiles = tab.page.locator("[data-phone=board] [data-metric]").all()
    return {str(one.get_attribute("data-metric")): one.get_attribute("data-value") for one in tiles}


def on_board(lead: Person, room: str) -> dict[str, str]:
    """The same as the leader's board has them; "" unknown."""
    told = lead.http.get(f"/api/review/board?kind=show&room={room}&duty=lead").json()
    return {
        one["metric"]: "" if one["value"] is None else str(one["value"]) for one in told["tiles"]
    }


def test_a_link_opens_on_a_phone_without_an_account_until_it_is_withdrawn(
    open_tab: Open, team_server: Server, lead: Person, shop: Shop
) -> None:
    made = shared(lead, shop.room, note="老板")
    phone = open_tab(team_server, **PHONE)
    asked: list[str] = []
    phone.page.on("request", lambda one: asked.append(one.url.removeprefix(team_server.base)))
    phone.go(made["path"])
    phone.page.locator("[data-phone=board]").wait_for()
    seen, board = shown(phone), on_board(lead, shop.room)
    assert list(seen) == list(board)
    assert {name: seen[name] for name in STEADY} == {name: board[name] for name in STEADY}
    assert int(seen["gmv"] or 0) > 0
    phone.text("在播").wait_for()

    assert phone.page.url == f"{team_server.base}/b", "a screenshot holds no key"
    assert phone.page.context.cookies() == []
    assert [one for one in asked if one.startswith("/api/")] == ["/api/board"]
    loaded = [one for one in asked if one.startswith("/assets/") and one.endswith(".js")]
    assert len(loaded) == 3, f"its own part and the two it shares, nothing of the shell: {loaded}"
    wide = "[document.documentElement.scrollWidth, innerWidth]"
    assert phone.page.evaluate(wide) == [390, 390]
    assert phone.shifted()[0] < 0.02

    phone.page.locator("[data-metric=gmv]").tap()
    phone.page.locator("[data-meaning=gmv]").get_by_text("算法：").wait_for()
    assert phone.page.locator("[data-meaning] a").count() == 0, "words only, no way on"
    phone.button("关上").tap()
    phone.page.locator("[data-meaning]").wait_for(state="detached")

    phone.page.reload()
    phone.page.locator("[data-phone=board]").wait_for()
    link = made["link"]
    lead.post(f"/api/review/board-links/{link['id']}/retire", {"expect": link["version"]})
    phone.text("这块看板已经收回").wait_for(timeout=25_000)
    assert phone.page.locator("[data-metric]").count() == 0
    phone.page.reload()
    phone.text("这块看板已经收回").wait_for()
    [given] = [
        one for one in lead.http.get("/api/review/board-links").json() if one["id"] == link["id"]
    ]
    assert (given["state"], given["opened"]) == ("withdrawn", 2)


def test_without_a_network_the_last_numbers_stay_and_look_it(
    open_tab: Open, team_server: Server, lead: Person, shop: Shop
) -> None:
    phone = open_tab(team_server, **PHONE)
    phone.go(shared(lead, shop.room)["path"])
    phone.page.locator('[data-phone=board][data-old="false"]').wait_for()
    seen = shown(phone)
    phone.page.context.set_offline(True)
    phone.page.locator('[data-phone=board][data-old="true"]').wait_for(timeout=25_000)
    phone.text("连不上，下面是断开前的数").wait_for()
    assert shown(phone) == seen
    phone.page.context.set_offline(False)
    phone.page.locator('[data-phone=board][data-old="false"]').wait_for(timeout=25_000)


def test_nobody_comes_from_a_board_into_the_house(
    open_tab: Open, team_server: Server, lead: Person, shop: Shop
) -> None:
    phone = open_tab(team_server, **PHONE)
    phone.go(shared(lead, shop.room)["path"])
    phone.page.locator("[data-phone=board]").wait_for()
    assert phone.page.locator("a").count() == 0
    phone.go("/boards")
    phone.text("登录").wait_for()
    other = open_tab(team_server, **PHONE)
    other.go("/b")
    other.text("请点收到的原链接打开看板").wait_for()
    other.go(f"/b#{'x' * 43}")
    other.text("没有这块看板").wait_for()
