"""Promises of the platform's talks beside ours: every minute has one answer, rounds stay rounds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.results.talks import (
    MINUTE_MS,
    Minute,
    Talk,
    as_rounds,
    minutes,
    one_at_a_time,
)

M = MINUTE_MS
#: An hour begins here.
T = 20 * 60 * M


def talk(start: int, end: int, product: str | None = "A", key: str = "k") -> Talk:
    return Talk(T + start, T + end, product, key)


def test_a_minute_is_whose_most_of_it_is_and_says_how_long_both_differ() -> None:
    ours = [talk(0, 2 * M + 40_000), talk(2 * M + 40_000, 4 * M, "B", "k2")]
    theirs = [talk(0, 2 * M + 10_000, "A", "t1"), talk(2 * M + 10_000, 3 * M + 59_000, "B", "t2")]
    assert list(minutes(ours, theirs, T, T + 5 * M)) == [
        Minute(T, "A", "A", 0),
        Minute(T + M, "A", "A", 0),
        Minute(T + 2 * M, "A", "B", 30_000),
        Minute(T + 3 * M, "B", "B", 1_000),
        Minute(T + 4 * M, None, None, 0),
    ]


def test_the_first_and_the_last_minute_count_as_far_as_the_show_ran() -> None:
    found = list(minutes([talk(50_000, 70_000)], [], T + 50_000, T + M + 10_000))
    assert found == [Minute(T, "A", None, 10_000), Minute(T + M, "A", None, 10_000)]


def test_a_talk_that_is_a_round_of_ours_stays_that_round() -> None:
    ours = [Talk(T, T + 5 * M, "A", "press", "seg", {"link_no": 3}), talk(5 * M, 9 * M, "B", "p2")]
    theirs = [
        talk(M, 4 * M, "A", "f:1"), talk(4 * M, 5 * M, "B", "f:2"), talk(5 * M, 9 * M, "B", "f:3"),
    ]  # fmt: skip
    laid = as_rounds(ours, theirs)
    assert [(one.key, one.ref, one.data) for one in laid] == [
        ("press", "seg", {"link_no": 3}), ("f:2", None, {}), ("p2", None, {}),
    ]  # fmt: skip
    assert [(one.start, one.end, one.product) for one in laid] == [
        (one.start, one.end, one.product) for one in theirs
    ]


def test_a_round_of_ours_that_was_two_becomes_two_and_what_was_taken_keeps_its_name() -> None:
    ours = [talk(0, 2 * M, "A", "press"), talk(2 * M, 3 * M, "A", "f:2"), talk(3 * M, 9 * M, "A")]
    theirs = [
        talk(0, 2 * M, "A", "f:1"),
        talk(2 * M, 3 * M, "A", "f:2"),
        talk(4 * M, 9 * M, "A", "f:3"),
    ]
    assert [one.key for one in as_rounds(ours, theirs)] == ["press", "f:2", "k"]


def test_a_list_has_one_talk_at_a_time() -> None:
    many = [talk(0, 5 * M, "A", "a"), talk(3 * M, 4 * M, "B", "b"), talk(-M, 0, "C", "c")]
    assert one_at_a_time(many, T, T + 10 * M) == [
        talk(0, 3 * M, "A", "a"), talk(3 * M, 4 * M, "B", "b"),
    ]  # fmt: skip


spans = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 9), st.sampled_from(["A", "B", "C"])), max_size=8
)


@settings(max_examples=60)
@given(spans, spans)
def test_laid_over_ours_nothing_differs_any_more(
    mine: list[tuple[int, int, str]], other: list[tuple[int, int, str]]
) -> None:
    def made(some: list[tuple[int, int, str]], key: str) -> list[Talk]:
        told = [
            talk(a * 7_000, (a + n) * 7_000, p, f"{key}{i}") for i, (a, n, p) in enumerate(some)
        ]
        return one_at_a_time(told, T, T + 4 * M)

    ours, theirs = made(mine, "k"), made(other, "f:")
    laid = as_rounds(ours, theirs)
    assert len({one.key for one in laid}) == len(laid)
    assert sum(one.off_ms for one in minutes(laid, theirs, T, T + 4 * M)) == 0
    differ = [one for one in minutes(ours, theirs, T, T + 4 * M) if one.differs]
    assert all(one.off_ms > 0 for one in differ)
