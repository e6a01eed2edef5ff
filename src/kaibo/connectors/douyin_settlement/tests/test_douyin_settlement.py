"""Promise of the settlement reader: every movement once, costs positive however they are printed."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests import properties
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import GIVEN, assert_sound, events_of, read_rows
from kaibo.connectors.douyin_settlement.format import FORMATS, SETTLEMENT
from kaibo.connectors.douyin_settlement.layout import LAYOUT
from kaibo.connectors.douyin_settlement.tests.composed import (
    FORMULAS,
    HEADER,
    OTHER,
    ROWS,
    SETTLED,
    as_amounts,
    codes,
    read,
    sums,
)
from kaibo.live.events import Event

MONEY = {
    "settled": 4603,
    "income": 5200,
    "platform_fee": 260,
    "commission": 312,
    "service_fee": 10,
    "channel_fee": 5,
    "promotion_fee": 7,
    "other_fees": 3,
    "refund": 280,
}


def test_a_settled_row_is_an_entry_of_its_line() -> None:
    assert len(HEADER) == 34
    (event,), problems = read(SETTLED)
    entry = (event.x or {})["entry"]
    assert event == Event(
        id=f"settlement:douyin:{entry}",
        kind="order.entry",
        order="6917000000000000001",
        line="6917000000000000002",
        product="3700000000000000001",
        cur="CNY",
        ts=1_789_855_160_000,
        x={
            "platform": "douyin",
            "book": "settlement",
            "entry": entry,
            **MONEY,
            "scene": "已结算",
            "as_of": GIVEN.as_of,
            "file": "abababababab",
        },
    )
    assert_sound([event])
    assert problems.kept == []
    assert [(n.code, n.row) for n in problems.notes()] == [("description_row", 2)]


def test_money_taken_back_has_its_signs_turned() -> None:
    _, back, _ = read(*ROWS)[0]
    assert sums(back) == {key: -value for key, value in MONEY.items()} | {"refund": 0}


@pytest.mark.parametrize("rows", [ROWS, [as_amounts(row) for row in ROWS]])
def test_costs_are_costs_however_the_export_prints_them(rows: list[dict[str, str]]) -> None:
    events, problems = read(*rows)
    assert problems.kept == []
    assert [sums(e)["platform_fee"] for e in events] == [260, -260, 260]
    assert [sums(e)["settled"] for e in events] == [4603, -4603, 4603]


def test_a_file_without_the_sum_of_costs_is_proved_by_its_parts() -> None:
    header = [name for name in HEADER if name != "支出合计"]
    for rows in (ROWS, [as_amounts(row) for row in ROWS]):
        events, problems = read(*rows, header=header)
        assert (sums(events[0]), problems.kept) == (MONEY, [])


def test_a_row_that_proves_nothing_is_read_like_the_last_one_that_did() -> None:
    silent = {"收入合计": "-", "订单号": "'77", "子订单号": "'77"}
    for row in (SETTLED, as_amounts(SETTLED)):
        _, event = read(row, row | silent)[0]
        assert sums(event) == {key: value for key, value in MONEY.items() if key != "income"}


def test_sums_that_disagree_are_told_and_kept() -> None:
    (event,), problems = read(SETTLED | {"结算金额": "46.00"})
    assert sums(event) == MONEY | {"settled": 4600}
    assert codes(problems) == [(3, "结算金额", "amounts_disagree")]
    assert problems.lost_rows == 0
    assert problems.kept[0].text == (
        "第 3 行「结算金额」是「46.00」：结算金额不等于收入合计减支出合计，"
        "按印出的各项金额计，请核对。"
    )


def test_an_empty_cost_is_unknown_and_not_zero() -> None:
    (event,), problems = read(SETTLED | {"佣金": "-", "站外推广费": "0.00"})
    assert "commission" not in sums(event)
    assert (sums(event)["promotion_fee"], problems.kept) == (0, [])


def test_old_and_new_names_of_the_costs_are_read_alike() -> None:
    new = {"佣金": "达人佣金", "站外推广费": "直播间站外推广"}
    header = [*(new.get(name, name) for name in HEADER), "服务商佣金"]
    row = SETTLED | {new.get(k, k): v for k, v in SETTLED.items()} | {"服务商佣金": "-1.00"}
    (event,), _ = read(row | {"结算金额": "45.03", "支出合计": "-6.97"}, header=header)
    assert sums(event) == MONEY | {"settled": 4503, "service_fee": 110}


def test_the_same_movement_in_a_later_export_is_the_same_message() -> None:
    rows = table(HEADER, [FORMULAS, OTHER, SETTLED])
    later, _ = read_rows(SETTLEMENT, rows, replace(GIVEN, sha256="cd" * 32, as_of=GIVEN.as_of + 1))
    first, _, other = read(*ROWS)[0]
    assert [e.id for e in events_of(later)] == [other.id, first.id]
    assert [(e.x or {})["file"] for e in events_of(later)] == ["cdcdcdcdcdcd"] * 2


def test_two_movements_alike_in_one_file_stay_two() -> None:
    events, _ = read(SETTLED, SETTLED, OTHER)
    assert len({event.id for event in events}) == 3
    assert events[0].id == events[1].id.removesuffix("2") + "1"


def test_rows_about_no_order_are_counted_by_their_type() -> None:
    nobody = {"订单号": "-", "子订单号": ""}
    row = SETTLED | nobody
    events, problems = read(
        row | {"结算单类型": "汇总{n}"}, SETTLED, row, row | {"结算单类型": "-"}, row
    )
    assert len(events) == 1
    assert (problems.kept, problems.lost_rows) == ([], 0)
    assert [(n.count, n.row, n.text) for n in problems.notes() if n.code != "description_row"] == [
        (1, 3, "1 行「汇总(n)」没有订单号（首个在第 3 行），不是订单的进出，未计入。"),
        (2, 5, "2 行「已结算」没有订单号（首个在第 5 行），不是订单的进出，未计入。"),
        (1, 6, "1 行「没有说明」没有订单号（首个在第 6 行），不是订单的进出，未计入。"),
    ]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("订单号", "", "empty_cell"),
        ("子订单号", "6.917E+18", "id_lost_digits"),
        ("结算时间", "昨天", "bad_time"),
        ("结算金额", "-", "empty_cell"),
        ("结算金额", "1..2", "bad_money"),
    ],
)
def test_a_row_that_cannot_be_booked_is_lost_with_its_cell(
    column: str, value: str, code: str
) -> None:
    rows = [OTHER | {"结算时间": f"2026-09-2{n} 00:00:00"} for n in range(3)]
    events, problems = read(*rows, SETTLED | {column: value}, OTHER)
    assert len(events) == 4
    assert codes(problems) == [(6, column, code)]
    assert problems.lost_rows == 1


def test_a_cost_that_cannot_be_read_is_told_once() -> None:
    (event,), problems = read(SETTLED | {"佣金": "三块"})
    assert codes(problems) == [(3, "佣金", "bad_money")]
    assert "commission" not in sums(event)


def test_three_files_of_the_same_bill_tell_the_same(tmp_path: Path) -> None:
    rows = table(HEADER, [FORMULAS, *ROWS])
    for path in (
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", rows),
    ):
        opened = open_table(path, list(SETTLEMENT.layouts), Problems())
        assert list(SETTLEMENT.read(opened, GIVEN)) == read(*ROWS)[0], path.name


@settings(max_examples=40, deadline=None)
@given(properties.rearranged(LAYOUT, table(HEADER, [FORMULAS, *ROWS])))
def test_order_and_names_of_columns_change_no_word(moved: list[list[object]]) -> None:
    told, problems = read_rows(SETTLEMENT, moved)
    assert (events_of(told), problems.kept) == (read(*ROWS)[0], [])


@settings(max_examples=60, deadline=None)
@given(properties.blanked(table(HEADER, ROWS)))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    told, problems = read_rows(SETTLEMENT, rows)
    events = events_of(told)
    assert_sound(events)
    passed = sum(note.count for note in problems.notes())
    assert len(events) + problems.lost_rows + passed == len(ROWS)
    for event in events:
        zeros = {key for key, value in sums(event).items() if value == 0}
        assert zeros <= {"refund"}


def test_a_bill_of_the_warehouse_service_is_not_taken_for_a_settlement() -> None:
    bill = ["结算单号", "订单码", "关联订单号", "费用项", "结算金额", "计费参数", "结算时间"]
    with pytest.raises(FileRefused) as refused:
        read_rows(SETTLEMENT, [bill, ["1"] * len(bill)])
    assert refused.value.code == "unknown_format"


def test_a_file_of_header_and_formulas_tells_nothing() -> None:
    events, problems = read()
    assert (events, problems.kept) == ([], [])


def test_the_manifest_speaks_of_this_connector() -> None:
    path = Path(__file__).parents[1] / "manifest.toml"
    manifest = tomllib.loads(path.read_text(encoding="utf-8"))
    (format,) = FORMATS
    assert (manifest["name"], manifest["title"], manifest["platform"]) == (
        format.id,
        format.title,
        format.platform,
    )
    assert tuple(manifest["provides"]) == format.provides


def test_a_movement_of_several_sub_orders_is_of_their_order() -> None:
    (event,), problems = read(SETTLED | {"子订单号": "6917000000000000003;6917000000000000002"})
    assert (event.order, event.line) == ("6917000000000000001", None)
    assert [(n.code, n.row) for n in problems.notes() if n.code == "joined_lines"] == [
        ("joined_lines", 3)
    ]
