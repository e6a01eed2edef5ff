"""What is said on air is checked in a thread of the server, and alerts of it go into the log.

A room's own thread only hands over; a check never holds up the record. Whether rooms are checked
is shown on their pages: a show never goes unchecked in silence.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

from django.db import connections

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control import public as control
from kaibo.kit.clock import now_ms
from kaibo.live.events import Event

log = logging.getLogger("kaibo.hearing")

#: So many events of a room may wait; of comments beyond them the oldest are passed over, and said.
MOST_WAITING = 20_000
#: How often a page is told how the checking stands, at least; how long to wait after a failure.
TELL_S, AFTER_FAILURE_S = 5.0, 1.0
#: The rules take seconds to read: a server that has just begun has better things to do first.
REST_S = 10.0
#: To read the rules, or a long text, may take longer: what was said then is listened to again.
STOP_S = 2.0
#: How often it is looked whether labels stand on the pictures of rooms on air.
LABELS_S = 5.0
CHECKING, COMMENT = "checking", "comment"

#: Room and value, for the part `checking` of its page.
Publish = Callable[[str, dict[str, Any]], object]


class Hearing:
    """Runs from when the rooms are open until before they close."""

    def __init__(self, publish: Publish = lambda room, value: None) -> None:
        self._publish = publish
        self._waiting: dict[str, list[Event]] = {}
        self._passed: dict[str, int] = {}
        #: Room → time of what was said last, UTC ms of the room; comments are not said.
        self._heard: dict[str, int] = {}
        #: Room → when it was told of last, and whether all was well then.
        self._said: dict[str, tuple[float, bool]] = {}
        self._changed = threading.Condition()
        self._stopping = False
        self._labels_at = 0.0
        self._watch = control.Watch()
        self._thread = threading.Thread(target=self._run, name="kaibo-hearing", daemon=True)

    def start(self) -> None:
        """Begin: the rules are read first, then what was said lately is listened to again."""
        self._thread.start()

    def folded(self, room: str, events: Sequence[Event]) -> None:
        """New events of a room, in its writer thread: only noted."""
        heard = [event for event in events if control.is_heard(event)]
        if heard:
            with self._changed:
                self._wait(room, heard)
                self._changed.notify()

    def close(self) -> None:
        """End; what is being checked just now is waited for a little, not to its end."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    def _wait(self, room: str, heard: list[Event]) -> None:
        waiting = self._waiting.setdefault(room, [])
        waiting += heard
        over = len(waiting) - MOST_WAITING
        if over > 0:
            old = [at for at, event in enumerate(waiting) if event.kind == COMMENT][:over]
            passed = set(old)
            self._waiting[room] = [e for at, e in enumerate(waiting) if at not in passed]
            self._passed[room] = self._passed.get(room, 0) + len(passed)

    def _run(self) -> None:
        self._begin()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or self._waiting, LABELS_S)
                if self._stopping:
                    return
                rooms, self._waiting = self._waiting, {}
            for room, events in rooms.items():
                self._hear(room, events)
            self._look_for_labels()
            connections.close_all()

    def _begin(self) -> None:
        try:
            before = self._watch.again()
            with self._changed:
                waits = any(map(_is_said, before.values()))
                self._changed.wait_for(lambda: waits or self._has_to_begin(), REST_S)
                if self._stopping:
                    return
            compliance.warm()
            for room, events in before.items():
                self._hear(room, events)
        except Exception:
            log.exception("what was said before the server began could not be listened to")
        finally:
            connections.close_all()

    def _look_for_labels(self) -> None:
        """What must stand on the picture is looked for whether anybody speaks or not."""
        if self._ends() or monotonic() < self._labels_at:
            return
        self._labels_at = monotonic() + LABELS_S
        try:
            self._watch.labels()
        except Exception:
            if not self._ends():
                log.exception("the labels on the picture could not be looked for; trying again")

    def _ends(self) -> bool:
        return self._stopping

    def _has_to_begin(self) -> bool:
        return self._stopping or any(map(_is_said, self._waiting.values()))

    def _hear(self, room: str, events: list[Event]) -> None:
        if self._ends():  # the rooms are closing: what waits is listened to at the next start
            return
        try:
            self._watch.hear(room, events)
        except Exception as error:
            if self._ends():
                return
            log.exception("what was said in room %s could not be checked; trying again", room)
            self._say(room, events, error)
            with self._changed:
                if self._changed.wait_for(lambda: self._stopping, AFTER_FAILURE_S):
                    return
                later = self._waiting.pop(room, [])
                self._wait(room, events + later)
        else:
            self._say(room, events, None)

    def _say(self, room: str, events: list[Event], error: Exception | None) -> None:
        """How the checking of a room stands: when it last heard anything, what waits, what was
        passed over."""
        spoken = [event.ts for event in events if event.kind != COMMENT]
        if spoken:
            self._heard[room] = max(self._heard.get(room, 0), *spoken)
        now, waiting = monotonic(), len(self._waiting.get(room, ()))
        at, all_is_well = self._said.get(room, (now - TELL_S, False))
        if error is None and all_is_well and now - at < TELL_S:
            return
        self._said[room] = now, error is None and not waiting
        value = {
            "on": error is None,
            "at": now_ms(),
            "heard": self._heard.get(room),
            "waiting": waiting,
            "passed": self._passed.get(room, 0),
            "untold": self._watch.untold(room),
            "problems": compliance.problems(),
        }
        self._publish(room, value)


def _is_said(events: Sequence[Event]) -> bool:
    """Whether something is among them that cannot wait: comments can."""
    return any(event.kind != COMMENT for event in events)
