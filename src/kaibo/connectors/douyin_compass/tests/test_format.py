"""Promises of 罗盘 直播间明细 as events: a show on air with its totals, the same in every shape."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from kaibo.connectors.base.file_format import Aired, Told, source_open
from kaibo.connectors.base.opening import open_table
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
from kaibo.connectors.douyin_compass.format import SHOWS
from kaibo.connectors.douyin_compass.layout import LAYOUT, MONEY
from kaibo.connectors.douyin_compass.tests.composed import HEADERS, ROW, TOTALS
from kaibo.live.events import Event
from kaibo.live.metrics.of_view import show_metrics
from kaibo.live.tests.made import fold
from kaibo.live.view import View, shows

START = 1_772_366_400_000  # 2026-03-01 12:00:00 UTC
END = START + 16_200_000
ROWS = [ROW, ROW | {"主播抖音号": "xiaohan", "直播间观看次数": "0"}]


def aired(rows: list[list[object]]) -> list[Aired]:
    told, problems = read_rows(SHOWS, rows)
    assert problems.kept == []
    return [one for one in told if isinstance(one, Aired)]


def test_a_row_is_a_show_that_was_on_air() -> None:
    first, second = aired(table(HEADERS, ROWS))
    assert (first.account, first.start, first.end, first.row_no) == ("xiaoman", START, END, 2)
    assert (second.account, second.row_no) == ("xiaohan", 3)
    assert (first.ident, first.title, first.host) == (None, None, None)


def test_its_events_carry_money_as_amounts_and_the_rest_as_counts() -> None:
    first, second = aired(table(HEADERS, ROWS))
    assert first.events[0] == Event(
        id="abababababab:2#air_ms",
        kind="report.air_ms",
        ts=START + 8_100_000,
        prec=8_100_000,
        n=16_200_000,
        x={
            "as_of": GIVEN.as_of,
            "platform": "douyin",
            "account": "xiaoman",
            "account_name": "小满🌾铺子",
        },
    )
    money = {f"report.{n}": TOTALS[n] for n in MONEY.values() if n in TOTALS}
    assert {e.kind: e.amount for e in first.events if e.amount is not None} == money
    assert {e.cur for e in first.events if e.amount is not None} == {"CNY"}
    counts = {f"report.{n}": v for n, v in TOTALS.items() if n not in MONEY.values()}
    assert {e.kind: e.n for e in first.events if e.n is not None} == counts
    assert {(e.ts, e.prec, e.ref, e.src) for e in first.events} == {
        (START + 8_100_000, 8_100_000, None, "")
    }
    assert {e.kind: e.n for e in second.events}["report.views"] == 0


def test_csv_in_both_encodings_and_a_workbook_tell_the_same(tmp_path: Path) -> None:
    rows = table(HEADERS, [row | {"主播昵称": "小满铺子"} for row in ROWS])  # GBK has no emoji
    wanted = said(aired(rows))
    for path in (
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", rows, "直播间明细"),
    ):
        opened = open_table(path, list(SHOWS.layouts), Problems())
        assert said(list(SHOWS.read(opened, GIVEN))) == wanted, path.name


@settings(max_examples=40, deadline=None)
@given(rearranged(LAYOUT, table(HEADERS, ROWS)))
def test_order_and_names_of_columns_change_no_word(rows: list[list[object]]) -> None:
    assert said(aired(rows)) == said(aired(table(HEADERS, ROWS)))


@settings(max_examples=50, deadline=None)
@given(blanked(table(HEADERS, ROWS)))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    told, problems = read_rows(SHOWS, rows)
    events = events_of(told)
    assert_sound(events)
    named = {str((e.x or {}).get("account")) for e in events}
    assert named <= {"xiaoman", "xiaohan", "小满🌾铺子", "None"}
    lost = {p.row for p in problems.kept}
    shown = {one.row_no for one in told if isinstance(one, Aired)}
    assert problems.lost_rows == len(lost)
    assert shown.isdisjoint(lost)
    zeros = [e.kind for e in events if e.n == 0 or e.amount == 0]
    written = {"commission_due", "presale_full", "presale_orders", "views"}
    assert {kind.removeprefix("report.") for kind in zeros} <= written
    assert said(told) == said(read_rows(SHOWS, rows)[0])


@pytest.mark.parametrize("rows", [[HEADERS], [HEADERS, [""] * len(HEADERS)]])
def test_a_file_without_rows_tells_nothing(rows: list[list[object]]) -> None:
    assert read_rows(SHOWS, rows)[0] == []


def placed(told: list[Told], ref: str | None) -> list[Event]:
    """The events as they are stored: in a room, of their source, in a show or found by time."""
    opening = source_open(SHOWS, GIVEN)
    return [
        msgspec.structs.replace(e, room="r", src="file:douyin-compass", ref=ref)
        if e is not opening
        else msgspec.structs.replace(e, room="r", src="file:douyin-compass")
        for e in [opening, *events_of(told)]
    ]


@pytest.mark.parametrize("ref", ["s1", None])
def test_the_fold_finds_the_show_and_the_metrics_follow(ref: str | None) -> None:
    """By its id, or by time though both edges were pressed some minutes late."""
    late = 300_000
    state = fold(
        [
            Event(id="1", kind="show.start", room="r", src="desk", ts=START + late, ref="s1"),
            Event(id="2", kind="show.end", room="r", src="desk", ts=END + late),
            *placed([*aired(table(HEADERS, [ROW]))], ref),
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
