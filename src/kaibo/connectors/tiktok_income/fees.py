"""The costs of one movement, by who takes them."""

from __future__ import annotations

from collections.abc import Callable

from kaibo.connectors.base.currency import Money
from kaibo.connectors.base.row import Row
from kaibo.connectors.tiktok_income.layout import FEES, fee_key
from kaibo.kit.sheets.texts import says_nothing


def costs_of(row: Row, parse: Callable[[str], Money | None]) -> dict[str, int]:
    """`platform_fee`, `commission`, `service_fee`, `promotion_fee`, `other_fees`, `refund` and
    their sum `fees`, as far as the row says them: minor units, a cost positive, a credit negative.

    A fee whose cell cannot be read makes its kind unknown, and with it the rest.
    """
    costs: dict[str, int] = {}
    unclear = False
    for whose, columns in FEES.items():
        keys = [fee_key(number, whose) for number, _ in enumerate(columns, 1)]
        said = [key for key in keys if not says_nothing(row.text(key))]
        read = [row.may(key, parse) for key in said]
        known = [-one.minor for one in read if one is not None]
        if len(known) < len(said):
            unclear = True
        elif known:
            costs[whose] = sum(known)
    total, refund = row.may("fees", parse), row.may("refund", parse)
    if total is not None:
        spread = sum(costs.values())
        costs["fees"] = -total.minor
        if not unclear:
            costs["other_fees"] = -total.minor - spread
    if refund is not None:
        costs["refund"] = -refund.minor
    return costs
