"""Promises of the minute file: what adds up is a tick, people are samples, each of its stretch."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

from kaibo.connectors.base.file_format import LEVEL
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import (
    GIVEN,
    assert_sound,
    blanked,
    events_of,
    read_rows,
    rearranged,
    said,
)
from kaibo.connectors.douyin_minutes.format import MINUTES
from kaibo.connectors.douyin_minutes.layout import LAYOUT, MONEY, PEOPLE
from kaibo.connectors.douyin_minutes.parse import PROVIDES
from kaibo.connectors.douyin_minutes.tests.composed import HEADERS, ROWS, TABLE
from kaibo.live.events import Event

T0 = 1_772_380_680_000  # 2026-03-01 23:58:00 +08:00
MINUTE = 60_000


def read(
    rows: list[list[object]], header: list[str] = HEADERS
) -> tuple[list[Event], list[tuple[int | None, str | None, str]]]:
    told, problems = read_rows(MINUTES, [[*header], *rows])
    return events_of(told), [(p.row, p.column, p.code) for p in problems.kept]


def values(events: list[Event], ts: int) -> dict[str, int | None]:
    return {e.kind: e.n if e.amount is None else e.amount for e in events if e.ts == ts}


def narrow(*times: str) -> list[list[object]]:
    """Rows that say a time, three comments and two who are there."""
    return [[time, "3", "2"] for time in times]


NARROW = ["时间", "评论次数", "在线人数"]


def test_a_row_gives_every_figure_of_its_minute_exactly() -> None:
    events, codes = read(ROWS)
    assert codes == []
    assert values(events, T0) == {
        "tick.comments": 12,
        "tick.live_club_joins": 1,
        "tick.follows": 3,
        "sample.viewers": 85,
        "sample.leavers": 70,
        "sample.online": 412,
        "tick.gmv": 128_850,
        "tick.orders_paid": 21,
        "tick.items_paid": 22,
        "tick.product_clicks": 140,
        "tick.product_views": 12_000,
        "tick.likes": 900,
        "tick.shares": 2,
        "tick.spend": 30_025,
    }
    by_kind = {e.kind: e for e in events if e.ts == T0}
    x = {"grid": MINUTE, "as_of": GIVEN.as_of, "platform": "douyin"}
    assert by_kind["tick.gmv"] == Event(
        id="abababababab:2#gmv", kind="tick.gmv", ts=T0, amount=128_850, cur="CNY", x=x
    )
    assert by_kind["sample.online"] == Event(
        id="abababababab:2#online", kind="sample.online", ts=T0, n=412, x=x
    )


def test_a_dash_is_unknown_and_a_zero_is_zero() -> None:
    events, _ = read(ROWS)
    second = values(events, T0 + MINUTE)
    assert (second["tick.gmv"], second["tick.comments"], second["tick.shares"]) == (0, 0, 0)
    assert "tick.likes" not in second
    assert values(events, T0 + 2 * MINUTE) == {"tick.comments": 5, "sample.online": 380}


@pytest.mark.parametrize(
    ("times", "grid"),
    [
        (("2026/03/01 20:00", "2026/03/01 20:05"), 5),
        (("2026-03-01 20:15:00", "2026-03-01 20:00:00", "2026-03-01 20:30:00"), 15),
        (("2026/3/1 19:00", "2026/3/1 20:00"), 60),
    ],
)
def test_the_grid_is_the_distance_of_the_rows(times: tuple[str, ...], grid: int) -> None:
    events, codes = read(narrow(*times), NARROW)
    assert codes == []
    assert {(e.x or {})["grid"] for e in events} == {grid * MINUTE}
    assert len(events) == 2 * len(times)


def test_one_row_alone_does_not_tell_its_length_and_is_lost() -> None:
    events, codes = read(narrow("2026/03/01 20:00"), NARROW)
    assert events == []
    assert codes == [(2, "时间", "no_grid")]


def test_days_are_no_minutes() -> None:
    events, codes = read(narrow("2026/03/01", "2026/03/02", "2026/03/03"), NARROW)
    assert events == []
    assert [code for _, _, code in codes] == ["no_grid"] * 3


def test_a_minute_that_stands_twice_is_taken_once() -> None:
    times = ("2026/03/01 20:00", "2026/03/01 20:01", "2026/03/01 20:00", "2026/03/01 20:02")
    events, codes = read(narrow(*times), NARROW)
    assert codes == [(4, "时间", "same_stretch")]
    assert sorted({e.id.split("#")[0] for e in events}) == [
        "abababababab:2", "abababababab:3", "abababababab:5",
    ]  # fmt: skip


def test_a_row_between_two_stretches_is_lost() -> None:
    times = ("2026/03/01 18:00", "2026/03/01 19:00", "2026/03/01 19:07", "2026/03/01 20:00",
             "2026/03/01 21:00")  # fmt: skip
    events, codes = read(narrow(*times), NARROW)
    assert codes == [(4, "时间", "off_grid")]
    assert len(events) == 8


def test_an_unreadable_time_loses_its_row_alone() -> None:
    times = ("2026/03/01 20:00", "2026/03/01 20:01", "2026/03/01 20:02", "八点零三", "")
    events, codes = read(narrow(*times), NARROW)
    assert codes == [(5, "时间", "bad_time"), (6, "时间", "empty_cell")]
    assert len(events) == 6


def test_sums_are_no_minute() -> None:
    rows = narrow("2026/03/01 20:00", "2026/03/01 20:01")
    events, codes = read([*rows, ["合计", "6", "4"]], NARROW)
    assert codes == []
    assert len(events) == 4


def test_accounts_in_one_file_are_kept_apart() -> None:
    times = ("2026/03/01 20:00", "2026/03/01 20:01")
    rows = [[*row, name] for name in ("xiaoman", "xiaohan") for row in narrow(*times)]
    events, codes = read(rows, [*NARROW, "抖音号"])
    assert codes == []
    assert [(e.x or {})["account"] for e in events] == ["xiaoman"] * 4 + ["xiaohan"] * 4


def test_what_cannot_be_read_is_unknown() -> None:
    rows = narrow("2026/03/01 20:00", "2026/03/01 20:01")
    rows[0][1], rows[1][2] = "-3", "30000000000"
    events, codes = read(rows, NARROW)
    assert codes == [(2, "评论次数", "negative_count"), (3, "在线人数", "out_of_range")]
    assert [e.kind for e in events] == ["sample.online", "tick.comments"]


def test_a_list_of_shows_is_no_minute_file(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "x.csv", [[*HEADERS, "直播开始时间"]])
    with pytest.raises(FileRefused, match="认不出"):
        open_table(path, list(MINUTES.layouts), Problems())


def test_csv_in_both_encodings_and_a_workbook_tell_the_same(tmp_path: Path) -> None:
    wanted = said(read_rows(MINUTES, TABLE)[0])
    for path in (
        write_csv(tmp_path / "u.csv", TABLE, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", TABLE, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", TABLE, "流量综合趋势分析", [["数据更新日期", "2026-03-02"]]),
    ):  # fmt: skip
        opened = open_table(path, list(MINUTES.layouts), Problems())
        assert said(list(MINUTES.read(opened, GIVEN))) == wanted, path.name


def test_a_header_alone_tells_nothing() -> None:
    assert read([]) == ([], [])


@settings(max_examples=40, deadline=None)
@given(rearranged(LAYOUT, TABLE))
def test_order_and_names_of_columns_change_no_word(rows: list[list[object]]) -> None:
    told, problems = read_rows(MINUTES, rows)
    assert said(told) == said(read_rows(MINUTES, TABLE)[0])
    assert problems.kept == []


@settings(max_examples=50, deadline=None)
@given(blanked(TABLE))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    told, problems = read_rows(MINUTES, rows)
    events = events_of(told)
    assert_sound(events)
    lost = {str(p.row) for p in problems.kept}
    assert {e.id.split(":")[1].split("#")[0] for e in events}.isdisjoint(lost)
    zeros = {(e.id.split(":")[1].split("#")[0]) for e in events if 0 in (e.n, e.amount)}
    assert zeros <= {"3"}
    assert said(told) == said(read_rows(MINUTES, rows)[0])


def test_what_people_do_adds_up_and_people_do_not() -> None:
    assert {kind for kind in PROVIDES if kind.startswith("sample.")} == {
        f"sample.{name}" for name in PEOPLE
    }
    assert all("人数" in title for names in PEOPLE.values() for title in names)
    assert not any("人数" in title for names in MONEY.values() for title in names)


def test_the_manifest_promises_what_the_parser_gives() -> None:
    manifest = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))
    assert manifest["provides"] == list(PROVIDES)
    assert (manifest["level"], manifest["platform"]) == (LEVEL, MINUTES.platform)
    assert manifest["name"] == MINUTES.id
