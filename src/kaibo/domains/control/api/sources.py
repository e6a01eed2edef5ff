"""/api/rooms/{room}/sources and /api/sources: who may feed a room, and their tokens."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from kaibo.domains.control import public
from kaibo.domains.control.actions import pulling, sources
from kaibo.domains.control.api.rooms import WRITE
from kaibo.domains.control.cards import SourceCard, found
from kaibo.domains.control.models import Source
from kaibo.domains.control.schemas import setup
from kaibo.kit.access import actor_of

router = Router()


@router.get("/rooms/{room}/sources", response=list[setup.SourceOut])
def of_a_room(request: HttpRequest, room: str, retired: bool = False) -> list[setup.SourceOut]:
    """The sources of a room by name; no token is among what is told."""
    actor_of(request, Source.read_right)
    cards = public.sources(found(room).ident, retired_too=retired)
    return [_shown(card) for card in cards]


@router.post("/rooms/{room}/sources", response={201: setup.TokenOut})
def add(
    request: HttpRequest, response: HttpResponse, room: str, body: setup.SourceIn
) -> Status[setup.TokenOut]:
    """A new source with its token."""
    actor = actor_of(request, WRITE)
    made = sources.add(
        actor, found(room).id, name=body.name, level=body.level, provides=body.provides
    )
    return Status(201, _once(response, made))


@router.post("/sources/{int:source_id}", response=setup.SourceOut)
def change(request: HttpRequest, source_id: int, body: setup.SourceChange) -> setup.SourceOut:
    """Level and kinds."""
    row = sources.change(
        actor_of(request, WRITE),
        source_id,
        expect=body.expect,
        level=body.level,
        provides=body.provides,
    )
    return _shown(public.source_card(row))


@router.post("/sources/{int:source_id}/rotate", response=setup.TokenOut)
def rotate(
    request: HttpRequest, response: HttpResponse, source_id: int, body: setup.StepIn
) -> setup.TokenOut:
    """A new token; the old one is dead."""
    actor = actor_of(request, WRITE)
    made = sources.rotate(actor, source_id, expect=body.expect, reason=body.reason)
    return _once(response, made)


@router.post("/sources/{int:source_id}/hook", response=setup.HookOut)
def sign(
    request: HttpRequest, response: HttpResponse, source_id: int, body: setup.HookIn
) -> setup.HookOut:
    """A new signing secret for `POST /api/hooks/{room}/{source}`; the old one ends in a day."""
    actor = actor_of(request, WRITE)
    source, secret = sources.sign(
        actor, source_id, expect=body.expect, keep_old=body.keep_old, reason=body.reason
    )
    response["Cache-Control"] = "no-store"
    card = public.source_card(source)
    path = f"/api/hooks/{card.room}/{card.name}"
    return setup.HookOut(source=_shown(card), secret=secret, path=path, old_until=source.hook_until)


@router.post("/sources/{int:source_id}/pull", response=setup.SourceOut)
def pull(request: HttpRequest, source_id: int, body: setup.PullIn) -> setup.SourceOut:
    """Have the server ask the platform itself."""
    row = pulling.pull(
        actor_of(request, WRITE),
        source_id,
        expect=body.expect,
        connector=body.connector,
        app_id=body.app_id,
        app_secret=body.app_secret,
        every_s=body.every_s,
    )
    return _shown(public.source_card(row))


@router.post("/sources/{int:source_id}/pull/stop", response=setup.SourceOut)
def stop_pulling(request: HttpRequest, source_id: int, body: setup.StepIn) -> setup.SourceOut:
    """Ask the platform no more."""
    actor = actor_of(request, WRITE)
    row = pulling.stop(actor, source_id, expect=body.expect, reason=body.reason)
    return _shown(public.source_card(row))


@router.post("/sources/{int:source_id}/retire", response=setup.SourceOut)
def retire(request: HttpRequest, source_id: int, body: setup.StepIn) -> setup.SourceOut:
    """Stop a source."""
    actor = actor_of(request, WRITE)
    row = sources.retire(actor, source_id, expect=body.expect, reason=body.reason)
    return _shown(public.source_card(row))


@router.post("/sources/{int:source_id}/restore", response=setup.TokenOut)
def restore(
    request: HttpRequest, response: HttpResponse, source_id: int, body: setup.StepIn
) -> setup.TokenOut:
    """Take a source back, with a new token."""
    actor = actor_of(request, WRITE)
    return _once(response, sources.restore(actor, source_id, expect=body.expect))


def _once(response: HttpResponse, made: tuple[Source, str]) -> setup.TokenOut:
    """The answer that shows a token; no cache on the way may keep it."""
    response["Cache-Control"] = "no-store"
    source, token = made
    return setup.TokenOut(source=_shown(public.source_card(source)), token=token)


def _shown(card: SourceCard) -> setup.SourceOut:
    return setup.SourceOut(
        id=card.id,
        version=card.version,
        room=card.room,
        name=card.name,
        level=card.level,
        level_label=card.level_label,
        provides=list(card.provides),
        signed=card.signed,
        pulled_by=card.pulled_by,
        active=card.active,
    )
