"""However a log is cut into batches, and wherever the fold is restored, the numbers are the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.live.batch import columns
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.refold import fold_log
from kaibo.live.state import freeze

from .compare import KEY
from .numbers import numbers, streamed
from .profile import EXAMPLES, unkind
from .streams import cut, files, logs

CUTS = st.lists(st.integers(0, 45), max_size=12)


def now_of(events: list[Event]) -> int:
    return max(e.recv for e in events) + 45_000


def held(fold: Fold) -> dict[str, object]:
    """What a snapshot of the fold holds, name by name."""
    return {name: array.tolist() for name, array in freeze(fold).arrays.items()}


def whole(events: list[Event], whole_file: bool = False) -> Fold:
    return fold_log(lambda: iter([columns(events, KEY)]), KEY, whole_file=whole_file)


@unkind
@given(logs(), CUTS)
def test_a_live_log_cut_anywhere_gives_the_same_numbers(events: list[Event], at: list[int]) -> None:
    now = now_of(events)
    assert numbers(streamed(cut(events, at)), now) == numbers(whole(events), now)


@unkind
@given(logs(fixes=True), CUTS)
def test_corrections_met_one_by_one_give_the_numbers_of_the_whole_log(
    events: list[Event], at: list[int]
) -> None:
    now = now_of(events)
    assert numbers(streamed(cut(events, at)), now) == numbers(whole(events), now)


@unkind
@given(files(), CUTS)
def test_a_file_cut_anywhere_gives_the_same_numbers(events: list[Event], at: list[int]) -> None:
    now = now_of(events)
    assert numbers(streamed(cut(events, at), True), now) == numbers(whole(events, True), now)


@settings(unkind, max_examples=max(EXAMPLES // 8, 4))
@given(st.one_of(logs(size=25), logs(fixes=True, size=25)))
def test_a_fold_restored_at_any_point_ends_where_the_whole_log_does(events: list[Event]) -> None:
    now = now_of(events)
    expected = numbers(whole(events), now)
    for at in range(len(events) + 1):
        batches = [events[:at], events[at:]]
        assert numbers(streamed(batches, restore_at=1), now) == expected, f"restored at {at}"


@settings(unkind, max_examples=max(EXAMPLES // 8, 4))
@given(files(size=25))
def test_a_file_restored_at_any_point_ends_where_the_whole_file_does(events: list[Event]) -> None:
    now = now_of(events)
    expected = numbers(whole(events, True), now)
    for at in range(len(events) + 1):
        batches = [events[:at], events[at:]]
        assert numbers(streamed(batches, True, restore_at=1), now) == expected, f"restored at {at}"


@unkind
@given(logs(fixes=True))
def test_reading_a_fold_changes_nothing(events: list[Event]) -> None:
    fold = whole(events)
    before = held(fold)
    numbers(fold, now_of(events))
    assert held(fold) == before
