"""A program of its own: what a number is made of, worked out beside the server and not inside it.

    python -m kaibo.domains.control.tracer < asked > told

Reading a long show twice takes seconds, which must not be taken from the room's thread. Both sides
speak JSON; `asked` is `Asked`, `told` is {total, count, distinct, parts, stretches, next} or
{missing}.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import msgspec

from kaibo.live.cell import Cell, NoSuchCell
from kaibo.live.from_log import read_batches
from kaibo.live.install import Install
from kaibo.live.log import LogReader
from kaibo.live.trace import Part, trace

#: What of an event is told, where the event says it.
TOLD = ("viewer", "product", "sku", "order", "line", "qty", "amount", "cur", "n", "channel", "ref")
TEXT = "text"


class Asked(msgspec.Struct):
    """One cell of one show. `offset`: where in the log its show begins; `after`: the offset of the
    last part that is known already, -1 for none; `now`: room time, null for the show's end."""

    folder: str
    room: str
    offset: int
    show: str
    level: str
    key: str
    measure: str
    cur: str
    after: int
    now: int | None


def traced(asked: Asked) -> dict[str, Any]:
    """The parts of the cell as plain data."""
    install = Install.open(Path(asked.folder), create=False)
    log = LogReader(install.log_path(install.partition(asked.room)))
    key = install.room_key(asked.room)
    try:
        found = trace(
            lambda: read_batches(log, asked.room, key, asked.offset),
            key,
            Cell(asked.show, asked.level, asked.key, asked.measure),
            asked.cur,
            asked.after,
            now=asked.now,
        )
    except NoSuchCell as error:
        return {"missing": str(error)}
    return {
        "total": found.total,
        "count": found.count,
        "distinct": found.distinct,
        "parts": [_part(part) for part in found.parts],
        "stretches": [one._asdict() for one in found.stretches],
        "next": found.next,
    }


def _part(part: Part) -> dict[str, Any]:
    event = part.event
    said = {name: getattr(event, name) for name in (*TOLD, TEXT)}
    return {
        "offset": part.offset,
        "adds": part.adds,
        "id": event.id,
        "kind": event.kind,
        "src": event.src,
        "ts": event.ts,
        "recv": event.recv,
        "told": {name: value for name, value in said.items() if value is not None},
    }


def main() -> None:
    """Answer one question and end."""
    if hasattr(os, "nice"):
        os.nice(10)  # the show comes first
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Asked)
    sys.stdout.buffer.write(msgspec.json.encode(traced(asked)))


if __name__ == "__main__":
    main()
