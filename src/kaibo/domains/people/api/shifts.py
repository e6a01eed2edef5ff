"""/api/shifts: who is where, from when to when."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Status

from kaibo.domains.people import public, schemas
from kaibo.domains.people.actions import shifts
from kaibo.domains.people.models import Shift
from kaibo.domains.people.rules import Wanted
from kaibo.kit.access import actor_of
from kaibo.kit.shapes import Moment

router = Router()
WRITE = "people.shift.write"


@router.get("/shifts", response=list[schemas.ShiftOut])
def between(
    request: HttpRequest,
    start: Annotated[Moment, Query(...)],
    end: Annotated[Moment, Query(...)],
    room: schemas.Room | None = None,
) -> list[schemas.ShiftOut]:
    """Shifts that touch [start, end), UTC ms."""
    actor_of(request, Shift.read_right)
    return [_shown(card) for card in public.shifts(start, end, room)]


@router.post("/shifts", response={201: schemas.ShiftOut})
def plan(request: HttpRequest, body: schemas.ShiftIn) -> Status[schemas.ShiftOut]:
    """A new shift."""
    row = shifts.plan(actor_of(request, WRITE), **_values(body))
    return Status(201, _one(row))


@router.post("/shifts/{int:shift_id}", response=schemas.ShiftOut)
def change(request: HttpRequest, shift_id: int, body: schemas.ShiftChange) -> schemas.ShiftOut:
    """A shift as it shall be."""
    actor = actor_of(request, WRITE)
    return _one(shifts.change(actor, shift_id, expect=body.expect, **_values(body)))


@router.post("/shifts/{int:shift_id}/retire", response=schemas.ShiftOut)
def retire(request: HttpRequest, shift_id: int, body: schemas.RetireIn) -> schemas.ShiftOut:
    """Cancel a shift."""
    actor = actor_of(request, WRITE)
    return _one(shifts.retire(actor, shift_id, expect=body.expect, reason=body.reason))


def _values(body: schemas.ShiftIn) -> dict[str, Any]:
    return {
        "room": body.room,
        "starts_at": body.starts_at,
        "ends_at": body.ends_at,
        "note": body.note,
        "seats": [Wanted(seat.duty, seat.host, seat.user) for seat in body.seats],
        "overlap_known": body.overlap_known,
    }


def _one(row: Shift) -> schemas.ShiftOut:
    return _shown(public.cards([row])[0])


def _shown(card: public.ShiftCard) -> schemas.ShiftOut:
    return schemas.ShiftOut(
        id=card.id,
        version=card.version,
        room=card.room,
        starts_at=card.starts_at,
        ends_at=card.ends_at,
        note=card.note,
        seats=[
            schemas.SeatOut(
                duty=seat.duty,
                duty_label=seat.duty.label,
                host=seat.host,
                user=seat.user,
                name=seat.name,
            )
            for seat in card.seats
        ],
    )
