"""Promises of files that come by the watched folder: nothing goes anywhere that nobody confirmed."""

from __future__ import annotations

import pytest

from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.imports.choices import ImportState as State
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE

pytestmark = pytest.mark.django_db(transaction=True)

NIGHT = table(COMPASS, aired("22:00:00", "23:30:00"))
LATER = table(COMPASS, aired("23:40:00", "23:55:00"))
TICKET = {
    "售后单号": "1450001",
    "订单号": "6917000000000000001",
    "退商品金额（元）": "10.00",
    "售后状态": "退款成功",
    "售后申请时间": "2026-11-11 09:00:00",
    "售后类型": "仅退款",
}
#: In November Los Angeles is sixteen hours behind Shanghai.
BEHIND = 16 * HOUR


def orders(number: int, amount: str = "100.00") -> bytes:
    return table(ORDERS, order(number, "22:05:00", amount))


def second_room(lead: Actor) -> None:
    rooms.add(lead, ident="room-b", title="B", platform=Platform.DOUYIN, account="bbb")


def test_a_file_that_names_no_account_waits_where_the_platform_has_two_rooms(
    shop: Importing, lead: Actor
) -> None:
    second_room(lead)
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    shop.store(shop.hand_in("A店订单.csv", orders(1)), {"": ROOM})
    other = shop.hand_in("B店订单.csv", orders(2, "999.00"), watched=True)
    shown = shop.file(other)
    assert (shown["state"], shown["rooms"], shown["stored"]) == (State.ASKING, [], None)
    assert shown["told"] == "文件夹里来的：不知道这份文件进哪个直播间。请在下面选好再存入。"
    [placing] = shop.preview(other)["placings"]
    assert (placing["room"], placing["how"]) == (None, "open")
    assert shop.level(ROOM, "a202611102200")["show"]["gmv"] == 10_000


def test_a_file_by_hand_that_names_no_account_is_asked_about_again_where_there_are_two_rooms(
    shop: Importing, lead: Actor
) -> None:
    shop.store(shop.hand_in("订单.csv", orders(1)), {"": ROOM})
    [alone] = shop.preview(shop.hand_in("订单2.csv", orders(2)))["placings"]
    assert (alone["room"], alone["how"]) == (ROOM, "known")
    second_room(lead)
    file = shop.hand_in("订单3.csv", orders(3))
    assert (shop.file(file)["state"], shop.file(file)["told"]) == (State.ASKING, "")


def test_a_room_of_another_platform_is_no_second_one(shop: Importing, lead: Actor) -> None:
    rooms.add(lead, ident="tb", title="淘宝店", platform=Platform.TAOBAO)
    shop.store(shop.hand_in("订单.csv", orders(1)), {"": ROOM})
    watched = shop.hand_in("订单2.csv", orders(2), watched=True)
    assert shop.file(watched)["state"] == State.STORED


def test_a_watched_file_is_read_in_the_zone_of_the_last_one_of_its_account(
    shop: Importing, hall: Hall
) -> None:
    hall.time += BEHIND
    first = shop.hand_in("la.csv", NIGHT)
    shop.set_up(first, tz="America/Los_Angeles")
    shop.store(first, {SHOP: ROOM})
    second = shop.hand_in("la2.csv", LATER, watched=True)
    shown = shop.file(second)
    assert (shown["state"], shown["tz"]) == (State.STORED, "America/Los_Angeles")
    assert [one["start"] for one in shop.shows(ROOM)] == [
        EVENING + BEHIND + 100 * MINUTE,
        EVENING + BEHIND,
    ]


def test_a_watched_file_goes_to_a_room_by_itself_only_after_a_person_said_so_once(
    shop: Importing,
) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    watched = shop.hand_in("订单.csv", orders(1), watched=True)
    shown = shop.file(watched)
    assert (shown["state"], shown["told"]) == (
        State.READY,
        "文件夹里来的：这份文件进「旗舰店A」，还没有人确认过。请看一眼下面再存入；以后会自己存。",
    )
    shop.store(watched)
    known = shop.hand_in("订单2.csv", orders(2), watched=True)
    assert shop.file(known)["state"] == State.STORED


def test_a_known_account_in_a_format_it_never_had_waits_for_its_zone(shop: Importing) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    tickets = (
        "售后单号,订单号,商品单号,退商品金额（元）,售后状态,售后申请时间,商家退款时间,售后类型"
    )
    shop.store(shop.hand_in("售后单.csv", table(tickets.split(","), TICKET)), {"": ROOM})
    watched = shop.hand_in("订单2.csv", orders(2), watched=True)
    shown = shop.file(watched)
    assert (shown["state"], shown["tz"], shown["rooms"]) == (State.ASKING, "Asia/Shanghai", [])
    assert shown["told"] == (
        "文件夹里来的：这种文件还没有存过，不知道里面的时间是哪个时区"
        "（现在按 Asia/Shanghai 读）。请核对「设置」里的时区再存入；以后同样的文件会自己存。"
    )
    assert shop.store(watched).status_code == 202, "a person's word is enough"
    assert shop.file(watched)["state"] == State.STORED


def test_accounts_that_had_different_zones_are_not_read_in_either(
    shop: Importing, lead: Actor
) -> None:
    second_room(lead)
    first = shop.hand_in("la.csv", NIGHT)
    shop.set_up(first, tz="America/Los_Angeles")
    shop.store(first, {SHOP: ROOM})
    other = shop.hand_in("b.csv", table(COMPASS, aired("22:00:00", "23:00:00", 主播昵称="乙")))
    shop.store(other, {"乙": "room-b"})
    both = table(
        COMPASS, aired("23:40:00", "23:50:00"), aired("23:40:00", "23:50:00", 主播昵称="乙")
    )
    shown = shop.file(shop.hand_in("两个.csv", both, watched=True))
    assert (shown["state"], shown["stored"]) == (State.ASKING, None)
    assert "「晚风女装」是 America/Los_Angeles，「乙」是 Asia/Shanghai" in shown["told"]


def test_a_file_somebody_took_back_is_not_stored_by_itself_when_it_is_read_again(
    shop: Importing,
) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    file = shop.hand_in("明细2.csv", LATER, watched=True)
    assert shop.file(file)["state"] == State.STORED
    shop.withdraw(file)
    shop.work()
    shop.set_up(file)
    assert (shop.file(file)["state"], len(shop.shows(ROOM))) == (State.READY, 1)
    assert shop.hand_in("明细2.csv", LATER, watched=True) == file
    assert (shop.file(file)["state"], len(shop.shows(ROOM))) == (State.READY, 1)


def test_a_watched_file_with_lost_rows_says_why_it_waits(shop: Importing) -> None:
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    broken = table(COMPASS, aired("23:56:00", "23:58:00"), aired("说不清", "23:59:00"))
    shown = shop.file(shop.hand_in("明细3.csv", broken, watched=True))
    assert (shown["state"], shown["told"]) == (
        State.READY, "文件夹里来的：有 1 行没计入，没有自己存入。请看过下面的问题再存入。")  # fmt: skip
