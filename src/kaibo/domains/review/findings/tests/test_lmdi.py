"""The split of a difference: exact to the fen, the same in both directions, free of order."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.findings.rules.lmdi import Parts, Side, decompose


@st.composite
def row(draw: st.DrawFn, steps: int) -> tuple[int, ...]:
    """Counts of one channel: from some step on all are 0."""
    alive = draw(st.integers(0, steps))
    return tuple(draw(st.integers(1, 10**9)) if at < alive else 0 for at in range(steps))


@st.composite
def sides(draw: st.DrawFn) -> tuple[Side, Side]:
    """Two sides of the same chain, split over the same or different channels, or not at all."""
    steps = draw(st.integers(2, 5))
    if draw(st.booleans()):
        names = [[""], [""]]
    else:
        some = st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True)
        names = [draw(some), draw(some)]
    made = [
        Side({name: draw(row(steps)) for name in each}, draw(st.integers(1, 9))) for each in names
    ]
    return made[0], made[1]


def test_a_hand_computed_example() -> None:
    # 10,000 views × 10 % × 25.00 yuan against 8,000 views × 12.5 % × 20.00 yuan.
    now = Side({"": (10_000, 1_000, 2_500_000)})
    before = Side({"": (8_000, 1_000, 2_000_000)})
    # G: 2,500,000 and 2,000,000. L = 500,000 / ln 1.25 = 2,240,710.06.
    # views ×1.25 → L·ln 1.25 = 500,000; orders a view ×0.8 → −500,000; order value ×1.25 → 500,000.
    assert decompose(now, before) == Parts(500_000, None, (-500_000, 500_000))


def test_by_channels_the_mix_is_a_part_of_its_own() -> None:
    # Nothing changed but where the viewers came from: 50/50 became 80/20, b sells 4 times as well.
    before = Side({"a": (500, 50, 5_000), "b": (500, 200, 20_000)})
    now = Side({"a": (800, 80, 8_000), "b": (200, 80, 8_000)})
    assert decompose(now, before) == Parts(0, -9_000, (0, 0))
    # Not split the same figures look like viewers who buy less.
    whole = decompose(Side({"": (1_000, 160, 16_000)}), Side({"": (1_000, 250, 25_000)}))
    assert whole == Parts(0, None, (-9_000, 0))


def test_against_a_mean_the_volume_is_that_of_one_show() -> None:
    # Three shows together: 3,000 views, 300 orders, 30,001 fen; one of them: 10,000.33 fen.
    assert decompose(Side({"": (2_000, 200, 20_000)}), Side({"": (3_000, 300, 30_001)}, 3)).all == (
        10_000,
        0,
        0,
    )


def test_a_channel_that_is_new_is_volume_and_mix_and_no_rate() -> None:
    before = Side({"a": (1_000, 100, 10_000)})
    now = Side({"a": (1_000, 100, 10_000), "b": (10, 5, 600)})
    parts = decompose(now, before)
    assert parts.rates == (0, 0)
    assert parts.volume + (parts.mix or 0) == 600


def test_nothing_sold_at_all_is_the_rate_that_fell_to_nothing() -> None:
    parts = decompose(Side({"": (1_000, 0, 0)}), Side({"": (1_000, 50, 5_000)}))
    assert parts == Parts(0, None, (-5_000, 0))
    assert decompose(Side({"": (0, 0, 0)}), Side({"": (0, 0, 0)})) == Parts(0, None, (0, 0))


@given(sides())
@settings(max_examples=60, deadline=None)
def test_parts_add_up_to_the_difference_and_turn_round_with_it(both: tuple[Side, Side]) -> None:
    now, before = both
    there, back = decompose(now, before), decompose(before, now)
    assert sum(there.all) == now.money - before.money
    assert back.all == tuple(-one for one in there.all)


@given(sides(), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_channels_changes_nothing(both: tuple[Side, Side], random: object) -> None:
    now, before = both
    mixed = []
    for side in (now, before):
        names = sorted(side.channels)
        random.shuffle(names)  # type: ignore[attr-defined]
        mixed.append(Side({name: side.channels[name] for name in names}, side.shows))
    assert decompose(mixed[0], mixed[1]) == decompose(now, before)


@given(st.lists(st.integers(1, 10**6), min_size=6, max_size=6))
@settings(max_examples=40, deadline=None)
def test_each_part_is_that_of_the_formula_to_within_a_fen(counts: list[int]) -> None:
    one, other = counts[:3], counts[3:]
    parts = decompose(Side({"": tuple(one)}), Side({"": tuple(other)}))
    a, b = one[-1], other[-1]
    mean = float(a) if a == b else (a - b) / log(a / b)
    rates = [(row[0], row[1] / row[0], row[2] / row[1]) for row in (one, other)]
    for part, mine, theirs in zip(parts.all, *rates, strict=True):
        assert abs(part - mean * log(mine / theirs)) <= 1.01


def test_sales_that_are_equal_are_split_as_exactly() -> None:
    # L(5, 5) = 5: 5 · ln 111 = 23.5 and back.
    assert decompose(Side({"": (1, 1, 5)}), Side({"": (1, 111, 5)})).all == (0, -24, 24)


@pytest.mark.parametrize(
    "rows",
    [
        ({"": (10, 0, 5)}, {"": (10, 1, 5)}),
        ({"": (10, -1, 5)}, {"": (10, 1, 5)}),
        ({"": (10, 1)}, {"": (10, 1, 5)}),
        ({"": (10, 1, 5)}, {"a": (10, 1, 5)}),
    ],
)
def test_what_is_no_chain_is_refused(rows: tuple[dict[str, tuple[int, ...]], ...]) -> None:
    with pytest.raises(ValueError):
        decompose(Side(rows[0]), Side(rows[1]))
