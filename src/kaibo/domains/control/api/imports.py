"""/api/imports: files that were handed in, their previews, and storing them."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.control.imports import (
    actions,
    destinations,
    inbox,
    rosters,
    shown,
    storers,
    teaching,
    whose,
)
from kaibo.domains.control.imports.port import reader
from kaibo.domains.control.imports.records import ImportedFile, TaughtTable
from kaibo.domains.control.schemas import import_tables as tables
from kaibo.domains.control.schemas import imports as shapes
from kaibo.kit.access import Actor, actor_of, may
from kaibo.kit.errors import Refusal
from kaibo.kit.sheets import pasted

router = Router()
RIGHT = "file.import"
PLAN = "people.shift.write"
MOST_LISTED = 200


@router.get("/imports", response=list[shapes.FileOut])
def everything(request: HttpRequest) -> list[shapes.FileOut]:
    """The files, the last handed in first."""
    actor_of(request, RIGHT)
    rows = ImportedFile.objects.active().order_by("-pk")[:MOST_LISTED]
    return [shown.file(row) for row in rows]


@router.get("/imports/formats", response=list[tables.FormatOut])
def formats(request: HttpRequest) -> list[tables.FormatOut]:
    """Every format that is known: sources of numbers bear their names on every page."""
    actor_of(request, "run.read")
    return [shown.format(one) for one in reader().formats()]


@router.get("/imports/inbox", response=shapes.InboxOut)
def watched(request: HttpRequest) -> shapes.InboxOut:
    """The folder that is watched, and what lies in it and could not be taken."""
    actor_of(request, RIGHT)
    seen = inbox.seen()
    stuck = [shapes.StuckOut(name=one.name, why=one.why, since=one.since) for one in seen.stuck]
    return shapes.InboxOut(folder=seen.folder, stuck=stuck)


@router.get("/imports/taught", response=list[tables.TaughtOut])
def taught(request: HttpRequest) -> list[tables.TaughtOut]:
    """Every table that was taught, by name."""
    actor_of(request, RIGHT)
    return [shown.taught(row) for row in TaughtTable.objects.active().order_by("name")]


@router.post("/imports/taught/{int:table}/retire", response=tables.TaughtOut)
def unteach(request: HttpRequest, table: int, body: shapes.ForgetIn) -> tables.TaughtOut:
    """Forget a table: files with these headers are asked about again."""
    return shown.taught(teaching.unteach(actor_of(request, RIGHT), table, expect=body.expect))


@router.post("/imports/check", response=tables.CheckedOut)
def check(request: HttpRequest, body: tables.CheckIn) -> tables.CheckedOut:
    """What is missing in a mapping before it can be used."""
    actor_of(request, RIGHT)
    return tables.CheckedOut(missing=reader().checked(body.mapping))


@router.get("/imports/{int:file}", response=shapes.FileWithPreviewOut)
def one(request: HttpRequest, file: int) -> shapes.FileWithPreviewOut:
    """A file and its preview."""
    return _with_preview(actor_of(request, RIGHT), _found(file))


@router.post("/imports/{int:file}", response=shapes.FileOut)
def set_up(request: HttpRequest, file: int, body: shapes.SetIn) -> shapes.FileOut:
    """Give it other settings and read it anew."""
    actor = actor_of(request, RIGHT)
    values = {
        "tz": teaching.checked_zone(body.tz),
        "as_of": body.as_of,
        "rooms": dict(body.rooms),
        "taught_id": teaching.found(body.taught),
    }
    return shown.file(actions.set_up(actor, file, expect=body.expect, **values))


@router.get("/imports/{int:file}/sample", response=list[tables.SampleOut])
def sample(request: HttpRequest, file: int) -> list[tables.SampleOut]:
    """The tables of a file nobody knows, with what their columns may mean."""
    actor_of(request, RIGHT)
    return [shown.sample(found) for found in teaching.samples(_found(file))]


@router.post("/imports/{int:file}/teach", response=shapes.FileOut)
def teach(request: HttpRequest, file: int, body: tables.TeachIn) -> shapes.FileOut:
    """Say what the table means, once and for later files; this file is read with it."""
    actor = actor_of(request, RIGHT)
    row = teaching.teach(
        actor,
        file,
        expect=body.expect,
        name=body.name,
        headers=list(body.headers),
        mapping=body.mapping,
    )
    return shown.file(row)


@router.post("/imports/{int:file}/roster", response=shapes.FileOut)
def say_roster(request: HttpRequest, file: int, body: shapes.RosterSaidIn) -> shapes.FileOut:
    """Keep whether a table nobody knows is a roster."""
    actor = actor_of(request, RIGHT)
    return shown.file(rosters.say(actor, file, expect=body.expect, roster=body.roster))


@router.get("/imports/{int:file}/roster", response=list[shapes.ImportSheetOut])
def roster(request: HttpRequest, file: int) -> list[shapes.ImportSheetOut]:
    """The sheets of a file that is a roster, for who may plan shifts."""
    actor_of(request, RIGHT)
    actor_of(request, PLAN)
    return [
        shapes.ImportSheetOut(name=one.name, rows=len(one.rows), text=pasted.join(one.rows))
        for one in rosters.sheets(_found(file))
    ]


@router.post("/imports/{int:file}/confirm", response=shapes.FileOut)
def confirm(request: HttpRequest, file: int, body: shapes.ConfirmIn) -> shapes.FileOut:
    """Say that the shop it names is that of the room it was placed in."""
    actor = actor_of(request, RIGHT)
    return shown.file(whose.confirm(actor, file, expect=body.expect, account=body.account))


@router.post("/imports/{int:file}/store", response={202: shapes.FileOut})
def store(request: HttpRequest, file: int, body: shapes.StoreIn) -> Status[shapes.FileOut]:
    """Have it stored, as a job."""
    new_rooms = {name: (one.ident, one.title) for name, one in body.new_rooms.items()}
    actor = actor_of(request, "source.manage" if new_rooms else RIGHT)
    row = actions.store(
        actor, file, expect=body.expect, placings=dict(body.rooms), new_rooms=new_rooms
    )
    return Status(202, shown.file(row))


@router.post("/imports/{int:file}/withdraw", response={202: shapes.FileOut})
def withdraw(request: HttpRequest, file: int, body: shapes.WithdrawIn) -> Status[shapes.FileOut]:
    """Take back what it said, as a job: for leads and operators, and for who had it stored."""
    actor = actor_of(request, RIGHT)
    storers.may_take_back(actor, _found(file))
    return Status(
        202,
        shown.file(actions.withdraw(actor, file, expect=body.expect, reason=body.reason)),
    )


@router.post("/imports/{int:file}/forget", response=shapes.FileOut)
def forget(request: HttpRequest, file: int, body: shapes.ForgetIn) -> shapes.FileOut:
    """Take a file that is not stored out of the list."""
    row = actions.forget(actor_of(request, RIGHT), file, expect=body.expect)
    # The shop it named may have been the second one.
    whose.settle(row.platform)
    return shown.file(row)


def _with_preview(actor: Actor, row: ImportedFile) -> shapes.FileWithPreviewOut:
    seen = shown.preview(row, lambda right: may(actor, right))
    open_ = [one for one in seen.placings if one.room is None] if seen is not None else []
    for one, ident in zip(
        open_, destinations.free(one.suggested_ident for one in open_), strict=True
    ):
        one.suggested_ident = ident
    return shapes.FileWithPreviewOut(file=shown.file(row), preview=seen)


def _found(file: int) -> ImportedFile:
    row = ImportedFile.objects.filter(pk=file).select_related("taught").first()
    if row is None:
        raise Refusal("not_found", f"没有编号为 {file} 的导入文件。", values={"id": file})
    return row
