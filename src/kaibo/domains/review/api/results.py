"""/api/review/{room}/{show}/results: what a show brought, and how sure that is."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.control import public as control
from kaibo.domains.review.results import shapes, shown
from kaibo.kit.access import actor_of

router = Router()
MONEY = "money.gmv.read"


@router.get("/review/{room}/{show}/results", response=shapes.ResultsOut)
def results(request: HttpRequest, room: str, show: str) -> shapes.ResultsOut:
    """Attributions, versions as returns ripen, and ours beside the platform's."""
    actor_of(request, MONEY)
    return shown.results(control.result(control.found(room), show))
