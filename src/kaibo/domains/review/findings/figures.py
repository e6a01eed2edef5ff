"""What the funnel, the turning points and the ranking are made of, taken from a show's result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kaibo.domains.control import public as control
from kaibo.domains.goals import public as goals
from kaibo.domains.review.findings.reading import Shows
from kaibo.domains.review.findings.rules.funnel import COUNTED, REPORTED, STEPS, Figures, Told
from kaibo.domains.review.findings.rules.ranking import Talked
from kaibo.domains.review.findings.rules.turning import MINUTE_MS, Piece, between
from kaibo.live.metrics import Value

_PREFIX = {COUNTED: "", REPORTED: "report."}
#: What the pace is read from, the first that a show has; beside each whether it counts whole things.
PACES = (("orders_paid", True), ("report.orders_paid", True), ("gmv", False),
         ("report.gmv", False), ("online", False))  # fmt: skip
#: What is shown of a turning point besides.
BESIDE = ("orders_paid", "report.orders_paid", "gmv", "report.gmv", "online", "comments")
READ = (("orders_paid", True), ("gmv", False))
READING = "reading."


@dataclass(frozen=True, slots=True)
class Pace:
    """The pieces of the number a pace is read from: an id of the catalogue, or `reading.<box>`."""

    of: str
    counts: bool
    by_minutes: bool
    pieces: list[Piece]


def told(shows: Shows, show: control.RanShow) -> Told:
    """The counts of a show by step, as counted and as reported."""
    metrics = _whole(shows, show.id)
    by = {}
    for origin, prefix in _PREFIX.items():
        whole = {
            step: count for step in STEPS if (count := _num(metrics, prefix + step)) is not None
        }
        if whole:
            by[origin] = Figures(whole, _channels(shows, show.id) if origin == COUNTED else {})
    return Told(show.id, show.title, show.start, by)


def goal(room: str, show: control.RanShow, now: int) -> Told | None:
    """The goals of a show as if it were another show; None where nobody set one."""
    end = show.end if show.end is not None else now
    by: dict[str, dict[str, int]] = {}
    best: dict[str, int] = {}
    for card in goals.goals_for(room, show.start, end):
        overlap = min(card.end, end) - max(card.start, show.start)
        if card.scope is not goals.Scope.SHOW or overlap <= best.get(card.metric, 0):
            continue
        for origin, prefix in _PREFIX.items():
            step = card.metric.removeprefix(prefix)
            if step in STEPS and card.metric == prefix + step:
                best[card.metric] = overlap
                by.setdefault(origin, {})[step] = card.value
    figures = {origin: Figures(whole) for origin, whole in by.items()}
    return Told("goal", "场次目标", show.start, figures) if figures else None


def pace(shows: Shows, show: str) -> Pace | None:
    """What the pace of a show is read from; None where nothing says it."""
    series = minutes(shows, show)
    for name, counts in PACES:
        if (pieces := series.get(name)) is not None:
            return Pace(name, counts, True, pieces)
    for box, counts in READ:
        read = [
            (press.ts, value)
            for press in shows.result(show).presses
            if press.kind == "reading" and (value := _box(press.x, box)) is not None
        ]
        if len(read) > 1:
            return Pace(READING + box, counts, False, between(read))
    return None


def minutes(shows: Shows, show: str) -> dict[str, list[Piece]]:
    """The whole minutes of a show by metric, for those it knows at all.

    A minute without a row had nothing: 0 of what is counted and known of the show, else unknown.
    """
    whole = _whole(shows, show)
    rows = {int(row.key): row.metrics for row in shows.rows(show, "minute")}
    ran, now = shows.one(show), shows.result(show).now
    first = -(-ran.start // MINUTE_MS) * MINUTE_MS
    last = (now if ran.end is None else ran.end) // MINUTE_MS * MINUTE_MS
    out = {}
    for name in BESIDE:
        counted = name != "online" and not name.startswith("report.")
        nothing = 0 if counted and _num(whole, name) is not None else None
        pieces = [
            Piece(at, at + MINUTE_MS, _num(rows[at], name) if at in rows else nothing)
            for at in range(first, last, MINUTE_MS)
        ]
        if any(one.value is not None for one in pieces):
            out[name] = pieces
    return out


def talked(shows: Shows, show: str, level: str) -> list[Talked]:
    """The links (level product) or rounds of a show that were talked of."""
    pieces: dict[str, int | None] = {}
    for one in shows.result(show).lines.within:
        key = one.line.product if level == "product" else one.round
        if one.talk and key is not None:
            before = pieces.get(key, 0)
            qty = one.line.qty
            pieces[key] = None if before is None or qty is None else before + qty
    return [
        Talked(
            row.key,
            row.label,
            row.measures.get("pitch_ms"),
            row.measures.get("talk_gmv"),
            pieces.get(row.key, 0) if row.measures.get("talk_gmv") is not None else None,
        )
        for row in shows.rows(show, level)
        if row.key != "none"
    ]


def _channels(shows: Shows, show: str) -> dict[str, dict[str, int]]:
    return {
        row.key: {step: value for step in STEPS if (value := row.measures.get(step)) is not None}
        for row in shows.rows(show, "channel")
    }


def _whole(shows: Shows, show: str) -> Mapping[str, Value]:
    rows = shows.rows(show, "show")
    return rows[0].metrics if rows else {}


def _num(metrics: Mapping[str, Value], name: str) -> int | None:
    found = metrics.get(name)
    return None if found is None else found.num


def _box(x: Mapping[str, object], box: str) -> int | None:
    boxes = x.get("boxes")
    value = boxes.get(box) if isinstance(boxes, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
