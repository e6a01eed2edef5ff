"""/api/review/…: the review of a show, its findings, and the review as a file."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status
from pydantic import Field

from kaibo.domains.control import public as control
from kaibo.domains.review.findings import (
    actions,
    export_file,
    requests,
    shapes,
    shown,
    shown_findings,
)
from kaibo.domains.review.findings.choices import FindingState
from kaibo.domains.review.findings.reading import Shows
from kaibo.domains.review.findings.records import MICRO, Finding, Review
from kaibo.kit.access import Actor, actor_of, may
from kaibo.kit.api import downloaded
from kaibo.kit.errors import Refusal

router = Router()
READ, WRITE = "run.read", "review.write"
Against = Annotated[
    str, Field(max_length=128, description="last, goal, a show's id; else the shows most like it")
]


@router.get("/review/open-findings", response=list[shapes.FindingOut])
def open_findings(request: HttpRequest, room: str) -> list[shapes.FindingOut]:
    """Findings of a room that are not settled: what the next show has on its list."""
    actor = actor_of(request, READ)
    shows = Shows(control.found(room))
    found = shown_findings.open_in(shows.room.ident)
    return [shown_findings.shown(one, shows, _money(actor)) for one in found]


@router.get("/review/{room}/{show}/review", response=shapes.ReviewOut)
def review(
    request: HttpRequest, room: str, show: str, against: Against | None = None
) -> shapes.ReviewOut:
    """Everything the review of a show says; amounts for who may see amounts."""
    actor = actor_of(request, READ)
    return shown.review(Shows(control.found(room)), show, against or "", actor)


@router.get("/review/{room}/{show}/findings", response=shapes.WrittenOut)
def written(request: HttpRequest, room: str, show: str) -> shapes.WrittenOut:
    """What people wrote into the review of a show: the part of it that changes while they write."""
    actor = actor_of(request, READ)
    return shown.written(Shows(control.found(room)), show, actor)


@router.post("/review/{room}/{show}/review/close", response=shapes.WrittenOut)
def close(
    request: HttpRequest, room: str, show: str, body: requests.ReviewCloseIn
) -> shapes.WrittenOut:
    """Close the review by one sentence."""
    actor = actor_of(request, WRITE)
    shows = Shows(control.found(room))
    actions.close(actor, shows.one(show), expect=body.expect, sentence=body.sentence)
    return shown.written(shows, show, actor)


@router.post("/review/{room}/{show}/review/reopen", response=shapes.WrittenOut)
def reopen(
    request: HttpRequest, room: str, show: str, body: requests.ReviewVersionIn
) -> shapes.WrittenOut:
    """Go on writing a closed review."""
    actor = actor_of(request, WRITE)
    shows = Shows(control.found(room))
    row = Review.objects.filter(room=shows.room.ident, show=shows.one(show).id).first()
    if row is None:
        raise Refusal("not_found", "这一场还没有写过复盘。", values={"room": room, "show": show})
    actions.reopen(actor, row.pk, expect=body.expect)
    return shown.written(shows, show, actor)


@router.post("/review/{room}/{show}/review/export", response={200: bytes})
def export(
    request: HttpRequest, room: str, show: str, body: requests.ReviewExportIn
) -> HttpResponse:
    """The review as a file: it has a few dozen rows and is written at once."""
    actor = actor_of(request, READ)
    found = shown.review(Shows(control.found(room)), show, body.against, actor)
    return downloaded(*export_file.written(found, body.form))


@router.post("/review/{room}/{show}/findings", response={201: shapes.FindingOut})
def add(
    request: HttpRequest, room: str, show: str, body: requests.FindingAdd
) -> Status[shapes.FindingOut]:
    """A new finding, added once however often it is sent; the problem is all that must be said."""
    actor = actor_of(request, WRITE)
    shows = Shows(control.found(room))
    row = actions.add(actor, shows.one(show), once=body.once, **_values(body))
    return Status(201, shown_findings.shown(row, shows, _money(actor)))


@router.post("/review/findings/{int:finding_id}", response=shapes.FindingOut)
def change(
    request: HttpRequest, finding_id: int, body: requests.FindingChange
) -> shapes.FindingOut:
    """A finding as it shall be."""
    actor = actor_of(request, WRITE)
    row = actions.change(actor, finding_id, expect=body.expect, **_values(body))
    return _one(actor, row)


@router.post("/review/findings/{int:finding_id}/state", response=shapes.FindingOut)
def set_state(
    request: HttpRequest, finding_id: int, body: requests.FindingStateIn
) -> shapes.FindingOut:
    """Move a finding on: done, held, not held, dropped, or open again."""
    actor = actor_of(request, WRITE)
    judged = None
    if body.state in (FindingState.HELD, FindingState.NOT_HELD):
        row = Finding.objects.select_related("review").filter(pk=finding_id).first()
        if row is not None:
            shows = Shows(control.found(row.review.room))
            judged = shown_findings.judged_as(shows.verified(row)) if row.metric else None
    row = actions.set_state(
        actor, finding_id, expect=body.expect, state=body.state, verdict=body.verdict,
        judged=judged,
    )  # fmt: skip
    return _one(actor, row)


@router.post("/review/findings/{int:finding_id}/retire", response=shapes.FindingOut)
def retire(
    request: HttpRequest, finding_id: int, body: requests.ReviewVersionIn
) -> shapes.FindingOut:
    """Take a finding off the list."""
    actor = actor_of(request, WRITE)
    return _one(actor, actions.retire(actor, finding_id, expect=body.expect))


@router.post("/review/findings/{int:finding_id}/restore", response=shapes.FindingOut)
def restore(
    request: HttpRequest, finding_id: int, body: requests.ReviewVersionIn
) -> shapes.FindingOut:
    """Undo it."""
    actor = actor_of(request, WRITE)
    return _one(actor, actions.restore(actor, finding_id, expect=body.expect))


def _values(body: requests.FindingIn) -> dict[str, Any]:
    return {
        "problem": body.problem,
        "improvement": body.improvement,
        "plan": body.plan,
        "owner_id": body.owner,
        "deadline": body.deadline.isoformat() if body.deadline else "",
        "metric": body.metric,
        "level": body.level.value if body.level else "",
        "of": body.key,
        "direction": body.direction.value if body.direction else "",
        "wanted": None if body.wanted is None else int(body.wanted * MICRO),
        "verify_shows": body.verify_shows,
    }


def _one(actor: Actor, row: Finding) -> shapes.FindingOut:
    return shown_findings.shown(row, Shows(control.found(row.review.room)), _money(actor))


def _money(actor: Actor) -> bool:
    return may(actor, actions.MONEY)
