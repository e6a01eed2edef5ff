"""Promise of 抖店 order files as events: the same in every shape, never a zero for a blank."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.opening import open_table
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
from kaibo.connectors.douyin_orders.format import FORMATS, ORDERS
from kaibo.connectors.douyin_orders.layout import LAYOUT
from kaibo.connectors.douyin_orders.tests.composed import SHIPPED
from kaibo.connectors.douyin_orders.tests.headers import LONG_A, LONG_B
from kaibo.live.events import Event

PAID = 1_788_742_559_000
JOINED = SHIPPED | {
    "主订单编号": "\t6917000000000000011",
    "子订单编号": "\t6917000000000000013;\t6917000000000000012",
    "商品ID": "3700000000000000001;3700000000000000002",
    "商品数量": "3",
    "订单应付金额": "88.00",
    "流量体裁": "短视频",
}
UNPAID = SHIPPED | {
    "主订单编号": "\t6917000000000000021",
    "子订单编号": "\t6917000000000000021",
    "订单状态": "待付款",
    "支付完成时间": "-",
    "流量体裁": "数据将于第二天更新",
    "达人ID": "-",
}
ROWS = [SHIPPED, JOINED, UNPAID]


def events(header: list[str], given: Given = GIVEN) -> list[Event]:
    told, problems = read_rows(ORDERS, table(header, ROWS), given)
    assert problems.kept == []
    return events_of(told)


@pytest.mark.parametrize("header", [LONG_A, LONG_B])
def test_a_row_becomes_one_event_of_its_sub_order_or_of_its_whole_order(header: list[str]) -> None:
    first, joined, unpaid = events(header)
    assert first == Event(
        id="abababababab:2",
        kind="order.state",
        order="6917000000000000001",
        line="6917000000000000002",
        product="3700000000000000001",
        sku="YMS-5",
        qty=2,
        amount=5480,
        cur="CNY",
        channel="直播推荐",
        ts=PAID,
        x={
            "platform": "douyin",
            "created": PAID - 22_000,
            "paid": PAID,
            "refunded_total": 0,
            "state": "shipped",
            "genre": "live",
            "ad": False,
            "account": "7592000000000000001",
            "platform_bears": 100,
            "shop_bears": 400,
            "creator_bears": 0,
            "as_of": GIVEN.as_of,
        },
    )
    assert (joined.id, joined.line, joined.amount, joined.qty) == ("abababababab:3", None, 8800, 3)
    assert (unpaid.ts, unpaid.amount) == (PAID - 22_000, 5480)
    assert unpaid.x is not None
    assert unpaid.x["state"] == "created"
    assert {"genre", "account", "paid"}.isdisjoint(unpaid.x)


def test_csv_in_both_encodings_and_a_workbook_tell_the_same(tmp_path: Path) -> None:
    rows = table(LONG_A, ROWS)
    paths = [
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", rows),
    ]
    for path in paths:
        opened = open_table(path, list(ORDERS.layouts), Problems())
        assert list(ORDERS.read(opened, GIVEN)) == events(LONG_A), path.name


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from([LONG_A, LONG_B]))
def test_order_and_names_of_columns_change_no_word(data: st.DataObject, header: list[str]) -> None:
    moved = data.draw(rearranged(LAYOUT, table(header, ROWS)))
    told, problems = read_rows(ORDERS, moved)
    assert (said(told), problems.kept) == (said(events(header)), [])


@settings(max_examples=60, deadline=None)
@given(blanked(table(LONG_A, ROWS)))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    told, problems = read_rows(ORDERS, rows)
    found = events_of(told)
    assert_sound(found)
    kept = {int(event.id.split(":")[1].split("#")[0]) for event in found}
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert not kept & lost
    assert len(lost) == problems.lost_rows
    bears = [LONG_A.index(name) for name in LONG_A if "实际承担优惠" in name]
    for event in found:
        if "#" in event.id:
            continue
        cells = rows[int(event.id.split(":")[1]) - 1]
        assert event.amount in (None, 5480, 8800)
        assert event.qty in (None, 2, 3)
        for key, at in zip(("platform_bears", "shop_bears", "creator_bears"), bears, strict=True):
            blank = str(cells[at]).strip() in ("", "-", "--")
            assert event.x is not None and (key not in event.x) is blank


def test_the_same_file_twice_tells_the_same() -> None:
    assert events(LONG_B) == events(LONG_B)


def test_a_file_of_a_header_only_tells_nothing() -> None:
    told, problems = read_rows(ORDERS, [LONG_A])
    assert (told, problems.kept) == ([], [])


def test_a_count_beyond_belief_is_unknown_and_said() -> None:
    told, problems = read_rows(ORDERS, table(LONG_A, [SHIPPED | {"商品数量": "6917000000000000"}]))
    (event,) = events_of(told)
    assert (event.qty, [p.code for p in problems.kept]) == (None, ["out_of_range"])
    assert_sound([event])


def test_the_format_holds_orders() -> None:
    assert [(f.id, f.holds, f.provides) for f in FORMATS] == [
        ("douyin-orders", "orders", ("order.state",))
    ]
