"""What share of the money went back in the team's own ripe shows of a room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kaibo.domains.control import public as control
from kaibo.domains.review.profit.lines import RIPE_DAYS, aftersales
from kaibo.domains.review.results.currencies import own
from kaibo.domains.review.results.maturity import DAY_MS, Version, versions
from kaibo.domains.settlement.public import Seen, Source
from kaibo.kit.clock import on_calendar

#: Of so many of the last shows that are old enough, so many ripe ones are gone by.
LOOKED_AT, LAST = 20, 10
#: What a ripe show came to is asked again after so long, in room time.
KEPT_MS = 600_000
WHOLE_PPM = 1_000_000


def seen(room: control.RoomCard, show: str, now: int) -> Seen | None:
    """What the last ripe shows of the room say, that one left out; None without any."""
    past = [
        one
        for one in control.ran(room)
        if one.end is not None and one.end + RIPE_DAYS * DAY_MS <= now and one.id != show
    ]
    found: list[tuple[control.RanShow, int]] = []
    for one in reversed(past[-LOOKED_AT:]):
        rate = _rate(room, one, now // KEPT_MS)
        if rate is not None:
            found.append((one, rate))
        if len(found) == LAST:
            break
    if not found:
        return None
    rates = [rate for _, rate in found]
    told = tuple(
        Source(f"往场「{one.title}」{on_calendar(one.start)}", one.end) for one, _ in found
    )
    return Seen(min(rates), max(rates), len(rates), told)


@lru_cache(maxsize=512)
def _rate(room: control.RoomCard, show: control.RanShow, lately: int) -> int | None:
    """Millionths of the money that went back within the days, rounded up; None while not ripe.

    `lately` only makes the answer be asked again in a while: an ended show may still be corrected.
    """
    found = control.result(room, show.id)
    lines = own(found.lines.within, found.cur)
    assert show.end is not None, "only what has ended is looked at"
    return share_of(versions(lines, show.end, found.now, aftersales(room.ident)))


def share_of(told: Sequence[Version]) -> int | None:
    """What the ripe version says; None without one, or without sales."""
    last = next((one for one in told if one.age == RIPE_DAYS and one.ripe), None)
    if last is None or not last.gross or last.refunded is None:
        return None
    return min(-(-max(last.refunded, 0) * WHOLE_PPM // last.gross), WHOLE_PPM)


def forget() -> None:
    """Ask anew."""
    _rate.cache_clear()
