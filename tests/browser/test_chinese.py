"""Chinese goes into every field of every page, and no key of the input method does anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.browser import planning
from tests.browser.conftest import Open, Shop
from tests.browser.tab import Tab, a_tab
from tests.browser.writing import compose, fields
from tests.e2e.server import Person, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
#: A command is found by these words, so that a stray Enter in the command box would run it.
LETTERS, TEXT = "jinri", "今日"
#: Fields that take digits and nothing else: a number, a time, a link's number.
DIGITS_ONLY = "(field) => field.role === 'spinbutton' || field.inputMode === 'numeric'"


Act = Callable[[Tab], object]


@dataclass(frozen=True)
class Place:
    """Where fields are: an address, what to do there, and how many fields there are at least."""

    address: str
    fields: int
    acts: tuple[Act, ...] = ()
    #: What is written is saved as soon as the field is left.
    saves: bool = False


def button(name: str) -> Act:
    return lambda tab: tab.button(name).first.click()


def key(name: str) -> Act:
    return lambda tab: tab.page.keyboard.press(name)


def at(place: str) -> Act:
    return lambda tab: tab.page.locator(place).first.click()


def cell(text: str) -> Act:
    return lambda tab: tab.page.get_by_role("gridcell", name=text).first.dblclick()


def pasted(place: str, text: Callable[[], str]) -> Act:
    return lambda tab: tab.page.locator(place).fill(text())


DESK, REVIEW = "/rooms/{room}", "/rooms/{room}/shows/{show}"
LINKS, RUNDOWN = "/shows/{show}/links", "/shows/{show}/rundown"
CUES = ".ant-segmented-item:has-text('口令')"
PLACES = {
    "commands": Place("/", 1, (key("Control+k"),)),
    "a colleague": Place("/people", 2, (button("加同事"),)),
    "a cell": Place("/people?tab=hosts", 1, (cell("小雨"),)),
    "a filter": Place("/people", 1, (button("筛选 姓名"),)),
    "a host": Place("/people?tab=hosts", 4, (button("加主播"),)),
    "a pasted table": Place("/people?tab=hosts", 1, (button("从表格粘贴"),)),
    "a shift": Place("/roster?add=true", 6),
    "a room": Place("/rooms?add=true", 4),
    "a source": Place("/rooms", 2, (button("接一个来源"),)),
    "a show": Place("/shows", 4, (at("[data-act=add-show]"),)),
    "a link": Place(LINKS, 2, (at("[data-act=add-link]"),)),
    "a link's price": Place(LINKS, 1, (cell("89"),)),
    "a line-up": Place(LINKS, 1, (at("[data-act=paste-lineup]"),)),
    "columns of a line-up": Place(
        LINKS,
        6,
        (
            at("[data-act=paste-lineup]"),
            pasted("[data-paste]", lambda: planning.lineup().replace("品\t", "啥\t")),
            button("读这张表"),
        ),
    ),
    "a product": Place("/products", 4, (button("加商品"),)),
    "a segment": Place(RUNDOWN, 3, (at("[data-segment]"),), saves=True),
    "a cue": Place(RUNDOWN, 4, (at("[data-segment]"), at(CUES)), saves=True),
    "a span put in": Place(REVIEW, 1, (button("补一段"),)),
    "a number to find": Place(REVIEW, 1, (button("全部指标"),)),
    "a note": Place(DESK, 1, (key("F2"),)),
    "a bag": Place(DESK, 2, (key("F10"),)),
    "a reading": Place(DESK, 12, (key("F4"),)),
    "a segment to take": Place(DESK, 1, (key("Shift+F8"),)),
    "a shift on air": Place(DESK, 2, (at("[data-area=head] button:has-text('本班')"),)),
    "a handover": Place(DESK, 5, (button("交接班"),)),
    "a mark set right": Place(DESK, 1, (button("校正"),)),
    "a link's number": Place(DESK, 1),
}


def what_shows(tab: Tab) -> tuple[str, int]:
    """The address and the dialogs in sight: what a stray key would change."""
    return tab.page.url, tab.page.locator("[role=dialog]:visible").count()


def write_everywhere(tab: Tab) -> int:
    """Write into every field in sight; how many there were."""
    found = fields(tab)
    for one in found:
        one.focus()
        there = what_shows(tab)
        compose(tab, LETTERS, TEXT)
        tab.at_rest()
        now = one.evaluate("(field) => field.value ?? field.textContent")
        assert TEXT in now or one.evaluate(DIGITS_ONLY)
        assert what_shows(tab) == there, "a key of the input method did something to the page"
    return len(found)


@pytest.fixture(scope="module")
def a_host(lead: Person) -> None:
    lead.post("/api/hosts", {"name": "小雨", "short": "", "user": None, "note": ""}, 201)


@pytest.fixture(scope="module")
def tab(chromium: Browser, team_server: Server, lead: Person) -> Iterator[Tab]:
    """One tab for all places: what it has loaded once it need not load again."""
    made = a_tab(chromium, team_server, lead)
    yield made
    made.page.context.close()


@pytest.mark.usefixtures("a_host")
@pytest.mark.parametrize("name", PLACES)
def test_a_field_takes_chinese(name: str, tab: Tab, shop: Shop) -> None:
    place = PLACES[name]
    tab.go(place.address.format(room=shop.room, show=shop.show))
    tab.settled()
    for act in place.acts:
        act(tab)
    tab.page.locator("input:visible, textarea:visible").first.wait_for()
    tab.at_rest()
    sent = len(tab.writes)
    assert write_everywhere(tab) >= place.fields
    assert place.saves or len(tab.writes) == sent, "a key of the input method sent something"
    assert tab.wrong == []


def test_the_sign_in_page_takes_chinese(open_tab: Open, team_server: Server) -> None:
    tab = open_tab(team_server)
    tab.go("/")
    tab.page.get_by_label("记住我").check()
    tab.at_rest()  # the name of the computer is asked for then
    assert write_everywhere(tab) == 2, "name and computer; a password is not composed"
