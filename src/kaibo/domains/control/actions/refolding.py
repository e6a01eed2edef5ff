"""Asking for a room to be counted again: who and why is kept, and it is asked once at a time."""

from __future__ import annotations

from kaibo.domains.control.jobs import REFOLD
from kaibo.domains.control.models import Room
from kaibo.kit import jobs, journal
from kaibo.kit.access import Actor
from kaibo.kit.delivery import OPEN_STATES, Delivery
from kaibo.kit.errors import Refusal


def ask(actor: Actor, room_id: int, *, reason: str = "") -> int:
    """Queue it; the number of the job. Refusals: `not_found`, `retired`, `already_running`."""
    with journal.act(actor, "control.room.refold", reason=reason) as writing:
        # The room's row is held: of two who ask at once, one finds the other's job.
        room = writing.lock(Room, room_id, expect=journal.ANY)
        open_now = Delivery.objects.filter(name=REFOLD, state__in=OPEN_STATES)
        for row in open_now:
            if row.arguments["room"] == room.ident:
                raise Refusal(
                    "already_running",
                    f"「{room}」正在重算，看通知里的进度即可。",
                    values={"job": row.pk},
                )
        writing.note(room, refold=True)
        return jobs.start(actor, REFOLD, room=room.ident, title=room.title)
