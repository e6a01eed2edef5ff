"""A column that a known format may have and a file lacks, while another of its headers looks like it:
asked about, never guessed. [plain]

What a format can do without is often left out of an export, and then nothing is asked. But a header
that says the same in other words, with cells of the same kind, is most likely that column, renamed:
read without it the file would tell of orders without amounts, without a product, or without a time. Of
ratios nothing is asked: they are counted here. What a person says is kept as a renaming (`renamed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kaibo.connectors.base.file_format import FileFormat, TableFormat
from kaibo.connectors.base.layout import Column, Layout, Match, header_name
from kaibo.connectors.taught import looks
from kaibo.connectors.taught.likeness import ALIKE, likeness
from kaibo.connectors.taught.renamed import FORMAT, RENAMED, Near, free, is_renaming
from kaibo.connectors.taught.targets.target import Read

#: Of a hundred cells so many can be read as what the column holds.
READABLE = 80
_RATIO = re.compile(r"率$|占比|roi$|rate$|gpm$")
#: What a name says of the cells below it; the first that fits. Any other column holds words.
_KINDS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (re.compile(r"(时间|日期|time|date)(\([^)]*\))?$"), Read.MOMENT),
    (re.compile(r"时长|duration"), Read.LENGTH),
    # Some are numbers, some words: of an id, as of words, every cell can be one.
    (re.compile(r"(id|号|编号|编码|sku)$"), Read.TEXT),
    (re.compile(r"(数|数量|次数|人数|quantity|of return)$"), Read.COUNT),
    (
        re.compile(
            r"金额|应付|实付|付款(?!方式)|退款(?!状态|原因)|货款|费|佣金|优惠|补贴|单价|价格|分成|收入|支出"
            r"|amount|price|fee|total|refund|discount|subtotal"
        ),
        Read.MONEY,
    ),
)


def gone(
    format: TableFormat, headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> dict[str, str]:
    """Columns of `format` (their titles) that this header row, which is one of the format, lacks →
    the header that looks like it. `rows` are sample rows; a header stands for one column at most."""
    found: dict[str, str] = {}
    for at, old, new in candidates(format, headers):
        cells = looks.filled([row[at] for row in rows if at < len(row)])
        if cells and new not in found.values() and _holds(old, new, cells):
            found.setdefault(old.title, new)
    return found


def _holds(column: Column, header: str, cells: Sequence[str]) -> bool:
    """Whether these cells are what the column holds."""
    if _by_name(column, header) < ALIKE:
        said = sum(any(word in cell for word in column.words) for cell in cells)
        return 100 * said >= READABLE * len(cells)
    kind = _kind(column)
    return kind is not None and looks.readable(cells, kind) >= READABLE


def candidates(format: TableFormat, headers: Sequence[str]) -> list[tuple[int, Column, str]]:
    """(place, column that went, header whose name says the same, or hints at it), the most alike
    first; each column and each header once. By their names alone: quick, and empty for nearly every
    file."""
    match = _match(format, headers)
    if match is None or match[1].missing:
        return []
    layout, there = match
    absent = [one for one in layout.columns if one.key not in there.positions and _kind(one)]
    scored = sorted(
        (-alike, at, order)
        for at, header in free(headers, layout, there).items()
        for order, one in enumerate(absent)
        if (alike := _alike(one, header)) >= ALIKE
    )
    places: set[int] = set()
    taken: set[int] = set()
    out = []
    for _, at, order in scored:
        if at not in places and order not in taken:
            places.add(at)
            taken.add(order)
            out.append((at, absent[order], headers[at]))
    return out


def _alike(column: Column, header: str) -> int:
    hinted = any(hint in header_name(header) for hint in column.hints)
    return max(_by_name(column, header), ALIKE if hinted else 0)


def _by_name(column: Column, header: str) -> int:
    return max(likeness(header, name) for name in column.names)


def nearest(
    headers: Sequence[str], rows: Sequence[Sequence[str]], formats: Iterable[FileFormat]
) -> Near | None:
    """The format of this header row with what went of it; None when nothing did, or it is none."""
    best: tuple[int, TableFormat, Layout, Match] | None = None
    for one in formats:
        found = _match(one, headers) if isinstance(one, TableFormat) else None
        if found is None or found[1].missing or not isinstance(one, TableFormat):
            continue
        size = len(found[1].positions)
        if best is None or size > best[0]:
            best = size, one, *found
    if best is None or not (likely := gone(best[1], headers, rows)):
        return None
    there = tuple(free(headers, *best[2:]).values())
    return Near(best[1], tuple(likely), there, likely, optional=True)


def answers(
    mapping: Mapping[str, Any], taught_for: Sequence[str], format: str, went: Mapping[str, str]
) -> dict[str, str | None]:
    """What a renaming, said for a header row, says of columns of a format that `went` (title → the
    header that looks like it): what each is called; None where a person saw it and it is not that."""
    if not is_renaming(mapping) or mapping[FORMAT] != format:
        return {}
    seen = {header_name(one) for one in taught_for}
    said: dict[str, str | None] = {old: new for old, new in mapping[RENAMED].items() if old in went}
    return {
        old: new
        for old, new in said.items()
        if header_name(went[old]) in seen or (new is not None and new == went[old])
    }


def is_ratio(column: Column) -> bool:
    """Whether it holds what is counted here anyway, from its parts."""
    return bool(_RATIO.search(header_name(column.title)))


def _kind(column: Column) -> Read | None:
    """What its name says that it holds; None where nothing is to be asked."""
    if column.required or is_ratio(column):
        return None
    name = header_name(column.title)
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), Read.TEXT)


def _match(format: TableFormat, headers: Sequence[str]) -> tuple[Layout, Match] | None:
    found = [(one, match) for one in format.layouts if (match := one.match(headers)) is not None]
    best = max(found, key=lambda pair: (not pair[1].missing, len(pair[1].positions)), default=None)
    return best
