"""Files taken back: which events of a log count as never said.

A `source.retract` takes back what its source said from one file *before* it in the log. What stands
behind it counts, the same messages too: the file may have been handed in again.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from kaibo.live.batch import Batch
from kaibo.live.events import KIND_CODE, RETRACT, Event
from kaibo.live.hashing import Map64
from kaibo.live.lanes import I64

_RETRACT = KIND_CODE[RETRACT]
#: Of an event's place in the log and that of the last retraction of its file.
Rule = Callable[[int, int], bool]


class Withdrawals:
    """(source, file) → place in the log of the last retraction of that file."""

    def __init__(self) -> None:
        self.last: dict[tuple[str, str], int] = {}

    def __bool__(self) -> bool:
        return bool(self.last)

    def learn(self, batch: Batch, fresh: I64, place: int) -> None:
        """Take note of the retractions among the events at `fresh`; `place`: of the batch's first
        event in the log."""
        for at in fresh[batch.kind[fresh] == _RETRACT].tolist():
            event = batch.events[at]
            self.last[event.src, (event.x or {})["file"]] = place + at

    def gone(self, batch: Batch, place: int) -> NDArray[np.bool_]:
        """Which events of the batch are taken back further on."""
        return self._marked(batch, lambda at, last: place + at < last)

    def counting(self, batch: Batch, place: int) -> I64:
        """Indexes of the others."""
        if not self.last:
            return np.arange(len(batch))
        return np.flatnonzero(~self.gone(batch, place))

    def again(self, batch: Batch, place: int) -> NDArray[np.bool_]:
        """Which events of the batch stand behind the retraction of their file."""
        return self._marked(batch, lambda at, last: place + at > last)

    def _marked(self, batch: Batch, rule: Rule) -> NDArray[np.bool_]:
        out = np.zeros(len(batch), np.bool_)
        sources = {src for src, _ in self.last}
        for at, event in enumerate(batch.events):
            if event.src in sources and event.kind != RETRACT:
                out[at] = any(
                    src == event.src and rule(at, last) and _of_file(event, file)
                    for (src, file), last in self.last.items()
                )
        return out


def _of_file(event: Event, file: str) -> bool:
    return event.id.startswith(f"{file}:") or (event.x or {}).get("file") == file


def new_in(batch: Batch, seen: Map64) -> I64:
    """Indexes of the events of a batch that count and did not before, the first of each; `seen`:
    the messages that counted before it. For a batch that holds a correction."""
    files = Withdrawals()
    files.learn(batch, np.arange(len(batch)), 0)
    counts = files.counting(batch, 0)
    known = (seen.find(batch.key) >= 0) & ~files.again(batch, 0)
    _, first = np.unique(batch.key[counts], return_index=True)
    first = counts[np.sort(first)]
    return first[~known[first]]
