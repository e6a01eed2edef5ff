"""Evenings in the room flagship-a, day after day: each one show with a shift, a host and orders."""

from __future__ import annotations

from kaibo.domains.control.tests.hall import EVENING, Hall
from kaibo.kit.clock import DAY, HOUR, MINUTE

ORDER_AT = 11 * MINUTE


def night(
    hall: Hall,
    number: int,
    *amounts: int,
    hours: int = 2,
    host: str = "1",
    pitches: int = 2,
    late: int = 0,
    ends: bool = True,
) -> str:
    """Evening `number` (0 is the first), on air from 22:00 plus `late` for `hours`; its show's id.

    One order of each amount (fen) at 22:11, 22:12 and so on, of 7001; as many viewers as there are
    amounts, twice. 7001 is pitched `pitches` times, ten minutes each.
    """
    at = number * DAY + late
    show = f"n{number}"
    hall.press("show.start", at, ref=show, x={"title": f"第{number + 1}晚"})
    hall.press("shift.start", at + 1, ref=f"s{number}")
    hall.press("host.on", at + 2, ref=host, x={"name": f"主播{host}"})
    for turn in range(pitches):
        hall.press("pitch.start", at + 10 * MINUTE * (turn + 1), product="7001")
    hall.press("pitch.end", at + 10 * MINUTE * (pitches + 1))
    enters = [
        hall.event("enter", at + n * MINUTE, who=100 * number + n + 1)
        for n in range(2 * len(amounts))
    ]
    orders = [
        hall.order(f"{show}-{n}", at + ORDER_AT + n * MINUTE, amount, who=n + 1)
        for n, amount in enumerate(amounts)
    ]
    hall.send(*enters, *orders, at=at + HOUR)
    if ends:
        hall.press("host.off", at + hours * HOUR - 2, ref=host)
        hall.press("shift.end", at + hours * HOUR - 1)
        hall.press("show.end", at + hours * HOUR)
    return show


def at(number: int) -> int:
    """When evening `number` begins, UTC ms."""
    return EVENING + number * DAY
