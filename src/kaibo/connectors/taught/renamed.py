"""A known format of which a column is called otherwise in some files: said once by a person.

The file stays what it is: same format, same source, same ids, so that what it repeats is merged with
what other files of the format said. A renaming is JSON: `{"format": its id, "renamed": {the column as
the format calls it: the header in the file}}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kaibo.connectors.base.file_format import FileFormat, TableFormat
from kaibo.connectors.base.layout import Layout, header_name
from kaibo.kit.sheets.learning.drift import differences

FORMAT, RENAMED = "format", "renamed"
#: A header row is nearly a format's when so few of its needed columns went, and so many are there.
MOST_MISSING, FEWEST_FOUND = 2, 5


@dataclass(frozen=True, slots=True)
class Near:
    """The format a header row nearly is: its needed columns that went, the headers that nobody reads
    and may be these, and of the two what stands in the same place, which is a guess."""

    format: TableFormat
    missing: tuple[str, ...]
    free: tuple[str, ...]
    likely: dict[str, str]


def is_renaming(mapping: Mapping[str, Any]) -> bool:
    """Whether a mapping is a renaming, and no table with columns of its own."""
    return FORMAT in mapping


def nearest(headers: Sequence[str], formats: Iterable[FileFormat]) -> Near | None:
    """The format of which this header row lacks a column or two; None when it lacks nothing, or is
    like none."""
    best: tuple[tuple[int, int], TableFormat, Layout] | None = None
    tables = [one for one in formats if isinstance(one, TableFormat)]
    for one in tables:
        for layout in one.layouts:
            match = layout.match(headers)
            if match is None:
                continue
            if not match.missing:
                return None
            score = (-len(match.missing), len(match.positions))
            if len(match.missing) > MOST_MISSING or len(match.positions) < FEWEST_FOUND:
                continue
            if best is None or score > best[0]:
                best = score, one, layout
    return None if best is None else _near(headers, *best[1:])


def checked(mapping: Mapping[str, Any], formats: Iterable[FileFormat]) -> list[str]:
    """What is missing or wrong in a renaming, in Chinese; nothing when it can be used."""
    found = _found(mapping, formats)
    renamed = mapping.get(RENAMED)
    if found is None or not isinstance(renamed, Mapping) or not renamed:
        return ["这份列名对应读不懂，请重新选每一列现在叫什么。"]
    titles = {column.title for layout in found.layouts for column in layout.columns}
    wrong = []
    for old, new in renamed.items():
        if old not in titles:
            wrong.append(f"「{found.title}」里没有「{old}」这一列。")
        elif not isinstance(new, str) or not header_name(new):
            wrong.append(f"请选「{old}」现在叫什么。")
    names = [header_name(new) for new in renamed.values() if isinstance(new, str)]
    if len(set(names)) < len(names):
        wrong.append("两列选成了同一列，请各选各的。")
    return wrong


def fits(mapping: Mapping[str, Any], headers: Sequence[str]) -> bool:
    """Whether the headers that a person named stand in this header row."""
    there = {header_name(one) for one in headers}
    return all(header_name(new) in there for new in mapping[RENAMED].values())


def renamed_format(mapping: Mapping[str, Any], formats: Iterable[FileFormat]) -> TableFormat | None:
    """The format as the file has it; None when there is no such format any more."""
    found = _found(mapping, formats)
    if found is None:
        return None
    renamed = mapping[RENAMED]
    layouts = tuple(
        replace(
            layout,
            columns=tuple(
                replace(column, names=(*column.names, renamed[column.title]))
                if column.title in renamed
                else column
                for column in layout.columns
            ),
        )
        for layout in found.layouts
    )
    return replace(found, layouts=layouts)


def _near(headers: Sequence[str], format: TableFormat, layout: Layout) -> Near:
    match = layout.match(headers)
    assert match is not None, "it was matched before"
    used = set(match.positions.values())
    missing = tuple(column.title for column in match.missing)
    free = tuple(
        title
        for at, title in enumerate(headers)
        if header_name(title) and at not in used and header_name(title) not in layout.by_name
    )
    known = [column.title for column in layout.columns]
    likely = {
        old: new
        for old, new in differences(headers, known).renamed
        if old in missing and new in free
    }
    if len(missing) == 1 and len(free) == 1:
        likely = {missing[0]: free[0]}
    return Near(format, missing, free, likely)


def _found(mapping: Mapping[str, Any], formats: Iterable[FileFormat]) -> TableFormat | None:
    return next(
        (one for one in formats if isinstance(one, TableFormat) and one.id == mapping.get(FORMAT)),
        None,
    )
