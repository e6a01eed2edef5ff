"""Promise of LIVE lists as a format: the same in every shape, never a zero for a blank."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.file_format import Aired
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.base.tests.properties import (
    assert_sound,
    blanked,
    events_of,
    read_rows,
    rearranged,
    said,
)
from kaibo.connectors.tiktok_live_shows.format import FORMATS, SHOWS
from kaibo.connectors.tiktok_live_shows.layout import LAYOUT, MONEY
from kaibo.connectors.tiktok_live_shows.tests.composed import (
    NEW,
    NEW_MONEY,
    OLD,
    OLD_MONEY,
    PREAMBLE,
    V1,
    V2,
)
from kaibo.connectors.tiktok_live_shows.tests.reading import (
    BANGKOK,
    read,
)


@pytest.mark.parametrize(("header", "row"), [(V1, OLD), (V2, NEW)])
def test_csv_in_both_encodings_and_a_workbook_tell_the_same(
    tmp_path: Path, header: list[str], row: dict[str, object]
) -> None:
    plain = {name: _plain(cell) for name, cell in row.items()}  # GBK has no ฿, ₫, 🎉
    rows = [*PREAMBLE, *table(header, [plain])]
    wanted = said(list(read(header, plain)[0]))
    typed = [[_number(cell) for cell in line] for line in rows]
    for path in (
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gbk"),
        write_xlsx(tmp_path / "f.xlsx", rows, "performance_detail"),
        write_xlsx(tmp_path / "n.xlsx", typed, "performance_detail"),
    ):
        opened = open_table(path, list(SHOWS.layouts), Problems())
        assert said(list(SHOWS.read(opened, BANGKOK))) == wanted, path.name


def _plain(cell: object) -> object:
    text = str(cell)
    return "Sale" if "🎉" in text else text.replace("฿", "THB ").replace("₫", " VND")


def _number(cell: object) -> object:
    text = str(cell)
    return float(text) if text.replace(".", "", 1).isdigit() and len(text) < 12 else cell


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from([(V1, OLD), (V2, NEW)]))
def test_order_and_names_of_columns_change_no_word(
    data: st.DataObject, shape: tuple[list[str], dict[str, object]]
) -> None:
    header, row = shape
    moved = data.draw(rearranged(LAYOUT, table(header, [row])))
    told, problems = read_rows(SHOWS, [*PREAMBLE, *moved], BANGKOK)
    assert (said(told), problems.kept) == (said(list(read(header, row)[0])), [])


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from([(V1, OLD), (V2, NEW)]))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    data: st.DataObject, shape: tuple[list[str], dict[str, object]]
) -> None:
    header, row = shape
    rows = data.draw(blanked(table(header, [row, row | {"Start Time": "2026-09-17 10:00:00"}])))
    told, problems = read_rows(SHOWS, rows, BANGKOK)
    events = events_of(told)
    assert_sound(events)
    shown = {one.row_no for one in told if isinstance(one, Aired)}
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert not shown & lost and len(lost) == problems.lost_rows
    assert not any(e.amount == 0 for e in events)
    assert {e.kind for e in events if e.n == 0} <= {"report.follows"}
    wanted = OLD_MONEY | NEW_MONEY
    for event in events:
        if event.amount is not None:
            assert event.amount == wanted[event.kind.removeprefix("report.")]
    assert said(told) == said(read_rows(SHOWS, rows, BANGKOK)[0])


@pytest.mark.parametrize("header", [V1, V2])
def test_a_file_without_rows_tells_nothing(header: list[str]) -> None:
    told, problems = read_rows(SHOWS, [*PREAMBLE, header])
    assert (told, problems.kept) == ([], [])


def test_a_file_without_views_is_refused_and_the_column_named(tmp_path: Path) -> None:
    header = [name for name in V1 if name != "Views"]
    path = write_csv(tmp_path / "f.csv", table(header, [OLD]))
    with pytest.raises(FileRefused, match="缺少「Views」列"):
        open_table(path, list(SHOWS.layouts), Problems())


def test_the_manifest_speaks_of_this_connector() -> None:
    path = Path(__file__).parents[1] / "manifest.toml"
    manifest = tomllib.loads(path.read_text(encoding="utf-8"))
    assert FORMATS == (SHOWS,)
    assert (manifest["name"], manifest["title"]) == (SHOWS.id, SHOWS.title)
    assert (manifest["platform"], tuple(manifest["provides"])) == (SHOWS.platform, SHOWS.provides)
    assert {f"report.{name}" for name in MONEY} <= set(SHOWS.provides)
