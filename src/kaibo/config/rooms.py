"""The rooms of a running server: the engine, wired to the hub that feeds open pages.

What has changed is published ten times a second at most, by looking into the room between two
batches; what takes longer to read, links and the trend, four times. A room on air is looked at
every two seconds anyway, for time passes in it too. Comments go out as they are folded.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from kaibo.kit.hub import Hub, PartTooLarge
from kaibo.live.clock import RoomClock, Wall, speed_of, wall_ms
from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.glance import Glance
from kaibo.live.room import Room

log = logging.getLogger("kaibo.rooms")

EVERY_S = 0.1
SLOWLY_S = 0.25
ANYWAY_S = 2.0
COMMENTS_KEPT = 400
#: part of the page → the right it takes; money has a right of its own.
PARTS = {
    "run": "run.read",
    "desk": "run.read",
    "sources": "run.read",
    "gauges": "run.read",
    "money_gauges": "money.gmv.read",
    "figures": "money.gmv.read",
    "links": "money.gmv.read",
    "trend": "money.gmv.read",
}
COMMENTS = "comments"


@dataclass(slots=True)
class Heard:
    """What has come from a source since the server started."""

    #: Wall time of the last message, UTC ms: the age of what it says.
    heard: int = 0
    #: Time of its newest event, UTC ms of the room.
    ts: int = 0
    events: int = 0


class LiveRooms:
    """Owner of the engine and of the thread that publishes what it knows.

    `clock` and `currency` say, for a room, what time it is there and what its money is counted in.
    """

    def __init__(
        self,
        folder: Path,
        hub: Hub,
        clock: Callable[[str], RoomClock] = lambda room: Wall(),
        currency: Callable[[str], str] | None = None,
    ) -> None:
        self.hub = hub
        for part, right in PARTS.items():
            hub.declare(part, right)
        hub.declare(COMMENTS, "comments.read", ring=COMMENTS_KEPT)
        self._changed: set[str] = set()
        #: Rooms on air → when they were last shown; rooms → when their slow parts were, and those
        #: whose slow parts are behind.
        self._on_air: dict[str, float] = {}
        self._slowly: dict[str, float] = {}
        self._behind: set[str] = set()
        self._heard: dict[str, dict[str, Heard]] = {}
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        more = {} if currency is None else {"currency": currency}
        self.engine = Engine(folder, clock, self._folded, **more)
        self._thread = threading.Thread(target=self._run, name="kaibo-rooms", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop publishing, finish what waits, store every room."""
        self._stopping.set()
        self._thread.join()
        self.engine.close()

    def touch(self, room: str) -> None:
        """Show a room soon, though nothing has come: it was just started or opened."""
        with self._lock:
            self._changed.add(room)

    def _folded(self, room: Room, events: Sequence[Event]) -> None:
        now = wall_ms()
        with self._lock:
            self._changed.add(room.id)
            heard = self._heard.setdefault(room.id, {})
            for src in {event.src for event in events}:
                mine = [event.ts for event in events if event.src == src]
                one = heard.setdefault(src, Heard())
                one.heard, one.ts = now, max(one.ts, *mine)
                one.events += len(mine)
        said = [_comment(e) for e in events if e.kind == "comment"]
        if said:
            self.hub.append(room.id, COMMENTS, *said[-COMMENTS_KEPT:])

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_S):
            now = monotonic()
            with self._lock:
                changed, self._changed = self._changed, set()
            changed |= {room for room, at in self._on_air.items() if now - at >= ANYWAY_S}
            changed |= {room for room in self._behind if now - self._slowly[room] >= SLOWLY_S}
            for ident in changed:
                self._on_air.pop(ident, None)
                slowly = now - self._slowly.get(ident, 0.0) >= SLOWLY_S
                if slowly:
                    self._slowly[ident] = now
                    self._behind.discard(ident)
                else:
                    self._behind.add(ident)
                try:
                    if self.engine.look(ident, partial(self._publish, slowly)).result():
                        self._on_air[ident] = now
                except Exception:  # a page without news must not take the room down with it
                    log.exception("room %s could not be shown", ident)

    def _publish(self, slowly: bool, room: Room) -> bool:
        """Give out the parts of a room, also the slow ones; True while a show is on air in it."""
        now, wall = room.clock.now(), wall_ms()
        glance = Glance(room.fold, now)
        run = glance.run() | {"wall": wall, "speed": speed_of(room.clock)}
        values: dict[str, Any] = {
            "run": run,
            "desk": glance.presses(),
            "sources": self._sources(room.id),
            "gauges": glance.gauges(),
            "money_gauges": glance.gauges(money=True),
            "figures": glance.figures(),
        }
        if slowly:
            values |= {"links": glance.busiest(), "trend": glance.trend()}
        for part, value in values.items():
            try:
                self.hub.publish(room.id, part, value)
            except PartTooLarge as error:
                log.warning("room %s: %s", room.id, error)
        return run["show"] is not None and run["show"]["end"] is None

    def _sources(self, room: str) -> list[dict[str, Any]]:
        with self._lock:
            heard = sorted(self._heard.get(room, {}).items())
            return [
                {"src": src, "heard": one.heard, "ts": one.ts, "events": one.events}
                for src, one in heard
            ]


def _comment(event: Event) -> dict[str, Any]:
    return {"id": event.id, "src": event.src, "ts": event.ts, "text": event.text}
