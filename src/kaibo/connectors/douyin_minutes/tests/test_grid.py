"""Promises of the grid: found from how far apart rows stand, or not claimed at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.douyin_minutes.grid import GRIDS, MINUTE_MS, Grid, find_grid

T0 = 1_772_380_680_000  # a whole minute, 58 past an hour


def at(*minutes: float) -> list[int]:
    return [T0 + int(m * MINUTE_MS) for m in minutes]


@pytest.mark.parametrize(
    ("minutes", "grid"),
    [
        ((0, 1, 2, 3), 1),
        ((3, 0, 2, 1), 1),
        ((0, 5, 10, 15), 5),
        ((2, 12, 22), 10),
        ((2, 17, 32), 15),
        ((2, 62, 122), 60),
        ((0, 1, 2, 3, 240, 241), 1),  # a break between two shows
        ((0, 1, 1, 2, 5, 6), 1),  # a minute twice, some left out
        ((0, 2, 4, 6), 1),  # only every second minute has a row
        ((2, 22, 42), 10),
        ((0, 60, 61, 120, 180), 60),  # one odd row
    ],
)
def test_the_commonest_distance_is_the_grid(minutes: tuple[float, ...], grid: int) -> None:
    found = find_grid(at(*minutes))
    assert found is not None
    assert found.ms == grid * MINUTE_MS


@pytest.mark.parametrize(
    "minutes",
    [(), (0,), (0, 0), (0, 0.5, 1), (0, 1440, 2880), (0, 120, 240), (0, 0.1)],
)
def test_where_rows_do_not_tell_there_is_no_grid(minutes: tuple[float, ...]) -> None:
    assert find_grid(at(*minutes)) is None


def test_stretches_may_begin_off_the_hour_but_all_at_the_same_minute() -> None:
    grid = find_grid(at(0, 60, 120))
    assert grid == Grid(60 * MINUTE_MS, 58 * MINUTE_MS)
    assert [grid.fits(t) for t in at(180, 181, 240)] == [True, False, True]


@settings(max_examples=50)
@given(
    st.sampled_from(GRIDS),
    st.integers(0, 10**6),
    st.sets(st.integers(0, 200), min_size=1),
)
def test_a_trend_with_some_rows_left_out_keeps_its_grid(
    grid: int, first: int, gone: set[int]
) -> None:
    kept = [n for n in range(600) if n not in gone]
    times = [(first + n) * grid for n in kept]
    assert find_grid(reversed(times)) == Grid(grid, 0)
