"""Every number a fold can be read for, as plain data, so that two folds can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kaibo.live.batch import columns
from kaibo.live.events import Event
from kaibo.live.fold import Fold, RefoldNeeded
from kaibo.live.measures import LEVELS
from kaibo.live.refold import refold
from kaibo.live.state import dump, load
from kaibo.live.view import View, shows

from .compare import KEY


def numbers(fold: Fold, now: int) -> dict[str, Any]:
    """All rows of all shows at all levels with their gauges, the reports and the counters.

    A row in which nothing is but zeros and unknowns of the whole show is left out: a line that
    moved away may leave such a row behind, or not, as the log was cut.
    """
    out: dict[str, Any] = {
        "counted": (
            fold.events,
            fold.duplicates,
            fold.withdrawn,
            fold.visits.late,
            fold.known.unknown_kinds,
        ),
        "reports": {key: total.value for key, total in fold.reported.totals.items()},
        "shows": [(s.id, s.start, s.end, s.ended, View(fold, s).now) for s in shows(fold)],
    }
    for show in shows(fold):
        view = View(fold, show, now)
        for level in LEVELS:
            for row in view.rows(level):
                told = {
                    name: value
                    for name, value in row.measures.items()
                    if value or (value is None and view.known.get(name, True))
                }
                if told or row.gauges or row.ticks:
                    out[f"{show.id} {level} {row.key}"] = (row.measures, row.gauges, row.ticks)
    return out


def streamed(
    batches: Sequence[Sequence[Event]], whole_file: bool = False, restore_at: int | None = None
) -> Fold:
    """The fold as a server keeps it: batch after batch, again from the log at each correction.

    Before batch `restore_at` the fold is put away as bytes and another one made from them.
    """
    fold = Fold(KEY, whole_file=whole_file)
    taken = []
    for number, batch in enumerate(batches):
        if number == restore_at:
            fold, offset = load(dump(fold, number), KEY)
            assert offset == number
        taken.append(columns(batch, KEY))
        try:
            fold.apply(taken[-1])
        except RefoldNeeded:
            fold = refold(lambda: iter(taken), KEY, whole_file=whole_file)
    return fold
