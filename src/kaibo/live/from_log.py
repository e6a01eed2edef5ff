"""A room's state from its log: the rest of it added to a state, or all of it counted again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kaibo.live.batch import Batch, columns
from kaibo.live.codec import decode
from kaibo.live.fold import Fold
from kaibo.live.log import LogReader
from kaibo.live.refold import refold


def read_batches(log: LogReader, room: str, key: bytes, offset: int) -> Iterator[tuple[Batch, int]]:
    """The room's batches in the log from `offset` on, each with the offset after it."""
    for row in log.read(offset, room):
        events = decode(row.body)
        if row.offset < offset:
            events = events[offset - row.offset :]
        yield columns(events, key), row.offset + row.n


def follow(log: LogReader, room: str, fold: Fold, offset: int, owe: bool = False) -> int:
    """Fold the room's log from `offset` on to where it ends now; the offset after it.

    `owe`: as of `Fold.apply`. Raises LogUnavailable, RefoldNeeded.
    """
    for batch, end in read_batches(log, room, fold.key, offset):
        fold.apply(batch, owe)
        offset = end
    return offset


def count_again(
    log: LogReader,
    room: str,
    key: bytes,
    cur: str,
    progress: Callable[[int], None] | None = None,
) -> tuple[Fold, int]:
    """The state of the room's log as far as it is written now, and the offset after it.

    `progress`: as of `refold`. Raises LogUnavailable.
    """
    stop, offset = log.last_offset() + 1, 0

    def batches() -> Iterator[Batch]:
        nonlocal offset
        for batch, end in read_batches(log, room, key, 0):
            if end > stop:  # of the two readings the second must not see more
                return
            offset = end
            yield batch

    fold = refold(batches, key, cur, progress=progress)
    return fold, offset
