"""Promise of `kaibo orders`: each order once, exact to the fen, by day, and null where unknown."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.tests.composed import table, write_csv
from kaibo.connectors.douyin_orders.tests.headers import LONG_B, SHORT, TRAFFIC
from kaibo.connectors.orders import file_sha256, open_orders
from kaibo.connectors.orders_report import orders_report
from kaibo.connectors.tests.composed_orders import Cells, douyin, money, tmall
from kaibo.connectors.tmall_orders.tests.headers import ORDER_LIST, REPORT


def tmall_report(path: Path, *rows: Cells, **options: Any) -> dict[str, Any]:
    return orders_report(write_csv(path / "f.csv", table(REPORT, rows)), **options)


def douyin_report(path: Path, *rows: Cells) -> dict[str, Any]:
    return orders_report(write_csv(path / "f.csv", table(LONG_B, rows), "gb18030"))


NOON = "2026-02-21 12:00:00"


def test_the_whole_report_of_a_small_file(tmp_path: Path) -> None:
    late = {"订单创建时间": "2026-02-21 00:00:00"}
    report = tmall_report(
        tmp_path,
        tmall("1", "178.80"),
        tmall("2", "21.00", "2026-02-21 00:00:02"),
        tmall("3", "327.70", NOON, "178.80", **late),
        tmall("4", "0.01", NOON, "0.01", **late),
        tmall("x y", "1.00", NOON),
    )
    first = {"orders": 2, "paid_orders": 1, "gross": 2100, "refunded": 0, "net": 2100}
    second = {"orders": 2, "paid_orders": 2, "gross": 32771, "refunded": 17881, "net": 14890}
    assert report == {
        "format": "tmall_orders",
        "title": "天猫订单报表",
        "tz": "Asia/Shanghai",
        "day_of": "created",
        "rows": 4,
        "quarantined": 1,
        "orders": 4,
        "paid_orders": 3,
        "gross": 34871,
        "refunded": 17881,
        "net": 16990,
        "known": {
            "gross": 34871,
            "refunded": 17881,
            "orders_without_payment": 0,
            "orders_without_gross": 0,
            "orders_without_refunded": 0,
        },
        "by_day": {"2026-02-20": first, "2026-02-21": second},
        "problems": [
            {
                "row": 6,
                "column": "订单编号",
                "value": "x y",
                "code": "bad_id",
                "text": "第 6 行「订单编号」是「x y」：不是编号，此行未计入。",
            }
        ],
        "problems_more": 0,
        "notes": [],
    }
    assert json.loads(json.dumps(report, ensure_ascii=False)) == report


def test_a_day_begins_at_midnight_of_the_zone_the_file_is_read_in(tmp_path: Path) -> None:
    at = {"订单创建时间": "2026-02-20T16:00:00Z"}
    before = {"订单创建时间": "2026-02-20T15:59:59Z"}
    rows = tmall("1", "1.00", **at), tmall("2", "1.00", **before)
    assert list(tmall_report(tmp_path, *rows)["by_day"]) == ["2026-02-20", "2026-02-21"]
    assert list(tmall_report(tmp_path, *rows, tz="UTC")["by_day"]) == ["2026-02-20"]


def test_an_order_of_several_lines_is_one_order_with_the_sum(tmp_path: Path) -> None:
    report = douyin_report(
        tmp_path,
        douyin("1", "11", "10.00"),
        douyin("1", "12", "0.00"),
        douyin("1", "13", "5.55", 售后状态="退款成功"),
        douyin("2", "21", "1.00", 订单状态="待付款", 支付完成时间="-"),
    )
    assert money(report) == (2, 1, 1555, 555, 1000)
    assert report["rows"] == 4


def test_an_order_belongs_to_the_day_of_its_earliest_line(tmp_path: Path) -> None:
    lines = [
        douyin("1", "11", 订单提交时间="2026/09/08 00:00:01"),
        douyin("1", "12", 订单提交时间="2026/09/07 23:59:59"),
        douyin("1", "13", 订单提交时间="-"),
    ]
    for rows in (lines, lines[::-1]):
        assert list(douyin_report(tmp_path, *rows)["by_day"]) == ["2026-09-07"]


def test_a_repeated_row_counts_once_and_is_noted(tmp_path: Path) -> None:
    row = tmall("1", "5.00", NOON)
    report = tmall_report(tmp_path, row, row, tmall("2", "1.00", NOON), row)
    assert money(report) == (2, 2, 600, 0, 600)
    assert (report["quarantined"], report["problems"]) == (0, [])
    assert [(n["code"], n["count"], n["row"]) for n in report["notes"]] == [("repeated_line", 2, 3)]


def test_a_row_that_repeats_with_other_content_is_told_and_the_first_kept(tmp_path: Path) -> None:
    report = tmall_report(tmp_path, tmall("1", "5.00", NOON), tmall("1", "6.00", NOON))
    assert money(report) == (1, 1, 500, 0, 500)
    assert report["quarantined"] == 1
    assert [(p["row"], p["value"], p["code"]) for p in report["problems"]] == [
        (3, "1", "conflicting_repeat")
    ]


def test_a_sub_order_alone_and_again_in_a_joined_row_is_not_counted_twice(tmp_path: Path) -> None:
    report = douyin_report(
        tmp_path, douyin("1", "11"), douyin("1", "11;12", "30.00"), douyin("1", "12;11", "30.00")
    )
    assert money(report) == (1, 1, 1000, 0, 1000)
    assert [(p["row"], p["code"]) for p in report["problems"]] == [
        (3, "conflicting_repeat"),
        (4, "conflicting_repeat"),
    ]


def test_joined_rows_in_another_order_are_the_same_row(tmp_path: Path) -> None:
    rows = douyin("1", "11;12", "30.00"), douyin("1", "12;11", "30.00")
    report = douyin_report(tmp_path, *rows)
    assert (money(report), report["problems"]) == ((1, 1, 3000, 0, 3000), [])


def test_one_unknown_refund_makes_the_sum_unknown_and_the_known_part_is_named(
    tmp_path: Path,
) -> None:
    report = douyin_report(
        tmp_path,
        douyin("1", "11", 售后状态="部分退款成功"),
        douyin("2", "21", 售后状态="退款成功"),
        douyin("3", "31", 订单提交时间="2026/09/08 08:00:00"),
    )
    assert money(report) == (3, 3, 3000, None, None)
    assert report["known"]["refunded"] == 1000
    assert report["known"]["orders_without_refunded"] == 1
    assert money(report["by_day"]["2026-09-07"]) == (2, 2, 2000, None, None)
    assert money(report["by_day"]["2026-09-08"]) == (1, 1, 1000, 0, 1000)


def test_unknown_refunds_of_unpaid_orders_do_not_matter(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "f.csv", table(ORDER_LIST, [tmall("1", "5.00")]), "gbk")
    assert money(orders_report(path)) == (1, 0, 0, 0, 0)
    path = write_csv(tmp_path / "f.csv", table(ORDER_LIST, [tmall("1", "5.00", NOON)]), "gbk")
    assert money(orders_report(path)) == (1, 1, 500, None, None)


def test_without_money_and_state_only_orders_are_known(tmp_path: Path) -> None:
    rows = [douyin("1", "11"), douyin("1", "12"), douyin("2", "21")]
    report = orders_report(write_csv(tmp_path / "f.csv", table(TRAFFIC, rows)))
    assert money(report) == (2, None, None, None, None)
    assert money(report["by_day"]["2026-09-07"]) == (2, None, None, None, None)
    assert report["known"]["orders_without_payment"] == 2


def test_without_times_the_day_is_unknown(tmp_path: Path) -> None:
    rows = [douyin("\t1", "\t11"), douyin("\t2", "\t21", 售后状态="退款成功", 订单状态="已关闭")]
    report = orders_report(write_csv(tmp_path / "f.csv", table(SHORT, rows), "utf-8-sig"))
    assert money(report) == (2, 2, 2000, 1000, 1000)
    assert list(report["by_day"]) == ["unknown"]


def test_beyond_a_thousand_problems_the_rest_is_counted(tmp_path: Path) -> None:
    broken = [tmall(str(n), "1.00", "乱") for n in range(1, 1201)]
    report = tmall_report(tmp_path, *broken)
    assert (len(report["problems"]), report["problems_more"]) == (1000, 200)
    assert money(report) == (1200, 1200, 120000, 0, 120000)


def test_an_unknown_format_is_refused_with_the_headers_found(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "f.csv", [["Order ID", "Order Status"], ["1", "x"]])
    with pytest.raises(FileRefused) as refused:
        orders_report(path)
    assert refused.value.text == (
        "认不出这份文件的格式。找到的列：Order ID、Order Status。目前能读：抖店订单、天猫订单报表。"
    )


def test_settlement_and_after_sales_files_are_not_taken_for_orders(tmp_path: Path) -> None:
    for header in (
        ["结算时间", "订单号", "子订单号", "结算金额", "商品ID", "商品数量", "运费", "下单时间"],
        ["售后单号", "订单号", "商品单号", "商品名称", "商品ID", "售后状态", "退商品金额（元）"],
        ["子订单编号", "主订单编号", "标题", "价格", "购买数量", "订单状态", "支付单号"],
    ):
        path = write_csv(tmp_path / "f.csv", [header, ["1"] * len(header)])
        with pytest.raises(FileRefused) as refused:
            orders_report(path)
        assert refused.value.code == "unknown_format", header


def test_a_zone_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    for name in ("Asia/Nowhere", "../etc/passwd", ""):
        with pytest.raises(FileRefused, match="这个时区"):
            tmall_report(tmp_path, tmall("1", "1.00"), tz=name)


def test_the_report_can_be_cancelled_from_its_tick(tmp_path: Path) -> None:
    seen: list[int] = []

    def tick(rows: int) -> None:
        seen.append(rows)
        if rows == 10_000:
            raise KeyboardInterrupt

    rows = [tmall(str(n), "1.00") for n in range(12_000)]
    with pytest.raises(KeyboardInterrupt):
        tmall_report(tmp_path, *rows, tick=tick)
    assert seen == [5_000, 10_000]


def test_lines_carry_the_hash_of_the_member_only_with_a_key(tmp_path: Path) -> None:
    row = tmall("1", "5.00", NOON, 买家会员名="测试会员")
    path = write_csv(tmp_path / "f.csv", table(ORDER_LIST, [row]))
    (hashed,) = open_orders(path, key=b"install").lines
    (bare,) = open_orders(path).lines
    assert hashed.buyer is not None and len(hashed.buyer) == 16
    assert bare.buyer is None
    assert file_sha256(path) == file_sha256(path) != file_sha256(__file__)


def test_the_report_needs_no_django_and_no_workbook_library_for_text() -> None:
    code = (
        "import sys, kaibo.connectors.orders_report;"
        "print([m for m in ('django', 'python_calamine', 'openpyxl') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert done.stdout.strip() == "[]"
