"""Promises of the 罗盘 connector: every figure exactly, `-` unknown, nothing taken by position."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.douyin_compass.layout import COUNTS, LAYOUT, MINUTES, MONEY, SHARES
from kaibo.connectors.douyin_compass.parse import (
    LEVEL,
    PLATFORM,
    PROVIDES,
    ShowTotals,
    parse,
    report_events,
    source_open,
)
from kaibo.connectors.douyin_compass.tests.composed import HEADERS, ROW, TOTALS
from kaibo.live.events import Event
from kaibo.live.metrics.of_view import show_metrics
from kaibo.live.metrics.totals import TOTAL
from kaibo.live.tests.made import fold
from kaibo.live.validity import problem
from kaibo.live.view import View, shows

TZ = "Asia/Shanghai"
START = 1_772_366_400_000  # 2026-03-01 12:00:00 UTC
END = START + 16_200_000


def read(path: Path) -> tuple[list[ShowTotals], Problems]:
    problems = Problems()
    return list(parse(open_table(path, [LAYOUT], problems), TZ)), problems


def codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in problems.kept]


def written(tmp_path: Path, *rows: Mapping[str, object], header: list[str] = HEADERS) -> Path:
    return write_csv(tmp_path / "直播明细.csv", table(header, rows), "utf-8-sig")


def test_a_row_gives_every_total_the_platform_reports_exactly(tmp_path: Path) -> None:
    [show], problems = read(written(tmp_path, ROW))
    assert (show.account, show.start, show.end, show.row_no) == ("xiaoman", START, END, 2)
    assert show.totals == TOTALS
    assert problems.kept == []


def test_columns_are_found_by_name_in_any_order(tmp_path: Path) -> None:
    header = [*HEADERS]
    random.Random(5).shuffle(header)
    wide = [name.replace("(", "（").replace(")", "）") for name in header]
    path = write_csv(tmp_path / "x.csv", [wide, [ROW[name] for name in header]], "gb18030")
    # GB18030 holds the emoji of the nickname too
    [show], problems = read(path)
    assert show.totals == TOTALS
    assert problems.kept == []


def test_a_workbook_with_numbers_in_its_cells_gives_the_same(tmp_path: Path) -> None:
    typed = {name: float(str(value)) if _is_number(value) else value for name, value in ROW.items()}
    path = write_xlsx(tmp_path / "x.xlsx", table(HEADERS, [typed]), "直播间明细", [["导出说明"]])
    [show], problems = read(path)
    assert show.totals == TOTALS
    assert problems.kept == []


def test_a_dash_is_unknown_and_a_zero_is_zero(tmp_path: Path) -> None:
    [show], problems = read(written(tmp_path, ROW | {"直播间观看次数": "-", "评论次数": "0"}))
    assert show.totals == {k: v for k, v in TOTALS.items() if k != "views"} | {"comments": 0}
    assert problems.kept == []


def test_an_unreadable_cell_is_unknown_and_the_rest_of_the_row_is_kept(tmp_path: Path) -> None:
    bad = {
        "直播间观看次数": "五千",
        "评论次数": "-3",
        "直播间成交金额": "12.345",
        "直播间退款金额": "-1",
        "人均观看时长(分钟)": "一分钟",
        "观看老粉占比": "3.75",
    }
    [show], problems = read(written(tmp_path, ROW | bad))
    lost = {"views", "comments", "gmv", "refund", "stay_ms", "returning_fan_ppm"}
    assert show.totals == {k: v for k, v in TOTALS.items() if k not in lost}
    assert sorted(codes(problems)) == sorted(
        [
            (2, "直播间观看次数", "bad_integer"),
            (2, "评论次数", "negative_count"),
            (2, "直播间成交金额", "too_precise"),
            (2, "直播间退款金额", "negative_money"),
            (2, "人均观看时长(分钟)", "bad_minutes"),
            (2, "观看老粉占比", "bad_ratio"),
        ]
    )


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"直播开始时间": "昨天"}, "bad_time"),
        ({"直播开始时间": "-"}, "empty_cell"),
        ({"直播结束时间": ""}, "empty_cell"),
        ({"直播结束时间": "2026/03/01 20:00:00"}, "bad_span"),
        ({"直播结束时间": "2026/03/01 19:00:00"}, "bad_span"),
        ({"直播结束时间": "2026/03/09 20:00:00"}, "bad_span"),
    ],
)
def test_a_row_without_a_span_of_time_is_lost_and_the_others_are_kept(
    tmp_path: Path, cells: dict[str, object], code: str
) -> None:
    others = [ROW | {"主播抖音号": name} for name in "abcd"]
    found, problems = read(written(tmp_path, *others[:3], ROW | cells, others[3]))
    assert [show.account for show in found] == ["a", "b", "c", "d"]
    assert [(row, c) for row, _, c in codes(problems)] == [(5, code)]
    assert problems.lost_rows == 1


def test_a_show_that_stands_twice_is_taken_once(tmp_path: Path) -> None:
    twice = ROW | {"直播间观看次数": "1"}
    later = ROW | {"直播开始时间": "2026/03/01 21:00:00"}
    found, problems = read(written(tmp_path, ROW, twice, later))
    assert [(show.row_no, show.totals["views"]) for show in found] == [(2, 5_000), (4, 5_000)]
    assert codes(problems) == [(3, "直播开始时间", "same_show")]


def test_a_row_of_sums_is_not_a_show(tmp_path: Path) -> None:
    sums = {**dict.fromkeys(HEADERS, ""), "主播昵称": "合计", "直播间成交金额": "9000.5"}
    found, problems = read(written(tmp_path, ROW, sums))
    assert [show.row_no for show in found] == [2]
    assert [note.code for note in problems.notes()] == ["total_row"]


def test_a_file_without_the_span_columns_is_refused_and_says_what_is_missing(
    tmp_path: Path,
) -> None:
    header = [name for name in HEADERS if name != "直播结束时间"]
    with pytest.raises(FileRefused, match="直播结束时间"):
        read(written(tmp_path, ROW, header=header))


def test_a_file_with_fewer_columns_gives_fewer_totals(tmp_path: Path) -> None:
    header = ["直播开始时间", "直播结束时间", "直播间成交金额"]
    [show], _ = read(written(tmp_path, ROW, header=header))
    assert (show.account, show.totals) == (None, {"air_ms": 16_200_000, "gmv": 900_050})


def test_every_column_is_a_total_the_metrics_know_in_its_unit() -> None:
    units = {"count": COUNTS, "fen": MONEY, "ms": MINUTES, "ppm": SHARES}
    for unit, titles in units.items():
        assert {TOTAL[name].unit for name in titles.values()} == {unit}
    assert set(HEADERS) >= {title for titles in units.values() for title in titles}


def test_the_manifest_promises_what_the_parser_gives() -> None:
    manifest = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))
    assert sorted(manifest["provides"]) == sorted(PROVIDES)
    assert (manifest["level"], manifest["platform"]) == (LEVEL, PLATFORM)
    assert {f"report.{name}" for name in TOTALS} <= set(PROVIDES)


def test_the_source_opens_with_what_it_provides_and_its_level() -> None:
    opening = source_open(file_id="f" * 12, src="file:f", as_of=END)
    assert problem(opening) is None
    assert (opening.kind, opening.src, opening.ts) == ("source.open", "file:f", END)
    assert opening.x == {"provides": list(PROVIDES), "level": "L1", "platform": "douyin"}


def test_events_carry_money_as_amounts_and_the_rest_as_counts(tmp_path: Path) -> None:
    [show], _ = read(written(tmp_path, ROW))
    events = report_events(show, file_id="f" * 12, src="file:f", ref="s1", as_of=END + 5)
    assert [problem(e) for e in events] == [None] * len(events)
    assert len({e.id for e in events}) == len(events) == len(TOTALS)
    money = {f"report.{n}": TOTALS[n] for n in MONEY.values() if n in TOTALS}
    assert {e.kind: e.amount for e in events if e.amount is not None} == money
    assert {e.cur for e in events if e.amount is not None} == {"CNY"}
    counts = {f"report.{n}": v for n, v in TOTALS.items() if n not in MONEY.values()}
    assert {e.kind: e.n for e in events if e.n is not None} == counts
    assert {(e.ts, e.prec, e.ref, e.src) for e in events} == {
        (START + 8_100_000, 8_100_000, "s1", "file:f")
    }
    assert events[0].x == {"as_of": END + 5, "platform": "douyin"}


@pytest.mark.parametrize("ref", ["s1", None])
def test_the_fold_finds_the_show_and_the_metrics_follow(tmp_path: Path, ref: str | None) -> None:
    """By its id, or by time though both edges were pressed some minutes late."""
    [totals], _ = read(written(tmp_path, ROW))
    told = [
        source_open(file_id="f" * 12, src="file:f", as_of=END + 5),
        *report_events(totals, file_id="f" * 12, src="file:f", ref=ref, as_of=END + 5),
    ]
    late = 300_000
    state = fold(
        [
            Event(id="1", kind="show.start", room="r", src="desk", ts=START + late, ref="s1"),
            Event(id="2", kind="show.end", room="r", src="desk", ts=END + late),
            *told,
        ]
    )
    [show] = shows(state)
    got = {i: v.json()["value"] for i, v in show_metrics(View(state, show)).items()}
    by_hand = {
        "report.gpm_watch": 180_010,
        "report.gpm_viewers": 225_012.5,
        "report.gpm_show": 18_001,
        "report.gpm_product": 45_002.5,
        "report.view_buy_rate_people": 0.04,
        "report.view_order_rate_times": 0.044,
        "report.product_click_rate_people": 0.25,
        "report.product_click_rate_times": 0.08,
        "report.refund_rate_1h": 0.1,
        "report.refund_rate": 0.2,
        "report.roi_paid": 2.5,
        "report.roi_net": 2.25,
        "report.roi_after_refunds": 2,
        "report.stay_per_viewer": 75,
        "report.returning_fan_share": 0.0375,
        "report.viewers_per_hour": 888.888889,
        "report.buyer_paid_per_hour": 180_000,
        "report.comments_per_minute": 2,
        "report.incentive_views": None,
        "views": None,
    }
    assert {i: got[i] for i in by_hand} == by_hand


def _is_number(value: object) -> bool:
    try:
        float(str(value))
    except ValueError:
        return False
    return True
