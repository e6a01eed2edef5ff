"""Promises of rooms made for a file's accounts, and of the moment a file speaks of."""

from __future__ import annotations

import pytest

from kaibo.domains.control.imports import destinations
from kaibo.domains.control.imports.choices import ImportState as State
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.tests.hall import ROOM
from kaibo.kit.clock import MINUTE, now_ms

pytestmark = pytest.mark.django_db(transaction=True)


def night(*accounts: str) -> bytes:
    return table(COMPASS, *(aired("22:00:00", "22:40:00", 主播昵称=name) for name in accounts))


def test_a_new_room_whose_ident_is_taken_is_refused_and_names_the_old_one(shop: Importing) -> None:
    file = shop.hand_in("m.csv", night("别家店"))
    before = shop.file(file)
    refused = shop.store(file, new_rooms={"别家店": {"ident": ROOM, "title": "新的直播间"}})
    assert (refused.status_code, refused.json()) == (
        409,
        {
            "code": "room_taken",
            "text": "编号「flagship-a」已经是直播间「旗舰店A」的，什么也没有新建，也没有存入。"
            "要存进「旗舰店A」，请选它；要新建直播间，请换一个编号，如「flagship-a-2」。",
            "values": {"room": ROOM, "free": "flagship-a-2"},
        },
    )
    assert shop.file(file) == before
    assert (len(shop.page.get("/api/rooms")), shop.shows(ROOM)) == (1, [])


def test_what_is_suggested_for_new_rooms_is_free_and_each_is_another(page: Importing) -> None:
    first = page.hand_in("m.csv", night("晚风女装"))
    [one] = page.preview(first)["placings"]
    made = {"晚风女装": {"ident": one["suggested_ident"], "title": one["suggested_title"]}}
    assert (one["suggested_ident"], page.store(first, new_rooms=made).status_code) == (
        "douyin",
        202,
    )
    second = page.hand_in("n.csv", night("别家店", "第三家"))
    idents = [one["suggested_ident"] for one in page.preview(second)["placings"]]
    assert idents == ["douyin-2", "douyin-3"]
    new = {
        one["account"]: {"ident": one["suggested_ident"], "title": one["suggested_title"]}
        for one in page.preview(second)["placings"]
    }
    assert page.store(second, new_rooms=new).status_code == 202
    assert {ident: len(page.shows(ident)) for ident in ("douyin", *idents)} == {
        "douyin": 1, "douyin-2": 1, "douyin-3": 1}  # fmt: skip


def test_two_accounts_may_share_a_room_that_is_made_for_both_under_one_name(
    page: Importing,
) -> None:
    file = page.hand_in("m.csv", night("甲", "乙"))
    two = {name: {"ident": "both", "title": name} for name in "甲乙"}
    refused = page.store(file, new_rooms=two)
    assert (refused.status_code, refused.json()["code"]) == (409, "room_taken")
    assert page.page.get("/api/rooms") == []
    one = {name: {"ident": "both", "title": "合用"} for name in "甲乙"}
    assert page.store(file, new_rooms=one).status_code == 202
    assert page.file(file)["rooms"] == ["both"]


def test_a_file_cannot_speak_of_a_moment_that_has_not_come(shop: Importing) -> None:
    file = shop.hand_in("订单.csv", table(ORDERS, order(1, "22:05:00", "100.00")))
    before = shop.file(file)
    refused = shop.set_up(file, as_of=now_ms() + 6 * MINUTE)
    assert (refused.status_code, refused.json()["code"]) == (409, "as_of_ahead")
    assert "还没有到" in refused.json()["text"]
    assert shop.file(file) == before
    assert shop.set_up(file, as_of=now_ms() + 4 * MINUTE).status_code == 200
    assert shop.file(file)["state"] == State.READY


def test_a_room_is_called_what_people_call_its_account_and_found_by_either(page: Importing) -> None:
    first = page.hand_in(
        "m.csv", table(COMPASS, aired("22:00:00", "22:40:00", 主播抖音号="wan_feng"))
    )
    [one] = page.preview(first)["placings"]
    assert (one["account"], one["suggested_ident"]) == ("wan_feng", "douyin-wan-feng")
    made = {"wan_feng": {"ident": one["suggested_ident"], "title": one["suggested_title"]}}
    assert page.store(first, new_rooms=made).status_code == 202
    [room] = page.page.get("/api/rooms")
    assert (room["title"], room["account"]) == (aired("", "")["主播昵称"], "wan_feng")
    by_name = page.hand_in("n.csv", night(room["title"]))
    [other] = page.preview(by_name)["placings"]
    assert (other["room"], other["how"]) == (room["ident"], "known")


BILI_LOG = "TIME21h:05mONLINE1200\n你好\nTIME21h:06mONLINE1300\n再见\n".encode()
YOUTUBE = (
    b'[{"message_type": "text_message", "message_id": "m1", "timestamp": 1597517021449000, '
    b'"author": {"id": "u1", "name": "n"}, "message": "hello", "time_in_seconds": 1}]'
)


@pytest.mark.parametrize(("name", "content"), [("2019-5-10.txt", BILI_LOG), ("c.json", YOUTUBE)])
def test_chat_of_a_platform_rooms_have_no_word_for_is_stored_and_the_next_asks_for_its_room(
    page: Importing, name: str, content: bytes
) -> None:
    file = page.hand_in(name, content)
    made = {"": {"ident": "chat", "title": "录播"}}
    assert page.store(file, new_rooms=made).status_code == 202
    assert (page.file(file)["state"], page.file(file)["rooms"]) == (State.STORED, ["chat"])
    assert [one["platform"] for one in page.page.get("/api/rooms")] == ["other"]
    again = page.hand_in(name, content + b"\n")
    assert [(one["room"], one["how"]) for one in page.preview(again)["placings"]] == [
        (None, "open")
    ], "the next recording of elsewhere may be of any room"


def test_a_room_made_for_a_file_counts_in_the_currency_of_its_amounts(page: Importing) -> None:
    sold = {
        "Order ID": "577900000000000001", "Order Status": "Shipped", "Order Substatus": "In transit",
        "SKU ID": "1729000000000000011", "Product Name": "Mug", "Quantity": "1",
        "SKU Subtotal After Discount": "12.50", "Order Amount": "12.50", "Country": "United Kingdom",
        "Created Time": "2026/11/10 22:05:00", "Paid Time": "2026/11/10 22:06:00",
    }  # fmt: skip
    british = table(list(sold), sold)
    file = page.hand_in("All order.csv", british)
    [one] = page.preview(file)["placings"]
    new = {one["account"]: {"ident": "tt-uk", "title": "英国店"}}
    assert page.store(file, new_rooms=new).status_code == 202
    assert page.file(file)["state"] == State.STORED
    assert [(room["ident"], room["cur"]) for room in page.page.get("/api/rooms")] == [
        ("tt-uk", "GBP")
    ]


def test_amounts_of_several_currencies_or_of_none_make_a_room_in_yuan() -> None:
    money = {"count": 1, "total": 1, "money": True}
    views = {"count": 1, "total": 1, "money": False}
    cases: list[tuple[list[str], dict[str, object], str]] = [
        (["GBP"], {}, "GBP"),
        (["GBP", "USD"], {}, "CNY"),
        ([], {"settled@GBP": money, "report.views": views}, "GBP"),
        ([], {"settled@GBP": money, "settled": money}, "CNY"),
        ([], {"report.views": views}, "CNY"),
        (["XXX"], {}, "CNY"),
    ]
    for curs, figures, cur in cases:
        assert destinations.currency_of({"curs": curs, "figures": figures}) == cur
