"""Promises of the 大屏 product list: every figure of every product exactly, at a moment of its show."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from kaibo.connectors.base.file_format import LEVEL
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
from kaibo.connectors.douyin_products.format import PRODUCTS
from kaibo.connectors.douyin_products.layout import LAYOUT, MONEY
from kaibo.connectors.douyin_products.parse import PROVIDES
from kaibo.connectors.douyin_products.tests.composed import FIGURES, FIRST, HEADERS, SECOND
from kaibo.live.events import Event

LISTED = 1_772_366_460_000  # 2026-03-01 20:01:00 +08:00, of the second row
ROWS = [FIRST, SECOND]


def read(
    *rows: Mapping[str, object], header: list[str] = HEADERS
) -> tuple[list[Event], list[tuple[int | None, str | None, str]], list[str]]:
    told, problems = read_rows(PRODUCTS, table(header, rows))
    codes = [(p.row, p.column, p.code) for p in problems.kept]
    return events_of(told), codes, [note.code for note in problems.notes()]


def values(events: list[Event], product: str) -> dict[str, int | None]:
    return {
        e.kind.removeprefix("report."): e.n if e.amount is None else e.amount
        for e in events
        if e.product == product
    }


def test_a_row_gives_every_figure_of_its_product_exactly() -> None:
    events, codes, _ = read(*ROWS)
    assert values(events, "3700000000000000001") == FIGURES
    assert values(events, "3700000000000000002") == {"pitches": 0}
    assert codes == []
    by_kind = {e.kind: e for e in events if e.product == "3700000000000000001"}
    assert by_kind["report.gmv"] == Event(
        id="abababababab:2#gmv",
        kind="report.gmv",
        ts=LISTED,
        product="3700000000000000001",
        amount=658_890,
        cur="CNY",
        x={"as_of": GIVEN.as_of, "platform": "douyin"},
    )
    assert {e.kind for e in events if e.cur} == {f"report.{n}" for n in MONEY if n in FIGURES}


def test_all_stand_at_the_earliest_listing_and_without_one_at_the_moment_of_the_file() -> None:
    assert {(e.ts, e.prec, e.ref) for e in read(*ROWS)[0]} == {(LISTED, None, None)}
    without = [row | {"直播间上架时间": "-"} for row in ROWS]
    assert {e.ts for e in read(*without)[0]} == {GIVEN.as_of}
    header = [name for name in HEADERS if name != "直播间上架时间"]
    assert {e.ts for e in read(*ROWS, header=header)[0]} == {GIVEN.as_of}


def test_a_listing_after_the_file_itself_is_no_time_of_the_show() -> None:
    later = [row | {"直播间上架时间": "2027/01/01 00:00:00"} for row in ROWS]
    assert {e.ts for e in read(*later)[0]} == {GIVEN.as_of}


def test_an_unreadable_listing_time_is_said_once_and_costs_nothing_else() -> None:
    events, codes, _ = read(FIRST | {"直播间上架时间": "昨晚"}, SECOND)
    assert codes == [(2, "直播间上架时间", "bad_time")]
    assert values(events, "3700000000000000001") == FIGURES
    assert {e.ts for e in events} == {LISTED}


def test_rates_that_count_buyers_are_not_kept_once_the_file_has_the_buyers() -> None:
    header = [*HEADERS, "累计成交人数", "商品曝光次数"]
    events, _, _ = read(FIRST | {"累计成交人数": "100", "商品曝光次数": "7277"}, header=header)
    got = values(events, "3700000000000000001")
    assert (got["buyers"], got["product_views"]) == (100, 7_277)
    assert {k for k in got if k.endswith("_ppm")} == set()


def test_a_product_that_stands_twice_is_taken_once() -> None:
    events, codes, _ = read(FIRST, FIRST | {"讲解次数": "9"})
    assert codes == [(3, "商品ID", "same_product")]
    assert values(events, "3700000000000000001") == FIGURES


@pytest.mark.parametrize(
    ("cell", "code"),
    [("", "empty_cell"), ("3.70000000000000E+18", "id_lost_digits"), ("第一个", "bad_id")],
)
def test_a_row_without_its_product_is_lost_and_the_others_are_kept(cell: str, code: str) -> None:
    rows = [SECOND | {"商品ID": str(n)} for n in (11, 12, 13)]
    events, codes, _ = read(*rows, FIRST | {"商品ID": cell}, SECOND)
    assert codes == [(5, "商品ID", code)]
    assert [e.product for e in events] == ["11", "12", "13", "3700000000000000002"]


def test_sums_are_no_product() -> None:
    events, codes, notes = read(FIRST, {"商品ID": "合计", "累计成交金额": "6588.90"})
    assert (codes, notes) == ([], ["total_row"])
    assert {e.product for e in events} == {"3700000000000000001"}


def test_what_cannot_be_read_is_unknown_and_never_zero() -> None:
    bad = {"讲解次数": "-1", "累计成交金额": "12.345", "库存": "30000000000", "到手价": "面议"}
    events, codes, _ = read(FIRST | bad | {"曝光-成交转化率": "150%"})
    gone = {"pitches", "gmv", "stock", "final_price", "product_view_buy_rate_ppm"}
    assert values(events, "3700000000000000001") == {
        name: value for name, value in FIGURES.items() if name not in gone
    }
    assert {code for _, _, code in codes} == {
        "negative_count", "too_precise", "out_of_range", "bad_money", "bad_ratio",
    }  # fmt: skip


def test_csv_in_both_encodings_and_a_workbook_tell_the_same(tmp_path: Path) -> None:
    rows = table(HEADERS, [row | {"商品名称": "油"} for row in ROWS])
    wanted = said(read_rows(PRODUCTS, rows)[0])
    for path in (
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", rows, "商品列表"),
    ):
        opened = open_table(path, list(PRODUCTS.layouts), Problems())
        assert said(list(PRODUCTS.read(opened, GIVEN))) == wanted, path.name


def test_orders_are_no_list_of_products(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "x.csv", [[*HEADERS, "子订单编号"]])
    with pytest.raises(FileRefused, match="认不出"):
        open_table(path, list(PRODUCTS.layouts), Problems())


def test_a_header_alone_tells_nothing() -> None:
    assert read() == ([], [], [])


@settings(max_examples=40, deadline=None)
@given(rearranged(LAYOUT, table(HEADERS, ROWS)))
def test_order_and_names_of_columns_change_no_word(rows: list[list[object]]) -> None:
    told, problems = read_rows(PRODUCTS, rows)
    assert said(told) == said(read_rows(PRODUCTS, table(HEADERS, ROWS))[0])
    assert problems.kept == []


@settings(max_examples=50, deadline=None)
@given(blanked(table(HEADERS, ROWS)))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    told, problems = read_rows(PRODUCTS, rows)
    events = events_of(told)
    assert_sound(events)
    assert {e.id.split(":")[1].split("#")[0] for e in events}.isdisjoint(
        {str(p.row) for p in problems.kept}
    )
    zeros = {e.kind for e in events if 0 in (e.n, e.amount)}
    assert zeros <= {"report.pitches", "report.presale_orders", "report.presale_deposit"}
    assert said(told) == said(read_rows(PRODUCTS, rows)[0])


def test_another_zone_moves_the_listing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "x.csv", table(HEADERS, ROWS))
    opened = open_table(path, list(PRODUCTS.layouts), Problems())
    told = PRODUCTS.read(opened, replace(GIVEN, tz="UTC"))
    assert {e.ts for e in events_of(list(told))} == {LISTED + 8 * 3_600_000}


def test_the_manifest_promises_what_the_parser_gives() -> None:
    manifest = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))
    assert sorted(manifest["provides"]) == sorted(PROVIDES)
    assert (manifest["level"], manifest["platform"]) == (LEVEL, PRODUCTS.platform)
    assert manifest["name"] == PRODUCTS.id
    known = {name for column in LAYOUT.columns for name in column.names}
    assert set(HEADERS) - known == {*manifest["derivable"], "商品名称"}
