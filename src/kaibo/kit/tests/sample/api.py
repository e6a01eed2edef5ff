"""Addresses of the sample domain, for every way a request can go wrong."""

from __future__ import annotations

from typing import Annotated, Any

from django.db import OperationalError
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from kaibo.kit import journal
from kaibo.kit.access import actor_of
from kaibo.kit.tests.sample.models import Offer

router = Router()


class OfferIn(Schema):
    """A change of an offer."""

    expect: int
    price: Annotated[int, Field(ge=0)]
    tags: list[str] = []


@router.get("/offers/{int:offer_id}")
def one(request: HttpRequest, offer_id: int) -> dict[str, Any]:
    """An offer; its cost is not among it."""
    actor_of(request, "product.read")
    return {"name": Offer.objects.get(pk=offer_id).name}


@router.post("/offers/{int:offer_id}")
def change(request: HttpRequest, offer_id: int, body: OfferIn) -> dict[str, Any]:
    """Change the price."""
    actor = actor_of(request, "product.price.write")
    row = journal.change(
        actor,
        "sample.offer.change",
        Offer,
        offer_id,
        expect=body.expect,
        price=body.price,
        tags=body.tags,
    )
    return {"version": row.version}


@router.get("/broken")
def broken(request: HttpRequest) -> None:
    """A mistake of ours, with something in it that nobody outside may read."""
    raise RuntimeError("password=hunter2")


@router.get("/busy")
def busy(request: HttpRequest) -> None:
    """What SQLite says when it had to wait too long."""
    raise OperationalError("database is locked")
