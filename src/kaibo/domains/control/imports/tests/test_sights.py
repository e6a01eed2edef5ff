"""Promises of previews and rights: amounts are for those who may see them; counts for whoever imports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.tests.conftest import page_of
from kaibo.domains.control.tests.hall import ROOM
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.rights import Duty

__all__ = ["page_of"]

pytestmark = pytest.mark.django_db(transaction=True)

PageOf = Callable[[Duty], Browser]
SETTLED = "结算时间,订单号,子订单号,结算金额,结算单类型,下单时间,平台服务费,佣金".split(",")
BILL = {
    "结算时间": "2026-11-20 10:00:00", "订单号": "6917000000000000001",
    "子订单号": "6918000000000000001", "结算金额": "89.10", "结算单类型": "已结算",
    "下单时间": "2026-11-10 22:05:00", "平台服务费": "-5.00", "佣金": "-4.00",
}  # fmt: skip
SPENT = "投放消耗(店铺被投)"


def seen(page: Browser, file: int) -> Any:
    return page.get(f"/api/imports/{file}")["preview"]


def figures(preview: Any) -> dict[str, int]:
    return {one["name"]: one["total"] for one in preview["figures"]}


def notes(preview: Any, code: str) -> list[str]:
    return [one["text"] for one in preview["notes"] if one["code"] == code]


def test_what_the_shop_is_paid_is_for_those_who_may_see_profit(
    shop: Importing, page_of: PageOf
) -> None:
    file = shop.hand_in("结算.csv", table(SETTLED, BILL))
    all_of_it = {"settled": 8_910, "platform_fee": 500, "commission": 400}
    assert figures(shop.preview(file)) | all_of_it == figures(shop.preview(file))
    assert notes(shop.preview(file), "withheld") == []
    told = seen(page_of(Duty.SERVICE), file)
    assert (figures(told), told["rows"]) == ({}, shop.preview(file)["rows"])
    [note] = notes(told, "withheld")
    assert "结算金额 1 个" in note and "佣金 1 个" in note and "查看利润与毛利" in note
    assert "89" not in note


def test_what_ads_cost_is_for_those_who_may_see_ads_and_sales_stay(
    shop: Importing, page_of: PageOf
) -> None:
    night = table([*COMPASS, SPENT], aired("22:00:00", "23:30:00", **{SPENT: "99.00"}))
    file = shop.hand_in("直播明细.csv", night)
    for duty, spend in ((Duty.MEDIA_BUYER, 9_900), (Duty.MERCHANDISER, None)):
        told = seen(page_of(duty), file)
        assert figures(told).get("report.spend_promoted") == spend
        assert told["shows"][0]["totals"].get("report.gmv") == 30_000
        assert figures(told)["report.gmv"] == 30_000
        assert figures(told)["report.viewers"] == 120
        assert len(notes(told, "withheld")) == (spend is None)


def test_a_file_is_taken_back_by_leads_and_operators_and_by_who_had_it_stored(
    shop: Importing, page_of: PageOf
) -> None:
    night = shop.hand_in("直播明细.csv", table(COMPASS, aired("22:00:00", "23:30:00")))
    shop.store(night, {SHOP: ROOM})
    buyer, service = page_of(Duty.MEDIA_BUYER), page_of(Duty.SERVICE)
    before = shop.file(night)
    for page in (buyer, service):
        refused = page.post(
            f"/api/imports/{night}/withdraw", expect=before["version"], reason="存错了"
        )
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
        assert "负责人、运营 或存入它的人" in refused.json()["text"]
    assert shop.file(night) == before
    mine = shop.hand_in("订单.csv", table(ORDERS, order(1, "22:05:00", "100.00")))
    version = shop.file(mine)["version"]
    assert (
        buyer.post(f"/api/imports/{mine}/store", expect=version, rooms={"": ROOM}).status_code
        == 202
    )
    shop.work()
    path, now = f"/api/imports/{mine}/withdraw", shop.file(mine)["version"]
    assert service.post(path, expect=now, reason="x").status_code == 403
    assert buyer.post(path, expect=now, reason="存错了").status_code == 202
    shop.work()
    assert shop.file(mine)["state"] == "withdrawn"
    again = page_of(Duty.OPERATOR).post(
        f"/api/imports/{night}/withdraw", expect=before["version"], reason="存错了"
    )
    assert again.status_code == 202
