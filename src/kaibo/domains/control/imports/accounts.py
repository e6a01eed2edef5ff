"""Which room an account in a file belongs to: chosen, remembered, or plain to see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

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


def placed(
    platform: str, names: Iterable[str], chosen: Mapping[str, str | None]
) -> dict[str, Placing]:
    """A room for each account of a file of `platform`: what was chosen for this file, what was
    stored before, the room with that account or title, or the only room of the platform, unless its account
    is known to be another."""
    there = list(Room.objects.active().order_by("pk"))
    idents = {row.ident for row in there}
    mine = [row for row in there if row.platform == platform] or there
    known = {
        row.name: row.room.ident
        for row in RoomAccount.objects.active().filter(platform=platform).select_related("room")
        if row.room.retired_at is None
    }
    return {name: _placing(name, chosen, idents, known, mine) for name in names}


def _placing(
    name: str,
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
    if name in known:
        return Placing(name, known[name], How.KNOWN)
    if named := [row for row in mine if name and name in (row.account, row.title)]:
        return Placing(name, named[0].ident, How.NAMED)
    if len(mine) == 1 and (not name or not mine[0].account):
        return Placing(name, mine[0].ident, How.ONLY)
    return Placing(name, None, How.OPEN)
