"""Rates, sales and costs for the tests of the rules, in few words. Amounts in fen."""

from __future__ import annotations

from typing import Any

from kaibo.domains.settlement.choices import ProfitBasis, RateKind
from kaibo.domains.settlement.rules.inputs import Sale
from kaibo.domains.settlement.rules.ranges import Range
from kaibo.domains.settlement.rules.rates import RateBook, RateCard, Scope
from kaibo.domains.settlement.rules.terms import Source, Stated

DAY = "2026-11-11"
STATED_AT = 1_760_000_000_000


def rate(kind: RateKind, low: int, high: int | None = None, **more: Any) -> RateCard:
    """A rate from the first of the year on; `more`: its scope, or its days."""
    names = ("room", "product", "duty", "person")
    scope = Scope(**{name: more.pop(name) for name in names if name in more})
    given: dict[str, Any] = {
        "id": 1, "cur": "", "first_day": "2026-01-01", "last_day": None, "source": "合同",
        "as_of": STATED_AT, **more,
    }  # fmt: skip
    return RateCard(kind=kind, scope=scope, low=low, high=low if high is None else high, **given)


def book(*rates: RateCard) -> RateBook:
    """These rates."""
    return RateBook(rates)


def sale(order: str, amount: int | None, refunded: int | None = 0, **more: Any) -> Sale:
    """A paid line of one piece of p1, not ripe."""
    given: dict[str, Any] = {"qty": 1, "product": "p1", "ripe": False, **more}
    return Sale(order=order, amount=amount, refunded=refunded, **given)


def each(low: int, high: int | None = None) -> Stated:
    """What a piece costs."""
    span = Range(low, low if high is None else high)
    return Stated(span, ProfitBasis.RATE, "", (Source("商品资料里的成本", STATED_AT),))
