"""What every table format must bear: columns in any order, any known alias, cells left blank.

A connector's own tests hand in a composed table of its format and call these.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from hypothesis import strategies as st

from kaibo.connectors.base.file_format import Aired, Given, TableFormat, Told
from kaibo.connectors.base.layout import Layout, header_name
from kaibo.connectors.base.opening import open_table
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import write_csv
from kaibo.live.codec import encode, read_lines
from kaibo.live.events import Event

GIVEN = Given("ab" * 32, "composed.csv", 1_780_000_000_000, "Asia/Shanghai", b"k" * 32)


def read_rows(
    format: TableFormat, rows: Sequence[Sequence[object]], given: Given = GIVEN
) -> tuple[list[Told], Problems]:
    """What the format tells of these rows (the header first), written as a CSV and read."""
    with TemporaryDirectory() as folder:
        path = write_csv(Path(folder) / "composed.csv", rows)
        problems = Problems()
        table = open_table(path, list(format.layouts), problems)
        return list(format.read(table, given)), problems


def events_of(told: Sequence[Told]) -> list[Event]:
    """All events of what was told, those of shows too."""
    out: list[Event] = []
    for one in told:
        out += one.events if isinstance(one, Aired) else [one]
    return out


def assert_sound(events: Sequence[Event]) -> None:
    """Every event is one the log would take, and no two have the same id."""
    lines = [encode([msgspec.structs.replace(e, room="r", src="file:x")]) for e in events]
    taken, wrong = read_lines([line.rstrip(b"\n") for line in lines], 1)
    assert not wrong, [(w.code, w.text) for w in wrong]
    assert len(taken) == len(events)
    ids = [event.id for event in events]
    assert len(set(ids)) == len(ids)


def said(told: Sequence[Told]) -> list[Any]:
    """What was told, comparable."""
    return [msgspec.to_builtins(one) for one in told]


@st.composite
def rearranged(
    draw: st.DrawFn, layout: Layout, rows: Sequence[Sequence[object]]
) -> list[list[object]]:
    """The same table with its columns in another order and each header under any of its names;
    the row numbers stay, so that what is told must be word for word the same."""
    table: list[list[object]] = [list(row) for row in rows]
    header, body = table[0], table[1:]
    order = draw(st.permutations(range(len(header))))
    names = [str(name) for name in header]
    for position, name in enumerate(names):
        known = layout.by_name.get(header_name(name))
        if known is not None:
            taken = {header_name(other) for other in names if other is not name}
            free = [alias for alias in known[0].names if header_name(alias) not in taken]
            names[position] = draw(st.sampled_from(free))
    renamed: list[list[object]] = [[*names], *body]
    return [[row[at] for at in order] for row in renamed]


@st.composite
def blanked(draw: st.DrawFn, rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """The same table with some cells of its rows left empty, as platforms do: nothing, or a dash."""
    header, *body = [list(row) for row in rows]
    out: list[list[object]] = [header]
    for row in body:
        holes = draw(st.lists(st.booleans(), min_size=len(row), max_size=len(row)))
        empty = draw(st.sampled_from(["", "-", "--", " "]))
        out.append([empty if hole else cell for hole, cell in zip(holes, row, strict=True)])
    return out
