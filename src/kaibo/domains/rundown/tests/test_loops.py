"""A loop on air: its rounds, and what is left of the round, the hour and the shift."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from kaibo.domains.rundown.rules.linear import Part, Taken
from kaibo.domains.rundown.rules.loops import Fit, OneOff, Span, fit, loop_length, loop_now, rounds
from kaibo.kit.clock import HOUR, MINUTE, SHANGHAI, to_ms

START = to_ms(datetime(2026, 11, 10, 23, 30, tzinfo=SHANGHAI))


def at(minutes: float) -> int:
    """Minutes after 23:30."""
    return START + round(minutes * MINUTE)


# 一圈 18 分：福利 2、主推 A 5、主推 B 5、利润 4、转圈 2；圈外一个 00:00 的福袋 3 分.
LOOP = (
    Part(9, 5 * MINUTE),
    Part(1, 2 * MINUTE, in_loop=True),
    Part(2, 5 * MINUTE, in_loop=True),
    Part(3, 5 * MINUTE, in_loop=True),
    Part(4, 4 * MINUTE, in_loop=True),
    Part(5, 2 * MINUTE, in_loop=True),
    Part(8, 3 * MINUTE, hard_start=at(30)),
)


def takes(*pairs: tuple[int, float]) -> list[Taken]:
    """(segment, minutes) as takes."""
    return [Taken(segment, at(minutes)) for segment, minutes in pairs]


def test_a_round_is_eighteen_minutes_without_its_one_offs() -> None:
    assert loop_length(LOOP) == 18 * MINUTE
    assert loop_length(()) == 0


def test_before_the_first_take_a_whole_round_is_left() -> None:
    seen = loop_now(LOOP, [], at(0), shift_end=at(120))
    assert (seen.round_no, seen.started_at, seen.on_air, seen.next_segment) == (0, None, None, 1)
    assert (seen.left, seen.ends_at, seen.over) == (18 * MINUTE, at(18), 0)
    assert seen.shift == Span(at(120), 120 * MINUTE, 5)


def test_in_the_second_round_over_midnight_the_one_off_pushes_its_end() -> None:
    taken = takes((9, -5), (1, 0), (2, 2), (3, 7), (4, 12), (5, 16), (1, 18), (2, 20))
    seen = loop_now(LOOP, taken, at(24), shift_end=at(90))
    assert (seen.round_no, seen.started_at, seen.on_air, seen.next_segment) == (2, at(18), 2, 3)
    # 主推 A 还剩 1 分，后面 5 + 4 + 2；00:00 的福袋插进来 3 分.
    assert (seen.left, seen.ends_at, seen.over) == (12 * MINUTE, at(39), 0)
    assert seen.next_one_off == OneOff(8, at(30), 6 * MINUTE, 0)
    assert seen.hour == Span(at(30), 6 * MINUTE, 0)
    assert seen.shift == Span(at(90), 66 * MINUTE, 2)
    midnight = loop_now(LOOP, taken, at(30))
    assert midnight.hour == Span(at(90), 60 * MINUTE, 2)


def test_an_hour_may_begin_at_half_past_utc() -> None:
    assert loop_now(LOOP, [], at(10)).hour == Span(at(30), 20 * MINUTE, 0)
    indian = loop_now(LOOP, [], at(10), hour_offset=330 * MINUTE).hour
    assert indian == Span(at(60), 50 * MINUTE, 1)


def test_over_counts_loop_content_only() -> None:
    taken = takes((1, 0), (2, 2), (3, 9), (8, 15), (4, 19))
    # 主推 A 多讲 2 分，主推 B 多讲 1 分，福袋的 4 分不算在圈里.
    seen = loop_now(LOOP, taken, at(20))
    assert (seen.over, seen.left, seen.ends_at) == (3 * MINUTE, 5 * MINUTE, at(25))
    assert seen.next_one_off is None
    # 主推 A 跳过了：这一圈早 5 分.
    assert loop_now(LOOP, takes((1, 0), (3, 2)), at(3)).over == -5 * MINUTE
    during = loop_now(LOOP, taken[:4], at(16))
    assert (during.on_air, during.next_segment) == (8, 4)
    assert (during.left, during.ends_at, during.over) == (6 * MINUTE, at(24), 3 * MINUTE)


def test_an_overdue_one_off_shows_by_how_much() -> None:
    taken = takes((1, 0), (2, 2), (3, 27))
    assert loop_now(LOOP, taken, at(31.5)).next_one_off == OneOff(8, at(30), 0, 90_000)
    # One that was due before this round began is history, not an appointment.
    assert loop_now(LOOP, [*taken, *takes((1, 40))], at(41)).next_one_off is None


def test_leaving_out_or_swapping_begins_no_round_and_going_back_to_the_top_does() -> None:
    def numbers(*segments: int) -> list[list[int]]:
        taken = [Taken(segment, at(minute)) for minute, segment in enumerate(segments)]
        return [[take.segment for take in one.takes] for one in rounds(LOOP, taken)]

    assert numbers(1, 3, 2, 4) == [[1, 3, 2, 4]]
    assert numbers(1, 2, 4, 1, 2) == [[1, 2, 4], [1, 2]]
    assert numbers(1, 2, 9, 8, 3) == [[1, 2, 3]]
    assert numbers(4, 5, 1, 2) == [[4, 5], [1, 2]]
    assert numbers(1, 2, 2, 3) == [[1, 2], [2, 3]]
    assert numbers(77, 9) == []


def test_a_copy_on_air_keeps_its_length_and_an_empty_loop_promises_nothing() -> None:
    seen = loop_now(LOOP, [Taken(1, at(0), duration=4 * MINUTE)], at(1))
    assert (seen.left, seen.over) == (19 * MINUTE, 2 * MINUTE)
    empty = loop_now((), [], at(0), shift_end=at(10))
    assert (empty.length, empty.left, empty.next_segment) == (0, 0, None)
    assert empty.shift == Span(at(10), 10 * MINUTE, None)
    assert loop_now(LOOP, [], at(0), shift_end=at(-5)).shift == Span(at(-5), 0, 0)


@given(st.integers(0, 40), st.integers(0, 18 * MINUTE - 1))
def test_a_loop_run_to_the_second_is_never_over(passes: int, inside: int) -> None:
    loop = tuple(part for part in LOOP if part.in_loop)
    offsets = [0, 2, 7, 12, 16]
    now = at(18 * passes) + inside
    taken = [
        take
        for number in range(passes + 1)
        for part, offset in zip(loop, offsets, strict=True)
        if (take := Taken(part.id, at(18 * number + offset))).at <= now
    ]
    seen = loop_now(loop, taken, now, shift_end=now + 5 * HOUR)
    assert (seen.round_no, seen.over) == (passes + 1, 0)
    assert (seen.left, seen.ends_at) == (18 * MINUTE - inside, at(18 * passes + 18))


def test_whole_rounds_of_a_stretch_of_time_with_its_one_offs_taken_off() -> None:
    hour = (at(0), at(0) + HOUR)
    assert fit(LOOP, *hour) == Fit(3, 3 * MINUTE)
    # The lucky bag at 00:00 begins in the first half hour's second, and reaches beyond its end.
    assert fit(LOOP, at(0), at(31)) == Fit(1, 12 * MINUTE)
    assert fit(LOOP, at(31), at(67)) == Fit(2, 0)
    assert fit(LOOP, at(30), at(31)) == Fit(0, 0)
    assert fit(LOOP[:1], *hour) == Fit(None, HOUR)
