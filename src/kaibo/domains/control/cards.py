"""Rooms and sources as others may know them: idents in, frozen dataclasses out."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.control.choices import Level, Platform
from kaibo.domains.control.models import Room, Source
from kaibo.domains.control.rules import naming
from kaibo.kit.errors import Refusal
from kaibo.kit.shapes import is_room_ident


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
    """A source of a room, without its token. `name` is `src` in the log.

    `signed`: it has a signing secret. `pulled_by`: the connector by which the server asks for it.
    """

    id: int
    version: int
    room: str
    name: str
    level: Level
    provides: tuple[str, ...]
    active: bool
    signed: bool = False
    pulled_by: str | None = None

    @property
    def level_label(self) -> str:
        """How good its numbers are, in the floor's word; of a composed source, that it is one."""
        return f"{self.level.label}（合成）" if naming.is_composed(self.name) else self.level.label


def rooms(*, retired_too: bool = False) -> list[RoomCard]:
    """All rooms by title."""
    rows = Room.objects.all() if retired_too else Room.objects.active()
    return [room_card(row) for row in rows.order_by("title", "pk")]


def room(ident: str) -> RoomCard | None:
    """One room, a retired one too."""
    row = Room.objects.filter(ident=ident).first()
    return room_card(row) if row else None


def found(ident: str) -> RoomCard:
    """The room of that ident. Refusal: `not_found`."""
    # Asked first, because an address may hold what a database refuses to be asked, such as NUL.
    card = room(ident) if is_room_ident(ident) else None
    if card is None:
        raise Refusal("not_found", f"没有编号为「{ident}」的直播间。", values={"room": ident})
    return card


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
        bool(row.hook_salt),
        row.pull.get("connector"),
    )
