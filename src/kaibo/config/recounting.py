"""Long rooms that owe a correction: counted again beside the server, however often it fails.

The engine says which room owes; a thread asks control for the job, and looks again until nothing
is owed any more.
"""

from __future__ import annotations

import logging
import threading

from django.db import connections

from kaibo.domains.control import public as control

log = logging.getLogger("kaibo.recounting")

AGAIN_S = 1.0


class Recounting:
    """Runs from when the rooms are open until before they close. What is still owed then is
    counted when the room is next opened."""

    def __init__(self) -> None:
        self._rooms: set[str] = set()
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="kaibo-recounting", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def owed(self, room: str) -> None:
        """The room owes a correction. Called in its own thread: only noted."""
        with self._lock:
            self._rooms.add(room)
        self._woken.set()

    def close(self) -> None:
        """Ask for nothing more, and wait for its end."""
        self._stopping = True
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            self._woken.wait(AGAIN_S if self._rooms else None)
            self._woken.clear()
            if self._stopping:
                return
            with self._lock:
                rooms, self._rooms = self._rooms, set()
            again = {room for room in rooms if _ask(room)}
            with self._lock:
                self._rooms |= again


def _ask(room: str) -> bool:
    """Have it counted again; True when it must be looked at once more."""
    try:
        return control.recount_if_owed(room)
    except Exception:
        log.exception("room %s owes a correction and could not be asked about", room)
        return True
    finally:
        connections.close_all()
