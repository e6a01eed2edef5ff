"""Which room an account in a file belongs to: chosen, remembered, or plain to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kaibo.domains.control.choices import Platform
from kaibo.domains.control.imports.records import RoomAccount
from kaibo.domains.control.models import Room


class How(StrEnum):
    """Why it is that room."""

    CHOSEN = "chosen"
    KNOWN = "known"
    NAMED = "named"
    ONLY = "only"
    LEFT_OUT = "left_out"
    OPEN = "open"


#: Nobody needs to look again: a person said so, for this file or for one before.
CERTAIN = frozenset({How.CHOSEN, How.KNOWN, How.LEFT_OUT})


@dataclass(frozen=True, slots=True)
class Placing:
    """The room (its ident) of an account; None while it is open, or left out."""

    account: str
    room: str | None
    how: How


def room_platform(code: str) -> Platform:
    """What rooms and accounts have for the platform of a file: one they have no word for (bilibili,
    "" where a recording does not say) is another platform."""
    return Platform(code) if code in set(Platform) else Platform.OTHER


def placed(
    platform: str, names: Mapping[str, str], chosen: Mapping[str, str | None]
) -> dict[str, Placing]:
    """A room for each account of a file of `platform`, `names` being what people call it ("" where the
    file does not say): what was chosen for this file, what was stored before, the room with that account
    or title, or the only room of the platform, unless its account is known to be another.

    Where the file names none, what was stored before says nothing once there is a second room: the
    next file may be of the other shop, and looks the same.
    """
    on = room_platform(platform)
    there = list(Room.objects.active().order_by("pk"))
    idents = {row.ident for row in there}
    mine = [row for row in there if row.platform == on] or there
    known = {
        row.name: row.room.ident
        for row in RoomAccount.objects.active().filter(platform=on).select_related("room")
        if row.room.retired_at is None
    }
    return {
        name: _placing(name, called, chosen, idents, known, mine) for name, called in names.items()
    }


def _placing(
    name: str,
    called: str,
    chosen: Mapping[str, str | None],
    idents: set[str],
    known: Mapping[str, str],
    mine: list[Room],
) -> Placing:
    if name in chosen:
        room = chosen[name]
        if room is None:
            return Placing(name, None, How.LEFT_OUT)
        if room in idents:
            return Placing(name, room, How.CHOSEN)
    before = known.get(name)
    if before is not None and (name or {row.ident for row in mine} == {before}):
        return Placing(name, before, How.KNOWN)
    both = {name, called} - {""}
    if named := [row for row in mine if both & {row.account, row.title}]:
        return Placing(name, named[0].ident, How.NAMED)
    if len(mine) == 1 and before is None and (not name or not mine[0].account):
        return Placing(name, mine[0].ident, How.ONLY)
    return Placing(name, None, How.OPEN)
