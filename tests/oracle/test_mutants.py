"""The oracle is seen to fail: every planted mistake in the fold is caught by a log of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from kaibo.live import (
    batch,
    comments,
    distinct,
    fold,
    known,
    lanes,
    money,
    orders,
    resolve,
    rows,
    spread,
    state,
    stays,
    timeline,
    tips,
    view,
    visits,
    windows,
)
from kaibo.live.events import Event
from kaibo.live.hashing import Map64
from kaibo.live.visits import Marks

from .compare import answers, differences, folded
from .numbers import numbers, streamed
from .sql import Answers
from .stories import AT_THE_END, LATER, corrected, evening

Patch = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake, planted where `patch` says; `story` is the log that must catch it."""

    name: str
    patch: Patch
    story: Callable[[], list[Event]] = evening


def put(target: Any, name: str, value: Any) -> Patch:
    return lambda monkeypatch: monkeypatch.setattr(target, name, value)


def wrap(target: Any, name: str, change: Callable[..., Any]) -> Patch:
    """`change(original, *args)` in the place of `original(*args)`."""
    original = getattr(target, name)
    return put(target, name, lambda *args, **named: change(original, *args, **named))


def several(*patches: Patch) -> Patch:
    def all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
        for patch in patches:
            patch(monkeypatch)

    return all_of_them


def _ids_alone(original: Any, pairs: Sequence[tuple[str, str]], key: bytes) -> Any:
    return original([("", ident) for _, ident in pairs], key)


def _cash_when_ordered(original: Any, said: Any) -> Any:
    line = original(said)
    return replace(line, refunds=tuple((line.at, step) for _, step in line.refunds))


def _as_it_came(said: list[Any], new: Any, key: Any = None) -> None:
    said.append(new)


def _upward_only(original: Any, said: Any) -> Any:
    return tuple((at, step) for at, step in original(said) if step > 0)


def _every_frame(a: Any, b: Any) -> Any:
    first = min(a, b, key=lambda c: c[:2])
    return (
        first[0],
        first[1],
        first[2],
        a[3] + b[3],
        max(v for v in (a[4], b[4], 0) if v is not None),
    )


def _of_the_last_frame(original: Any, a: Any, b: Any) -> Any:
    return b[0], b[1], b[2], *original(a, b)[3:]


def _closed_ends(self: Any, ts: Any) -> Any:
    starts, ends = self.edges()
    index = np.searchsorted(starts, ts, "left") - 1
    gone = (
        (index < 0) | (ts > ends[np.maximum(index, 0)]) if len(starts) else np.ones(len(ts), bool)
    )
    return np.where(gone, -1, index)


def _late_too(original: Any, self: Any, marks: Marks, resolver: Any) -> Any:
    order = np.argsort(marks.ts, kind="stable")
    return original(self, marks.take(order), resolver)


def _no_neighbours(original: Any, self: Any, lane: Any, x: Any, by: Any, why: Any) -> Any:
    span = lane.find(x["span"])
    lane.drop(span.id)
    at = lanes.FOREVER if x["at"] is None else x["at"]
    start, end = (at, span.end) if x["edge"] == "from" else (span.start, at)
    lane.put(replace(span, start=start, end=end))


def _forgets_what_is_gone(original: Any, self: Any, at: int) -> None:
    gone = self.taken
    original(self, at)
    self.taken = gone


MUTANTS = (
    Mutant("messages known by id alone", several(
        wrap(batch, "message_keys", _ids_alone), wrap(fold, "message_keys", _ids_alone))),
    Mutant("repeats counted again", put(fold.Fold, "_fresh", lambda self, b: np.arange(len(b)))),
    Mutant("retractions not taken off", put(
        comments.CommentBook, "_take_off", lambda *args: None)),
    Mutant("a second retraction taken off again", put(
        comments.CommentBook, "retract",
        lambda self, key, into: self._take_off(np.array([key], np.uint64), into))),
    Mutant("retractions that come first forgotten", put(
        comments.CommentBook, "settle", lambda *args: None)),
    Mutant("frames of a combo added up", put(tips, "_merged", _every_frame)),
    Mutant("a combo placed at its last frame", wrap(tips, "_merged", _of_the_last_frame)),
    Mutant("refund cash in the minute of the order", wrap(orders, "merge", _cash_when_ordered)),
    Mutant("corrections cannot lower a refund", wrap(orders, "_refunds", _upward_only)),
    Mutant("order lines in order of arrival", put(orders, "insort", _as_it_came)),
    Mutant("other currencies added to gmv", wrap(
        money.MoneyBook, "_enter", lambda original, self, key, line, sign, cur, *rest:
        original(self, key, line, sign, line.cur or cur, *rest))),
    Mutant("any pitch is the talk of an order", put(
        money, "_in_talk", lambda line, resolver: resolver.show_at(line.at) > 0)),
    Mutant("one order makes a repeat buyer", wrap(
        distinct.Distincts, "_repeat", lambda original, self, rows, level, row, buyer, change:
        original(self, rows, level, row, buyer, change * 2))),
    Mutant("61 s of grace", several(put(visits, "GRACE_MS", 61_000))),
    Mutant("late marks counted", wrap(visits.VisitBook, "learn", _late_too)),
    Mutant("a watermark of 6 s", put(visits, "WATERMARK_MS", 6_000)),
    Mutant("a minute is longer than 60 s", put(stays, "LONG_VISIT_MS", 60_001)),
    Mutant("a visit's time in the minute it began", put(
        spread, "cut_for", lambda level, stretches, resolver: stretches)),
    Mutant("ends belong to their span", put(lanes.Lane, "as_of", _closed_ends)),
    Mutant("one host on mic at a time", wrap(
        resolve.Resolver, "_hosts", lambda original, *args: original(*args)[-2:])),
    Mutant("unknown taken for nothing", put(rows.Rows, "doubt", lambda *args: None)),
    Mutant("what was not seen is zero", put(view, "is_known", lambda *args: True)),
    Mutant("promises outlive their source", put(known.Known, "_closed", lambda *args: {})),
    Mutant("promises are not heard", wrap(
        known.Known, "delivered", lambda original, self, show, start, end:
        original(self, show, start, 0))),
    Mutant("six minutes of window", put(windows, "LAST_MINUTES", 6)),
    Mutant("neighbours stay where they were", wrap(
        timeline.Timeline, "_move_edge", _no_neighbours), corrected),
    Mutant("what is covered is not carved", put(
        lanes.Lane, "carve", lambda self, start, end: None), corrected),
    Mutant("dropped spans stay", put(lanes.Lane, "drop", lambda self, ident: None), corrected),
    Mutant("what was dropped stays away", put(
        lanes.Lane, "corrected", lambda self, by, why, at: nullcontext()), corrected),
    Mutant("what was dropped comes back over what came after", wrap(
        lanes.Lane, "stop", _forgets_what_is_gone), corrected),
    Mutant("spans run on after their show", put(
        timeline.Timeline, "_held", lambda self, span: span), corrected),
)  # fmt: skip


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


@pytest.mark.parametrize("story", [evening, corrected])
def test_as_it_stands_the_fold_agrees_with_sql(story: Callable[[], list[Event]]) -> None:
    assert found(story) == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_planted_mistake_is_caught(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    expected(mutant.story, AT_THE_END), expected(mutant.story, LATER)
    mutant.patch(monkeypatch)
    assert found(mutant.story) != []


#: Parts of a snapshot, each of which some cut of the evening must miss when it is forgotten.
PARTS = (
    "duplicates", "buyer_of_pair", "show", "lanes", "hosts", "kinds", "promises", "reach",
    "unknown_kinds", "combos", "taken_back", "said", "newest", "late", "samples", "totals",
)  # fmt: skip
ARRAYS = ("seen", "viewers", "visitors", "members", "comments")


def bad_cut() -> int | None:
    """A cut at which an evening restored from a snapshot ends with other numbers, or falls over."""
    events = evening()
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
    assert bad_cut() is None


@pytest.mark.parametrize("part", PARTS)
def test_a_snapshot_that_forgets_a_part_is_caught(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = state._meta
    monkeypatch.setattr(state, "_meta", lambda f: {**original(f), part: type(original(f)[part])()})
    assert bad_cut() is not None


@pytest.mark.parametrize("part", ARRAYS)
def test_a_snapshot_that_forgets_a_map_is_caught(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = state._maps
    monkeypatch.setattr(state, "_maps", lambda f: {**original(f), part: Map64()})
    assert bad_cut() is not None
