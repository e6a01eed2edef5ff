"""Asking for a room to be counted again: who and why is kept, and it is asked once at a time.

For a correction that is owed the server asks by itself, again and again until nothing is owed.
"""

from __future__ import annotations

from itertools import takewhile

from django.db import transaction
from django.db.models import QuerySet

from kaibo.domains.control import running
from kaibo.domains.control.jobs import REFOLD
from kaibo.domains.control.models import Room
from kaibo.kit import jobs, journal
from kaibo.kit.access import Actor, system
from kaibo.kit.clock import MINUTE, SECOND, now_ms
from kaibo.kit.delivery import OPEN_STATES, Delivery, State
from kaibo.kit.errors import Refusal
from kaibo.live.room import Room as Live

#: How long after the first, second, … that failed or was cancelled in a row it is tried again.
AGAIN_AFTER = (5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE)


def ask(actor: Actor, room_id: int, *, reason: str = "") -> int:
    """Queue it; the number of the job. Refusals: `not_found`, `retired`, `already_running`."""
    with journal.act(actor, "control.room.refold", reason=reason) as writing:
        # The room's row is held: of two who ask at once, one finds the other's job.
        room = writing.lock(Room, room_id, expect=journal.ANY)
        row = _of(room.ident).filter(state__in=OPEN_STATES).first()
        if row is not None:
            raise Refusal(
                "already_running",
                f"「{room}」正在重算，看通知里的进度即可。",
                values={"job": row.pk},
            )
        writing.note(room, refold=True)
        return jobs.start(actor, REFOLD, room=room.ident, title=room.title)


def ask_if_owed(ident: str) -> bool:
    """Queue it for a correction the room owes, unless it is queued, or failed a moment ago; False
    when nothing is owed, or only a person can help: the room has stopped.

    Refusals: those of `running.look`.
    """
    if not running.look(ident, _owes, mending=True):
        return False
    with transaction.atomic():
        if _may_try(list(_of(ident).order_by("-pk")[: len(AGAIN_AFTER)]), now_ms()):
            room = Room.objects.filter(ident=ident).first()
            title = room.title if room else ident
            jobs.start(system(REFOLD), REFOLD, room=ident, title=title)
    return True


def _owes(here: Live) -> bool:
    return here.fold.owed is not None and here.broken is None


def _may_try(latest: list[Delivery], now: int) -> bool:
    """Whether it is time for another; `latest` are the room's last ones, the newest first."""
    if any(row.state in OPEN_STATES for row in latest):
        return False
    failed = list(takewhile(lambda row: row.state != State.DONE, latest))
    if not failed:
        return True
    return now >= (failed[0].finished_at or 0) + AGAIN_AFTER[len(failed) - 1]


def _of(ident: str) -> QuerySet[Delivery]:
    return Delivery.objects.filter(name=REFOLD, arguments__room=ident)
