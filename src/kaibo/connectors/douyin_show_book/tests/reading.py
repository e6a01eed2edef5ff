"""Reads a composed workbook for the tests and looks its figures up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kaibo.connectors.base.file_format import Aired
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.sheet_rows import Workbook
from kaibo.connectors.base.tests.properties import GIVEN, assert_sound
from kaibo.connectors.douyin_show_book.format import SHOW_BOOK
from kaibo.connectors.douyin_show_book.tests.composed import Cells, write_book
from kaibo.live.events import Event

START = 1_757_260_800_000  # 2025-09-07 16:00:00 UTC
END = START + 25_246_000


def read(tmp_path: Path, sheets: Mapping[str, Cells]) -> tuple[Aired, Problems]:
    path = write_book(tmp_path / "单场.xlsx", sheets)
    problems = Problems()
    [show] = SHOW_BOOK.read(Workbook(path), GIVEN, problems)
    assert isinstance(show, Aired)
    assert_sound(show.events)
    return show, problems


def totals(show: Aired) -> dict[str, int | None]:
    """The figures of the whole show."""
    return values([e for e in show.events if e.product is None and e.channel is None])


def values(events: list[Event]) -> dict[str, int | None]:
    return {e.kind.removeprefix("report."): e.n if e.amount is None else e.amount for e in events}


def codes(problems: Problems) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.code) for p in problems.kept]
