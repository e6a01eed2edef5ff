"""A whole show by two people in two views: prepared, steered, handed over, set right, looked at.

A source posts what the audience does all the while. In the middle one page is loaded anew with a
press unanswered, and the server is dead for thirty seconds.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.browser import planning
from tests.browser.audience import Audience
from tests.browser.conftest import Open, running
from tests.browser.counted import COUNTS, numbers_are_ours, traced_to_events
from tests.browser.desk import Desk
from tests.browser.review import ShowPage
from tests.browser.tab import MOST_SHIFT
from tests.e2e.server import Person, Server

if TYPE_CHECKING:
    from playwright.sync_api import Route

pytestmark = pytest.mark.browser
ROOM, TITLE, SOURCE = "qijian-a", "旗舰店A", "douyin:shopA"
DEAD_S, BACK_MS = 30, 5_000
TOWEL, SERUM, CUP, MASK, SOAP = planning.PRODUCTS


@dataclass
class Story:
    """Who works the show, and what they are supposed to have recorded."""

    server: Server
    lead: Person
    operator: Desk
    floor: Desk
    audience: Audience
    show: int
    shifts: list[int]
    #: When a link was pressed while nobody could hear it, wall ms.
    unheard_at: int = 0

    def a_while(self, product: str | None) -> None:
        """The audience does something, and the source tells of it."""
        self.audience.act(product)
        self.audience.send()

    def both_sell(self, product: str) -> None:
        """Both pages show what is being explained, and nothing waits to be recorded."""
        for desk in (self.operator, self.floor):
            desk.sells(product)
            desk.answered()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    yield from running(tmp_path / "data")


def test_a_whole_show(server: Server, open_tab: Open) -> None:
    story = prepared(server, open_tab)
    gone_live(story)
    first_shift(story)
    loaded_anew(story)
    through_a_dead_server(story)
    second_shift(story)
    still(story)
    looked_at(story)


def prepared(server: Server, open_tab: Open) -> Story:
    """Room, source, show, links from the team's table, a loop, two shifts; two people come in."""
    lead = Person.first(server)
    tab = open_tab(server, lead)
    planning.add_room(tab, ROOM, TITLE)
    token = planning.connect_source(tab, ROOM, SOURCE)
    show = planning.plan_show(tab, TITLE, "晚场自播")
    planning.paste_lineup(tab)
    planning.begin_loop(tab, show)
    for host in ("阿May", "小桃"):
        lead.post("/api/hosts", {"name": host, "short": "", "user": None, "note": ""}, 201)
        planning.plan_shift(tab, TITLE, host)
    shifts = [one["id"] for one in lead.http.get("/api/shifts", params=all_time()).json()]
    director = {"name": "场控小雨", "username": "xiaoyu", "duties": ["floor"]}
    path = lead.post("/api/users", director, 201)["path"]
    other = open_tab(server, viewport={"width": 440, "height": 900})
    other.go(path)
    other.page.wait_for_url("**/account")
    operator, floor = Desk(tab, ROOM), Desk(other, ROOM, dock=True)
    operator.open()
    floor.open()
    audience = Audience(server, ROOM, token, planning.PRODUCTS)
    return Story(server, lead, operator, floor, audience, show, shifts)


def all_time() -> dict[str, int]:
    now, day = time.time_ns() // 1_000_000, 86_400_000
    return {"start": now - day, "end": now + 2 * day}


def gone_live(story: Story) -> None:
    """Armed, and live with what is still open; the other page knows it at once."""
    operator = story.operator
    operator.arm(story.show)
    assert operator.go_live(story.show) > 0, "the template leaves things to settle"
    story.floor.on_air()
    operator.begin_shift(story.shifts[0])
    read_by_hand(story)


def read_by_hand(story: Story) -> None:
    """No source has spoken yet: what a person read off the platform's screen is what both see."""
    story.operator.reading(online="1204", gmv="1.2万")
    for desk in (story.operator, story.floor):
        desk.shows("online", "reading", 1204)
        desk.shows("gmv", "reading", 12_000_00)
        assert desk.figure("orders_paid", "reading") is None, "unknown is not 0"


def first_shift(story: Story) -> None:
    """Marks, TAKE, note, surge, highlight; the floor marks one link wrong."""
    operator, floor = story.operator, story.floor
    operator.mark(1)
    story.both_sell(TOWEL)
    operator.take()
    story.a_while(TOWEL)
    operator.shows("orders_paid", "show", story.audience.numbers(ALL)["orders_paid"])
    floor.mark(4)
    story.both_sell(MASK)
    floor.note("wang zhan le", "说错了，刚才是2号😀")
    operator.set_right("4号 讲解", 2)
    story.both_sell(SERUM)
    story.a_while(SERUM)
    floor.key("F7")
    operator.key("F9")
    operator.answered()
    floor.answered()


def loaded_anew(story: Story) -> None:
    """A page is loaded anew with two presses unanswered, one of them recorded: each counts once."""
    operator = story.operator
    page = operator.tab.page
    asked: list[Route] = []

    def unanswered(route: Route) -> None:
        asked.append(route)
        if len(asked) == 1:
            route.fetch()
        route.abort()

    page.route("**/commands", unanswered)
    operator.note("da fu", "记下了，答复丢了")
    operator.note("shua xin", "刷新前按的")
    operator.tab.button("2 条未记录").wait_for()
    page.unroute("**/commands")
    page.reload()
    operator.on_air()
    operator.answered()
    operator.knows_links(len(planning.GOODS))
    operator.sells(SERUM)


def through_a_dead_server(story: Story) -> None:
    """Killed in the middle of a press, dead for thirty seconds; both go on pressing meanwhile."""
    operator, floor, server = story.operator, story.floor, story.server
    operator.mark(3)
    server.stop(signal.SIGKILL)
    died = time.monotonic()
    floor.note("fu wu qi", "服务器没了，接着记")
    floor.key("F9")
    story.unheard_at = int(time.time() * 1_000)
    operator.mark(5)
    operator.tab.text("断线").wait_for()
    operator.tab.button("条未记录").wait_for()
    story.audience.act(SOAP)
    with pytest.raises(httpx.TransportError):
        story.audience.send()
    time.sleep(max(0.0, DEAD_S - (time.monotonic() - died)))
    server.said.clear()
    server.start()
    ready = time.monotonic()
    for desk in (operator, floor):
        left = max(1, BACK_MS - int((time.monotonic() - ready) * 1_000))  # 0 would be for ever
        desk.answered(within_ms=left)
        desk.tab.text("断线").wait_for(state="detached", timeout=left)
    story.both_sell(SOAP)
    story.audience.send()
    operator.shows("orders_paid", "show", story.audience.numbers(ALL)["orders_paid"])


def second_shift(story: Story) -> None:
    """Handed over with a word, taken over by the other person; then the end."""
    operator, floor = story.operator, story.floor
    operator.hand_over("5号答应了再送小样")
    floor.take_over("5号答应了再送小样")
    floor.mark(3)
    story.both_sell(CUP)
    operator.take()
    story.a_while(CUP)
    operator.shows("orders_paid", "show", story.audience.numbers(ALL)["orders_paid"])
    operator.end()


def still(story: Story) -> None:
    """All the while nothing jumped on either page."""
    for desk in (story.operator, story.floor):
        shifted, what = desk.tab.shifted()
        assert shifted < MOST_SHIFT, what


# After the show ----------------------------------------------------------------------------------


def looked_at(story: Story) -> None:
    """Every number is the one counted here, before and after an edge is dragged; one is traced."""
    page = ShowPage(story.operator.tab, story.lead, ROOM, str(story.show))
    page.open()
    recorded_once(page)
    counts_from_its_press(story, page)
    told = page.timeline()["show"]
    whole = story.audience.numbers((told["start"], told["end"]))
    assert {name: page.whole(name) for name in COUNTS} == {name: whole[name] for name in COUNTS}
    numbers_are_ours(story.audience, page)
    edge_moved(story.audience, page)
    dropped_and_back(page)
    numbers_are_ours(story.audience, page)
    traced_to_events(story.audience, page, SERUM)


def edge_moved(audience: Audience, page: ShowPage) -> None:
    """What went on while the server was dead belongs to the pitch before: its edge is dragged."""
    meanwhile = audience.acts[2]
    spans = page.lane("pitch")
    [at] = [at for at, one in enumerate(spans) if one["start"] <= meanwhile < one["end"]]
    assert spans[at - 1]["end"] == spans[at]["start"]
    page.drag("pitch", spans[at], "from", (meanwhile + spans[at]["end"]) // 2)
    earlier, later = page.lane("pitch")[at - 1 : at + 1]
    assert meanwhile < earlier["end"] == later["start"] and later["corrected"]
    assert (earlier["start"], later["end"]) == (spans[at - 1]["start"], spans[at]["end"])


def dropped_and_back(page: ShowPage) -> None:
    """A segment that was dropped, and undone at once, is the same segment with its script."""
    spans = page.lane("segment")
    span = max(spans, key=lambda one: one["end"] - one["start"])
    at = f"/api/rooms/{page.room}/shows/{page.show}/moment?at={span['start']}"
    script = page.person.http.get(at).json()["segment"]
    assert script["blocks"], "a segment with a script"
    page.drop("segment", span)
    assert span["id"] not in [one["id"] for one in page.lane("segment")]
    assert page.person.http.get(at).json()["segment"] is None
    page.undo(span)
    assert page.lane("segment") == spans
    assert page.person.http.get(at).json()["segment"] == script


def counts_from_its_press(story: Story, page: ShowPage) -> None:
    """What was pressed while the server was dead began then, and not when it could be recorded."""
    [soap] = [one for one in page.lane("pitch") if one["product"] == SOAP]
    assert abs(soap["start"] - story.unheard_at) < 3_000 and "断线" in (soap["why"] or "")


def recorded_once(page: ShowPage) -> None:
    """What was pressed stands in the log, in order, and nothing twice."""
    told = page.timeline()
    assert [one["product"] for one in told["lanes"]["pitch"]] == [TOWEL, SERUM, CUP, SOAP, CUP]
    assert sorted((one["kind"], one["text"]) for one in told["marks"]) == sorted(MARKS)


MARKS: list[tuple[str, str | None]] = [
    ("note", "说错了，刚才是2号😀"),
    ("surge", None),
    ("highlight", None),
    ("reading", None),
    ("note", "记下了，答复丢了"),
    ("note", "刷新前按的"),
    ("note", "服务器没了，接着记"),
    ("highlight", None),
    ("handover", None),
    ("ack", None),
]
ALL = (0, 2**62)
