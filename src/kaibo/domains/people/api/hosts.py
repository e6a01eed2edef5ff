"""/api/hosts: who can be on air."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.people import schemas
from kaibo.domains.people.actions import hosts
from kaibo.domains.people.models import Host
from kaibo.kit.access import actor_of

router = Router()
WRITE = "people.host.write"


@router.get("/hosts", response=list[schemas.HostOut])
def everybody(request: HttpRequest, retired: bool = False) -> list[schemas.HostOut]:
    """All hosts by name."""
    actor_of(request, Host.read_right)
    rows = Host.objects.all() if retired else Host.objects.active()
    return [_shown(row) for row in rows.order_by("name", "pk")]


@router.post("/hosts", response={201: schemas.HostOut})
def add(request: HttpRequest, body: schemas.HostIn) -> Status[schemas.HostOut]:
    """A new host."""
    return Status(201, _shown(hosts.add(actor_of(request, WRITE), **_values(body))))


@router.post("/hosts/{int:host_id}", response=schemas.HostOut)
def change(request: HttpRequest, host_id: int, body: schemas.HostChange) -> schemas.HostOut:
    """A host as it shall be."""
    actor = actor_of(request, WRITE)
    return _shown(hosts.change(actor, host_id, expect=body.expect, **_values(body)))


@router.post("/hosts/{int:host_id}/retire", response=schemas.HostOut)
def retire(request: HttpRequest, host_id: int, body: schemas.RetireIn) -> schemas.HostOut:
    """Take a host out of the lists."""
    return _shown(hosts.retire(actor_of(request, WRITE), host_id, expect=body.expect))


@router.post("/hosts/{int:host_id}/restore", response=schemas.HostOut)
def restore(request: HttpRequest, host_id: int, body: schemas.RetireIn) -> schemas.HostOut:
    """Undo it."""
    return _shown(hosts.restore(actor_of(request, WRITE), host_id, expect=body.expect))


def _values(body: schemas.HostIn) -> dict[str, object]:
    return {"name": body.name, "short": body.short, "user_id": body.user, "note": body.note}


def _shown(row: Host) -> schemas.HostOut:
    return schemas.HostOut(
        id=row.pk,
        version=row.version,
        name=row.name,
        short=row.short,
        user=row.user_id,
        note=row.note,
        active=row.retired_at is None,
    )
