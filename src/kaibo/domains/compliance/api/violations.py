"""/api/compliance/violations: what platforms ruled, appeals, and how far the penalties have come."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Status

from kaibo.domains.compliance import shapes_of_violations as shapes
from kaibo.domains.compliance.actions import violations
from kaibo.domains.compliance.choices import (
    APPEAL_LABELS,
    FAMILY_LABELS,
    SCENE_LABELS,
    AppealState,
    Family,
    Scene,
)
from kaibo.domains.compliance.models import Violation
from kaibo.domains.compliance.rules.escalation import Ruled, appeal_until, meters
from kaibo.domains.compliance.shapes_of_evidence import ExpectIn
from kaibo.kit.access import actor_of
from kaibo.kit.shapes import Line, Moment, RoomIdent

router = Router()
WRITE = "compliance.write"


@router.get("/compliance/violations", response=list[shapes.ViolationOut])
def ledger(
    request: HttpRequest,
    room: RoomIdent | None = None,
    show: Line | None = None,
) -> list[shapes.ViolationOut]:
    """The ledger, newest first; of one room, or one show."""
    actor_of(request, Violation.read_right)
    rows = Violation.objects.active().order_by("-happened_at", "-pk")
    if room is not None:
        rows = rows.filter(room=room)
    if show is not None:
        rows = rows.filter(show=show)
    return [_shown(row) for row in rows]


@router.get("/compliance/strikes", response=list[shapes.StrikeMeterOut])
def strikes(
    request: HttpRequest,
    platform: Annotated[Line, Query(...)],
    room: Annotated[RoomIdent, Query(...)],
    at: Annotated[Moment, Query(...)],
    show: Line = "",
) -> list[shapes.StrikeMeterOut]:
    """How far penalties have come for a live room at `at` (UTC ms), in `show` and in 14 days."""
    actor_of(request, Violation.read_right)
    rows = Violation.objects.active().filter(platform=platform, room=room)
    ruled = [
        Ruled(
            Family(row.family), Scene(row.scene), row.room, row.show, row.happened_at,
            row.is_warning, AppealState(row.appeal),
        )
        for row in rows
    ]  # fmt: skip
    return [
        shapes.StrikeMeterOut(
            family=one.family,
            family_label=FAMILY_LABELS[one.family],
            in_show=one.in_show,
            shows=one.shows,
            step=one.step,
            next_step=one.next_step,
            next_in_show=one.next_in_show,
            next_shows=one.next_shows,
            source=one.source,
        )
        for one in meters(platform, ruled, room=room, show=show, at=at)
    ]


@router.post("/compliance/violations", response={201: shapes.ViolationOut})
def note(request: HttpRequest, body: shapes.ViolationIn) -> Status[shapes.ViolationOut]:
    """Write a ruling down."""
    actor = actor_of(request, WRITE)
    return Status(201, _shown(violations.note(actor, **_values(body))))


@router.post("/compliance/violations/{int:violation_id}", response=shapes.ViolationOut)
def change(
    request: HttpRequest, violation_id: int, body: shapes.ViolationChange
) -> shapes.ViolationOut:
    """Set it anew."""
    actor = actor_of(request, WRITE)
    return _shown(violations.change(actor, violation_id, expect=body.expect, **_values(body)))


@router.post("/compliance/violations/{int:violation_id}/appeal", response=shapes.ViolationOut)
def appeal(request: HttpRequest, violation_id: int, body: shapes.AppealIn) -> shapes.ViolationOut:
    """How its appeal stands."""
    actor = actor_of(request, WRITE)
    row = violations.appeal(
        actor, violation_id, expect=body.expect, state=body.state, text=body.text
    )
    return _shown(row)


@router.post("/compliance/violations/{int:violation_id}/retire", response=shapes.ViolationOut)
def retire(request: HttpRequest, violation_id: int, body: ExpectIn) -> shapes.ViolationOut:
    """Written down by mistake."""
    actor = actor_of(request, WRITE)
    return _shown(violations.retire(actor, violation_id, expect=body.expect))


@router.post("/compliance/violations/{int:violation_id}/restore", response=shapes.ViolationOut)
def restore(request: HttpRequest, violation_id: int, body: ExpectIn) -> shapes.ViolationOut:
    """Bring it back."""
    actor = actor_of(request, WRITE)
    return _shown(violations.restore(actor, violation_id, expect=body.expect))


def _values(body: shapes.ViolationIn) -> dict[str, Any]:
    values = body.dict()
    values.pop("expect", None)
    values["room"] = body.room or ""
    values["scene"], values["family"] = body.scene.value, body.family.value
    return values


def _shown(row: Violation) -> shapes.ViolationOut:
    return shapes.ViolationOut(
        id=row.pk,
        version=row.version,
        platform=row.platform,
        account=row.account,
        room=row.room or None,
        show=row.show,
        scene=Scene(row.scene),
        scene_label=SCENE_LABELS[row.scene],
        family=Family(row.family),
        family_label=FAMILY_LABELS[row.family],
        clause=row.clause,
        quote=row.quote,
        happened_at=row.happened_at,
        told_at=row.told_at,
        is_warning=row.is_warning,
        points=row.points,
        frozen=row.frozen,
        banned_days=row.banned_days,
        penalty=row.penalty,
        responsible=row.responsible,
        lesson=row.lesson,
        alerts=row.alerts,
        evidence=row.evidence,
        appeal=AppealState(row.appeal),
        appeal_label=APPEAL_LABELS[row.appeal],
        appeal_text=row.appeal_text,
        appeal_until=appeal_until(row.platform, row.told_at),
        appeal_sent_at=row.appeal_sent_at,
        active=row.retired_at is None,
    )
