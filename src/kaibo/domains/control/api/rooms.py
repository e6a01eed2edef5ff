"""/api/rooms: the rooms of the team."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.control import public
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.cards import RoomCard, found
from kaibo.domains.control.models import Room
from kaibo.domains.control.schemas import setup
from kaibo.kit.access import actor_of

router = Router()
WRITE = "source.manage"


@router.get("/rooms", response=list[setup.RoomOut])
def everything(request: HttpRequest, retired: bool = False) -> list[setup.RoomOut]:
    """All rooms by title."""
    actor_of(request, Room.read_right)
    return [_shown(card) for card in public.rooms(retired_too=retired)]


@router.post("/rooms", response={201: setup.RoomOut})
def add(request: HttpRequest, body: setup.RoomIn) -> Status[setup.RoomOut]:
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


@router.get("/rooms/{room}", response=setup.RoomOut)
def one(request: HttpRequest, room: str) -> setup.RoomOut:
    """One room, a retired one too."""
    actor_of(request, Room.read_right)
    return _shown(found(room))


@router.post("/rooms/{room}", response=setup.RoomOut)
def change(request: HttpRequest, room: str, body: setup.RoomChange) -> setup.RoomOut:
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


@router.post("/rooms/{room}/retire", response=setup.RoomOut)
def retire(request: HttpRequest, room: str, body: setup.StepIn) -> setup.RoomOut:
    """Take a room out of the lists; its tokens stop."""
    actor = actor_of(request, WRITE)
    row = rooms.retire(actor, found(room).id, expect=body.expect, reason=body.reason)
    return _shown(public.room_card(row))


@router.post("/rooms/{room}/restore", response=setup.RoomOut)
def restore(request: HttpRequest, room: str, body: setup.StepIn) -> setup.RoomOut:
    """Undo it."""
    row = rooms.restore(actor_of(request, WRITE), found(room).id, expect=body.expect)
    return _shown(public.room_card(row))


def _shown(card: RoomCard) -> setup.RoomOut:
    return setup.RoomOut(
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
