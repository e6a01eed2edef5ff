"""/api/rundowns/{id}/segments and /api/segments: the parts of a plan and their history."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.rundown import history
from kaibo.domains.rundown.actions import segments
from kaibo.domains.rundown.api import shown
from kaibo.domains.rundown.models import Segment
from kaibo.domains.rundown.schemas import answers, requests
from kaibo.domains.rundown.schemas.steps import SegmentStepOut
from kaibo.kit.access import actor_of
from kaibo.kit.shapes import Id

router = Router()
WRITE = "rundown.write"


@router.post("/rundowns/{int:plan_id}/segments", response={201: answers.PlanDoneOut})
def add(
    request: HttpRequest, plan_id: int, body: requests.SegmentIn
) -> Status[answers.PlanDoneOut]:
    """A new segment."""
    values = body.model_dump(mode="json", exclude={"after"})
    actor = actor_of(request, WRITE)
    row = segments.add(actor, plan_id, after=body.after, **_with_lane(values))
    return Status(201, shown.done(actor, plan_id, [row.pk]))


@router.post("/segments/{int:segment_id}", response=answers.PlanDoneOut)
def change(
    request: HttpRequest, segment_id: int, body: requests.SegmentChange
) -> answers.PlanDoneOut:
    """Change what is given."""
    values = body.model_dump(mode="json", exclude_unset=True, exclude={"expect"})
    actor = actor_of(request, WRITE)
    row = segments.change(actor, segment_id, expect=body.expect, **_with_lane(values))
    return shown.done(actor, row.plan_id)


@router.post("/segments/{int:segment_id}/duplicate", response={201: answers.PlanDoneOut})
def duplicate(
    request: HttpRequest, segment_id: int, body: requests.RundownActIn
) -> Status[answers.PlanDoneOut]:
    """A copy behind it."""
    actor = actor_of(request, WRITE)
    row = segments.duplicate(actor, segment_id, expect=body.expect)
    return Status(201, shown.done(actor, row.plan_id, [row.pk]))


@router.post("/segments/{int:segment_id}/retire", response=answers.PlanDoneOut)
def retire(
    request: HttpRequest, segment_id: int, body: requests.RundownActIn
) -> answers.PlanDoneOut:
    """Take it out of the plan."""
    actor = actor_of(request, WRITE)
    row = segments.retire(actor, segment_id, expect=body.expect, reason=body.reason)
    return shown.done(actor, row.plan_id)


@router.post("/segments/{int:segment_id}/restore", response=answers.PlanDoneOut)
def restore(
    request: HttpRequest, segment_id: int, body: requests.RundownActIn
) -> answers.PlanDoneOut:
    """Take it back, to the end of the plan."""
    actor = actor_of(request, WRITE)
    row = segments.restore(actor, segment_id, expect=body.expect)
    return shown.done(actor, row.plan_id)


@router.get("/segments/{int:segment_id}/history", response=list[SegmentStepOut])
def steps(request: HttpRequest, segment_id: int, before: Id | None = None) -> list[SegmentStepOut]:
    """How it came to read as it does, newest first; `before` is the last number seen."""
    actor_of(request, Segment.read_right)
    return [SegmentStepOut(**asdict(one)) for one in history.of_segment(segment_id, before)]


def _with_lane(values: dict[str, Any]) -> dict[str, Any]:
    """No lane is stored as an empty text."""
    return {**values, "lane": values["lane"] or ""} if "lane" in values else values
