"""Promises of names: a product is called as the show, the catalogue or its platform calls it, in that
order, and only what nobody has named by its id."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall
from kaibo.kit.clock import HOUR, MINUTE

pytestmark = pytest.mark.django_db(transaction=True)

SHOW = "9"
NIGHT = table(COMPASS, aired("22:00:00", "23:30:00", "100.00"))
SOLD = table(ORDERS, order(1, "22:05:00", "100.00"))
TALKS = ["商品ID", "商品标题", "讲解开始时间", "讲解结束时间", "主播昵称"]


def talked(**titles: str) -> bytes:
    """A log of talks of ten minutes each, with the title of each product."""
    rows = [
        {"商品ID": f"\t{product[1:]}", "商品标题": title, "主播昵称": SHOP,
         "讲解开始时间": f"2026/11/10 22:{10 * at:02}:00",
         "讲解结束时间": f"2026/11/10 22:{10 * at + 10:02}:00"}
        for at, (product, title) in enumerate(titles.items())
    ]  # fmt: skip
    return table(TALKS, *rows)


@pytest.fixture
def night(shop: Importing, hall: Hall) -> Importing:
    """7001 was pressed with its number, 7002 with its name, 7003 with neither."""
    hall.time = EVENING
    hall.press("show.start", 0, ref=SHOW)
    hall.press("pitch.start", 0, product="7001", id="p1", x={"link_no": 3})
    hall.press(
        "pitch.start", 10 * MINUTE, product="7002", id="p2", x={"link_no": 4, "name": "洁面"}
    )
    hall.press("pitch.start", 20 * MINUTE, product="7003", id="p3")
    hall.press("show.end", 90 * MINUTE)
    hall.time = EVENING + 14 * HOUR
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    shop.store(shop.hand_in("订单.csv", SOLD))
    return shop


def asked(page: Importing, rest: str = "") -> Any:
    return page.page.get(f"/api/review/{ROOM}/{SHOW}/results{rest}")


def test_lines_bear_what_is_known_and_what_nobody_has_named_is_missing(night: Importing) -> None:
    assert asked(night)["names"] == {"7001": "3号", "7002": "4号 洁面"}
    [line] = asked(night, "/lines?of=attribution&part=time")["lines"]
    assert (line["product"], line["label"]) == ("7001", "3号")


def test_the_platforms_log_of_talks_names_what_the_show_does_not(night: Importing) -> None:
    log = talked(p7001="保湿面膜", p7002="氨基酸洁面乳", p7003="面霜", p7004="喷雾")
    night.store(night.hand_in("讲解记录.csv", log))
    names = {"7001": "3号 保湿面膜", "7002": "4号 洁面", "7003": "面霜", "7004": "喷雾"}
    assert asked(night)["names"] == names
    assert asked(night, "/talks")["labels"] == names
