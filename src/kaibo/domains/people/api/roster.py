"""/api/roster: a team's own roster in, previewed and then planned as shifts."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from ninja import File, Router
from ninja.files import UploadedFile

from kaibo.domains.people.roster import importing, schemas
from kaibo.domains.people.roster.importing import Ask
from kaibo.domains.people.roster.names import LEFT_OUT, Answers, Who
from kaibo.domains.people.roster.plan import Item, Place, Plan, RosterStatus
from kaibo.domains.people.roster.shift import Reading
from kaibo.kit.access import actor_of
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Place as Field
from kaibo.kit.errors import Refusal, invalid
from kaibo.kit.sheets import pasted, workbook

router = Router()
WRITE = "people.shift.write"


@router.post("/roster/file", response=list[schemas.RosterSheetOut])
def file(request: HttpRequest, file: File[UploadedFile]) -> list[schemas.RosterSheetOut]:
    """An uploaded XLSX or CSV as text per sheet, to go on as if it had been pasted."""
    actor_of(request, WRITE)
    if (file.size or 0) > workbook.MAX_BYTES:
        limit = workbook.MAX_BYTES >> 20
        raise Refusal("too_large", f"文件超过 {limit} MB，没有读取。请只留要用的那张表。")
    return [
        schemas.RosterSheetOut(name=sheet.name, rows=len(sheet.rows), text=pasted.join(sheet.rows))
        for sheet in workbook.read(file.read())
    ]


@router.post("/roster/preview", response=schemas.RosterOut)
def preview(request: HttpRequest, body: schemas.RosterIn) -> schemas.RosterOut:
    """What importing would do. Writes nothing."""
    actor_of(request, WRITE)
    return _shown(*importing.preview(_ask(body)))


@router.post("/roster/apply", response=schemas.RosterDoneOut)
def apply(request: HttpRequest, body: schemas.RosterApply) -> schemas.RosterDoneOut:
    """Write what the preview showed, all of it or nothing."""
    done = importing.apply(
        actor_of(request, WRITE),
        _ask(body),
        seen=body.digest,
        overlap_known=body.overlap_known,
    )
    return schemas.RosterDoneOut(
        hosts=done.hosts, planned=done.planned, changed=done.changed, same=done.same
    )


def _ask(body: schemas.RosterIn) -> Ask:
    wrong = [
        Field(f"who.{at}", f"「{one.name}」请在主播、人员、新主播和不导入里选一个。")
        for at, one in enumerate(body.who)
        if sum((one.host is not None, one.user is not None, bool(one.new_host), one.leave_out)) != 1
    ]
    if wrong:
        raise invalid(wrong)
    return Ask(
        body.text,
        now_ms() if body.near is None else body.near,
        {one.word: one.hours for one in body.hours},
        Answers(
            {one.label: one.room for one in body.rooms},
            {
                one.name: LEFT_OUT if one.leave_out else Who(one.host, one.user, one.new_host)
                for one in body.who
            },
        ),
    )


def _shown(reading: Reading, made: Plan) -> schemas.RosterOut:
    return schemas.RosterOut(
        shape=reading.shape,
        digest=made.digest(),
        new=made.count(RosterStatus.NEW),
        changed=made.count(RosterStatus.CHANGED),
        same=made.count(RosterStatus.SAME),
        clashing=sum(bool(item.overlaps) for item in made.items),
        new_hosts=made.new_hosts,
        items=[_item(item) for item in made.items],
        asked_names=[
            schemas.AskedNameOut(name=one.name, duties=list(one.duties), rows=list(one.rows))
            for one in made.asked_names
        ],
        asked_rooms=made.asked_rooms,
        asked_hours=reading.named,
        problems=[
            schemas.RosterProblemOut(
                row=one.row, column=one.column, value=one.value, code=one.code, text=one.text
            )
            for one in reading.problems
        ],
        unused=reading.unused,
    )


def _item(item: Item) -> schemas.RosterItemOut:
    before = item.there if item.status is RosterStatus.CHANGED else None
    return schemas.RosterItemOut(
        status=item.status,
        row=item.row,
        column=item.column,
        room=item.room,
        starts_at=item.start,
        ends_at=item.end,
        seats=_seats(item.seats),
        shift=item.there.id if item.there else None,
        before=schemas.RosterBeforeOut(
            starts_at=before.start, ends_at=before.end, seats=_seats(before.seats)
        )
        if before
        else None,
        overlaps=[
            schemas.RosterOverlapOut(
                name=one.name, room=one.room, starts_at=one.start, ends_at=one.end
            )
            for one in item.overlaps
        ],
    )


def _seats(seats: Iterable[Place]) -> list[schemas.RosterSeatOut]:
    return [
        schemas.RosterSeatOut(
            duty=seat.duty,
            duty_label=seat.duty.label,
            name=seat.name,
            host=seat.who.host,
            user=seat.who.user,
            new_host=seat.who.new is not None,
        )
        for seat in seats
    ]
