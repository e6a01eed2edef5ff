"""The evidence of a show asked for."""

from __future__ import annotations

from kaibo.domains.control import running
from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.jobs import PACKAGE
from kaibo.domains.control.shown.seen import find, title_of
from kaibo.kit import jobs
from kaibo.kit.access import Actor
from kaibo.live.room import Room


def start(actor: Actor, room: RoomCard, show: str, *, outside: bool) -> int:
    """Have it put together in the process that has the rooms; the number of the job. Refusals:
    `not_found`, those of `running.look`."""

    def title(here: Room) -> str:
        return title_of(here.fold, find(here.fold, here.id, show)) or show

    told = {"room": room.ident, "show": show, "outside": outside, "by": actor.name}
    job: int = jobs.start(actor, PACKAGE, title=running.look(room.ident, title), **told)
    return job
