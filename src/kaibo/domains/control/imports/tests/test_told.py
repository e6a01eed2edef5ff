"""Promises of what the page of files tells: one count in two places, a name for each platform."""

from __future__ import annotations

import pytest

from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.tests.hall import ROOM

pytestmark = pytest.mark.django_db(transaction=True)

ROSTER = "日期,主播,开始,结束\n2026-11-10,小雨,20:00,22:00\n".encode()


def test_what_the_preview_counts_is_what_storing_counts(shop: Importing) -> None:
    """Nor the opening of its source nor the show that is put in are among them."""
    for name, content in (
        ("直播明细.csv", table(COMPASS, aired("22:00:00", "23:30:00"))),
        ("订单.csv", table(ORDERS, order(1, "22:05:00", "100.00"), order(2, "22:40:00", "9.00"))),
    ):
        file = shop.hand_in(name, content)
        [placing] = shop.preview(file)["placings"]
        shop.store(file, {placing["account"]: ROOM})
        stored = shop.file(file)["stored"]
        assert stored["accepted"] == placing["events"] > 0
        assert (stored["duplicate"], stored["refused"]) == (0, 0)
    assert len(shop.shows(ROOM)) == 1


def test_a_later_export_counts_what_it_repeats(shop: Importing) -> None:
    shop.store(shop.hand_in("订单.csv", table(ORDERS, order(1, "22:05:00", "100.00"))))
    later = table(ORDERS, order(1, "22:05:00", "100.00"), order(2, "22:40:00", "9.00"))
    file = shop.hand_in("订单2.csv", later)
    events = shop.preview(file)["placings"][0]["events"]
    shop.store(file)
    stored = shop.file(file)["stored"]
    assert (events, stored["accepted"] + stored["duplicate"]) == (2, 2)


def test_every_format_has_a_platform_people_can_read(shop: Importing) -> None:
    formats = {one["id"]: one["platform_label"] for one in shop.page.get("/api/imports/formats")}
    assert all(formats.values())
    assert (formats["canonical"], formats["chat-replay"]) == ("通用", "通用")
    assert (formats["blrec-xml"], formats["douyin-orders"]) == ("B 站", "抖音")


def test_a_roster_is_said_once_and_opens_again_from_what_is_kept(shop: Importing) -> None:
    file = shop.hand_in("排班.csv", ROSTER)
    assert (shop.file(file)["state"], shop.file(file)["holds"]) == ("unknown", "")
    refused = shop.page.client.get(f"/api/imports/{file}/roster")
    assert refused.json()["code"] == "not_roster"
    path, version = f"/api/imports/{file}/roster", shop.file(file)["version"]
    assert shop.page.post(path, expect=version, roster=True).status_code == 200
    assert (shop.file(file)["holds"], shop.file(file)["holds_label"]) == ("roster", "排班表")
    assert shop.page.get(path) == [
        {"name": "", "rows": 2, "text": "日期\t主播\t开始\t结束\n2026-11-10\t小雨\t20:00\t22:00"}
    ]
    assert shop.page.post(path, expect=version, roster=False).json()["code"] == "stale"
    assert shop.file(file)["holds"] == "roster"
    now = shop.file(file)["version"]
    assert shop.page.post(path, expect=now, roster=False).json()["holds"] == ""


def test_a_table_that_is_known_is_no_roster(shop: Importing) -> None:
    file = shop.hand_in("订单.csv", table(ORDERS, order(1, "22:05:00", "100.00")))
    before = shop.file(file)
    said = shop.page.post(f"/api/imports/{file}/roster", expect=before["version"], roster=True)
    assert said.json()["code"] == "import_over"
    assert shop.file(file) == before
