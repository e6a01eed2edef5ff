"""What was on air when: the acts of the desk as lanes, and their corrections.

Acts are applied in log order. A correction (`timeline.fix`) changes the past, so the show is
folded again from the log: first all acts and fixes, then every other event against the result.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from kaibo.live.events import Event
from kaibo.live.lanes import ALWAYS, FOREVER, HostLane, Lane, Span

WHOLE_FILE = "file"
#: The act that sets others right.
FIX = "timeline.fix"

_BEGIN = {
    "segment.take": "segment",
    "pitch.start": "pitch",
    "pin": "pin",
    "shift.start": "shift",
    "lucky_bag.start": "lucky_bag",
}
_STOP = {
    "segment.end": "segment",
    "pitch.end": "pitch",
    "unpin": "pin",
    "shift.end": "shift",
    "lucky_bag.end": "lucky_bag",
}
#: Act → the lane in which it begins, or ends, a span.
BEGINS = {**_BEGIN, "host.on": "host"}
ENDS = {**_STOP, "host.off": "host"}
ACTS = frozenset({"show.start", "show.end", FIX, *BEGINS, *ENDS})
FIXABLE = ("segment", "pitch", "pin", "shift", "host", "lucky_bag")
FIX_OPS = ("edge", "drop", "restore", "add", "overlay")


class Timeline:
    """The lanes of one room. `whole_file` makes all time one show, for files without acts."""

    def __init__(self, whole_file: bool = False) -> None:
        self.show = Lane()
        self.lane: dict[str, Lane] = {
            name: Lane() for name in ("segment", "pitch", "pin", "shift", "lucky_bag")
        }
        self.host = HostLane()
        self.fixes = 0
        self.whole_file = whole_file
        if whole_file:
            self.show.put(Span(WHOLE_FILE, ALWAYS, FOREVER, WHOLE_FILE))

    def copy(self) -> Timeline:
        """The same timeline, to be gone on with apart from this one."""
        out = Timeline()
        out.show = self.show.copy()
        out.lane = {name: lane.copy() for name, lane in self.lane.items()}
        out.host = HostLane({host: lane.copy() for host, lane in self.host.lanes.items()})
        out.fixes, out.whole_file = self.fixes, self.whole_file
        return out

    def apply(self, act: Event) -> None:
        """Lay one act or fix onto the lanes. Acts come in log order, their ts being their recv."""
        kind, at = act.kind, act.ts
        if kind in _BEGIN:
            self.lane[_BEGIN[kind]].begin(self._span(act))
        elif kind in _STOP:
            self.lane[_STOP[kind]].stop(at)
        elif kind == "show.start":
            self._end_show(at)
            self.show.begin(self._span(act))
        elif kind == "show.end":
            self._end_show(at)
        elif kind == "host.on":
            self.host.lane(act.ref or "").begin(self._span(act))
        elif kind == "host.off":
            self.host.lane(act.ref or "").stop(at)
        elif kind == FIX:
            self._fix(act)
            self.fixes += 1

    def _end_show(self, at: int) -> None:
        if not self.whole_file:
            self.show.stop(at)
        for lane in self.lane.values():
            lane.stop(at)
        self.host.stop(at)

    @staticmethod
    def _span(act: Event) -> Span:
        # A segment's row is the instance that was taken; a shift's, host's or show's is its own id.
        instance = act.kind in ("segment.take", "pitch.start", "pin", "lucky_bag.start")
        key = act.id if instance else act.ref or act.id
        data = act.x or {}
        if act.n is not None:  # the number the link had when it was pressed
            data = {**data, "link_no": act.n}
        return Span(act.id, act.ts, FOREVER, key, act.product, _by(act), None, act.ref, data)

    def _fix(self, act: Event) -> None:
        x = act.x or {}
        lane = self._lane_of(x)
        by, why = _by(act), x.get("why")
        with lane.corrected(by, why, act.ts):
            self._correct(lane, act, x, by, why)

    def _correct(
        self, lane: Lane, act: Event, x: dict[str, Any], by: str | None, why: str | None
    ) -> None:
        op = x.get("op")
        if op == "drop":
            lane.drop(x["span"])
        elif op == "restore":
            if lane.find(x["span"]) is None and (gone := lane.taken.get(x["span"])):
                lane.put(self._held(gone.span))
        elif op == "edge":
            self._move_edge(lane, x, by, why)
        elif op == "add":
            lane.put(self._held(_spelled(act.id, x, by, why)))
        elif op == "overlay":
            lane.carve(x["from"], x["to"])
            for index, span in enumerate(x["spans"]):
                lane.put(self._held(_spelled(f"{act.id}#{index}", span, by, why)))

    def _held(self, span: Span) -> Span:
        """A span put in stays inside its show: the one it begins in, else the next it reaches."""
        show = self.show.at(span.start) or next(
            (s for s in self.show.spans if span.start < s.start < span.end), None
        )
        if show is None:
            return span
        return replace(span, start=max(span.start, show.start), end=min(span.end, show.end))

    def _move_edge(self, lane: Lane, x: dict[str, Any], by: str | None, why: str | None) -> None:
        """Move one edge of a span; a neighbour that touched it moves along, the rest gives way."""
        span = lane.find(x["span"])
        if span is None:
            return
        at: int = FOREVER if x["at"] is None else x["at"]
        first = x["edge"] == "from"
        old = span.start if first else span.end
        lane.remove(span)
        for other in [s for s in lane.spans if (s.end if first else s.start) == old]:
            lane.remove(other)
            start, end = (other.start, at) if first else (at, other.end)
            lane.put(self._held(_retimed(other, start, end, by, why)))
        start, end = (at, span.end) if first else (span.start, at)
        lane.put(self._held(_retimed(span, start, end, by, why)))

    def _lane_of(self, x: dict[str, Any]) -> Lane:
        if x["lane"] == "host":
            return self.host.lane(x["host"])
        return self.lane[x["lane"]]


@dataclass(frozen=True, slots=True)
class Owed:
    """Corrections that the numbers do not follow yet. `timeline`: the acts with all corrections;
    `since`: when the first of these was made, UTC ms of the room."""

    timeline: Timeline
    since: int


def _by(act: Event) -> str | None:
    by = (act.x or {}).get("by")
    return by if isinstance(by, str) else None


def _spelled(ident: str, x: dict[str, Any], by: str | None, why: str | None) -> Span:
    """A span written out in a fix: `from`, `to` (null = still running), `key`, `product`, and what
    an act would have carried (`ref`, `data`)."""
    end = FOREVER if x.get("to") is None else x["to"]
    key, ref, data = x.get("key") or ident, x.get("ref"), x.get("data") or {}
    return Span(ident, x["from"], end, key, x.get("product"), by, why, ref, data)


def _retimed(span: Span, start: int, end: int, by: str | None, why: str | None) -> Span:
    return replace(span, start=start, end=end, by=by, why=why)
