"""Promise of the headers: columns are found by name, however the export spells it."""

from __future__ import annotations

import pytest

from kaibo.connectors.base.layout import Column, Layout, best_match, header_name
from kaibo.kit.sheets.texts import clean

ORDERS = Layout(
    id="orders",
    title="测试订单",
    id_key="order",
    columns=(
        Column("order", ("订单编号", "主订单编号"), required=True),
        Column("amount", ("订单应付金额",), required=True),
        Column("price", ("商品单价", "商品金额")),
        Column("until", ("建议发货时间（止）",)),
    ),
    foreign=("支付单号",),
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("\t6917", "6917"),
        ("6917\t", "6917"),
        ("'6917", "6917"),
        ('="6917"', "6917"),
        ('="\t6917"', "6917"),
        ("\ufeff订单编号", "订单编号"),
        ("  甲 乙  ", "甲 乙"),
        ("-", "-"),
        ('="', '="'),
        ("", ""),
    ],
)
def test_what_exports_wrap_around_a_cell_is_taken_off(cell: str, text: str) -> None:
    assert clean(cell) == text


@pytest.mark.parametrize(
    "spelling",
    [
        "建议发货时间（止）",
        "建议发货时间(止)",
        " 建议 发货时间 （止） ",
        "\ufeff建议发货时间（止）\t",
        "建议发货时间\n（止）",
        '="建议发货时间（止）"',
    ],
)
def test_spellings_of_one_header_are_one_name(spelling: str) -> None:
    assert header_name(spelling) == "建议发货时间(止)"


def test_a_money_column_may_name_the_yuan_but_no_other_unit() -> None:
    assert header_name("订单应付金额（元）") == header_name("订单应付金额")
    assert header_name("订单应付金额（万元）") != header_name("订单应付金额")
    assert header_name("商品ID") == header_name("商品id")


def test_columns_are_placed_by_name_and_what_is_missing_is_named() -> None:
    match = ORDERS.match(["商品金额", "备注", "主订单编号", "建议发货时间(止)"])
    assert match is not None
    assert match.positions == {"price": 0, "order": 2, "until": 3}
    assert [column.title for column in match.missing] == ["订单应付金额"]
    assert match.doubled == ()


def test_of_two_columns_for_one_thing_the_earlier_name_wins_and_both_are_told() -> None:
    match = ORDERS.match(["商品金额", "订单编号", "商品单价", "订单应付金额", "订单应付金额"])
    assert match is not None
    assert match.positions == {"price": 2, "order": 1, "amount": 3}
    assert [(c.key, used, other) for c, used, other in match.doubled] == [
        ("price", 2, 0),
        ("amount", 3, 4),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ["订单编号", "订单应付金额"],
        ["商品单价", "商品金额", "建议发货时间（止）"],
        ["订单编号", "订单应付金额", "商品单价", "支付单号"],
        ["6917", "29.90", "9.90"],
        [],
    ],
)
def test_too_few_columns_none_required_or_a_foreign_one_is_no_match(cells: list[str]) -> None:
    assert ORDERS.match(cells) is None


def test_the_header_row_is_the_one_that_explains_most() -> None:
    rows = [
        ["测试店铺 2026-09-07"],
        ["订单编号", "商品单价", "建议发货时间（止）"],
        ["订单编号", "订单应付金额", "商品单价"],
        ["6917", "29.90", "29.90"],
    ]
    found = best_match(rows, [ORDERS])
    assert found is not None
    assert found[0] == 2
    assert best_match([rows[0], rows[3]], [ORDERS]) is None
