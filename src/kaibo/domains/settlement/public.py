"""The door of settlement: rates as cards, and the profit worked out from plain inputs."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

from kaibo.domains.settlement.actions.rates import card as _card
from kaibo.domains.settlement.choices import (
    BASIS_LABELS,
    PART_LABELS,
    Cure,
    ProfitBasis,
    ProfitPart,
    RateKind,
)
from kaibo.domains.settlement.models import Rate
from kaibo.domains.settlement.rules.currencies import Foreign, amount_text
from kaibo.domains.settlement.rules.inputs import Inputs, Sale, SeatTime, Seen
from kaibo.domains.settlement.rules.profit import ads, hours, profit
from kaibo.domains.settlement.rules.ranges import ZERO, Range, exact
from kaibo.domains.settlement.rules.rates import RateBook, RateCard, book
from kaibo.domains.settlement.rules.sharing import shared as shared_refunds
from kaibo.domains.settlement.rules.still_to_come import LEAST_SHOWS
from kaibo.domains.settlement.rules.terms import Profit, Source, Stated, Term, Want, shared
from kaibo.kit.clock import day_start, from_ms

__all__ = [
    "BASIS_LABELS",
    "LEAST_SHOWS",
    "PART_LABELS",
    "ZERO",
    "Cure",
    "Foreign",
    "Inputs",
    "Profit",
    "ProfitBasis",
    "ProfitPart",
    "Range",
    "RateBook",
    "RateCard",
    "RateKind",
    "Sale",
    "SeatTime",
    "Seen",
    "Source",
    "Stated",
    "Term",
    "Want",
    "ads",
    "amount_text",
    "exact",
    "hours",
    "profit",
    "rates",
    "shared",
    "shared_refunds",
    "show_day",
]


def rates(at: int, room: str, cur: str) -> RateBook:
    """The rates that hold for a show of `room` that began at `at` (UTC ms), its money in `cur`. The
    caller has checked that cost may be seen."""
    day = show_day(at)
    rows = Rate.objects.active().filter(first_day__lte=day, room__in=("", room))
    cards = [_card(row, str(row.updated_by or "")) for row in rows.select_related("updated_by")]
    return book(cards, day=day, room=room, cur=cur)


def show_day(at: int) -> str:
    """The show day of an instant (UTC ms) on the team's clock, YYYY-MM-DD."""
    begins, local = day_start(settings.KAIBO_DAY_START), from_ms(at)
    day = local.date() if local.time() >= begins else local.date() - timedelta(days=1)
    return day.isoformat()
