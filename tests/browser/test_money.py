"""Money on the pages: a profit opens to its rows, a rate stated where it is missing changes it by exactly
that much, and a goal rolled down adds up to the fen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.browser.conftest import Open, Shop
from tests.browser.tab import Tab
from tests.e2e.server import Person, Server

pytestmark = pytest.mark.browser
HOUR = 3_600_000
#: A parcel costs this much, a piece that much, in fen.
FREIGHT, COST = 450, 1_000


def profit_page(tab: Tab, shop: Shop) -> None:
    tab.go(f"/rooms/{shop.room}/shows/{shop.show}/profit")
    tab.page.locator("[data-part=missing]").wait_for()


def ends(tab: Tab) -> tuple[str, str]:
    """Both ends of the profit as the page has them, "" where there is none."""
    low, _, high = (tab.page.locator("[data-profit]").get_attribute("data-profit") or "").partition(
        ".."
    )
    return low, high


def until(tab: Tab, low: str, high: int) -> None:
    tab.page.locator(f'[data-profit="{low}..{high}"]').wait_for()


@pytest.fixture
def sold(shop: Shop) -> dict[str, int]:
    """What was sold in the show, by those who posted it."""
    return shop.audience.numbers((0, 2**62))


def test_a_profit_opens_to_its_rows_and_what_is_missing_is_no_zero(
    open_tab: Open, team_server: Server, lead: Person, shop: Shop, sold: dict[str, int]
) -> None:
    tab = open_tab(team_server, lead)
    profit_page(tab, shop)
    assert ends(tab) == ("", str(sold["gmv"])), "nobody has stated a cost: it has no low end"
    tab.text("至多").wait_for()
    freight = tab.page.locator("[data-line=freight]")
    assert freight.get_attribute("data-range") == "..0"
    assert freight.locator("td[data-number]").first.inner_text() == "—"

    tab.page.locator("[data-line=net_sales] button").click()
    tab.page.locator("[data-inside=net_sales] [data-rows=gmv]").click()
    listed = tab.page.locator("[data-listed]")
    listed.wait_for()
    assert listed.get_attribute("data-listed") == str(sold["gmv"])
    assert tab.page.locator("tr[data-part]").count() == sold["orders_paid"]


def test_a_rate_stated_where_it_is_missing_changes_the_profit_at_once(
    open_tab: Open, team_server: Server, lead: Person, shop: Shop, sold: dict[str, int]
) -> None:
    tab = open_tab(team_server, lead)
    profit_page(tab, shop)
    tab.page.locator("[data-gap=freight] [data-cure=freight_out]").click()
    dialog = tab.page.get_by_role("dialog")
    dialog.get_by_label("数值").fill("4块5")
    tab.page.keyboard.press("Enter")
    dialog.get_by_text("看不懂").wait_for()
    assert not [one for one in tab.writes if one.endswith("/settlement/rates")]
    dialog.get_by_label("数值").fill("4.50")
    tab.page.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    left = sold["gmv"] - FREIGHT * sold["orders_paid"]
    until(tab, "", left)
    assert tab.page.locator("[data-gap=freight]").count() == 0

    tab.page.locator("[data-gap=goods] [data-cure=goods_cost]").click()
    costs = tab.page.locator("[data-form=costs] tbody input")
    for at in range(costs.count()):
        costs.nth(at).fill("10")
    tab.page.locator("[data-act=save-costs]").click()
    until(tab, "", left - COST * sold["items_paid"])
    assert tab.page.locator("[data-gap=goods]").count() == 0

    tab.page.locator("[data-act=to-rates]").click()
    row = tab.page.locator("[data-rate][data-kind=freight_out]")
    row.get_by_text("4.50").wait_for()
    row.get_by_role("button").click()
    tab.page.get_by_role("menuitem", name="撤回").click()
    row.wait_for(state="detached")
    tab.page.get_by_role("status").get_by_role("button", name="撤销").click()
    row.wait_for()
    profit_page(tab, shop)
    until(tab, "", left - COST * sold["items_paid"])


def test_costs_are_pasted_from_a_spreadsheet_and_what_is_no_cost_says_so(
    open_tab: Open, team_server: Server, lead: Person
) -> None:
    tab = open_tab(team_server, lead)
    tab.go("/rates")
    tab.page.locator("[data-act=paste-costs]").first.click()
    tab.page.get_by_placeholder("在这里粘贴").fill(
        "商品ID\t成本\t品名\n90001\t¥12.50\t毛巾\n90002\t不知道\t精华\n\t3\t没有号"
    )
    tab.text("没用上的列：品名").wait_for()
    tab.button("写入 3 行").click()
    tab.text("看不懂").wait_for()
    tab.text("没有写是哪个商品").wait_for()
    told = lead.http.get("/api/settlement/rates?kind=goods_cost").json()
    assert [(one["low"], one["high"]) for one in told if one["product"] == "90001"] == [
        (1_250, 1_250)
    ]
    assert not [one for one in told if one["product"] in ("90002", "")]


def test_whoever_may_not_see_profit_is_told_who_may(
    open_tab: Open, team_server: Server, lead: Person, shop: Shop
) -> None:
    body = {"name": "主播小禾", "username": "xiaohe", "duties": ["host"]}
    path = lead.post("/api/users", body, expected=201)["path"]
    tab = open_tab(team_server)
    asked: list[str] = []
    tab.page.on("request", lambda one: asked.append(one.url))
    tab.go(path)
    tab.page.wait_for_url("**/account")
    tab.go(f"/rooms/{shop.room}/shows/{shop.show}/profit")
    tab.text("利润只给负责人和运营看。").wait_for()
    tab.go("/rates")
    tab.text("费率只给负责人、运营和商品岗看。").wait_for()
    assert not [url for url in asked if "/profit?" in url or "/settlement/" in url]


@pytest.fixture
def days(open_tab: Open) -> Callable[[Tab], list[int]]:
    """Reads the goals of the days off the calendar; days without one are left out."""

    def read(tab: Tab) -> list[int]:
        every = tab.page.locator("[data-day]").all()
        return [int(one) for day in every if (one := day.get_attribute("data-value"))]

    return read


def test_a_months_goal_is_rolled_down_to_the_fen_cleared_and_taken_back(
    open_tab: Open, team_server: Server, lead: Person, days: Callable[[Tab], list[int]]
) -> None:
    tab = open_tab(team_server, lead)
    tab.go("/goals")
    tab.page.locator('[data-day][data-today="true"]').wait_for()
    tab.button("下个月").click()
    tab.page.locator('[data-day][data-today="true"]').wait_for(state="detached")
    goal = tab.page.locator("[data-part=month]")
    goal.get_by_label("改月目标").fill("1000.01")
    tab.page.keyboard.press("Enter")
    goal.locator("[data-spread=month-day]").click()
    tab.page.locator("[data-portion]").first.wait_for()
    tab.page.locator("[data-act=write-spread]").click()
    goal.locator('[data-rest="0"]').wait_for()
    told = days(tab)
    assert sum(told) == 1_000_01 and max(told) - min(told) <= 1, "no show is planned yet: evenly"

    goal.get_by_label("更多").click()
    tab.page.get_by_role("menuitem", name="清除").click()
    tab.page.locator('[data-day][data-value=""]').first.wait_for()
    assert days(tab) == []
    tab.page.get_by_role("status").get_by_role("button", name="撤销").click()
    goal.locator('[data-rest="0"]').wait_for()
    assert days(tab) == told


def test_what_runs_shows_what_is_missing_of_its_goal_now(
    open_tab: Open, team_server: Server, lead: Person, shop: Shop, sold: dict[str, int]
) -> None:
    tab = open_tab(team_server, lead)
    tab.go("/goals")
    begins = lead.http.get(f"/api/shows/{shop.show}").json()["starts_at"]
    # Show days begin at 06:00 in Shanghai, two hours before those of UTC.
    day = datetime.fromtimestamp((begins + 2 * HOUR) / 1_000, UTC).date()
    tab.page.locator(f'[data-day="{day}"]').click()
    planned = tab.page.locator(f'[data-planned="{shop.show}"]')
    planned.get_by_role("textbox").fill("99999")
    tab.page.keyboard.press("Enter")
    running = tab.page.locator("[data-now=show]")
    running.wait_for()
    left = 99_999_00 - sold["gmv"]
    running.locator(f'[data-done="{sold["gmv"]}"][data-left="{left}"]').wait_for()
