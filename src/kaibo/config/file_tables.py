"""Tables as imported files: formats that are known, and those that were taught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from kaibo.config.file_recordings import wrong_of
from kaibo.connectors import files
from kaibo.connectors.base.file_format import Aired, FileFormat, Given
from kaibo.connectors.base.opening import Beginning, beginnings
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.taught import gone, mapping, renamed, suggest
from kaibo.connectors.taught.format import taught_format
from kaibo.connectors.taught.targets.tables import KINDS
from kaibo.connectors.taught.targets.target import SKIP, UNIT_LABELS
from kaibo.domains.control.public import FileSeen, Sample, ShowSeen, Taught
from kaibo.domains.people import public as people
from kaibo.kit.sheets.learning.drift import ALIKE, Differences, likeness
from kaibo.live.events import Event

SAMPLE_ROWS = 60


def opened(file: files.OpenedFile) -> FileSeen:
    """An opened table or workbook as control sees it."""

    def told() -> Iterator[Event | ShowSeen]:
        for one in file.told:
            yield one if isinstance(one, Event) else _show(one)

    format = file.format
    return FileSeen(
        format.id,
        format.title,
        format.platform,
        format.holds.value,
        file.unused,
        told,
        partial(wrong_of, file.problems),
    )


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
        return _renamed(path, given, table)
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
    return opened(file)


def _renamed(path: Path, given: Given, table: Taught) -> FileSeen:
    """The file as the known format it is, a column of which is called otherwise in it."""
    format = renamed.renamed_format(table.mapping, files.FORMATS)
    if format is None:
        raise FileRefused("unknown_format", f"「{table.name}」说的格式已经没有了，请再教一次。")
    return as_renamed(path, given, format, table.mapping[renamed.RENAMED], f"「{table.name}」")


def as_renamed(
    path: Path, given: Given, format: FileFormat, said: Mapping[str, str | None], where: str
) -> FileSeen:
    """The file as this format, in which columns are called as was `said` (title → header) `where`."""
    file = files.open_file(path, given, (format,))
    pairs = [f"「{new}」当作「{old}」" for old, new in said.items() if new is not None]
    if pairs:
        named = "，".join(pairs)
        file.problems.note("renamed_columns", None, f"按{where}说过的读：{named}。")
    return opened(file)


def samples(path: Path, tables: tuple[Taught, ...]) -> list[Sample]:
    """The tables of a file nobody knows: what kind each may be, what its columns may mean, and how
    it differs from the taught table it is most like. Raises FileRefused."""
    return [
        Sample(
            begun.part, begun.header_row, begun.headers, begun.rows[:10], _suggested(begun, tables)
        )
        for begun in beginnings(path, SAMPLE_ROWS)
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
        "near": _near(begun),
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


def _near(begun: Beginning) -> dict[str, Any] | None:
    """The known format of which the table lacks a column or two, or has one that looks renamed."""
    near = renamed.nearest(begun.headers, files.FORMATS)
    near = near or gone.nearest(begun.headers, begun.rows, files.FORMATS)
    if near is None:
        return None
    return {
        "format": near.format.id,
        "title": near.format.title,
        "platform": near.format.platform,
        "holds": near.format.holds.value,
        "missing": list(near.missing),
        "free": list(near.free),
        "likely": near.likely,
        "optional": near.optional,
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


def _show(one: Aired) -> ShowSeen:
    return ShowSeen(
        one.account, one.start, one.end, one.row_no, one.ident, one.title, one.host, one.events
    )
