"""/api/shows/…/lineup: a team's table in, previewed and then written in one act; and out again."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from kaibo.domains.selection import rules
from kaibo.domains.selection.actions import export, lineup_import, numbering
from kaibo.domains.selection.actions.lineup_import import Ask
from kaibo.domains.selection.api.links import renumbered
from kaibo.domains.selection.lineup.planned import Plan
from kaibo.domains.selection.models import Link
from kaibo.domains.selection.schemas import lineup
from kaibo.kit.access import actor_of
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import RIGHT_LABELS
from kaibo.kit.shapes import Id
from kaibo.kit.sheets import pasted, workbook

router = Router()
WRITE = "link.write"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


@router.post("/shows/{int:show_id}/lineup/preview", response=lineup.PreviewOut)
def preview(request: HttpRequest, show_id: int, body: lineup.PreviewIn) -> lineup.PreviewOut:
    """What importing would do. Writes nothing."""
    made, digest = lineup_import.preview(actor_of(request, WRITE), show_id, _ask(body))
    return lineup.PreviewOut(
        digest=digest,
        counts=_counts(made),
        rows=[
            lineup.RowOut(
                row=row.row,
                title=row.title,
                state=row.state,
                makes=row.makes,
                differences=[
                    lineup.DifferenceOut(
                        key=one.key, label=one.label, before=one.before, after=one.after
                    )
                    for one in row.differences
                ],
            )
            for row in made.rows
        ],
        problems=_problems(made),
        withheld=_withheld(made),
        left=made.left,
    )


@router.post("/shows/{int:show_id}/lineup/apply", response=lineup.ApplyOut)
def apply(request: HttpRequest, show_id: int, body: lineup.ApplyIn) -> lineup.ApplyOut:
    """Write what the preview showed, in one act."""
    actor = actor_of(request, WRITE)
    done = lineup_import.apply(actor, show_id, _ask(body), seen=body.digest)
    return lineup.ApplyOut(
        act=done.act,
        undo_until=done.at + rules.UNDO_MS if done.act else None,
        counts=_counts(done.plan),
        problems=_problems(done.plan),
        withheld=_withheld(done.plan),
        announcement=numbering.announcement(done.renumbered),
        changes=renumbered(done.renumbered),
    )


@router.get("/shows/{int:show_id}/lineup.xlsx")
def download(request: HttpRequest, show_id: int, map: Id) -> HttpResponse:
    """The links under the team's own headers."""
    name, content = export.export(actor_of(request, Link.read_right), show_id, map)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["Cache-Control"] = "no-store"
    return response


def _ask(body: lineup.PreviewIn) -> Ask:
    return Ask(body.text, body.map, body.header_row, body.platform, body.shop)


def _counts(made: Plan) -> lineup.CountsOut:
    return lineup.CountsOut(left=len(made.left), **made.counts)


def _problems(made: Plan) -> list[lineup.ProblemOut]:
    return [
        lineup.ProblemOut(
            row=one.row,
            column=one.column,
            value=one.value,
            code=one.code,
            why=one.why,
            cure=one.cure,
            text=one.text,
        )
        for one in made.problems
    ]


def _withheld(made: Plan) -> list[lineup.WithheldOut]:
    return [
        lineup.WithheldOut(
            header=one.header,
            label=one.label,
            right=one.right,
            right_label=RIGHT_LABELS[one.right],
        )
        for one in made.withheld
    ]
