"""What surrounds work while it runs: its heartbeat, its shown progress, and the ways it ends."""

from __future__ import annotations

import threading
import time
from types import TracebackType

from django.db import Error as DatabaseError
from django.db import connection

from kaibo.kit import claims
from kaibo.kit.delivery import Delivery

SHOWN_EVERY = 0.25
NOTE_LENGTH = 300


class Ended(BaseException):
    """A job ends before its end. Not an Exception, so that no `except Exception` swallows it."""


class Cancelled(Ended):
    """A person cancelled it."""


class Stopping(Ended):
    """The worker was told to stop; the job starts again elsewhere."""


class LeaseLost(Ended):
    """Another worker took it over, because this one was silent for too long."""


class Heartbeat:
    """Prolongs the lease from a thread of its own for as long as the block runs."""

    def __init__(self, row: Delivery, owner: str, lease: int) -> None:
        self._row, self._owner, self._lease = row, owner, lease
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="kaibo-heartbeat", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._over.wait(self._lease / 3_000):
                try:
                    if claims.renew(self._row, self._owner, self._lease) is None:
                        return
                except DatabaseError:
                    continue  # busy: two more beats fit into the lease
        finally:
            connection.close()


class Shown:
    """A job's `progress`: stores at most four signs a second, and ends the job when asked to."""

    def __init__(self, row: Delivery, owner: str, lease: int, stopping: threading.Event) -> None:
        self._row, self._owner, self._lease = row, owner, lease
        self._stopping = stopping
        self._next = 0.0

    @property
    def job(self) -> int:
        """The number of the job."""
        return self._row.pk

    @property
    def by(self) -> int | None:
        """Who started it."""
        return self._row.created_by_id

    def __call__(self, part: float, text: str = "", *, surely: bool = False) -> None:
        """Show `part` (0 to 1) and `text`; raises Cancelled, Stopping or LeaseLost."""
        if self._stopping.is_set():
            raise Stopping
        if time.monotonic() < self._next and not surely:
            return
        self._next = time.monotonic() + SHOWN_EVERY
        thousandths = round(min(max(part, 0.0), 1.0) * 1_000)
        shown = {"progress": thousandths, **({"note": text[:NOTE_LENGTH]} if text else {})}
        row = claims.renew(self._row, self._owner, self._lease, **shown)
        if row is None:
            raise LeaseLost
        if row.cancel_asked:
            raise Cancelled
