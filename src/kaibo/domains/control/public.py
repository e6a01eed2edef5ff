"""The door of control: idents and tokens in, frozen dataclasses out."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.control import tokens
from kaibo.domains.control.choices import Level, Platform
from kaibo.domains.control.models import Room, Source
from kaibo.kit.record import RecordQuerySet

__all__ = [
    "RoomCard",
    "SenderCard",
    "SourceCard",
    "room",
    "rooms",
    "sender_of",
    "sources",
]


@dataclass(frozen=True, slots=True)
class RoomCard:
    """A room. `ident` names it in the log and in addresses; `cur` is its currency."""

    id: int
    version: int
    ident: str
    title: str
    platform: Platform
    account: str
    cur: str
    active: bool


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source of a room, without its token. `name` is `src` in the log."""

    id: int
    version: int
    room: str
    name: str
    level: Level
    provides: tuple[str, ...]
    active: bool


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


def rooms(*, retired_too: bool = False) -> list[RoomCard]:
    """All rooms by title."""
    rows = Room.objects.all() if retired_too else Room.objects.active()
    return [room_card(row) for row in rows.order_by("title", "pk")]


def room(ident: str) -> RoomCard | None:
    """One room, a retired one too."""
    row = Room.objects.filter(ident=ident).first()
    return room_card(row) if row else None


def sources(ident: str, *, retired_too: bool = False) -> list[SourceCard]:
    """The sources of a room by name; none for a room that is not there."""
    rows = Source.objects.all() if retired_too else Source.objects.active()
    found = rows.filter(room__ident=ident).select_related("room").order_by("name")
    return [source_card(row) for row in found]


def room_card(row: Room) -> RoomCard:
    """A room's row as others may know it."""
    return RoomCard(
        row.pk,
        row.version,
        row.ident,
        row.title,
        Platform(row.platform),
        row.account,
        row.cur,
        row.retired_at is None,
    )


def source_card(row: Source) -> SourceCard:
    """A source's row as others may know it."""
    return SourceCard(
        row.pk,
        row.version,
        row.room.ident,
        row.name,
        Level(row.level),
        tuple(row.provides),
        row.retired_at is None,
    )
