"""Results of ended shows are kept up with the log, in a thread of the server.

Only the server can read its rooms, and what they told is worked out here, never in a room's thread.
"""

from __future__ import annotations

import logging
import threading
from time import monotonic

from django.db import connections

from kaibo.domains.review import public as review

log = logging.getLogger("kaibo.keeping")

#: How often it is looked whether something is owed, and how soon after a press that matters.
EVERY_S = 60.0
SOON_S = 15.0
#: Presses after which the results of ended shows may differ.
MATTERS = frozenset({"show.end", "timeline.fix"})


class Keeping:
    """Runs from when the rooms are open until before they close."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rooms: set[str] = set()
        self._woken = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="kaibo-keeping", daemon=True)

    def start(self) -> None:
        """Begin; what was missed while no server ran is caught up with."""
        self._thread.start()

    def pressed(self, room: str, kind: str) -> None:
        """A press was recorded: only noted."""
        if kind in MATTERS:
            with self._lock:
                self._rooms.add(room)
            self._woken.set()

    def close(self) -> None:
        """End, and wait for it: the show that is being copied is finished first."""
        self._stopping = True
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        due = monotonic() + SOON_S
        while True:
            self._woken.wait(max(0.0, due - monotonic()))
            if self._stopping:
                return
            if self._woken.is_set():
                self._woken.clear()
                due = min(due, monotonic() + SOON_S)
                continue
            self._look()
            due = monotonic() + EVERY_S

    def _look(self) -> None:
        with self._lock:
            rooms, self._rooms = self._rooms, set()
        try:
            review.corrected(rooms)
            written = review.keep_owed(lambda: self._stopping)
            if written:
                log.info("results of %d shows were kept", written)
        except Exception:
            log.exception("results could not be kept; trying again")
            with self._lock:
                self._rooms |= rooms
        finally:
            connections.close_all()
