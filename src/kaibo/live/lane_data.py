"""A timeline as plain data and back: what a snapshot holds of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kaibo.live.lanes import Lane, Span, Taken
from kaibo.live.timeline import Timeline

Data = dict[str, Any]


def timeline_data(timeline: Timeline) -> Data:
    """Its lanes as they were laid down, and what corrections took away."""
    lanes, hosts = timeline.laid or (timeline.lane, timeline.host)
    return {
        "show": _spans(timeline.show),
        "shows_taken": _taken(timeline.show),
        "shows_fixed": timeline.laid is not None,
        "lanes": {name: _spans(lane) for name, lane in lanes.items()},
        "hosts": {host: _spans(lane) for host, lane in hosts.lanes.items()},
        "taken": {name: _taken(lane) for name, lane in lanes.items()},
        "hosts_taken": {host: _taken(lane) for host, lane in hosts.lanes.items()},
        "fixes": timeline.fixes,
    }


def restore_timeline(timeline: Timeline, data: Data) -> None:
    """Make an empty timeline the one that `data` tells of."""
    timeline.show = _lane(data["show"], data["shows_taken"])
    for name, spans in data["lanes"].items():
        timeline.lane[name] = _lane(spans, data["taken"][name])
    for host, spans in data["hosts"].items():
        timeline.host.lanes[host] = _lane(spans, data["hosts_taken"][host])
    timeline.fixes = data["fixes"]
    if data["shows_fixed"]:
        timeline.hold()


def _spans(lane: Lane) -> list[Data]:
    return [asdict(span) for span in lane.spans]


def _taken(lane: Lane) -> list[Data]:
    return [asdict(gone) for gone in lane.taken.values()]


def _lane(spans: list[Data], taken: list[Data]) -> Lane:
    gone = [Taken(**{**one, "span": Span(**one["span"])}) for one in taken]
    return Lane([Span(**span) for span in spans], {one.span.id: one for one in gone})
