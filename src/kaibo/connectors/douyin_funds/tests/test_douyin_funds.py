"""Promise of the money book: every movement of an order once, in the direction the book says."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests import properties
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import GIVEN, assert_sound, events_of, read_rows
from kaibo.connectors.douyin_funds.format import FORMATS, FUNDS
from kaibo.connectors.douyin_funds.layout import LAYOUT
from kaibo.connectors.douyin_funds.tests.composed import (
    COMPENSATED,
    LONG,
    REFUNDED,
    ROWS,
    SETTLED,
    SHORT,
    WITHDRAWN,
    as_amounts,
    codes,
    read,
    spelt,
    sums,
)
from kaibo.live.events import Event

FEES = {
    "platform_fee": 260,
    "commission": 312,
    "service_fee": 10,
    "channel_fee": 5,
    "promotion_fee": 7,
    "other_fees": 3,
}


@pytest.mark.parametrize("header", [SHORT, LONG])
def test_a_settled_movement_is_an_entry_under_its_own_number(header: list[str]) -> None:
    assert (len(SHORT), len(LONG)) == (30, 39)
    (event,), problems = read(SETTLED, header=header)
    assert event == Event(
        id="funds:douyin:AS202609200559201602785799467_IN",
        kind="order.entry",
        order="6917000000000000001",
        line="6917000000000000002",
        product="3700000000000000001",
        cur="CNY",
        ts=1_789_855_160_000,
        x={
            "platform": "douyin",
            "book": "funds",
            "entry": "AS202609200559201602785799467_IN",
            "settled": 5103,
            "income": 5700,
            **FEES,
            "refund": 0,
            "scene": "货款结算入账",
            "as_of": GIVEN.as_of,
            "file": "abababababab",
        },
    )
    assert_sound([event])
    assert (problems.kept, problems.notes()) == ([], [])


@pytest.mark.parametrize("rows", [ROWS, [as_amounts(row) for row in ROWS]])
def test_costs_are_costs_however_the_export_prints_them(rows: list[dict[str, str]]) -> None:
    events, problems = read(*rows)
    assert [sums(event) for event in events] == [
        {"settled": 5103, "income": 5700, **FEES},
        {"settled": -4628, "refund": 5200, "platform_fee": -260, "commission": -312},
        {"settled": -500},
    ]
    assert problems.kept == []


@pytest.mark.parametrize(
    ("way", "amount", "settled"),
    [
        ("入账", "8.17", 817),
        ("出账", "8.17", -817),
        ("出账", "-8.17", -817),
        ("出帐", "¥8.17", -817),
        ("入账", "0.00", 0),
    ],
)
def test_the_direction_decides_the_sign(way: str, amount: str, settled: int) -> None:
    (event,), problems = read(COMPENSATED | {"动账方向": way, "动账金额": amount})
    assert ((event.x or {})["settled"], problems.kept) == (settled, [])


def test_withdrawals_and_top_ups_are_counted_by_scene_and_not_lost() -> None:
    top_up = WITHDRAWN | {"动账场景": "充值千川广告费", "订单号": "-"}
    events, problems = read(WITHDRAWN, SETTLED, top_up, WITHDRAWN)
    assert len(events) == 1
    assert (problems.kept, problems.lost_rows) == ([], 0)
    assert [(n.count, n.row, n.text) for n in problems.notes()] == [
        (2, 2, "2 行「提现」没有订单号（首个在第 2 行），不是订单的进出，未计入。"),
        (1, 4, "1 行「充值千川广告费」没有订单号（首个在第 4 行），不是订单的进出，未计入。"),
    ]


def test_words_without_end_are_noted_together() -> None:
    rows = [WITHDRAWN | {"动账场景": f"场景{n}"} for n in range(40)]
    notes = read(*rows)[1].notes()
    assert len(notes) == 31
    assert [n.count for n in notes if "「其他」" in n.text] == [10]


def test_a_row_of_a_sub_order_without_its_order_is_lost() -> None:
    events, problems = read(SETTLED | {"订单号": "-"})
    assert events == []
    assert codes(problems) == [(2, "订单号", "empty_cell")]


def test_parts_that_do_not_add_up_are_told_and_kept() -> None:
    (event,), problems = read(SETTLED | {"动账金额": "51.00"})
    assert sums(event) == {"settled": 5100, "income": 5700, **FEES}
    assert codes(problems) == [(2, "动账金额", "amounts_disagree")]


def test_an_empty_part_leaves_its_sum_unknown() -> None:
    (event,), problems = read(SETTLED | {"实际平台补贴": "-", "佣金": ""})
    said = event.x or {}
    assert {"income", "commission"}.isdisjoint(said)
    assert (said["platform_fee"], problems.kept) == (260, [])


def test_agency_commission_is_a_service_fee() -> None:
    row = SETTLED | {"服务商佣金": "-1.00", "动账金额": "50.03"}
    (event,), problems = read(row)
    assert (sums(event)["service_fee"], problems.kept) == (110, [])


def test_a_repeated_number_counts_once_and_is_noted() -> None:
    events, problems = read(SETTLED, REFUNDED, SETTLED)
    assert len(events) == 2
    assert (problems.kept, [(n.code, n.row) for n in problems.notes()]) == (
        [],
        [("repeated_entry", 4)],
    )


def test_a_number_that_repeats_with_other_content_is_told_and_the_first_kept() -> None:
    other = COMPENSATED | {"动账流水号": SETTLED["动账流水号"]}
    (event,), problems = read(SETTLED, other)
    assert (event.x or {})["scene"] == "货款结算入账"
    assert codes(problems) == [(3, "动账流水号", "conflicting_repeat")]
    assert problems.lost_rows == 1


def test_rows_without_a_number_are_named_alike_in_every_export() -> None:
    bare = [row | {"动账流水号": ""} for row in ROWS]
    first, _ = read(*bare, bare[2])
    later, _ = read(bare[2], bare[1], bare[2], bare[0])
    assert sorted(e.id for e in first) == sorted(e.id for e in later)
    assert len({e.id for e in first}) == 4
    assert_sound(first)


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("动账时间", "-", "empty_cell"),
        ("动账方向", "转移", "bad_direction"),
        ("动账方向", "", "empty_cell"),
        ("动账金额", "1..2", "bad_money"),
        ("动账流水号", "2.026E+30", "id_lost_digits"),
        ("子订单号", "6.917E+18", "id_lost_digits"),
    ],
)
def test_a_row_that_cannot_be_booked_is_lost_with_its_cell(
    column: str, value: str, code: str
) -> None:
    events, problems = read(SETTLED | {column: value}, REFUNDED)
    assert [e.id for e in events] == [f"funds:douyin:{REFUNDED['动账流水号']}"]
    assert codes(problems) == [(2, column, code)]
    assert problems.lost_rows == 1


def test_names_of_creators_and_companies_are_in_no_event() -> None:
    told = repr(read(*ROWS)[0])
    assert all(word not in told for word in ("测试达人", "测试公司"))


def test_a_later_export_tells_the_same_messages() -> None:
    given = replace(GIVEN, sha256="cd" * 32, as_of=GIVEN.as_of + 5)
    told, _ = read_rows(FUNDS, table(LONG, ROWS), given)
    assert [e.id for e in events_of(told)] == [e.id for e in read(*ROWS)[0]]


def test_three_files_of_the_same_book_tell_the_same(tmp_path: Path) -> None:
    rows = table(SHORT, [spelt(SHORT, row) for row in ROWS])
    for path in (
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", rows),
    ):
        opened = open_table(path, list(FUNDS.layouts), Problems())
        assert list(FUNDS.read(opened, GIVEN)) == read(*ROWS)[0], path.name


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from([SHORT, LONG]))
def test_order_and_names_of_columns_change_no_word(data: st.DataObject, header: list[str]) -> None:
    rows = table(header, [spelt(header, row) for row in ROWS])
    told, problems = read_rows(FUNDS, data.draw(properties.rearranged(LAYOUT, rows)))
    assert (events_of(told), problems.kept) == (read(*ROWS, header=header)[0], [])


@settings(max_examples=60, deadline=None)
@given(properties.blanked(table(LONG, [SETTLED, REFUNDED, COMPENSATED, WITHDRAWN])))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    told, problems = read_rows(FUNDS, rows)
    events = events_of(told)
    assert_sound(events)
    passed = sum(note.count for note in problems.notes())
    assert len(events) + problems.lost_rows + passed == 4
    for event in events:
        said = event.x or {}
        assert said["settled"] in (5103, -4628, -500)
        if said.get("scene") == "货款结算入账":
            assert all(said.get(name, value) == value for name, value in FEES.items())


def test_an_insurance_bill_is_not_taken_for_a_money_book() -> None:
    bill = ["投保单号", "订单编号", "下单时间", "支付保费", "动账时间", "动账流水号", "备注"]
    with pytest.raises(FileRefused) as refused:
        read_rows(FUNDS, [bill, ["1"] * len(bill)])
    assert refused.value.code == "unknown_format"


def test_a_file_of_a_header_only_tells_nothing() -> None:
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
