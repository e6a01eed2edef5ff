"""Promises of 分商品: the figures of one product in one show, exactly, once, never by position."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import columns, table, write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import (
    GIVEN,
    assert_sound,
    blanked,
    events_of,
    read_rows,
    rearranged,
    said,
)
from kaibo.connectors.taobao_live_products.format import FORMATS, LIVE_PRODUCTS
from kaibo.connectors.taobao_live_products.layout import LAYOUT
from kaibo.live.events import Event

HEADERS = columns("""
商品标题 商品id 直播标题 场次id 开播时间 商品点击人数 商品点击次数 加购商品件数 加购人数 成交人数
成交件数 成交笔数 成交金额
""")
START = 1_772_366_400_000  # 2026-03-01 12:00:00 UTC
MILLET: dict[str, object] = {
    "商品标题": "黄小米, 5斤\n新米",
    "商品id": '="600000000000000001"',
    "直播标题": "山货开仓",
    "场次id": "400000000000000001\t",
    "开播时间": "2026-03-01 20:00:00",
    "商品点击人数": "300",
    "商品点击次数": "420",
    "加购商品件数": "31",
    "加购人数": "25",
    "成交人数": "18",
    "成交件数": "22",
    "成交笔数": "19",
    "成交金额": "1,098.90",
}
BEANS = MILLET | {"商品id": "600000000000000002", "成交金额": "-", "成交人数": "0"}
ROWS = table(HEADERS, [MILLET, BEANS])


def told(*rows: Mapping[str, object]) -> tuple[list[Event], Problems]:
    found, problems = read_rows(LIVE_PRODUCTS, table(HEADERS, rows))
    return events_of(found), problems


def test_a_row_becomes_a_report_of_its_product_at_the_beginning_of_the_show() -> None:
    events, problems = told(MILLET, BEANS)
    first = [e for e in events if e.product == "600000000000000001"]
    assert {e.kind.removeprefix("report."): (e.n, e.amount) for e in first} == {
        "product_clickers": (300, None),
        "product_clicks": (420, None),
        "cart_items": (31, None),
        "cart_adders": (25, None),
        "buyers": (18, None),
        "items_paid": (22, None),
        "orders_paid": (19, None),
        "gmv": (None, 109_890),
    }
    assert first[-1] == Event(
        id="abababababab:2#gmv",
        kind="report.gmv",
        ts=START,
        product="600000000000000001",
        amount=109_890,
        cur="CNY",
        x={"as_of": GIVEN.as_of, "platform": "taobao", "show_ident": "400000000000000001"},
    )
    beans = {e.kind: e.n for e in events if e.product == "600000000000000002"}
    assert "report.gmv" not in beans
    assert beans["report.buyers"] == 0
    assert problems.kept == []


def test_csv_in_both_encodings_and_a_workbook_tell_the_same(tmp_path: Path) -> None:
    for path in (
        write_csv(tmp_path / "u.csv", ROWS, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", ROWS, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", ROWS),
    ):
        opened = open_table(path, [LAYOUT], Problems())
        assert list(LIVE_PRODUCTS.read(opened, GIVEN)) == told(MILLET, BEANS)[0], path.name


@settings(max_examples=30, deadline=None)
@given(rearranged(LAYOUT, ROWS))
def test_order_and_names_of_columns_change_no_word(rows: list[list[object]]) -> None:
    assert said(read_rows(LIVE_PRODUCTS, rows)[0]) == said(read_rows(LIVE_PRODUCTS, ROWS)[0])


@settings(max_examples=50, deadline=None)
@given(blanked(ROWS))
def test_blank_cells_leave_gaps_and_never_a_zero(rows: list[list[object]]) -> None:
    whole = {(e.id, e.n, e.amount) for e in told(MILLET, BEANS)[0]}
    found, problems = read_rows(LIVE_PRODUCTS, rows)
    events = events_of(found)
    assert_sound(events)
    assert {(e.id, e.n, e.amount) for e in events} <= whole
    kept = {int(e.id.split(":")[1].split("#")[0]) for e in events}
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert not kept & lost


def test_the_same_file_twice_tells_the_same() -> None:
    assert told(MILLET, BEANS)[0] == told(MILLET, BEANS)[0]


def test_a_header_alone_tells_nothing() -> None:
    events, problems = told()
    assert (events, problems.kept) == ([], [])


def test_a_product_twice_in_one_show_is_taken_once_and_in_two_shows_twice() -> None:
    again = MILLET | {"成交金额": "1.00"}
    elsewhere = MILLET | {"场次id": "400000000000000002", "成交金额": "2.00"}
    events, problems = told(MILLET, again, elsewhere)
    assert [e.amount for e in events if e.kind == "report.gmv"] == [109_890, 200]
    assert [(p.row, p.column, p.code) for p in problems.kept] == [(3, "商品id", "same_product")]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("商品id", "", "empty_cell"),
        ("商品id", "6.0E+17", "id_lost_digits"),
        ("开播时间", "", "empty_cell"),
        ("开播时间", "25:00", "bad_time"),
    ],
)
def test_a_row_without_product_or_time_is_lost(column: str, value: str, code: str) -> None:
    events, problems = told(BEANS, MILLET | {column: value})
    assert {e.product for e in events} == {"600000000000000002"}
    assert [(p.row, p.column, p.code) for p in problems.kept] == [(3, column, code)]


def test_a_file_of_orders_is_no_list_of_products() -> None:
    with pytest.raises(FileRefused, match="认不出"):
        read_rows(LIVE_PRODUCTS, table([*HEADERS, "子订单"], [MILLET]))


def test_the_manifest_promises_what_the_format_gives() -> None:
    manifest = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))
    assert set(manifest["provides"]) == set(LIVE_PRODUCTS.provides)
    assert (manifest["name"], manifest["title"]) == (LIVE_PRODUCTS.id, LIVE_PRODUCTS.title)
    assert FORMATS == (LIVE_PRODUCTS,)
