"""Promises of baselines: own rows only, like with like, and never the row itself or what came later."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.boards.rules.baseline import (
    FEWEST,
    LAST,
    How,
    Shared,
    choose,
    median,
    rounds,
)
from kaibo.domains.review.boards.rules.cases import Case, Figure, Place
from kaibo.kit.clock import DAY

NINE = 21 * 60


def case(
    number: int,
    value: int | None = None,
    *,
    host: str = "yu",
    minute: int = NINE,
    weekday: int | None = None,
    level: str = "show",
    link: str = "",
    quality: str = "L3",
    show: str | None = None,
    fit: bool = True,
    at: int = 0,
    den: int = 1,
) -> Case:
    """The show of day `number`, Monday being 0, with `gmv` of `value`."""
    name = show or f"s{number}"
    place = Place(
        "a", name, name, level, f"k{number}.{at}", "整场", number * DAY + minute * 60_000 + at,
        None, f"d{number}",
    )  # fmt: skip
    figures = {} if value is None else {"gmv": Figure(value, den, quality, None, fit)}
    day = number % 7 if weekday is None else weekday
    return Case(place, frozenset({host} - {""}), minute, day, link, True, figures)


def values(found: object) -> list[int]:
    return [one.num for _, one in found.of]  # type: ignore[attr-defined]


def test_the_median_and_how_far_from_it_by_hand() -> None:
    found = choose(case(9), "gmv", "L3", [case(n, v) for n, v in enumerate((50, 10, 30, 70, 20))])
    assert found is not None
    # 10 20 30 50 70; apart from 30: 0 10 20 20 40.
    assert (found.median, found.mad, found.n) == (Fraction(30), Fraction(20), 5)
    assert median([Fraction(1), Fraction(2)]) == Fraction(3, 2)


def test_the_most_specific_class_with_five_rows_is_taken() -> None:
    others = [case(n, 1, host="may") for n in range(8)]
    mine = [case(10 + n, 100 + n) for n in range(5)]
    found = choose(case(20), "gmv", "L3", others + mine)
    assert found is not None and found.how is How.CLASS
    assert found.shared == (Shared.HOST, Shared.SLOT)
    assert values(found) == [104, 103, 102, 101, 100]
    wider = choose(case(20), "gmv", "L3", others + mine[:4])
    assert wider is not None and (wider.shared, wider.n) == ((Shared.SLOT,), 12)
    mondays = [case(7 * n, n) for n in range(5)]
    same = choose(case(35), "gmv", "L3", mondays + [case(n, 9) for n in (1, 2, 3)])
    assert same is not None and same.shared == (Shared.HOST, Shared.SLOT, Shared.WEEKDAY)


def test_of_a_class_the_last_twenty_are_taken() -> None:
    found = choose(case(99), "gmv", "L3", [case(n, n, weekday=n % 2) for n in range(60)])
    assert found is not None and found.shared == (Shared.HOST, Shared.SLOT, Shared.WEEKDAY)
    assert (values(found), found.n) == (list(range(59, 19, -2)), LAST)


def test_below_five_the_last_one_alone_is_shown_and_one_of_the_same_slot_first() -> None:
    late = case(5, 7, minute=23 * 60)
    found = choose(case(6), "gmv", "L3", [case(3, 1), case(4, 2), late])
    assert found is not None and found.how is How.LAST
    assert (values(found), found.mad, found.shared) == ([2], None, (Shared.HOST, Shared.SLOT))
    only = choose(case(6), "gmv", "L3", [late])
    assert only is not None and (values(only), only.shared) == ([7], (Shared.HOST,))
    assert choose(case(0), "gmv", "L3", []) is None


def test_figures_of_other_sources_and_those_still_moving_are_never_compared() -> None:
    past = [case(n, 1, quality="L1") for n in range(5)] + [case(5, 2, fit=False), case(6, None)]
    assert choose(case(9), "gmv", "L3", past) is None
    composed = [case(n, 1, quality="L3c") for n in range(5)]
    assert choose(case(9), "gmv", "L3", composed) is None
    assert choose(case(9), "net_1h", "L1", past) is None, "another metric is another number"


def test_a_link_is_compared_with_itself_alone() -> None:
    past = [case(n, n, link="p1") for n in range(5)] + [case(n, 99, link="p2") for n in range(5)]
    found = choose(case(9, link="p1"), "gmv", "L3", past)
    assert found is not None and values(found) == [4, 3, 2, 1, 0]


def test_an_hour_is_compared_with_the_same_hour_alone() -> None:
    past = [case(n, n, level="hour", minute=NINE + 60) for n in range(9)]
    assert choose(case(20, level="hour"), "gmv", "L3", past) is None
    found = choose(case(20, level="hour"), "gmv", "L3", [*past, case(3, 5, level="hour")])
    assert found is not None and (found.how, values(found)) == (How.LAST, [5])


def test_a_slot_does_not_end_at_midnight_nor_at_the_full_hour() -> None:
    at = case(0, minute=0)
    assert at.same_slot(case(0, minute=24 * 60 - 59)) and at.same_slot(case(0, minute=59))
    assert not at.same_slot(case(0, minute=60)) and not at.same_slot(case(0, minute=23 * 60))


def test_a_round_is_held_to_the_last_five_of_its_link_in_this_show_and_before() -> None:
    here = [case(9, n, level="round", link="p", at=n) for n in range(3)]
    before = [case(8, 10 + n, level="round", link="p", at=n) for n in range(4)]
    row = case(9, level="round", link="p", at=3)
    found = rounds(row, "gmv", "L3", before + here)
    assert found is not None and (found.how, found.n) == (How.ROUNDS, 5)
    assert values(found) == [2, 1, 0, 13, 12]
    first = case(8, level="round", link="p", at=0)
    assert rounds(first, "gmv", "L3", before + here) is None, "the first round has none before it"


CASES = st.builds(
    case,
    st.integers(0, 40),
    st.none() | st.integers(0, 5),
    host=st.sampled_from(["yu", "may", ""]),
    minute=st.sampled_from([0, NINE, NINE + 59, 1439]),
    quality=st.sampled_from(["L1", "L3"]),
    level=st.sampled_from(["show", "show", "hour"]),
    fit=st.booleans(),
    at=st.integers(0, 3),
    den=st.integers(1, 3),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CASES, max_size=30), st.integers(0, 41), st.randoms())
def test_any_past_in_any_order_gives_one_baseline_of_earlier_like_rows(
    past: list[Case], number: int, random: object
) -> None:
    row = case(number, 3)
    found = choose(row, "gmv", "L3", [*past, row])
    mixed = [*past, row]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    again = choose(row, "gmv", "L3", mixed)
    assert (found is None) == (again is None)
    like = [
        one
        for one in past
        if "gmv" in one.figures
        and one.figures["gmv"].fit
        and one.figures["gmv"].quality == "L3"
        and one.place.level == "show"
        and one.place.start < row.place.start
        and one.place.show != row.place.show
    ]
    assert (found is None) == (not like)
    if found is None or again is None:
        return
    assert (found.how, found.shared, found.median, found.mad) == (
        again.how, again.shared, again.median, again.mad,
    )  # fmt: skip
    for one, its in found.of:
        assert one in like and its == one.figures["gmv"]
    assert found.n == len(found.of) <= LAST
    assert found.n >= FEWEST if found.how is How.CLASS else found.n == 1
    told = sorted(its.value for _, its in found.of)
    assert told[0] <= found.median <= told[-1]


def test_the_first_shift_of_a_show_is_not_the_past_of_its_second() -> None:
    morning = case(9, 5, level="shift", show="s9", minute=NINE - 120)
    evening = case(9, 7, level="shift", show="s9")
    assert choose(evening, "gmv", "L3", [morning]) is None
    before = case(8, 3, level="shift", show="s8")
    found = choose(evening, "gmv", "L3", [morning, before])
    assert found is not None and values(found) == [3]
