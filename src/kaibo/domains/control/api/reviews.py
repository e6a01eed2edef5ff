"""/api/shows/{id}/pre-show-review: the list of the day before, ticked, signed, countersigned."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control.reviews.gathering import content_of
from kaibo.domains.control.reviews.shown import shown
from kaibo.domains.control.schemas import reviews as shapes
from kaibo.kit.access import actor_of

router = Router()
READ, SIGN = "compliance.read", "compliance.sign"


@router.get("/shows/{int:show_id}/pre-show-review", response=shapes.PreShowReviewOut)
def review(request: HttpRequest, show_id: int) -> shapes.PreShowReviewOut:
    """The list as it stands now, with what was signed before."""
    actor_of(request, READ)
    compliance.require_ready()
    return shown(content_of(show_id))


@router.post("/shows/{int:show_id}/pre-show-review/answers", response=shapes.PreShowReviewOut)
def answer(
    request: HttpRequest, show_id: int, body: shapes.PreShowReviewAnswerIn
) -> shapes.PreShowReviewOut:
    """Say how an item stands."""
    actor = actor_of(request, SIGN)
    compliance.require_ready()
    content = content_of(show_id)
    compliance.answer_item(
        actor, show_id, expect=body.expect, key=body.key, state=body.state, note=body.note
    )
    return shown(content)


@router.post("/shows/{int:show_id}/pre-show-review/sign", response=shapes.PreShowReviewOut)
def sign(
    request: HttpRequest, show_id: int, body: shapes.PreShowReviewSignIn
) -> shapes.PreShowReviewOut:
    """Sign what the page has shown."""
    actor = actor_of(request, SIGN)
    compliance.require_ready()
    content = content_of(show_id)
    compliance.sign_review(actor, content, expect=body.expect, digest=body.digest)
    return shown(content)


@router.post("/shows/{int:show_id}/pre-show-review/countersign", response=shapes.PreShowReviewOut)
def countersign(
    request: HttpRequest, show_id: int, body: shapes.PreShowReviewCountersignIn
) -> shapes.PreShowReviewOut:
    """Look again at what somebody signed who had written it."""
    actor = actor_of(request, "compliance.countersign")
    compliance.require_ready()
    content_of(show_id)  # of a show that is not there nothing is written
    compliance.countersign_review(actor, body.review, show=show_id, expect=body.expect)
    return shown(content_of(show_id))


@router.post("/shows/{int:show_id}/pre-show-review/accept", response=shapes.PreShowReviewOut)
def accept(
    request: HttpRequest, show_id: int, body: shapes.ClaimAcceptIn
) -> shapes.PreShowReviewOut:
    """Answer for a claim."""
    actor = actor_of(request, SIGN)
    compliance.require_ready()
    content_of(show_id)  # of a show that is not there nothing is written
    compliance.accept_claim(
        actor, rule=body.rule, said=body.said, product=body.product, reason=body.reason
    )
    return shown(content_of(show_id))
