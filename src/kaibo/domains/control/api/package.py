"""/api/rooms/…/shows/…/evidence: the evidence of a show as one zip."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema, Status

from kaibo.domains.control.actions import packaging
from kaibo.domains.control.cards import found
from kaibo.domains.control.schemas.setup import In
from kaibo.kit.access import actor_of

router = Router()
RIGHT = "compliance.package"


class PackageIn(In):
    """`outside`: for people outside of the team, viewers stay unknown."""

    outside: bool


class PackagingOut(Schema):
    """The job that puts it together: see `/api/jobs/{job}`, then `/api/jobs/{job}/file`."""

    job: int


@router.post("/rooms/{room}/shows/{show}/evidence", response={202: PackagingOut})
def package(request: HttpRequest, room: str, show: str, body: PackageIn) -> Status[PackagingOut]:
    """Have it put together."""
    actor = actor_of(request, RIGHT)
    job = packaging.start(actor, found(room), show, outside=body.outside)
    return Status(202, PackagingOut(job=job))
