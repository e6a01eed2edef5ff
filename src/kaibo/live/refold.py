"""Folding a log again after a correction: first the timeline, then everything against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from kaibo.live.batch import Batch
from kaibo.live.fold import CURRENCY, Fold, RefoldNeeded
from kaibo.live.hashing import Map64
from kaibo.live.timeline import ACTS, Timeline


def final_timeline(batches: Iterable[Batch], whole_file: bool = False) -> Timeline:
    """The timeline after all acts and fixes of a log, repeats left out."""
    timeline = Timeline(whole_file)
    seen = Map64()
    for batch in batches:
        unique, first = np.unique(batch.key, return_index=True)
        fresh = np.sort(first[seen.find(unique) < 0])
        seen.slots(unique)
        for i in fresh.tolist():
            if batch.events[i].kind in ACTS:
                timeline.apply(batch.events[i])
    return timeline


def fold_log(
    batches: Callable[[], Iterable[Batch]],
    key: bytes,
    cur: str = CURRENCY,
    whole_file: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Fold:
    """The fold of a whole log. `batches` is called once, or twice if the log holds a correction.

    `progress` is told the number of events read so far; it may raise to stop.
    """
    try:
        return _run(Fold(key, cur, whole_file), batches(), progress)
    except RefoldNeeded:
        return refold(batches, key, cur, whole_file, progress)


def refold(
    batches: Callable[[], Iterable[Batch]],
    key: bytes,
    cur: str = CURRENCY,
    whole_file: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Fold:
    """The fold of a log that holds corrections, in two passes."""
    timeline = final_timeline(batches(), whole_file)
    fold = _run(Fold(key, cur, whole_file, timeline), batches(), progress)
    fold.frozen = False
    return fold


def _run(fold: Fold, batches: Iterable[Batch], progress: Callable[[int], None] | None) -> Fold:
    done = 0
    for batch in batches:
        fold.apply(batch)
        done += len(batch)
        if progress:
            progress(done)
    return fold


__all__ = ["final_timeline", "fold_log", "refold"]
