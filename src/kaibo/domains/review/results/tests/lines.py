"""Order lines made for tests: what one line says in a few words."""

from __future__ import annotations

from typing import Any

from kaibo.live.lines import PlacedLine
from kaibo.live.orders import Line

HOUR = 3_600_000
DAY = 24 * HOUR
#: The show of these tests runs from 0 to two hours.
END = 2 * HOUR


def line(
    number: int,
    at: int,
    amount: int | None = 1_000,
    genre: str | None = "live",
    refunds: tuple[tuple[int, int], ...] = (),
    heard: int = 3 * HOUR,
    **more: Any,
) -> PlacedLine:
    """A paid line of an order of its own, created at `at`, one piece; `more` goes into the line."""
    known: dict[str, Any] = {
        "at": at,
        "dated": True,
        "paid": True,
        "amount": amount,
        "refunded_total": sum(value for _, value in refunds),
        "refund_1h": sum(value for when, value in refunds if when <= at + HOUR),
        "refunds": refunds,
        "qty": 1,
        "product": "7001",
        "channel": None,
        "buyer": number + 1,
        "cur": "CNY",
        "fixes": 0,
        "genre": genre,
        "platform_bears": 0,
    }
    within = more.pop("within", 0 <= at < END)
    key = (more.pop("platform", "douyin"), "", f"o{number}", "1")
    return PlacedLine(
        key, Line(**{**known, **more}), within, None, (), None, None, False, at, heard, ()
    )
