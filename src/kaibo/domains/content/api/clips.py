"""/api/clips: clips cut from shows, held against the rules, signed, published, taken down."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.compliance import public as compliance
from kaibo.domains.content import schemas
from kaibo.domains.content.actions import clips as actions
from kaibo.domains.content.checking import Draft, sheet_of
from kaibo.domains.content.models import Clip, ClipReview
from kaibo.domains.content.showing import shown, shown_review
from kaibo.kit.access import actor_of
from kaibo.kit.clock import now_ms
from kaibo.kit.shapes import RoomIdent

router = Router()
READ, WRITE, SIGN = Clip.read_right, "content.clip.write", "compliance.sign"


@router.get("/clips", response=list[schemas.ClipOut])
def clips(
    request: HttpRequest, room: RoomIdent | None = None, show: schemas.Show | None = None
) -> list[schemas.ClipOut]:
    """Clips, the latest first; of one room, or one show."""
    actor_of(request, READ)
    rows = Clip.objects.active().order_by("-starts_at", "-pk")
    if room is not None:
        rows = rows.filter(room=room)
    if show is not None:
        rows = rows.filter(show=show)
    return shown(rows)


@router.post("/clips/check", response=schemas.ClipCheckOut)
def check(request: HttpRequest, body: schemas.ClipWords) -> schemas.ClipCheckOut:
    """A clip held against the rules while it is written; nothing is kept."""
    actor_of(request, "compliance.check")
    compliance.require_ready()
    sheet = sheet_of(Draft(**body.dict(), at=now_ms()))
    return schemas.ClipCheckOut(
        claims=[schemas.ClipClaimOut(**asdict(one)) for one in sheet.claims], off=list(sheet.off)
    )


@router.get("/clips/{int:clip_id}/claims", response=schemas.ClipCheckOut)
def claims(request: HttpRequest, clip_id: int) -> schemas.ClipCheckOut:
    """What is found in a clip as it is kept, settled or not."""
    actor_of(request, READ)
    compliance.require_ready()
    sheet = sheet_of(actions.draft_of(actions.found(clip_id)))
    return schemas.ClipCheckOut(
        claims=[schemas.ClipClaimOut(**asdict(one)) for one in sheet.claims], off=list(sheet.off)
    )


@router.get("/clips/{int:clip_id}/reviews", response=list[schemas.ClipReviewOut])
def reviews(request: HttpRequest, clip_id: int) -> list[schemas.ClipReviewOut]:
    """Every signature under a clip, newest first."""
    actor_of(request, READ)
    rows = ClipReview.objects.filter(clip=actions.found(clip_id)).select_related("created_by")
    return [shown_review(row) for row in rows.order_by("-number")]


@router.post("/clips", response={201: schemas.ClipOut})
def note(request: HttpRequest, body: schemas.ClipIn) -> Status[schemas.ClipOut]:
    """Write a clip down."""
    return Status(201, _one(actions.note(actor_of(request, WRITE), **_values(body))))


@router.post("/clips/{int:clip_id}", response=schemas.ClipOut)
def change(request: HttpRequest, clip_id: int, body: schemas.ClipChange) -> schemas.ClipOut:
    """Set it anew."""
    actor = actor_of(request, WRITE)
    return _one(actions.change(actor, clip_id, expect=body.expect, **_values(body)))


@router.post("/clips/{int:clip_id}/sign", response=schemas.ClipOut)
def sign(request: HttpRequest, clip_id: int, body: schemas.ClipSignIn) -> schemas.ClipOut:
    """Sign it as it is."""
    actor = actor_of(request, SIGN)
    compliance.require_ready()
    actions.sign(actor, clip_id, digest=body.digest)
    return _one(actions.found(clip_id))


@router.post("/clips/{int:clip_id}/accept", response=schemas.ClipCheckOut)
def accept(request: HttpRequest, clip_id: int, body: schemas.ClipAcceptIn) -> schemas.ClipCheckOut:
    """Answer for a claim in it."""
    actor = actor_of(request, SIGN)
    actions.accept(actor, clip_id, rule=body.rule, said=body.said, reason=body.reason)
    return claims(request, clip_id)


@router.post("/clips/{int:clip_id}/publish", response=schemas.ClipOut)
def publish(request: HttpRequest, clip_id: int, body: schemas.ClipPublishIn) -> schemas.ClipOut:
    """It was published, or was not after all."""
    actor = actor_of(request, WRITE)
    row = actions.publish(
        actor, clip_id, expect=body.expect, published_at=body.published_at, url=body.url
    )
    return _one(row)


@router.post("/clips/{int:clip_id}/down", response=schemas.ClipOut)
def down(request: HttpRequest, clip_id: int, body: schemas.ClipDownIn) -> schemas.ClipOut:
    """It was taken down."""
    actor = actor_of(request, WRITE)
    return _one(actions.take_down(actor, clip_id, expect=body.expect, at=body.at))


@router.post("/clips/{int:clip_id}/retire", response=schemas.ClipOut)
def retire(request: HttpRequest, clip_id: int, body: schemas.ClipExpectIn) -> schemas.ClipOut:
    """Written down by mistake."""
    return _one(actions.retire(actor_of(request, WRITE), clip_id, expect=body.expect))


@router.post("/clips/{int:clip_id}/restore", response=schemas.ClipOut)
def restore(request: HttpRequest, clip_id: int, body: schemas.ClipExpectIn) -> schemas.ClipOut:
    """Bring it back."""
    return _one(actions.restore(actor_of(request, WRITE), clip_id, expect=body.expect))


def _values(body: schemas.ClipIn) -> dict[str, Any]:
    values = body.dict()
    values.pop("expect", None)
    return values


def _one(row: Clip) -> schemas.ClipOut:
    [only] = shown([row])
    return only
