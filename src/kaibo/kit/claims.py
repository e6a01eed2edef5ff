"""Claims: which owed work a worker may take, keep and give back. All of it survives kill -9."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from kaibo.kit.clock import HOUR, MINUTE, SECOND, now_ms
from kaibo.kit.delivery import Delivery, Lane, State

# Waits between tries; after the last one a delivery is dead and shown to people.
RETRY_AFTER = (SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR)
LEASE = 30 * SECOND


def claim(owner: str, lanes: Collection[Lane], lease: int = LEASE) -> Delivery | None:
    """Take the work that is due longest, or whose worker died; None when there is none."""
    if not _takeable(lanes, now_ms()).exists():  # a plain read: no write lock while idle
        return None
    with transaction.atomic():
        now = now_ms()
        rows = _takeable(lanes, now).select_for_update(skip_locked=True)
        row = rows.order_by("due_at", "pk").first()
        if row is None:
            return None
        row.state, row.owner, row.lease_until = State.RUNNING, owner, now + lease
        row.attempts += 1
        row.touched_at = now
        row.save()
    return row


def hold(row: Delivery, owner: str) -> Delivery | None:
    """Within a transaction: lock the claimed row, or None when the lease went to another."""
    return _held(row, owner).select_for_update().first()


def renew(row: Delivery, owner: str, lease: int = LEASE, **shown: Any) -> Delivery | None:
    """Prolong the lease and store what is shown of it; None when it went to another."""
    now = now_ms()
    if not _held(row, owner).update(lease_until=now + lease, touched_at=now, **shown):
        return None
    return Delivery.objects.get(pk=row.pk)


def finish(row: Delivery, owner: str, state: State, **shown: Any) -> bool:
    """End it as done or cancelled; False when the lease went to another meanwhile."""
    now = now_ms()
    return bool(
        _held(row, owner).update(
            state=state, owner="", lease_until=0, finished_at=now, touched_at=now, **shown
        )
    )


def give_back(row: Delivery, owner: str) -> None:
    """The worker is told to stop: somebody else starts it anew, and this try does not count."""
    now = now_ms()
    _held(row, owner).update(
        state=State.WAITING,
        owner="",
        lease_until=0,
        attempts=F("attempts") - 1,
        due_at=now,
        touched_at=now,
    )


def was_last(row: Delivery) -> bool:
    """Whether the try under way is the last one."""
    return row.attempts > len(RETRY_AFTER)


def fail(row: Delivery, owner: str, error: str, *, again: bool, **shown: Any) -> State:
    """Wait for the next try, or, after the last or when `again` is False, dead, as `shown`."""
    now = now_ms()
    held = _held(row, owner)
    if again and not was_last(row):
        held.update(
            state=State.WAITING,
            owner="",
            lease_until=0,
            due_at=now + RETRY_AFTER[row.attempts - 1],
            error=error,
            touched_at=now,
        )
        return State.WAITING
    held.update(
        state=State.DEAD,
        owner="",
        lease_until=0,
        error=error,
        finished_at=now,
        touched_at=now,
        **shown,
    )
    return State.DEAD


def revive(row: Delivery) -> None:
    """A person says: try the dead one again, from the first try."""
    now = now_ms()
    Delivery.objects.filter(pk=row.pk, state=State.DEAD).update(
        state=State.WAITING, attempts=0, due_at=now, finished_at=None, touched_at=now, error=""
    )


def _held(row: Delivery, owner: str) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=row.pk, owner=owner, state=State.RUNNING)


def _takeable(lanes: Collection[Lane], now: int) -> QuerySet[Delivery]:
    due = Q(state=State.WAITING, due_at__lte=now)
    orphaned = Q(state=State.RUNNING, lease_until__lte=now)
    return Delivery.objects.filter(due | orphaned, lane__in=lanes)
