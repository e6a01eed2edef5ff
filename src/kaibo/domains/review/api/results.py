"""/api/review/{room}/{show}/results: what a show brought, and how sure that is."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.control import public as control
from kaibo.domains.review.results import shapes, shown, shown_talks
from kaibo.kit.access import actor_of
from kaibo.kit.shapes import Line

router = Router()
MONEY, RUN = "money.gmv.read", "run.read"


@router.get("/review/{room}/{show}/results", response=shapes.ResultsOut)
def results(request: HttpRequest, room: str, show: str) -> shapes.ResultsOut:
    """Attributions, versions as returns ripen, and ours beside the platform's."""
    actor_of(request, MONEY)
    return shown.results(control.result(control.found(room), show))


@router.get("/review/{room}/{show}/results/lines", response=shapes.BehindOut)
def lines(request: HttpRequest, room: str, show: str, of: Line, part: Line) -> shapes.BehindOut:
    """The order lines behind a number: `of` is attribution or a metric, `part` what of it."""
    actor_of(request, MONEY)
    return shown.behind(control.result(control.found(room), show), of, part)


@router.get("/review/{room}/{show}/results/talks", response=shapes.TalksOut)
def talks(
    request: HttpRequest, room: str, show: str, source: Line | None = None
) -> shapes.TalksOut:
    """The platform's log of talks beside ours, minute by minute."""
    actor_of(request, RUN)
    return shown_talks.beside(control.result(control.found(room), show), source)
