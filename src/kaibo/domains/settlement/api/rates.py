"""/api/settlement/rates: what things cost, as somebody stated it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.people import public as people
from kaibo.domains.settlement import schemas
from kaibo.domains.settlement.actions import rates as actions
from kaibo.domains.settlement.choices import ABOUT, RateKind
from kaibo.domains.settlement.models import Rate
from kaibo.domains.settlement.rules.rates import Scope
from kaibo.domains.settlement.rules.terms import said
from kaibo.kit.access import Actor, actor_of, may, require
from kaibo.kit.rights import DUTY_LABELS, Duty

router = Router()
READ = Rate.read_right
WRITE = "rate.write"
#: What a person is paid is seen by those who see profit, not by all who see what goods cost.
PAY = "money.profit.read"


@router.get("/settlement/kinds", response=list[schemas.RateKindOut])
def kinds(request: HttpRequest) -> list[schemas.RateKindOut]:
    """The kinds of rates there are, in the order of a profit."""
    actor_of(request, READ)
    return [
        schemas.RateKindOut(
            code=kind, label=about.label, unit=about.unit, per=about.per,
            scopes=sorted(about.scopes),
        )
        for kind, about in ABOUT.items()
    ]  # fmt: skip


@router.get("/settlement/rates", response=list[schemas.RateOut])
def rates(
    request: HttpRequest, kind: RateKind | None = None, retired: bool = False
) -> list[schemas.RateOut]:
    """All rates, the latest day first; those of pay only for whoever may see profit."""
    actor = actor_of(request, READ)
    rows = Rate.objects.all() if retired else Rate.objects.active()
    if kind is not None:
        rows = rows.filter(kind=kind.value)
    if not may(actor, PAY):
        rows = rows.exclude(kind=RateKind.LABOUR.value)
    found = rows.select_related("updated_by").order_by("kind", "-first_day", "-pk")
    return [_shown(row) for row in found]


@router.post("/settlement/rates", response={201: schemas.RateOut})
def state(request: HttpRequest, body: schemas.RateIn) -> Status[schemas.RateOut]:
    """A new rate."""
    actor = _writer(request)
    scope = Scope(body.room or "", body.product, body.duty or "", body.person)
    row = actions.state(
        actor, kind=body.kind, scope=scope, cur=body.cur, follow_on=body.follow_on, **_values(body)
    )
    return Status(201, _shown(row))


@router.post("/settlement/rates/{int:rate_id}", response=schemas.RateOut)
def change(request: HttpRequest, rate_id: int, body: schemas.RateChange) -> schemas.RateOut:
    """A rate as it shall be."""
    actor = _writer(request)
    return _shown(actions.change(actor, rate_id, expect=body.expect, **_values(body)))


@router.post("/settlement/rates/{int:rate_id}/retire", response=schemas.RateOut)
def retire(request: HttpRequest, rate_id: int, body: schemas.RateRetireIn) -> schemas.RateOut:
    """It was never so."""
    return _shown(actions.retire(_writer(request), rate_id, expect=body.expect))


@router.post("/settlement/rates/{int:rate_id}/restore", response=schemas.RateOut)
def restore(request: HttpRequest, rate_id: int, body: schemas.RateRetireIn) -> schemas.RateOut:
    """Undo it."""
    return _shown(actions.restore(_writer(request), rate_id, expect=body.expect))


def _writer(request: HttpRequest) -> Actor:
    actor = actor_of(request, WRITE)
    require(actor, READ)
    return actor


def _values(body: schemas.RateFigures) -> dict[str, Any]:
    names = ("low", "high", "first_day", "last_day", "source", "as_of", "note")
    return {name: getattr(body, name) for name in names}


def _shown(row: Rate) -> schemas.RateOut:
    card = actions.card(row)
    about = ABOUT[card.kind]
    duty = Duty(row.duty) if row.duty else None
    return schemas.RateOut(
        id=row.pk,
        version=row.version,
        kind=card.kind,
        label=about.label,
        unit=about.unit,
        per=about.per,
        room=row.room,
        product=row.product,
        duty=duty,
        duty_label=DUTY_LABELS[duty] if duty else "",
        person=row.person,
        person_name=_name(row.person),
        cur=row.cur,
        low=row.low,
        high=row.high,
        said=said(card),
        first_day=row.first_day,
        last_day=row.last_day,
        source=row.source,
        as_of=row.as_of,
        note=row.note,
        by=str(row.updated_by or "系统"),
        active=row.retired_at is None,
    )


def _name(person: str) -> str:
    sort, _, number = person.partition(":")
    if not number:
        return ""
    found = people.host(int(number)) if sort == "host" else people.person(int(number))
    return found.name if found else ""
