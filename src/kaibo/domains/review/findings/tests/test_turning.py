"""Turning points: where the pace left its own range, most and longest, and never too close."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.findings.rules.turning import (
    APART_MS,
    MINUTE_MS,
    MOST,
    Piece,
    Turn,
    between,
    turns,
)

CALM = [3, 4, 5, 4, 3, 5, 4, 4, 5, 3]


def pieces(values: Sequence[int | None]) -> list[Piece]:
    """Minutes from 0 on."""
    return [Piece(at * MINUTE_MS, (at + 1) * MINUTE_MS, value) for at, value in enumerate(values)]


def minutes(found: list[Turn]) -> list[tuple[int, int, bool]]:
    """From minute, to minute, up or down."""
    return [(one.start // MINUTE_MS, one.end // MINUTE_MS, one.up) for one in found]


def test_a_surge_and_a_lull_are_found_with_what_was_usual() -> None:
    values: list[int | None] = [*CALM * 3, 14, 16, 12, *CALM * 2, 0, 0, 0, 0, *CALM]
    found = turns(pieces(values), counts=True)
    assert minutes(found) == [(30, 33, True), (53, 57, False)]
    surge, lull = found
    # Median 4, median deviation 1 × 1.483, but four orders spread by 2 whatever happens:
    # (14 − 4) / 2, (16 − 4) / 2, (12 − 4) / 2 → 5 + 6 + 4.
    assert (surge.value, surge.usual, surge.pieces) == (42, 12, 3)
    assert (surge.strength, surge.weight) == (6_000, 15_000)
    # (0 − 4) / 2 four times: each only just outside, but four minutes long.
    assert (lull.value, lull.usual, lull.strength, lull.weight) == (0, 16, 2_000, 8_000)


def test_a_calm_show_has_none_and_nothing_is_said_before_ten_minutes_are_known() -> None:
    assert turns(pieces([*CALM * 12]), counts=True) == []
    assert turns(pieces([4] * 9 + [40]), counts=True) == []
    assert minutes(turns(pieces([4] * 10 + [40]), counts=True)) == [(10, 11, True)]
    assert turns([], counts=True) == []
    assert turns(pieces([None] * 60), counts=True) == []


def test_minutes_nobody_knows_are_no_lull() -> None:
    assert turns(pieces([*CALM * 2, *[None] * 10, *CALM]), counts=True) == []


def test_one_minute_within_the_range_does_not_split_a_departure_and_two_do() -> None:
    found = turns(pieces([*[4] * 20, 12, 4, 12, *[4] * 9]), counts=True)
    assert minutes(found) == [(20, 23, True)]
    apart = turns(pieces([*[4] * 20, 12, 4, 4, 4, 4, 4, 12, *[4] * 9]), counts=True)
    assert minutes(apart) == [(20, 21, True), (26, 27, True)]


def test_a_departure_of_half_an_hour_is_the_new_pace() -> None:
    found = turns(pieces([*[4] * 30, *[20] * 90]), counts=True)
    assert minutes(found) == [(30, 60, True)]


def test_only_the_three_heaviest_are_told_in_order_of_time() -> None:
    values: list[int | None] = [4] * 120
    for at, value in ((20, 14), (40, 30), (60, 12), (80, 20), (100, 11)):
        values[at] = value
    found = turns(pieces(values), counts=True)
    assert minutes(found) == [(20, 21, True), (40, 41, True), (80, 81, True)]


def test_of_two_within_five_minutes_only_the_heavier_is_told() -> None:
    near = turns(pieces([*[4] * 20, 20, 4, 4, 4, 30, *[4] * 9]), counts=True)
    assert minutes(near) == [(24, 25, True)]
    far = turns(pieces([*[4] * 20, 20, *[4] * 5, 30, *[4] * 9]), counts=True)
    assert minutes(far) == [(20, 21, True), (26, 27, True)]


def test_one_large_order_is_no_event_where_there_is_hardly_one() -> None:
    values: list[int | None] = [0] * 60
    for at in (5, 19, 33):
        values[at] = 8_900
    assert turns(pieces(values), counts=False) == []
    values[45] = 89_000
    assert minutes(turns(pieces(values), counts=False)) == [(45, 46, True)]


def test_between_readings_the_pace_of_all_before_is_the_range() -> None:
    half = 30 * MINUTE_MS
    read = [(0, 0), (half, 100_000), (2 * half, 210_000), (3 * half, 300_000), (4 * half, 700_000)]
    found = turns(between(read), counts=False, by_minutes=False)
    assert minutes(found) == [(90, 120, True)]
    assert (found[0].value, found[0].usual) == (400_000, 100_000)
    # A number that fell was read off another board: that stretch is unknown, not below zero.
    fell = between([(0, 500), (half, 300), (half, 300), (2 * half, 400)])
    assert [one.value for one in fell] == [None, 100]


@given(st.lists(st.one_of(st.none(), st.integers(0, 60)), max_size=150), st.booleans())
@settings(max_examples=50, deadline=None)
def test_there_are_three_at_most_never_within_five_minutes_of_another(
    values: list[int | None], counts: bool
) -> None:
    found = turns(pieces(values), counts=counts)
    assert len(found) <= MOST
    for one, other in pairwise(found):
        assert other.start - one.end >= APART_MS
    for one in found:
        told = [
            value
            for at, value in enumerate(values)
            if one.start <= at * MINUTE_MS < one.end and value is not None
        ]
        assert told, "a departure holds what was told"
        assert one.up == (one.value > one.usual)
