"""What was on air when: the acts of the desk as lanes, and their corrections.

Acts are applied in log order. A correction (`timeline.fix`) changes the past, so the show is
folded again from the log: first all acts and fixes, then every other event against the result.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from kaibo.live.events import RETRACT, Event
from kaibo.live.lanes import ALWAYS, FOREVER, HostLane, Lane, Span
from kaibo.live.show_lane import all_held, correct, held, hosts_held

WHOLE_FILE = "file"
#: The act that sets others right.
FIX = "timeline.fix"
#: What changes the past, so that a room is counted again.
CORRECTIONS = frozenset({FIX, RETRACT})

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
SHOW = "show"
FIXABLE = (SHOW, "segment", "pitch", "pin", "shift", "host", "lucky_bag")
FIX_OPS = ("edge", "drop", "restore", "add", "overlay")


class Timeline:
    """The lanes of one room. `whole_file` makes all time one show, for files without acts."""

    def __init__(self, whole_file: bool = False) -> None:
        self.show = Lane()
        self.lane: dict[str, Lane] = {
            name: Lane() for name in ("segment", "pitch", "pin", "shift", "lucky_bag")
        }
        self.host = HostLane()
        #: Once a show was corrected: the lanes as they were laid down, while `lane` and `host` have
        #: each span as far as it lies in its show. So an edge of a show that is moved and moved back
        #: costs no span anything.
        self.laid: tuple[dict[str, Lane], HostLane] | None = None
        self.fixes = 0
        self.whole_file = whole_file
        if whole_file:
            self.show.put(Span(WHOLE_FILE, ALWAYS, FOREVER, WHOLE_FILE))

    def copy(self) -> Timeline:
        """The same timeline, to be gone on with apart from this one."""
        out = Timeline()
        out.show = self.show.copy()
        out.lane = {name: lane.copy() for name, lane in self.lane.items()}
        out.host = _copied(self.host)
        if self.laid is not None:
            lanes, hosts = self.laid
            out.laid = {name: lane.copy() for name, lane in lanes.items()}, _copied(hosts)
        out.fixes, out.whole_file = self.fixes, self.whole_file
        return out

    def apply(self, act: Event) -> None:
        """Lay one act or fix onto the lanes. Acts come in log order, their ts being their recv."""
        if self.laid is not None:
            self.lane, self.host = self.laid
        self._lay(act)
        if self.laid is not None:
            self.hold()

    def hold(self) -> None:
        """From now on keep the lanes as they are laid, and show each span inside its show."""
        self.laid = self.lane, self.host
        self.lane = {name: all_held(lane, self.show) for name, lane in self.lane.items()}
        self.host = hosts_held(self.host, self.show)

    def _lay(self, act: Event) -> None:
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
        by, why = _by(act), x.get("why")
        if x["lane"] == SHOW:
            self._fix_show(act, x, by, why)
            return
        lane = self._lane_of(x)
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

    def _fix_show(self, act: Event, x: dict[str, Any], by: str | None, why: str | None) -> None:
        if self.whole_file:  # all its time is one show, which nobody marked
            return
        correct(self.show, x, spelled_show(act.id, x, by, why), act.ts)
        self.laid = self.laid or (self.lane, self.host)

    def _held(self, span: Span) -> Span:
        """A span put in stays inside its show."""
        return held(span, self.show)

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


def _copied(hosts: HostLane) -> HostLane:
    return HostLane({host: lane.copy() for host, lane in hosts.lanes.items()})


def _by(act: Event) -> str | None:
    by = (act.x or {}).get("by")
    return by if isinstance(by, str) else None


def _spelled(ident: str, x: dict[str, Any], by: str | None, why: str | None) -> Span:
    """A span written out in a fix: `from`, `to` (null = still running), `key`, `product`, and what
    an act would have carried (`ref`, `data`)."""
    end = FOREVER if x.get("to") is None else x["to"]
    key, ref, data = x.get("key") or ident, x.get("ref"), x.get("data") or {}
    return Span(ident, x["from"], end, key, x.get("product"), by, why, ref, data)


def spelled_show(ident: str, x: dict[str, Any], by: str | None, why: str | None) -> Span:
    """The show a fix spells out, known by its key; of one that puts none in: who and why."""
    span = _spelled(ident, {"from": 0, **x}, by, why)
    return replace(span, ref=span.key)


def _retimed(span: Span, start: int, end: int, by: str | None, why: str | None) -> Span:
    return replace(span, start=start, end=end, by=by, why=why)
