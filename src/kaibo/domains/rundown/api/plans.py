"""/api/shows/{id}/rundown and /api/rundowns: plans, their order, totals, templates and undo."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Status

from kaibo.domains.rundown import templates
from kaibo.domains.rundown.actions import copying, inserting, plans, undo
from kaibo.domains.rundown.actions.plans import Moved
from kaibo.domains.rundown.api import shown
from kaibo.domains.rundown.choices import BLOCK_LABELS, CUE_LABELS, KIND_LABELS, LANE_LABELS
from kaibo.domains.rundown.models import Plan
from kaibo.domains.rundown.rules import texts
from kaibo.domains.rundown.schemas import answers, requests
from kaibo.domains.rundown.schemas.totals import PlanTotalsOut
from kaibo.domains.rundown.verbs import VERB_LABELS
from kaibo.domains.selection import public as selection
from kaibo.kit import refusals
from kaibo.kit.access import actor_of
from kaibo.kit.clock import SECOND
from kaibo.kit.errors import Refusal
from kaibo.kit.shapes import Moment

router = Router()
READ = Plan.read_right
WRITE = "rundown.write"


@router.get("/rundown/words", response=answers.RundownWordsOut)
def words(request: HttpRequest) -> answers.RundownWordsOut:
    """The fixed lists of the editor, with the words for them."""
    actor_of(request, READ)
    return answers.RundownWordsOut(
        kinds=_words(KIND_LABELS),
        blocks=_words(BLOCK_LABELS),
        lanes=_words(LANE_LABELS),
        cues=_words(CUE_LABELS),
        blanks=[f"{{{blank}}}" for blank in texts.BLANKS],
    )


@router.get("/rundown/templates", response=list[answers.RundownTemplateOut])
def all_templates(request: HttpRequest) -> list[answers.RundownTemplateOut]:
    """What a plan may begin from."""
    actor_of(request, READ)
    return [
        answers.RundownTemplateOut(
            id=one.id,
            name=one.name,
            kind=one.kind,
            summary=one.summary,
            segments=len(one.segments),
            total_ms=SECOND * sum(part.seconds for part in one.segments),
            loop_ms=SECOND * sum(part.seconds for part in one.segments if part.in_loop),
        )
        for one in templates.every().values()
    ]


@router.get("/shows/{int:show_id}/rundown", response=answers.PlanOut)
def of_show(request: HttpRequest, show_id: int) -> answers.PlanOut:
    """The plan of a show; `not_found` while it has none."""
    actor_of(request, READ)
    row = Plan.objects.active().filter(show_id=show_id).first()
    if row is None:
        raise Refusal("not_found", "这一场还没有脚本。新建一份，或从模板开始。")
    return shown.plan(row)


@router.post("/shows/{int:show_id}/rundown", response={201: answers.PlanDoneOut})
def make(request: HttpRequest, show_id: int, body: requests.PlanIn) -> Status[answers.PlanDoneOut]:
    """A new plan for a show."""
    actor = actor_of(request, WRITE)
    row = plans.make(actor, show_id, **body.model_dump(mode="json"))
    return Status(201, shown.done(actor, row.pk, [row.pk]))


@router.post("/shows/{int:show_id}/rundown/copy", response={201: answers.PlanDoneOut})
def copy(
    request: HttpRequest, show_id: int, body: requests.PlanCopyIn
) -> Status[answers.PlanDoneOut]:
    """A new plan for a show from that of another."""
    actor = actor_of(request, WRITE)
    row = copying.copy(actor, show_id, source=body.source)
    return Status(201, shown.done(actor, row.pk, [row.pk]))


@router.get("/rundowns", response=list[answers.PlanCardOut])
def between(
    request: HttpRequest,
    start: Annotated[Moment, Query(...)],
    end: Annotated[Moment, Query(...)],
) -> list[answers.PlanCardOut]:
    """The plans of all shows that touch [start, end), UTC ms, without what is in them."""
    actor_of(request, READ)
    shows = [card.id for card in selection.shows(start, end)]
    return shown.cards(list(Plan.objects.active().filter(show_id__in=shows).order_by("pk")))


@router.get("/rundowns/{int:plan_id}", response=answers.PlanOut)
def one(request: HttpRequest, plan_id: int) -> answers.PlanOut:
    """One plan, one put away too."""
    actor_of(request, READ)
    return shown.plan(_row(plan_id))


@router.get("/rundowns/{int:plan_id}/totals", response=PlanTotalsOut)
def totals(request: HttpRequest, plan_id: int) -> PlanTotalsOut:
    """Length against slot, balance of roles, minutes by link, and what is open."""
    actor_of(request, READ)
    return shown.totals(_row(plan_id))


@router.post("/rundowns/{int:plan_id}", response=answers.PlanDoneOut)
def change(request: HttpRequest, plan_id: int, body: requests.PlanChange) -> answers.PlanDoneOut:
    """Change what is given."""
    given = _given(body)
    actor = actor_of(request, WRITE)
    plans.change(actor, plan_id, expect=body.expect, **given)
    return shown.done(actor, plan_id)


@router.post("/rundowns/{int:plan_id}/order", response=answers.PlanDoneOut)
def arrange(request: HttpRequest, plan_id: int, body: requests.PlanOrderIn) -> answers.PlanDoneOut:
    """The whole order at once, and what goes into the loop or out of it."""
    actor = actor_of(request, WRITE)
    plans.arrange(
        actor,
        plan_id,
        expect=body.expect,
        position=body.position,
        moved=[Moved(one.segment, one.expect, one.in_loop) for one in body.moved],
    )
    return shown.done(actor, plan_id)


@router.post("/rundowns/{int:plan_id}/template", response={201: answers.PlanDoneOut})
def insert(
    request: HttpRequest, plan_id: int, body: requests.TemplateInsertIn
) -> Status[answers.PlanDoneOut]:
    """Put a template into the plan."""
    actor = actor_of(request, WRITE)
    _, made = inserting.insert(actor, plan_id, body.template, after=body.after)
    return Status(201, shown.done(actor, plan_id, [row.pk for row in made]))


@router.post("/rundowns/{int:plan_id}/retire", response=answers.PlanDoneOut)
def retire(request: HttpRequest, plan_id: int, body: requests.RundownActIn) -> answers.PlanDoneOut:
    """Put a plan away."""
    actor = actor_of(request, WRITE)
    plans.retire(actor, plan_id, expect=body.expect, reason=body.reason)
    return shown.done(actor, plan_id)


@router.post("/rundowns/{int:plan_id}/restore", response=answers.PlanDoneOut)
def restore(request: HttpRequest, plan_id: int, body: requests.RundownActIn) -> answers.PlanDoneOut:
    """Take it back."""
    actor = actor_of(request, WRITE)
    plans.restore(actor, plan_id, expect=body.expect)
    return shown.done(actor, plan_id)


@router.post("/rundowns/{int:plan_id}/undo", response=answers.PlanUndoneOut)
def take_back(
    request: HttpRequest, plan_id: int, body: requests.PlanUndoIn
) -> answers.PlanUndoneOut:
    """Undo one's own act in this plan, the last one or the one that is named, for ten seconds."""
    row, verb = undo.undo(actor_of(request, WRITE), plan_id, body.act)
    return answers.PlanUndoneOut(plan=shown.plan(row), undone=VERB_LABELS.get(verb, verb))


def _given(body: requests.In) -> dict[str, Any]:
    """What the page has said, without `expect`."""
    return body.model_dump(mode="json", exclude_unset=True, exclude={"expect"})


def _words(labels: dict[str, str]) -> list[answers.RundownWordOut]:
    return [answers.RundownWordOut(code=str(code), label=label) for code, label in labels.items()]


def _row(plan_id: int) -> Plan:
    row = Plan.objects.filter(pk=plan_id).first()
    if row is None:
        raise refusals.not_found(Plan, plan_id)
    return row
