"""The rooms of a running server: the engine, wired to the hub that feeds open pages.

What has changed is published four times a second at most, by looking into the room between two
batches; comments go out as they are folded.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kaibo.kit.hub import Hub, PartTooLarge
from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.glance import Glance
from kaibo.live.room import Room

log = logging.getLogger("kaibo.rooms")

EVERY_S = 0.25
COMMENTS_KEPT = 400
#: part of the page → the right it takes; money has a right of its own.
PARTS = {
    "run": "run.read",
    "figures": "money.gmv.read",
    "links": "money.gmv.read",
    "trend": "money.gmv.read",
    "gauges": "run.read",
}
COMMENTS = "comments"


class LiveRooms:
    """Owner of the engine and of the thread that publishes what it knows."""

    def __init__(self, folder: Path, hub: Hub) -> None:
        self.hub = hub
        for part, right in PARTS.items():
            hub.declare(part, right)
        hub.declare(COMMENTS, "comments.read", ring=COMMENTS_KEPT)
        self._changed: set[str] = set()
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self.engine = Engine(folder, listener=self._folded)
        self._thread = threading.Thread(target=self._run, name="kaibo-rooms", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop publishing, finish what waits, store every room."""
        self._stopping.set()
        self._thread.join()
        self.engine.close()

    def _folded(self, room: Room, events: Sequence[Event]) -> None:
        with self._lock:
            self._changed.add(room.id)
        said = [_comment(e) for e in events if e.kind == "comment"]
        if said:
            self.hub.append(room.id, COMMENTS, *said[-COMMENTS_KEPT:])

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_S):
            with self._lock:
                changed, self._changed = self._changed, set()
            for ident in changed:
                try:
                    self.engine.look(ident, self._publish).result()
                except Exception:  # a page without news must not take the room down with it
                    log.exception("room %s could not be shown", ident)

    def _publish(self, room: Room) -> None:
        glance = Glance(room.fold, room.clock.now())
        values: dict[str, Any] = {
            "run": glance.run(),
            "figures": glance.figures(),
            "links": glance.links(),
            "trend": glance.trend(),
            "gauges": glance.gauges(),
        }
        for part, value in values.items():
            try:
                self.hub.publish(room.id, part, value)
            except PartTooLarge as error:
                log.warning("room %s: %s", room.id, error)


def _comment(event: Event) -> dict[str, Any]:
    return {"id": event.id, "src": event.src, "ts": event.ts, "text": event.text}
