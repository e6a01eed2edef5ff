"""Folding a log again after a correction: first the timeline, then everything against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from kaibo.live.batch import Batch
from kaibo.live.fold import CURRENCY, Fold, RefoldNeeded
from kaibo.live.hashing import Map64
from kaibo.live.timeline import ACTS, Timeline
from kaibo.live.withdrawn import Withdrawals

Batches = Callable[[], Iterable[Batch]]


def past(batches: Batches, whole_file: bool = False) -> tuple[Timeline, Withdrawals]:
    """What was on air when after all acts and fixes of a log, repeats left out, and which files were
    taken back. A log that takes a file back is read twice: what it said may have been acts."""
    timeline, files = _laid(batches(), whole_file, Withdrawals())
    if files:
        timeline, _ = _laid(batches(), whole_file, files)
    return timeline, files


def _laid(
    batches: Iterable[Batch], whole_file: bool, without: Withdrawals
) -> tuple[Timeline, Withdrawals]:
    """The timeline of a log `without` some files, and the files that are taken back in it."""
    timeline, files, seen, place = Timeline(whole_file), Withdrawals(), Map64(), 0
    for batch in batches:
        counts = without.counting(batch, place)
        unique, first = np.unique(batch.key[counts], return_index=True)
        fresh = counts[np.sort(first[seen.find(unique) < 0])]
        seen.slots(unique)
        for i in fresh.tolist():
            if batch.events[i].kind in ACTS:
                timeline.apply(batch.events[i])
        files.learn(batch, fresh, place)
        place += len(batch)
    return timeline, files


def fold_log(
    batches: Batches,
    key: bytes,
    cur: str = CURRENCY,
    whole_file: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Fold:
    """The fold of a whole log. `batches` is called once, and twice or thrice more if the log holds a
    correction.

    `progress` is told the number of events read so far; it may raise to stop.
    """
    try:
        return _run(Fold(key, cur, whole_file), batches(), progress)
    except RefoldNeeded:
        return refold(batches, key, cur, whole_file, progress)


def refold(
    batches: Batches,
    key: bytes,
    cur: str = CURRENCY,
    whole_file: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Fold:
    """The fold of a log that holds corrections: first what they come to, then everything."""
    timeline, files = past(batches, whole_file)
    fold = _run(Fold(key, cur, whole_file, timeline, files), batches(), progress)
    fold.frozen, fold.files = False, Withdrawals()
    return fold


def _run(fold: Fold, batches: Iterable[Batch], progress: Callable[[int], None] | None) -> Fold:
    done = 0
    for batch in batches:
        fold.apply(batch)
        done += len(batch)
        if progress:
            progress(done)
    return fold


__all__ = ["fold_log", "past", "refold"]
