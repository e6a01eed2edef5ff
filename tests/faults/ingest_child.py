"""A process that ingests until it is killed: `python ingest_child.py FOLDER ROUND`.

It owns the folder, appends through the writer thread from several senders at once, and says
``ack OFFSET SERIAL`` on its standard output for each acknowledged batch, one line per write, so
that the one who kills it knows exactly what had been promised.
"""

import hashlib
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from kaibo.live.log import CODEC_NDJSON, Done, GroupCommit, NewRow, Owner, SqliteLog, Staged

SENDERS = 4
LOG_NAME = "log.db"


def body_of(serial: str) -> bytes:
    """What is sent under a serial: 60 bytes to 50 KB, the same for sender and judge."""
    digest = hashlib.sha256(serial.encode()).digest()
    return f"{serial}\n".encode() + digest * (1 + digest[0] ** 2 // 40)


def events_of(serial: str) -> int:
    """How many events the batch claims to hold: 1 to 256."""
    return 1 + hashlib.sha256(serial.encode()).digest()[1]


@dataclass(frozen=True)
class Batch:
    """A batch on its way; its room is its sender's."""

    serial: str
    body: bytes
    needs_state: bool = False

    @property
    def room(self) -> str:
        return f"room-{self.serial.split('.')[1]}"

    @property
    def size(self) -> int:
        return len(self.body)


class Stamp:
    """Stamps ``recv`` by counting on from the room's last one; answers with the first offset."""

    def __init__(self, log: SqliteLog) -> None:
        self._recv = {room: log.last_recv(room) or 0 for room in log.rooms()}

    def prepare(self, work: Batch) -> Staged:
        recv = self._recv[work.room] = self._recv.get(work.room, 0) + 1
        row = NewRow(work.room, recv, recv, events_of(work.serial), CODEC_NDJSON, work.body)
        return Staged([row])

    def committed(self, room: str, done: Sequence[Done[Batch]]) -> list[int]:
        return [item.offsets[0] for item in done]


def ingest_until_killed(submit: Callable[[str], Future[int]], round_: str) -> None:
    """Send from several threads at once, each with three batches under way, and say every ack."""

    def send(sender: int) -> None:
        number = 0
        while True:
            serials = [f"{round_}.{sender}.{number + i}" for i in range(3)]
            number += 3
            for serial, future in [(serial, submit(serial)) for serial in serials]:
                os.write(1, f"ack {future.result()} {serial}\n".encode())

    threads = [threading.Thread(target=send, args=(sender,)) for sender in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main(folder: Path, round_: str) -> None:
    os.write(1, b"start\n")
    with Owner(folder):
        log = SqliteLog(folder / LOG_NAME, checkpoint_pages=16)
        writer: GroupCommit[Batch, int] = GroupCommit(log, Stamp(log))
        ingest_until_killed(lambda serial: writer.submit(Batch(serial, body_of(serial))), round_)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
