"""The oracle is seen to fail: every planted mistake in the fold is caught by a log of a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kaibo.live import state
from kaibo.live.events import Event
from kaibo.live.hashing import Map64

from .compare import answers, differences, folded
from .mutants import MUTANTS
from .numbers import numbers, streamed
from .planting import Mutant
from .sql import Answers
from .stories import AT_THE_END, LATER, corrected, evening, several_lines
from .stories_imported import handed_in, imported
from .stories_told_twice import told_twice


@cache
def expected(story: Callable[[], list[Event]], now: int) -> Answers:
    return answers(story(), now)


def found(story: Callable[[], list[Event]]) -> list[str]:
    """What differs when the story is folded at once, and event by event."""
    folds = folded([story()]), folded([[event] for event in story()])
    return [
        difference
        for fold in folds
        for now in (AT_THE_END, LATER)
        for difference in differences(fold, expected(story, now), now)
    ]


@pytest.mark.parametrize("story", [evening, several_lines, corrected, imported, told_twice])
def test_as_it_stands_the_fold_agrees_with_sql(story: Callable[[], list[Event]]) -> None:
    assert found(story) == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_planted_mistake_is_caught(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    expected(mutant.story, AT_THE_END), expected(mutant.story, LATER)
    mutant.patch(monkeypatch)
    assert found(mutant.story) != []


#: Parts of a snapshot, each of which some cut of the evening must miss when it is forgotten.
PARTS = (
    "duplicates", "show", "lanes", "hosts", "kinds", "promises", "reach",
    "unknown_kinds", "combos", "taken_back", "newest", "late", "samples", "totals",
)  # fmt: skip
ARRAYS = ("seen", "viewers", "visitors", "members", "comments")


#: The same of what only files tell.
FILED = (
    "shows_fixed", "ticks", "withdrawn",
)  # fmt: skip
#: What was said of order lines, and by which story it is told.
PACKED = {"said": evening, "tickets": handed_in, "movements": handed_in}


def bad_cut(story: Callable[[], list[Event]] = evening) -> int | None:
    """A cut at which an evening restored from a snapshot ends with other numbers, or falls over."""
    events = story()
    whole = numbers(streamed([events]), LATER)
    for at in range(len(events) + 1):
        try:
            restored = numbers(streamed([events[:at], events[at:]], restore_at=1), LATER)
        except (IndexError, KeyError):
            return at
        if restored != whole:
            return at
    return None


def test_as_it_stands_a_restored_evening_ends_as_the_whole_one() -> None:
    assert [bad_cut(story) for story in (evening, several_lines, handed_in)] == [None] * 3


@pytest.mark.parametrize("part", PARTS)
def test_a_snapshot_that_forgets_a_part_is_caught(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = state._meta
    monkeypatch.setattr(state, "_meta", lambda f: {**original(f), part: type(original(f)[part])()})
    assert bad_cut() is not None


def test_a_snapshot_that_forgets_whose_orders_of_several_lines_are_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    original = state._meta
    monkeypatch.setattr(state, "_meta", lambda f: {**original(f), "buyer_of_pair": [0]})
    assert bad_cut(several_lines) is not None


@pytest.mark.parametrize("part", FILED)
def test_a_snapshot_that_forgets_what_files_told_is_caught(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = state._meta
    monkeypatch.setattr(state, "_meta", lambda f: {**original(f), part: type(original(f)[part])()})
    assert bad_cut(handed_in) is not None


@pytest.mark.parametrize("part", ARRAYS)
def test_a_snapshot_that_forgets_a_map_is_caught(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = state._maps
    monkeypatch.setattr(state, "_maps", lambda f: {**original(f), part: Map64()})
    assert bad_cut() is not None


@pytest.mark.parametrize("part", PACKED)
def test_a_snapshot_that_forgets_what_was_said_of_lines_is_caught(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = state._packed
    monkeypatch.setattr(
        state, "_packed", lambda f: {**original(f), part: type(original(f)[part])()}
    )
    assert bad_cut(PACKED[part]) is not None
