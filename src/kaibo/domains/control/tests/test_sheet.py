"""The sheet of a running room: names, what comes next, and what was changed since the arming."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.control.rules.handover import NO_SHOW, NOT_TOLD
from kaibo.domains.control.tests.hall import EVENING, ROOM, Evening, Hall
from kaibo.domains.control.tests.test_run import armed, taken
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection import public as selection
from kaibo.domains.selection.actions import links
from kaibo.kit.access import Actor
from kaibo.kit.clock import MINUTE

pytestmark = pytest.mark.django_db


def sheet(page: Browser) -> dict[str, dict[str, Any]]:
    """The sheet by field."""
    return {one["id"]: one for one in page.get(f"/api/rooms/{ROOM}/handover")}


def test_the_sheet_knows_the_crew_the_goods_and_what_comes_next(
    desk: Browser, hall: Hall, evening: Evening, lead: Actor
) -> None:
    hall.press("show.arm", 0, ref=str(evening.show), x=armed(evening))
    hall.press("show.start", 1, ref=str(evening.show))
    hall.press("shift.start", 2, ref=str(evening.shift))
    hall.press("host.on", 3, ref=str(evening.host))
    hall.press("segment.take", 4, ref=str(evening.opening), x=taken(evening.opening))
    hall.press("pitch.start", 5, product="7001", n=3, x={"name": "保湿精华", "link": evening.link})
    hall.send(hall.order("A", MINUTE, 8_900), at=MINUTE)
    hall.press("reading", MINUTE, x={"boxes": {"gmv": 130_000}})
    assert sheet(desk)["offers_changed"]["value"] == []
    card = selection.link(evening.link)
    assert card is not None
    links.set_offer(lead, card.id, expect=card.version, final_price=7_900, offer="拍1发2")
    found = sheet(desk)
    assert found["shift"]["value"] == {
        "key": str(evening.shift), "label": "晚班 22:00–00:00 小雨", "start": EVENING + 2,
    }  # fmt: skip
    assert [one["label"] for one in found["hosts"]["value"]] == ["小雨"]
    assert found["pitch"]["value"][0]["label"] == "3号 保湿精华"
    assert found["segment"]["value"][0]["label"] == "开场"
    assert (found["gmv"]["value"], found["orders_paid"]["value"]) == (8_900, 1)
    assert found["reading.gmv"]["value"]["value"] == 130_000
    assert found["next_up"]["value"] == "主推 3 号"
    assert found["offers_changed"]["value"] == ["3号 保湿精华：到手价 89.00 → 79.00"]
    assert (found["stock"]["value"], found["stock"]["why"]) == (None, NOT_TOLD)


def test_without_a_plan_or_a_show_the_sheet_says_so(desk: Browser, hall: Hall) -> None:
    assert {one["why"] for one in sheet(desk).values() if one["id"] in ("shift", "gmv")} == {
        NO_SHOW
    }
    hall.press("show.start", 0, ref="临时")
    found = sheet(desk)
    assert (found["next_up"]["why"], found["offers_changed"]["why"]) == (NOT_TOLD, NOT_TOLD)
