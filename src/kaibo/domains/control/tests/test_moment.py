"""One instant of a show: what was on air, said and bought, to the very edge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.control.running import log_of
from kaibo.domains.control.shown import tape
from kaibo.domains.control.tests import story
from kaibo.domains.control.tests.hall import EVENING, MIDNIGHT, ROOM, Evening, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection import public as selection
from kaibo.domains.selection.actions import links
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db


def moment(page: Browser, show: str, at: int, span: int | None = None) -> dict[str, Any]:
    more = "" if span is None else f"&span={span}"
    found: dict[str, Any] = page.get(
        f"/api/rooms/{ROOM}/shows/{show}/moment?at={EVENING + at}{more}"
    )
    return found


def links_version(link: int) -> int:
    card = selection.link(link)
    assert card is not None
    return card.version


def ids(comments: dict[str, Any]) -> list[str]:
    return [one["id"] for one in comments["items"]]


def test_what_was_on_air_said_and_bought(desk: Browser, hall: Hall, evening: Evening) -> None:
    show = story.run(hall, evening)
    found = moment(desk, show, 11 * MINUTE)
    lanes = found["lanes"]
    assert {name: lanes[name] and lanes[name]["label"] for name in lanes if name != "hosts"} == {
        "segment": "主推",
        "pitch": "3号 保湿精华",
        "pin": None,
        "shift": "晚班 22:00–00:00 小雨",
        "lucky_bag": None,
    }
    assert [one["label"] for one in lanes["hosts"]] == ["小雨老师"]
    assert found["segment"]["blocks"] == [
        {"kind": "host_line", "text": "到手 88", "shown": "到手 88"}
    ]
    assert found["link"] == {
        "product": "7001",
        "link_id": evening.link,
        "link_no": 3,
        "name": "保湿精华",
        "final_price": 8_800,
        "price_from": "taken",
        "offer": "",
    }
    # The comment that was taken back is not shown and not counted.
    assert [(one["text"], one["ts"]) for one in found["comments"]["items"]] == [
        ("第0条", EVENING + 11 * MINUTE),
        ("第1条", EVENING + 11 * MINUTE + 10_000),
    ]
    assert (found["comments"]["more"], found["comments"]["slack_ms"]) == (0, 600_000)
    assert found["sales"] == {"orders_created": 2, "orders_paid": 2, "items_paid": 3, "gmv": 13_000}
    assert found["products"] == [
        {"product": "7001", "label": "3号 保湿精华", "sales": found["sales"]}
    ]
    assert (found["since"], found["until"]) == (EVENING + 10 * MINUTE, EVENING + 12 * MINUTE)


def test_a_stretch_has_its_beginning_and_not_its_end(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    # [22:10:59.999, 22:11:00.001): the first comment and order A; B is a minute later.
    found = moment(desk, show, 11 * MINUTE, 1)
    assert (ids(found["comments"]), found["sales"]["gmv"]) == (["c0"], 8_900)
    found = moment(desk, show, 11 * MINUTE - 1, 1)
    assert (ids(found["comments"]), found["sales"]["gmv"]) == ([], 0)
    found = moment(desk, show, 11 * MINUTE, 0)
    assert (ids(found["comments"]), found["sales"]["orders_created"]) == ([], 0)
    # The pitch of 3 号 ends where that of 8 号 begins.
    assert moment(desk, show, 30 * MINUTE - 1)["lanes"]["pitch"]["id"] == "p1"
    assert moment(desk, show, 30 * MINUTE)["lanes"]["pitch"]["id"] == "p2"


def test_the_first_and_the_last_instant_of_a_show(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    first = moment(desk, show, 0)
    assert (first["lanes"]["segment"], first["since"]) == (None, EVENING)
    last = moment(desk, show, story.LONG - 1)
    assert (last["lanes"]["segment"]["id"], last["until"]) == ("t2", EVENING + story.LONG)
    over = moment(desk, show, story.LONG)
    assert all(over["lanes"][name] is None for name in ("segment", "shift")), "it has ended here"
    assert over["lanes"]["hosts"] == [] and over["sales"]["orders_created"] == 0
    for at in (-1, story.LONG + 1):
        answer = desk.client.get(f"/api/rooms/{ROOM}/shows/{show}/moment?at={EVENING + at}")
        assert (answer.status_code, answer.json()["where"][0]) == (
            422,
            {
                "path": "at",
                "text": "这一刻不在这一场里：这一场从 11月10日 22:00 到 11月11日 00:10。",
            },
        )
    after = moment(desk, show, (MIDNIGHT - EVENING) + MINUTE)
    assert (after["sales"]["gmv"], after["lanes"]["pitch"]) == (9_900, None)


def test_the_future_of_a_running_show_is_no_moment_of_it(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    hall.press("show.start", 0, ref="9")
    hall.time = EVENING + MINUTE
    assert moment(desk, "9", MINUTE)["at"] == EVENING + MINUTE
    answer = desk.client.get(f"/api/rooms/{ROOM}/shows/9/moment?at={EVENING + MINUTE + 1}")
    assert answer.status_code == 422


def test_of_many_comments_the_nearest_are_shown_and_the_rest_counted(
    desk: Browser, hall: Hall
) -> None:
    hall.press("show.start", 0, ref="9")
    said = [hall.event("comment", n * 100, who=1, id=f"c{n}") for n in range(1, 501)]
    hall.send(*said, at=MINUTE)
    hall.send(*said[200:300])  # a sender that repeats itself
    found = moment(desk, "9", 30_000, 30_000)["comments"]
    assert (len(found["items"]), found["more"]) == (200, 300)
    assert (ids(found)[0], ids(found)[-1]) == ("c200", "c399")


def test_what_came_late_is_found_within_the_slack_and_orders_always(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = str(evening.show)
    hall.press("show.start", 0, ref=show)
    hall.press("pitch.start", 1_000, product="7001")
    span = 1_000
    late = MINUTE + span + tape.SLACK_MS
    hall.send(hall.event("comment", MINUTE, who=1, id="late"), at=late)
    hall.send(hall.event("comment", MINUTE, who=1, id="too-late"), at=late + 1)
    hall.send(hall.order("A", MINUTE, 8_900), at=3 * HOUR)
    found = moment(desk, show, MINUTE, span)
    assert (ids(found["comments"]), found["sales"]["gmv"]) == (["late"], 8_900)
    assert found["link"]["price_from"] == "now" and found["link"]["final_price"] == 8_900


def test_the_log_is_entered_where_the_time_is(hall: Hall) -> None:
    hall.press("show.start", 0, ref="9")
    for n in range(1, 40):
        hall.send(hall.event("enter", n * MINUTE, who=1), at=n * MINUTE)
        hall.press("note", 0, room="another", text="x")
    log = log_of(ROOM)
    for n in (0, 1, 20, 39):
        at = tape.offset_of(log, ROOM, EVENING + n * MINUTE)
        [row] = log.read(at, ROOM, 1)
        assert row.recv_last >= EVENING + n * MINUTE > row.recv_last - MINUTE
    assert next(log.read(tape.offset_of(log, ROOM, EVENING + HOUR), ROOM, 1), None) is None
    assert tape.offset_of(log, "nobody", EVENING) >= 0


def test_a_number_and_a_price_of_then_stay_when_the_lineup_changes(
    desk: Browser, hall: Hall, evening: Evening, lead: Actor
) -> None:
    show = story.run(hall, evening)
    link = links.set_offer(
        lead, evening.link, expect=links_version(evening.link), final_price=5_000, offer="改了"
    )
    links.retire(lead, link.pk, expect=link.version)
    found = moment(desk, show, 11 * MINUTE)["link"]
    assert (found["link_no"], found["final_price"], found["price_from"]) == (3, 8_800, "taken")


def test_without_any_source_sales_are_unknown_and_not_zero(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="9")
    found = moment(desk, "9", 0)
    assert found["sales"] == dict.fromkeys(
        ("orders_created", "orders_paid", "items_paid", "gmv"), None
    )
    assert (found["products"], found["link"], found["segment"]) == ([], None, None)


def test_who_may_not_see_sales_sees_orders_without_amounts(
    hall: Hall, evening: Evening, page_of: Callable[[Duty], Browser]
) -> None:
    show = story.run(hall, evening)
    found = moment(page_of(Duty.EDITING), show, 11 * MINUTE)
    counts = {"orders_created": 2, "orders_paid": 2, "items_paid": 3}
    assert (found["sales"], found["products"][0]["sales"]) == (counts, counts)
    assert len(found["comments"]["items"]) == 2


def test_an_amount_nobody_told_makes_the_sum_unknown(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = str(evening.show)
    hall.press("show.start", 0, ref=show)
    dollars = hall.order("usd", 2_000, 900, cur="USD", product="9")
    hall.send(
        hall.order("A", 1_000, None), hall.order("B", 1_500, 100, product="8"), dollars, at=MINUTE
    )
    found = moment(desk, show, 1_000)
    assert found["sales"] == {"orders_created": 3, "orders_paid": 3, "items_paid": 3, "gmv": None}
    assert {one["product"]: one["sales"]["gmv"] for one in found["products"]} == {
        "7001": None,
        "8": 100,
        "9": 0,
    }
