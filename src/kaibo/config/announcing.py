"""What schedules want sent to the team's groups is handed over in time, in a thread of the server.

Only the server can read its rooms. What it hands over leaves by the outbox, from the worker.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from time import monotonic

from django.db import connections

from kaibo.domains.review import public as review
from kaibo.domains.team import public as team
from kaibo.kit.clock import now_ms

log = logging.getLogger("kaibo.announcing")

#: How often it is looked what is due; how soon after a press that ends a show or hands it over.
EVERY_S = 15.0
SOON_S = 2.0
#: How often the outbox is looked after.
TEND_S = 60.0
MATTERS = frozenset({"show.end", "handover"})


class Announcing:
    """Runs from when the rooms are open until before they close. `now`: UTC ms."""

    def __init__(self, now: Callable[[], int] = now_ms, every_s: float = EVERY_S) -> None:
        self._now, self._every_s = now, every_s
        self._woken = threading.Event()
        self._stopping = False
        self._tended = 0.0
        self._thread = threading.Thread(target=self._run, name="kaibo-announcing", daemon=True)

    def start(self) -> None:
        """Begin; what was missed while no server ran is written down."""
        self._thread.start()

    def pressed(self, room: str, kind: str) -> None:
        """A press was recorded: only noted."""
        if kind in MATTERS:
            self._woken.set()

    def close(self) -> None:
        """End, and wait for it: the message that is being made is finished first."""
        self._stopping = True
        self._woken.set()
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
            due = monotonic() + self._every_s

    def _look(self) -> None:
        try:
            sent = review.send_due(self._now())
            if sent:
                log.info("%d scheduled messages were handed over", sent)
            if monotonic() - self._tended >= TEND_S:
                self._tended = monotonic()
                team.tend()
        except Exception:
            log.exception("schedules could not be looked at; trying again")
        finally:
            connections.close_all()
