"""/api/rooms/…/levels/…/export: the table one looks at as a file, whole, with all its columns."""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status

from kaibo.domains.control import export_file
from kaibo.domains.control.actions import exporting
from kaibo.domains.control.cards import found
from kaibo.domains.control.schemas.setup import In
from kaibo.kit.access import actor_of
from kaibo.kit.api import downloaded

router = Router()
READ = "run.read"


class LevelExportIn(In):
    """A workbook, or comma-separated text."""

    form: Literal["xlsx", "csv"]


class ExportingOut(Schema):
    """The job that writes the file: see `/api/jobs/{job}`, then `/api/jobs/{job}/file`."""

    job: int


@router.post(
    "/rooms/{room}/shows/{show}/levels/{level}/export",
    response={200: bytes, 202: ExportingOut},
)
def export(
    request: HttpRequest, room: str, show: str, level: str, body: LevelExportIn
) -> HttpResponse | Status[ExportingOut]:
    """The file, or the job that writes a long one."""
    actor = actor_of(request, READ)
    gathered = exporting.gather(actor, found(room), show, level)
    if export_file.is_small(gathered, body.form):
        return downloaded(*export_file.written(gathered, body.form))
    return Status(202, ExportingOut(job=exporting.start(actor, gathered, body.form)))
