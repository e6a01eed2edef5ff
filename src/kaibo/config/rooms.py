"""The rooms of a running server: the engine, wired to the hub that feeds open pages.

What has changed is published ten times a second at most, by looking into the room between two
batches; what takes longer to read, links and the trend, four times. A room on air is looked at
every two seconds anyway, for time passes in it too. Comments go out as they are folded. A room of
which nothing was published yet is shown as soon as a page watches it, and at the start of the
server if something has happened in it lately.
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

from kaibo.config.fitting import fitting_press, fitting_run
from kaibo.config.hearing import CHECKING
from kaibo.kit.clock import hour_offset
from kaibo.kit.errors import Refusal
from kaibo.kit.hub import Hub
from kaibo.kit.part import PartTooLarge
from kaibo.live.alert_board import alert_board
from kaibo.live.clock import RoomClock, Wall, speed_of, wall_ms
from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.glance import Glance
from kaibo.live.log import LogUnavailable
from kaibo.live.push_board import push_board
from kaibo.live.room import Room

log = logging.getLogger("kaibo.rooms")

EVERY_S = 0.1
SLOWLY_S = 0.25
ANYWAY_S = 2.0
COMMENTS_KEPT = 400
#: A room in which nothing has happened for so long is shown when a page watches it, not before.
LATELY_MS = 24 * 3_600_000
#: What a prompter shows; told only when it is another.
PROMPTER = "prompter"
#: part of the page → the right it takes; money has a right of its own.
PARTS = {
    "run": "run.read",
    "desk": "run.read",
    "alerts": "run.read",
    PROMPTER: "run.prompter",
    "sources": "run.read",
    "gauges": "run.read",
    "money_gauges": "money.gmv.read",
    "figures": "money.gmv.read",
    "links": "money.gmv.read",
    "trend": "money.gmv.read",
}
TOO_LARGE = "这一块内容太多，页面放不下，暂不显示；记录没有受影响，可在复盘页查看。"
#: Lists of which the oldest give way when not all fit.
NEWEST = frozenset({"desk"})
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

    `clock` and `currency` say, for a room, what time it is there and what its money is counted in;
    `there`, whether a room of this name is to be opened because a page watches it; `recount` is told
    of a room that owes a correction, as of `Engine`.
    """

    def __init__(
        self,
        folder: Path,
        hub: Hub,
        clock: Callable[[str], RoomClock] = lambda room: Wall(),
        currency: Callable[[str], str] | None = None,
        there: Callable[[str], bool] = lambda room: True,
        recount: Callable[[str], object] | None = None,
    ) -> None:
        self.hub, self.there = hub, there
        for part, right in PARTS.items():
            hub.declare(part, right, newest=part in NEWEST, calm=part == PROMPTER)
        hub.declare(COMMENTS, "comments.read", ring=COMMENTS_KEPT)
        hub.declare(CHECKING, "run.read")
        #: Told of what is new in a room, in its writer thread; it must be quick.
        self.hearing: Callable[[str, Sequence[Event]], object] = lambda room, events: None
        self._changed: set[str] = set()
        self._watched: set[str] = set()
        #: For each room, comments that were taken back before they came, by name, oldest first.
        self._unsaid: dict[str, dict[str, None]] = {}
        #: Rooms on air → when they were last shown; rooms → when their slow parts were, and those
        #: whose slow parts are behind.
        self._on_air: dict[str, float] = {}
        self._slowly: dict[str, float] = {}
        self._behind: set[str] = set()
        self._heard: dict[str, dict[str, Heard]] = {}
        #: Which prompters of a room are open.
        self.screens: Callable[[str], list[dict[str, Any]]] = lambda room: []
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        more = {} if currency is None else {"currency": currency}
        self.engine = Engine(folder, clock, self._folded, recount=recount, **more)
        self._changed.update(self._lately())
        hub.wanted = self.look_again
        self._thread = threading.Thread(target=self._run, name="kaibo-rooms", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop publishing, finish what waits, store every room."""
        self._stopping.set()
        self._thread.join()
        self.engine.close()

    def _lately(self) -> list[str]:
        """Rooms in which something has happened lately: what is on air there goes on unasked."""
        try:
            return [
                room
                for partition in self.engine.partitions
                for room in partition.log.rooms()
                if self.engine.clock(room).now() - (partition.log.last_recv(room) or 0) <= LATELY_MS
            ]
        except LogUnavailable:  # a server that cannot show a room may still record in another
            log.exception("the rooms on air could not be found; each waits for a page or an event")
            return []

    def _is_there(self, room: str) -> bool:
        try:
            return self.there(room)
        except Exception:
            log.exception("room %s could not be looked up", room)
            return False

    def look_again(self, room: str) -> None:
        """Something that is shown of this room has changed, or a page begins to watch it."""
        with self._lock:
            self._watched.add(room)

    def _folded(self, room: Room, events: Sequence[Event], fresh: Sequence[Event]) -> None:
        now = wall_ms()
        with self._lock:
            self._changed.add(room.id)
            heard = self._heard.setdefault(room.id, {})
            for src in {event.src for event in events}:
                mine = [event.ts for event in events if event.src == src]
                one = heard.setdefault(src, Heard())
                one.heard, one.ts = now, max(one.ts, *mine)
                one.events += len(mine)
        self._say(room.id, fresh)
        self.hearing(room.id, fresh)

    def _say(self, room: str, fresh: Sequence[Event]) -> None:
        """Comments go out, and none that was taken back, whichever of the two came first."""
        unsaid = self._unsaid.setdefault(room, {})
        said: dict[str, dict[str, Any]] = {}
        for event in fresh:
            if event.kind == "comment" and _name(event.src, event.id) not in unsaid:
                said[_name(event.src, event.id)] = _comment(event)
            elif event.kind == "comment.retract" and event.ref is not None:
                name = _name(event.src, event.ref)
                if said.pop(name, None) is None and self.hub.take_back(room, COMMENTS, name):
                    # For pages that have it already.
                    said[_name(event.src, event.id)] = _comment(event) | {"gone": event.ref}
                unsaid[name] = None
                if len(unsaid) > COMMENTS_KEPT:
                    del unsaid[next(iter(unsaid))]
        if said:
            names = list(said)[-COMMENTS_KEPT:]
            self.hub.append(room, COMMENTS, *(said[name] for name in names), names=names)

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_S):
            now = monotonic()
            with self._lock:
                changed, self._changed = self._changed, set()
                watched, self._watched = self._watched, set()
            changed |= {room for room in watched if self._is_there(room)}
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
        glance = Glance(room.fold, now, hour_offset(now))
        run = glance.run() | {"wall": wall, "speed": speed_of(room.clock)}
        values: dict[str, Any] = {
            "run": fitting_run(run),
            "desk": [fitting_press(press) for press in glance.presses()],
            "alerts": alert_board(glance),
            PROMPTER: push_board(glance, run) | {"screens": self.screens(room.id)},
            "sources": self._sources(room.id),
            "gauges": glance.gauges(),
            "money_gauges": glance.gauges(money=True),
            "figures": glance.figures(),
        }
        if slowly:
            values |= {"links": glance.busiest(), "trend": glance.trend()}
        self._show(room.id, values)
        return run["show"] is not None and run["show"]["end"] is None

    def _show(self, room: str, values: dict[str, Any]) -> None:
        for part, value in values.items():
            try:
                self.hub.publish(room, part, value)
            except PartTooLarge:
                self.hub.refuse(room, part, Refusal("too_large", TOO_LARGE))

    def _sources(self, room: str) -> list[dict[str, Any]]:
        with self._lock:
            heard = sorted(self._heard.get(room, {}).items())
            return [
                {"src": src, "heard": one.heard, "ts": one.ts, "events": one.events}
                for src, one in heard
            ]


def _comment(event: Event) -> dict[str, Any]:
    return {"id": event.id, "src": event.src, "ts": event.ts, "text": event.text}


def _name(src: str, ident: str) -> str:
    return f"{src}\n{ident}"
