"""Promises of a workbook with something wrong in it: what is lost is said, the rest is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.douyin_show_book.tests.composed import (
    BASICS,
    OVERALL,
    SHEETS,
    TOTALS,
    Cells,
)
from kaibo.connectors.douyin_show_book.tests.reading import END, START, codes, read, totals, values


@pytest.mark.parametrize("gone", [name for name in SHEETS if name != "基本信息"])
def test_a_sheet_that_is_missing_costs_only_its_figures(tmp_path: Path, gone: str) -> None:
    whole, _ = read(tmp_path, SHEETS)
    show, problems = read(tmp_path, {k: v for k, v in SHEETS.items() if k != gone})
    assert (show.start, show.end) == (START, END)
    assert {(e.kind, e.product, e.channel) for e in show.events} <= {
        (e.kind, e.product, e.channel) for e in whole.events
    }
    assert codes(problems) == []


@pytest.mark.parametrize("name", ["互动&人群&售后", "流量分析-渠道分析", "商品数据"])
def test_a_sheet_with_an_unknown_header_is_a_problem_and_the_rest_is_read(
    tmp_path: Path, name: str
) -> None:
    show, problems = read(tmp_path, SHEETS | {name: [["甲", "乙"], ["1", "2"]]})
    assert codes(problems) == [(None, name, "unknown_sheet")]
    assert "未读，其余照常" in problems.kept[0].text
    assert totals(show)["gmv"] == 900_050


def test_an_empty_sheet_is_no_problem(tmp_path: Path) -> None:
    show, problems = read(tmp_path, SHEETS | {"互动&人群&售后": [], "商品数据": []})
    assert codes(problems) == []
    assert "follows" not in totals(show)


def test_a_figure_that_stands_twice_differently_is_said_and_the_first_sheet_has_the_word(
    tmp_path: Path,
) -> None:
    overall: Cells = [OVERALL[0], ["9000.50", "4,100", "540", "1.25"]]
    show, problems = read(tmp_path, SHEETS | {"直播间总体数据": overall})
    assert totals(show)["viewers"] == 4_100
    assert codes(problems) == [(2, "流量&转化-转化漏斗·直播间观看人数", "two_values")]


def test_a_name_that_stands_twice_in_a_row_is_used_once(tmp_path: Path) -> None:
    overall: Cells = [[*OVERALL[0], "评论次数"], [*OVERALL[1], "541"]]
    show, problems = read(tmp_path, SHEETS | {"直播间总体数据": overall})
    assert totals(show) == TOTALS
    assert codes(problems) == [(2, "直播间总体数据·评论次数", "two_values")]


def test_what_is_exact_is_taken_before_what_is_rounded(tmp_path: Path) -> None:
    overall: Cells = [OVERALL[0], ["9000.50", "0.4万", "540", "1.25"]]
    funnel: list[Sequence[object]] = [
        SHEETS["流量&转化-转化漏斗"][0],
        [*SHEETS["流量&转化-转化漏斗"][1]],
    ]
    funnel[1] = [4_013 if n == 5 else cell for n, cell in enumerate(funnel[1])]
    sheets = SHEETS | {"直播间总体数据": overall, "流量&转化-转化漏斗": funnel}
    show, problems = read(tmp_path, sheets)
    assert totals(show)["viewers"] == 4_013
    assert codes(problems) == []


def test_a_pair_that_cannot_be_read_is_unknown_and_named_with_its_sheet(tmp_path: Path) -> None:
    overall: Cells = [OVERALL[0], ["九千", "-1", "5.5", "一分钟"]]
    show, problems = read(tmp_path, SHEETS | {"直播间总体数据": overall})
    assert codes(problems) == [
        (2, "直播间总体数据·直播间成交金额", "bad_money"),
        (2, "直播间总体数据·直播间观看人数", "negative_count"),
        (2, "直播间总体数据·评论次数", "bad_integer"),
        (2, "直播间总体数据·人均观看时长(分钟)", "bad_minutes"),
    ]
    assert {"gmv", "comments", "stay_ms"}.isdisjoint(totals(show))
    assert totals(show)["viewers"] == 4_000  # the funnel has it too


def test_a_watch_time_without_unit_is_unknown(tmp_path: Path) -> None:
    channels: Cells = [["渠道名称", "观看次数", "人均观看时长"], ["搜索", "100", "72"]]
    show, problems = read(tmp_path, SHEETS | {"流量分析-渠道分析": channels})
    assert codes(problems) == [(2, "流量分析-渠道分析·人均观看时长", "no_unit")]
    assert values([e for e in show.events if e.channel]) == {"views": 100}


def test_several_rows_under_one_row_of_names_are_not_guessed_at(tmp_path: Path) -> None:
    several: Cells = [OVERALL[0], OVERALL[1], ["1", "2", "3", "4"]]
    show, problems = read(tmp_path, SHEETS | {"直播间总体数据": several})
    assert codes(problems) == [(1, "直播间总体数据", "many_rows")]
    assert {"gmv", "comments"}.isdisjoint(totals(show))


def test_doubled_and_nameless_channels_and_products_are_lost(tmp_path: Path) -> None:
    channels: Cells = [["渠道名称", "观看次数", "观看人数"], ["搜索", "1", "1"], ["搜索", "2", "2"],
                ["", "3", "3"]]  # fmt: skip
    products: Cells = [
        *SHEETS["商品数据"],
        ["3700000000000000001", "又一次", "1", "1", "1", "1", "1"],
    ]
    sheets = SHEETS | {"流量分析-渠道分析": channels, "商品数据": products}
    show, problems = read(tmp_path, sheets)
    assert [(p.row, p.code) for p in problems.kept] == [
        (3, "same_row"), (4, "empty_cell"), (5, "same_row"),
    ]  # fmt: skip
    assert problems.lost_rows == 3
    assert [(e.channel, e.n) for e in show.events if e.channel] == [("搜索", 1), ("搜索", 1)]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("昨天晚上", "昨天晚上"),
        ("2025-09-08 07-00-46~2025-09-08 00-00-00", "结束应在开始之后"),
        ("2025-09-08 00-00-00~2025-09-28 00-00-00", "一周之内"),
        ("-", "找不到能读的「直播时间」"),
    ],
)
def test_a_book_that_does_not_say_when_its_show_was_is_refused(
    tmp_path: Path, cell: str, said: str
) -> None:
    basics: Cells = [BASICS[0], [cell, *BASICS[1][1:]]]
    with pytest.raises(FileRefused, match=said) as refused:
        read(tmp_path, SHEETS | {"基本信息": basics})
    assert refused.value.code == "no_show_time"


def test_without_its_sheet_of_basics_a_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="基本信息"):
        read(tmp_path, {k: v for k, v in SHEETS.items() if k != "基本信息"})
