"""What stands in the database now, and what it would become: plain copies to plan on. [plain]"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Now:
    """One row as it is: its id, version and the values of its own fields."""

    id: int
    version: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class State:
    """Everything a line-up table may touch. Links are those of one show.

    `retired` are (home, id) of products and SKUs which only a link of the show still holds.
    """

    products: Sequence[Now] = ()
    skus: Sequence[Now] = ()
    listings: Sequence[Now] = ()
    links: Sequence[Now] = ()
    retired: frozenset[tuple[str, int]] = frozenset()


@dataclass(slots=True)
class Draft:
    """A row as it shall be; `ref` is its id, or a negative number while it has none.

    `home` is product, platform, sku or link; `wrote` says which row of the table set a field.
    """

    home: str
    ref: int
    version: int
    before: Mapping[str, Any] | None
    after: Values
    wrote: dict[str, int] = field(default_factory=dict)

    @property
    def changes(self) -> dict[str, tuple[Any, Any]]:
        """Field: (before, after) of what differs; of a new row, everything with None before."""
        if self.before is None:
            return {name: (None, value) for name, value in self.after.items()}
        return {
            name: (self.before.get(name), value)
            for name, value in self.after.items()
            if self.before.get(name) != value
        }


@dataclass(slots=True)
class Drafts:
    """The drafts of one kind of row, existing ones first."""

    home: str
    rows: dict[int, Draft] = field(default_factory=dict)

    @classmethod
    def of(cls, home: str, rows: Sequence[Now]) -> Drafts:
        """Copies of what is there."""
        copies = (Draft(home, row.id, row.version, row.values, dict(row.values)) for row in rows)
        return cls(home, {copy.ref: copy for copy in copies})

    def add(self, values: Values) -> Draft:
        """One more row, with a negative number for a name."""
        ref = -1 - sum(1 for one in self.rows if one < 0)
        self.rows[ref] = Draft(self.home, ref, 0, None, values)
        return self.rows[ref]

    @property
    def new(self) -> list[Draft]:
        """Those that are not there yet, in the order they were met."""
        return [row for row in self.rows.values() if row.before is None]

    @property
    def changed(self) -> list[Draft]:
        """Those that are there and would differ."""
        return [row for row in self.rows.values() if row.before is not None and row.changes]
