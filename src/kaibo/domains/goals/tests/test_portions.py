"""A whole number split by weights is split to the unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.goals.rules.portions import portions

WEIGHTS = st.lists(
    st.fractions(min_value=0, max_value=10**9, max_denominator=999), min_size=1, max_size=31
)
TOTALS = st.integers(0, 10**15)


def _of(*weights: int) -> list[Fraction]:
    return [Fraction(one) for one in weights]


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        (100, (1, 1, 1), [34, 33, 33]),
        (10, (1, 2, 3, 4), [1, 2, 3, 4]),
        (5, (3, 3, 1), [2, 2, 1]),
        (0, (7, 9), [0, 0]),
        (7, (5,), [7]),
        (7, (0, 0, 0), [3, 2, 2]),
        (9, (0, 1, 0), [0, 9, 0]),
        (10**15 + 1, (1, 1), [500_000_000_000_001, 500_000_000_000_000]),
    ],
)
def test_the_units_left_over_go_to_the_largest_remainders(
    total: int, weights: tuple[int, ...], expected: list[int]
) -> None:
    assert portions(total, _of(*weights)) == expected


@settings(max_examples=60, deadline=None)
@given(TOTALS, WEIGHTS)
def test_portions_add_up_and_stand_next_to_their_exact_share(
    total: int, weights: list[Fraction]
) -> None:
    out = portions(total, weights)
    assert sum(out) == total
    whole = sum(weights)
    for one, weight in zip(out, weights, strict=True):
        exact = total * weight / whole if whole else Fraction(total, len(weights))
        assert abs(one - exact) < 1


@settings(max_examples=60, deadline=None)
@given(TOTALS, WEIGHTS)
def test_the_heavier_part_never_gets_less(total: int, weights: list[Fraction]) -> None:
    out = portions(total, weights)
    by_weight = [one for _, one in sorted(zip(weights, out, strict=True))]
    assert by_weight == sorted(by_weight)


@settings(max_examples=60, deadline=None)
@given(TOTALS, st.integers(0, 10**6), WEIGHTS)
def test_a_larger_goal_takes_at_most_one_unit_from_any_part(
    total: int, more: int, weights: list[Fraction]
) -> None:
    before, after = portions(total, weights), portions(total + more, weights)
    assert all(new >= old - 1 for old, new in zip(before, after, strict=True))


def test_what_cannot_be_split_is_refused() -> None:
    assert portions(0, []) == []
    for total, weights in ((1, []), (-1, _of(1)), (1, _of(1, -1))):
        with pytest.raises(ValueError):
            portions(total, weights)
