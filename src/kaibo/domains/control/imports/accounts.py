"""Which room an account in a file belongs to: chosen, remembered, or plain to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kaibo.domains.control.choices import Platform
from kaibo.domains.control.imports.beside import NOBODY, Beside
from kaibo.domains.control.imports.records import RoomAccount
from kaibo.domains.control.models import Room


class How(StrEnum):
    """Why it is that room."""

    CHOSEN = "chosen"
    KNOWN = "known"
    NAMED = "named"
    ONLY = "only"
    #: The same, but there is another shop about: a person says whether it is this one.
    DOUBT = "doubt"
    LEFT_OUT = "left_out"
    OPEN = "open"


#: Nobody needs to look again: a person said so, for this file or for one before.
CERTAIN = frozenset({How.CHOSEN, How.KNOWN, How.LEFT_OUT})
#: Somebody has to say it before the file can be stored.
ASKED = frozenset({How.OPEN, How.DOUBT})


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
    platform: str,
    names: Mapping[str, str],
    chosen: Mapping[str, str | None],
    beside: Beside = NOBODY,
) -> dict[str, Placing]:
    """A room for each account of a file of `platform`, `names` being what people call it ("" where the
    file does not say): what was chosen for this file, what was stored before, the room with that account
    or title, or the only room of the platform, unless its account is known to be another. The only
    room is in doubt where there is another shop `beside`; a room from which files of the account were
    taken back is not found again, but chosen.

    Where the file names none, what was stored before says nothing once there is a second room: the
    next file may be of the other shop, and looks the same. "Other" is no platform but all the rest:
    that one room stands there says nothing of a file of elsewhere, nor does a room of another platform.
    """
    on = room_platform(platform)
    there = list(Room.objects.active().order_by("pk"))
    idents = {row.ident for row in there}
    mine = [row for row in there if row.platform == on]
    known, gone = _said_before(on)
    out = {}
    for name, called in names.items():
        if name in chosen and (chosen[name] is None or chosen[name] in idents):
            room = chosen[name]
            out[name] = Placing(name, room, How.LEFT_OUT if room is None else How.CHOSEN)
        elif name == "":
            alone = mine if on != Platform.OTHER else []
            out[name] = _not_gone(_nameless(known.get(name), alone, beside), {""}, gone)
        else:
            others = {other: names[other] for other in names if other not in ("", name)}
            another = beside.has_another(name, called, others)
            found = _named(name, called, known, mine, another)
            if found.how in (How.ONLY, How.DOUBT) and on == Platform.OTHER:
                found = Placing(name, None, How.OPEN)
            out[name] = _not_gone(found, {name, called} - {""}, gone)
    return out


def _said_before(on: Platform) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """What names on a platform were said to be: the rooms they have (by ident), and (name, room) of
    those that were taken back from there."""
    known, gone = {}, set()
    for row in RoomAccount.objects.filter(platform=on).select_related("room"):
        if row.retired_at is not None:
            gone.add((row.name, row.room.ident))
        elif row.room.retired_at is None:
            known[row.name] = row.room.ident
    return known, gone


def _not_gone(found: Placing, names: set[str], gone: set[tuple[str, str]]) -> Placing:
    """What nobody has said since the files of that name were taken back from this room is open."""
    if found.how == How.KNOWN or found.room is None:
        return found
    back = any((name, found.room) in gone for name in names)
    return Placing(found.account, None, How.OPEN) if back else found


def _named(
    name: str, called: str, known: Mapping[str, str], mine: list[Room], another: bool
) -> Placing:
    both = {name, called} - {""}
    before = known.get(name, known.get(called) if called else None)
    if before is not None:
        return Placing(name, before, How.KNOWN)
    if named := [row for row in mine if both & {row.account, row.title}]:
        return Placing(name, named[0].ident, How.NAMED)
    if len(mine) == 1 and not mine[0].account:
        return Placing(name, mine[0].ident, How.DOUBT if another else How.ONLY)
    return Placing(name, None, How.OPEN)


def _nameless(before: str | None, mine: list[Room], beside: Beside) -> Placing:
    if len(mine) != 1 or before not in (None, mine[0].ident):
        return Placing("", None, How.OPEN)
    room = mine[0].ident
    if beside.asked or (before is None and beside.left_out):
        return Placing("", room, How.DOUBT)
    return Placing("", room, How.ONLY if before is None else How.KNOWN)
