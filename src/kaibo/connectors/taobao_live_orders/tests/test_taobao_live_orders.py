"""Promises of 直播订单明细: each sub-order of a live show with its show and its substitute host."""

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
from kaibo.connectors.taobao_live_orders.format import FORMATS, LIVE_ORDERS
from kaibo.connectors.taobao_live_orders.layout import LAYOUT
from kaibo.connectors.taobao_live_orders.tests.composed import HEADERS, PART, SOLD
from kaibo.live.events import Event
from kaibo.live.mask import viewer_hash

START = 1_772_366_400_000  # 2026-03-01 12:00:00 UTC
CREATED = 1_772_380_794_000
PAID = CREATED + 8_000
RECEIVED = 1_772_935_200_000  # 2026-03-08 02:00:00 UTC
CELLS = [SOLD, PART]
ROWS = table(HEADERS, CELLS)


def told(*rows: Mapping[str, object], header: list[str] = HEADERS) -> tuple[list[Event], Problems]:
    found, problems = read_rows(LIVE_ORDERS, table(header, rows))
    return events_of(found), problems


def x(event: Event) -> dict[str, Any]:
    assert event.x is not None
    return event.x


def test_a_sale_names_its_show_and_the_host_who_stood_in() -> None:
    (event,), problems = told(SOLD)
    assert event == Event(
        id="abababababab:2",
        kind="order.state",
        order="4100000000000000001",
        product="600000000000000001",
        amount=10_980,
        cur="CNY",
        viewer=viewer_hash(GIVEN.key, "taobao", "测试会员"),
        ts=PAID,
        x={
            "platform": "taobao",
            "created": CREATED,
            "paid": PAID,
            "state": "done",
            "genre": "live",
            "host_name": "小满🌾",
            "as_of": GIVEN.as_of,
            "show_ident": "400000000000000001",
            "show_start": START,
            "host_ident": "2200000001",
            "received": 9_980,
            "received_at": RECEIVED,
        },
    )
    assert (problems.kept, problems.notes()) == ([], [])


def test_a_part_of_an_order_has_its_line_and_what_is_not_said_is_left_out() -> None:
    (event,), problems = told(PART)
    assert (event.order, event.line, event.amount, event.viewer) == (
        "4100000000000000010",
        "4100000000000000011",
        5_000,
        None,
    )
    assert x(event)["state"] == "paid"
    absent = {"host_name", "host_ident", "received", "received_at", "refunded_total", "account"}
    assert absent.isdisjoint(x(event))
    assert problems.notes() == []


def test_what_was_confirmed_is_no_refund_and_a_refund_is_read_where_it_is_printed() -> None:
    header = [*HEADERS, "退款金额", "退款成功时间"]
    back = SOLD | {"退款金额": "10.00", "退款成功时间": "2026-03-08 10:00:00"}
    (without,), _ = told(SOLD)
    assert "refunded_total" not in x(without)
    (event, open_one), _ = told(back, PART, header=header)
    assert (x(event)["refunded_total"], x(event)["refunded_at"]) == (1_000, RECEIVED)
    assert {"refunded_total", "refunded_at"}.isdisjoint(x(open_one))


def test_the_buyer_is_a_keyed_hash_and_no_name_is_told() -> None:
    events, _ = told(*CELLS)
    assert all(word not in repr(events) for word in ("测试会员", "铁粉", "山货"))


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("父订单", "", "empty_cell"),
        ("子订单", "4.1E+18", "id_lost_digits"),
        ("支付金额", "-", "empty_cell"),
        ("支付金额", "-1", "negative_money"),
    ],
)
def test_a_sale_without_ids_or_money_is_lost_and_the_others_are_kept(
    column: str, value: str, code: str
) -> None:
    events, problems = told(PART, SOLD | {column: value})
    assert [e.line for e in events] == ["4100000000000000011"]
    assert [(p.row, p.column, p.code) for p in problems.kept] == [(3, column, code)]
    assert problems.lost_rows == 1


def test_csv_in_both_encodings_and_a_workbook_tell_the_same(tmp_path: Path) -> None:
    for path in (
        write_csv(tmp_path / "u.csv", ROWS, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", ROWS, "gb18030"),
        write_xlsx(tmp_path / "f.xlsx", ROWS),
    ):
        opened = open_table(path, [LAYOUT], Problems())
        assert list(LIVE_ORDERS.read(opened, GIVEN)) == told(*CELLS)[0], path.name


@settings(max_examples=40, deadline=None)
@given(rearranged(LAYOUT, ROWS))
def test_order_and_names_of_columns_change_no_word(rows: list[list[object]]) -> None:
    assert said(read_rows(LIVE_ORDERS, rows)[0]) == said(read_rows(LIVE_ORDERS, ROWS)[0])


@settings(max_examples=60, deadline=None)
@given(blanked(ROWS))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    found, problems = read_rows(LIVE_ORDERS, rows)
    events = events_of(found)
    assert_sound(events)
    kept = {int(e.id.split(":")[1]) for e in events}
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert not kept & lost
    whole = {e.id: e for e in told(*CELLS)[0]}
    for event in events:
        assert event.amount in (None, whole[event.id].amount)
        for key, value in x(event).items():
            assert key == "state" or value == x(whole[event.id])[key]


def test_the_same_file_twice_tells_the_same() -> None:
    assert told(*CELLS)[0] == told(*CELLS)[0]


def test_a_header_alone_tells_nothing() -> None:
    events, problems = told()
    assert (events, problems.kept) == ([], [])


@pytest.mark.parametrize("missing", ["父订单", "子订单", "支付金额", "支付时间"])
def test_a_file_without_a_required_column_is_refused_by_its_name(missing: str) -> None:
    with pytest.raises(FileRefused, match=f"缺少「{missing}」列"):
        told(SOLD, header=[name for name in HEADERS if name != missing])


def test_the_manifest_promises_what_the_format_gives() -> None:
    manifest = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))
    assert tuple(manifest["provides"]) == LIVE_ORDERS.provides
    assert (manifest["name"], manifest["title"]) == (LIVE_ORDERS.id, LIVE_ORDERS.title)
    assert FORMATS == (LIVE_ORDERS,)
