"""A goal over its parts: to the unit, and around what a person has set."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.goals.choices import Scope, WeighedBy
from kaibo.domains.goals.rules.history import Weight
from kaibo.domains.goals.rules.roll_down import Kept, Part, Spread, roll_down, roll_rest
from kaibo.domains.goals.tests.composed import ROOM, at
from kaibo.kit.clock import HOUR, MINUTE

START = at(2, 20)


def _hour(n: int, weight: int = 1, scope: Scope = Scope.HOUR, room: str = ROOM) -> Part:
    start = START + n * HOUR
    return Part(scope, room, start, start + HOUR, Weight(Fraction(weight), WeighedBy.SLOT, 5))


def _kept(n: int, value: int, room: str = ROOM, shift_ms: int = 0) -> Kept:
    start = START + n * HOUR + shift_ms
    return Kept(n + 1, Scope.HOUR, room, start, start + HOUR, value)


def _values(made: Spread) -> list[int]:
    return [one.value for one in made.portions]


def test_what_a_person_set_stays_and_the_rest_goes_to_the_others() -> None:
    parts = [_hour(0, 1), _hour(1, 5), _hour(2, 2)]
    made = roll_down(1_000, parts, [_kept(1, 400)])
    assert (_values(made), made.unplaced) == ([200, 400], 0)
    assert [one.part.start for one in made.portions] == [START, START + 2 * HOUR]
    assert [one.value for one in made.kept] == [400]


def test_one_hour_takes_all_and_a_goal_of_zero_gives_zeros() -> None:
    assert _values(roll_down(777, [_hour(0)])) == [777]
    made = roll_down(0, [_hour(0), _hour(1)])
    assert (_values(made), made.unplaced) == ([0, 0], 0)


def test_no_part_free_leaves_the_goal_unplaced() -> None:
    assert roll_down(500, []) == Spread((), (), 0, 500)
    assert roll_down(500, [_hour(0)], [_kept(0, 450)]).unplaced == 50
    assert roll_down(500, [_hour(0)], [_kept(0, 500)]).unplaced == 0


def test_more_set_by_hand_than_the_goal_is_told_and_no_part_goes_below_zero() -> None:
    made = roll_down(500, [_hour(0), _hour(1)], [_kept(0, 600)])
    assert (_values(made), made.unplaced) == ([0], -100)


def test_another_room_stands_for_nothing_here() -> None:
    made = roll_down(500, [_hour(0)], [_kept(0, 100, room="other")])
    assert (_values(made), made.unplaced) == ([400], 0)


def test_any_overlap_stands_for_an_hour_but_half_a_shift_for_a_shift() -> None:
    late = _kept(0, 100, shift_ms=40 * MINUTE)
    assert _values(roll_down(500, [_hour(0), _hour(2)], [late])) == [400]
    shifts = [_hour(0, scope=Scope.SHIFT), _hour(1, scope=Scope.SHIFT)]
    made = roll_down(500, shifts, [late])
    assert [(one.part.start, one.value) for one in made.portions] == [(START, 400)]


def test_after_a_miss_what_is_left_goes_over_what_remains() -> None:
    parts = [_hour(0, 1), _hour(1, 1), _hour(2, 1), _hour(3, 2)]
    # At 22:30 two hours are over: 300 of 1,000 came in, the third hour runs and counts whole.
    made = roll_rest(1_000, parts, (), at=START + 150 * MINUTE, done=300)
    assert [(one.part.start, one.value) for one in made.portions] == [
        (START + 2 * HOUR, 233),
        (START + 3 * HOUR, 467),
    ]
    assert (made.done, made.unplaced) == (300, 0)


def test_what_was_set_for_an_hour_that_is_over_counts_no_more() -> None:
    parts = [_hour(0), _hour(1), _hour(2)]
    kept = [_kept(0, 900), _kept(1, 50)]
    made = roll_rest(1_000, parts, kept, at=START + HOUR, done=100)
    assert (_values(made), [one.value for one in made.kept], made.unplaced) == ([850], [50], 0)


def test_a_goal_reached_leaves_nothing_to_spread() -> None:
    made = roll_rest(1_000, [_hour(0), _hour(1)], (), at=START + HOUR, done=1_200)
    assert (_values(made), made.unplaced) == ([0], -200)


def test_refunds_can_leave_more_than_the_goal() -> None:
    made = roll_rest(1_000, [_hour(0), _hour(1)], (), at=START + HOUR, done=-50)
    assert (_values(made), made.unplaced) == ([1_050], 0)


@settings(max_examples=60, deadline=None)
@given(
    value=st.integers(0, 10**12),
    weights=st.lists(st.integers(0, 10**6), min_size=0, max_size=25),
    by_hand=st.dictionaries(st.integers(0, 24), st.integers(0, 10**11), max_size=6),
    ended=st.integers(0, 25),
    done=st.integers(-(10**9), 10**12),
)
def test_portions_kept_done_and_unplaced_always_add_up(
    value: int, weights: list[int], by_hand: dict[int, int], ended: int, done: int
) -> None:
    parts = [_hour(n, weight) for n, weight in enumerate(weights)]
    kept = [_kept(n, one) for n, one in sorted(by_hand.items())]
    at_ms = START + ended * HOUR
    for made, brought in (
        (roll_down(value, parts, kept), 0),
        (roll_rest(value, parts, kept, at=at_ms, done=done), done),
    ):
        assert sum(_values(made)) + sum(one.value for one in made.kept) + brought == (
            value - made.unplaced
        )
        assert all(one >= 0 for one in _values(made))
        taken = {one.start for one in made.kept}
        assert taken.isdisjoint(one.part.start for one in made.portions)
        assert made.unplaced <= 0 or not made.portions
    assert [one.value for one in roll_down(value, parts, kept).kept] == [one.value for one in kept]
