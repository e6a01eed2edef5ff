"""Promises of Taobao's lists of shows: every figure exactly, seed sales apart from the room's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.file_format import Aired, TableFormat
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import (
    GIVEN,
    assert_sound,
    blanked,
    events_of,
    read_rows,
    rearranged,
    said,
)
from kaibo.connectors.taobao_live_shows.format import AGENCY_SHOWS, FORMATS, LIVE_SHOWS
from kaibo.connectors.taobao_live_shows.tests.composed import (
    AGENCY,
    NEXT_SHOW,
    OPEN_RUN,
    RUN,
    RUN_TOTALS,
    SHOW,
    SHOWS,
    TOTALS,
)

START = 1_772_380_799_000  # 2026-03-01 15:59:59 UTC
EVENING = 1_772_366_400_000  # 2026-03-01 12:00:00 UTC
DAY_MS = 86_400_000
Cells = Mapping[str, object]

TABLES: list[tuple[TableFormat, list[list[object]]]] = [
    (LIVE_SHOWS, table(SHOWS, [SHOW, NEXT_SHOW])),
    (AGENCY_SHOWS, table(AGENCY, [RUN, OPEN_RUN])),
]
BOTH = pytest.mark.parametrize(("format", "rows"), TABLES, ids=["shows", "agency"])


def aired(format: TableFormat, header: list[str], *rows: Cells) -> tuple[list[Aired], Problems]:
    told, problems = read_rows(format, table(header, rows))
    return [one for one in told if isinstance(one, Aired)], problems


def figures(show: Aired) -> dict[str, int | None]:
    return {e.kind: e.n if e.amount is None else e.amount for e in show.events}


def codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in problems.kept]


def test_a_show_of_the_list_is_told_with_every_figure_and_an_open_end() -> None:
    [show, after], problems = aired(LIVE_SHOWS, SHOWS, SHOW, NEXT_SHOW)
    assert (show.account, show.start, show.end, show.row_no) == (None, START, None, 2)
    assert (show.ident, show.title) == ("400000000000000001", "山货🌾开仓，联系[手机号]")
    assert figures(show) == {f"report.{name}": value for name, value in TOTALS.items()}
    assert {(e.ts, e.prec, e.ref, e.src, e.room) for e in show.events} == {
        (START, None, None, "", "")
    }
    assert show.events[0].x == {"as_of": GIVEN.as_of, "platform": "taobao"}
    assert (after.ident, after.title) == ("400000000000000002", None)
    assert figures(after)["report.gmv"] == 0
    assert "report.interaction_rate_ppm" not in figures(after)
    assert problems.kept == []


def test_a_show_of_an_agency_ends_after_its_minutes_and_keeps_seed_sales_apart() -> None:
    [show, unended], problems = aired(AGENCY_SHOWS, AGENCY, RUN, OPEN_RUN)
    assert (show.start, show.end, show.ident, show.title) == (
        EVENING,
        EVENING + 16_230_000,
        None,
        "晚场",
    )
    assert figures(show) == {f"report.{name}": value for name, value in RUN_TOTALS.items()}
    assert "report.gmv" not in figures(show)
    assert {(e.ts, e.prec) for e in show.events} == {(EVENING + 8_115_000, 8_115_000)}
    assert {e.kind: e.cur for e in show.events if e.amount is not None} == {
        "report.seed_gmv": "CNY"
    }
    assert (unended.start, unended.end) == (EVENING + DAY_MS, None)
    assert {(e.ts, e.prec) for e in unended.events} == {(EVENING + DAY_MS, None)}
    assert "report.air_ms" not in figures(unended)
    assert problems.kept == []


@BOTH
def test_csv_in_both_encodings_and_a_workbook_tell_the_same(
    tmp_path: Path, format: TableFormat, rows: list[list[object]]
) -> None:
    told, _ = read_rows(format, rows)
    # GB18030 holds the emoji too; a sentence in front of the header is passed over.
    paths = [
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gb18030"),
        write_xlsx(tmp_path / "f.xlsx", rows, before=[["说明"]]),
    ]
    for path in paths:
        opened = open_table(path, [f.layouts[0] for f in (LIVE_SHOWS, AGENCY_SHOWS)], Problems())
        assert opened.layout is format.layouts[0]
        assert said(list(format.read(opened, GIVEN))) == said(told), path.name


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(TABLES))
def test_order_and_names_of_columns_change_no_word(
    data: st.DataObject, one: tuple[TableFormat, list[list[object]]]
) -> None:
    format, rows = one
    told, _ = read_rows(format, data.draw(rearranged(format.layouts[0], rows)))
    assert said(told) == said(read_rows(format, rows)[0])


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(TABLES))
def test_blank_cells_leave_gaps_and_never_a_zero(
    data: st.DataObject, one: tuple[TableFormat, list[list[object]]]
) -> None:
    format, rows = one
    whole = {(e.id, e.n, e.amount) for e in events_of(read_rows(format, rows)[0])}
    told, problems = read_rows(format, data.draw(blanked(rows)))
    events = events_of(told)
    assert_sound(events)
    assert {(e.id, e.n, e.amount) for e in events} <= whole
    kept = [show.row_no for show in told if isinstance(show, Aired)]
    lost = [p.row for p in problems.kept if p.text.endswith("此行未计入。")]
    assert not set(kept) & set(lost)
    assert problems.lost_rows == len(lost)


@BOTH
def test_the_same_file_twice_tells_the_same(format: TableFormat, rows: list[list[object]]) -> None:
    assert said(read_rows(format, rows)[0]) == said(read_rows(format, rows)[0])


@BOTH
def test_a_header_alone_tells_nothing(format: TableFormat, rows: list[list[object]]) -> None:
    told, problems = read_rows(format, rows[:1])
    assert (told, problems.kept) == ([], [])


def test_a_show_that_stands_twice_is_taken_once_and_two_at_one_time_are_two() -> None:
    again = SHOW | {"直播间观看次数": "1"}
    other = SHOW | {"场次id": "400000000000000009"}
    found, problems = aired(LIVE_SHOWS, SHOWS, SHOW, again, other)
    assert [(show.row_no, figures(show)["report.views"]) for show in found] == [
        (2, 5_000),
        (4, 5_000),
    ]
    assert codes(problems) == [(3, "开播时间", "same_show")]
    assert problems.lost_rows == 1


def test_an_unreadable_figure_is_unknown_and_the_rest_is_kept() -> None:
    bad = {
        "直播间观看次数": "-3",
        "直播间观看人数": "许多",
        "成交金额": "12.345",
        "互动率": "2.9",
        "场次id": "4.0E+17",
    }
    [show], problems = aired(LIVE_SHOWS, SHOWS, SHOW | bad)
    gone = {"views", "viewers", "gmv", "interaction_rate_ppm"}
    assert figures(show) == {f"report.{k}": v for k, v in TOTALS.items() if k not in gone}
    assert show.ident is None
    assert sorted(codes(problems)) == sorted(
        [
            (2, "直播间观看次数", "negative_count"),
            (2, "直播间观看人数", "bad_integer"),
            (2, "成交金额", "too_precise"),
            (2, "互动率", "bad_ratio"),
            (2, "场次id", "id_lost_digits"),
        ]
    )
    assert problems.lost_rows == 0


@pytest.mark.parametrize("minutes", ["0", "-5", "10081", "90%", "半天", "9" * 39])
def test_a_length_nobody_can_believe_leaves_the_end_open(minutes: str) -> None:
    [show], problems = aired(AGENCY_SHOWS, AGENCY, RUN | {"开播时长(分钟)": minutes})
    assert (show.start, show.end) == (EVENING, None)
    assert "report.air_ms" not in figures(show)
    assert codes(problems) == [(2, "开播时长(分钟)", "bad_minutes")]


@pytest.mark.parametrize("seconds", ["-1", "86401", "5%", "一分钟", "9" * 39])
def test_a_stay_beyond_a_day_is_unknown(seconds: str) -> None:
    [show], problems = aired(AGENCY_SHOWS, AGENCY, RUN | {"人均停留时长(秒)": seconds})
    assert "report.stay_ms" not in figures(show)
    assert codes(problems) == [(2, "人均停留时长(秒)", "bad_seconds")]


@pytest.mark.parametrize(("start", "code"), [("昨晚", "bad_time"), ("-", "empty_cell")])
def test_a_row_without_a_beginning_is_lost_and_the_others_are_kept(start: str, code: str) -> None:
    rows = [SHOW, NEXT_SHOW | {"场次id": "5"}, NEXT_SHOW | {"场次id": "6"}]
    rows += [SHOW | {"场次id": "7", "开播时间": start}]
    found, problems = aired(LIVE_SHOWS, SHOWS, *rows)
    assert [show.row_no for show in found] == [2, 3, 4]
    assert codes(problems) == [(5, "开播时间", code)]


def test_a_row_of_sums_is_no_show() -> None:
    sums = {**dict.fromkeys(SHOWS, ""), "直播标题": "合计", "成交金额": "3210.50"}
    found, problems = aired(LIVE_SHOWS, SHOWS, SHOW, sums)
    assert len(found) == 1
    assert [note.code for note in problems.notes()] == ["total_row"]


@pytest.mark.parametrize("name", ["商品id", "子订单"])
def test_a_file_of_products_or_orders_is_no_list_of_shows(name: str) -> None:
    with pytest.raises(FileRefused, match="认不出"):
        read_rows(LIVE_SHOWS, table([*SHOWS, name], [SHOW]))


def test_a_list_without_the_id_of_the_show_is_refused_by_that_name() -> None:
    header = [name for name in SHOWS if name != "场次id"]
    with pytest.raises(FileRefused, match="缺少「场次id」列"):
        read_rows(LIVE_SHOWS, table(header, [SHOW]))


def test_the_manifest_promises_what_the_formats_give() -> None:
    manifest = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))
    assert set(manifest["provides"]) == {kind for f in FORMATS for kind in f.provides}
    assert manifest["platform"] == "taobao"
    assert [f.id for f in FORMATS] == ["taobao-live-shows", "taobao-agency-shows"]
    assert {f"report.{n}" for n in TOTALS} == set(LIVE_SHOWS.provides)
    assert {f"report.{n}" for n in RUN_TOTALS} == set(AGENCY_SHOWS.provides)
