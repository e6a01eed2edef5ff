"""Promises of shows that meet: none lost, none doubled, each as long as anybody says it was."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall
from kaibo.kit.clock import HOUR, MINUTE

pytestmark = pytest.mark.django_db(transaction=True)

WAS = "a202611102200"
FIRST = aired("22:00:00", "22:40:00", gmv="500.00")
SECOND = aired("22:45:00", "23:35:00", gmv="300.00", 直播间观看人数="80")


def pressed(hall: Hall) -> None:
    """A show of ours from 22:00 to 23:40."""
    hall.time = EVENING
    hall.press("show.start", 0, ref="9")
    hall.press("show.end", 100 * MINUTE)
    hall.time = EVENING + 14 * HOUR


def reported(shop: Importing, show: str = "9") -> dict[str, Any]:
    """What the platform reports of the show, by metric."""
    [row] = shop.page.get(f"/api/rooms/{ROOM}/shows/{show}/levels/show")["rows"]
    return {name: value["num"] for name, value in row["metrics"].items()}


def split(shop: Importing, file: int) -> list[str]:
    return [one["text"] for one in shop.preview(file)["notes"] if one["code"] == "split_show"]


def test_a_show_the_platform_cut_in_two_has_both_and_says_so_before(
    shop: Importing, hall: Hall
) -> None:
    pressed(hall)
    file = shop.hand_in("直播明细.csv", table(COMPASS, FIRST, SECOND))
    shop.set_up(file, rooms={SHOP: ROOM})
    assert [one["match"] for one in shop.preview(file)["shows"]] == ["9", "9"]
    assert split(shop, file) == [
        "平台把 11-10 22:00 开播的这一场记成 2 场（这份文件里是第 2、3 行）。"
        "金额、次数和订单数相加；人数、最高和平均不能相加，整场的显示未知。"
    ]
    shop.store(file)
    told = reported(shop)
    assert (told["report.gmv"], told["report.viewers"]) == (80_000, None)
    assert told["report.air_time"] == 90 * MINUTE


def test_an_export_of_one_of_them_alone_again_replaces_its_own_only(
    shop: Importing, hall: Hall
) -> None:
    pressed(hall)
    shop.store(shop.hand_in("明细.csv", table(COMPASS, FIRST, SECOND)), {SHOP: ROOM})
    later = shop.hand_in("明细2.csv", table(COMPASS, {**SECOND, "直播间成交金额": "310.00"}))
    assert len(split(shop, later)) == 1
    assert [(c["new"], c["changed"], c["same"]) for c in shop.preview(later)["changes"]] == [
        (0, 1, 2)
    ]
    shop.store(later)
    assert reported(shop)["report.gmv"] == 81_000
    answer = shop.page.post(
        f"/api/imports/{later}/withdraw", expect=shop.file(later)["version"], reason="导错了"
    )
    assert answer.status_code == 202
    shop.work()
    assert reported(shop)["report.gmv"] == 80_000


def test_a_show_that_is_one_on_both_sides_has_all_it_was_told(shop: Importing, hall: Hall) -> None:
    pressed(hall)
    file = shop.hand_in("直播明细.csv", table(COMPASS, aired("22:01:00", "23:39:00")))
    shop.store(file, {SHOP: ROOM})
    assert split(shop, file) == []
    told = reported(shop)
    assert (told["report.gmv"], told["report.viewers"]) == (30_000, 120)


def test_a_show_a_file_put_in_grows_with_a_longer_export(shop: Importing) -> None:
    early = table(COMPASS, aired("22:00:00", "22:30:00", gmv="100.00"))
    first = shop.hand_in("播中.csv", early)
    shop.store(first, {SHOP: ROOM})
    bought = table(ORDERS, order(1, "22:05:00", "100.00"), order(2, "23:00:00", "900.00"))
    shop.store(shop.hand_in("订单.csv", bought), {"": ROOM})
    assert shop.level(ROOM, WAS)["show"]["gmv"] == 10_000
    later = shop.hand_in("播后.csv", table(COMPASS, aired("22:00:00", "23:30:00")))
    shop.store(later, {SHOP: ROOM})
    assert [(one["id"], one["start"], one["end"]) for one in shop.shows(ROOM)] == [
        (WAS, EVENING, EVENING + 90 * MINUTE)
    ]
    assert shop.level(ROOM, WAS)["show"]["gmv"] == 100_000
    assert reported(shop, WAS)["report.gmv"] == 30_000
    # The early file again, and taken back: what is longer holds, and what came later stands.
    shop.store(shop.hand_in("再导.csv", early + b"\r\n"), {SHOP: ROOM})
    assert [one["end"] for one in shop.shows(ROOM)] == [EVENING + 90 * MINUTE]
    shop.page.post(f"/api/imports/{first}/withdraw", expect=shop.file(first)["version"], reason="x")
    shop.work()
    assert [(one["id"], one["end"]) for one in shop.shows(ROOM)] == [(WAS, EVENING + 90 * MINUTE)]
    assert shop.level(ROOM, WAS)["show"]["gmv"] == 100_000


def test_a_show_somebody_worked_in_keeps_its_edges(shop: Importing, hall: Hall) -> None:
    shop.store(
        shop.hand_in("播中.csv", table(COMPASS, aired("22:00:00", "22:30:00"))), {SHOP: ROOM}
    )
    x = {"lane": "pitch", "op": "add", "from": EVENING, "to": EVENING + MINUTE, "product": "7001"}
    hall.press("timeline.fix", 0, x={**x, "why": "补记"})
    shop.store(
        shop.hand_in("播后.csv", table(COMPASS, aired("22:00:00", "23:30:00"))), {SHOP: ROOM}
    )
    assert [one["end"] for one in shop.shows(ROOM)] == [EVENING + 30 * MINUTE]


def test_two_accounts_of_one_file_make_one_show_as_long_as_both(shop: Importing) -> None:
    other = aired("22:05:00", "23:35:00", gmv="500.00", 主播昵称="另一间")
    file = shop.hand_in("明细.csv", table(COMPASS, aired("22:00:00", "23:30:00"), other))
    shop.set_up(file, rooms={SHOP: ROOM, "另一间": ROOM})
    assert [note.partition("（")[0] for note in split(shop, file)] == [
        "平台把 11-10 22:00 开播的这一场记成 2 场"
    ]
    shop.store(file)
    [show] = shop.shows(ROOM)
    assert (show["id"], show["end"]) == (WAS, EVENING + 95 * MINUTE)
    assert reported(shop, WAS)["report.gmv"] == 80_000
