"""What a table's columns are called: headers are matched by name, never by position."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kaibo.kit.sheets.texts import clean

#: A header row shares at least this many columns with its layout.
MIN_MATCH = 3

_INVISIBLE = re.compile("[\\s\ufeff\u200b-\u200f\u2060\x00-\x1f]+")
_YUAN = re.compile(r"\(元\)$")


@lru_cache(maxsize=4096)
def header_name(text: str) -> str:
    """The form in which headers are compared: NFKC (brackets, digits), no spaces, lower case,
    and without a closing (元), the unit every money column is read in."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", clean(text))).casefold()
    return _YUAN.sub("", plain)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a layout: our key, the names it goes by (first = the one shown), required?

    `hints` are words of a header under which it may stand some day, `words` what its cells say: a
    header of which both are true is asked about, though its name is not alike.
    """

    key: str
    names: tuple[str, ...]
    required: bool = False
    hints: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a header row holds a layout's columns: key → position; what is missing or doubled."""

    positions: dict[str, int]
    missing: tuple[Column, ...]
    doubled: tuple[tuple[Column, int, int], ...]


@dataclass(frozen=True)
class Layout:
    """A file format: its id, what people call it, its columns, the column that holds the row's id.

    `foreign` names columns that prove a file to be something else in spite of shared names.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    id_key: str
    foreign: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, tuple[Column, int]]:
        """Normalised name → column and the name's rank among the column's names."""
        return {
            header_name(name): (column, rank)
            for column in self.columns
            for rank, name in enumerate(column.names)
        }

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    def match(self, cells: Sequence[str]) -> Match | None:
        """How this row would serve as the header; None when it is none of this layout.

        Of two columns for one key, the earlier name in the list wins, then the one further left.
        """
        names = [header_name(cell) for cell in cells]
        if any(header_name(name) in names for name in self.foreign):
            return None
        found: dict[str, list[tuple[int, int]]] = {}
        for position, name in enumerate(names):
            if known := self.by_name.get(name):
                found.setdefault(known[0].key, []).append((known[1], position))
        required = [c for c in self.columns if c.required]
        if len(found) < MIN_MATCH or not any(c.key in found for c in required):
            return None
        chosen = {key: sorted(places) for key, places in found.items()}
        return Match(
            {key: places[0][1] for key, places in chosen.items()},
            tuple(c for c in required if c.key not in found),
            tuple(
                (self.column(key), places[0][1], places[1][1])
                for key, places in chosen.items()
                if len(places) > 1
            ),
        )


def best_match(
    rows: Iterable[Sequence[str]], layouts: Sequence[Layout]
) -> tuple[int, Layout, Match] | None:
    """The (index of the row, layout, match) that explains most columns; complete ones first."""
    best: tuple[tuple[bool, int], int, Layout, Match] | None = None
    for index, cells in enumerate(rows):
        for layout in layouts:
            match = layout.match(cells)
            if match is None:
                continue
            score = (not match.missing, len(match.positions))
            if best is None or score > best[0]:
                best = score, index, layout, match
    return best[1:] if best else None
