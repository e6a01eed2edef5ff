"""/api/segments/{id}/script, /api/segments/{id}/cues and /api/cues: what is said and done."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.rundown.actions import scripts
from kaibo.domains.rundown.api import shown
from kaibo.domains.rundown.rules.texts import Block
from kaibo.domains.rundown.schemas import answers, requests
from kaibo.kit.access import actor_of

router = Router()
WRITE = "rundown.write"


@router.post("/segments/{int:segment_id}/script", response=answers.PlanDoneOut)
def write(request: HttpRequest, segment_id: int, body: requests.ScriptIn) -> answers.PlanDoneOut:
    """Replace the script of a segment."""
    actor = actor_of(request, WRITE)
    row = scripts.write(
        actor,
        segment_id,
        expect=body.expect,
        blocks=[Block(kind=one.kind.value, text=one.text) for one in body.blocks],
        reason=body.reason,
    )
    return shown.done(actor, row.segment.plan_id)


@router.post("/segments/{int:segment_id}/cues", response={201: answers.PlanDoneOut})
def add_cue(
    request: HttpRequest, segment_id: int, body: requests.CueIn
) -> Status[answers.PlanDoneOut]:
    """A new cue."""
    actor = actor_of(request, WRITE)
    row = scripts.add_cue(actor, segment_id, **body.model_dump(mode="json"))
    return Status(201, shown.done(actor, row.segment.plan_id, [row.pk]))


@router.post("/cues/{int:cue_id}", response=answers.PlanDoneOut)
def change_cue(request: HttpRequest, cue_id: int, body: requests.CueChange) -> answers.PlanDoneOut:
    """Change what is given."""
    values = body.model_dump(mode="json", exclude_unset=True, exclude={"expect"})
    actor = actor_of(request, WRITE)
    row = scripts.change_cue(actor, cue_id, expect=body.expect, **values)
    return shown.done(actor, row.segment.plan_id)


@router.post("/cues/{int:cue_id}/retire", response=answers.PlanDoneOut)
def retire_cue(
    request: HttpRequest, cue_id: int, body: requests.RundownActIn
) -> answers.PlanDoneOut:
    """Take a cue away."""
    actor = actor_of(request, WRITE)
    row = scripts.retire_cue(actor, cue_id, expect=body.expect)
    return shown.done(actor, row.segment.plan_id)


@router.post("/cues/{int:cue_id}/restore", response=answers.PlanDoneOut)
def restore_cue(
    request: HttpRequest, cue_id: int, body: requests.RundownActIn
) -> answers.PlanDoneOut:
    """Take it back."""
    actor = actor_of(request, WRITE)
    row = scripts.restore_cue(actor, cue_id, expect=body.expect)
    return shown.done(actor, row.segment.plan_id)
