"""Quiet hours and full hours on the team's clock. [plain]: the time is an argument."""

from __future__ import annotations

from datetime import datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

from kaibo.kit.clock import HOUR, day_start, from_ms, to_ms


def quiet_until(now: int, start: str, end: str, zone: ZoneInfo) -> int | None:
    """The end (UTC ms) of the quiet hours `[start, end)` that `now` lies in; None outside of them.

    Both are HH:MM on the clock of `zone`, "" for none. They may cross midnight; the same twice is
    none.
    """
    if not start or not end or start == end:
        return None
    begins, ends = day_start(start), day_start(end)
    clock = from_ms(now, zone)
    at = clock.time()
    if begins < ends:
        return _at(clock, 0, ends) if begins <= at < ends else None
    if at >= begins:
        return _at(clock, 1, ends)
    return _at(clock, 0, ends) if at < ends else None


def full_hours(first: int, last: int, since: int, now: int, zone: ZoneInfo) -> list[int]:
    """The full hours in `(since, now]` (UTC ms) whose hour lies from `first` to `last` (0 to 23,
    both included, across midnight where `first` is the later one)."""
    # By the clock on the wall: a zone may be half an hour off.
    local = from_ms(since, zone)
    step = to_ms(local.replace(minute=0, second=0, microsecond=0))
    found = []
    while step <= now:
        hour = from_ms(step, zone).hour
        inside = first <= hour <= last if first <= last else hour >= first or hour <= last
        if since < step and inside:
            found.append(step)
        step += HOUR
    return found


def _at(clock: datetime, days: int, at: time_of_day) -> int:
    return to_ms(datetime.combine(clock.date() + timedelta(days=days), at, clock.tzinfo))
