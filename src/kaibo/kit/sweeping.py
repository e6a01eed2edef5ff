"""Sweeping: finished work is forgotten after thirty days, what it was given and made after one.

Facts are the record and stay for ever.
"""

from __future__ import annotations

import time

from django.db.models import QuerySet

from kaibo.kit import attachment
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.delivery import Delivery, State

KEPT = 30 * DAY
EVERY_SECONDS = 3_600.0
#: So few that nobody waits for the one write lock of SQLite.
AT_ONCE = 500
#: Dead work stays: somebody has to look at it.
FINISHED = (State.DONE, State.CANCELLED)


class Sweeper:
    """A worker's broom: says when it is time, and when there is more to do at once."""

    def __init__(self) -> None:
        self._next = 0.0

    def sweep_when_due(self) -> bool:
        """Sweep once an hour; True when there is more to sweep."""
        if time.monotonic() < self._next:
            return False
        more = AT_ONCE in (sweep(), attachment.sweep(AT_ONCE))
        if not more:
            self._next = time.monotonic() + EVERY_SECONDS
        return more


def sweep() -> int:
    """Delete some of what was done or cancelled long ago; returns how many."""
    found = list(old(now_ms()).values_list("pk", flat=True)[:AT_ONCE])
    return Delivery.objects.filter(pk__in=found).delete()[0] if found else 0


def old(now: int) -> QuerySet[Delivery]:
    """What may go. Work is due before it is finished, and that column has the index."""
    before = now - KEPT
    return Delivery.objects.filter(
        state__in=FINISHED, due_at__lt=before, finished_at__lt=before
    ).order_by()
