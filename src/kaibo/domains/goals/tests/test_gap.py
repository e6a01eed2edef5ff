"""How far a goal is at an instant, to the fen, and never known better than what was told."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.goals.public import Gap, Pace, Recent, gap
from kaibo.domains.goals.tests.composed import at
from kaibo.kit.clock import HOUR, MINUTE

SHOW = (at(2, 20), at(2, 24 - 1))
QUARTER, LAST_HOUR = 15 * MINUTE, 60 * MINUTE


def test_two_hours_into_a_show_of_three() -> None:
    told = gap(
        1_000_00, SHOW, at(2, 22), 550_00, (Recent(QUARTER, 100_00), Recent(LAST_HOUR, 300_01))
    )
    assert told == Gap(
        at=at(2, 22),
        value=1_000_00,
        done=550_00,
        left=450_00,
        over=0,
        left_ms=HOUR,
        need_per_hour=450_00,
        paces=(Pace(QUARTER, 400_00, 950_00), Pace(LAST_HOUR, 300_01, 850_01)),
    )


def test_the_pace_needed_is_rounded_up_and_the_pace_kept_is_rounded_down() -> None:
    told = gap(100, SHOW, at(2, 20), 0, (Recent(7 * MINUTE, 1),))
    assert told.need_per_hour == 34
    # 1 in 7 minutes is 8.57 an hour, and 25.7 in the three that are left.
    assert told.paces == (Pace(7 * MINUTE, 8, 25),)


def test_what_is_unknown_stays_unknown_beside_what_is_known() -> None:
    told = gap(1_000, SHOW, at(2, 22), None, (Recent(QUARTER, 50), Recent(LAST_HOUR, None)))
    assert (told.done, told.left, told.over, told.need_per_hour) == (None, None, None, None)
    assert told.left_ms == HOUR
    assert told.paces == (Pace(QUARTER, 200, None), Pace(LAST_HOUR, None, None))
    assert gap(1_000, SHOW, at(2, 20), 0, (Recent(0, 0),)).paces == (Pace(0, None, None),)


def test_zero_is_known() -> None:
    told = gap(1_000, SHOW, at(2, 22), 0, (Recent(QUARTER, 0),))
    assert (told.left, told.need_per_hour, told.paces) == (1_000, 1_000, (Pace(QUARTER, 0, 0),))


def test_a_goal_reached_needs_nothing_and_says_by_how_much() -> None:
    told = gap(1_000, SHOW, at(2, 22), 1_300)
    assert (told.left, told.over, told.need_per_hour) == (0, 300, 0)


def test_when_time_is_up_no_pace_helps() -> None:
    told = gap(1_000, SHOW, SHOW[1], 900, (Recent(QUARTER, 100),))
    assert (told.left_ms, told.left, told.need_per_hour) == (0, 100, None)
    assert told.paces[0].lands_on == 900
    assert gap(1_000, SHOW, SHOW[1] + HOUR, 1_000).need_per_hour == 0


def test_before_it_begins_all_of_it_is_left() -> None:
    assert gap(900, SHOW, SHOW[0] - HOUR, None).left_ms == 3 * HOUR
    # The goal of one hour of a show that began before it.
    hour = (at(2, 21), at(2, 22))
    assert gap(900, hour, at(2, 20), None, planned=[SHOW]).left_ms == HOUR


def test_time_off_air_is_no_time_left_and_two_rooms_at_once_are_one_while() -> None:
    month = (at(1, 6), at(30, 6))
    planned = [(at(1, 20), at(1, 22)), (at(2, 20), at(2, 22)), (at(2, 21), at(2, 23))]
    told = gap(600, month, at(1, 21), 0, planned=planned)
    assert (told.left_ms, told.need_per_hour) == (4 * HOUR, 150)
    assert gap(600, month, at(3), 0, planned=planned).need_per_hour is None
    assert gap(600, month, at(3), 0, planned=[]).left_ms == 0


def test_refunds_may_have_taken_more_than_came_in() -> None:
    told = gap(1_000, SHOW, at(2, 22), -100, (Recent(LAST_HOUR, -50),))
    assert (told.left, told.over, told.need_per_hour) == (1_100, 0, 1_100)
    assert told.paces[0] == Pace(LAST_HOUR, -50, -150)


@settings(max_examples=50, deadline=None)
@given(
    value=st.integers(0, 10**12),
    done=st.integers(-(10**6), 10**12),
    at_ms=st.integers(SHOW[0] - HOUR, SHOW[1] + HOUR),
)
def test_keeping_the_pace_needed_reaches_the_goal(value: int, done: int, at_ms: int) -> None:
    told = gap(value, SHOW, at_ms, done)
    assert told.left is not None and told.over is not None
    assert done + told.left - told.over == value
    if told.need_per_hour is None:
        assert told.left_ms == 0 and told.left > 0
        return
    # One fen an hour less would not be enough, unless nothing is needed.
    assert told.need_per_hour * told.left_ms >= told.left * HOUR
    assert told.need_per_hour == 0 or (told.need_per_hour - 1) * told.left_ms < told.left * HOUR
