"""The price of an instant is the one that held then, however often it changed since."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.control import public as control
from kaibo.domains.control.tests.hall import EVENING, ROOM, Evening, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection.actions import links
from kaibo.domains.selection.models import Link
from kaibo.kit.access import Actor
from kaibo.kit.clock import MINUTE

pytestmark = pytest.mark.django_db


@pytest.fixture
def price(hall: Hall, evening: Evening, lead: Actor) -> Any:
    """Change what 3 号 costs at a time of the show, as the server hears of it."""

    def change(at: int, fen: int | None, offer: str) -> None:
        hall.time = EVENING + at
        expect = Link.objects.get(pk=evening.link).version
        links.set_offer(lead, evening.link, expect=expect, final_price=fen, offer=offer)
        control.copy_goods(ROOM)

    return change


def begun(hall: Hall, evening: Evening) -> str:
    hall.press("show.start", 0, ref=str(evening.show))
    control.follow(ROOM)
    hall.press(
        "pitch.start", MINUTE, product="7001", n=3, x={"link": evening.link, "name": "保湿精华"}
    )
    return str(evening.show)


def link_at(page: Browser, show: str, at: int) -> tuple[Any, ...]:
    found = page.get(f"/api/rooms/{ROOM}/shows/{show}/moment?at={EVENING + at}")["link"]
    return found["final_price"], found["offer"], found["price_from"]


def test_each_instant_has_the_price_of_then(
    desk: Browser, hall: Hall, evening: Evening, price: Any
) -> None:
    price(0, 10_000, "原来的")
    show = begun(hall, evening)
    price(10 * MINUTE, 8_000, "买一送一")
    price(20 * MINUTE, None, "暂停")
    price(30 * MINUTE, 9_000, "暂停")
    hall.time = EVENING + 40 * MINUTE
    assert link_at(desk, show, 5 * MINUTE) == (10_000, "原来的", "told")
    assert link_at(desk, show, 10 * MINUTE - 1) == (10_000, "原来的", "told")
    assert link_at(desk, show, 15 * MINUTE) == (8_000, "买一送一", "told")
    assert link_at(desk, show, 25 * MINUTE) == (None, "暂停", None)
    assert link_at(desk, show, 35 * MINUTE) == (9_000, "暂停", "told")


def test_what_a_segment_carried_holds_until_a_later_change(
    desk: Browser, hall: Hall, evening: Evening, price: Any
) -> None:
    show = begun(hall, evening)
    price(5 * MINUTE, 7_000, "早先")
    goods = {"link_id": evening.link, "link_no": 3, "final_price": 8_800, "offer": "段落里的"}
    segment = {"id": evening.main, "title": "主推", "goods": goods}
    hall.press("segment.take", 10 * MINUTE, ref=str(evening.main), x={"segment": segment})
    price(20 * MINUTE, 6_600, "段落里的")
    hall.time = EVENING + 30 * MINUTE
    assert link_at(desk, show, 7 * MINUTE)[::2] == (7_000, "told")
    assert link_at(desk, show, 15 * MINUTE) == (8_800, "段落里的", "taken")
    assert link_at(desk, show, 25 * MINUTE) == (6_600, "段落里的", "told")


def test_another_links_change_and_what_was_not_told_change_nothing(
    desk: Browser, hall: Hall, evening: Evening, lead: Actor
) -> None:
    show = begun(hall, evening)
    hall.time = EVENING + 3 * MINUTE
    before = link_at(desk, show, 2 * MINUTE)
    expect = Link.objects.get(pk=evening.mask_link).version
    links.set_offer(lead, evening.mask_link, expect=expect, final_price=1, offer="")
    assert control.copy_goods(ROOM) == 1 and control.copy_goods(ROOM) == 0
    assert link_at(desk, show, 2 * MINUTE) == before
    assert before[2] == "now"
