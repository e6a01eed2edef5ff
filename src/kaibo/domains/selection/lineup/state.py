"""What stands in the database now, and what it would become: plain copies to plan on. [plain]"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
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


class Drafts:
    """The drafts of one kind of row, existing ones first. Whoever changes one does it by `write`."""

    def __init__(self, home: str, rows: Sequence[Now] = ()) -> None:
        """Copies of what is there."""
        self.home = home
        self.rows = {
            row.id: Draft(home, row.id, row.version, row.values, dict(row.values)) for row in rows
        }
        self._new: list[Draft] = []
        self._written: dict[int, Draft] = {}
        self._watching: list[Callable[[Draft], None]] = []

    def add(self, values: Values) -> Draft:
        """One more row, with a negative number for a name."""
        draft = Draft(self.home, -1 - len(self._new), 0, None, values)
        self.rows[draft.ref] = draft
        self._new.append(draft)
        self._tell(draft)
        return draft

    def write(self, draft: Draft, name: str, value: Any) -> None:
        """Set one field of one of these."""
        draft.after[name] = value
        self._written[draft.ref] = draft
        self._tell(draft)

    def watch(self, run: Callable[[Draft], None]) -> None:
        """Call `run` with each draft that is there, and again whenever one comes or changes."""
        self._watching.append(run)
        for draft in self.rows.values():
            run(draft)

    @property
    def new(self) -> list[Draft]:
        """Those that are not there yet, in the order they were met."""
        return list(self._new)

    @property
    def changed(self) -> list[Draft]:
        """Those that are there and would differ, in the order they stand."""
        there = [row for row in self._written.values() if row.before is not None and row.changes]
        # Existing rows stand in the order of their ids or of the line-up, which `rows` has.
        if len(there) > 1:
            place = {ref: at for at, ref in enumerate(self.rows)}
            there.sort(key=lambda row: place[row.ref])
        return there

    def _tell(self, draft: Draft) -> None:
        for run in self._watching:
            run(draft)


class Index:
    """Drafts by what they are looked up by; right at any moment, however many there are.

    `keys` gives the keys of one draft. A table of two thousand rows over as many products would
    otherwise look at four million pairs.
    """

    def __init__(self, drafts: Drafts, keys: Callable[[Draft], Iterable[Hashable]]) -> None:
        self._keys = keys
        self._found: dict[Hashable, dict[int, Draft]] = {}
        self._filed: dict[int, frozenset[Hashable]] = {}
        self._place: dict[int, int] = {}
        drafts.watch(self.file)

    def file(self, draft: Draft) -> None:
        """Put it under its keys of now."""
        self._place.setdefault(draft.ref, len(self._place))
        old, new = self._filed.get(draft.ref, frozenset()), frozenset(self._keys(draft))
        if old == new:
            return
        for key in old - new:
            del self._found[key][draft.ref]
        for key in new - old:
            self._found.setdefault(key, {})[draft.ref] = draft
        self._filed[draft.ref] = new

    def __getitem__(self, key: Hashable) -> list[Draft]:
        """All under this key, in the order they came; none is an empty list."""
        found = self._found.get(key)
        if not found:
            return []
        return sorted(found.values(), key=lambda draft: self._place[draft.ref])
