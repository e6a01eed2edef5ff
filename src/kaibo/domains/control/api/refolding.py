"""/api/rooms/…/refold: have a room counted again from its log, as a job to watch and cancel."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema, Status

from kaibo.domains.control.actions import refolding
from kaibo.domains.control.cards import found
from kaibo.domains.control.schemas.setup import In, Reason
from kaibo.kit.access import actor_of

router = Router()
CORRECT = "run.correct"


class RefoldIn(In):
    """Why it is counted again."""

    reason: Reason = ""


class RefoldOut(Schema):
    """The job: see `/api/jobs/{job}`."""

    job: int


@router.post("/rooms/{room}/refold", response={202: RefoldOut})
def refold(request: HttpRequest, room: str, body: RefoldIn) -> Status[RefoldOut]:
    """Count the room again. Nothing recorded is changed; the answer does not wait for it."""
    actor = actor_of(request, CORRECT)
    return Status(202, RefoldOut(job=refolding.ask(actor, found(room).id, reason=body.reason)))
