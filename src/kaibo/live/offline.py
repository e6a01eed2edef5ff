"""Folding a file in memory: its own time, no store, nothing left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kaibo.live.batch import Batch, columns
from kaibo.live.codec import Refused
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.refold import fold_log
from kaibo.live.sequencer import Sequencer
from kaibo.live.view import Show, shows

BATCH = 1_000

Parsed = Iterable[Event | Refused]


@dataclass(slots=True)
class Reading:
    """A folded file: its state, how many events it held, what was refused (the first few)."""

    fold: Fold
    refused: list[Refused] = field(default_factory=list)
    refused_count: int = 0
    skewed: int = 0

    def shows(self) -> list[Show]:
        """The shows of the file; at least one."""
        return shows(self.fold)


KEEP_REFUSED = 1_000


def fold_file(
    parse: Callable[[], Parsed],
    room: str,
    key: bytes,
    cur: str = "CNY",
    step: Callable[[Batch], None] | None = None,
    size: int = BATCH,
) -> Reading:
    """Fold what `parse()` yields as the events of `room`; it is called again where a second pass
    is needed (a correction, or a file whose acts never start a show).

    `step` is told each batch (of `size` events) of the first pass before it is folded; it may wait,
    or raise to stop.
    """
    reading = Reading(Fold(key, cur))
    first = True

    def batches() -> Iterator[Batch]:
        nonlocal first
        tell, first = (step if first else None), False
        reading.refused, reading.refused_count = [], 0
        sequencer = Sequencer()
        for events in _in_batches(_kept(parse(), reading), room, size):
            sequencer.stamp_file(events)
            batch = columns(events, key)
            if tell:
                tell(batch)
            yield batch
        reading.skewed = sequencer.skewed

    reading.fold = fold_log(batches, key, cur)
    if not shows(reading.fold):
        reading.fold = fold_log(batches, key, cur, whole_file=True)
    return reading


def _kept(parsed: Parsed, reading: Reading) -> Iterator[Event]:
    for one in parsed:
        if isinstance(one, Event):
            yield one
            continue
        reading.refused_count += 1
        if len(reading.refused) < KEEP_REFUSED:
            reading.refused.append(one)


def _in_batches(events: Iterable[Event], room: str, size: int) -> Iterator[list[Event]]:
    batch: list[Event] = []
    for event in events:
        event.room = room
        batch.append(event)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
