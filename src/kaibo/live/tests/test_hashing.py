"""The map from 64-bit keys to small integers behaves as a dict does."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kaibo.live.hashing import Dense64, Map64, Names

Keys = st.lists(st.integers(1, 2**64 - 1) | st.integers(1, 40), max_size=60)


def held(table: Map64) -> dict[int, int]:
    """What a snapshot of the table would hold; each key once."""
    keys, values = (column.tolist() for column in table.items())
    assert len(set(keys)) == len(keys)
    return dict(zip(keys, values, strict=True))


@given(st.lists(Keys, max_size=8))
def test_a_map_is_a_dict(batches: list[list[int]]) -> None:
    table = Map64(8)
    model: dict[int, int] = {}
    for keys in batches:
        packed = np.array(keys, np.uint64)
        slots, fresh = table.slots(packed)
        assert fresh.tolist() == [k not in model for k in keys]
        table.values[slots] = np.arange(len(keys))
        model.update({k: i for i, k in enumerate(keys)})
        # A repeated key has one slot; whichever value was written last stands there.
        table.values[slots] = [model[k] for k in keys]
    assert table.count == len(model)
    asked = np.array([*model, 2**63 + 5], np.uint64)
    found = table.find(asked)
    assert [table.values[s] if s >= 0 else None for s in found.tolist()] == [
        model.get(int(k)) for k in asked
    ]
    assert held(table) == model
    assert held(Map64.restore(*table.items())) == model


@given(Keys)
def test_numbers_are_dense_and_stay(keys: list[int]) -> None:
    dense = Dense64()
    packed = np.array([0, *keys, *keys], np.uint64)
    first = dense.numbers(packed).tolist()
    assert first[0] == 0
    assert sorted(set(first[1:])) == list(range(1, len(set(keys)) + 1))
    assert dense.numbers(packed).tolist() == first


def test_names_are_numbered_on_first_sight_and_none_is_zero() -> None:
    names = Names()
    assert [names["a"], names["b"], names["a"], names[None]] == [1, 2, 1, 0]
    assert Names(names.names[1:]) == names  # type: ignore[arg-type]


def test_a_table_that_grows_is_whole_at_every_step() -> None:
    table = Map64()
    model: dict[int, int] = {}
    rng = np.random.default_rng(7)
    moving = 0
    for _ in range(120):
        keys = rng.integers(1, 400_000, 1_500).astype(np.uint64)
        slots, fresh = table.slots(keys)
        assert fresh.tolist() == [int(k) not in model for k in keys]
        for key in keys.tolist():
            model[key] = model.get(key, 0) + 1
        np.add.at(table.values, slots, 1)
        moving += len(table.old) > 0
        asked = rng.integers(1, 400_000, 300).astype(np.uint64)
        found = table.find(asked)
        counted = np.where(found >= 0, table.values[found], 0).tolist()
        assert counted == [model.get(int(k), 0) for k in asked]
        assert table.count == len(model)
        assert held(table) == model
    assert moving > 20, "asked while two tables stood side by side"
