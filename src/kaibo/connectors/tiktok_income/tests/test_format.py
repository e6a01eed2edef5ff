"""Promise of income statements as a format: the same in every shape of the file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

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
from kaibo.connectors.tiktok_income.format import FORMATS, INCOME
from kaibo.connectors.tiktok_income.layout import LAYOUT
from kaibo.connectors.tiktok_income.tests.composed import (
    INDONESIA,
    ORDER,
    ROWS,
)
from kaibo.connectors.tiktok_income.tests.reading import (
    JAKARTA,
    read,
    sums,
)


@pytest.mark.parametrize(
    "name",
    ["Order/adjustment ID", "Order/Adjustment ID", "Order\\adjustment ID", "Order/adjustment ID  "],
)
def test_the_number_of_the_order_goes_by_every_spelling(name: str) -> None:
    header = [name, "Transaction type", *INDONESIA[2:]]
    row = ORDER | {name: "577900000000000001", "Transaction type": "Order"}
    [event], problems = read(row, header=header)
    assert (event.order, sums(event), problems.kept) == (
        "577900000000000001",
        sums(read(ORDER)[0][0]),
        [],
    )


def test_an_estimate_of_what_is_not_settled_yet_is_not_taken_for_a_statement(
    tmp_path: Path,
) -> None:
    header = [*INDONESIA, "Total estimated settlement amount", "unsettled reasons"]
    path = write_csv(tmp_path / "f.csv", table(header, [ORDER]))
    with pytest.raises(FileRefused) as refused:
        open_table(path, list(INCOME.layouts), Problems())
    assert refused.value.code == "unknown_format"


def test_csv_in_both_encodings_and_the_sheet_of_a_workbook_tell_the_same(tmp_path: Path) -> None:
    rows = table(INDONESIA, ROWS)
    for path in (
        write_csv(tmp_path / "u.csv", rows, "utf-8-sig"),
        write_csv(tmp_path / "g.csv", rows, "gbk"),
        write_csv(tmp_path / "s.csv", rows, "utf-8", ";"),
        write_xlsx(tmp_path / "f.xlsx", rows, "Order details", [["Time period:", "2026/09"]]),
    ):
        opened = open_table(path, list(INCOME.layouts), Problems())
        assert list(INCOME.read(opened, JAKARTA)) == read(*ROWS)[0], path.name


@settings(max_examples=40, deadline=None)
@given(rearranged(LAYOUT, table(INDONESIA, ROWS)))
def test_order_and_names_of_columns_change_no_word(rows: list[list[object]]) -> None:
    told, problems = read_rows(INCOME, rows, JAKARTA)
    assert (said(told), problems.kept) == (said(list(read(*ROWS)[0])), [])


@settings(max_examples=60, deadline=None)
@given(blanked(table(INDONESIA, ROWS)))
def test_blank_cells_lose_rows_or_leave_gaps_but_never_become_zero(
    rows: list[list[object]],
) -> None:
    told, problems = read_rows(INCOME, rows, JAKARTA)
    events = events_of(told)
    assert_sound(events)
    lost = {p.row for p in problems.kept if p.text.endswith("此行未计入。")}
    assert len(lost) == problems.lost_rows
    at = {9_850_000: 2, -4_000_000: 3, 750_000: 4}
    assert not {at[sums(event)["settled"]] for event in events} & lost
    for event in events:
        cells = dict(zip(INDONESIA, rows[at[sums(event)["settled"]] - 1], strict=True))
        blank = {name for name, cell in cells.items() if str(cell).strip() in ("", "-", "--")}
        assert (event.order, event.cur) == ("577900000000000001", "IDR")
        assert ("income" not in sums(event)) is ("Total revenue" in blank)
        assert ("other_fees" not in sums(event)) is ("Total fees" in blank)
        assert ("refund" not in sums(event)) is ("Refund subtotal after seller discounts" in blank)
        assert sums(event).get("platform_fee") != 0
    assert said(told) == said(read_rows(INCOME, rows, JAKARTA)[0])


@pytest.mark.parametrize("rows", [[INDONESIA], [INDONESIA, [""] * len(INDONESIA)]])
def test_a_file_without_rows_tells_nothing(rows: list[list[object]]) -> None:
    told, problems = read_rows(INCOME, rows)
    assert (told, problems.kept) == ([], [])


def test_the_manifest_speaks_of_this_connector() -> None:
    path = Path(__file__).parents[1] / "manifest.toml"
    manifest = tomllib.loads(path.read_text(encoding="utf-8"))
    assert FORMATS == (INCOME,)
    assert (manifest["name"], manifest["title"]) == (INCOME.id, INCOME.title)
    assert (manifest["platform"], tuple(manifest["provides"])) == (INCOME.platform, INCOME.provides)
