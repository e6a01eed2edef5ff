"""Promises of Taobao order files as events: the same in every shape, never a zero for a blank."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import (
    GIVEN,
    assert_sound,
    blanked,
    events_of,
    read_rows,
    rearranged,
    said,
)
from kaibo.connectors.tmall_orders.format import FORMATS, ORDERS
from kaibo.connectors.tmall_orders.layout import LAYOUT
from kaibo.connectors.tmall_orders.tests.headers import NEW_LIST, ORDER_LIST
from kaibo.live.events import Event
from kaibo.live.mask import viewer_hash

CREATED = 1_772_380_794_000  # 2026-03-01 15:59:54 UTC
PAID = CREATED + 8_000
DAY_MS = 86_400_000
DONE: dict[str, object] = {
    "订单编号": '="4100000000000000001"',
    "买家会员名": "测试会员",
    "买家支付宝账号": "a@example.com",
    "总金额": "115.80",
    "买家实际支付金额": "95.80",
    "订单状态": "交易成功",
    "收货人姓名": "张三",
    "收货地址": "浙江省杭州市西湖区文三路90号",
    "联系手机": "'13800138000",
    "订单创建时间": "2026-03-01 23:59:54",
    "订单付款时间": "2026-03-02 00:00:02",
    "宝贝标题": "黄小米, 5斤",
    "宝贝种类": "1",
    "宝贝总数量": "2",
    "店铺名称": "小满🌾铺子",
    "退款金额": "20.00",
    "确认收货时间": "2026-03-04 00:00:02",
    "打款商家金额": "95.80",
    "直播返现状态": "未返现",
    "发货时间": "2026-03-03 00:00:02",
    "主订单编号": '="4100000000000000001"',
}
OPEN = DONE | {
    "订单编号": '="4100000000000000010"',
    "主订单编号": "",
    "买家会员名": "--",
    "订单状态": "等待买家付款",
    "买家实际支付金额": "0.00",
    "订单付款时间": "",
    "宝贝种类": "2",
    "店铺名称": "--",
    "退款金额": "0.00",
    "确认收货时间": "",
    "打款商家金额": "",
    "发货时间": "",
}
CELLS = [DONE, OPEN]


def told(*rows: Mapping[str, object], header: list[str] = NEW_LIST) -> tuple[list[Event], Problems]:
    found, problems = read_rows(ORDERS, table(header, rows))
    return events_of(found), problems


def x(event: Event) -> dict[str, Any]:
    assert event.x is not None
    return event.x


def test_the_newer_form_also_tells_refund_delivery_and_what_was_paid_out() -> None:
    (done, unpaid), problems = told(*CELLS)
    assert done == Event(
        id="abababababab:2",
        kind="order.state",
        order="4100000000000000001",
        qty=2,
        amount=11_580,
        cur="CNY",
        viewer=viewer_hash(GIVEN.key, "taobao", "测试会员"),
        ts=PAID,
        x={
            "platform": "taobao",
            "shop_name": "小满🌾铺子",
            "created": CREATED,
            "paid": PAID,
            "refunded_total": 2_000,
            "state": "done",
            "as_of": GIVEN.as_of,
            "shipped_at": PAID + DAY_MS,
            "received_at": PAID + 2 * DAY_MS,
            "paid_out": 9_580,
        },
    )
    assert x(unpaid) == {
        "platform": "taobao",
        "created": CREATED,
        "refunded_total": 0,
        "state": "created",
        "as_of": GIVEN.as_of,
    }
    assert (unpaid.viewer, unpaid.ts) == (None, CREATED)
    assert (problems.kept, problems.notes()) == ([], [])


def test_the_older_form_says_less_and_never_a_zero_for_it() -> None:
    (done, _), problems = told(*CELLS, header=ORDER_LIST)
    absent = {"refunded_total", "shipped_at", "received_at", "paid_out"}
    assert absent.isdisjoint(x(done))
    assert (done.amount, x(done)["state"]) == (11_580, "done")
    assert [(p.row, p.column, p.code) for p in problems.kept] == [(None, "退款金额", "no_column")]


def test_a_row_of_another_main_order_is_its_sub_order() -> None:
    (event,), problems = told(DONE | {"主订单编号": "4100000000000000099"})
    assert (event.order, event.line) == ("4100000000000000099", "4100000000000000001")
    assert [(n.code, n.row) for n in problems.notes()] == [("sub_order_row", 2)]


def test_receipt_by_the_buyer_ends_an_order_whose_state_is_not_printed() -> None:
    (event,), _ = told(DONE | {"订单状态": ""})
    assert x(event)["state"] == "done"


def test_a_count_no_order_has_is_unknown() -> None:
    for pieces, code in (("-1", "negative_count"), ("4100000000", "out_of_range")):
        (event,), problems = told(DONE | {"宝贝总数量": pieces})
        assert (event.qty, [p.code for p in problems.kept]) == (None, [code])
        assert_sound([event])


def test_nobody_is_named() -> None:
    events, _ = told(*CELLS)
    words = ("测试会员", "张三", "文三路", "13800138000", "example.com")
    assert all(word not in repr(events) for word in words)


@pytest.mark.parametrize("header", [ORDER_LIST, NEW_LIST])
def test_csv_in_both_encodings_and_a_workbook_tell_the_same(
    tmp_path: Path, header: list[str]
) -> None:
    rows = table(header, CELLS)
    for path in (
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gb18030"),
        write_xlsx(tmp_path / "f.xlsx", rows),
    ):
        opened = open_table(path, [LAYOUT], Problems())
        assert list(ORDERS.read(opened, GIVEN)) == told(*CELLS, header=header)[0], path.name


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from([ORDER_LIST, NEW_LIST]))
def test_order_and_names_of_columns_change_no_word(data: st.DataObject, header: list[str]) -> None:
    rows = table(header, CELLS)
    moved, _ = read_rows(ORDERS, data.draw(rearranged(LAYOUT, rows)))
    assert said(moved) == said(read_rows(ORDERS, rows)[0])


@settings(max_examples=60, deadline=None)
@given(blanked(table(NEW_LIST, CELLS)))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    found, problems = read_rows(ORDERS, rows)
    events = events_of(found)
    assert_sound(events)
    kept = {int(e.id.split(":")[1]) for e in events}
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert not kept & lost
    whole = {e.id: e for e in told(*CELLS)[0]}
    for event in events:
        assert event.amount == whole[event.id].amount
        assert event.qty in (None, 2)
        assert x(event).get("paid_out") in (None, 9_580)


def test_the_same_file_twice_tells_the_same() -> None:
    assert told(*CELLS)[0] == told(*CELLS)[0]


def test_a_header_alone_tells_nothing() -> None:
    events, problems = told()
    assert (events, problems.kept) == ([], [])


def test_a_file_of_sub_orders_is_no_list_of_orders() -> None:
    with pytest.raises(FileRefused, match="认不出"):
        told(DONE, header=[*NEW_LIST, "子订单编号"])


def test_the_format_holds_orders() -> None:
    assert [(f.id, f.holds, f.provides) for f in FORMATS] == [
        ("tmall-orders", "orders", ("order.state",))
    ]
