"""Alerts as an open page is fed them: what is open, what ended last, how many there were."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from kaibo.live.alerts import Alert, alerts
from kaibo.live.glance import MOST_WORDS, Glance, cut
from kaibo.live.presses import Press, plain

MOST_OPEN, MOST_CLOSED = 40, 10


def alert_board(glance: Glance) -> dict[str, Any]:
    """The alerts of the show a page shows. Values are plain data for JSON; None = unknown."""
    show = glance.show
    if show is None:
        return {"open": [], "closed": [], "raised": 0}
    end = show.end if show.ended else glance.now + 1
    watch = glance.fold.presses.watch
    first = bisect_left(watch, show.start, key=lambda press: press.ts)
    found = alerts(press for press in watch[first:] if press.ts <= end)
    closed = [one for one in found if one.closed is not None]
    return {
        "open": [_shown(one) for one in found if one.closed is None][-MOST_OPEN:],
        "closed": [_shown(one) for one in closed][-MOST_CLOSED:],
        "raised": len(found),
    }


def _shown(one: Alert) -> dict[str, Any]:
    return {
        "id": one.id,
        "ts": one.raised.ts,
        "last": one.last,
        "count": one.count,
        "text": (one.raised.text or "")[:MOST_WORDS],
        "ref": one.raised.ref,
        "by": one.raised.by,
        "x": cut(plain(one.x)),
        "seen": None if one.seen is None else {"ts": one.seen.ts, "by": one.seen.by},
        "closed": None if one.closed is None else _ended(one.closed),
    }


def _ended(closed: Press) -> dict[str, Any]:
    return {
        "ts": closed.ts,
        "by": closed.by,
        "how": closed.x.get("how"),
        "reason": closed.x.get("reason"),
        "text": (closed.text or "")[:MOST_WORDS],
    }
