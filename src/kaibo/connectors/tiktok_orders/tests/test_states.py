"""Promise of states: five languages mean the same, and a word nobody knows is left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table
from kaibo.connectors.base.tests.properties import GIVEN, events_of, read_rows
from kaibo.connectors.tiktok_orders.format import ORDERS
from kaibo.connectors.tiktok_orders.states import Evidence, state_of
from kaibo.connectors.tiktok_orders.tests.composed import HEADERS, SHIPPED
from kaibo.live.events import Event

BANGKOK = replace(GIVEN, tz="Asia/Bangkok")
YEAR_FIRST = {"Created Time": "2026/09/07 19:05:03", "Paid Time": "2026/09/07 19:06:00"}


def one(**cells: object) -> tuple[Event, Problems]:
    row: Mapping[str, object] = SHIPPED | YEAR_FIRST | cells
    told, problems = read_rows(ORDERS, table(HEADERS, [row]), BANGKOK)
    [event] = events_of(told)
    return event, problems


@pytest.mark.parametrize(
    ("words", "state"),
    [
        (("To ship", "Perlu dikirim", "ที่จะจัดส่ง", "Cần gửi", "Untuk dihantar"), "paid"),
        (("Shipped", "Dikirim", "จัดส่งแล้ว", "Đang vận chuyển", "Dihantar"), "shipped"),
        (("Completed", "Selesai", "เสร็จสมบูรณ์", "Đã hoàn tất", "已完成"), "done"),
        (("Canceled", "Cancelled", "Dibatalkan", "ยกเลิกแล้ว", "Đã hủy"), "refunded"),
        (("Unpaid", "Belum dibayar", "ค้างชำระ", "Chưa thanh toán", "未付款"), "paid"),
    ],
)
def test_a_word_means_the_same_in_each_language(words: tuple[str, ...], state: str) -> None:
    for word in words:
        event, problems = one(**{"Order Status": word, "Order Substatus": ""})
        assert (event.x or {}).get("state") == state, word
        assert problems.kept == []


def test_without_a_payment_time_the_word_decides() -> None:
    words = {"Unpaid": "created", "To ship": "paid", "Canceled": "closed", "Completed": "done"}
    for word, state in words.items():
        event, _ = one(**{"Order Status": word, "Order Substatus": "", "Paid Time": ""})
        assert (event.x or {}).get("state") == state, word


def test_delivered_is_finer_than_shipped() -> None:
    event, _ = one(**{"Order Status": "Shipped", "Order Substatus": "Delivered"})
    assert (event.x or {})["state"] == "signed"


def test_a_word_nobody_knows_is_said_and_the_row_is_kept() -> None:
    unknown = {"Order Status": "Teleportiert", "Order Substatus": "", "Paid Time": ""}
    event, problems = one(**unknown)
    assert event.amount == 8_000_000
    assert event.x is not None and "state" not in event.x
    assert [(p.row, p.column, p.code) for p in problems.kept] == [(2, "Order Status", "new_state")]
    assert problems.kept[0].text == (
        "第 2 行「Order Status」是「Teleportiert」：没见过这个订单状态，是否付款按未知处理。"
    )
    assert problems.lost_rows == 0
    paid, _ = one(**unknown | {"Paid Time": "2026/09/07 19:06:00"})
    assert (paid.x or {})["state"] == "paid"


def test_cancelled_in_a_file_without_payment_times_is_open_unless_money_went_back() -> None:
    seen = Evidence("Canceled", "", None)
    assert state_of(seen) is None
    assert state_of(replace(seen, refund=500)) == "refunded"
    assert state_of(replace(seen, refund=0)) is None
    assert state_of(replace(seen, back="Return/Refund")) == "refunded"
    assert state_of(replace(seen, has_paid_time=False)) == "closed"


@pytest.mark.parametrize("method", ["Cash on delivery", "Bayar di tempat", "เก็บเงินปลายทาง"])
def test_cash_on_delivery_is_paid_when_it_is_delivered(method: str) -> None:
    way = {"Payment Method": method, "Order Status": "Shipped", "Order Substatus": "In transit"}
    event, problems = one(**way, **{"Paid Time": ""})
    assert (event.x or {})["state"] == "created"
    assert [n.code for n in problems.notes()] == ["on_delivery"]
    event, _ = one(**way | {"Order Substatus": "Delivered"}, **{"Paid Time": ""})
    assert (event.x or {})["state"] == "signed"
    event, _ = one(**way)
    assert (event.x or {})["state"] == "shipped"
