"""Ranges: what they hold, and how they add up."""

from __future__ import annotations

import pytest

from kaibo.domains.settlement.rules.ranges import (
    UNSTATED,
    ZERO,
    Range,
    exact,
    over_time,
    share,
    total,
)

HOUR = 3_600_000


def test_ranges_add_end_to_end_and_an_open_end_stays_open() -> None:
    assert total([Range(1, 2), Range(-5, 10)]) == Range(-4, 12)
    assert Range(1, 2) + UNSTATED == Range(1, None)
    assert total([Range(1, 2), -UNSTATED]) == Range(None, 2)
    assert total([]) == ZERO


def test_a_cost_turned_round_is_what_it_takes_from_the_profit() -> None:
    assert -Range(3, 8) == Range(-8, -3)
    assert Range(None, 0) == -UNSTATED


def test_a_range_that_holds_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="holds nothing"):
        Range(2, 1)


def test_one_number_is_known_and_an_open_one_is_not() -> None:
    found = [exact(0).known, Range(1, 2).known, UNSTATED.known, Range(None, None).known]
    assert found == [True, False, False, False]


def test_what_a_range_holds() -> None:
    assert 5 in Range(5, 5)
    assert 6 not in Range(5, 5)
    assert 10**12 in UNSTATED
    assert -1 not in UNSTATED
    assert Range(None, 5).holds(Range(None, 5))
    assert Range(0, 5).holds(Range(1, 5))
    assert not Range(0, 5).holds(Range(0, None))
    assert not Range(0, 5).holds(Range(-1, 5))


def test_none_of_something_costs_nothing_even_where_its_price_is_open() -> None:
    assert ZERO.times(UNSTATED) == ZERO
    assert Range(0, 2).times(UNSTATED) == UNSTATED
    assert Range(2, 3).times(Range(450, 500)) == Range(900, 1_500)
    assert Range(2, None).times(exact(10)) == Range(20, None)


def test_a_share_rounds_half_a_fen_up() -> None:
    # 2.5 % of 1.00 is 2.5 fen; 3 % of 0.99 is 2.97; 3 % of 0.16 is 0.48.
    assert share(exact(100), exact(25_000)) == exact(3)
    assert share(exact(99), exact(30_000)) == exact(3)
    assert share(exact(16), exact(30_000)) == ZERO
    assert share(Range(0, None), exact(30_000)) == UNSTATED
    assert share(Range(0, None), ZERO) == ZERO


def test_hours_are_paid_to_the_fen() -> None:
    # 100 minutes at 30.00 an hour are 50.00; at 31.00 they are 51.666…
    assert over_time(exact(100 * 60_000), Range(3_000, 3_100)) == Range(5_000, 5_167)
    assert over_time(Range(HOUR, 2 * HOUR), exact(3_000)) == Range(3_000, 6_000)
    assert over_time(ZERO, UNSTATED) == ZERO
