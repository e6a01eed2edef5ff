"""/api/shows: shows as planned."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Status

from kaibo.domains.selection.actions import copying, shows
from kaibo.domains.selection.api import shown
from kaibo.domains.selection.models import Show
from kaibo.domains.selection.schemas import Expect, links
from kaibo.kit.access import actor_of
from kaibo.kit.errors import Refusal
from kaibo.kit.shapes import Line, Moment

router = Router()
WRITE = "link.write"


@router.get("/shows", response=list[links.ShowOut])
def between(
    request: HttpRequest,
    start: Annotated[Moment, Query(...)],
    end: Annotated[Moment, Query(...)],
    room: Line = "",
) -> list[links.ShowOut]:
    """Shows that touch [start, end), UTC ms."""
    actor_of(request, Show.read_right)
    rows = Show.objects.active().filter(starts_at__lt=end, ends_at__gt=start)
    if room:
        rows = rows.filter(room=room)
    return shown.shows_of(list(rows.order_by("starts_at", "pk")))


@router.get("/shows/{int:show_id}", response=links.ShowOut)
def one(request: HttpRequest, show_id: int) -> links.ShowOut:
    """One show, one called off too."""
    actor_of(request, Show.read_right)
    row = Show.objects.filter(pk=show_id).first()
    if row is None:
        raise Refusal("not_found", f"没有编号为 {show_id} 的场次。", values={"id": show_id})
    return shown.show_of(row)


@router.post("/shows", response={201: links.ShowOut})
def plan(request: HttpRequest, body: links.ShowIn) -> Status[links.ShowOut]:
    """A new show."""
    return Status(201, shown.show_of(shows.plan(actor_of(request, WRITE), **_values(body))))


@router.post("/shows/{int:show_id}", response=links.ShowOut)
def change(request: HttpRequest, show_id: int, body: links.ShowChange) -> links.ShowOut:
    """A show as it shall be."""
    actor = actor_of(request, WRITE)
    return shown.show_of(shows.change(actor, show_id, expect=body.expect, **_values(body)))


@router.post("/shows/{int:show_id}/copy", response={201: links.ShowCopiedOut})
def copy(request: HttpRequest, show_id: int, body: links.ShowCopyIn) -> Status[links.ShowCopiedOut]:
    """A new show from this one: the same links under the same numbers, on another evening."""
    actor = actor_of(request, WRITE)
    row, left = copying.copy(actor, show_id, with_links=body.links, **_values(body))
    return Status(201, links.ShowCopiedOut(show=shown.show_of(row), left=left))


@router.post("/shows/{int:show_id}/status", response=links.ShowOut)
def set_status(request: HttpRequest, show_id: int, body: links.StatusIn) -> links.ShowOut:
    """How far the plan is."""
    actor = actor_of(request, WRITE)
    row = shows.set_status(actor, show_id, expect=body.expect, status=body.status.value)
    return shown.show_of(row)


@router.post("/shows/{int:show_id}/retire", response=links.ShowOut)
def retire(request: HttpRequest, show_id: int, body: Expect) -> links.ShowOut:
    """Call it off."""
    return shown.show_of(shows.retire(actor_of(request, WRITE), show_id, expect=body.expect))


@router.post("/shows/{int:show_id}/restore", response=links.ShowOut)
def restore(request: HttpRequest, show_id: int, body: Expect) -> links.ShowOut:
    """Undo it."""
    return shown.show_of(shows.restore(actor_of(request, WRITE), show_id, expect=body.expect))


def _values(body: links.ShowIn) -> dict[str, Any]:
    return {
        "room": body.room,
        "title": body.title,
        "starts_at": body.starts_at,
        "ends_at": body.ends_at,
        "kind": body.kind.value,
    }
