"""Promises of columns that went: one that another header looks like is found, and what an export leaves
out, or means otherwise, is no renaming."""

from __future__ import annotations

import pytest

from kaibo.connectors import files
from kaibo.connectors.base.file_format import TableFormat
from kaibo.connectors.douyin_orders.tests.headers import LONG_A, LONG_B
from kaibo.connectors.taught import gone, renamed

[DOUYIN] = [one for one in files.FORMATS if one.id == "douyin-orders"]
HEADERS = ["主订单编号", "子订单编号", "商品数量", "应付总额（元）", "订单创建于", "订单状态"]
ROW = ["6917000000000000001", "6918000000000000001", "1", "99.00", "2026/11/10 22:05:00", "已发货"]
WENT = {"订单应付金额": "应付总额（元）", "订单提交时间": "订单创建于"}


def found(headers: list[str], *rows: list[str]) -> dict[str, str]:
    assert isinstance(DOUYIN, TableFormat)
    return gone.gone(DOUYIN, headers, rows)


def test_an_amount_and_a_time_in_other_words_are_found() -> None:
    assert found(HEADERS, ROW) == WENT


def test_cells_of_another_kind_are_no_amount_and_no_time() -> None:
    assert found(HEADERS, [*ROW[:3], "是", "否", "已发货"]) == {}
    assert found(HEADERS, [*ROW[:3], "", "", "已发货"]) == {}
    assert found(HEADERS) == {}


@pytest.mark.parametrize(
    "other",
    ["订单优惠金额", "订单退款金额", "平台应付金额", "订单完成时间", "订单应付率", "订单应付数"],
)
def test_another_amount_or_time_is_not_that_one(other: str) -> None:
    headers = [*HEADERS[:3], other, "订单状态"]
    value = "2026/11/10 22:05:00" if other.endswith("时间") else "9.00"
    assert found(headers, [*ROW[:3], value, "已发货"]) == {}


@pytest.mark.parametrize("real", [LONG_A, LONG_B])
def test_what_a_real_export_leaves_out_is_not_asked_about(real: list[str]) -> None:
    assert isinstance(DOUYIN, TableFormat)
    for left_out in real:
        if left_out in ("主订单编号", "子订单编号"):
            continue
        kept = [one for one in real if one != left_out]
        assert gone.candidates(DOUYIN, kept) == [], left_out


def test_a_header_stands_for_one_column_and_the_offer_says_what_it_may_be() -> None:
    near = gone.nearest(HEADERS, [ROW], files.FORMATS)
    assert near is not None and near.format is DOUYIN
    assert (dict(near.likely), near.optional) == (WENT, True)
    assert near.free == ("应付总额（元）", "订单创建于")
    assert gone.nearest(list(LONG_A), [], files.FORMATS) is None


def test_an_answer_holds_for_what_a_person_saw() -> None:
    said = {
        "format": "douyin-orders",
        "renamed": {"订单应付金额": "应付总额（元）", "订单提交时间": None},
    }
    assert renamed.checked(said, files.FORMATS) == []
    assert gone.answers(said, HEADERS, "douyin-orders", WENT) == said["renamed"]
    # Another header that nobody was asked about.
    later = WENT | {"订单提交时间": "订单生成时间"}
    assert gone.answers(said, HEADERS, "douyin-orders", later) == {"订单应付金额": "应付总额（元）"}
    assert gone.answers(said, HEADERS, "tmall-orders", WENT) == {}
    needed = {"format": "douyin-orders", "renamed": {"子订单编号": None}}
    assert renamed.checked(needed, files.FORMATS) == ["请选「子订单编号」现在叫什么。"]


def test_an_id_in_other_words_is_found() -> None:
    headers = [*HEADERS[:3], "货品编号", "达人编号", "订单状态"]
    row = [*ROW[:3], "3501234567890123456", "ABC9", "已发货"]
    assert found(headers, row) == {"商品ID": "货品编号", "达人ID": "达人编号"}


def test_the_genre_is_known_by_what_its_cells_say() -> None:
    headers = [*HEADERS[:3], "成交场景", "订单状态"]
    assert found(headers, [*ROW[:3], "直播", "已发货"], [*ROW[:3], "商品卡", "已发货"]) == {
        "流量体裁": "成交场景"
    }
    assert found(headers, [*ROW[:3], "自提", "已发货"], [*ROW[:3], "外卖", "已发货"]) == {}
