"""Promises of money that a platform's own bill and a taught table both tell: it is told before it counts twice."""

from __future__ import annotations

import pytest

from kaibo.domains.control.imports import by_command
from kaibo.domains.control.imports.choices import ImportState as State
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.tests.hall import ROOM
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal

pytestmark = pytest.mark.django_db(transaction=True)

BILL = ["订单号", "子订单号", "结算时间", "结算金额", "结算单类型"]
BOOK = ["动账时间", "动账流水号", "动账方向", "动账金额", "动账场景", "订单号", "子订单号"]
OWN = ["订单", "到账日", "到手", "备注一", "备注二"]
NUMBER, LINE = "6917000000000000001", "6918000000000000001"
MEANT = {"订单": ("order", ""), "到账日": ("time", ""), "到手": ("settled", "yuan")}


def bill(amount: str = "90.00", at: str = "2026-11-10 23:20:30") -> bytes:
    row = {"订单号": f"\t{NUMBER}", "子订单号": f"\t{LINE}", "结算时间": at, "结算金额": amount}
    return table(BILL, {**row, "结算单类型": "已结算"})


def book() -> bytes:
    row = {"动账时间": "2026-11-10 23:20:30", "动账流水号": "\t70010001", "动账方向": "入账"}
    more = {"动账金额": "90.00", "订单号": f"\t{NUMBER}", "子订单号": f"\t{LINE}"}
    return table(BOOK, {**row, **more, "动账场景": "货款结算"})


def own(*rows: tuple[str, str, str]) -> bytes:
    return table(OWN, *(dict(zip(OWN, one, strict=False)) for one in rows))


SAME, OTHER_DAY, OTHER_SUM = (
    (f"\t{NUMBER}", "2026-11-10", "90.00"),
    (f"\t{NUMBER}", "2026-11-08", "90.00"),
    (f"\t{NUMBER}", "2026-11-10", "-5.00"),
)


def teach(shop: Importing, file: int) -> None:
    columns = [
        {"header": one, "target": target, "unit": unit}
        for one in OWN
        for target, unit in [MEANT.get(one, ("skip", ""))]
    ]
    answer = shop.page.post(
        f"/api/imports/{file}/teach", expect=shop.file(file)["version"], name="到账表",
        headers=OWN, mapping={"holds": "settlement", "platform": "douyin", "columns": columns},
    )  # fmt: skip
    assert answer.status_code == 200, answer.content.decode()
    shop.work()


def evening(shop: Importing) -> None:
    told = table(COMPASS, aired("22:00:00", "23:30:00"))
    shop.store(shop.hand_in("直播明细.csv", told), {SHOP: ROOM})
    orders = table(ORDERS, order(1, "22:05:00", "100.00"))
    shop.store(shop.hand_in("订单.csv", orders), {"": ROOM})


def settled() -> int | None:
    from django.conf import settings

    from kaibo.live.engine import read_room

    [(_, line)] = read_room(settings.DATA_DIR, ROOM, "CNY").money.book.lines()
    return None if line.settled is None else line.settled.settled


def codes(shop: Importing, file: int) -> list[str]:
    return [one["code"] for one in shop.preview(file)["notes"]]


TEXT = (
    "会重复计：这份文件的 {of} 笔钱里，有 1 笔直播间「旗舰店A」已经有了（同一订单、同样金额、同一天，"
    "来自另一种文件），存入后同一笔钱算两遍。"
    "若是同一批结算，请不要存：平台的结算单和自己教的表，只留一种。"
)


def test_a_taught_table_of_money_that_the_bill_has_says_so_and_is_not_stored_unseen(
    shop: Importing, lead: Actor
) -> None:
    evening(shop)
    shop.store(shop.hand_in("结算.csv", bill()), {"": ROOM})
    file = shop.hand_in("到账表.csv", own(SAME, OTHER_DAY, OTHER_SUM))
    teach(shop, file)
    shown = shop.file(file)
    assert (shown["state"], shown["told"]) == (State.ASKING, TEXT.format(of=3))
    with pytest.raises(Refusal) as refused:
        by_command.store_file(lead, file, room=ROOM, title=None)
    assert refused.value.code == "money_twice"
    assert settled() == 9_000


def test_the_bill_says_so_where_the_taught_table_was_first(shop: Importing) -> None:
    evening(shop)
    first = shop.hand_in("到账表.csv", own(SAME))
    teach(shop, first)
    assert shop.file(first)["state"] == State.READY
    shop.store(first, {"": ROOM})
    assert settled() == 9_000
    file = shop.hand_in("结算.csv", bill())
    assert (shop.file(file)["state"], shop.file(file)["told"]) == (
        State.ASKING, TEXT.format(of=1),
    )  # fmt: skip
    assert settled() == 9_000


def test_other_money_of_the_order_and_the_same_file_anew_are_told_nothing_of(
    shop: Importing,
) -> None:
    evening(shop)
    shop.store(shop.hand_in("结算.csv", bill()), {"": ROOM})
    other = shop.hand_in("到账表.csv", own(OTHER_DAY, OTHER_SUM))
    teach(shop, other)
    assert (shop.file(other)["state"], "money_twice" in codes(shop, other)) == ("ready", False)
    shop.store(other, {"": ROOM})
    again = shop.hand_in(
        "到账表2.csv", own(OTHER_DAY, OTHER_SUM, ("\t6917000000000000009", "2026-11-10", "1.00"))
    )
    assert "money_twice" not in codes(shop, again)
    assert settled() == 17_500, "90.00 of the bill, 90.00 of another day, 5.00 back"


def test_money_of_the_funds_gives_way_to_the_taught_table_and_counts_once(shop: Importing) -> None:
    evening(shop)
    shop.store(shop.hand_in("动账.csv", book()), {"": ROOM})
    assert settled() == 9_000
    file = shop.hand_in("到账表.csv", own(SAME))
    teach(shop, file)
    assert shop.file(file)["state"] == State.READY
    shop.store(file, {"": ROOM})
    assert settled() == 9_000


def test_said_before_it_is_still_said_when_the_room_changes_and_goes_with_the_other_file(
    shop: Importing,
) -> None:
    evening(shop)
    first = shop.hand_in("结算.csv", bill())
    file = shop.hand_in("到账表.csv", own(SAME))
    teach(shop, file)
    assert shop.file(file)["state"] == State.READY
    shop.store(first, {"": ROOM})
    assert shop.file(file)["state"] == State.ASKING and "money_twice" in codes(shop, file)
    shop.withdraw(first)
    shop.work()
    assert shop.file(file)["state"] == State.READY and "money_twice" not in codes(shop, file)


def test_of_two_stored_in_one_press_the_second_waits_for_a_person(shop: Importing) -> None:
    evening(shop)
    first = shop.hand_in("结算.csv", bill())
    file = shop.hand_in("到账表.csv", own(SAME))
    teach(shop, file)
    for one in (first, file):
        body = {"expect": shop.file(one)["version"], "rooms": {"": ROOM}}
        assert shop.page.post(f"/api/imports/{one}/store", **body).status_code == 202
    shop.work()
    assert shop.file(first)["state"] == State.STORED
    assert (shop.file(file)["state"], shop.file(file)["told"]) == (State.ASKING, TEXT.format(of=1))
    assert settled() == 9_000
    assert shop.store(file, {"": ROOM}).status_code == 202, "a person who has read it may"
    assert (shop.file(file)["state"], settled()) == (State.STORED, 18_000)
