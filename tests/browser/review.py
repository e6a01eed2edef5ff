"""The page of a show: its numbers read off, an edge dragged, a number opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.browser.tab import Tab
from tests.e2e.server import Person

Span = dict[str, Any]


@dataclass
class ShowPage:
    """The page of one show in a tab. `person` asks the server what the page was told."""

    tab: Tab
    person: Person
    room: str
    show: str

    def open(self) -> None:
        self.tab.go(f"/rooms/{self.room}/shows/{self.show}")
        self.tab.page.locator(f'[data-screen=show][data-show="{self.show}"]').wait_for()

    def timeline(self) -> dict[str, Any]:
        """Lanes and marks, as the page gets them."""
        path = f"/api/rooms/{self.room}/shows/{self.show}/timeline"
        answer = self.person.http.get(path)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def lane(self, name: str) -> list[Span]:
        """The spans of a lane, in order of time."""
        spans: list[Span] = self.timeline()["lanes"][name]
        return spans

    def whole(self, name: str) -> int | None:
        """A number of the whole show, off the page."""
        return number(self.tab, f'[aria-label] > [data-figure="{name}"]')

    def look_at(self, level: str) -> None:
        """Turn to a level's table."""
        self.tab.page.locator(f'[data-node-key="{level}"]').click()
        self.tab.page.locator(f'[data-level="{level}"] [data-row]').first.wait_for()

    def row(self, level: str, key: str, *names: str) -> dict[str, int | None]:
        """Numbers of one row of the level that is shown."""
        row = f'[data-level="{level}"] [data-row="{key}"]'
        return {name: number(self.tab, f'{row} [data-figure="{name}"]') for name in names}

    def drag(self, lane: str, span: Span, edge: str, to: int) -> None:
        """Choose a span, drag one of its edges to an instant (UTC ms), and record it as set right.

        It lands on the whole second that the pointer is nearest to.
        """
        page = self.tab.page
        shown = page.locator(f'[data-span="{span["id"]}"][data-lane="{lane}"]')
        shown.scroll_into_view_if_needed()
        shown.click()
        handle = page.locator(f'[data-edge="{edge}"]')
        handle.hover()  # waits until the page has come to rest under it
        page.mouse.down()
        now, plot = handle.bounding_box(), page.locator("[data-timeline] [role=listbox]")
        wide, whole = plot.bounding_box(), page.locator("[data-timeline]")
        assert now is not None and wide is not None
        begin, end = (int(whole.get_attribute(f"data-{one}") or 0) for one in ("from", "to"))
        edge_at = span["start"] if edge == "from" else span["end"]
        x, y = now["x"] + now["width"] / 2, now["y"] + now["height"] / 2
        page.mouse.move(x + (to - edge_at) / (end - begin) * wide["width"], y, steps=5)
        page.mouse.up()
        page.locator("[data-act=record]").click()
        page.locator("[data-changed]").wait_for()

    def drop(self, lane: str, span: Span) -> None:
        """Choose a span and record that it never happened."""
        page = self.tab.page
        shown = page.locator(f'[data-span="{span["id"]}"][data-lane="{lane}"]')
        shown.scroll_into_view_if_needed()
        shown.click()
        page.locator("[data-timeline] [role=listbox]").press("Delete")
        page.locator("[data-act=record]").click()
        page.locator(f'[data-restore="{span["id"]}"]').wait_for()

    def undo(self, span: Span) -> None:
        """Take back the last correction, by the button that is there for ten seconds."""
        page = self.tab.page
        page.get_by_role("status").get_by_role("button").last.click()
        page.locator(f'[data-span="{span["id"]}"]').wait_for()

    def trace(self, place: str) -> dict[str, int]:
        """Open a number: what each of its events adds, by the event's id.

        What is listed must add up to the number on the page, and to what it says is the total.
        """
        page = self.tab.page
        shown = number(self.tab, place)
        with page.expect_response("**/trace?*") as asked:
            page.locator(place).first.click()
        told = asked.value.json()
        opened = page.locator("[data-trace]")
        opened.locator(f'[data-listed="{shown}"]').wait_for()
        opened.locator(f'[data-total="{shown}"]').wait_for()
        assert opened.locator("[data-part]").count() == told["count"] == len(told["parts"])
        page.keyboard.press("Escape")
        opened.wait_for(state="detached")
        return {part["id"]: part["adds"] for part in told["parts"]}


def number(tab: Tab, place: str) -> int | None:
    """The number a place shows; None where it says that it is not known."""
    value = tab.page.locator(place).first.get_attribute("data-value")
    return int(value) if value else None
