"""/api/shows/…/lineup: a team's table in, previewed and then written in one act; and out again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, Status
from ninja.files import UploadedFile

from kaibo.domains.selection import answers
from kaibo.domains.selection.actions import export, lineup_import, lineup_work
from kaibo.domains.selection.actions.lineup_import import Ask
from kaibo.domains.selection.models import Link
from kaibo.domains.selection.schemas import lineup
from kaibo.kit import attachment
from kaibo.kit.access import actor_of
from kaibo.kit.api import downloaded
from kaibo.kit.errors import Refusal
from kaibo.kit.sheets import pasted, workbook
from kaibo.kit.sheets.writing import XLSX

router = Router()
WRITE = "link.write"


@router.post("/lineup/file", response=list[lineup.SheetOut])
def file(request: HttpRequest, file: File[UploadedFile]) -> list[lineup.SheetOut]:
    """An uploaded XLSX or CSV as text per sheet, to go on as if it had been pasted."""
    actor_of(request, "file.import")
    if (file.size or 0) > workbook.MAX_BYTES:
        limit = workbook.MAX_BYTES >> 20
        raise Refusal("too_large", f"文件超过 {limit} MB，没有读取。请只留要用的那张表。")
    return [
        lineup.SheetOut(name=sheet.name, rows=len(sheet.rows), text=pasted.join(sheet.rows))
        for sheet in workbook.read(file.read())
    ]


@router.post(
    "/shows/{int:show_id}/lineup/preview", response={200: lineup.PreviewOut, 202: lineup.WorkingOut}
)
def preview(
    request: HttpRequest, show_id: int, body: lineup.PreviewIn
) -> dict[str, Any] | Status[lineup.WorkingOut]:
    """What importing would do. Writes nothing. A long table is a job: its answer comes later."""
    actor, ask = actor_of(request, WRITE), _ask(body)
    read = lineup_import.read_table(ask)
    if len(read[0].lines) > lineup_work.AT_ONCE:
        return _working(lineup_work.preview(actor, show_id, ask))
    return answers.previewed(*lineup_import.preview(actor, show_id, ask, read=read))


@router.get("/lineup/previews/{int:job}", response=lineup.PreviewOut)
def previewed(request: HttpRequest, job: int) -> HttpResponse:
    """What a preview that was a job has found."""
    return _answer(request, job)


@router.post(
    "/shows/{int:show_id}/lineup/apply", response={200: lineup.ApplyOut, 202: lineup.WorkingOut}
)
def apply(
    request: HttpRequest, show_id: int, body: lineup.ApplyIn
) -> dict[str, Any] | Status[lineup.WorkingOut]:
    """Write what the preview showed, in one act. A long table is a job, and still one act."""
    actor, ask = actor_of(request, WRITE), _ask(body)
    read = lineup_import.read_table(ask)
    if len(read[0].lines) > lineup_work.AT_ONCE:
        return _working(lineup_work.apply(actor, show_id, ask, seen=body.digest))
    return answers.applied(lineup_import.apply(actor, show_id, ask, seen=body.digest, read=read))


@router.get("/lineup/imports/{int:job}", response=lineup.ApplyOut)
def applied(request: HttpRequest, job: int) -> HttpResponse:
    """What an import that was a job has written."""
    return _answer(request, job)


@router.post("/shows/{int:show_id}/lineup/export", response={200: bytes, 202: lineup.WorkingOut})
def take_along(
    request: HttpRequest, show_id: int, body: lineup.ExportIn
) -> HttpResponse | Status[lineup.WorkingOut]:
    """The links under the team's own headers as a file, or the job that writes a long one."""
    actor = actor_of(request, Link.read_right)
    made = export.sheet(actor, show_id, body.map)
    if made.is_small:
        return downloaded(made.name, XLSX, export.written(made))
    return _working(lineup_work.export(actor, show_id, body.map, made.title))


def _ask(body: lineup.PreviewIn) -> Ask:
    return Ask(body.text, body.map, body.header_row, body.platform, body.shop)


def _working(job: int) -> Status[lineup.WorkingOut]:
    return Status(202, lineup.WorkingOut(job=job))


def _answer(request: HttpRequest, job: int) -> HttpResponse:
    made = attachment.fetch(actor_of(request, WRITE), job)
    response = HttpResponse(bytes(made.content), content_type=made.media)
    response["Cache-Control"] = "no-store"
    return response
