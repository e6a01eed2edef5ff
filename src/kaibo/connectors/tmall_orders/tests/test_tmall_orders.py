"""Promise of the Tmall reader: gross, refund and net agree with the report to the fen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.order_line import OrderLine
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table, write_csv
from kaibo.connectors.tmall_orders.layout import LAYOUT
from kaibo.connectors.tmall_orders.parse import PLATFORM, parse
from kaibo.connectors.tmall_orders.tests.headers import ORDER_LIST, REPORT
from kaibo.live.mask import viewer_hash

PART_REFUNDED = {
    "订单编号": "41",
    "总金额": "100.5",
    "买家实际支付金额": "70.25",
    "收货地址": "测试省",
    "订单创建时间": "2026-02-20 23:59:54",
    "订单付款时间": "2026-02-21 00:00:02",
    "退款金额": "30.25",
}
LISTED = {
    "订单编号": '="41000000000000001"',
    "买家会员名": "测试会员",
    "买家支付宝账号": "a@example.com",
    "总金额": "100.50",
    "买家实际支付金额": "100.50",
    "订单状态": "交易成功",
    "收货人姓名": "张三",
    "收货地址": "浙江省杭州市西湖区文三路90号",
    "联系手机": "'13800138000",
    "订单创建时间": "2026-02-20 23:59:54",
    "订单付款时间": "2026-02-21 00:00:02",
    "宝贝标题": "玉米糁",
    "宝贝总数量": "2",
    "店铺名称": "测试店",
}
CREATED = 1_771_603_194_000
PAID = CREATED + 8_000


def read(
    path: Path,
    header: Sequence[str],
    *rows: Mapping[str, object],
    encoding: str = "utf-8",
    key: bytes | None = None,
) -> tuple[list[OrderLine], Problems]:
    write_csv(path / "f.csv", table(header, rows), encoding)
    opened = open_table(path / "f.csv", [LAYOUT], Problems())
    return list(parse(opened, "Asia/Shanghai", key)), opened.problems


def one(path: Path, **changes: object) -> OrderLine:
    (line,), _ = read(path, REPORT, PART_REFUNDED | changes)
    return line


def codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in problems.kept]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_the_buyer_paid_is_net_of_the_refund(tmp_path: Path, encoding: str) -> None:
    (line,), problems = read(tmp_path, REPORT, PART_REFUNDED, encoding=encoding)
    assert line == OrderLine(
        shop=None,
        order="41",
        line=None,
        product=None,
        sku=None,
        title=None,
        qty=None,
        amount=10050,
        refunded=3025,
        created=CREATED,
        paid=PAID,
        state="paid",
        buyer=None,
        row_no=2,
    )
    assert (problems.kept, problems.notes()) == ([], [])


def test_a_fully_refunded_order_was_paid(tmp_path: Path) -> None:
    line = one(tmp_path, 买家实际支付金额="0.0", 退款金额="100.5")
    assert (line.has_paid, line.amount, line.refunded) == (True, 10050, 10050)


def test_an_order_without_payment_time_was_not_paid(tmp_path: Path) -> None:
    line = one(tmp_path, 订单付款时间="", 买家实际支付金额="0.0", 退款金额="0.0")
    assert (line.has_paid, line.state, line.paid) == (False, "created", None)
    assert (line.amount, line.refunded) == (10050, 0)


def test_a_refund_without_payment_is_told_and_not_counted(tmp_path: Path) -> None:
    (line,), problems = read(tmp_path, REPORT, PART_REFUNDED | {"订单付款时间": "-"})
    assert (line.has_paid, line.refunded) == (False, 0)
    assert codes(problems) == [(2, "退款金额", "refund_unpaid")]


def test_an_export_that_prints_the_payment_before_refunds_gives_the_same(tmp_path: Path) -> None:
    (line,), problems = read(tmp_path, REPORT, PART_REFUNDED | {"买家实际支付金额": "100.50"})
    assert (line.amount, line.refunded, problems.kept) == (10050, 3025, [])


def test_amounts_that_do_not_add_up_are_told_and_counted_by_total_and_refund(
    tmp_path: Path,
) -> None:
    (line,), problems = read(tmp_path, REPORT, PART_REFUNDED | {"买家实际支付金额": "70.24"})
    assert (line.amount, line.refunded) == (10050, 3025)
    assert codes(problems) == [(2, "买家实际支付金额", "amounts_disagree")]
    assert problems.lost_rows == 0


def test_an_empty_refund_is_zero_only_when_the_payment_is_whole(tmp_path: Path) -> None:
    assert one(tmp_path, 买家实际支付金额="100.50", 退款金额="").refunded == 0
    (line,), problems = read(tmp_path, REPORT, PART_REFUNDED | {"退款金额": ""})
    assert line.refunded is None
    assert [(n.code, n.row) for n in problems.notes()] == [("refund_unknown", 2)]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("订单编号", "", "empty_cell"),
        ("订单编号", "4.1E+17", "id_lost_digits"),
        ("总金额", "", "empty_cell"),
        ("总金额", "x", "bad_money"),
        ("总金额", "-100.50", "negative_money"),
        ("退款金额", "x", "bad_money"),
        ("退款金额", "-30.25", "negative_money"),
    ],
)
def test_a_row_without_id_total_or_readable_refund_is_not_counted(
    tmp_path: Path, column: str, value: str, code: str
) -> None:
    good = PART_REFUNDED | {"订单编号": "42"}
    lines, problems = read(tmp_path, REPORT, PART_REFUNDED | {column: value}, good)
    assert [line.order for line in lines] == ["42"]
    assert codes(problems) == [(2, column, code)]
    assert problems.lost_rows == 1


def test_the_order_list_gives_shop_title_and_count_but_no_refund(tmp_path: Path) -> None:
    (line,), problems = read(tmp_path, ORDER_LIST, LISTED, encoding="gbk")
    assert (line.shop, line.order, line.title, line.qty) == (
        "测试店",
        "41000000000000001",
        "玉米糁",
        2,
    )
    assert (line.amount, line.refunded, line.state) == (10050, None, "done")
    assert codes(problems) == [(None, "退款金额", "no_column")]


def test_the_member_becomes_a_keyed_hash_and_the_receiver_is_in_no_line(tmp_path: Path) -> None:
    (line,), _ = read(tmp_path, ORDER_LIST, LISTED, key=b"install")
    assert line.buyer == viewer_hash(b"install", PLATFORM, "测试会员")
    (without_key,), _ = read(tmp_path, ORDER_LIST, LISTED)
    assert without_key.buyer is None
    said = repr([line, without_key])
    assert all(w not in said for w in ("测试会员", "张三", "文三路", "13800138000", "example.com"))


@pytest.mark.parametrize(
    ("word", "paid", "state"),
    [
        ("等待买家付款", "", "created"),
        ("交易关闭", "", "closed"),
        ("交易关闭", "2026-02-21 00:00:02", "refunded"),
        ("买家已付款,等待卖家发货", "2026-02-21 00:00:02", "paid"),
        ("卖家已发货,等待买家确认", "2026-02-21 00:00:02", "shipped"),
        ("卖家部分发货", "2026-02-21 00:00:02", "shipped"),
        ("交易成功", "2026-02-21 00:00:02", "done"),
    ],
)
def test_the_payment_time_decides_and_the_word_tells_how_far(
    tmp_path: Path, word: str, paid: str, state: str
) -> None:
    row = LISTED | {"订单状态": word, "订单付款时间": paid}
    (line,), _ = read(tmp_path, ORDER_LIST, row)
    assert line.state == state
    assert line.has_paid is bool(paid)


@pytest.mark.parametrize("missing", ["订单编号", "总金额", "订单创建时间", "订单付款时间"])
def test_a_report_without_a_required_column_is_refused_by_its_name(
    tmp_path: Path, missing: str
) -> None:
    header = [name for name in REPORT if name != missing]
    with pytest.raises(FileRefused, match=f"缺少「{missing}」列"):
        read(tmp_path, header, PART_REFUNDED)


def test_the_manifest_speaks_of_this_connector() -> None:
    manifest = tomllib.loads(
        (Path(__file__).parents[1] / "manifest.toml").read_text(encoding="utf-8")
    )
    assert manifest["name"].replace("-", "_") == LAYOUT.id
    assert (manifest["title"], manifest["platform"]) == (LAYOUT.title, PLATFORM)
