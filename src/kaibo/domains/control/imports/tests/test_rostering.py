"""Promises of the roster laid over shows nobody pressed: it follows, and goes with its file."""

from __future__ import annotations

import pytest

from kaibo.domains.control.imports import rostering
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall
from kaibo.domains.people.actions import hosts, shifts
from kaibo.domains.people.models import Host, Shift
from kaibo.domains.people.rules import Wanted
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.rights import Duty
from kaibo.live.room import Room as Live

pytestmark = pytest.mark.django_db(transaction=True)

WAS = "a202611102200"
NIGHT = table(COMPASS, aired("22:00:00", "23:30:00"))


def planned(lead: Actor, host: Host) -> Shift:
    return shifts.plan(
        lead, room=ROOM, starts_at=EVENING - HOUR, ends_at=EVENING + 3 * HOUR,
        seats=[Wanted(Duty.HOST, host=host.pk)], note="", overlap_known=False,
    )  # fmt: skip


def put(lead: Actor, shift: Shift, host: Host) -> None:
    shift.refresh_from_db()
    shifts.change(
        lead, shift.pk, expect=shift.version, room=ROOM, starts_at=shift.starts_at,
        ends_at=shift.ends_at, note="", seats=[Wanted(Duty.HOST, host=host.pk)],
    )  # fmt: skip


def sold(shop: Importing, level: str = "host") -> dict[str, int]:
    shop.work()
    return {key: row["gmv"] for key, row in shop.level(ROOM, WAS, level).items() if row["gmv"]}


def laid(hall: Hall) -> list[tuple[int, int]]:
    """Every span of shifts and hosts, wherever it stands."""

    def see(here: Live) -> list[tuple[int, int]]:
        line = here.fold.latest
        lanes = [line.lane["shift"], *line.host.lanes.values()]
        return [(one.start, one.end) for lane in lanes for one in lane.spans]

    return hall.engine.look(ROOM, see).result(5)


@pytest.fixture
def evening(shop: Importing) -> Importing:
    """A show a file put in, with an order."""
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    shop.store(shop.hand_in("订单.csv", table(ORDERS, order(1, "22:05:00", "100.00"))), {"": ROOM})
    return shop


def test_a_roster_changed_and_changed_back_again_and_again_is_followed(
    evening: Importing, lead: Actor
) -> None:
    rain, may = hosts.add(lead, name="小雨"), hosts.add(lead, name="阿May")
    shift = planned(lead, rain)
    assert sold(evening) == {str(rain.pk): 10_000}
    for one in (may, rain, may, rain):
        put(lead, shift, one)
        assert sold(evening) == {str(one.pk): 10_000}
    assert rostering.lay(ROOM, "system") == 0


def test_what_the_roster_laid_goes_with_the_file_that_put_the_show_in(
    shop: Importing, lead: Actor, hall: Hall
) -> None:
    planned(lead, hosts.add(lead, name="小雨"))
    file = shop.hand_in("直播明细.csv", NIGHT)
    shop.store(file, {SHOP: ROOM})
    shop.work()
    assert laid(hall) == [(EVENING, EVENING + 90 * MINUTE)] * 2
    shop.page.post(f"/api/imports/{file}/withdraw", expect=shop.file(file)["version"], reason="x")
    shop.work()
    assert (shop.shows(ROOM), laid(hall)) == ([], [])
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    shop.work()
    assert laid(hall) == [(EVENING, EVENING + 90 * MINUTE)] * 2


def test_a_show_that_stands_by_a_later_file_keeps_its_roster_when_the_first_is_taken_back(
    evening: Importing, lead: Actor
) -> None:
    first = next(one["id"] for one in evening.page.get("/api/imports") if one["holds"] == "shows")
    rain = hosts.add(lead, name="小雨")
    shift = planned(lead, rain)
    later = evening.hand_in("播后.csv", table(COMPASS, aired("22:00:00", "23:40:00")))
    evening.store(later, {SHOP: ROOM})
    evening.page.post(
        f"/api/imports/{first}/withdraw", expect=evening.file(first)["version"], reason="x"
    )
    assert sold(evening, "shift") == {str(shift.pk): 10_000}
    assert sold(evening) == {str(rain.pk): 10_000}


def test_a_laid_shift_that_somebody_set_right_stays_as_it_was_set(
    evening: Importing, lead: Actor, hall: Hall
) -> None:
    rain, may = hosts.add(lead, name="小雨"), hosts.add(lead, name="阿May")
    shift = planned(lead, rain)
    evening.work()
    see = lambda here: here.fold.latest.lane["shift"].spans[0].id  # noqa: E731
    x = {"lane": "shift", "op": "edge", "span": hall.engine.look(ROOM, see).result(5)}
    hall.press("timeline.fix", 0, x={**x, "edge": "from", "at": EVENING + MINUTE, "why": "晚到"})
    put(lead, shift, may)
    evening.work()
    there = hall.engine.look(ROOM, lambda here: here.fold.latest.lane["shift"].spans[0].start)
    assert there.result(5) == EVENING + MINUTE


def test_a_host_somebody_put_on_mic_stays_when_the_roster_changes(
    evening: Importing, lead: Actor, hall: Hall
) -> None:
    rain, may = hosts.add(lead, name="小雨"), hosts.add(lead, name="阿May")
    shift = planned(lead, rain)
    evening.work()
    x = {"lane": "host", "host": str(may.pk), "op": "add", "key": str(may.pk), "why": "临时顶班"}
    hall.press("timeline.fix", 0, x={**x, "from": EVENING, "to": EVENING + MINUTE})
    before = laid(hall)
    put(lead, shift, may)
    evening.work()
    assert laid(hall) == before
    assert sold(evening) == {str(rain.pk): 10_000}
