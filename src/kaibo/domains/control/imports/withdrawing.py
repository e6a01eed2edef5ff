"""Taking back what a file said: it stays in the log, and counts as never said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kaibo.domains.control import refolding, running
from kaibo.domains.control.imports import rostering
from kaibo.domains.control.imports.storing import WAIT_S
from kaibo.kit.clock import now_ms
from kaibo.kit.jobs import Progress
from kaibo.live.allowed import DESK
from kaibo.live.events import Event
from kaibo.live.room import Post, Room

RETRACT = "source.retract"


def take_back(progress: Progress, file: str, touched: Mapping[str, Any], by: str, why: str) -> None:
    """In every room the file (its twelve digits) may have spoken in: its source takes back what it
    said, and the desk what was added to the timeline for it. Refusals as of `running.posted`.

    `touched`: as of `touching`. Done again it does no harm. A long room is counted again before this
    ends: as long as it owes that, a show that goes with the file would be met by whoever stores the
    file anew, and be added by nobody.
    """
    at, rooms = now_ms(), touched["rooms"]
    for done, room in enumerate(rooms):
        progress(done / len(rooms), f"收回「{room}」里的内容", surely=True)
        for src in (touched["src"], DESK):
            x = {"file": file, "by": by, "why": why}
            event = Event(id=f"{file}:withdrawn:{at}", kind=RETRACT, room=room, src=src, ts=at, x=x)
            running.posted(Post(room, src, events=[event]), WAIT_S)
    for room in rooms:
        # Not left to the job that is queued for it: that one waits behind this in the same lane.
        if running.look(room, _owes):
            refolding.refold(progress, room)
        # A show that stands by another file from now on has lost what was laid over it.
        rostering.lay(room, by)


def _owes(here: Room) -> bool:
    return here.fold.owed is not None
