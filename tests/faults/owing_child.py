"""A process whose room owes a correction until it is killed: `python owing_child.py FOLDER`.

Ten comments in segment t1 and ten in t2; then the desk says that t2 never began, nobody counts it,
and five more comments come. Snapshots are stored all along. It says `owed` and waits.
"""

import os
import sys
import threading
from pathlib import Path
from typing import Any

from kaibo.live import engine as engine_module
from kaibo.live import room as room_module
from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.room import Post

SNAPSHOT_EVENTS = 4


def main(folder: Path) -> None:
    engine_module.SNAPSHOT_EVENTS = SNAPSHOT_EVENTS
    room_module.AT_ONCE = 0
    engine = Engine(folder, recount=lambda room: None)

    def press(ident: str, kind: str, **fields: Any) -> None:
        engine.post(Post("r", "desk", events=[Event(ident, kind, **fields)])).result()

    def comments(first: int, many: int) -> None:
        at = engine.look("r", lambda room: room.sequencer.last + 1).result()
        events = [Event(f"c{n}", "comment", ts=at) for n in range(first, first + many)]
        engine.append("r", "sim:1", events).result()
        engine.storing.wait()

    press("s", "show.start", ref="s1")
    press("t1", "segment.take", ref="1")
    comments(0, 10)
    press("t2", "segment.take", ref="2")
    comments(10, 10)
    press("f", "timeline.fix", x={"lane": "segment", "op": "drop", "span": "t2", "why": "按错了"})
    comments(20, 5)
    assert engine.look("r", lambda room: room.fold.owed is not None).result()
    os.write(1, b"owed\n")
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
