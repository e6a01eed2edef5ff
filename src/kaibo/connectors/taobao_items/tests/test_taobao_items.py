"""Promises of 宝贝明细: a sub-order a row, exact to the fen, a refund only once it succeeded."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

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
from kaibo.connectors.taobao_items.format import FORMATS, ITEMS
from kaibo.connectors.taobao_items.layout import LAYOUT
from kaibo.connectors.taobao_items.tests.composed import ALONE, HEADERS, LEFT, RIGHT, UNPAID
from kaibo.live.events import Event

CREATED = 1_772_380_794_000  # 2026-03-01 15:59:54 UTC
PAID = CREATED + 8_000
CELLS = [ALONE, LEFT, RIGHT, UNPAID]
ROWS = table(HEADERS, CELLS)


def told(*rows: Mapping[str, object], header: list[str] = HEADERS) -> tuple[list[Event], Problems]:
    found, problems = read_rows(ITEMS, table(header, rows))
    return events_of(found), problems


def x(event: Event) -> dict[str, Any]:
    assert event.x is not None
    return event.x


def one(**cells: object) -> Event:
    (event,), _ = told(ALONE | cells)
    return event


def test_the_only_sub_order_of_an_order_is_told_without_a_line() -> None:
    (event,), problems = told(ALONE)
    assert event == Event(
        id="abababababab:2",
        kind="order.state",
        order="4100000000000000001",
        sku="XM-5JIN",
        qty=2,
        amount=10_980,
        cur="CNY",
        ts=PAID,
        x={
            "platform": "taobao",
            "created": CREATED,
            "paid": PAID,
            "refunded_total": 0,
            "state": "done",
            "as_of": GIVEN.as_of,
            "unit_price": 6_000,
        },
    )
    assert (problems.kept, problems.notes()) == ([], [])


def test_sub_orders_of_one_order_have_their_own_lines() -> None:
    events, problems = told(LEFT, RIGHT)
    assert [
        (e.order, e.line, e.sku, e.amount, x(e)["refunded_total"], x(e)["state"]) for e in events
    ] == [
        ("4100000000000000010", "4100000000000000011", "XM-5", 5_000, 2_000, "shipped"),
        ("4100000000000000010", "4100000000000000012", "XM-5", 800, 0, "shipped"),
    ]
    assert [(n.code, n.count, n.row) for n in problems.notes()] == [
        ("refund_pending", 1, 3),
    ]
    assert problems.kept == []


def test_a_row_that_nobody_paid_has_no_refund_and_is_no_sale() -> None:
    (event,), _ = told(UNPAID)
    assert (event.ts, x(event)["state"], x(event)["refunded_total"]) == (CREATED, "created", 0)
    assert "paid" not in x(event)


def test_the_product_is_known_only_where_the_file_names_it() -> None:
    assert one().product is None
    (event,), _ = told(ALONE | {"商品ID": "600000000000000001"}, header=[*HEADERS, "商品ID"])
    assert event.product == "600000000000000001"


@pytest.mark.parametrize(
    ("word", "printed", "refunded"),
    [
        ("没有申请退款", "", 0),
        ("退款关闭", "20.00", 0),
        ("卖家拒绝退款", "20.00", 0),
        ("退款成功", "20.00", 2_000),
        ("退款成功", "", None),
        ("卖家已经同意退款，等待买家退货", "20.00", 0),
        ("买家已经退货，等待卖家确认收货", "20.00", 0),
        ("", "0.00", 0),
        ("", "20.00", None),
        ("", "", None),
    ],
)
def test_a_refund_counts_once_it_succeeded(word: str, printed: str, refunded: int | None) -> None:
    event = one(退款状态=word, 退款金额=printed)
    assert x(event).get("refunded_total") == refunded
    assert event.amount == 10_980


def test_a_refund_word_never_met_leaves_the_refund_unknown_and_says_so() -> None:
    (event,), problems = told(ALONE | {"退款状态": "极速到账", "退款金额": "20.00"})
    assert "refunded_total" not in x(event)
    assert [(p.row, p.column, p.code) for p in problems.kept] == [
        (2, "退款状态", "new_refund_state")
    ]
    assert problems.lost_rows == 0


@pytest.mark.parametrize(
    ("word", "paid", "state"),
    [
        ("等待买家付款", "", "created"),
        ("交易关闭", "", "closed"),
        ("交易关闭", "2026-03-02 00:00:02", "refunded"),
        ("买家已付款,等待卖家发货", "2026-03-02 00:00:02", "paid"),
        ("买家已付款,等待卖家发货", "", "paid"),
        ("卖家已发货,等待买家确认", "2026-03-02 00:00:02", "shipped"),
        ("卖家已发货,等待买家确认", "", "created"),
        ("交易成功", "", "done"),
        ("", "2026-03-02 00:00:02", "paid"),
        ("", "", None),
    ],
)
def test_time_and_word_together_tell_the_state(word: str, paid: str, state: str | None) -> None:
    assert x(one(订单状态=word, 订单付款时间=paid)).get("state") == state


def test_without_the_sum_due_what_was_paid_stands_only_where_nothing_went_back() -> None:
    assert one(买家应付货款="-").amount == 10_980
    good = ALONE | {"子订单编号": "42", "主订单编号": "42"}
    events, problems = told(LEFT | {"买家应付货款": "-"}, good)
    assert [e.order for e in events] == ["42"]
    assert [(p.row, p.column, p.code) for p in problems.kept] == [(2, "买家应付货款", "empty_cell")]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("子订单编号", "", "empty_cell"),
        ("主订单编号", "4.1E+18", "id_lost_digits"),
        ("买家应付货款", "x", "bad_money"),
        ("买家应付货款", "-1", "negative_money"),
    ],
)
def test_a_row_without_ids_or_money_is_lost_and_the_others_are_kept(
    column: str, value: str, code: str
) -> None:
    events, problems = told(LEFT, ALONE | {column: value}, UNPAID)
    assert len(events) == 2
    assert [(p.row, p.column, p.code) for p in problems.kept] == [(3, column, code)]
    assert problems.lost_rows == 1


def test_a_count_no_order_has_is_unknown() -> None:
    for pieces, code in (("-1", "negative_count"), ("4100000000", "out_of_range")):
        (event,), problems = told(ALONE | {"购买数量": pieces})
        assert (event.qty, [p.code for p in problems.kept]) == (None, [code])
        assert_sound([event])


def test_no_word_about_a_person_is_told() -> None:
    events, _ = told(*CELLS)
    assert all(w not in repr(events) for w in ("13800138000", "2026030122001"))


def test_csv_in_both_encodings_and_a_workbook_tell_the_same(tmp_path: Path) -> None:
    for path in (
        write_csv(tmp_path / "u.csv", ROWS, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", ROWS, "gb18030"),
        write_xlsx(tmp_path / "f.xlsx", ROWS),
    ):
        opened = open_table(path, [LAYOUT], Problems())
        assert list(ITEMS.read(opened, GIVEN)) == told(*CELLS)[0], path.name


@settings(max_examples=40, deadline=None)
@given(rearranged(LAYOUT, ROWS))
def test_order_and_names_of_columns_change_no_word(rows: list[list[object]]) -> None:
    assert said(read_rows(ITEMS, rows)[0]) == said(read_rows(ITEMS, ROWS)[0])


@settings(max_examples=60, deadline=None)
@given(blanked(ROWS))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    found, problems = read_rows(ITEMS, rows)
    events = events_of(found)
    assert_sound(events)
    kept = {int(e.id.split(":")[1]) for e in events}
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert not kept & lost
    whole = {e.id: e for e in told(*CELLS)[0]}
    for event in events:
        assert event.amount in (None, whole[event.id].amount)
        assert event.qty in (None, whole[event.id].qty)
        assert x(event).get("unit_price") in (None, 6_000)


def test_the_same_file_twice_tells_the_same() -> None:
    assert told(*CELLS)[0] == told(*CELLS)[0]


def test_a_header_alone_tells_nothing() -> None:
    events, problems = told()
    assert (events, problems.kept) == ([], [])


@pytest.mark.parametrize("missing", ["子订单编号", "主订单编号", "买家应付货款", "订单创建时间"])
def test_a_file_without_a_required_column_is_refused_by_its_name(missing: str) -> None:
    header = [name for name in HEADERS if name != missing]
    with pytest.raises(FileRefused, match=f"缺少「{missing}」列"):
        told(ALONE, header=header)


def test_a_file_of_another_platform_with_the_same_numbers_is_not_taken() -> None:
    with pytest.raises(FileRefused, match="认不出"):
        told(ALONE, header=[*HEADERS, "流量体裁"])


def test_the_manifest_promises_what_the_format_gives() -> None:
    manifest = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))
    assert tuple(manifest["provides"]) == ITEMS.provides
    assert (manifest["name"], manifest["title"]) == (ITEMS.id, ITEMS.title)
    assert FORMATS == (ITEMS,)
