"""/api/rooms/{room}/sources and /api/sources: who may feed a room, and their tokens."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from kaibo.domains.control import public, schemas
from kaibo.domains.control.actions import sources
from kaibo.domains.control.api.rooms import WRITE, found
from kaibo.domains.control.models import Source
from kaibo.domains.control.public import SourceCard
from kaibo.kit.access import actor_of

router = Router()


@router.get("/rooms/{room}/sources", response=list[schemas.SourceOut])
def of_a_room(request: HttpRequest, room: str, retired: bool = False) -> list[schemas.SourceOut]:
    """The sources of a room by name; no token is among what is told."""
    actor_of(request, Source.read_right)
    cards = public.sources(found(room).ident, retired_too=retired)
    return [_shown(card) for card in cards]


@router.post("/rooms/{room}/sources", response={201: schemas.TokenOut})
def add(
    request: HttpRequest, response: HttpResponse, room: str, body: schemas.SourceIn
) -> Status[schemas.TokenOut]:
    """A new source with its token."""
    actor = actor_of(request, WRITE)
    made = sources.add(
        actor, found(room).id, name=body.name, level=body.level, provides=body.provides
    )
    return Status(201, _once(response, made))


@router.post("/sources/{int:source_id}", response=schemas.SourceOut)
def change(request: HttpRequest, source_id: int, body: schemas.SourceChange) -> schemas.SourceOut:
    """Level and kinds."""
    row = sources.change(
        actor_of(request, WRITE),
        source_id,
        expect=body.expect,
        level=body.level,
        provides=body.provides,
    )
    return _shown(public.source_card(row))


@router.post("/sources/{int:source_id}/rotate", response=schemas.TokenOut)
def rotate(
    request: HttpRequest, response: HttpResponse, source_id: int, body: schemas.StepIn
) -> schemas.TokenOut:
    """A new token; the old one is dead."""
    actor = actor_of(request, WRITE)
    made = sources.rotate(actor, source_id, expect=body.expect, reason=body.reason)
    return _once(response, made)


@router.post("/sources/{int:source_id}/retire", response=schemas.SourceOut)
def retire(request: HttpRequest, source_id: int, body: schemas.StepIn) -> schemas.SourceOut:
    """Stop a source."""
    actor = actor_of(request, WRITE)
    row = sources.retire(actor, source_id, expect=body.expect, reason=body.reason)
    return _shown(public.source_card(row))


@router.post("/sources/{int:source_id}/restore", response=schemas.TokenOut)
def restore(
    request: HttpRequest, response: HttpResponse, source_id: int, body: schemas.StepIn
) -> schemas.TokenOut:
    """Take a source back, with a new token."""
    actor = actor_of(request, WRITE)
    return _once(response, sources.restore(actor, source_id, expect=body.expect))


def _once(response: HttpResponse, made: tuple[Source, str]) -> schemas.TokenOut:
    """The answer that shows a token; no cache on the way may keep it."""
    response["Cache-Control"] = "no-store"
    source, token = made
    return schemas.TokenOut(source=_shown(public.source_card(source)), token=token)


def _shown(card: SourceCard) -> schemas.SourceOut:
    return schemas.SourceOut(
        id=card.id,
        version=card.version,
        room=card.room,
        name=card.name,
        level=card.level,
        level_label=card.level.label,
        provides=list(card.provides),
        active=card.active,
    )
