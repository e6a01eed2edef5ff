"""The show day of an instant, by the team's clock: a show that crosses midnight has one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings

from kaibo.kit.clock import day_start, from_ms, team_zone, to_ms


def day_of(at: int) -> date:
    """The show day an instant (UTC ms) is booked under."""
    day = from_ms(at).date()
    return day - timedelta(days=1) if at < begins(day) else day


def begins(day: date) -> int:
    """When a show day begins, UTC ms. Where clocks are moved a day lasts 23 or 25 hours."""
    at = day_start(settings.KAIBO_DAY_START)
    return to_ms(datetime.combine(day, at, team_zone()))


def minute_of(at: int) -> int:
    """The minute of the day the clocks show, 0 to 1439."""
    local = from_ms(at)
    return local.hour * 60 + local.minute


def hours(start: int, end: int) -> list[tuple[int, int]]:
    """The clock hours of [start, end), the first and last cut at its edges."""
    out, at = [], start
    while at < end:
        local = from_ms(at)
        into = (local.minute * 60 + local.second) * 1_000 + local.microsecond // 1_000
        upto = min(at - into + 3_600_000, end)
        out.append((at, upto))
        at = upto
    return out
