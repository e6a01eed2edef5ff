"""The door of control: idents and tokens in, frozen dataclasses out; the server's engine goes in here."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from kaibo.domains.control import tokens
from kaibo.domains.control.actions.refolding import ask_if_owed as recount_if_owed
from kaibo.domains.control.cards import (
    RoomCard,
    SourceCard,
    found,
    room,
    room_card,
    rooms,
    source_card,
    sources,
)
from kaibo.domains.control.copying import copy_goods
from kaibo.domains.control.following import MOVES, follow, rooms_to_follow
from kaibo.domains.control.models import Source
from kaibo.domains.control.running import attach, detach
from kaibo.domains.control.shown.numbers import row_id
from kaibo.domains.control.shown.sheet import handover
from kaibo.domains.control.shown.standing import times_taken
from kaibo.kit.record import RecordQuerySet
from kaibo.live.fold import CURRENCY

__all__ = [
    "MOVES",
    "RoomCard",
    "SenderCard",
    "SourceCard",
    "attach",
    "copy_goods",
    "currency_of",
    "detach",
    "follow",
    "handover_sheet",
    "recount_if_owed",
    "room",
    "room_card",
    "rooms",
    "rooms_to_follow",
    "row_id",
    "sender_of",
    "source_card",
    "sources",
    "times_taken",
]


@dataclass(frozen=True, slots=True)
class SenderCard:
    """Whose a token is: `src` of `room` (its ident)."""

    room: str
    src: str


def sender_of(token: str) -> SenderCard | None:
    """Whose this token is at this instant; None when it is unknown, rotated out or retired.

    Asks the database: a server remembers the answer for a second at most.
    """
    rows = _live().filter(token_hash=tokens.digest(token))
    found = rows.values_list("room__ident", "name").first()
    return SenderCard(*found) if found else None


def _live() -> RecordQuerySet[Source]:
    return Source.objects.active().filter(room__retired_at=None)


def currency_of(ident: str) -> str:
    """What the room's money is counted in; of a room that is not there what the core assumes."""
    found = room(ident)
    return CURRENCY if found is None else found.cur


def handover_sheet(ident: str) -> list[dict[str, Any]]:
    """The handover sheet of a room as it stands, as plain data. The caller has checked that it may
    hold sales. Refusals: `not_found`, `not_running`, `room_stopped`, `busy`."""
    return [asdict(field) for field in handover(found(ident))]
