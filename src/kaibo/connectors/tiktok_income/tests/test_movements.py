"""Promise of income statements: each movement once, costs positive, nothing made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kaibo.connectors.base.tests.composed import table
from kaibo.connectors.base.tests.properties import (
    GIVEN,
    assert_sound,
    events_of,
    read_rows,
)
from kaibo.connectors.tiktok_income.format import INCOME
from kaibo.connectors.tiktok_income.tests.composed import (
    ADS,
    INDONESIA,
    ORDER,
    REFUND,
    REIMBURSED,
    UNITED_STATES,
    VIETNAM,
)
from kaibo.connectors.tiktok_income.tests.reading import (
    DAY,
    PARTS,
    SEPTEMBER_15,
    read,
    sums,
)
from kaibo.live.events import Event


def test_a_row_is_one_movement_of_an_order_with_costs_positive() -> None:
    [event], problems = read(ORDER)
    entry = (event.x or {})["entry"]
    assert event == Event(
        id=f"settlement:tiktok:{entry}",
        kind="order.entry",
        order="577900000000000001",
        cur="IDR",
        ts=SEPTEMBER_15,
        x={
            "platform": "tiktok",
            "book": "settlement",
            "entry": entry,
            "settled": 9_850_000,
            "income": 13_000_000,
            "platform_fee": 1_125_000,
            "commission": 1_125_000,
            "service_fee": 400_000,
            "other_fees": 500_000,
            "refund": 0,
            "scene": "Order",
            "file": "abababababab",
            "as_of": GIVEN.as_of,
        },
    )
    assert (problems.kept, problems.notes()) == ([], [])


def test_the_costs_add_up_to_the_total_fees_and_no_part_counts_twice() -> None:
    for event in read(ORDER, REFUND)[0]:
        said_of = sums(event)
        costs = sum(said_of.get(name, 0) for name in PARTS[2:7])
        assert said_of["income"] - costs == said_of["settled"]


def test_money_that_goes_back_later_is_a_movement_of_its_own() -> None:
    first, second = read(ORDER, REFUND)[0]
    assert second.ts == SEPTEMBER_15 + 5 * DAY
    assert sums(second) == {
        "settled": -4_000_000,
        "income": -5_000_000,
        "platform_fee": -1_000_000,
        "other_fees": 0,
        "refund": 5_000_000,
    }
    assert first.id != second.id


def test_an_adjustment_belongs_to_the_order_it_names() -> None:
    [event], problems = read(REIMBURSED)
    assert (event.order, event.ts) == ("577900000000000001", SEPTEMBER_15 + DAY)
    assert sums(event) == {"settled": 750_000}
    assert (event.x or {})["scene"] == "Logistics reimbursement"
    assert problems.kept == []


def test_an_adjustment_of_no_order_is_counted_in_a_note_and_lost_by_none() -> None:
    events, problems = read(ADS, ORDER, ADS)
    assert [event.order for event in events] == ["577900000000000001"]
    assert (problems.kept, problems.lost_rows) == ([], 0)
    assert [(n.code, n.count, n.row) for n in problems.notes()] == [("no_order", 2, 2)]


def test_a_later_export_tells_the_same_movements_by_the_same_numbers() -> None:
    early = {event.id for event in read(ORDER, REIMBURSED)[0]}
    later, _ = read_rows(
        INCOME,
        table(INDONESIA, [REFUND, REIMBURSED, ORDER | {"Type": "Pesanan"}]),
        replace(GIVEN, sha256="cd" * 32, tz="Asia/Bangkok", as_of=GIVEN.as_of + DAY),
    )
    ids = [event.id for event in events_of(later)]
    assert early == set(ids[1:])
    assert len(set(ids)) == 3


def test_another_zone_or_order_of_rows_changes_no_number() -> None:
    plain = [name.replace("(UTC)", "") for name in INDONESIA]
    more, less = ({"Total settlement amount": cell} for cell in ("98,500", "90,000"))
    row = {name.replace("(UTC)", ""): cell for name, cell in ORDER.items()}

    def ids(*rows: Mapping[str, object], tz: str) -> dict[int, str]:
        return {sums(e)["settled"]: e.id for e in read(*rows, header=plain, tz=tz)[0]}

    east = ids(row | more, row | less, tz="Asia/Jakarta")
    assert ids(row | less, row | more, tz="America/Los_Angeles") == east
    assert set(east) == {9_850_000, 9_000_000}


def test_equal_movements_are_told_apart_by_which_one_it_is() -> None:
    events, _ = read(REIMBURSED, REIMBURSED)
    assert_sound(events)
    assert [(event.x or {})["entry"][-2:] for event in events] == ["-1", "-2"]


def test_a_header_that_says_utc_holds_in_any_zone_and_another_follows_the_seller() -> None:
    plain = [name.replace("(UTC)", "") for name in INDONESIA]
    row = {name.replace("(UTC)", ""): cell for name, cell in ORDER.items()}
    assert read(ORDER, tz="America/Los_Angeles")[0][0].ts == SEPTEMBER_15
    assert read(row, header=plain, tz="Asia/Jakarta")[0][0].ts == SEPTEMBER_15 - 7 * 3_600_000


def test_a_market_with_a_row_a_sku_names_the_line() -> None:
    row = {
        "Statement date": "2026/09/15",
        "Currency": "USD",
        "Type ": "Order",
        "Order\\adjustment ID": "577900000000000003",
        "SKU ID": "1729000000000000011",
        "Total settlement amount": "$1,013.76",
        "Net sales": "1,015.00",
        "Fees": "-1.24",
        "Transaction fee": "0",
        "TikTok Shop commission fee": "-1.24",
        "Affiliate Commission": "/",
        "Related order ID": "577900000000000003",
    }
    [event], problems = read(row, header=UNITED_STATES, tz="America/Los_Angeles")
    assert (event.order, event.line, event.cur) == (
        "577900000000000003",
        "1729000000000000011",
        "USD",
    )
    assert event.ts == SEPTEMBER_15 + 7 * 3_600_000
    assert sums(event) == {
        "settled": 101_376,
        "income": 101_500,
        "platform_fee": 124,
        "other_fees": 0,
    }
    assert (problems.kept, problems.notes()) == ([], [])


def test_a_vietnamese_statement_is_read_in_dong() -> None:
    row = dict(
        zip(
            VIETNAM,
            ["577900000000000004", "Đơn hàng", "2026/09/15", "251340", "330000", "-78660",
             "-16575", "-30000", "-17860", "-3637", "-10260"],
            strict=True,
        )
    )  # fmt: skip
    [event], problems = read(row, header=VIETNAM, tz="Asia/Ho_Chi_Minh")
    assert (event.cur, event.ts) == (None, SEPTEMBER_15 - 7 * 3_600_000)
    assert sums(event) == {
        "settled": 251_340,
        "income": 330_000,
        "platform_fee": 46_575,
        "commission": 21_497,
        "service_fee": 10_260,
        "other_fees": 328,
    }
    assert problems.kept == []


def test_without_total_fees_the_rest_is_not_known() -> None:
    header = [name for name in INDONESIA if name != "Total fees"]
    [event], _ = read(ORDER, header=header)
    assert "other_fees" not in (event.x or {})
    assert (event.x or {})["platform_fee"] == 1_125_000


def test_a_fee_that_cannot_be_read_makes_its_kind_and_the_rest_unknown() -> None:
    [event], problems = read(ORDER | {"Payment fee": "viel"})
    assert sums(event) == {
        "settled": 9_850_000,
        "income": 13_000_000,
        "commission": 1_125_000,
        "service_fee": 400_000,
        "refund": 0,
    }
    assert [(p.row, p.column, p.code) for p in problems.kept] == [(2, "Payment fee", "bad_money")]


def test_a_sum_that_does_not_add_up_is_noted_and_kept_as_printed() -> None:
    [event], problems = read(ORDER | {"Total settlement amount": "98,400"})
    assert sums(event)["settled"] == 9_840_000
    assert [(n.code, n.row) for n in problems.notes()] == [("sum_differs", 2)]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"Total settlement amount": ""}, "Total settlement amount", "empty_cell"),
        ({"Total settlement amount": "12%"}, "Total settlement amount", "bad_money"),
        ({"Order settled time(UTC)": "-"}, "Order settled time(UTC)", "empty_cell"),
        ({"Type": ""}, "Type", "empty_cell"),
        ({"Currency": ""}, "Currency", "empty_cell"),
        ({"Currency": "瓶盖"}, "Currency", "bad_currency"),
        ({"Order/adjustment ID  ": "5.779E+17"}, "Order/adjustment ID", "id_lost_digits"),
    ],
)
def test_a_row_whose_money_or_day_is_not_there_is_lost_and_the_others_are_kept(
    cells: dict[str, object], column: str, code: str
) -> None:
    events, problems = read(ORDER | cells, REIMBURSED)
    assert [event.ts for event in events] == [SEPTEMBER_15 + DAY]
    assert [(p.row, p.column, p.code) for p in problems.kept] == [(2, column, code)]
    assert problems.lost_rows == 1


def test_day_and_month_of_a_statement_are_told_by_the_whole_file_or_asked() -> None:
    time, number = "Order settled time(UTC)", "Order/adjustment ID  "
    either, other = ORDER | {time: "09/08/2026"}, ORDER | {number: "577900000000000002"}
    (event, _), _ = read(either, other | {time: "25/08/2026"})
    assert event.ts == SEPTEMBER_15 - 37 * DAY, "the ninth of August"
    (event, _), _ = read(either, other | {time: "08/25/2026"})
    assert event.ts == SEPTEMBER_15 - 7 * DAY, "the eighth of September"
    # The year first and the year last are the same movement.
    (again, _), _ = read(ORDER | {time: "2026/09/08"}, other)
    assert again.id == event.id
    events, problems = read(either, other | {time: "10/08/2026"})
    assert (events, problems.lost_rows) == ([], 2)
    assert [(p.row, p.code) for p in problems.kept] == [
        (None, "day_or_month"), (2, "day_or_month"), (3, "day_or_month")]  # fmt: skip
