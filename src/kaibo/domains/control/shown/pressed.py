"""What was on air as it was first recorded: the presses of a show laid out without corrections."""

from __future__ import annotations

from kaibo.domains.control.shown.seen import HOST, LANES, Seen
from kaibo.live.events import Event
from kaibo.live.lanes import Span
from kaibo.live.presses import Press
from kaibo.live.timeline import ACTS, Timeline

FIX = "timeline.fix"


def first_recorded(seen: Seen) -> dict[str, list[Span]]:
    """The spans of each lane in order of time, as if nobody had set anything right."""
    timeline = Timeline()
    for press in seen.presses:
        if press.kind in ACTS and press.kind != FIX:
            timeline.apply(_event(press))
    out = {name: list(timeline.lane[name].spans) for name in LANES if name != HOST}
    hosts = [span for lane in timeline.host.lanes.values() for span in lane.spans]
    out[HOST] = sorted(hosts, key=lambda span: (span.start, span.key))
    return out


def _event(press: Press) -> Event:
    # `x` of a take stands in its span and is left out here: only the times are compared.
    x = press.x if press.by is None else {**press.x, "by": press.by}
    return Event(
        id=press.id,
        kind=press.kind,
        ts=press.ts,
        product=press.product,
        ref=press.ref,
        n=press.n,
        x=x,
    )
