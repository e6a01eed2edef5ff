"""Promise of 抖店's attribution: what the file says of an order's way in, and nothing it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaibo.connectors.base.order_line import order_events
from kaibo.connectors.base.tests.properties import GIVEN
from kaibo.connectors.douyin_orders.tests.composed import SHIPPED, codes, one, read
from kaibo.connectors.douyin_orders.tests.headers import CUSTOM, LONG_A, LONG_B, TRAFFIC


@pytest.mark.parametrize(
    ("word", "genre"),
    [
        ("直播", "live"),
        ("直播间", "live"),
        ("短视频", "video"),
        ("商品卡", "card"),
        ("其他", "other"),
        ("图文", "other"),
        ("数据将于第二天更新", None),
        ("-", None),
        ("", None),
        ("直播;直播", "live"),
        ("直播;数据将于第二天更新", None),
    ],
)
def test_the_genre_is_the_platforms_own_or_absent(
    tmp_path: Path, word: str, genre: str | None
) -> None:
    for header in (LONG_A, LONG_B, TRAFFIC):
        (line,), problems = read(tmp_path, header, SHIPPED | {"流量体裁": word})
        assert line.genre == genre
        assert not [p for p in problems.kept if p.column == "流量体裁"]
    assert one(tmp_path, CUSTOM, 流量体裁=word).genre is None


def test_sub_orders_of_two_genres_share_one_sum_so_the_genre_is_unknown(tmp_path: Path) -> None:
    (line,), problems = read(tmp_path, LONG_A, SHIPPED | {"流量体裁": "直播;商品卡"})
    assert (line.genre, line.amount) == (None, 5480)
    assert codes(problems) == [(2, "流量体裁", "genre_mixed")]


def test_the_channel_falls_back_to_the_origin(tmp_path: Path) -> None:
    assert one(tmp_path).channel == "直播推荐"
    assert one(tmp_path, 流量渠道="-").channel == "推荐流量"
    assert one(tmp_path, 流量渠道="数据将于第二天更新").channel == "推荐流量"
    assert one(tmp_path, 流量渠道="", 流量来源="数据将于第二天更新").channel is None


def test_paid_traffic_is_true_false_or_unknown(tmp_path: Path) -> None:
    assert one(tmp_path, 流量类型="广告").ad is True
    assert one(tmp_path, 流量类型="非广告").ad is False
    for word in ("-", "", "数据将于第二天更新", "广告;非广告", "新词"):
        assert one(tmp_path, 流量类型=word).ad is None, word


def test_a_sale_of_the_shops_own_has_no_account(tmp_path: Path) -> None:
    assert one(tmp_path, 达人ID="0").account is None
    assert one(tmp_path, 达人ID="-").account is None
    assert one(tmp_path, 达人ID="75;75").account == "75"
    assert one(tmp_path, 达人ID="75;76").account is None


def test_who_bears_the_discounts_is_unknown_where_it_is_not_said(tmp_path: Path) -> None:
    assert one(tmp_path, 平台实际承担优惠金额="-").platform_bears is None
    assert one(tmp_path, 商家实际承担优惠金额="0.00").shop_bears == 0
    assert one(tmp_path, TRAFFIC).creator_bears is None


def test_of_joined_sub_orders_each_has_its_own_word_whatever_their_order(tmp_path: Path) -> None:
    """`b;a` with `退款成功;-`: nothing went back of a, and of b nobody says how much."""
    line = one(tmp_path, 子订单编号="692;691", 售后状态="退款成功;-", 商品数量="2")
    assert (line.parts, line.refunded, line.part_refunds) == (("691", "692"), None, (0, None))
    told = [
        (e.line, (e.x or {}).get("refunded_total")) for e in order_events(line, GIVEN, "douyin")
    ]
    assert told == [("691", 0), ("692", None)]
