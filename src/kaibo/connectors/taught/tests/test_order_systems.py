"""Promises of order tables as order systems (旺店通) print them: meant right at once, read whole."""

from __future__ import annotations

import pytest

from kaibo.connectors.base.file_format import Holds
from kaibo.connectors.base.tests.properties import events_of, read_rows
from kaibo.connectors.taught.reading.words import gone_back
from kaibo.connectors.taught.suggest import fits, suggest
from kaibo.connectors.taught.tests.reading import FILE, learned

HEAD = (
    "订单编号,店铺,子单原始单号,订单状态,订单退款状态,交易时间,付款时间,发货时间,买家实付,"
    "应收金额,货品名称,实发数量,分摊后总价"
).split(",")


def row(number: int, state: str, refund: str, paid: str, mine: str) -> list[str]:
    at = f"2026-11-12 20:0{number}:00"
    return [
        f"JY20261110000{number}", "组装店", f"3700000000000000{number}", state, refund, at, at,
        "2026-11-13 05:00:00", paid, paid, "卸妆油", "1", mine,
    ]  # fmt: skip


ROWS = [
    row(0, "已发货", "无退款", "138.00", "69.00"),
    row(1, "已取消", "全部退款", "129.00", "129.00"),
    row(2, "已发货", "部分退款", "59.00", "59.00"),
]


def test_every_column_that_counts_is_suggested_and_money_has_its_unit() -> None:
    best = fits(HEAD, ROWS)[0]
    assert (best.holds, best.missing) == (Holds.ORDERS, ())
    found = {one.header: (one.target, one.unit) for one in suggest(HEAD, ROWS, Holds.ORDERS)}
    assert found == {
        "订单编号": ("order", ""),
        "店铺": ("shop", ""),
        "子单原始单号": ("line", ""),
        "订单状态": ("state", ""),
        "订单退款状态": ("aftersales", ""),
        "交易时间": ("created", ""),
        "付款时间": ("paid", ""),
        "发货时间": ("skip", ""),
        # What the order costs stands on each of its rows; the row's own share is what adds up.
        "买家实付": ("skip", "yuan"),
        "应收金额": ("skip", "yuan"),
        "货品名称": ("title", ""),
        "实发数量": ("qty", ""),
        "分摊后总价": ("amount", "yuan"),
    }


def test_no_refund_is_none_a_whole_one_is_whole_and_a_partial_one_is_asked_about() -> None:
    told, problems = read_rows(learned([HEAD, *ROWS], Holds.ORDERS), [HEAD, *ROWS], FILE)
    said = [
        (e.amount, (e.x or {}).get("refunded_total"), (e.x or {})["state"]) for e in events_of(told)
    ]
    assert said == [(6_900, 0, "shipped"), (12_900, 12_900, "refunded"), (5_900, None, "shipped")]
    assert [one.row for one in problems.kept] == [4], "only what the table does not say"


@pytest.mark.parametrize(
    ("word", "back"),
    [
        ("无退款", False), ("无需退款", False), ("未申请退款", False), ("全部退款", True),
        ("整单退", True), ("全部退款中", False), ("部分退款", None), ("全部退款关闭", False),
    ],
)  # fmt: skip
def test_words_of_refunds(word: str, back: bool | None) -> None:
    assert gone_back(word) is back
