"""Promise of the 抖店 reader: every form of the export, and never more than the file says."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.order_line import OrderLine
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table, write_xlsx
from kaibo.connectors.douyin_orders.layout import LAYOUT
from kaibo.connectors.douyin_orders.parse import PLATFORM, parse
from kaibo.connectors.douyin_orders.tests.composed import SHIPPED, codes, one, read
from kaibo.connectors.douyin_orders.tests.headers import CUSTOM, LONG_A, LONG_B, SHORT, TRAFFIC

CREATED = 1_788_742_537_000
PAID = CREATED + 22_000


@pytest.mark.parametrize("header", [LONG_A, LONG_B])
def test_a_row_of_the_long_exports(tmp_path: Path, header: list[str]) -> None:
    assert one(tmp_path, header) == OrderLine(
        shop=None,
        order="6917000000000000001",
        line="6917000000000000002",
        product="3700000000000000001",
        sku="YMS-5",
        title="玉米糁 5斤装",
        qty=2,
        amount=5480,
        refunded=0,
        created=CREATED,
        paid=PAID,
        state="shipped",
        buyer=None,
        row_no=2,
        account="7592000000000000001",
        genre="live",
        channel="直播推荐",
        ad=False,
        platform_bears=100,
        shop_bears=400,
        creator_bears=0,
    )


def test_the_real_headers_are_whole_and_all_known_forms_open(tmp_path: Path) -> None:
    assert (len(LONG_A), len(LONG_B)) == (75, 74)
    for header in (LONG_A, LONG_B, CUSTOM, TRAFFIC, SHORT):
        (line,), problems = read(tmp_path, header, SHIPPED)
        assert line.order == "6917000000000000001"
        assert problems.lost_rows == 0


def test_a_workbook_gives_the_same_line(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "f.xlsx", table(LONG_A, [SHIPPED]))
    opened = open_table(path, [LAYOUT], Problems())
    assert list(parse(opened, "Asia/Shanghai")) == [one(tmp_path)]


def test_receiver_telephone_and_address_are_in_no_line(tmp_path: Path) -> None:
    note = {"选购商品": "玉米糁 加我13800138000", "收件人": "张三"}
    (line,), _ = read(tmp_path, LONG_A, SHIPPED | note)
    assert line.title == "玉米糁 加我[手机号]"
    said = repr(line)
    assert all(word not in said for word in ("密文", "张三", "文三路", "测试达人", "13800138000"))
    # The layout has no way to ask for them.
    assert not [c for c in LAYOUT.columns if {"收件人", "收件人手机号", "详细地址"} & set(c.names)]


def test_the_short_report_has_no_day_but_all_else(tmp_path: Path) -> None:
    (line,), problems = read(tmp_path, SHORT, SHIPPED)
    assert (line.created, line.paid, line.has_paid, line.amount) == (None, None, True, 5480)
    assert codes(problems) == [(None, "订单提交时间", "no_column")]


def test_the_traffic_report_knows_neither_money_nor_payment(tmp_path: Path) -> None:
    (line,), problems = read(tmp_path, TRAFFIC, SHIPPED)
    assert (line.amount, line.refunded, line.state, line.has_paid) == (None, None, None, None)
    assert (line.created, line.product) == (CREATED, "3700000000000000001")
    assert codes(problems) == [
        (None, "订单应付金额", "no_column"),
        (None, "售后状态", "no_column"),
        (None, "支付完成时间", "no_column"),
    ]


def test_several_sub_orders_in_one_cell_are_one_row_of_one_order(tmp_path: Path) -> None:
    joined = {
        "子订单编号": "\t6917000000000000003;\t6917000000000000002",
        "商品ID": "3700000000000000001;3700000000000000002",
        "商品数量": "3",
        "订单应付金额": "88.00",
    }
    line = one(tmp_path, **joined)
    assert line.line == "6917000000000000002;6917000000000000003"
    assert line.parts == ("6917000000000000002", "6917000000000000003")
    assert (line.product, line.qty, line.amount) == (None, 3, 8800)
    assert one(tmp_path, **joined | {"商品数量": "2;1"}).qty == 3
    assert one(tmp_path, **joined | {"商品ID": "37;37"}).product == "37"
    assert one(tmp_path, **joined | {"售后状态": "退款成功;-"}).refunded is None
    assert one(tmp_path, **joined | {"售后状态": "退款成功;退款成功"}).refunded == 8800


def test_a_gift_row_costs_nothing_and_is_a_line(tmp_path: Path) -> None:
    gift = {"订单应付金额": "0.00", "商品金额": "0.00", "售后状态": "部分退款成功"}
    line = one(tmp_path, **gift)
    assert (line.amount, line.refunded, line.has_paid) == (0, 0, True)


@pytest.mark.parametrize("amount", ["", "-", "1..2", "-3.00", "12.345"])
def test_a_paid_row_without_a_readable_amount_is_not_counted(tmp_path: Path, amount: str) -> None:
    lines, problems = read(tmp_path, LONG_A, SHIPPED | {"订单应付金额": amount})
    assert lines == []
    assert problems.lost_rows == 1
    assert [(p.row, p.column) for p in problems.kept] == [(2, "订单应付金额")]


def test_an_unpaid_row_may_lack_its_amount(tmp_path: Path) -> None:
    line = one(tmp_path, 订单应付金额="-", 订单状态="待付款", 支付完成时间="-")
    assert (line.amount, line.state) == (None, "created")


def test_a_payment_time_that_cannot_be_read_still_proves_payment(tmp_path: Path) -> None:
    (line,), problems = read(
        tmp_path, LONG_A, SHIPPED | {"支付完成时间": "昨天", "订单状态": "待付款"}
    )
    assert (line.paid, line.has_paid) == (None, True)
    assert codes(problems) == [(2, "支付完成时间", "bad_time")]


def test_an_id_that_lost_its_digits_is_not_counted(tmp_path: Path) -> None:
    lines, problems = read(tmp_path, LONG_A, SHIPPED | {"子订单编号": "6.917E+18"})
    assert lines == []
    assert codes(problems) == [(2, "子订单编号", "id_lost_digits")]


def test_an_amount_above_the_price_is_noted_as_a_possible_repetition(tmp_path: Path) -> None:
    (line,), problems = read(tmp_path, LONG_A, SHIPPED | {"订单应付金额": "59.81"})
    assert line.amount == 5981
    assert [(n.code, n.row) for n in problems.notes()] == [("above_price", 2)]
    freight = SHIPPED | {"订单应付金额": "65.80", "运费": "6.00"}
    assert read(tmp_path, LONG_A, freight)[1].notes() == []


def test_every_alias_is_read_like_the_first_name(tmp_path: Path) -> None:
    expected = one(tmp_path)
    for column in LAYOUT.columns:
        for name in column.names[1:]:
            header = [name if cell == column.title else cell for cell in LONG_B]
            row = SHIPPED | {name: SHIPPED.get(column.title, "")}
            (line,), problems = read(tmp_path, header, row)
            assert (line, problems.kept) == (expected, []), name


def test_item_details_of_taobao_are_not_taken_for_a_douyin_file() -> None:
    item_details = ["子订单编号", "主订单编号", "标题", "订单状态", "商家编码", "买家实际支付金额"]
    assert LAYOUT.match(item_details) is None


def test_problems_can_be_sent_as_json(tmp_path: Path) -> None:
    _, problems = read(tmp_path, LONG_A, SHIPPED | {"商品数量": "x"})
    assert json.loads(json.dumps(list(problems.rows())))[0]["code"] == "bad_integer"


def test_the_manifest_speaks_of_this_connector() -> None:
    manifest = tomllib.loads(
        (Path(__file__).parents[1] / "manifest.toml").read_text(encoding="utf-8")
    )
    assert manifest["name"].replace("-", "_") == LAYOUT.id
    assert (manifest["title"], manifest["platform"]) == (LAYOUT.title, PLATFORM)
