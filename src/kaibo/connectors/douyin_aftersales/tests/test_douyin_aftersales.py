"""Promise of the after-sales reader: what has gone back and when, never what was only asked for."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests import properties
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import GIVEN, assert_sound, events_of, read_rows
from kaibo.connectors.douyin_aftersales.format import AFTERSALES, FORMATS
from kaibo.connectors.douyin_aftersales.layout import LAYOUT
from kaibo.connectors.douyin_aftersales.tests.composed import (
    HEADER,
    RETURNED,
    ROWS,
    codes,
    one,
    read,
    said,
)
from kaibo.live.events import Event

ASKED = 1_788_919_200_000
PAID_OUT = 1_789_174_800_000
ARRIVED = PAID_OUT + 30_000


def test_a_returned_ticket_is_a_refund_of_the_goods() -> None:
    assert len(HEADER) == 50
    assert one() == Event(
        id="abababababab:2",
        kind="order.refund",
        order="6917000000000000001",
        line="6917000000000000002",
        product="3700000000000000001",
        sku="YMS-5",
        amount=4980,
        cur="CNY",
        ts=ARRIVED,
        x={
            "platform": "douyin",
            "ticket": "140000000000000001",
            "refunded_at": ARRIVED,
            "freight_refund": 500,
            "kind": "return",
            "shipped": True,
            "reason": "不想要了 加我[手机号]",
            "asked": ASKED,
            "state": "同意退款，退款成功",
            "as_of": GIVEN.as_of,
        },
    )


def test_each_kind_of_ticket_says_what_has_gone_back() -> None:
    events, problems = read(*ROWS)
    assert problems.kept == []
    assert [(e.amount, said(e, "kind"), said(e, "shipped"), e.ts) for e in events] == [
        (4980, "return", True, ARRIVED),
        (5480, "refund_only", False, PAID_OUT),
        (0, "return", True, ASKED + 3_600_000),
        (0, "return", True, 1_788_969_600_000),
        (0, "exchange", True, ASKED + 3_600_000),
    ]
    assert [said(e, "refunded_at") for e in events] == [ARRIVED, PAID_OUT, None, None, None]
    assert [said(e, "freight_refund") for e in events] == [500, 0, 0, 0, 0]
    assert_sound(events)


@pytest.mark.parametrize(
    ("word", "amount"),
    [
        ("退款成功", 4980),
        ("同意退款，退款成功", 4980),
        ("部分退款成功", 4980),
        ("拒签后退款成功", 4980),
        ("已全额退款", 4980),
        ("待商家处理", 0),
        ("待买家退货", 0),
        ("同意退款，退款中", 0),
        ("平台仲裁中", 0),
        ("同意退款，退款失败", 0),
        ("商家拒绝，待买家处理", 0),
        ("售后关闭", 0),
        ("买家撤销申请", 0),
        ("补寄成功", 0),
        ("维修完成", 0),
    ],
)
def test_the_word_decides_whether_the_money_went_back(word: str, amount: int) -> None:
    without = {"售后状态": word, "用户到账时间": "-", "商家退款时间": "-"}
    (event,), problems = read(RETURNED | without)
    assert (event.amount, problems.kept) == (amount, [])
    assert said(event, "refunded_at") is None


def test_a_word_never_met_is_unknown_unless_a_time_proves_the_refund() -> None:
    assert one(售后状态="新状态").amount == 4980
    assert one(售后状态="-", 用户到账时间="-").amount == 4980
    silent = {"用户到账时间": "-", "商家退款时间": "-"}
    for word, code in (("新状态", "new_aftersales"), ("-", "no_state")):
        (event,), problems = read(RETURNED | silent | {"售后状态": word})
        assert (event.amount, said(event, "freight_refund")) == (None, None)
        assert codes(problems) == [(2, "售后状态", code)]
        assert problems.lost_rows == 0


def test_a_closed_ticket_whose_money_arrived_is_unknown_and_told() -> None:
    (event,), problems = read(RETURNED | {"售后状态": "售后关闭"})
    assert (event.amount, said(event, "refunded_at")) == (None, None)
    assert codes(problems) == [(2, "售后状态", "state_disagrees")]


def test_a_refund_without_its_amount_is_unknown_and_told() -> None:
    (event,), problems = read(RETURNED | {"退商品金额（元）": "-"})
    assert event.amount is None
    assert codes(problems) == [(2, "退商品金额（元）", "empty_cell")]


def test_the_time_ahead_of_the_ticket_proves_nothing() -> None:
    gone = {name: "-" for name in HEADER if name.endswith("时间") and name != "自动处理截止时间"}
    assert one(**gone).ts == GIVEN.as_of


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("仅退款", "refund_only"),
        ("已发货仅退款", "refund_only"),
        ("退货退款", "return"),
        ("换货", "exchange"),
        ("维修", "repair"),
        ("补寄", "other"),
        ("价保退款", "other"),
        ("新类型", "other"),
        ("-", None),
    ],
)
def test_the_kind_is_what_was_asked_for(word: str, kind: str | None) -> None:
    assert said(one(售后类型=word), "kind") == kind


def test_shipped_is_left_out_where_nothing_tells() -> None:
    assert said(one(商品发货状态="-"), "shipped") is None
    assert said(one(商品发货状态="-", 售后类型="已发货仅退款"), "shipped") is True
    assert said(one(商品发货状态="已发货", 售后类型="未发货仅退款"), "shipped") is False


@pytest.mark.parametrize("column", ["售后单号", "订单号", "商品单号"])
def test_a_ticket_without_a_readable_number_is_not_counted(column: str) -> None:
    good = RETURNED | {"售后单号": "9"}
    events, problems = read(RETURNED | {column: "6.917E+18"}, good)
    assert [said(e, "ticket") for e in events] == ["9"]
    assert codes(problems) == [(2, column, "id_lost_digits")]
    assert problems.lost_rows == 1


def test_addresses_contacts_and_talks_are_in_no_event() -> None:
    told = repr(one())
    assert all(word not in told for word in ("文三路", "张三", "138001", "139001"))


def test_three_files_of_the_same_tickets_tell_the_same(tmp_path: Path) -> None:
    rows = table(HEADER, ROWS)
    expected, _ = read(*ROWS)
    for path in (
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", rows),
    ):
        opened = open_table(path, list(AFTERSALES.layouts), Problems())
        assert list(AFTERSALES.read(opened, GIVEN)) == expected, path.name


@settings(max_examples=40, deadline=None)
@given(properties.rearranged(LAYOUT, table(HEADER, ROWS)))
def test_order_and_names_of_columns_change_no_word(moved: list[list[object]]) -> None:
    told, problems = read_rows(AFTERSALES, moved)
    assert (events_of(told), problems.kept) == (read(*ROWS)[0], [])


@settings(max_examples=60, deadline=None)
@given(properties.blanked(table(HEADER, ROWS)))
def test_blank_cells_lose_tickets_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    told, problems = read_rows(AFTERSALES, rows)
    events = events_of(told)
    assert_sound(events)
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert len(lost) == problems.lost_rows
    for event in events:
        number = int(event.id.split(":")[1])
        assert number not in lost
        cells = dict(zip(HEADER, rows[number - 1], strict=True))
        if "成功" in str(cells["售后状态"]) and "换货" not in str(cells["售后状态"]):
            blank = str(cells["退商品金额（元）"]).strip() in ("", "-", "--")
            assert (event.amount is None) is blank
        assert event.amount in (None, 0, 4980, 5480)


def test_a_file_of_a_header_only_tells_nothing_and_one_without_state_is_refused() -> None:
    events, problems = read()
    assert (events, problems.kept) == ([], [])
    header = [name for name in HEADER if name != "售后状态"]
    with pytest.raises(FileRefused, match="缺少「售后状态」列"):
        read_rows(AFTERSALES, table(header, ROWS))


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


def test_a_ticket_over_several_sub_orders_is_of_their_order_and_not_of_the_first() -> None:
    joined = "\t6917000000000000003;\t6917000000000000002"
    (event,), problems = read(RETURNED | {"商品单号": joined, "退商品金额（元）": "100.00"})
    assert (event.order, event.line, event.amount) == ("6917000000000000001", None, 10_000)
    assert [(n.code, n.count, n.row) for n in problems.notes()] == [("joined_lines", 1, 2)]
    assert "不猜着拆" in problems.notes()[0].text
    # One sub-order written twice is that one.
    assert one(商品单号="6917000000000000002;6917000000000000002").line == "6917000000000000002"
