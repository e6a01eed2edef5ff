"""Promise of stretches that overlap: no time is counted twice, and the later word holds."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.live.events import Event
from kaibo.live.tests.made import T0, ev, fold, live, whole
from kaibo.live.ticks import Tick

MINUTE = 60_000
SOURCE = "file:douyin-minutes"


def tick(at: int, length: int, value: int, as_of: int) -> Event:
    """Comments of `length` minutes from minute `at` on, as said in an export of `as_of`."""
    x = {"grid": length * MINUTE, "as_of": T0 + as_of}
    return ev("tick.comments", at * MINUTE, id=f"{as_of}:{at}-{length}", src=SOURCE, n=value, x=x)


def told(*events: Event) -> Tick | None:
    """What the show has of them, the same in any order."""
    found = {whole(fold([*live(), *some])).ticks.get((SOURCE, "comments"))
             for some in permutations(events)}  # fmt: skip
    [only] = found
    return only


def test_minutes_and_the_fives_of_a_later_export_count_once() -> None:
    minutes = tick(0, 1, 5, 1), tick(1, 1, 7, 1), tick(5, 1, 2, 1)
    assert told(*minutes) == Tick(14, 3 * MINUTE)
    assert told(*minutes, tick(0, 5, 13, 2)) == Tick(15, 6 * MINUTE)


def test_fives_give_way_to_minutes_said_later_and_what_these_leave_out_is_not_covered() -> None:
    assert told(tick(0, 5, 13, 1), tick(0, 1, 5, 2), tick(1, 1, 7, 2)) == Tick(12, 2 * MINUTE)


def test_stretches_that_only_touch_are_all_in() -> None:
    assert told(tick(0, 5, 13, 1), tick(5, 5, 4, 2)) == Tick(17, 10 * MINUTE)


STRETCH = st.tuples(st.integers(0, 9), st.integers(1, 5), st.integers(0, 9), st.integers(1, 3))


@settings(max_examples=60, deadline=None)
@given(st.lists(STRETCH, max_size=8, unique_by=lambda one: (one[0], one[3])))
def test_no_time_is_covered_twice(said: list[tuple[int, int, int, int]]) -> None:
    state = fold([*live(length=20 * MINUTE), *(tick(*one) for one in said)])
    found = [s for _, some in state.reported.ticks.short() for s in some]
    spans = sorted((middle - s.grid // 2, middle - s.grid // 2 + s.grid) for middle, s in found)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert not said or spans, "the latest word of all holds"
