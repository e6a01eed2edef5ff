"""People, a show and a learned table for the tests of selection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser, browser, make_user
from kaibo.domains.selection.actions import shows
from kaibo.domains.selection.models import Link, Show
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, SHANGHAI, to_ms
from kaibo.kit.delivery import Lane
from kaibo.kit.rights import Duty
from kaibo.kit.worker import Worker

__all__ = ["browser", "make_user"]

EVENING = to_ms(datetime(2026, 11, 2, 19, 0, tzinfo=SHANGHAI))
HEADER = "序\t号(链接号)\tSKU\t角色\t讲解时长/占比\t机制摘要\t可承诺库存\t演示与道具\t备注\t供货价\t到手价\t摄影"
LINES = (
    "1\t1号\t保温杯 500ml\t引流款\t10%\t拍1发2\t500\t热水壶\t先演示\t12.5\t39.9\t近景",
    "2\t2号\t羊绒围巾\t利润款\t5分钟\t直降30\t200\t模特\t\t88\t299\t全景",
    "3\t\t🧦袜子礼盒\t福利款\t\t9.9秒杀\t1.2万\t\t\t\t9.9\t",
)
PASTE = "\n".join((HEADER, *LINES))


@pytest.fixture
def ming(make_user: MakeUser) -> User:
    """A lead called 阿明."""
    return make_user("ming", "阿明", Duty.LEAD)


@pytest.fixture
def lead(ming: User) -> Actor:
    """阿明 as whoever acts."""
    return Actor(ming.pk, ming.name, ming.duty_set)


@pytest.fixture
def desk(browser: Browser, ming: User) -> Browser:
    """阿明 signed in."""
    browser.sign_in(ming)
    return browser


@pytest.fixture
def page_of(make_user: MakeUser) -> Callable[[Duty], Browser]:
    """Somebody with one duty, signed in on a browser of their own."""

    def open_page(duty: Duty) -> Browser:
        page = Browser(f"192.168.3.{list(Duty).index(duty)}")
        page.sign_in(make_user(f"x-{duty}", f"某{duty.label}", duty))
        return page

    return open_page


@pytest.fixture
def show(lead: Actor) -> Show:
    """An evening's store run, planned."""
    return shows.plan(
        lead,
        room="flagship-a",
        title="双十一预热",
        starts_at=EVENING,
        ends_at=EVENING + 4 * HOUR,
        kind="store_run",
    )


@dataclass(frozen=True, slots=True)
class Importer:
    """The three steps of a paste as a page takes them."""

    page: Browser
    show: int

    def look(self, text: str) -> dict[str, Any]:
        """What is it?"""
        found: dict[str, Any] = self.page.post("/api/header-maps/look", text=text).json()
        return found

    def learn(self, text: str, name: str = "我们的排品表", **other: str) -> dict[str, Any]:
        """Confirm what was suggested; `other` gives headers another target."""
        columns = [
            {
                "header": column["header"],
                "target": other.get(column["header"], column["target"]),
                "tier": column["tier"],
            }
            for column in self.look(text)["columns"]
        ]
        headers = [column["header"] for column in columns]
        answer = self.page.post("/api/header-maps", name=name, headers=headers, columns=columns)
        assert answer.status_code == 201, answer.json()
        learned: dict[str, Any] = answer.json()
        return learned

    def preview(self, text: str, map: int, **more: Any) -> dict[str, Any]:
        """What would it do?"""
        path = f"/api/shows/{self.show}/lineup/preview"
        answer = self.page.post(path, text=text, map=map, **more)
        found: dict[str, Any] = self.followed(answer, "previews").json()
        return found

    def apply(self, text: str, map: int, digest: str | None = None, **more: Any) -> Any:
        """Do it."""
        seen = digest or self.preview(text, map, **more)["digest"]
        path = f"/api/shows/{self.show}/lineup/apply"
        return self.followed(
            self.page.post(path, text=text, map=map, digest=seen, **more), "imports"
        )

    def followed(self, answer: Any, kind: str) -> Any:
        """The answer; that of a long table's once a worker has done the job."""
        if answer.status_code != 202:
            return answer
        assert Worker([Lane.JOB]).step()
        return self.page.client.get(f"/api/lineup/{kind}/{answer.json()['job']}")


@pytest.fixture
def importer(desk: Browser, show: Show) -> Importer:
    """阿明 importing into the evening's show."""
    return Importer(desk, show.pk)


@pytest.fixture
def learned(importer: Importer) -> int:
    """The map of the table's headers."""
    number: int = importer.learn(PASTE)["id"]
    return number


def bag(show: int) -> list[tuple[int | None, str]]:
    """(number, title) of a show's links in the order of the line-up."""
    rows = Link.objects.active().filter(show=show).select_related("product")
    return [(row.link_no, row.product.title) for row in rows.order_by("position", "pk")]
