"""Promises of 大盘: sums of a day are ticks, people are samples, a length without a unit is unknown."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import columns, table, write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import (
    GIVEN,
    assert_sound,
    blanked,
    events_of,
    read_rows,
    rearranged,
    said,
)
from kaibo.connectors.taobao_live_days.format import FORMATS, LIVE_DAYS
from kaibo.connectors.taobao_live_days.layout import LAYOUT
from kaibo.live.events import Event

HEADERS = columns("""
开播场次 直播访问人数 直播间新增粉丝数 种草成交人数 种草成交金额 直播间浏览次数 粉丝回访率 商品点击人数
商品点击次数 当日确定收货金额 当日成功退款金额 开播时长 统计日期
""")
MIDNIGHT = 1_772_294_400_000  # 2026-03-01 00:00:00 in Shanghai
DAY_MS = 86_400_000
FIRST: dict[str, object] = {
    "开播场次": "2",
    "直播访问人数": "1.2万",
    "直播间新增粉丝数": "0",
    "种草成交人数": "150",
    "种草成交金额": "9,000.50",
    "直播间浏览次数": "30000",
    "粉丝回访率": "3.75%",
    "商品点击人数": "800",
    "商品点击次数": "1600",
    "当日确定收货金额": "7000",
    "当日成功退款金额": "1800.10",
    "开播时长": "05:30:15",
    "统计日期": "2026-03-01",
}
SECOND = FIRST | {"统计日期": "20260302", "开播时长": "5小时30分", "种草成交金额": "--"}
ROWS = table(HEADERS, [FIRST, SECOND])


def told(*rows: Mapping[str, object]) -> tuple[list[Event], Problems]:
    found, problems = read_rows(LIVE_DAYS, table(HEADERS, rows))
    return events_of(found), problems


def codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in problems.kept]


def test_sums_of_a_day_are_ticks_and_people_are_samples() -> None:
    events, problems = told(FIRST, SECOND)
    first = [e for e in events if e.id.startswith("abababababab:2#")]
    assert {e.kind: (e.n, e.amount, e.cur) for e in first} == {
        "tick.shows": (2, None, None),
        "tick.views": (30_000, None, None),
        "tick.follows": (0, None, None),
        "tick.product_clicks": (1_600, None, None),
        "tick.seed_gmv": (None, 900_050, "CNY"),
        "tick.received": (None, 700_000, "CNY"),
        "tick.refunded_ok": (None, 180_010, "CNY"),
        "tick.air_ms": (19_815_000, None, None),
        "sample.day_viewers": (12_000, None, None),
        "sample.day_seed_buyers": (150, None, None),
        "sample.day_product_clickers": (800, None, None),
        "sample.day_fan_return_ppm": (37_500, None, None),
    }
    assert {e.ts for e in first} == {MIDNIGHT}
    assert first[0].id == "abababababab:2#tick.shows"
    assert first[0].x == {"grid": DAY_MS, "as_of": GIVEN.as_of, "platform": "taobao"}
    second = {e.kind: e for e in events if e.id.startswith("abababababab:3#")}
    assert second["tick.air_ms"].n == 19_800_000
    assert "tick.seed_gmv" not in second
    assert {e.ts for e in second.values()} == {MIDNIGHT + DAY_MS}
    assert problems.kept == []


def test_csv_in_both_encodings_and_a_workbook_tell_the_same(tmp_path: Path) -> None:
    for path in (
        write_csv(tmp_path / "u.csv", ROWS, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", ROWS, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", ROWS),
    ):
        opened = open_table(path, [LAYOUT], Problems())
        assert list(LIVE_DAYS.read(opened, GIVEN)) == told(FIRST, SECOND)[0], path.name


@settings(max_examples=30, deadline=None)
@given(rearranged(LAYOUT, ROWS))
def test_order_and_names_of_columns_change_no_word(rows: list[list[object]]) -> None:
    assert said(read_rows(LIVE_DAYS, rows)[0]) == said(read_rows(LIVE_DAYS, ROWS)[0])


@settings(max_examples=50, deadline=None)
@given(blanked(ROWS))
def test_blank_cells_leave_gaps_and_never_a_zero(rows: list[list[object]]) -> None:
    whole = {(e.id, e.n, e.amount) for e in told(FIRST, SECOND)[0]}
    found, problems = read_rows(LIVE_DAYS, rows)
    events = events_of(found)
    assert_sound(events)
    assert {(e.id, e.n, e.amount) for e in events} <= whole
    kept = {int(e.id.split(":")[1].split("#")[0]) for e in events}
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert not kept & lost


def test_the_same_file_twice_tells_the_same() -> None:
    assert told(FIRST, SECOND)[0] == told(FIRST, SECOND)[0]


def test_a_header_alone_tells_nothing() -> None:
    events, problems = told()
    assert (events, problems.kept) == ([], [])


def test_a_day_begins_at_midnight_of_the_files_zone() -> None:
    found, _ = read_rows(LIVE_DAYS, table(HEADERS, [FIRST]), replace(GIVEN, tz="UTC"))
    assert {e.ts for e in events_of(found)} == {MIDNIGHT + 8 * 3_600_000}


def test_a_length_without_a_unit_is_unknown_and_noted_once() -> None:
    bare = {"开播时长": "330"}
    events, problems = told(FIRST | bare, SECOND | bare)
    assert "tick.air_ms" not in {e.kind for e in events}
    assert [(n.code, n.count, n.row) for n in problems.notes()] == [("no_unit", 2, 2)]
    assert problems.kept == []


@pytest.mark.parametrize(
    ("title", "cell", "ms"),
    [
        ("开播时长(分钟)", "330", 19_800_000),
        ("开播时长（小时）", "5.5", 19_800_000),
        ("开播时长(秒)", "0", 0),
    ],
)
def test_a_unit_in_the_header_is_believed(title: str, cell: str, ms: int) -> None:
    header = [title if name == "开播时长" else name for name in HEADERS]
    found, problems = read_rows(LIVE_DAYS, table(header, [FIRST | {title: cell}]))
    assert [e.n for e in events_of(found) if e.kind == "tick.air_ms"] == [ms]
    assert problems.kept == []


@pytest.mark.parametrize("cell", ["5:30", "-01:00:00", "半天", "30%"])
def test_what_is_no_length_is_unknown(cell: str) -> None:
    events, problems = told(FIRST | {"开播时长": cell})
    assert "tick.air_ms" not in {e.kind for e in events}
    assert codes(problems) == [(2, "开播时长", "bad_duration")]


@pytest.mark.parametrize("cell", ["-1", "144001", "9" * 39, "5%", "x"])
def test_a_length_beyond_belief_is_unknown(cell: str) -> None:
    header = ["开播时长(分钟)" if name == "开播时长" else name for name in HEADERS]
    found, problems = read_rows(LIVE_DAYS, table(header, [FIRST | {"开播时长(分钟)": cell}]))
    assert "tick.air_ms" not in {e.kind for e in events_of(found)}
    assert codes(problems) == [(2, "开播时长(分钟)", "bad_duration")]


@pytest.mark.parametrize(
    ("day", "code"),
    [("", "empty_cell"), ("2026-03-01 20:00:00", "bad_day"), ("2026-02-30", "bad_time")],
)
def test_a_row_that_is_no_day_is_lost(day: str, code: str) -> None:
    more = [SECOND | {"统计日期": f"2026-03-0{n}"} for n in (3, 4)]
    events, problems = told(FIRST, *more, SECOND | {"统计日期": day})
    assert len({e.ts for e in events}) == 3
    assert codes(problems) == [(5, "统计日期", code)]


def test_a_day_twice_is_taken_once_and_a_total_is_no_day() -> None:
    again = FIRST | {"开播场次": "9", "统计日期": "2026/3/1"}
    events, problems = told(FIRST, again, FIRST | {"统计日期": "合计"})
    assert [e.n for e in events if e.kind == "tick.shows"] == [2]
    assert codes(problems) == [(3, "统计日期", "same_day")]
    assert [n.code for n in problems.notes()] == ["total_row"]


def test_a_file_that_names_shows_is_no_list_of_days() -> None:
    with pytest.raises(FileRefused, match="认不出"):
        read_rows(LIVE_DAYS, table([*HEADERS, "场次id"], [FIRST]))


def test_the_manifest_promises_what_the_format_gives() -> None:
    manifest = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))
    assert set(manifest["provides"]) == set(LIVE_DAYS.provides)
    assert (manifest["name"], manifest["title"]) == (LIVE_DAYS.id, LIVE_DAYS.title)
    assert FORMATS == (LIVE_DAYS,)
