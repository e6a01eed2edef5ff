"""The timeline after corrections, as lists of plain intervals (docs/specs/fold.md, section 2).

Corrections are steps, one upon the other, so they are walked through rather than queried. Nothing
is shared with the timeline of the fold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from kaibo.live.events import Event

BEGIN = {
    "show.start": "show",
    "segment.take": "segment",
    "pitch.start": "pitch",
    "pin": "pin",
    "shift.start": "shift",
    "host.on": "host",
    "lucky_bag.start": "lucky_bag",
}
STOP = {
    "segment.end": "segment",
    "pitch.end": "pitch",
    "unpin": "pin",
    "shift.end": "shift",
    "host.off": "host",
    "lucky_bag.end": "lucky_bag",
}
NAMED_BY_REF = ("show", "shift", "host")
INF = float("inf")


@dataclass(frozen=True, slots=True)
class Stretch:
    """[start, end) of a lane, begun by act `id`; `end` None = still running."""

    lane: str
    id: str
    start: int
    end: int | None
    key: str
    product: str | None = None

    @property
    def until(self) -> float:
        return INF if self.end is None else self.end


Lane = list[Stretch]


def _ended(spans: Lane, at: int) -> Lane:
    """What ran at `at` ends there; what lies behind it never begins."""
    return [s if s.until <= at else replace(s, end=at) for s in spans if s.start < at]


SHOW = ("show", None)


def _held(span: Stretch, shows: Lane) -> Stretch:
    for show in sorted(shows, key=lambda s: s.start):
        if max(show.start, span.start) < min(show.until, span.until):
            span = replace(span, start=max(show.start, span.start))
            return replace(span, end=show.end if show.until < span.until else span.end)
    return span


class Effective:
    """Lanes by (name, host or None); inside one lane no two stretches overlap."""

    def __init__(self) -> None:
        self.lanes: dict[tuple[str, str | None], list[Stretch]] = {}
        #: What befell a lane: its stretches before and after a correction, or when an act ended it.
        self.past: dict[tuple[str, str | None], list[tuple[Lane, Lane] | int]] = {}
        #: The lane as it stood before the correction that is being made.
        self.before: Lane = []

    def spans(self) -> list[Stretch]:
        """All stretches, each inside the show it begins in, else the next that it reaches."""
        shows = self.lanes.get(SHOW, [])
        return [
            *shows,
            *(_held(s, shows) for n, lane in self.lanes.items() if n != SHOW for s in lane),
        ]

    def act(self, event: Event) -> None:
        kind, at = event.kind, event.ts
        if kind == "timeline.fix":
            self._fix(event, event.x or {})
        if kind in ("show.start", "show.end"):
            for lane in self.lanes:
                self._stop(lane, at)
        if kind in STOP:
            self._stop(self._lane(STOP[kind], event.ref), at)
        if kind in BEGIN:
            name = BEGIN[kind]
            lane = self._lane(name, event.ref)
            self._stop(lane, at)
            key = (event.ref or "") if name in NAMED_BY_REF else event.id
            product = event.product if name in ("pitch", "pin") else None
            self._put(lane, Stretch(name, event.id, at, None, key, product))

    @staticmethod
    def _lane(name: str, host: str | None) -> tuple[str, str | None]:
        return (name, host if name == "host" else None)

    def _stop(self, lane: tuple[str, str | None], at: int) -> None:
        spans = self.lanes.get(lane, [])
        self.lanes[lane] = _ended(spans, at)
        self.past.setdefault(lane, []).append(at)

    def _carve(self, lane: tuple[str, str | None], start: float, end: float) -> None:
        """What lies in [start, end) belongs to nobody. Of a stretch that is cut through the left
        part keeps its id, the right one is known by it with a quote (or more) behind, and by no
        name that stands, stood before this correction, or may come back."""
        names = {s.id for s in self.before + self.lanes.get(lane, [])} | self._lost(lane).keys()
        kept = []
        for s in self.lanes.get(lane, []):
            if s.until <= start or s.start >= end:
                kept.append(s)
                continue
            if s.start < start:
                kept.append(replace(s, end=int(start)))
            if s.until > end:
                name = s.id
                while s.start < start and name in names:
                    name += "'"
                kept.append(replace(s, id=name, start=int(end)))
        self.lanes[lane] = kept

    def _put(self, lane: tuple[str, str | None], span: Stretch) -> None:
        """Lay a stretch down, inside its show."""
        if lane != SHOW:
            span = _held(span, self.lanes.get(SHOW, []))
        if span.start < span.until:
            self._carve(lane, span.start, span.until)
            self.lanes[lane].append(span)

    def _lost(self, lane: tuple[str, str | None]) -> dict[str, Stretch]:
        """What corrections took away and did not bring back, as it would have ended since."""
        lost: dict[str, Stretch] = {}
        for step in self.past.get(lane, []):
            if isinstance(step, int):
                lost = {s.id: s for s in _ended(list(lost.values()), step)}
            else:
                before, after = step
                stand = {s.id for s in after}
                lost = {s.id: s for s in [*lost.values(), *before] if s.id not in stand}
        return lost

    def _fix(self, event: Event, x: dict[str, Any]) -> None:
        lane = self._lane(x["lane"], x.get("host"))
        self.before = list(self.lanes.get(lane, []))
        self._correct(lane, event, x)
        after = self.lanes.get(lane, [])
        self.past.setdefault(lane, []).append((self.before, after))
        self.before = []

    def _correct(self, lane: tuple[str, str | None], event: Event, x: dict[str, Any]) -> None:
        if lane == SHOW:
            self._show(event, x)
            return
        if x["op"] == "restore":
            lost = self._lost(lane).get(x["span"])
            if lost is not None:
                self._put(lane, lost)
        elif x["op"] == "edge":
            self._edge(lane, x["span"], x["edge"] == "from", x["at"])
        elif x["op"] == "drop":
            self.lanes[lane] = [s for s in self.lanes.get(lane, []) if s.id != x["span"]]
        elif x["op"] == "add":
            self._put(lane, self._spelled(lane, event.id, x))
        else:
            self._carve(lane, x["from"], x["to"])
            for index, span in enumerate(x["spans"]):
                self._put(lane, self._spelled(lane, f"{event.id}#{index}", span))

    def _show(self, event: Event, x: dict[str, Any]) -> None:
        """A show is cut to what others leave free, and to what has come by now."""
        shows = self.lanes.get(SHOW, [])
        stands = next((s for s in shows if s.id == x.get("span")), None)
        wanted, edge = stands, None
        if x["op"] == "add":
            wanted = self._spelled(SHOW, event.id, x)
        elif x["op"] == "restore":
            wanted = None if stands else self._lost(SHOW).get(x["span"])
        elif x["op"] == "edge" and stands is not None:
            edge = x["edge"]
            wanted = replace(stands, **{"start" if edge == "from" else "end": x["at"]})
        if wanted is None:
            return
        others = [s for s in shows if s.id != wanted.id]
        self.lanes[SHOW] = others
        if x["op"] == "drop":
            return
        # Points between which nothing changes; neighbouring free pieces are one.
        stop = wanted.until if wanted.end is None else min(wanted.until, event.ts)
        if wanted.start > event.ts or wanted.start >= stop:
            return
        points = {wanted.start, stop, *(s.start for s in others), *(s.until for s in others)}
        inside = sorted(p for p in points if wanted.start <= p <= stop)
        pieces: list[tuple[float, float]] = []
        for a, b in pairwise(inside):
            if not any(s.start < b and a < s.until for s in others):
                joined = bool(pieces) and pieces[-1][1] == a
                pieces.append((pieces.pop()[0], b) if joined else (a, b))
        if edge == "from":
            pieces = [p for p in pieces if p[1] == stop]
        if edge == "to":
            pieces = [p for p in pieces if p[0] == wanted.start]
        if pieces:
            a, b = sorted(pieces, key=lambda p: (p[0] - p[1], p[0]))[0]
            self.lanes[SHOW].append(replace(wanted, start=int(a), end=None if b == INF else int(b)))

    @staticmethod
    def _spelled(lane: tuple[str, str | None], ident: str, x: dict[str, Any]) -> Stretch:
        key = lane[1] or x.get("key") or ident
        return Stretch(lane[0], ident, x["from"], x["to"], key, x.get("product"))

    def _edge(self, lane: tuple[str, str | None], ident: str, first: bool, at: int | None) -> None:
        mine = [s for s in self.lanes.get(lane, []) if s.id == ident]
        if not mine:
            return
        span = mine[0]
        old = span.start if first else span.end
        others = [s for s in self.lanes[lane] if s is not span]
        touching = [s for s in others if old is not None and (s.end if first else s.start) == old]
        self.lanes[lane] = [s for s in others if s not in touching]
        if at is None:  # nothing comes after what runs on
            self._put(lane, replace(span, end=None))
            return
        for s in touching:
            self._put(lane, replace(s, end=at) if first else replace(s, start=at))
        self._put(lane, replace(span, start=at) if first else replace(span, end=at))


def effective(acts: Iterable[Event]) -> list[Stretch]:
    """The corrected spans of a log's acts, given once each and in log order."""
    timeline = Effective()
    for event in acts:
        timeline.act(event)
    return timeline.spans()
