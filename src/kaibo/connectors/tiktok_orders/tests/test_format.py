"""Promise of TikTok Shop orders as events: one a SKU, the same in every shape of the file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from kaibo.connectors.base.dates import OPEN
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
from kaibo.connectors.tiktok_orders.format import FORMATS, ORDERS
from kaibo.connectors.tiktok_orders.layout import LAYOUT
from kaibo.connectors.tiktok_orders.tests.composed import HEADERS, ROWS, SHIPPED, UNPAID
from kaibo.live.events import Event
from kaibo.live.mask import viewer_hash

JAKARTA = replace(GIVEN, tz="Asia/Jakarta")
CREATED = 1_788_782_703_000  # 2026-09-07 12:05:03 UTC
PAID = CREATED + 57_000


def told(*rows: Mapping[str, object], header: list[str] = HEADERS) -> list[Event]:
    events, problems = read_rows(ORDERS, table(header, rows), JAKARTA)
    assert problems.kept == []
    return events_of(events)


def test_a_row_is_one_sku_of_one_order() -> None:
    first, second, unpaid = told(*ROWS)
    assert first == Event(
        id="abababababab:3",
        kind="order.state",
        order="577900000000000001",
        line="1729000000000000011",
        sku="TEH-01",
        qty=2,
        amount=8_000_000,
        cur="IDR",
        channel="TikTok LIVE",
        viewer=viewer_hash(GIVEN.key, "tiktok", "melati_88"),
        ts=PAID,
        x={
            "platform": "tiktok",
            "created": CREATED,
            "paid": PAID,
            "refunded_total": 0,
            "state": "shipped",
            "genre": "live",
            "platform_bears": 750_000,
            "shop_bears": 1_250_000,
            "as_of": GIVEN.as_of,
        },
    )
    assert (second.line, second.sku) == ("1729000000000000012", "1729000000000000012")
    assert (second.qty, second.amount, second.channel) == (1, 5_000_000, "Tokopedia")
    assert second.x is not None and "genre" not in second.x
    assert (unpaid.ts, unpaid.amount) == (1_790_269_200_000, 8_000_000)  # midnight of 25 September
    assert unpaid.x is not None and unpaid.x["state"] == "closed"
    assert {"paid", "genre"}.isdisjoint(unpaid.x)


def test_the_order_amount_that_repeats_on_each_line_is_read_on_none() -> None:
    events = told(*ROWS)
    assert [event.amount for event in events] == [8_000_000, 5_000_000, 8_000_000]
    assert all("13900000" not in str(said([event])) for event in events)


def test_the_row_of_descriptions_is_passed_over_and_counted() -> None:
    _, problems = read_rows(ORDERS, table(HEADERS, ROWS), JAKARTA)
    assert [(n.code, n.count, n.row) for n in problems.notes()] == [
        ("day_order", 1, None),
        ("description_row", 1, 2),
    ]


def test_nobody_is_named_in_any_event() -> None:
    text = str(said(list(told(*ROWS))))
    assert not any(name in text for name in ("melati_88", "Ibu Contoh", "81200000000"))


def test_csv_in_both_encodings_and_a_workbook_tell_the_same(tmp_path: Path) -> None:
    plain = [row | {"Product Name": "Teh"} for row in ROWS[1:]]  # GBK has no emoji
    rows = table(HEADERS, [ROWS[0], *plain])
    for path in (
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gbk"),
        write_csv(tmp_path / "t.csv", rows, "utf-16", "\t"),
        write_xlsx(tmp_path / "f.xlsx", rows, "OrderSKUList"),
    ):
        opened = open_table(path, list(ORDERS.layouts), Problems())
        assert list(ORDERS.read(opened, JAKARTA)) == told(ROWS[0], *plain), path.name


@settings(max_examples=40, deadline=None)
@given(rearranged(LAYOUT, table(HEADERS, ROWS)))
def test_order_and_names_of_columns_change_no_word(rows: list[list[object]]) -> None:
    events, problems = read_rows(ORDERS, rows, JAKARTA)
    assert (said(events), problems.kept) == (said(list(told(*ROWS))), [])


@settings(max_examples=60, deadline=None)
@given(blanked(table(HEADERS, ROWS[1:])))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    events, problems = read_rows(ORDERS, rows, JAKARTA)
    found = events_of(events)
    assert_sound(found)
    kept = {int(event.id.split(":")[1]) for event in found}
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert not kept & lost
    assert len(lost) == problems.lost_rows
    needed = ("Order ID", "SKU ID", "SKU Subtotal After Discount")
    asked = {p.row for p in problems.kept if p.code == OPEN}
    whole = {n for n, row in enumerate(rows[1:], 2) if _filled(row, needed)}
    assert kept >= whole - asked
    for event in found:
        cells = dict(zip(HEADERS, rows[int(event.id.split(":")[1]) - 1], strict=True))
        blank = {name for name, cell in cells.items() if str(cell).strip() in ("", "-", "--")}
        assert event.x is not None
        assert (event.amount is None) is ("SKU Subtotal After Discount" in blank)
        assert event.amount in (None, 8_000_000, 5_000_000, 80_000, 50_000)
        assert ("platform_bears" not in event.x) is ("SKU Platform Discount" in blank)
        assert (event.qty is None) is ("Quantity" in blank)
    assert said(events) == said(read_rows(ORDERS, rows, JAKARTA)[0])


def _filled(row: list[object], names: tuple[str, ...]) -> bool:
    return all(str(row[HEADERS.index(name)]).strip() not in ("", "-", "--") for name in names)


@pytest.mark.parametrize("rows", [[HEADERS], [HEADERS, [""] * len(HEADERS)]])
def test_a_file_without_rows_tells_nothing(rows: list[list[object]]) -> None:
    events, problems = read_rows(ORDERS, rows)
    assert (events, problems.kept) == ([], [])


def test_a_file_without_the_subtotal_is_refused_and_the_column_named(tmp_path: Path) -> None:
    header = [name for name in HEADERS if name != "SKU Subtotal After Discount"]
    path = write_csv(tmp_path / "f.csv", table(header, [SHIPPED]))
    with pytest.raises(FileRefused, match="缺少「SKU Subtotal After Discount」列") as refused:
        open_table(path, list(ORDERS.layouts), Problems())
    assert refused.value.code == "missing_column"


def test_columns_that_are_not_there_leave_unknown_what_they_would_say() -> None:
    header = ["Order ID", "Order Status", "SKU ID", "SKU Subtotal After Discount"]
    events, problems = read_rows(ORDERS, table(header, [SHIPPED, UNPAID]), JAKARTA)
    first, second = events_of(events)
    assert (first.qty, first.amount, first.cur, first.ts) == (None, 8_000_000, None, GIVEN.as_of)
    assert first.x == {"platform": "tiktok", "state": "shipped", "as_of": GIVEN.as_of}
    assert second.x == {"platform": "tiktok", "as_of": GIVEN.as_of}
    assert [(p.row, p.code) for p in problems.kept] == [
        (None, "no_column"),
        (None, "no_column"),
        (3, "payment_unknown"),
    ]


def test_the_manifest_speaks_of_this_connector() -> None:
    path = Path(__file__).parents[1] / "manifest.toml"
    manifest = tomllib.loads(path.read_text(encoding="utf-8"))
    assert FORMATS == (ORDERS,)
    assert (manifest["name"], manifest["title"]) == (ORDERS.id, ORDERS.title)
    assert (manifest["platform"], tuple(manifest["provides"])) == (ORDERS.platform, ORDERS.provides)
