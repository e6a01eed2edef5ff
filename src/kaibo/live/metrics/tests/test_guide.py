"""Promises of the guide: it is the catalogue, whole and up to date."""

from __future__ import annotations

import re
from pathlib import Path

from kaibo.live.metrics.catalogue import METRIC, METRICS
from kaibo.live.metrics.define import Formula
from kaibo.live.metrics.guide import render_guide
from kaibo.live.metrics.wording import dedupe_zh, formula_zh

PAGE = Path(__file__).parents[5] / "docs" / "guide" / "metrics.md"


def test_the_page_on_disk_is_the_one_generated_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_guide(), "请运行 python3 run.py fix"


def test_every_metric_stands_in_exactly_one_group_with_its_formula() -> None:
    page = render_guide()
    for metric in METRICS:
        row = f"<br>`{metric.id}` | {formula_zh(metric)}<br>`{metric.formula}` |"
        assert page.count(row) == 1, metric.id


def test_a_table_row_has_as_many_cells_as_its_head() -> None:
    width = 0
    for line in render_guide().splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        cells = line.count("|")
        assert cells == (width or cells), line
        width = cells


def test_formulas_are_told_in_words() -> None:
    said = {
        "gpm_watch": "成交金额 ÷ 观看次数 × 1000",
        "net_inflow": "（观看次数 − 离开次数） ÷ 时长（按分钟）",
        "stay_per_viewer": "观看总时长（按秒） ÷ 观看人数",
        "interaction_rate_online": "互动人数 ÷ 平均在线人数",
        "net_1h": "成交金额 − 1小时退款金额",
        "gmv_per_hour": "成交金额 ÷ 时长（按小时）",
        "views": "直接数",
        "report.views": "平台给的数",
        "online": "最后一个在线样本",
        "report.roi_after_refunds": "（成交金额 − 退款金额） ÷ 投放消耗（店铺被投）",
    }
    assert {ident: formula_zh(METRIC[ident]) for ident in said} == said


def test_the_page_says_whom_a_number_counts_once() -> None:
    said = {
        "views": "不去重",
        "viewers": "按人",
        "view_buy_rate_people": "按人",
        "view_order_rate_times": "分子按订单，分母不去重",
        "follow_rate": "分子不去重，分母按人",
        "stay_per_viewer": "分母按人",
        "viewers_per_hour": "按人",
        "active_product_rate": "按商品",
        "orders_unpaid": "按订单",
        "interaction_rate_online": "按人",
    }
    assert {ident: dedupe_zh(METRIC[ident]) for ident in said} == said


def test_formulas_in_code_can_be_read_back() -> None:
    """What the page prints as code is the formula itself, not a rendering that may drift."""
    for metric in METRICS:
        if metric.scale == 1 and not metric.den.inputs:
            assert Formula.read(metric.formula) == metric.num
        found = re.findall(r"[a-z][a-z0-9_.]*", metric.formula)
        assert tuple(dict.fromkeys(found)) == metric.inputs
