"""A tally, a bulletin or a handover sheet as it is sent, with the key by which it is sent once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from kaibo.domains.control import public as control
from kaibo.domains.review.bulletin import handover, of_show
from kaibo.domains.review.bulletin import tally as tallies
from kaibo.domains.review.bulletin.rules.sheet import Sheet, clean
from kaibo.domains.team.public import What
from kaibo.kit.access import Actor

_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Made:
    """What is sent: `what` of `room` about `show` ("" for none), of the moment `at` (UTC ms). `once`: of
    this key a channel gets one. `waits`: it lives on hand readings, the last one made at `read_at`."""

    what: What
    room: control.RoomCard
    show: str
    title: str
    show_title: str
    at: int
    once: str
    sheet: Sheet
    waits: bool = False
    read_at: int | None = None


def once(what: What, room: str, show: str, of: str = "") -> str:
    """The outbox's key for a thing: what, of which room, and a digest of its show and of `of`, an
    hour, a shift or a handover."""
    digest = sha256(f"{show}\n{of}".encode()).hexdigest()[:_DIGITS]
    return f"{what.value}:{room}:{digest}"


def tally(
    room: control.RoomCard, actor: Actor, show: str | None = None, of: str | None = None
) -> Made:
    """The tally as of now; `show`: of one that may have ended. Refusals: `not_on_air`, those of
    reading a room."""
    found = tallies.tally(room, actor, show)
    key = once(What.TALLY, room.ident, found.show.id, found.period.key if of is None else of)
    return Made(
        What.TALLY, room, found.show.id, found.sheet.title, clean(found.show.title, 60),
        found.period.end, key, found.sheet, found.by_hand, found.read_at,
    )  # fmt: skip


def bulletin(room: control.RoomCard, actor: Actor, show: str, of: str = "") -> Made:
    """The bulletin of a show, so far where it runs. Refusals: `not_found`, those of reading a room."""
    found = of_show.bulletin(room, show, actor)
    end = found.show.end
    return Made(
        What.BULLETIN, room, show, found.sheet.title, clean(found.show.title, 60),
        found.at if end is None else end, once(What.BULLETIN, room.ident, show, of), found.sheet,
    )  # fmt: skip


def handed_over(
    room: control.RoomCard,
    pressed: Mapping[str, Any] | None = None,
    show: str = "",
    of: str | None = None,
) -> Made:
    """The handover sheet as it stands, or as it was pressed. Refusals of reading a room."""
    found = handover.handover(room, pressed)
    key = once(What.HANDOVER, room.ident, show, found.shift if of is None else of)
    return Made(What.HANDOVER, room, show, found.sheet.title, "", found.at, key, found.sheet)
