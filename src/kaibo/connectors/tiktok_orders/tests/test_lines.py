"""Promise of lines: keys, refunds, currencies and attribution of the lines of one order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import csv_bytes, table
from kaibo.connectors.base.tests.properties import GIVEN, assert_sound, events_of, read_rows
from kaibo.connectors.tiktok_orders.format import ORDERS
from kaibo.connectors.tiktok_orders.tests.composed import HEADERS, SECOND, SHIPPED, UNPAID
from kaibo.live.events import Event

TIMES = {"Created Time": "2026/09/07 19:05:03", "Paid Time": "2026/09/07 19:06:00"}
FIRST_LINE, SECOND_LINE = SHIPPED | TIMES, SECOND | TIMES


def read(
    *rows: Mapping[str, object], header: list[str] = HEADERS, tz: str = "Asia/Jakarta"
) -> tuple[list[Event], Problems]:
    told, problems = read_rows(ORDERS, table(header, rows), replace(GIVEN, tz=tz))
    events = events_of(told)
    assert_sound(events)
    return events, problems


def refunded(*rows: Mapping[str, object]) -> list[tuple[Any, Any]]:
    xs = [event.x or {} for event in read(*rows)[0]]
    return [(x.get("refunded_total"), x.get("refund_basis")) for x in xs]


def test_the_refund_of_an_order_with_one_line_is_that_line_s() -> None:
    assert refunded(FIRST_LINE | {"Order Refund Amount": "30000"}) == [(3_000_000, None)]


def test_no_line_gets_more_back_than_it_cost() -> None:
    """89,000 went back: 80,000 for the goods and the freight."""
    assert refunded(FIRST_LINE | {"Order Refund Amount": "89000"}) == [(8_000_000, "derived")]


def test_a_refund_that_stands_on_each_line_is_not_added_up() -> None:
    whole = {"Order Refund Amount": "139000"}
    assert refunded(FIRST_LINE | whole, SECOND_LINE | whole) == [
        (8_000_000, "derived"),
        (5_000_000, "derived"),
    ]


def test_a_refund_of_just_the_goods_is_whole_too() -> None:
    goods = {"Order Refund Amount": "130000"}
    assert refunded(FIRST_LINE | goods, SECOND_LINE | goods) == [
        (8_000_000, "derived"),
        (5_000_000, "derived"),
    ]


def test_a_cancelled_line_takes_what_it_cost_before_the_others() -> None:
    cancelled = FIRST_LINE | {"Order Status": "Canceled"}
    part, whole = {"Order Refund Amount": "80000"}, {"Order Refund Amount": "130000"}
    assert refunded(cancelled | part, SECOND_LINE | part) == [(8_000_000, None), (0, None)]
    assert refunded(cancelled | whole, SECOND_LINE | whole) == [
        (8_000_000, "derived"),
        (5_000_000, "derived"),
    ]


def test_what_a_cancelled_line_leaves_may_be_of_either_of_two_others() -> None:
    back = {"Order Refund Amount": "130000"}
    cancelled = FIRST_LINE | {"Order Status": "Canceled"} | back
    third = SECOND_LINE | {"SKU ID": "1729000000000000013"} | back
    assert refunded(cancelled, SECOND_LINE | back, third) == [
        (8_000_000, "derived"),
        (None, None),
        (None, None),
    ]


def test_a_part_belongs_to_the_one_line_with_returned_pieces() -> None:
    part = {"Order Refund Amount": "50000"}
    returned = {"Sku Quantity of return": "1"}
    assert refunded(FIRST_LINE | part, SECOND_LINE | part | returned) == [
        (0, None),
        (5_000_000, None),
    ]


def test_a_part_that_could_be_of_either_line_is_unknown_and_said() -> None:
    part = {"Order Refund Amount": "50000"}
    events, problems = read(FIRST_LINE | part, SECOND_LINE | part)
    assert [(event.x or {}).get("refunded_total") for event in events] == [None, None]
    assert [(n.code, n.count, n.row) for n in problems.notes()] == [("refund_unknown", 2, 2)]


def test_lines_that_print_different_refunds_print_their_own() -> None:
    rows = FIRST_LINE | {"Order Refund Amount": "0"}, SECOND_LINE | {"Order Refund Amount": "50000"}
    assert refunded(*rows) == [(0, None), (5_000_000, None)]


def test_an_empty_refund_is_zero_only_beside_an_empty_return_type() -> None:
    empty = {"Order Refund Amount": ""}
    assert refunded(FIRST_LINE | empty) == [(0, None)]
    returned = {"Cancelation/Return Type": "Return/Refund"}
    assert refunded(FIRST_LINE | empty | returned) == [(None, None)]
    header = [name for name in HEADERS if name != "Cancelation/Return Type"]
    [event], _ = read(FIRST_LINE | empty, header=header)
    assert "refunded_total" not in (event.x or {})


def test_cancelled_after_payment_goes_back_whole_and_unpaid_not_at_all() -> None:
    cancelled = {"Order Status": "Canceled", "Order Refund Amount": ""}
    assert refunded(FIRST_LINE | cancelled) == [(8_000_000, "derived")]
    assert refunded(FIRST_LINE | cancelled | {"Order Refund Amount": "0"}) == [
        (8_000_000, "derived")
    ]
    assert refunded(FIRST_LINE | cancelled | {"Order Refund Amount": "75000"}) == [
        (7_500_000, None)
    ]
    assert refunded(UNPAID | {"Created Time": "2026/09/25 00:00:00"}) == [(0, None)]


def test_both_spellings_of_cancellation_are_the_same_column() -> None:
    header = [name.replace("Cancelation/", "Cancellation/") for name in HEADERS]
    row = FIRST_LINE | {"Order Refund Amount": "", "Cancellation/Return Type": "Return/Refund"}
    [event], _ = read(row, header=header)
    assert "refunded_total" not in (event.x or {})


def test_the_same_sku_in_two_parcels_or_bought_and_given_is_two_lines() -> None:
    parcel = FIRST_LINE | {"Package ID": "1150000000000000002"}
    gift = FIRST_LINE | {
        "SKU Subtotal After Discount": "0",
        "SKU Seller Discount": "92500",
        "Package ID": "",
    }
    events, _ = read(FIRST_LINE, parcel, gift)
    key = "1729000000000000011"
    assert [(e.line, e.amount) for e in events] == [
        (key, 8_000_000),
        (f"{key}#2", 8_000_000),
        (f"{key}#3", 0),
    ]


def test_the_same_line_said_again_is_the_same_line() -> None:
    later = FIRST_LINE | {"Order Status": "Completed", "Package ID": ""}
    events, _ = read(FIRST_LINE, FIRST_LINE, later)
    assert [event.line for event in events] == ["1729000000000000011"] * 3
    assert len({event.id for event in events}) == 3


@pytest.mark.parametrize(
    ("cells", "amount", "cur"),
    [
        ({"Country": "Vietnam", "SKU Subtotal After Discount": "150000"}, 150_000, "VND"),
        ({"Country": "", "SKU Subtotal After Discount": "150.000₫"}, 150_000, "VND"),
        ({"Country": "", "SKU Subtotal After Discount": "MYR 12.00"}, 1_200, "MYR"),
        ({"Country": "Thailand", "SKU Subtotal After Discount": "฿12.00"}, 1_200, "THB"),
        ({"Country": "United States", "SKU Subtotal After Discount": "$1,012.50"}, 101_250, "USD"),
        ({"Country": "Atlantis", "SKU Subtotal After Discount": "$12.50"}, 1_250, None),
        ({"Country": "", "SKU Subtotal After Discount": "12.50"}, 1_250, None),
    ],
)
def test_the_currency_is_found_in_the_row(
    cells: dict[str, object], amount: int, cur: str | None
) -> None:
    plain = {"SKU Subtotal Before Discount": "", "SKU Platform Discount": ""}
    [event], problems = read(FIRST_LINE | plain | {"SKU Seller Discount": ""} | cells)
    assert (event.amount, event.cur) == (amount, cur)
    assert [n.code for n in problems.notes()] == ([] if cur else ["no_currency"])


def test_a_row_without_a_currency_has_that_of_the_file_if_it_is_one() -> None:
    hanoi = FIRST_LINE | {"Country": "Vietnam"}
    events, _ = read(hanoi, SECOND_LINE | {"Country": ""})
    assert [(e.amount, e.cur) for e in events] == [(80_000, "VND"), (50_000, "VND")]
    manila = FIRST_LINE | {"Country": "Philippines", "Order ID": "577900000000000007"}
    events, _ = read(hanoi, manila, SECOND_LINE | {"Country": ""})
    assert [(e.amount, e.cur) for e in events] == [
        (80_000, "VND"),
        (8_000_000, "PHP"),
        (5_000_000, None),
    ]


def test_a_paid_row_without_a_readable_amount_is_lost_and_the_others_are_kept() -> None:
    events, problems = read(FIRST_LINE | {"SKU Subtotal After Discount": "80.00.0"}, SECOND_LINE)
    assert [event.line for event in events] == ["1729000000000000012"]
    assert [(p.row, p.column, p.code) for p in problems.kept] == [
        (2, "SKU Subtotal After Discount", "bad_money")
    ]
    assert problems.lost_rows == 1


def test_an_id_that_lost_its_digits_is_lost_and_said() -> None:
    events, problems = read(FIRST_LINE | {"Order ID": "5.779E+17"}, SECOND_LINE)
    assert len(events) == 1
    assert [(p.row, p.code) for p in problems.kept] == [(2, "id_lost_digits")]


def test_a_subtotal_that_does_not_add_up_is_noted_and_kept() -> None:
    [event], problems = read(FIRST_LINE | {"SKU Seller Discount": "12000"})
    assert event.amount == 8_000_000
    assert [(n.code, n.row) for n in problems.notes()] == [("subtotal_differs", 2)]


@pytest.mark.parametrize(
    ("channel", "genre"),
    [("LIVE", "live"), ("Video", "video"), ("Product card", "card"), ("TikTok", None), ("", None)],
)
def test_the_order_channel_tells_the_genre_and_the_creator_whose_sale_it_is(
    channel: str, genre: str | None
) -> None:
    header = [*HEADERS, "Order Channel", "Creator Handle"]
    more = {"Order Channel": channel, "Creator Handle": "toko.melati", "Purchase Channel": ""}
    [event], _ = read(FIRST_LINE | more, header=header)
    assert ((event.x or {}).get("genre"), event.channel) == (genre, channel or None)
    assert (event.x or {})["account"] == "toko.melati"


def test_a_masked_name_and_one_without_an_install_key_stand_for_nobody() -> None:
    [event], _ = read(FIRST_LINE | {"Buyer Username": "m***8"})
    assert event.viewer is None
    told, _ = read_rows(ORDERS, table(HEADERS, [FIRST_LINE]), replace(GIVEN, key=b""))
    assert [event.viewer for event in events_of(told)] == [None]


def test_damaged_bytes_in_a_name_cost_the_name_and_not_the_row(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    rows = table(HEADERS, [FIRST_LINE | {"Buyer Username": "melati_QQ"}])
    path.write_bytes(csv_bytes(rows, "utf-8").replace(b"_QQ", b"_\xff"))
    problems = Problems()
    told = list(ORDERS.read(open_table(path, list(ORDERS.layouts), problems), GIVEN))
    assert [(event.viewer, event.amount) for event in events_of(told)] == [(None, 8_000_000)]
    assert [(p.row, p.column, p.code) for p in problems.kept] == [
        (2, "Buyer Username", "broken_text")
    ]
