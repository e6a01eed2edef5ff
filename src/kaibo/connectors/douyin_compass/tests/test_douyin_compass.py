"""Promises of the 罗盘 connector: every figure exactly, `-` unknown, nothing taken by position."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from kaibo.connectors.base.file_format import LEVEL
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.douyin_compass.layout import COUNTS, LAYOUT, MINUTES, MONEY, SHARES
from kaibo.connectors.douyin_compass.parse import PLATFORM, PROVIDES, ShowTotals, parse
from kaibo.connectors.douyin_compass.tests.composed import HEADERS, ROW, TOTALS
from kaibo.live.metrics.totals import TOTAL

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
    assert show.nickname == "小满🌾铺子"
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


@pytest.mark.parametrize(
    ("ident", "account", "wrong"),
    [
        ("shop.a_1", "shop.a_1", []),
        ("64889021337", "64889021337", []),
        ("-", "小满🌾铺子", []),
        ("13812345678", "小满🌾铺子", []),
        ("6.48890213370000E+15", "小满🌾铺子", [(2, "主播抖音号", "id_lost_digits")]),
    ],
)
def test_an_account_goes_by_its_id_and_else_by_its_nickname(
    tmp_path: Path, ident: str, account: str, wrong: list[tuple[int, str, str]]
) -> None:
    [show], problems = read(written(tmp_path, ROW | {"主播抖音号": ident}))
    assert (show.account, show.nickname) == (account, "小满🌾铺子")
    assert codes(problems) == wrong


def test_two_accounts_known_by_nickname_alone_may_begin_at_once(tmp_path: Path) -> None:
    header = [name for name in HEADERS if name != "主播抖音号"]
    found, problems = read(written(tmp_path, ROW, ROW | {"主播昵称": "小寒铺子"}, header=header))
    assert [show.account for show in found] == ["小满🌾铺子", "小寒铺子"]
    assert problems.kept == []


def test_a_number_beyond_belief_is_unknown(tmp_path: Path) -> None:
    huge = {"评论次数": "30000000000", "人均观看时长(分钟)": "999999999"}
    [show], problems = read(written(tmp_path, ROW | huge))
    assert {"comments", "stay_ms"}.isdisjoint(show.totals)
    assert sorted(code for _, _, code in codes(problems)) == ["out_of_range", "out_of_range"]


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
    unread = {*manifest["derivable"], *manifest["unread"]}
    read_ = {name for column in LAYOUT.columns for name in column.names}
    assert unread.isdisjoint(read_)
    assert set(HEADERS) <= unread | read_
    assert unread <= set(HEADERS)
    assert {f"report.{name}" for name in TOTALS} <= set(PROVIDES)


def _is_number(value: object) -> bool:
    try:
        float(str(value))
    except ValueError:
        return False
    return True
