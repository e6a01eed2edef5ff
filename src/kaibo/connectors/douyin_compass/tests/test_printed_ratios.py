"""The ratios a platform prints are the ones we work out, to the digit it prints them.

The composed file is always tried. A real export carries figures nobody may publish, so none is
kept here; who has one runs the same test over it:

    KAIBO_COMPASS_FILE=直播明细.xlsx python3 run.py test -k printed
"""

from __future__ import annotations

import os
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from kaibo.connectors.base.layout import header_name
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table, write_csv
from kaibo.connectors.douyin_compass.layout import LAYOUT
from kaibo.connectors.douyin_compass.parse import ShowTotals, parse
from kaibo.connectors.douyin_compass.tests.composed import HEADERS, ROW
from kaibo.live.metrics import METRIC, evaluate

FILE = os.environ.get("KAIBO_COMPASS_FILE", "")
real = pytest.mark.skipif(
    not FILE,
    reason="缺少真实的罗盘导出：KAIBO_COMPASS_FILE=直播明细.xlsx python3 run.py test -k printed",
)

#: Column the file prints → metric, and what one printed unit is worth in the metric's unit.
PRINTED = {
    "单小时观看人数": ("report.viewers_per_hour", 1),
    "单小时用户支付金额": ("report.buyer_paid_per_hour", 100),
    "商品曝光-点击率(次数)": ("report.product_click_rate_times", 1),
    "商品曝光-点击率(人数)": ("report.product_click_rate_people", 1),
    "商品点击-成交率(次数)": ("report.click_order_rate_times", 1),
    "商品点击-成交率(人数)": ("report.click_buy_rate_people", 1),
    "观看-成交率(次数)": ("report.view_order_rate_times", 1),
    "观看-成交率(人数)": ("report.view_buy_rate_people", 1),
    "1小时退款率": ("report.refund_rate_1h", 1),
}
#: A platform divides in binary fractions; behind this many digits its print is noise.
DIGITS = 9

#: One real show whose figures were published as "one name, several numbers": which file it is,
#: and each number as it was printed (metric, worth of a printed unit, print).
KNOWN = "1510d30b55ddebe99a0c93f626fae6070460af907b4c92f6dd58553af3002171"
FOURTEEN = (
    ("report.gpm_watch", 100, "2872"),
    ("report.gpm_viewers", 100, "4045"),
    ("report.value_per_viewer", 100, "4.04"),
    ("report.gpm_show", 100, "218"),
    ("report.gpm_product", 100, "905"),
    ("report.view_buy_rate_people", Decimal("0.01"), "10.02"),
    ("report.view_order_rate_times", Decimal("0.01"), "7.23"),
    ("report.product_click_rate_people", Decimal("0.01"), "50.0"),
    ("report.product_click_rate_times", Decimal("0.01"), "15.3"),
    ("report.refund_rate_1h", Decimal("0.01"), "17.25"),
    ("report.refund_rate", Decimal("0.01"), "23.92"),
    ("report.roi_paid", 1, "2.54"),
    ("report.roi_net", 1, "2.10"),
    ("report.roi_after_refunds", 1, "1.93"),
)


def ours(show: ShowTotals, metric: str, worth: Decimal | int, printed: str) -> str:
    """Our value in the printed unit with as many digits as were printed."""
    totals = {f"report.{name}": value for name, value in show.totals.items()}
    exact = evaluate(METRIC[metric], totals).exact
    assert exact is not None
    value = Decimal(exact.numerator) / Decimal(exact.denominator) / worth
    places = min(-int(Decimal(printed).as_tuple().exponent), DIGITS)
    return str(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def disagreements(path: Path) -> tuple[int, list[str]]:
    """(how many printed ratios were compared, those that differ)."""
    opened = open_table(path, [LAYOUT], Problems())
    at = {header_name(title): i for i, title in enumerate(opened.headers)}
    cells = {row.number: row.cells for row in opened.rows()}
    compared, out = 0, []
    for show in parse(opened, "Asia/Shanghai"):
        for title, (metric, worth) in PRINTED.items():
            cell = cells[show.row_no][at[header_name(title)]] if header_name(title) in at else "-"
            if cell in ("-", ""):
                continue
            compared += 1
            wanted = str(Decimal(cell).quantize(Decimal(1).scaleb(-_places(cell)), ROUND_HALF_UP))
            if (got := ours(show, metric, worth, cell)) != wanted:
                out.append(f"第 {show.row_no} 行「{title}」印的是 {cell}，算出来是 {got}")
    return compared, out


def _places(cell: str) -> int:
    return min(-int(Decimal(cell).as_tuple().exponent), DIGITS)


def test_printed_ratios_of_the_composed_file_are_ours(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "x.csv", table(HEADERS, [ROW]), "utf-8-sig")
    assert disagreements(path) == (len(PRINTED), [])


def test_a_printed_ratio_that_is_not_ours_is_found(tmp_path: Path) -> None:
    """Times taken for people would pass unnoticed if the comparison could not fail."""
    swapped = ROW | {"商品曝光-点击率(人数)": ROW["商品曝光-点击率(次数)"]}
    path = write_csv(tmp_path / "x.csv", table(HEADERS, [swapped]), "utf-8-sig")
    assert disagreements(path) == (
        len(PRINTED),
        ["第 2 行「商品曝光-点击率(人数)」印的是 0.08，算出来是 0.25"],
    )


@real
def test_printed_ratios_of_a_real_export_are_ours() -> None:
    compared, out = disagreements(Path(FILE))
    assert out == []
    assert compared >= 1


@real
def test_one_real_show_gives_the_fourteen_printed_numbers() -> None:
    if sha256(Path(FILE).read_bytes()).hexdigest() != KNOWN:
        pytest.skip("KAIBO_COMPASS_FILE 不是公布过十四个数的那一场")
    [show] = parse(open_table(Path(FILE), [LAYOUT], Problems()), "Asia/Shanghai")
    printed = {metric: text for metric, _, text in FOURTEEN}
    assert {metric: ours(show, metric, worth, text) for metric, worth, text in FOURTEEN} == printed
