"""/api/rooms/{room}/run and /handover: what is on air, by value, and the sheet of a handover."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.control.cards import found
from kaibo.domains.control.schemas import run as shapes
from kaibo.domains.control.shown import now, sheet
from kaibo.domains.control.shown.numbers import MONEY_RIGHT
from kaibo.kit.access import actor_of

router = Router()
READ = "run.read"


@router.get("/rooms/{room}/run", response=shapes.RunOut)
def run(request: HttpRequest, room: str) -> shapes.RunOut:
    """The run, the plan it was armed with and the segment on air by value."""
    actor_of(request, READ)
    return now.run(found(room).ident)


@router.get("/rooms/{room}/handover", response=list[shapes.HandoverFieldOut])
def handover(request: HttpRequest, room: str) -> list[shapes.HandoverFieldOut]:
    """The handover sheet as it stands; it holds sales."""
    actor_of(request, READ)
    actor_of(request, MONEY_RIGHT)
    fields = sheet.handover(found(room))
    return [shapes.HandoverFieldOut(**asdict(field)) for field in fields]
