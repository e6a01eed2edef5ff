"""Promises of the log of talks: one `talk.seen` a talk, in order, never two at once."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from kaibo.connectors.douyin_talks.format import TALKS
from kaibo.connectors.douyin_talks.layout import LAYOUT
from kaibo.live.events import Event

HEADER: list[object] = ["商品ID", "商品标题", "链接号", "讲解开始时间", "讲解结束时间"]
#: 2026-03-01 23:58:00 +08:00; the second talk runs over midnight.
T0 = 1_772_380_680_000
OIL = ["\t3700000000000000001", "亚麻籽油🌾", "1", "2026/03/01 23:58:00", "2026/03/01 23:59:30"]
GRAIN = ["3700000000000000002", "藜麦", "2号链接", "2026/03/01 23:59:30", "2026/03/02 00:04:00"]
AGAIN = ["3700000000000000001", "亚麻籽油🌾", "1", "2026/03/02 00:04:10", "2026/03/02 00:05:00"]
TABLE: list[list[object]] = [HEADER, [*OIL], [*GRAIN], [*AGAIN]]


def read(
    *rows: list[str], header: list[object] = HEADER
) -> tuple[list[Event], list[tuple[int | None, str | None, str]], dict[str, int]]:
    told, problems = read_rows(TALKS, [header, *rows])
    codes = [(p.row, p.column, p.code) for p in problems.kept]
    return events_of(told), codes, {note.code: note.count for note in problems.notes()}


def spans(events: list[Event]) -> list[tuple[str | None, int, int | None]]:
    """(last digit of the product, seconds from T0 to its start, to its end)."""
    out = []
    for e in events:
        to = (e.x or {}).get("to")
        out.append((e.product and e.product[-1], (e.ts - T0) // 1000, to and (to - T0) // 1000))
    return out


def talk(product: int, start: str, end: str) -> list[str]:
    return [str(product), "", "", f"2026/03/01 23:{start}", end and f"2026/03/01 23:{end}"]


def test_a_row_is_one_talk_seen() -> None:
    events, codes, notes = read(OIL, GRAIN, AGAIN)
    assert (codes, notes) == ([], {})
    assert events[0] == Event(
        id="abababababab:2",
        kind="talk.seen",
        ts=T0,
        product="3700000000000000001",
        text="亚麻籽油🌾",
        x={"to": T0 + 90_000, "link_no": 1, "platform": "douyin", "as_of": GIVEN.as_of},
    )
    assert spans(events) == [("1", 0, 90), ("2", 90, 360), ("1", 370, 420)]
    assert [(e.x or {})["link_no"] for e in events] == [1, 2, 1]


def test_talks_come_in_order_of_time_whatever_the_order_of_rows() -> None:
    events, _, _ = read(AGAIN, OIL, GRAIN)
    assert [e.id for e in events] == ["abababababab:3", "abababababab:4", "abababababab:2"]
    assert spans(events) == [("1", 0, 90), ("2", 90, 360), ("1", 370, 420)]


def test_of_two_at_once_the_later_ends_the_earlier_and_it_is_noted() -> None:
    events, codes, notes = read(talk(1, "58:00", "59:30"), talk(2, "59:00", "59:20"))
    assert spans(events) == [("1", 0, 60), ("2", 60, 80)]
    assert (codes, notes) == ([], {"talks_overlap": 1})


def test_two_accounts_may_talk_at_once() -> None:
    header = [*HEADER, "主播抖音号"]
    one, other = talk(1, "58:00", "59:30"), talk(2, "59:00", "59:20")
    events, _, notes = read([*one, "xiaoman"], [*other, "xiaohan"], header=header)
    assert spans(events) == [("1", 0, 90), ("2", 60, 80)]
    assert [(e.x or {})["account"] for e in events] == ["xiaoman", "xiaohan"]
    assert notes == {}
    third = [*talk(3, "59:10", "59:40"), "xiaoman"]
    events, _, notes = read([*one, "xiaoman"], [*other, "xiaohan"], third, header=header)
    assert spans(events) == [("1", 0, 70), ("2", 60, 80), ("3", 70, 100)]
    assert notes == {"talks_overlap": 1}


def test_a_talk_without_end_goes_on_until_the_next_and_the_last_stays_open() -> None:
    events, codes, notes = read(talk(1, "58:00", ""), talk(2, "59:00", ""))
    assert spans(events) == [("1", 0, 60), ("2", 60, None)]
    assert "to" not in (events[1].x or {})
    assert (codes, notes) == ([], {"open_talk": 2})


def test_an_open_talk_does_not_run_into_the_next_days() -> None:
    later = ["2", "", "", "2026/03/09 20:00:00", "2026/03/09 20:01:00"]
    events, _, _ = read(talk(1, "58:00", ""), later)
    assert spans(events)[0] == ("1", 0, None)


@pytest.mark.parametrize("product", [1, 2])
def test_two_that_begin_at_once_leave_the_first(product: int) -> None:
    events, codes, _ = read(talk(1, "58:00", "59:30"), talk(product, "58:00", "58:10"))
    assert spans(events) == [("1", 0, 90)]
    assert codes == [(3, "讲解开始时间", "same_start")]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (talk(1, "58:00", "57:00"), "讲解结束时间", "bad_span"),
        (talk(1, "58:00", "58:00"), "讲解结束时间", "bad_span"),
        (["1", "", "", "2026/03/01 20:00", "2026/03/03 20:00"], "讲解结束时间", "bad_span"),
        (["1", "", "", "20:00:05", "20:01:00"], "讲解开始时间", "bad_time"),
        (["1", "", "", "-", "2026/03/03 20:00"], "讲解开始时间", "empty_cell"),
        (["", "", "", "2026/03/01 20:00", "2026/03/01 20:01"], "商品ID", "empty_cell"),
    ],
)
def test_a_row_without_product_or_stretch_is_lost(row: list[str], column: str, code: str) -> None:
    events, codes, _ = read(OIL, GRAIN, AGAIN, row)
    assert codes == [(5, column, code)]
    assert spans(events) == [("1", 0, 90), ("2", 90, 360), ("1", 370, 420)]


def test_a_link_number_beyond_any_bag_is_unknown_and_the_talk_is_kept() -> None:
    row = talk(1, "58:00", "59:00")
    row[2] = "13800138000"
    [event], codes, _ = read(row)
    assert codes == [(2, "链接号", "bad_link")]
    assert "link_no" not in (event.x or {})


def test_a_telephone_number_in_a_title_is_masked() -> None:
    row = talk(1, "58:00", "59:00")
    row[1] = "加微 13800138000"
    [event], _, _ = read(row)
    assert event.text is not None
    assert "13800138000" not in event.text


def test_a_dash_is_no_title_and_no_account() -> None:
    [event], codes, _ = read(
        ["1", "--", "--", "2026/03/01 20:00", "2026/03/01 20:01", "--", "——"],
        header=[*HEADER, "抖音号", "主播昵称"],
    )
    assert (event.text, codes) == (None, [])
    assert {"account", "link_no"}.isdisjoint(event.x or {})


def test_a_file_without_ends_is_refused_and_says_what_is_missing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "x.csv", [HEADER[:4], OIL[:4]])
    with pytest.raises(FileRefused, match="讲解结束时间"):
        open_table(path, list(TALKS.layouts), Problems())


def test_csv_in_both_encodings_and_a_workbook_tell_the_same(tmp_path: Path) -> None:
    rows = [[str(cell).replace("🌾", "") for cell in row] for row in TABLE]
    wanted = said(read_rows(TALKS, rows)[0])
    for path in (
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gbk", "\t"),
        write_xlsx(tmp_path / "f.xlsx", rows, "讲解记录"),
    ):
        opened = open_table(path, list(TALKS.layouts), Problems())
        assert said(list(TALKS.read(opened, GIVEN))) == wanted, path.name


def test_a_header_alone_tells_nothing() -> None:
    assert read() == ([], [], {})


@settings(max_examples=40, deadline=None)
@given(rearranged(LAYOUT, TABLE))
def test_order_and_names_of_columns_change_no_word(rows: list[list[object]]) -> None:
    told, problems = read_rows(TALKS, rows)
    assert said(told) == said(read_rows(TALKS, TABLE)[0])
    assert problems.kept == []


@settings(max_examples=50, deadline=None)
@given(blanked(TABLE))
def test_blank_cells_lose_rows_and_nothing_is_told_of_those(rows: list[list[object]]) -> None:
    told, problems = read_rows(TALKS, rows)
    events = events_of(told)
    assert_sound(events)
    lost = {str(p.row) for p in problems.kept}
    assert {e.id.split(":")[1] for e in events}.isdisjoint(lost)
    assert said(told) == said(read_rows(TALKS, rows)[0])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), max_size=12))
def test_no_two_talks_are_ever_at_once(talks: list[tuple[int, int]]) -> None:
    rows = [
        [str(n), "", "", f"2026/03/01 20:{a:02}:00", f"2026/03/01 {20 + (a + d) // 60}:{(a + d) % 60:02}:00"]
        for n, (a, d) in enumerate(talks, 1)
    ]  # fmt: skip
    events, _, _ = read(*rows)
    ends = [(e.x or {})["to"] for e in events]
    assert all(end <= after.ts for end, after in zip(ends, events[1:], strict=False))
    assert all(e.ts < end for e, end in zip(events, ends, strict=True))
    assert len(events) == len({a for a, _ in talks})


def test_the_manifest_promises_what_the_parser_gives() -> None:
    manifest = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))
    assert manifest["provides"] == ["talk.seen"] == list(TALKS.provides)
    assert (manifest["level"], manifest["platform"]) == (LEVEL, TALKS.platform)
    assert manifest["name"] == TALKS.id
    assert "没有在真实导出上核对过" in manifest["unknown"]["headers"]
