"""A process that runs the engine until it is killed: `python engine_child.py FOLDER FROM`.

It posts numbered comments of one viewer each from FROM on, in batches of 20, every batch twice (a
sender that retries), and says `ack N` on its standard output once all comments below N are
acknowledged. Once in a while the desk marks a pitch, and once corrects one.
"""

import os
import sys
from pathlib import Path

from kaibo.live import engine as engine_module
from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.room import Post

BATCH = 20
#: Snapshots so often that kills fall before, in and after them.
SNAPSHOT_EVENTS = 120


def comment(number: int) -> Event:
    """The comment with this number; the same each time it is sent."""
    return Event(id=f"c{number}", kind="comment", ts=1 + number, viewer=f"{number + 1:016x}")


def main(folder: Path, start: int) -> None:
    engine_module.SNAPSHOT_EVENTS = SNAPSHOT_EVENTS
    engine = Engine(folder)
    if start == 0:
        engine.post(Post("r", "desk", events=[Event("s", "show.start", ref="s1")])).result()
    os.write(1, b"start\n")
    number = start
    while True:
        events = [comment(n) for n in range(number, number + BATCH)]
        answers = [engine.append("r", "sim:1", events) for _ in range(2)]
        for answer in answers:
            answer.result()
        number += BATCH
        if number % (5 * BATCH) == 0:
            act = Event(f"p{number}", "pitch.start", product=f"a{number % 3}")
            engine.post(Post("r", "desk", events=[act])).result()
        os.write(1, f"ack {number}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
