"""Promise of the 抖店 words: paid and refunded follow from what the row says, never from a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaibo.connectors.douyin_orders.tests.composed import SHIPPED, codes, one, read
from kaibo.connectors.douyin_orders.tests.headers import CUSTOM, LONG_A

STATES = [
    # 订单状态, 支付完成时间, 售后状态 → state, refunded (of 54.80)
    ("待付款", "-", "-", "created", 0),
    ("待支付", "-", "-", "created", 0),
    ("待发货", "2026/09/07 08:55:59", "-", "paid", 0),
    ("备货中", "2026/09/07 08:55:59", "-", "paid", 0),
    ("已发货", "2026/09/07 08:55:59", "售后关闭", "shipped", 0),
    ("部分发货", "2026/09/07 08:55:59", "-", "shipped", 0),
    ("已发货", "2026/09/07 08:55:59", "待商家处理", "shipped", 0),
    ("已发货", "2026/09/07 08:55:59", "同意退款，退款中", "shipped", 0),
    ("已发货", "2026/09/07 08:55:59", "同意退款，退款失败", "shipped", 0),
    ("已完成", "2026/09/07 08:55:59", "换货成功", "done", 0),
    ("已完成", "2026/09/07 08:55:59", "退款成功", "done", 5480),
    ("已完成", "2026/09/07 08:55:59", "部分退款成功", "done", None),
    ("已关闭", "2026/09/07 08:55:59", "退款成功", "refunded", 5480),
    ("已关闭", "2026/09/07 08:55:59", "已全额退款", "refunded", 5480),
    ("已关闭", "2026/09/07 08:55:59", "同意退款，退款成功", "refunded", 5480),
    ("已关闭", "-", "退款成功", "refunded", 5480),
    ("已关闭", "2026/09/07 08:55:59", "-", "refunded", None),
    ("已关闭", "-", "-", "closed", 0),
    ("退款成功", "2026/09/07 08:55:59", "-", "refunded", 5480),
    ("-", "2026/09/07 08:55:59", "-", "paid", 0),
    ("-", "-", "-", "created", 0),
]


@pytest.mark.parametrize(("word", "paid", "aftersales", "state", "refunded"), STATES)
def test_state_and_refund_follow_from_the_words_and_the_payment_time(
    tmp_path: Path, word: str, paid: str, aftersales: str, state: str, refunded: int | None
) -> None:
    line = one(tmp_path, 订单状态=word, 支付完成时间=paid, 售后状态=aftersales)
    assert (line.state, line.refunded) == (state, refunded)
    assert line.has_paid is (state not in ("created", "closed"))
    assert line.refund_derived is (refunded == 5480)


def test_a_concluded_refund_is_noted_and_doubted_while_the_order_is_open(tmp_path: Path) -> None:
    _, problems = read(tmp_path, LONG_A, SHIPPED | {"售后状态": "退款成功"})
    assert [(n.code, n.count, n.row) for n in problems.notes()] == [
        ("refund_derived", 1, 2),
        ("refund_maybe_partial", 1, 2),
    ]
    closed = {"售后状态": "退款成功", "订单状态": "已关闭"}
    _, problems = read(tmp_path, LONG_A, SHIPPED | closed)
    assert [n.code for n in problems.notes()] == ["refund_derived"]


def test_an_after_sales_word_never_met_leaves_the_refund_unknown(tmp_path: Path) -> None:
    (line,), problems = read(tmp_path, LONG_A, SHIPPED | {"售后状态": "售后新词"})
    assert (line.amount, line.refunded) == (5480, None)
    assert codes(problems) == [(2, "售后状态", "new_aftersales")]
    assert problems.lost_rows == 0


def test_a_state_never_met_loses_the_row_unless_the_payment_time_tells(tmp_path: Path) -> None:
    new = SHIPPED | {"订单状态": "新状态", "支付完成时间": "-"}
    lines, problems = read(tmp_path, LONG_A, new)
    assert lines == []
    assert codes(problems) == [(2, "订单状态", "new_state")]
    assert one(tmp_path, 订单状态="新状态").state == "paid"


def test_cash_on_delivery_is_not_paid_before_it_is_done(tmp_path: Path) -> None:
    cod = {"支付方式": "货到付款", "支付完成时间": "-"}
    assert one(tmp_path, **cod).has_paid is False
    assert one(tmp_path, **cod, 订单状态="已完成").has_paid is True


def test_without_payment_time_the_state_decides(tmp_path: Path) -> None:
    assert one(tmp_path, CUSTOM).has_paid is True
    assert one(tmp_path, CUSTOM, 订单状态="待付款").has_paid is False
    assert one(tmp_path, CUSTOM, 订单状态="已关闭").state == "closed"
    assert one(tmp_path, CUSTOM, 订单状态="已关闭", 售后状态="退款成功").state == "refunded"


def test_a_closed_order_is_not_guessed_when_nothing_tells_whether_it_was_paid(
    tmp_path: Path,
) -> None:
    header = ["主订单编号", "子订单编号", "订单应付金额", "订单状态", "取消原因"]
    closed = SHIPPED | {"订单状态": "已关闭"}
    timeout = closed | {"子订单编号": "3", "取消原因": "超时未支付"}
    lines, problems = read(tmp_path, header, closed, timeout)
    assert [(line.line, line.state) for line in lines] == [("3", "closed")]
    assert (2, "订单状态", "payment_unknown") in codes(problems)
    assert problems.lost_rows == 1
