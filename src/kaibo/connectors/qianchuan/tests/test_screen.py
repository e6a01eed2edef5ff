"""Promise of the 千川 screen: a show's totals under the platform's names, no ratio that can be worked
out, no reading of a moment taken for a total."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests import properties
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import GIVEN, assert_sound, events_of, read_rows, said
from kaibo.connectors.qianchuan.format import FORMATS, LIVE_SCREEN
from kaibo.connectors.qianchuan.layout import SCREEN as LAYOUT
from kaibo.connectors.qianchuan.screen import share_ppm, stay_ms
from kaibo.connectors.qianchuan.tests.composed import SCREEN, SHOW, codes, shows
from kaibo.kit.sheets.texts import Unreadable
from kaibo.live.events import Event

START = 1_783_508_400_000
END = START + 6 * 3_600_000
MONEY = {
    "spend": 100150,
    "ad_gmv": 200300,
    "ad_buyer_paid": 190000,
    "ad_net_gmv": 195200,
    "ad_net_buyer_paid": 170000,
    "ad_coupon": 10000,
    "ad_subsidy": 300,
    "ad_presale": 0,
    "ad_refund_1h": 5100,
    "ad_refund": 6000,
}
NUMBERS = {
    "ad_orders": 41,
    "ad_orders_net": 40,
    "ad_orders_refunded_1h": 1,
    "impressions": 12000,
    "follows": 12,
    "comments": 99,
    "product_views": 8000,
    "product_clicks": 700,
    "shares": 7,
    "gifts": 3,
    "viewers": 3210,
    "ad_settled_ppm": 900_000,
    "ad_orders_settled_ppm": 888_900,
    "view_buy_ppm": 12_000,
    "entry_ppm": 255_000,
    "share_ppm": 2_000,
    "like_ppm": 1_200_000,
    "stay_ms": 80_000,
}


def test_a_row_is_a_show_with_all_its_totals() -> None:
    assert len(SCREEN) == 4 + 36
    (show,), problems = shows(LIVE_SCREEN, SHOW)
    assert (show.account, show.start, show.end, show.ident, show.row_no) == (
        "玉米日记",
        START,
        END,
        "7520000000000000001",
        2,
    )
    assert {e.kind.removeprefix("report."): e.amount for e in show.events if e.cur} == MONEY
    assert {e.kind.removeprefix("report."): e.n for e in show.events if not e.cur} == NUMBERS
    assert show.events[0] == Event(
        id="abababababab:2#spend",
        kind="report.spend",
        ts=START + 10_800_000,
        prec=10_800_000,
        amount=100150,
        cur="CNY",
        x={"as_of": GIVEN.as_of, "platform": "douyin"},
    )
    assert problems.kept == []
    assert_sound(show.events)


def test_a_figure_in_units_of_ten_thousand_is_told_to_be_about_right() -> None:
    about = SHOW | {"直播间整体曝光次数": "4.0万", "整体成交金额(元)": "1.2万"}
    (show,), problems = shows(LIVE_SCREEN, about)
    told = {event.kind: (event.n, event.amount) for event in show.events}
    assert told["report.impressions"] == (40_000, None)
    assert told["report.ad_gmv"] == (None, 1_200_000)
    assert [(note.code, note.count, note.row) for note in problems.notes()] == [("rounded", 2, 2)]
    assert list(shows(LIVE_SCREEN, SHOW)[1].notes()) == []


def test_without_an_end_the_totals_stand_at_the_start() -> None:
    (show,), _ = shows(LIVE_SCREEN, SHOW | {"直播结束时间": "-"})
    assert (show.end, {(e.ts, e.prec) for e in show.events}) == (None, {(START, None)})


@pytest.mark.parametrize("end", ["2026/07/08 19:00:00", "2026/07/08 18:00:00", "2026/08/08 18:00"])
def test_a_show_that_ends_before_it_begins_or_weeks_later_is_lost(end: str) -> None:
    aired, problems = shows(LIVE_SCREEN, SHOW | {"直播结束时间": end})
    assert aired == []
    assert codes(problems) == [(2, "直播结束时间", "bad_span")]


def test_a_second_row_of_the_same_show_is_lost() -> None:
    aired, problems = shows(LIVE_SCREEN, SHOW, SHOW | {"整体消耗(元)": "9.00"})
    assert len(aired) == 1
    assert codes(problems) == [(3, "直播开始时间", "same_show")]


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("1分20秒", 80_000),
        ("80秒", 80_000),
        ("80.5s", 80_500),
        ("2分钟", 120_000),
        ("1小时2分3秒", 3_723_000),
        ("00:01:20", 80_000),
        ("-", None),
    ],
)
def test_a_stay_is_read_with_its_unit(text: str, ms: int | None) -> None:
    assert stay_ms(text) == ms


def test_a_stay_without_a_unit_is_unknown_and_told() -> None:
    (show,), problems = shows(LIVE_SCREEN, SHOW | {"直播间平均停留时长(整场)": "80"})
    assert "report.stay_ms" not in {e.kind for e in show.events}
    assert codes(problems) == [(2, "直播间平均停留时长(整场)", "no_unit")]
    with pytest.raises(Unreadable, match="不是时长"):
        stay_ms("很久")


def test_a_share_below_nothing_is_no_share() -> None:
    assert (share_ppm("1.20%"), share_ppm("0.012"), share_ppm("--")) == (12_000, 12_000, None)
    with pytest.raises(Unreadable, match="比率不合理"):
        share_ppm("-1%")


def test_three_files_of_the_same_screen_tell_the_same(tmp_path: Path) -> None:
    cells = table(SCREEN, [SHOW])
    for path in (
        write_csv(tmp_path / "u.csv", cells, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", cells, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", cells),
    ):
        opened = open_table(path, list(LIVE_SCREEN.layouts), Problems())
        assert list(LIVE_SCREEN.read(opened, GIVEN)) == shows(LIVE_SCREEN, SHOW)[0], path.name


@settings(max_examples=40, deadline=None)
@given(properties.rearranged(LAYOUT, table(SCREEN, [SHOW])))
def test_order_and_names_of_columns_change_no_word(moved: list[list[object]]) -> None:
    told, problems = read_rows(LIVE_SCREEN, moved)
    assert (said(told), problems.kept) == (said(shows(LIVE_SCREEN, SHOW)[0]), [])


@settings(max_examples=50, deadline=None)
@given(properties.blanked(table(SCREEN, [SHOW])))
def test_blank_cells_leave_gaps_but_never_become_zero(rows: list[list[object]]) -> None:
    told, problems = read_rows(LIVE_SCREEN, rows)
    events = events_of(told)
    assert_sound(events)
    zeros = {e.kind for e in events if 0 in (e.amount, e.n)}
    assert zeros <= {"report.ad_presale"}
    assert len(told) + problems.lost_rows + sum(n.count for n in problems.notes()) == 1


def test_the_manifest_speaks_of_all_formats() -> None:
    path = Path(__file__).parents[1] / "manifest.toml"
    manifest = tomllib.loads(path.read_text(encoding="utf-8"))
    assert manifest["provides"] == list(dict.fromkeys(kind for f in FORMATS for kind in f.provides))
    assert {f.platform for f in FORMATS} == {manifest["platform"]}
    assert [f.id for f in FORMATS] == [
        "qianchuan-live",
        "qianchuan-plans",
        "qianchuan-products",
        "qianchuan-screen",
    ]
