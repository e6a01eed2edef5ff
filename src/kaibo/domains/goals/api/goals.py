"""/api/goals: what the team means to reach."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Status

from kaibo.domains.goals import schemas
from kaibo.domains.goals.actions import goals
from kaibo.domains.goals.api.shown import shown
from kaibo.domains.goals.models import Goal
from kaibo.domains.goals.rules.metrics import aims
from kaibo.kit.access import actor_of
from kaibo.kit.shapes import Line, Moment

router = Router()
WRITE = "goals.write"


@router.get("/goals", response=list[schemas.GoalOut])
def between(
    request: HttpRequest,
    start: Annotated[Moment, Query(...)],
    end: Annotated[Moment, Query(...)],
    room: Line | None = None,
    metric: Line | None = None,
) -> list[schemas.GoalOut]:
    """Goals that touch [start, end), UTC ms; of one room, of the team with `room=`, or of all."""
    actor_of(request, Goal.read_right)
    rows = Goal.objects.active().filter(starts_at__lt=end, ends_at__gt=start)
    if room is not None:
        rows = rows.filter(room=room)
    if metric is not None:
        rows = rows.filter(metric=metric)
    return [shown(row) for row in rows.order_by("starts_at", "-ends_at", "room", "metric", "pk")]


@router.get("/goals/metrics", response=list[schemas.GoalAimOut])
def metrics(request: HttpRequest) -> list[schemas.GoalAimOut]:
    """What can be a goal."""
    actor_of(request, Goal.read_right)
    return [
        schemas.GoalAimOut(id=one.id, zh=one.zh, en=one.en, unit=one.unit, adds=one.adds)
        for one in aims()
    ]


@router.post("/goals", response={201: schemas.GoalOut})
def set_goal(request: HttpRequest, body: schemas.GoalIn) -> Status[schemas.GoalOut]:
    """A new goal."""
    row = goals.set_goal(
        actor_of(request, WRITE),
        scope=body.scope,
        room=body.room,
        metric=body.metric,
        span=(body.starts_at, body.ends_at),
        value=body.value,
        note=body.note,
    )
    return Status(201, shown(row))


@router.post("/goals/copy", response=schemas.GoalsCopiedOut)
def copy(request: HttpRequest, body: schemas.GoalCopyIn) -> schemas.GoalsCopiedOut:
    """The goals of the month before, taken over."""
    done = goals.copy_month(actor_of(request, WRITE), into=body.month, room=body.room)
    return schemas.GoalsCopiedOut(
        made=[shown(row) for row in done.made], left=[shown(row) for row in done.left]
    )


@router.post("/goals/restore", response=list[schemas.GoalOut])
def restore(request: HttpRequest, body: schemas.GoalsBackIn) -> list[schemas.GoalOut]:
    """What was cleared is there again."""
    actor = actor_of(request, WRITE)
    rows = goals.restore(actor, [(one.id, one.expect) for one in body.goals])
    return [shown(row) for row in rows]


@router.post("/goals/{int:goal_id}", response=schemas.GoalOut)
def change(request: HttpRequest, goal_id: int, body: schemas.GoalChange) -> schemas.GoalOut:
    """Another value for a goal."""
    actor = actor_of(request, WRITE)
    return shown(goals.change(actor, goal_id, expect=body.expect, value=body.value, note=body.note))


@router.post("/goals/{int:goal_id}/clear", response=list[schemas.GoalOut])
def clear(request: HttpRequest, goal_id: int, body: schemas.GoalClearIn) -> list[schemas.GoalOut]:
    """Take a goal away; the answer is all that was cleared, the goal first."""
    actor = actor_of(request, WRITE)
    rows = goals.clear(actor, goal_id, expect=body.expect, rolled_down_too=body.rolled_down_too)
    return [shown(row) for row in rows]
