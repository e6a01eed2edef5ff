"""/api/rooms: the rooms of the team."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.control import public, schemas
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.models import Room
from kaibo.domains.control.public import RoomCard
from kaibo.domains.control.rules import naming
from kaibo.kit.access import actor_of
from kaibo.kit.errors import Refusal

router = Router()
WRITE = "source.manage"


@router.get("/rooms", response=list[schemas.RoomOut])
def everything(request: HttpRequest, retired: bool = False) -> list[schemas.RoomOut]:
    """All rooms by title."""
    actor_of(request, Room.read_right)
    return [_shown(card) for card in public.rooms(retired_too=retired)]


@router.post("/rooms", response={201: schemas.RoomOut})
def add(request: HttpRequest, body: schemas.RoomIn) -> Status[schemas.RoomOut]:
    """A new room."""
    row = rooms.add(
        actor_of(request, WRITE),
        ident=body.ident,
        title=body.title,
        platform=body.platform,
        account=body.account,
        cur=body.cur,
    )
    return Status(201, _shown(public.room_card(row)))


@router.get("/rooms/{room}", response=schemas.RoomOut)
def one(request: HttpRequest, room: str) -> schemas.RoomOut:
    """One room, a retired one too."""
    actor_of(request, Room.read_right)
    return _shown(found(room))


@router.post("/rooms/{room}", response=schemas.RoomOut)
def change(request: HttpRequest, room: str, body: schemas.RoomChange) -> schemas.RoomOut:
    """What people see of it."""
    row = rooms.change(
        actor_of(request, WRITE),
        found(room).id,
        expect=body.expect,
        title=body.title,
        platform=body.platform,
        account=body.account,
    )
    return _shown(public.room_card(row))


@router.post("/rooms/{room}/retire", response=schemas.RoomOut)
def retire(request: HttpRequest, room: str, body: schemas.StepIn) -> schemas.RoomOut:
    """Take a room out of the lists; its tokens stop."""
    actor = actor_of(request, WRITE)
    row = rooms.retire(actor, found(room).id, expect=body.expect, reason=body.reason)
    return _shown(public.room_card(row))


@router.post("/rooms/{room}/restore", response=schemas.RoomOut)
def restore(request: HttpRequest, room: str, body: schemas.StepIn) -> schemas.RoomOut:
    """Undo it."""
    row = rooms.restore(actor_of(request, WRITE), found(room).id, expect=body.expect)
    return _shown(public.room_card(row))


def found(ident: str) -> RoomCard:
    """The room of that ident. Refusal: `not_found`."""
    # Asked first, because an address may hold what a database refuses to be asked, such as NUL.
    card = public.room(ident) if naming.is_ident(ident) else None
    if card is None:
        raise Refusal("not_found", f"没有编号为「{ident}」的直播间。", values={"room": ident})
    return card


def _shown(card: RoomCard) -> schemas.RoomOut:
    return schemas.RoomOut(
        id=card.id,
        version=card.version,
        ident=card.ident,
        title=card.title,
        platform=card.platform,
        platform_label=card.platform.label,
        account=card.account,
        cur=card.cur,
        active=card.active,
    )
