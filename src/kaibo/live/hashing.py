"""A map from 64-bit keys to small integers that lives in NumPy arrays.

Python sets of integers cost 60 to 90 bytes an element and one call each; here a batch of keys
is looked up and inserted in a handful of array operations, and a snapshot is the arrays.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]

_EMPTY = np.uint64(0)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_START = 1 << 10
#: Slots of an outgrown table taken over with each call, and two more for each key of it: three
#: times as fast as the new table can fill.
_STRETCH = 1 << 12


T = TypeVar("T", bound=np.generic)


def distinct(values: NDArray[T]) -> NDArray[T]:
    """The distinct values, sorted. (For integers `np.unique` hashes, which is slower here.)"""
    if len(values) < 2:
        return values
    ordered = np.sort(values)
    kept: NDArray[T] = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])]
    return kept


class Map64:
    """Open addressing with linear probing, at most half full; key 0 is not allowed.

    `values` runs beside the keys and starts at 0 for a new key. A slot is only good until the next
    call. A full table is not moved at once, which would hold up a room for a tenth of a second at
    half a million keys: the larger one takes over a stretch of the old with every call, and
    whatever is asked for first.
    """

    __slots__ = ("count", "keys", "old", "old_values", "reached", "values")

    def __init__(self, capacity: int = _START) -> None:
        self.keys: U64 = np.zeros(capacity, np.uint64)
        self.values: I64 = np.zeros(capacity, np.int64)
        #: Keys in both tables together.
        self.count = 0
        #: The table before this one, as far as it was not taken over: from slot `reached` on,
        #: and of those before it none.
        self.old: U64 = np.zeros(0, np.uint64)
        self.old_values: I64 = np.zeros(0, np.int64)
        self.reached = 0

    def slots(self, keys: U64) -> tuple[I64, NDArray[np.bool_]]:
        """Slot of each key, inserting what is missing; and which were missing.

        Keys must not be 0. A key that stands twice gets the same slot and the same answer twice.
        """
        self._room_for(len(keys))
        slots, fresh = self._insert(keys)
        if len(self.old):
            new = np.flatnonzero(fresh)
            there = _find(self.old, keys[new])
            new, there = new[there >= 0], there[there >= 0]
            self.values[slots[new]] = self.old_values[there]
            fresh[new] = False
            self._move(_STRETCH + 2 * len(keys))
        self.count += len(distinct(slots[fresh]))
        return slots, fresh

    def find(self, keys: U64) -> I64:
        """Slot of each key, -1 where it is not there. Inserts nothing."""
        if len(self.old):
            self._fetch(keys)
        return _find(self.keys, keys)

    def items(self) -> tuple[U64, I64]:
        """Copies of all keys and their values, as they lie: what a snapshot stores. Moves nothing."""
        used = np.flatnonzero(self.keys)
        keys, values = self.keys[used], self.values[used]
        left = np.flatnonzero(self.old[self.reached :]) + self.reached
        left = left[_find(self.keys, self.old[left]) < 0]  # what was fetched is newer here
        if not len(left):
            return keys, values
        return np.append(keys, self.old[left]), np.append(values, self.old_values[left])

    @classmethod
    def restore(cls, keys: U64, values: I64) -> Map64:
        """The map that `items` described."""
        capacity = _START
        while capacity < 2 * len(keys) + 2:
            capacity *= 2
        new = cls(capacity)
        at, _ = new.slots(np.asarray(keys, np.uint64))
        new.values[at] = values
        return new

    def _insert(self, keys: U64) -> tuple[I64, NDArray[np.bool_]]:
        mask = np.uint64(len(self.keys) - 1)
        at = _home(keys, mask)
        here = self.keys[at]
        fresh = here == _EMPTY
        # Two keys may want one empty slot: both write, then each looks whether it won.
        self.keys[at[fresh]] = keys[fresh]
        todo = np.flatnonzero(self.keys[at] != keys)
        while todo.size:
            at[todo] = (at[todo] + np.uint64(1)) & mask
            place = at[todo]
            wanted = keys[todo]
            empty = self.keys[place] == _EMPTY
            self.keys[place[empty]] = wanted[empty]
            fresh[todo] = empty
            todo = todo[self.keys[place] != wanted]
        return at.view(np.int64), fresh

    def _room_for(self, more: int) -> None:
        capacity = len(self.keys)
        if capacity >= 2 * (self.count + more) + 2:
            return
        # Fourfold, because growing means hashing everything again.
        while capacity < 2 * (self.count + more) + 2:
            capacity *= 4
        self._move(len(self.old))  # long done, but for a leap of many sizes
        self.old, self.old_values, self.reached = self.keys, self.values, 0
        self.keys = np.zeros(capacity, np.uint64)
        self.values = np.zeros(capacity, np.int64)

    def _fetch(self, keys: U64) -> None:
        """Take over those of `keys` that are still in the old table alone."""
        missing = keys[_find(self.keys, keys) < 0]
        there = _find(self.old, missing)
        self._take(there[there >= 0])

    def _move(self, slots: int) -> None:
        """Take over the next `slots` slots of the old table."""
        if not len(self.old):
            return
        stretch = np.arange(self.reached, min(self.reached + slots, len(self.old)))
        at = stretch[self.old[stretch] != _EMPTY]
        # What was fetched before has a newer value here.
        self._take(at[_find(self.keys, self.old[at]) < 0])
        self.reached += slots
        if self.reached >= len(self.old):
            self.old, self.old_values = self.old[:0].copy(), self.old_values[:0].copy()

    def _take(self, old: I64) -> None:
        """Copy these slots of the old table; they are not in the new one."""
        at, _ = self._insert(self.old[old])
        self.values[at] = self.old_values[old]


def _find(table: U64, keys: U64) -> I64:
    """Slot of each key in `table`, -1 where it is not there."""
    mask = np.uint64(len(table) - 1)
    at = _home(keys, mask)
    out = np.full(len(keys), -1, np.int64)
    todo = np.arange(len(keys))
    while todo.size:
        here = table[at[todo]]
        hit = here == keys[todo]
        out[todo[hit]] = at[todo[hit]]
        todo = todo[~hit & (here != _EMPTY)]
        at[todo] = (at[todo] + np.uint64(1)) & mask
    return out


def _home(keys: U64, mask: np.uint64) -> U64:
    # Our keys are packed fields, all alike in most bits: two rounds spread every bit.
    with np.errstate(over="ignore"):
        mixed = (keys ^ (keys >> _SHIFT)) * _MIX
        mixed = (mixed ^ (mixed >> _SHIFT)) * _MIX
    return (mixed >> _SHIFT) & mask


class Dense64:
    """Gives 64-bit keys small numbers 1, 2, 3 … ; key 0 (unknown) is always number 0."""

    __slots__ = ("map",)

    def __init__(self, of: Map64 | None = None) -> None:
        self.map = of or Map64()

    def __len__(self) -> int:
        return self.map.count

    def numbers(self, keys: U64) -> I64:
        """The number of each key, giving out new ones; repeats are allowed."""
        unique, inverse = np.unique(keys, return_inverse=True)
        out = np.zeros(len(unique), np.int64)
        known = unique != _EMPTY
        before = self.map.count
        at, fresh = self.map.slots(unique[known])
        self.map.values[at[fresh]] = before + 1 + np.arange(int(fresh.sum()))
        out[known] = self.map.values[at]
        return out[inverse]


class Names(dict[str | None, int]):
    """Gives strings small numbers 1, 2, 3 … on first sight; None (unknown) is number 0."""

    def __init__(self, names: list[str] | None = None) -> None:
        super().__init__()
        self[None] = 0
        self.names: list[str | None] = [None]
        for name in names or ():
            self[name]

    def __missing__(self, name: str | None) -> int:
        number = self[name] = len(self.names)
        self.names.append(name)
        return number

    def copy(self) -> Names:
        """The same names under the same numbers; new ones do not reach this one."""
        return Names([name for name in self.names if name is not None])
