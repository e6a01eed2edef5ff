"""/api/compliance/holds: what must stay, whatever its date."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control.keeping.names import named
from kaibo.domains.control.schemas import keeping as shapes
from kaibo.kit.access import actor_of

router = Router()


@router.get("/compliance/holds", response=list[shapes.HoldOut])
def holds(request: HttpRequest) -> list[shapes.HoldOut]:
    """Legal holds, those in force first."""
    actor_of(request, "compliance.read")
    return _shown(compliance.kept_holds())


@router.post("/compliance/holds", response={201: shapes.HoldOut})
def hold(request: HttpRequest, body: shapes.HoldIn) -> Status[shapes.HoldOut]:
    """Put something under legal hold."""
    actor = actor_of(request, "compliance.hold")
    [row] = _shown([compliance.put_hold(actor, about=body.about, ref=body.ref, why=body.why)])
    return Status(201, row)


@router.post("/compliance/holds/{int:hold_id}/lift", response=shapes.HoldOut)
def lift(request: HttpRequest, hold_id: int, body: shapes.LiftIn) -> shapes.HoldOut:
    """Take it off."""
    actor = actor_of(request, "compliance.hold.lift")
    [row] = _shown([compliance.lift_hold(actor, hold_id, expect=body.expect, why=body.why)])
    return row


def _shown(rows: list[compliance.KeptHold]) -> list[shapes.HoldOut]:
    names = named(one.ref for one in rows if one.about is compliance.HoldAbout.SHOW)
    return [
        shapes.HoldOut(
            id=one.id,
            version=one.version,
            about=one.about,
            about_label=one.about_label,
            ref=one.ref,
            show=names.get(one.ref) if one.about is compliance.HoldAbout.SHOW else None,
            why=one.why,
            by=one.by,
            at=one.at,
            lifted_at=one.lifted_at,
            lifted_why=one.lifted_why,
        )
        for one in rows
    ]
