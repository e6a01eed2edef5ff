"""Times of a linear plan: what was planned, what a delay does to it, one sign for late."""

from __future__ import annotations

from datetime import datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kaibo.domains.rundown.rules.linear import (
    Expected,
    HardPoint,
    Part,
    Planned,
    State,
    Taken,
    outlook,
    planned,
    planned_end,
    total,
)
from kaibo.kit.clock import HOUR, MINUTE, SHANGHAI, to_ms

# 23:00, so that everything below crosses midnight.
START = to_ms(datetime(2026, 11, 10, 23, 0, tzinfo=SHANGHAI))


def at(minutes: float) -> int:
    """Minutes after the start of the slot."""
    return START + round(minutes * MINUTE)


# 开场 10 分，主推 40 分，五分钟空档，00:00 整点福袋（硬点）10 分，收尾 20 分.
EVENING = (
    Part(1, 10 * MINUTE),
    Part(2, 45 * MINUTE),
    Part(3, 10 * MINUTE, hard_start=at(60)),
    Part(4, 20 * MINUTE),
)


def test_planned_times_run_over_midnight_and_wait_for_the_hard_start() -> None:
    assert planned(EVENING, START) == (
        Planned(1, at(0), at(10), 0, 0),
        Planned(2, at(10), at(55), 0, 0),
        Planned(3, at(60), at(70), 5 * MINUTE, 0),
        Planned(4, at(70), at(90), 0, 0),
    )
    assert (total(EVENING), planned_end(EVENING, START)) == (85 * MINUTE, at(90))
    assert at(60) == to_ms(datetime(2026, 11, 11, 0, 0, tzinfo=SHANGHAI))
    assert (planned((), START), planned_end((), START)) == ((), START)


def test_content_too_long_for_its_hard_start_is_not_cut_but_told() -> None:
    parts = (Part(1, 62 * MINUTE), Part(2, 5 * MINUTE, hard_start=at(60)))
    assert planned(parts, START)[1] == Planned(2, at(62), at(67), 0, 2 * MINUTE)


def test_a_delay_is_eaten_by_the_gap_and_the_rest_is_carried() -> None:
    late = outlook(EVENING, START, [Taken(1, at(0)), Taken(2, at(13))], at(20))
    assert late.segments == (
        Expected(1, State.DONE, at(0), at(13), 0, 0),
        Expected(2, State.ON_AIR, at(13), at(58), 3 * MINUTE, 0),
        Expected(3, State.UPCOMING, at(60), at(70), 0, 2 * MINUTE),
        Expected(4, State.UPCOMING, at(70), at(90), 0, 0),
    )
    assert late.next_hard == HardPoint(3, at(60), at(60), 0, 2 * MINUTE)
    assert (late.end, late.over) == (at(90), 0)
    later = outlook(EVENING, START, [Taken(1, at(0)), Taken(2, at(17))], at(20), slot_end=at(91))
    assert later.next_hard == HardPoint(3, at(60), at(62), 2 * MINUTE, 0)
    assert (later.end, later.over, later.slot_over) == (at(92), 2 * MINUTE, MINUTE)


def test_being_early_is_minus_until_the_hard_start_which_is_waited_for() -> None:
    early = outlook(EVENING, START, [Taken(1, at(0)), Taken(2, at(6))], at(20))
    assert [one.over for one in early.segments] == [0, -4 * MINUTE, 0, 0]
    assert early.next_hard == HardPoint(3, at(60), at(60), 0, 9 * MINUTE)
    assert early.over == 0
    last = outlook(EVENING, START, [Taken(3, at(60)), Taken(4, at(66))], at(67))
    assert (last.over, last.next_hard) == (-4 * MINUTE, None)


def test_running_over_its_length_pushes_the_rest_minute_by_minute() -> None:
    taken = [Taken(1, at(0)), Taken(2, at(10))]
    overs = [outlook(EVENING, START, taken, at(now)).over for now in (55, 60, 61, 65)]
    assert overs == [0, 0, MINUTE, 5 * MINUTE]


def test_before_the_first_take_only_lateness_shows() -> None:
    assert outlook(EVENING, START, [], at(-30)).over == 0
    assert outlook(EVENING, START, [], at(0)).on_air is None
    late = outlook(EVENING, START, [], at(12))
    assert [one.over for one in late.segments] == [
        12 * MINUTE,
        12 * MINUTE,
        7 * MINUTE,
        7 * MINUTE,
    ]
    assert outlook((), START, [], at(5)).end == at(5)


def test_what_was_jumped_over_is_left_out_and_what_was_taken_is_not_expected_again() -> None:
    jumped = outlook(EVENING, START, [Taken(1, at(0)), Taken(4, at(10))], at(12))
    assert [one.state for one in jumped.segments] == [
        State.DONE,
        State.SKIPPED,
        State.SKIPPED,
        State.ON_AIR,
    ]
    assert (jumped.end, jumped.over) == (at(30), -60 * MINUTE)
    back = outlook(EVENING, START, [Taken(1, at(0)), Taken(4, at(10)), Taken(2, at(30))], at(30))
    assert [one.state for one in back.segments] == [
        State.DONE,
        State.ON_AIR,
        State.UPCOMING,
        State.DONE,
    ]
    assert (back.segments[2].start, back.end) == (at(75), at(85))
    again = outlook(EVENING, START, [Taken(1, at(0)), Taken(2, at(10)), Taken(1, at(50))], at(50))
    assert [one.state for one in again.segments][:2] == [State.ON_AIR, State.DONE]
    assert again.segments[2].start == at(60)
    # A segment that ran twice was due once: its first time is held against the plan.
    twice = [Taken(n, at(minute)) for n, minute in ((1, 2), (2, 10), (1, 50), (3, 60))]
    assert outlook(EVENING, START, twice, at(60)).segments[0] == Expected(
        1, State.DONE, at(2), at(10), 2 * MINUTE, 0
    )


def test_the_copy_on_air_keeps_its_length_whatever_becomes_of_the_plan() -> None:
    shortened = (EVENING[0], Part(2, MINUTE), *EVENING[2:])
    taken = [Taken(1, at(0)), Taken(2, at(10), duration=52 * MINUTE)]
    seen = outlook(shortened, START, taken, at(11), baseline=EVENING)
    assert (seen.segments[1].end, seen.over) == (at(62), 2 * MINUTE)
    gone = tuple(part for part in EVENING if part.id != 2)
    kept = outlook(gone, START, taken, at(11), baseline=EVENING)
    assert (kept.on_air, kept.segments[1].start, kept.over) == (2, at(62), 2 * MINUTE)


def test_a_changed_plan_is_measured_against_the_baseline() -> None:
    longer = (*EVENING, Part(5, 6 * MINUTE))
    seen = outlook(longer, START, [Taken(1, at(0))], at(1), baseline=EVENING)
    assert seen.over == 6 * MINUTE
    assert seen.segments[4] == Expected(5, State.UPCOMING, at(90), at(96), None, 0)


def test_takes_in_any_order_and_a_clock_behind_them_mean_the_same() -> None:
    takes = [Taken(1, at(0)), Taken(2, at(13))]
    assert outlook(EVENING, START, takes[::-1], at(5)) == outlook(EVENING, START, takes, at(13))


lengths = st.integers(0, 3 * HOUR)
hards = st.none() | st.integers(-HOUR, 30 * HOUR).map(lambda ms: START + ms)
plans = st.lists(st.tuples(lengths, hards), min_size=1, max_size=12).map(
    lambda rows: tuple(Part(n, length, hard) for n, (length, hard) in enumerate(rows, 1))
)


@given(plans, st.randoms())
def test_moving_segments_never_changes_the_total(parts: tuple[Part, ...], random: Random) -> None:
    moved = list(parts)
    random.shuffle(moved)
    assert total(moved) == total(parts)
    without = [Part(part.id, part.duration) for part in parts]
    shuffled = [Part(part.id, part.duration) for part in moved]
    assert planned_end(shuffled, START) == planned_end(without, START) == START + total(parts)


@given(plans, st.integers(0, 12), st.integers(0, 10**9))
def test_without_a_delay_everything_is_on_time(
    parts: tuple[Part, ...], count: int, inside: int
) -> None:
    times = planned(parts, START)
    done = times[:count]
    taken = [Taken(one.id, one.start) for one in done]
    now = min(done[-1].start + inside, done[-1].end) if done else START - inside
    seen = outlook(parts, START, taken, now, slot_end=times[-1].end)
    on_time = [one.over for one in seen.segments if one.state is not State.SKIPPED]
    assert on_time == [0] * len(parts)
    assert [one.start for one in seen.segments] == [one.start for one in times]
    assert (seen.over, seen.slot_over, seen.end) == (0, 0, times[-1].end)
    if seen.next_hard:
        clash = next(one.clash for one in times if one.id == seen.next_hard.id)
        assert seen.next_hard.over == clash


@given(plans, st.integers(0, 11), st.integers(0, 5 * HOUR))
def test_a_delay_is_absorbed_by_gaps_and_then_carried(
    parts: tuple[Part, ...], place: int, delay: int
) -> None:
    times = planned(parts, START)
    place = min(place, len(parts) - 1)
    taken = [Taken(one.id, one.start) for one in times[:place]]
    taken.append(Taken(times[place].id, times[place].start + delay))
    seen = outlook(parts, START, taken, taken[-1].at)
    left = delay
    for time, one in zip(times[place + 1 :], seen.segments[place + 1 :], strict=True):
        left = max(left - time.gap, 0)
        assert one.over == left
    assert seen.over == left


@given(plans, st.integers(0, 11), st.integers(0, 5 * HOUR), st.integers(0, HOUR))
def test_more_delay_never_ends_earlier(
    parts: tuple[Part, ...], place: int, delay: int, more: int
) -> None:
    times = planned(parts, START)
    place = min(place, len(parts) - 1)

    def ends(late: int) -> tuple[int, list[int]]:
        taken = [Taken(one.id, one.start) for one in times[:place]]
        taken.append(Taken(times[place].id, times[place].start + late))
        seen = outlook(parts, START, taken, taken[-1].at)
        return seen.over, [one.over or 0 for one in seen.segments]

    less, much = ends(delay), ends(delay + more)
    assert less[0] <= much[0]
    assert all(a <= b for a, b in zip(less[1], much[1], strict=True))
    assert much[0] - less[0] <= more
