"""The tail: reads new Facts as they are committed, by whichever process, and tells open pages.

One thread of the server runs it. Reading the table, instead of being called by the writer, is
what lets a worker process or the command line reach the pages too.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from fnmatch import fnmatchcase

from django.apps import apps
from django.db import Error as DatabaseError
from django.db import connection
from django.db.models import Max, Q

from kaibo.kit import wake
from kaibo.kit.clock import SECOND, now_ms
from kaibo.kit.delivery import JOBS, Delivery
from kaibo.kit.fact import Fact
from kaibo.kit.hub import Hub
from kaibo.kit.record import Record
from kaibo.kit.sqlite import checkpoint

log = logging.getLogger("kaibo.tail")

POLL_SECONDS = 0.25
# PostgreSQL gives out numbers before commit: a lower one may appear after a higher one. A missing
# number is looked for this long; the longest act is far shorter.
GAP_SECONDS = 10.0
BATCH = 500
GAPS = 500
# Jobs are stamped before they are committed; looking back this far misses none.
JOB_LOOKBACK = 2 * SECOND
JOB_SUBJECT = "kit.job"

Heard = Callable[[Fact, Hub], None]
_listeners: list[tuple[str, Heard]] = []


def heard(pattern: str) -> Callable[[Heard], Heard]:
    """Call a function, in the server's tail thread, for each Fact whose verb matches.

    For what concerns open pages only (such as closing them): it is called once at most.
    """

    def register(run: Heard) -> Heard:
        _listeners.append((pattern, run))
        return run

    return register


class Tail:
    """Follows the Facts from the moment it is made; declares every kind of row to the hub."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self._declare()
        self._last = Fact.objects.aggregate(last=Max("pk"))["last"] or 0
        self._jobs: dict[int, int] = {}
        self._jobs_until = now_ms()
        self._gaps: dict[int, float] = {}
        self._stopping = threading.Event()
        self._woken = wake.listen()
        self._thread = threading.Thread(target=self._run, name="kaibo-tail", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Stop the thread and wait for its end."""
        self._stopping.set()
        self._woken.set()
        self._thread.join()

    def step(self) -> int:
        """Tell of everything new; returns how many Facts there were."""
        now = time.monotonic()
        self._gaps = {pk: until for pk, until in self._gaps.items() if until > now}
        wanted = Q(pk__gt=self._last) | Q(pk__in=list(self._gaps)[-GAPS:])
        facts = list(Fact.objects.filter(wanted).order_by("pk")[:BATCH])
        for fact in facts:
            self._gaps.pop(fact.pk, None)
            for missing in range(max(self._last + 1, fact.pk - GAPS), fact.pk):
                self._gaps[missing] = now + GAP_SECONDS
            self._last = max(self._last, fact.pk)
            self._tell(fact)
        self._tell_jobs()
        return len(facts)

    def _declare(self) -> None:
        for model in apps.get_models():
            if issubclass(model, Record):
                self.hub.declare_subject(model.subject(), model.read_right)
        self.hub.declare_subject(JOB_SUBJECT, "people.read")

    def _tell(self, fact: Fact) -> None:
        self.hub.tell(fact.subject_type, fact.subject_id, fact.verb)
        for pattern, run in _listeners:
            if not fnmatchcase(fact.verb, pattern):
                continue
            try:
                run(fact, self.hub)
            except Exception:
                log.exception("a listener failed on fact %s", fact.pk)

    def _tell_jobs(self) -> None:
        rows = Delivery.objects.filter(
            lane__in=JOBS, touched_at__gt=self._jobs_until - JOB_LOOKBACK
        ).values_list("pk", "state", "touched_at")
        seen = {pk: touched for pk, _, touched in rows}
        for pk, state, touched in rows:
            if self._jobs.get(pk) != touched:
                self.hub.tell(JOB_SUBJECT, pk, f"kit.job.{state}")
        self._jobs = seen
        self._jobs_until = max(self._jobs_until, *seen.values(), 0)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                busy = self.step() == BATCH
                checkpoint()
            except DatabaseError:
                log.exception("the database did not answer; trying again")
                connection.close()
                busy = False
            if not busy:
                self._woken.wait(POLL_SECONDS)
        connection.close()
