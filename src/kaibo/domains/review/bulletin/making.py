"""A tally, a bulletin or a handover sheet as it is sent, with the key by which it is sent once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from kaibo.domains.control import public as control
from kaibo.domains.people import public as people
from kaibo.domains.review.bulletin import handover, of_show
from kaibo.domains.review.bulletin import tally as tallies
from kaibo.domains.review.bulletin.rules.sheet import Sheet, clean
from kaibo.domains.team.public import What
from kaibo.kit.access import Actor
from kaibo.kit.clock import MINUTE
from kaibo.kit.errors import Refusal
from kaibo.live.presses import Press

_DIGITS = 24
#: Without readings, a tally in the middle of an hour is the same one for so long.
_SLOT_MS = 10 * MINUTE
HANDOVER = "handover"


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
    key = once(What.TALLY, room.ident, found.show.id, _of(found) if of is None else of)
    return Made(
        What.TALLY, room, found.show.id, found.sheet.title, clean(found.show.title, 60),
        found.period.end, key, found.sheet, found.by_hand, found.read_at,
    )  # fmt: skip


def _of(found: tallies.Tally) -> str:
    """What tells a tally from others: its hour; in the middle of one also the reading it is made of,
    for teams report every half hour too."""
    if found.period.over:
        return found.period.key
    return f"{found.period.key}{found.read_at or found.period.end // _SLOT_MS}"


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


def of_press(room: control.RoomCard, press: str) -> Made:
    """The handover sheet as a person handed it over, with what they wrote; the same thing that a
    schedule would send. Refusals: `not_found`, those of reading a room."""
    given = next((one for one in control.pressed(room, HANDOVER) if one.id == press), None)
    if given is None:
        text = f"直播间「{room.title}」的记录里没有这一次交接，请刷新后再看。"
        raise Refusal("not_found", text, values={"room": room.ident, "press": press})
    shows = [one for one in control.ran(room) if one.start <= given.ts]
    return handed_over(room, handed_with(given), shows[-1].id if shows else "", given.id)


def handed_with(press: Press) -> Mapping[str, Any]:
    """What a handover was pressed with, and who pressed it, unless they wrote another name."""
    number = (press.by or "").removeprefix("user:")
    giver = people.person(int(number)) if number.isdecimal() else None
    return press.x if giver is None else {"said.giver": giver.name, **press.x}
