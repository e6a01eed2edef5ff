"""Tables as imported files: formats that are known, and those that were taught."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from kaibo.config import file_drift
from kaibo.config.file_seen import seen
from kaibo.connectors import files
from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.opening import Beginning, beginnings
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.taught import mapping, renamed, suggest
from kaibo.connectors.taught.format import taught_format
from kaibo.connectors.taught.targets.tables import KINDS
from kaibo.connectors.taught.targets.target import SKIP, UNIT_LABELS
from kaibo.domains.control.public import FileSeen, Sample, Taught
from kaibo.domains.people import public as people
from kaibo.kit.sheets.learning.drift import ALIKE, Differences, likeness


def known(path: Path, given: Given, tables: tuple[Taught, ...]) -> FileSeen | None:
    """The file as one of the tables that were taught; None when it is none of them. Raises
    FileRefused (`drifted`) when its header row is nearly one of them."""
    begun_in = _beginnings(path) if tables else []
    scored = [
        (likeness(begun.headers, table.headers), -at, table, begun)
        for at, table in enumerate(tables)
        for begun in begun_in
        if not renamed.is_renaming(table.mapping) or renamed.fits(table.mapping, begun.headers)
    ]
    score, _, table, begun = max(scored, key=lambda one: one[:2], default=(0, 0, None, None))
    if table is None or score < ALIKE:
        return None
    return taught(path, given, tables, table.id, begun)


def taught(
    path: Path,
    given: Given,
    tables: tuple[Taught, ...],
    wanted: int,
    begun: Beginning | None = None,
) -> FileSeen:
    """The file as this taught table. Raises FileRefused, `drifted` when a column that was given a
    meaning is not there any more: a person says what became of it."""
    table = next((one for one in tables if one.id == wanted), None)
    if table is None:
        raise FileRefused("unknown_format", "教过的这张表已经删掉了，请再教一次。")
    if renamed.is_renaming(table.mapping):
        return file_drift.as_said(path, given, table, tables)
    begun = begun or _most_like(path, table)
    differs = mapping.drift(table.mapping, begun.headers)
    if gone := _meant(table, differs):
        named = "".join(f"「{one}」" for one in gone[:10])
        new = "".join(f"「{one}」" for one in differs.added[:10])
        came = f"，多了{new}" if new else ""
        raise FileRefused(
            "drifted",
            f"这份文件像「{table.name}」，但表头变了：少了{named}{came}。请确认这些列现在叫什么。",
        )
    format = taught_format(f"taught-{table.id}", table.name, table.mapping)
    file = files.open_file(path, given, (format,))
    if differs.added:
        named = "、".join(differs.added[:10])
        file.problems.note("new_columns", begun.header_row, f"多了没教过的列，没有读：{named}。")
    return seen(file)


def samples(path: Path, tables: tuple[Taught, ...]) -> list[Sample]:
    """The tables of a file nobody knows: what kind each may be, what its columns may mean, and how
    it differs from the taught table it is most like. Raises FileRefused."""
    return [
        Sample(
            begun.part, begun.header_row, begun.headers, begun.rows[:10], _suggested(begun, tables)
        )
        for begun in beginnings(path, file_drift.SAMPLE_ROWS)
    ]


def _suggested(begun: Beginning, tables: tuple[Taught, ...]) -> dict[str, Any]:
    fits = suggest.fits(begun.headers, begun.rows)
    return {
        "holds": [
            {"holds": fit.holds.value, "score": fit.score, "missing": list(fit.missing)}
            for fit in fits
        ],
        "columns": {
            fit.holds.value: [
                asdict(one) for one in suggest.suggest(begun.headers, begun.rows, fit.holds)
            ]
            for fit in fits
        },
        "targets": {
            holds.value: [
                {"key": one.key, "label": one.label, "units": list(one.units)}
                for one in kind.targets.values()
            ]
            for holds, kind in KINDS.items()
        },
        "skip": SKIP,
        "units": dict(UNIT_LABELS),
        "drift": _drift(begun, tables),
        "near": file_drift.nearest(begun, tables),
        "roster": people.looks_like_roster([list(begun.headers), *map(list, begun.rows)]),
    }


def _drift(begun: Beginning, tables: tuple[Taught, ...]) -> dict[str, Any] | None:
    scored = [
        (likeness(begun.headers, one.headers), one)
        for one in tables
        if not renamed.is_renaming(one.mapping)
    ]
    score, table = max(scored, key=lambda pair: pair[0], default=(0, None))
    if table is None or score < ALIKE:
        return None
    return {
        "table": table.id,
        "name": table.name,
        "mapping": dict(table.mapping),
        **asdict(mapping.drift(table.mapping, begun.headers)),
    }


def _meant(table: Taught, differs: Differences) -> list[str]:
    """The columns that are missing and were given a meaning."""
    used = {one["header"] for one in table.mapping["columns"] if one["target"] != SKIP}
    return [header for header in differs.missing if header in used]


def _beginnings(path: Path) -> list[Beginning]:
    try:
        return beginnings(path, 1)
    except FileRefused:
        return []


def _most_like(path: Path, table: Taught) -> Beginning:
    there = beginnings(path, 1)
    if not there:
        raise FileRefused("unknown_format", "这份文件里没有找到表格。")
    return max(there, key=lambda one: likeness(one.headers, table.headers))
