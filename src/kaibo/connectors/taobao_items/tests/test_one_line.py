"""Promise of Taobao's three order files: an order of one sub-order is one line, whatever came first."""

from __future__ import annotations

from itertools import permutations

import pytest
from msgspec.structs import replace

from kaibo.connectors.base.file_format import TableFormat
from kaibo.connectors.base.tests.composed import table
from kaibo.connectors.base.tests.properties import events_of, read_rows
from kaibo.connectors.taobao_items.format import ITEMS
from kaibo.connectors.taobao_items.tests.composed import ALONE, LEFT, RIGHT
from kaibo.connectors.taobao_items.tests.composed import HEADERS as ITEM_HEADERS
from kaibo.connectors.taobao_live_orders.format import LIVE_ORDERS
from kaibo.connectors.taobao_live_orders.tests.composed import HEADERS as LIVE_HEADERS
from kaibo.connectors.taobao_live_orders.tests.composed import PART, SOLD
from kaibo.connectors.tmall_orders.format import ORDERS
from kaibo.connectors.tmall_orders.tests.headers import NEW_LIST
from kaibo.live.events import Event
from kaibo.live.order_book import OrderBook
from kaibo.live.orders import line_key

WHOLE = {
    "订单编号": '="4100000000000000001"',
    "主订单编号": '="4100000000000000001"',
    "总金额": "115.80",
    "买家实际支付金额": "95.80",
    "订单状态": "交易成功",
    "订单创建时间": "2026-03-01 23:59:54",
    "订单付款时间": "2026-03-02 00:00:02",
    "宝贝种类": "1",
    "宝贝总数量": "2",
    "退款金额": "20.00",
}


def told(format: TableFormat, header: list[str], *rows: dict[str, object]) -> list[Event]:
    found, _ = read_rows(format, table(header, rows))
    return [replace(e, room="r", src=f"file:{format.id}") for e in events_of(found)]


FILES = (
    told(ORDERS, NEW_LIST, dict(WHOLE)),
    told(ITEMS, ITEM_HEADERS, ALONE),
    told(LIVE_ORDERS, LIVE_HEADERS, SOLD),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_files_of_one_order_make_one_line_in_any_order(order: tuple[int, ...]) -> None:
    book = OrderBook()
    for number in (*order, *order):
        for event in FILES[number]:
            [(key, _, line)] = book.learn(event)
    assert set(book.said) == {key} == {("taobao", "", "4100000000000000001", "")}
    assert line is not None
    # The whole order's total has the freight of 6.00 in it, and only its file knows the refund.
    assert (line.amount, line.qty, line.refunded_total) == (11_580, 2, 2_000)
    assert line.product == "600000000000000001"


def test_sub_orders_of_an_order_of_several_meet_by_their_own_numbers() -> None:
    items = told(ITEMS, ITEM_HEADERS, LEFT, RIGHT)
    live = told(LIVE_ORDERS, LIVE_HEADERS, PART)
    assert {line_key(e)[2:] for e in items} == {
        ("4100000000000000010", "4100000000000000011"),
        ("4100000000000000010", "4100000000000000012"),
    }
    assert {line_key(e) for e in live} <= {line_key(e) for e in items}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_order_of_several_told_by_all_three_files_counts_once(order: tuple[int, ...]) -> None:
    number = '="4100000000000000010"'
    both: dict[str, object] = {
        "订单编号": number,
        "主订单编号": number,
        "总金额": "64.00",
        "买家实际支付金额": "44.00",
        "退款金额": "20.00",
        "宝贝种类": "2",
        "宝贝总数量": "9",
    }
    files = (
        told(ORDERS, NEW_LIST, dict(WHOLE) | both),
        told(ITEMS, ITEM_HEADERS, LEFT, RIGHT),
        told(LIVE_ORDERS, LIVE_HEADERS, PART),
    )
    book = OrderBook()
    for number_of_file in order:
        for event in files[number_of_file]:
            book.learn(event)
    rows = {key[3]: (line.amount, line.refunded_total) for key, line in book.lines()}
    # Of 64.00 the two sub-orders are 58.00; the 6.00 of freight are the order's own.
    assert rows == {
        "": (600, 0), "4100000000000000011": (5_000, 2_000), "4100000000000000012": (800, 0),
    }  # fmt: skip
