"""Promise of LIVE lists: every total exactly, each sale by its own name, an end only if told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kaibo.connectors.base.file_format import Aired
from kaibo.connectors.base.tests.composed import table
from kaibo.connectors.base.tests.properties import (
    GIVEN,
    events_of,
    read_rows,
)
from kaibo.connectors.tiktok_live_shows.format import SHOWS
from kaibo.connectors.tiktok_live_shows.tests.composed import (
    NEW,
    NEW_COUNTS,
    NEW_MONEY,
    OLD,
    OLD_COUNTS,
    OLD_MONEY,
    V1,
    V2,
)
from kaibo.connectors.tiktok_live_shows.tests.reading import (
    BANGKOK,
    NEW_END,
    NEW_START,
    OLD_START,
    counts,
    money,
    read,
)
from kaibo.live.events import Event

DAY = 86_400_000


def test_an_old_row_is_a_show_with_every_total_below_its_preamble() -> None:
    [show], problems = read(V1, OLD)
    assert (show.start, show.end, show.row_no) == (OLD_START, OLD_START + 3_720_000, 4)
    assert (show.account, show.ident, show.title) == (None, None, "ลดราคา 9.9 🎉")
    assert (counts(show), money(show)) == (OLD_COUNTS, OLD_MONEY)
    assert {e.cur for e in show.events if e.amount is not None} == {"THB"}
    assert problems.kept == []


def test_a_new_row_has_the_room_s_number_its_end_and_its_ads() -> None:
    [show], problems = read(V2, NEW)
    assert (show.start, show.end, show.row_no) == (NEW_START, NEW_END, 4)
    assert (show.ident, show.title) == ("7665678832292088583", "FLASH SALE")
    assert (counts(show), money(show)) == (NEW_COUNTS, NEW_MONEY)
    assert {e.cur for e in show.events if e.amount is not None} == {"VND"}
    assert problems.kept == []


def test_an_event_stands_in_the_middle_of_its_show() -> None:
    [show], _ = read(V2, NEW)
    assert show.events[0] == Event(
        id="abababababab:4#air_ms",
        kind="report.air_ms",
        ts=NEW_START + 4_728_500,
        prec=4_728_500,
        n=9_457_000,
        x={"as_of": GIVEN.as_of, "platform": "tiktok"},
    )
    assert {(e.ts, e.prec) for e in show.events} == {(NEW_START + 4_728_500, 4_728_500)}


def test_sales_by_three_names_never_stand_in_for_each_other() -> None:
    [old], _ = read(V1, OLD | {"Gross revenue": ""})
    [new], _ = read(V2, NEW)
    assert money(old) == {"gmv_direct": 1_000_000}
    assert "gmv" not in money(new)


@pytest.mark.parametrize("start", ["46274.625", "46274.625000", "2026-09-09 15:00"])
def test_a_start_may_be_a_day_number_of_a_spreadsheet(start: str) -> None:
    [show], problems = read(V1, OLD | {"Start time": start})
    assert show.start == 1_788_940_800_000  # 2026-09-09 08:00:00 UTC
    assert problems.kept == []


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("3720", 3_720), ("3,720", 3_720), ("1h 2min", 3_720), ("1h2m", 3_720), ("01:02:00", 3_720),
     ("62min", 3_720), ("3720s", 3_720), ("1 h 2 m 3 s", 3_723), ("1小时2分", 3_720)],
)  # fmt: skip
def test_a_duration_is_seconds_or_words(text: str, seconds: int) -> None:
    [show], problems = read(V1, OLD | {"Duration(s)": text})
    assert show.end == OLD_START + seconds * 1000
    assert problems.kept == []


def test_without_a_duration_the_end_is_not_known() -> None:
    [show], _ = read(V1, OLD | {"Duration(s)": "-"})
    assert show.end is None
    assert {(e.ts, e.prec) for e in show.events} == {(OLD_START, None)}
    assert "air_ms" not in counts(show)
    [show], problems = read(V1, OLD | {"Duration(s)": "一会儿"})
    assert show.end is None
    assert [(p.row, p.column, p.code) for p in problems.kept] == [
        (4, "Duration(s)", "bad_duration")
    ]


@pytest.mark.parametrize(
    "end", ["2026-09-15 22:09:17", "2026-09-15 22:00:00", "2026-09-23 00:00:00"]
)
def test_a_show_that_ends_before_it_begins_or_runs_a_week_is_lost(end: str) -> None:
    shows, problems = read(V2, NEW | {"End Time": end}, NEW | {"Room ID": "7665678832292088584"})
    assert [show.row_no for show in shows] == [5]
    assert [(p.row, p.code) for p in problems.kept] == [(4, "bad_span")]
    assert problems.lost_rows == 1


def test_money_without_a_sign_has_no_currency_and_the_decimals_of_the_zone() -> None:
    [show], _ = read(V1, OLD | {"Gross revenue": "12345.60", "Direct GMV": "(1,000)"})
    assert {(e.kind, e.amount, e.cur) for e in show.events if e.amount is not None} == {
        ("report.gmv", 1_234_560, None)
    }
    told, _ = read_rows(
        SHOWS, table(V1, [OLD | {"Gross revenue": "12345"}]), replace(GIVEN, tz="Asia/Ho_Chi_Minh")
    )
    assert {e.amount for e in events_of(told) if e.kind == "report.gmv"} == {12_345}


def test_a_cell_that_cannot_be_read_is_unknown_and_the_rest_is_kept() -> None:
    [show], problems = read(V1, OLD | {"Views": "many", "Likes": "-3", "Direct GMV": "(1,000)"})
    gone = {"views", "likes"}
    assert counts(show) == {k: v for k, v in OLD_COUNTS.items() if k not in gone}
    assert money(show) == {"gmv": 1_234_560}
    assert sorted((p.column or "", p.code) for p in problems.kept) == [
        ("Direct GMV", "negative_money"),
        ("Likes", "bad_count"),
        ("Views", "bad_integer"),
    ]


def test_a_show_listed_twice_is_told_once() -> None:
    shows, problems = read(V2, NEW, NEW | {"Views": "900"})
    assert [show.row_no for show in shows] == [4]
    assert [(p.row, p.code) for p in problems.kept] == [(5, "same_show")]
    shows, problems = read(V1, OLD, OLD)
    assert ([show.row_no for show in shows], problems.lost_rows) == ([4], 1)


def test_two_rooms_that_begin_in_the_same_second_are_two_shows() -> None:
    shows, problems = read(V2, NEW, NEW | {"Room ID": "7665678832292088584"})
    assert [show.row_no for show in shows] == [4, 5]
    assert problems.kept == []


def test_a_show_that_was_still_on_air_at_the_export_is_noted() -> None:
    told, problems = read_rows(SHOWS, table(V2, [NEW]), replace(BANGKOK, as_of=NEW_END + 30_000))
    assert len(told) == 1
    assert [(n.code, n.row) for n in problems.notes()] == [("still_on", 2)]


def test_a_creator_column_names_the_account() -> None:
    [show], _ = read([*V1, "Creator"], OLD | {"Creator": "melati.live"})
    assert show.account == "melati.live"
    assert {(e.x or {})["account"] for e in show.events} == {"melati.live"}


def test_the_headers_of_a_chinese_page_are_known() -> None:
    header = ["直播间信息", "直播开始时间", "直播时长", "归因 GMV", "归因订单数", "观看次数"]
    row: list[object] = ["秋季专场", "2026-09-09 20:00", "3720", "$120.50", "5", "300"]
    told, _ = read_rows(SHOWS, [header, row], BANGKOK)
    [show] = [one for one in told if isinstance(one, Aired)]
    assert money(show) == {"gmv_attributed": 12_050}
    assert counts(show) == {"air_ms": 3_720_000, "views": 300, "orders_attributed": 5}


@pytest.mark.parametrize(
    ("header", "row", "key"), [(V1, OLD, "Start time"), (V2, NEW, "Start Time")]
)
def test_day_and_month_are_told_by_the_whole_list_or_asked(
    header: list[str], row: dict[str, object], key: str
) -> None:
    plain = {**row, "End Time": "", "Room ID": ""}
    either, day = {**plain, key: "09/08/2026 20:00:05"}, {**plain, key: "25/08/2026 20:00:05"}
    month = {**plain, key: "08/25/2026 20:00:05"}
    first, _ = read(header, either, day)[0]
    assert first.start == OLD_START - 31 * DAY, "the ninth of August"
    first, _ = read(header, either, month)[0]
    assert first.start == OLD_START - DAY, "the eighth of September"
    shows, problems = read(header, either, {**plain, key: "10/08/2026 20:00:05"})
    assert (shows, problems.lost_rows) == ([], 2)
    assert [(p.row, p.code) for p in problems.kept] == [
        (None, "day_or_month"), (4, "day_or_month"), (5, "day_or_month")]  # fmt: skip
