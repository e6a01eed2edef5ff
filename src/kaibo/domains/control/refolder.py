"""A program of its own: a room counted again from its log, beside the server and not inside it.

    python -m kaibo.domains.control.refolder < asked

Counting a long room again takes seconds, which must not be taken from the room's thread. Tells how
many events it has read, a number a line, and leaves the state as a snapshot in the folder `into`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kaibo.live import snapshots
from kaibo.live.batch import Batch
from kaibo.live.from_log import read_batches
from kaibo.live.install import Install
from kaibo.live.log import LogReader
from kaibo.live.refold import refold
from kaibo.live.state import freeze

EVERY_S = 0.1
#: The log is read once for the timeline and once for everything else.
PASSES = 2


class Asked(msgspec.Struct):
    """A room of a data folder, the currency of its money, and the folder for the answer."""

    folder: str
    room: str
    cur: str
    into: str


class Reading:
    """The room's log up to where it was at first: what comes meanwhile is left to the server."""

    def __init__(self, log: LogReader, room: str, key: bytes) -> None:
        self.log, self.room, self.key = log, room, key
        self.end = log.last_offset() + 1
        self.offset = 0
        self._read = 0
        self._told = 0.0

    def batches(self) -> Iterator[Batch]:
        """One pass, telling how far it is."""
        for batch, end in read_batches(self.log, self.room, self.key, 0):
            if end > self.end:
                return
            self._read += len(batch)
            if time.monotonic() >= self._told:
                self._told = time.monotonic() + EVERY_S
                sys.stdout.write(f"{self._read}\n")
                sys.stdout.flush()
            yield batch
            self.offset = end


def main() -> None:
    """Count one room again and end."""
    if hasattr(os, "nice"):
        os.nice(10)  # the show comes first
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Asked)
    install = Install.open(Path(asked.folder), create=False)
    log = LogReader(install.log_path(install.partition(asked.room)))
    reading = Reading(log, asked.room, install.room_key(asked.room))
    fold = refold(reading.batches, reading.key, asked.cur)
    snapshots.write(Path(asked.into), freeze(fold, reading.offset))


if __name__ == "__main__":
    main()
