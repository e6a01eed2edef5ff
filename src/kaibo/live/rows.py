"""Tables of measures, one for each level: a row a key, a column a measure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kaibo.live.measures import WIDTH

I64 = NDArray[np.int64]

#: Keys of a row: (show number, key number) packed into one integer; 4,095 shows fit above.
_KEY_BITS = 51


#: How many neighbouring keys are looked up without sorting.
_NEAR = 2_048


class Rows:
    """Counts per (show, key). `values` holds the measures, `unknown` how often each was unknown."""

    def __init__(self, keys: list[int] | None = None) -> None:
        self.row: dict[int, int] = {k: i for i, k in enumerate(keys or ())}
        capacity = max(64, len(self.row))
        #: show → (lowest key, row of each key from there on, -1 = not known)
        self._near: dict[int, tuple[int, I64]] = {}
        self.values: I64 = np.zeros((capacity, WIDTH), np.int64)
        self.unknown: I64 = np.zeros((capacity, WIDTH), np.int64)

    def __len__(self) -> int:
        return len(self.row)

    def of(self, show: I64, key: I64) -> I64:
        """Row of each (show, key), made where missing."""
        if not len(show):
            return np.zeros(0, np.int64)
        first = int(show[0])
        if (show == first).all():
            near = self._near.get(first)
            if near is not None:
                base, table = near
                index = key - base
                if index.min() >= 0 and index.max() < len(table):
                    rows = table[index]
                    if rows.min() >= 0:
                        return rows
        packed = (show << _KEY_BITS) | key
        unique, inverse = np.unique(packed, return_inverse=True)
        rows = np.array([self._one(k) for k in unique.tolist()], np.int64)[inverse]
        self._learn(first, show, key, rows)
        return rows

    def _learn(self, first: int, show: I64, key: I64, rows: I64) -> None:
        """Remember rows of keys that lie close together, so that next time a look-up suffices."""
        mine = (show == first) & (key > 0)
        if not mine.any():
            return
        base = int(key[mine].min()) - _NEAR // 4
        table = np.full(_NEAR, -1, np.int64)
        near = self._near.get(first)
        if near is not None and near[0] <= int(key[mine].min()) < near[0] + _NEAR:
            base, table = near
        index = key - base
        ok = (show == first) & (index >= 0) & (index < _NEAR)
        table[index[ok]] = rows[ok]
        self._near[first] = (base, table)

    def find(self, show: int, key: int) -> int:
        """Row of (show, key), -1 where there is none. Makes nothing."""
        return self.row.get(show << _KEY_BITS | key, -1)

    def _one(self, packed: int) -> int:
        row = self.row.get(packed)
        if row is None:
            row = self.row[packed] = len(self.row)
            if row >= len(self.values):
                self.values = np.concatenate([self.values, np.zeros_like(self.values)])
                self.unknown = np.concatenate([self.unknown, np.zeros_like(self.unknown)])
        return row

    def add(self, rows: I64, column: I64, delta: I64) -> None:
        """values[rows, column] += delta, repeats included."""
        np.add.at(self.values.reshape(-1), rows * WIDTH + column, delta)

    def doubt(self, rows: I64, column: I64, delta: I64) -> None:
        """unknown[rows, column] += delta, repeats included."""
        np.add.at(self.unknown.reshape(-1), rows * WIDTH + column, delta)

    def keys(self) -> list[tuple[int, int]]:
        """(show number, key number) of every row, in row order."""
        mask = (1 << _KEY_BITS) - 1
        return [(packed >> _KEY_BITS, packed & mask) for packed in self.row]

    def copy(self) -> Rows:
        """A copy that may be written to without touching this one."""
        new = Rows(list(self.row))
        used = len(self.row)
        new.values[:used] = self.values[:used]
        new.unknown[:used] = self.unknown[:used]
        return new
