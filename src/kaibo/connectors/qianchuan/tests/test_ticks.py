"""Promise of the 千川 reports by stretch: totals dropped, plans summed, nothing counted twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.file_format import TableFormat
from kaibo.connectors.base.layout import Layout
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests import properties
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import GIVEN, assert_sound, events_of, read_rows, said
from kaibo.connectors.qianchuan import layout
from kaibo.connectors.qianchuan.format import LIVE_DAYS, PLAN_DAYS, PRODUCT_DAYS
from kaibo.connectors.qianchuan.tests.composed import (
    DAY_ONE,
    LIVE,
    LIVE_ROWS,
    PLAN,
    PLAN_A,
    PLAN_B,
    PLAN_NEXT,
    PLAN_ROWS,
    PRODUCT,
    PRODUCT_ROWS,
    SISTER,
    SOLD,
    TOTAL,
    codes,
    read,
    values,
)
from kaibo.live.events import Event

DAY = 86_400_000
START = 1_783_440_000_000
HOUR = 3_600_000
HOURS = [*LIVE, "时间-小时"]
FILES = [
    (LIVE_DAYS, layout.LIVE[0], LIVE, LIVE_ROWS),
    (PLAN_DAYS, layout.PLANS[0], PLAN, PLAN_ROWS),
    (PRODUCT_DAYS, layout.PRODUCTS[0], PRODUCT, PRODUCT_ROWS),
]


def test_a_day_of_an_account_is_ticks_of_a_day() -> None:
    events, problems = read(LIVE_DAYS, LIVE, *LIVE_ROWS)
    assert problems.kept == []
    assert [(n.code, n.count, n.row) for n in problems.notes()] == [
        ("total_row", 1, 2),
        ("rounded", 3, 3),
    ]
    assert events[0] == Event(
        id="abababababab:3#spend",
        kind="tick.spend",
        ts=START,
        amount=100150,
        cur="CNY",
        x={"grid": DAY, "as_of": GIVEN.as_of, "platform": "douyin", "account": "玉米日记"},
    )
    first = [e for e in events if e.id.startswith("abababababab:3#")]
    assert [(e.kind, e.amount, e.n) for e in first] == [
        ("tick.spend", 100150, None),
        ("tick.ad_gmv", 200300, None),
        ("tick.ad_net_gmv", 180200, None),
        ("tick.ad_orders", None, 41),
        ("tick.impressions", None, 12000),
        ("tick.follows", None, 12),
    ]
    assert values(events, "tick.spend") == [100150, 0, 700]
    assert values(events, "tick.ad_net_gmv") == [180200, 180200]
    assert_sound(events)


def test_people_of_an_hour_are_a_sample_and_of_a_day_are_left_alone() -> None:
    hour = DAY_ONE | {"时间-小时": "19:00-20:00"}
    events, _ = read(LIVE_DAYS, HOURS, hour)
    (sample,) = [e for e in events if e.kind == "sample.viewers"]
    assert (sample.n, sample.ts, (sample.x or {})["grid"]) == (3210, START + 19 * HOUR, HOUR)
    assert values(read(LIVE_DAYS, LIVE, DAY_ONE)[0], "sample.viewers") == []


def test_plans_of_a_stretch_are_one_sum_and_unknown_where_a_part_is() -> None:
    events, problems = read(PLAN_DAYS, PLAN, *PLAN_ROWS)
    assert len(PLAN) == 20
    assert [(e.id, e.ts, e.amount) for e in events if e.kind == "tick.spend"] == [
        ("abababababab:2#spend", START, 12012),
        ("abababababab:4#spend", START + DAY, 999),
    ]
    assert [(e.ts, e.amount) for e in events if e.kind == "tick.ad_net_gmv"] == [
        (START + DAY, 20000)
    ]
    assert values(events, "tick.ad_orders") == [10, 5]
    assert [n.code for n in problems.notes()] == ["total_row"]


def test_plans_of_two_accounts_stay_apart() -> None:
    header = [*PLAN, "抖音号名称"]
    events, _ = read(
        PLAN_DAYS, header, PLAN_A | {"抖音号名称": "甲"}, PLAN_B | {"抖音号名称": "乙"}
    )
    told = [((e.x or {})["account"], e.amount) for e in events if e.kind == "tick.spend"]
    assert told == [("甲", 10010), ("乙", 2002)]


def test_ticks_of_a_product_carry_it() -> None:
    events, problems = read(PRODUCT_DAYS, PRODUCT, *PRODUCT_ROWS)
    assert len(PRODUCT) == 22
    assert [(e.product, e.amount) for e in events if e.kind == "tick.spend"] == [
        ("3700000000000000001", 8880),
        ("3700000000000000002", 1110),
    ]
    assert values(events, "tick.ad_impressions") == [10000, 10000]
    assert values(events, "tick.ad_clicks") == [321, 321]
    assert (problems.kept, [(n.code, n.count) for n in problems.notes()]) == (
        [],
        [("total_row", 2)],
    )


def test_a_repeated_row_counts_once_and_another_one_of_the_same_stretch_is_lost() -> None:
    events, problems = read(PLAN_DAYS, PLAN, PLAN_A, PLAN_A, PLAN_A | {"整体消耗": "1.00"}, PLAN_B)
    assert values(events, "tick.spend") == [12012]
    assert [(n.code, n.count, n.row) for n in problems.notes()] == [("repeated_row", 1, 3)]
    assert codes(problems) == [(4, "计划ID", "conflicting_repeat")]
    assert problems.lost_rows == 1


def test_a_file_of_totals_only_says_what_to_export_instead() -> None:
    events, problems = read(LIVE_DAYS, LIVE, TOTAL, TOTAL | {"抖音号名称": "全部"})
    assert events == []
    assert [p.text for p in problems.kept] == [
        "文件只有「全部」合计行，没有可以导入的数据。请在千川导出时选择分天或分小时，再导入一次。"
    ]


def test_a_total_over_accounts_is_dropped_whatever_its_date() -> None:
    events, problems = read(LIVE_DAYS, LIVE, DAY_ONE, SISTER, DAY_ONE | {"抖音号名称": "全部"})
    assert values(events, "tick.spend") == [100150, 700]
    assert problems.lost_rows == 0


def test_a_figure_that_cannot_be_read_is_unknown_and_told() -> None:
    row = DAY_ONE | {"整体消耗": "1..2", "直播间整体新增粉丝数": "-3"}
    events, problems = read(LIVE_DAYS, LIVE, row)
    assert values(events, "tick.spend") == values(events, "tick.follows") == []
    assert codes(problems) == [
        (2, "整体消耗", "bad_money"),
        (2, "直播间整体新增粉丝数", "negative_count"),
    ]


def test_a_report_of_videos_is_not_taken_for_one_of_a_room() -> None:
    header = ["素材ID", "素材视频名称", "日期", "抖音号名称", "整体消耗", "整体成交金额"]
    for format in (LIVE_DAYS, PLAN_DAYS, PRODUCT_DAYS):
        with pytest.raises(FileRefused) as refused:
            read_rows(format, [header, ["1"] * len(header)])
        assert refused.value.code == "unknown_format"


@pytest.mark.parametrize(("format", "_", "header", "rows"), FILES)
def test_three_files_of_the_same_report_tell_the_same(
    tmp_path: Path, format: TableFormat, _: Layout, header: list[str], rows: list[dict[str, str]]
) -> None:
    cells = table(header, rows)
    for path in (
        write_csv(tmp_path / "u.csv", cells, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", cells, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", cells),
    ):
        opened = open_table(path, list(format.layouts), Problems())
        assert list(format.read(opened, GIVEN)) == read(format, header, *rows)[0], path.name


@settings(max_examples=50, deadline=None)
@given(st.data(), st.sampled_from(FILES))
def test_order_and_names_of_columns_change_no_word(
    data: st.DataObject, file: tuple[TableFormat, Layout, list[str], list[dict[str, str]]]
) -> None:
    format, shape, header, rows = file
    moved = data.draw(properties.rearranged(shape, table(header, rows)))
    told, problems = read_rows(format, moved)
    assert (said(told), problems.kept) == (said(read(format, header, *rows)[0]), [])


@settings(max_examples=50, deadline=None)
@given(st.data(), st.sampled_from(FILES))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    data: st.DataObject, file: tuple[TableFormat, Layout, list[str], list[dict[str, str]]]
) -> None:
    format, _, header, rows = file
    filled = [row | {"整体消耗": "5.00"} for row in rows]
    told, problems = read_rows(format, data.draw(properties.blanked(table(header, filled))))
    events = events_of(told)
    assert_sound(events)
    assert all(value in (500, 1000) for value in values(events, "tick.spend"))
    assert 0 not in values(events, "tick.ad_gmv") + values(events, "tick.ad_orders")
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert not lost & {int(e.id.split(":")[1].split("#")[0]) for e in events}


def test_an_hour_report_bears_any_order_and_a_header_only_tells_nothing() -> None:
    rows = [PLAN_A | {"时间-小时": "19:00"}, PLAN_NEXT | {"时间-小时": "20:00"}]
    header = [*PLAN, "时间-小时"]
    forth, _ = read(PLAN_DAYS, header, *rows)
    back, _ = read(PLAN_DAYS, header[::-1], *rows)
    assert forth == back
    assert values(forth, "tick.spend") == [10010, 999]
    assert read(PLAN_DAYS, PLAN)[0] == []
    assert read(PRODUCT_DAYS, PRODUCT, SOLD | {"商品ID": "3.7E+18"})[0] == []
