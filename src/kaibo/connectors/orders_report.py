"""The report of `kaibo orders FILE`: orders, gross, refunded and net, by day, with every doubt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kaibo.connectors.order_totals import OrderTotals
from kaibo.connectors.orders import open_orders, zone

TICK_ROWS = 5_000


def orders_report(
    path: str | Path,
    tz: str = "Asia/Shanghai",
    tick: Callable[[int], None] | None = None,
) -> dict[str, Any]:
    """What an order file adds up to. Money in fen, null = unknown, 0 = zero; raises FileRefused.

    - `format`, `rows` (order rows read), `quarantined` (rows in `problems` that count nowhere)
    - `orders`: different orders, not lines · `paid_orders`: those with money arrived
    - `gross`: amounts of paid lines, refunds not taken off · `refunded`: what has gone back as of
      the file · `net` = gross − refunded. Null when a part of it is unknown; `known` then has the
      sum of the known parts and how many orders are unknown.
    - `by_day`: the same five by day of **creation** of the order, in zone `tz`, which is also the
      zone of the file's times; orders without a time stand under "unknown"
    - `problems`: [{row, column, value, code, text}], the first 1,000; `problems_more` the rest
    - `notes`: [{code, count, row, text}] of what is no fault but worth knowing

    `tick(rows)` is called now and then; what it raises cancels the report.
    """
    file = open_orders(path, tz)
    totals = OrderTotals(zone(tz), file.problems)
    rows = 0
    for rows, line in enumerate(file.lines, 1):
        totals.take(line)
        if tick and rows % TICK_ROWS == 0:
            tick(rows)
    whole, days = totals.totals()
    problems = file.problems
    return {
        "format": file.format.layout.id,
        "title": file.format.layout.title,
        "tz": tz,
        "day_of": "created",
        "rows": rows,
        "quarantined": problems.lost_rows,
        **whole.shown(),
        "known": {
            "gross": whole.gross,
            "refunded": whole.refunded,
            "orders_without_payment": whole.unknown_paid,
            "orders_without_gross": whole.unknown_gross,
            "orders_without_refunded": whole.unknown_refunded,
        },
        "by_day": {day: sums.shown() for day, sums in days.items()},
        "problems": list(problems.rows()),
        "problems_more": problems.more,
        "notes": [asdict(note) for note in problems.notes()],
    }
