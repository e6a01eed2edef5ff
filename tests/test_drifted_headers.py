"""Of every format: a column it can do without that is called otherwise is asked about, and one that was
left out, or a header nobody reads, is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kaibo.connectors import files
from kaibo.connectors.base.file_format import TableFormat
from kaibo.connectors.base.layout import Layout, Match, header_name
from kaibo.connectors.base.opening import beginnings
from kaibo.connectors.taught import gone
from tools.import_guide import samples

OTHERWISE = ("{}（新）", "本单{}", "{}*")
#: (column, its new name) of which nothing is asked: 本单价格 has 单价 in it, another price; of two rows
#: below Created Time one explains the column.
NOT_ASKED = {("价格", "本单价格")} | {
    ("Created Time", called.format("Created Time")) for called in OTHERWISE
}


@dataclass(frozen=True)
class Sheet:
    """A header row with the rows below it, and the format that reads it."""

    format: TableFormat
    layout: Layout
    match: Match
    headers: list[str]
    rows: list[list[str]]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> list[Sheet]:
    """Every table of the samples in the guide."""
    written = samples.write(tmp_path_factory.mktemp("samples") / "files")
    tables = [one.path for one in written if one.path.suffix in (".csv", ".xlsx")]
    return [sheet for path in tables for sheet in _sheets(path)]


def _sheets(path: Path) -> Iterator[Sheet]:
    for begun in beginnings(path, 60):
        fits = [
            (
                len(match.positions),
                place,
                Sheet(one, layout, match, [*begun.headers], [*map(list, begun.rows)]),
            )
            for place, one in enumerate(files.FORMATS)
            if isinstance(one, TableFormat)
            for layout in one.layouts
            if (match := layout.match(begun.headers)) is not None and not match.missing
        ]
        if fits:
            yield max(fits, key=lambda fit: fit[:2])[2]


def test_what_an_export_leaves_out_is_not_asked_about(sheets: list[Sheet]) -> None:
    assert len({sheet.format.id for sheet in sheets}) >= 20
    for sheet in sheets:
        for left_out in range(-1, len(sheet.headers)):
            headers = [one for at, one in enumerate(sheet.headers) if at != left_out]
            rows = [[one for at, one in enumerate(row) if at != left_out] for row in sheet.rows]
            assert gone.gone(sheet.format, headers, rows) == {}, (sheet.format.id, left_out)


def test_a_column_called_otherwise_is_asked_about(sheets: list[Sheet]) -> None:
    asked, silent = 0, set()
    for sheet in sheets:
        known = sheet.layout.by_name
        for column in sheet.layout.columns:
            at = sheet.match.positions.get(column.key)
            if at is None or column.required or gone.is_ratio(column):
                continue
            if not any(at < len(row) and row[at].strip(" -") for row in sheet.rows):
                continue
            for called in OTHERWISE:
                new = called.format(sheet.headers[at])
                if header_name(new) in known:
                    continue
                headers = [new if place == at else one for place, one in enumerate(sheet.headers)]
                if gone.gone(sheet.format, headers, sheet.rows).get(column.title) == new:
                    asked += 1
                else:
                    silent.add((column.title, new))
    assert silent == NOT_ASKED
    assert asked > 800
