"""A known format of which a column is called otherwise in some files: said once by a person.

The file stays what it is: same format, same source, same ids, so that what it repeats is merged with
what other files of the format said. A renaming is JSON: `{"format": its id, "renamed": {the column as
the format calls it: the header in the file, null where a person says that it is none of them}}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kaibo.connectors.base.file_format import FileFormat, TableFormat
from kaibo.connectors.base.layout import Layout, Match, header_name
from kaibo.kit.sheets.learning.drift import differences

FORMAT, RENAMED = "format", "renamed"
#: A header row is nearly a format's when so few of its needed columns went, and so many are there.
MOST_MISSING, FEWEST_FOUND = 2, 5


@dataclass(frozen=True, slots=True)
class Near:
    """The format a header row nearly is: its columns that went, the headers that nobody reads and may
    be these, and which of them is most likely which. `optional`: it can be read without them, and a
    person may say that they are none of these."""

    format: TableFormat
    missing: tuple[str, ...]
    free: tuple[str, ...]
    likely: dict[str, str]
    optional: bool = False

    def without(self, said: Iterable[str]) -> Near:
        """The same where of these columns somebody has said what they are called."""
        done = set(said)
        return replace(
            self,
            missing=tuple(one for one in self.missing if one not in done),
            likely={old: new for old, new in self.likely.items() if old not in done},
        )


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
    needed = {one.title: one.required for layout in found.layouts for one in layout.columns}
    wrong = []
    for old, new in renamed.items():
        if old not in needed:
            wrong.append(f"「{found.title}」里没有「{old}」这一列。")
        elif new is None and not needed[old]:
            continue
        elif not isinstance(new, str) or not header_name(new):
            wrong.append(f"请选「{old}」现在叫什么。")
    names = [header_name(new) for new in renamed.values() if isinstance(new, str)]
    if len(set(names)) < len(names):
        wrong.append("两列选成了同一列，请各选各的。")
    return wrong


def fits(mapping: Mapping[str, Any], headers: Sequence[str]) -> bool:
    """Whether the headers that a person named, one at least, stand in this header row."""
    there = {header_name(one) for one in headers}
    wanted = [header_name(new) for new in mapping[RENAMED].values() if new is not None]
    return bool(wanted) and there.issuperset(wanted)


def answers(
    mapping: Mapping[str, Any], format: TableFormat, headers: Sequence[str]
) -> dict[str, str | None]:
    """What a renaming says of needed columns of `format` that this header row lacks: those it calls
    by a header that stands here and is no other column of the format."""
    if not is_renaming(mapping) or mapping[FORMAT] != format.id:
        return {}
    found: dict[str, str | None] = {}
    for layout in format.layouts:
        match = layout.match(headers)
        if match is None or not match.missing:
            continue
        there = {header_name(one) for one in free(headers, layout, match).values()}
        for column in match.missing:
            new = mapping[RENAMED].get(column.title)
            if new is not None and header_name(new) in there:
                found[column.title] = new
    return found


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
                if renamed.get(column.title) is not None
                else column
                for column in layout.columns
            ),
        )
        for layout in found.layouts
    )
    return replace(found, layouts=layouts)


def free(headers: Sequence[str], layout: Layout, match: Match) -> dict[int, str]:
    """The headers nobody reads, by their places."""
    used = set(match.positions.values())
    return {
        at: title
        for at, title in enumerate(headers)
        if header_name(title) and at not in used and header_name(title) not in layout.by_name
    }


def _near(headers: Sequence[str], format: TableFormat, layout: Layout) -> Near:
    match = layout.match(headers)
    assert match is not None, "it was matched before"
    missing = tuple(column.title for column in match.missing)
    there = tuple(free(headers, layout, match).values())
    known = [column.title for column in layout.columns]
    likely = {
        old: new
        for old, new in differences(headers, known).renamed
        if old in missing and new in there
    }
    if len(missing) == 1 and len(there) == 1:
        likely = {missing[0]: there[0]}
    return Near(format, missing, there, likely)


def _found(mapping: Mapping[str, Any], formats: Iterable[FileFormat]) -> TableFormat | None:
    return next(
        (one for one in formats if isinstance(one, TableFormat) and one.id == mapping.get(FORMAT)),
        None,
    )
