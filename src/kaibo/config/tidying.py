"""Housekeeping, in a thread of the server: imports that ended unseen, files past their time, and by
night what the law no longer orders kept."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from time import monotonic

from django.conf import settings
from django.db import connections

from kaibo.domains.control import public as control
from kaibo.kit.clock import from_ms, now_ms

log = logging.getLogger("kaibo.tidying")

#: How often files are looked for whose job ended without an answer; how often old ones go.
SETTLE_S = 2.0
TIDY_S = 3_600.0
#: Hours of the team's clock in which records past their time go: shows are over, nobody waits.
NIGHT = range(3, 6)
#: Not while the rooms are still being counted.
FIRST_S = 60.0


class Tidying:
    """Runs from when the rooms are open until before they close. `now`: UTC ms."""

    def __init__(
        self,
        now: Callable[[], int] = now_ms,
        *,
        settle_s: float = SETTLE_S,
        first_s: float = FIRST_S,
    ) -> None:
        self._now, self._settle_s = now, settle_s
        self._tidy_at = monotonic() + first_s
        self._night = ""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="kaibo-tidying", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End, and wait for it: the file that is being deleted is deleted."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(self._settle_s):
            try:
                self._look()
            except Exception:
                log.exception("imports could not be tidied; trying again")
            finally:
                connections.close_all()

    def _look(self) -> None:
        control.settle_imports()
        if monotonic() >= self._tidy_at:
            # First, so that what fails is not tried again at once, and again.
            self._tidy_at = monotonic() + TIDY_S
            if gone := control.tidy_imports(settings.KAIBO_RAW_DAYS, self._now()):
                log.info("%d imported files were past their time and are deleted", gone)
            self._retain(self._now())

    def _retain(self, now: int) -> None:
        """Once a night."""
        local = from_ms(now)
        if local.hour not in NIGHT or self._night == f"{local:%F}":
            return
        told = control.remove_due(now)
        self._night = f"{local:%F}"
        if told.events_gone or told.papers_gone or told.asked_gone:
            log.info(
                "past their time: %d events, %d papers; of viewers who had asked: %d events",
                told.events_gone, told.papers_gone, told.asked_gone,
            )  # fmt: skip
