"""/api/goals/{id}/spread: a goal rolled down to its parts, looked at first."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.goals import schemas
from kaibo.domains.goals.actions import spreading
from kaibo.domains.goals.actions.spreading import Preview, Wish
from kaibo.domains.goals.api.goals import WRITE
from kaibo.domains.goals.api.shown import shown
from kaibo.domains.goals.choices import WEIGHED_BY_LABELS
from kaibo.domains.goals.models import Goal
from kaibo.kit.access import actor_of

router = Router()


@router.post("/goals/{int:goal_id}/spread/preview", response=schemas.GoalPreviewOut)
def preview(request: HttpRequest, goal_id: int, body: schemas.GoalWishIn) -> schemas.GoalPreviewOut:
    """What the parts would get; nothing is written."""
    actor_of(request, Goal.read_right)
    return _previewed(spreading.preview(goal_id, _wish(body)))


@router.post("/goals/{int:goal_id}/spread", response=schemas.GoalSpreadOut)
def spread(request: HttpRequest, goal_id: int, body: schemas.GoalSpreadIn) -> schemas.GoalSpreadOut:
    """Write what was previewed."""
    actor = actor_of(request, WRITE)
    rows = spreading.spread(actor, goal_id, _wish(body), expect=body.expect, digest=body.digest)
    return schemas.GoalSpreadOut(goals=[shown(row) for row in rows])


def _wish(body: schemas.GoalWishIn) -> Wish:
    return Wish(body.into, body.planned_only, body.at, body.done)


def _previewed(seen: Preview) -> schemas.GoalPreviewOut:
    made = seen.spread
    return schemas.GoalPreviewOut(
        goal=shown(seen.goal),
        digest=seen.digest,
        portions=[
            schemas.GoalPortionOut(
                scope=one.part.scope,
                room=one.part.room,
                starts_at=one.part.start,
                ends_at=one.part.end,
                value=one.value,
                now=seen.now.get((one.part.room, *one.part.span)),
                weighed_by=one.part.weight.weighed_by,
                weighed_by_label=WEIGHED_BY_LABELS[one.part.weight.weighed_by],
                cases=one.part.weight.cases,
                planned_ms=one.part.planned_ms,
            )
            for one in made.portions
        ],
        kept=[
            schemas.GoalKeptOut(
                id=one.id,
                scope=one.scope,
                room=one.room,
                starts_at=one.start,
                ends_at=one.end,
                value=one.value,
            )
            for one in made.kept
        ],
        done=made.done,
        unplaced=made.unplaced,
    )
