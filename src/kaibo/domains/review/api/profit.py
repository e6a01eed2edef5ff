"""/api/review/{room}/{show}/profit: what a show, a shift, a host or a product really earned."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.control import public as control
from kaibo.domains.review.profit import shapes
from kaibo.domains.review.profit.keys import ProfitBy
from kaibo.domains.review.profit.shown import shown
from kaibo.kit.access import actor_of

router = Router()
PROFIT = "money.profit.read"


@router.get("/review/{room}/{show}/profit", response=shapes.ProfitOut)
def profit(
    request: HttpRequest, room: str, show: str, by: ProfitBy = ProfitBy.SHOW
) -> shapes.ProfitOut:
    """The profit with every term it is made of, as a range where something is not known."""
    actor_of(request, PROFIT)
    return shown(control.result(control.found(room), show), by)
