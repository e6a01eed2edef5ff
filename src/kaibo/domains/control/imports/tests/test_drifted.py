"""Promises of a known format with a column called otherwise, and of tables that tell known orders."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.control.imports import by_command
from kaibo.domains.control.imports.choices import ImportState as State
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.tests.hall import ROOM
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal

pytestmark = pytest.mark.django_db(transaction=True)

OLD, NEW = "子订单编号", "子单号码"
DRIFTED = [NEW if one == OLD else one for one in ORDERS]
WAS = "a202611102200"


def drifted(*rows: dict[str, str]) -> bytes:
    return table(DRIFTED, *({**row, NEW: row[OLD]} for row in rows))


ONE, TWO = order(1, "22:05:00", "100.00"), order(2, "22:40:00", "120.00")


def teach(shop: Importing, file: int, mapping: dict[str, Any], headers: list[str]) -> Any:
    answer = shop.page.post(
        f"/api/imports/{file}/teach",
        expect=shop.file(file)["version"], name=f"表{file}", headers=headers, mapping=mapping,
    )  # fmt: skip
    shop.work()
    return answer


def stored_night(shop: Importing) -> None:
    shop.store(
        shop.hand_in("直播明细.csv", table(COMPASS, aired("22:00:00", "23:30:00"))), {SHOP: ROOM}
    )
    shop.store(shop.hand_in("订单.csv", table(ORDERS, ONE)), {"": ROOM})


def test_a_drifted_format_is_offered_as_that_format_and_the_one_column_asked(
    shop: Importing,
) -> None:
    file = shop.hand_in("订单2.csv", drifted(ONE, TWO))
    assert shop.file(file)["state"] == State.UNKNOWN
    [sample] = shop.page.get(f"/api/imports/{file}/sample")
    near = sample["suggested"]["near"]
    assert (near["format"], near["title"], near["platform"], near["holds"]) == (
        "douyin-orders", "抖店订单", "douyin", "orders",
    )  # fmt: skip
    assert (near["missing"], near["likely"]) == ([OLD], {OLD: NEW})
    assert NEW in near["free"] and "主订单编号" not in near["free"]


def test_a_renamed_column_makes_the_file_what_it_is_and_its_orders_count_once(
    shop: Importing,
) -> None:
    stored_night(shop)
    file = shop.hand_in("订单2.csv", drifted(ONE, TWO))
    renaming = {"format": "douyin-orders", "renamed": {OLD: NEW}}
    assert teach(shop, file, renaming, DRIFTED).status_code == 200
    shown = shop.file(file)
    assert (shown["state"], shown["format"], shown["title"]) == (
        "ready", "douyin-orders", "抖店订单",
    )  # fmt: skip
    [change] = shop.preview(file)["changes"]
    assert (change["new"], change["changed"]) == (1, 0)
    shop.store(file, {"": ROOM})
    assert shop.level(ROOM, WAS)["show"]["gmv"] == 22_000
    later = shop.hand_in("订单3.csv", drifted(order(3, "22:50:00", "1.00")))
    assert (shop.file(later)["state"], shop.file(later)["format"]) == ("ready", "douyin-orders")
    plain = shop.hand_in("订单4.csv", table(ORDERS, order(4, "22:51:00", "1.00")))
    assert shop.file(plain)["state"] == "ready", "the old header is read as ever"


@pytest.mark.parametrize(
    ("renaming", "said"),
    [
        ({"format": "no-such", "renamed": {OLD: NEW}}, "这份列名对应读不懂"),
        ({"format": "douyin-orders", "renamed": {}}, "这份列名对应读不懂"),
        ({"format": "douyin-orders", "renamed": {"没有的列": NEW}}, "里没有「没有的列」这一列"),
        ({"format": "douyin-orders", "renamed": {OLD: ""}}, f"请选「{OLD}」现在叫什么"),
        ({"format": "douyin-orders", "renamed": {OLD: NEW, "主订单编号": NEW}}, "选成了同一列"),
    ],
)
def test_a_renaming_that_does_not_hold_together_is_refused(
    shop: Importing, renaming: dict[str, Any], said: str
) -> None:
    file = shop.hand_in("订单2.csv", drifted(ONE))
    refused = teach(shop, file, renaming, DRIFTED)
    assert refused.status_code == 422 and said in refused.content.decode()
    assert shop.file(file)["state"] == State.UNKNOWN
    assert shop.page.get("/api/imports/taught") == []


MEANT = {
    "主订单编号": ("order", ""),
    NEW: ("line", ""),
    "订单应付金额": ("amount", "yuan"),
    "支付完成时间": ("paid", ""),
    "订单提交时间": ("created", ""),
    "订单状态": ("state", ""),
}


def as_table(platform: str) -> dict[str, Any]:
    columns = [
        {"header": one, "target": target, "unit": unit}
        for one in DRIFTED
        for target, unit in [MEANT.get(one, ("skip", ""))]
    ]
    return {"holds": "orders", "platform": platform, "columns": columns}


def test_a_taught_table_of_orders_that_are_there_says_that_they_would_count_twice(
    shop: Importing, lead: Actor
) -> None:
    stored_night(shop)
    file = shop.hand_in("订单2.csv", drifted(ONE, TWO))
    assert teach(shop, file, as_table("other"), DRIFTED).status_code == 200
    shown = shop.file(file)
    assert shown["state"] == State.ASKING
    assert shown["told"] == (
        "会重复计：这份文件的 2 个订单号里，有 1 个直播间「旗舰店A」已经有了，是按「抖音」的订单记的；"
        "这份按「其他平台」记，存入后同一笔算两遍。"
        "若是同一批订单，请不要存：在「教过的表」里忘掉这张表，再放一次这份文件，选对平台和订单号、子订单号两列。"
    )
    with pytest.raises(Refusal) as refused:
        by_command.store_file(lead, file, room=ROOM, title=None)
    assert refused.value.code == "orders_twice"
    assert shop.level(ROOM, WAS)["show"]["gmv"] == 10_000


def test_a_taught_table_of_the_same_platform_is_merged_and_warned_of_nothing(
    shop: Importing,
) -> None:
    stored_night(shop)
    file = shop.hand_in("订单2.csv", drifted(ONE, TWO))
    teach(shop, file, as_table("douyin"), DRIFTED)
    assert (shop.file(file)["state"], shop.file(file)["told"]) == ("ready", "")
    shop.store(file, {"": ROOM})
    assert shop.level(ROOM, WAS)["show"]["gmv"] == 22_000


MONEY, TIME = "订单应付金额", "订单提交时间"
OTHER = {MONEY: "应付总额（元）", TIME: "订单创建于"}
REWORDED = [OTHER.get(one, one) for one in ORDERS]


def reworded(*rows: dict[str, str]) -> bytes:
    return table(
        REWORDED, *({**row, **{new: row[old] for old, new in OTHER.items()}} for row in rows)
    )


def test_an_amount_and_a_time_that_went_are_asked_about_once_and_then_read(shop: Importing) -> None:
    stored_night(shop)
    file = shop.hand_in("订单2.csv", reworded(ONE, TWO))
    shown = shop.file(file)
    assert shown["state"] == State.UNKNOWN
    assert "原来的「订单应付金额」没有了，「应付总额（元）」像是它" in shown["told"]
    assert shop.preview(file) is None, "it is no file that storing all at once would take"
    [sample] = shop.page.get(f"/api/imports/{file}/sample")
    near = sample["suggested"]["near"]
    assert (near["format"], near["likely"], near["optional"]) == ("douyin-orders", OTHER, True)
    renaming = {"format": "douyin-orders", "renamed": OTHER}
    assert teach(shop, file, renaming, REWORDED).status_code == 200
    assert (shop.file(file)["state"], shop.file(file)["format"]) == ("ready", "douyin-orders")
    assert shop.preview(file)["orders"]["gross"] == 22_000
    [change] = shop.preview(file)["changes"]
    assert (change["new"], change["changed"]) == (1, 0)
    later = shop.hand_in("订单3.csv", reworded(order(3, "22:50:00", "1.00")))
    assert shop.file(later)["state"] == "ready"
    found = shop.preview(later)
    assert found["orders"]["gross"] == 100 and found["days"][0]["day"] == "2026-11-10"
    assert "renamed_columns" in {note["code"] for note in found["notes"]}


def test_said_to_be_none_of_them_it_is_read_without_and_not_asked_again(shop: Importing) -> None:
    file = shop.hand_in("订单2.csv", reworded(ONE))
    renaming = {"format": "douyin-orders", "renamed": {MONEY: None, TIME: None}}
    assert teach(shop, file, renaming, REWORDED).status_code == 200
    assert shop.file(file)["state"] == "ready"
    sums = shop.preview(file)["orders"]
    assert (sums["lines"], sums["no_amount"]) == (1, 1)
    later = shop.hand_in("订单3.csv", reworded(order(3, "22:50:00", "1.00")))
    assert shop.file(later)["state"] == "ready"
    assert shop.preview(later)["orders"]["no_amount"] == 1
    plain = shop.hand_in("订单4.csv", table(ORDERS, order(4, "22:51:00", "1.00")))
    assert shop.preview(plain)["orders"]["gross"] == 100


BOTH = [NEW if one == OLD else one for one in REWORDED]


def both(*rows: dict[str, str]) -> bytes:
    told = ({**row, NEW: row[OLD], **{new: row[old] for old, new in OTHER.items()}} for row in rows)
    return table(BOTH, *told)


def near_of(shop: Importing, file: int) -> dict[str, Any]:
    [sample] = shop.page.get(f"/api/imports/{file}/sample")
    return dict(sample["suggested"]["near"])


@pytest.mark.parametrize("other", [MONEY, None])
def test_of_a_needed_and_other_columns_that_went_each_is_asked_and_none_read_without(
    shop: Importing, other: str | None
) -> None:
    file = shop.hand_in("订单2.csv", both(ONE, TWO))
    near = near_of(shop, file)
    assert (near["missing"], near["optional"]) == ([OLD], False)
    teach(shop, file, {"format": "douyin-orders", "renamed": {OLD: NEW}}, BOTH)
    shown = shop.file(file)
    assert (shown["state"], shop.preview(file)) == (State.UNKNOWN, None)
    assert "原来的「订单应付金额」没有了，「应付总额（元）」像是它" in shown["told"]
    near = near_of(shop, file)
    assert (near["likely"], near["optional"]) == (OTHER, True)
    said = OTHER if other else dict.fromkeys(OTHER)
    teach(shop, file, {"format": "douyin-orders", "renamed": said}, BOTH)
    assert (shop.file(file)["state"], shop.file(file)["format"]) == ("ready", "douyin-orders")
    [kept] = shop.page.get("/api/imports/taught")
    assert kept["mapping"]["renamed"] == {OLD: NEW, **said}
    later = shop.hand_in("订单3.csv", both(order(3, "22:50:00", "1.00")))
    sums = shop.preview(later)["orders"]
    assert (sums["gross"], sums["no_amount"]) == ((100, 0) if other else (0, 1))


def test_what_was_said_of_other_headers_holds_where_they_meet_in_one_file(shop: Importing) -> None:
    first = shop.hand_in("订单1.csv", drifted(ONE))
    teach(shop, first, {"format": "douyin-orders", "renamed": {OLD: NEW}}, DRIFTED)
    second = shop.hand_in("订单2.csv", reworded(ONE))
    teach(shop, second, {"format": "douyin-orders", "renamed": OTHER}, REWORDED)
    file = shop.hand_in("订单3.csv", both(ONE, TWO))
    assert (shop.file(file)["state"], shop.preview(file)["orders"]["gross"]) == ("ready", 22_000)
