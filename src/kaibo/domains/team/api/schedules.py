"""/api/team/schedules: what is sent by itself."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.team import schemas
from kaibo.domains.team.actions import schedules
from kaibo.domains.team.actions.schedules import Wanted
from kaibo.domains.team.choices import Occasion, What
from kaibo.domains.team.models import Schedule
from kaibo.kit.access import actor_of

router = Router()
SEND = "team.send"


@router.get("/team/schedules", response=list[schemas.ScheduleOut])
def all_of_them(
    request: HttpRequest, room: str | None = None, retired: bool = False
) -> list[schemas.ScheduleOut]:
    """All schedules, or those of a room; switched off ones with `retired`."""
    actor_of(request, Schedule.read_right)
    rows = Schedule.objects.all() if retired else Schedule.objects.active()
    if room is not None:
        rows = rows.filter(room=room)
    rows = rows.select_related("channel", "created_by")
    return [_shown(row) for row in rows.order_by("room", "pk")]


@router.post("/team/schedules", response={201: schemas.ScheduleOut})
def add(request: HttpRequest, body: schemas.ScheduleIn) -> Status[schemas.ScheduleOut]:
    """A new schedule."""
    return Status(201, _shown(schedules.add(actor_of(request, SEND), _wanted(body))))


@router.post("/team/schedules/{int:schedule_id}", response=schemas.ScheduleOut)
def change(
    request: HttpRequest, schedule_id: int, body: schemas.ScheduleChange
) -> schemas.ScheduleOut:
    """A schedule as it shall be."""
    actor = actor_of(request, SEND)
    return _shown(schedules.change(actor, schedule_id, expect=body.expect, wanted=_wanted(body)))


@router.post("/team/schedules/{int:schedule_id}/retire", response=schemas.ScheduleOut)
def retire(request: HttpRequest, schedule_id: int, body: schemas.TeamStepIn) -> schemas.ScheduleOut:
    """Switch it off."""
    return _shown(schedules.retire(actor_of(request, SEND), schedule_id, expect=body.expect))


@router.post("/team/schedules/{int:schedule_id}/restore", response=schemas.ScheduleOut)
def restore(
    request: HttpRequest, schedule_id: int, body: schemas.TeamStepIn
) -> schemas.ScheduleOut:
    """Switch it on."""
    return _shown(schedules.restore(actor_of(request, SEND), schedule_id, expect=body.expect))


def _wanted(body: schemas.ScheduleIn) -> Wanted:
    return Wanted(
        body.what, body.room, body.channel, body.occasion, body.first_hour, body.last_hour
    )


def _shown(row: Schedule) -> schemas.ScheduleOut:
    what, occasion = What(row.what), Occasion(row.occasion)
    return schemas.ScheduleOut(
        id=row.pk,
        version=row.version,
        what=what,
        what_label=what.label,
        room=row.room,
        channel=row.channel_id,
        channel_title=row.channel.title,
        occasion=occasion,
        occasion_label=occasion.label,
        first_hour=row.first_hour,
        last_hour=row.last_hour,
        by=str(row.created_by),
        active=row.retired_at is None,
    )
