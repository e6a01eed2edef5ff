"""/api/compliance/accepted: claims somebody answers for, and taking that back."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.compliance import in_use
from kaibo.domains.compliance import shapes_of_evidence as shapes
from kaibo.domains.compliance.actions import reviews
from kaibo.domains.compliance.models import Acceptance
from kaibo.domains.compliance.readiness import require_ready
from kaibo.kit.access import actor_of

router = Router()
SIGN = "compliance.sign"


@router.get("/compliance/accepted", response=list[shapes.AcceptedOut])
def accepted(request: HttpRequest, withdrawn: bool = False) -> list[shapes.AcceptedOut]:
    """What is accepted, the newest first. `withdrawn`: also what was taken back."""
    actor_of(request, Acceptance.read_right)
    require_ready()
    rows = Acceptance.objects.all() if withdrawn else Acceptance.objects.active()
    return [_shown(row) for row in rows.select_related("created_by", "updated_by").order_by("-pk")]


@router.post("/compliance/accepted/{int:acceptance_id}/withdraw", response=shapes.AcceptedOut)
def withdraw(request: HttpRequest, acceptance_id: int, body: shapes.ExpectIn) -> shapes.AcceptedOut:
    """Take it back: it is found again wherever it is said."""
    return _shown(reviews.withdraw(actor_of(request, SIGN), acceptance_id, expect=body.expect))


@router.post("/compliance/accepted/{int:acceptance_id}/restore", response=shapes.AcceptedOut)
def restore(request: HttpRequest, acceptance_id: int, body: shapes.ExpectIn) -> shapes.AcceptedOut:
    """Undo that."""
    return _shown(reviews.restore(actor_of(request, SIGN), acceptance_id, expect=body.expect))


def _shown(row: Acceptance) -> shapes.AcceptedOut:
    rule = in_use.rule_of(row.rule)
    return shapes.AcceptedOut(
        id=row.pk,
        version=row.version,
        rule=row.rule,
        name="" if rule is None else rule.name,
        words=row.words,
        product=row.product or None,
        why=row.why,
        by=str(row.created_by or ""),
        at=row.created_at,
        withdrawn_by=str(row.updated_by or "") if row.retired_at is not None else "",
        withdrawn_at=row.retired_at,
        active=row.retired_at is None,
    )
