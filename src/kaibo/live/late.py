"""A press that came late counts from when it was pressed: the correction that makes it so.

The log's order is that of arrival and a press has the time of its receipt. One that waited on a
page without a network says how long it waited; what it began or ended is then moved back by that.
"""

from __future__ import annotations

from typing import Any

from kaibo.live.fold import Fold
from kaibo.live.lanes import Lane, Span
from kaibo.live.presses import Press
from kaibo.live.timeline import BEGINS, ENDS

#: Less than this is how long a press takes.
LEAST_MS = 2_000
#: Longer ago nobody can say how the desk stood; the press keeps the time of its receipt.
MOST_MS = 30 * 60_000


def correction(fold: Fold, ident: str, late_ms: int) -> dict[str, Any] | None:
    """The `x` of the `timeline.fix` for the press `ident`, which came `late_ms` (of the room's
    time) after it was made. None where nothing is to be moved: a press that is no edge of a lane,
    one outside a show, or one into whose time somebody else has put something meanwhile."""
    press = next((p for p in reversed(fold.presses.all) if p.id == ident), None)
    if press is None or not LEAST_MS <= late_ms <= MOST_MS:
        return None
    show = fold.latest.show.at(press.ts)
    if show is None:
        return None
    at = max(press.ts - late_ms, show.start)
    where = _lane(fold, press)
    if where is None:
        return None
    name, lane = where
    x: dict[str, Any] = {"lane": name, "op": "edge", "at": at}
    if name == "host":
        x["host"] = press.ref or ""
    if press.kind in BEGINS:
        mine = lane.find(press.id)
        if mine is None or _between(lane, mine, at):
            return None
        return {**x, "span": mine.id, "edge": "from"}
    ended = next((s for s in lane.spans if s.end == press.ts), None)
    if ended is None or ended.start >= at:
        return None
    return {**x, "span": ended.id, "edge": "to"}


def _lane(fold: Fold, press: Press) -> tuple[str, Lane] | None:
    name = BEGINS.get(press.kind) or ENDS.get(press.kind)
    if name is None:
        return None
    if name == "host":
        return name, fold.latest.host.lane(press.ref or "")
    return name, fold.latest.lane[name]


def _between(lane: Lane, mine: Span, at: int) -> bool:
    """Whether something else began between `at` and the receipt: it was on air by then."""
    return any(at < span.start < mine.start for span in lane.spans)
