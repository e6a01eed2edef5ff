"""Corrections of the shows themselves: a show put in afterwards, its edges moved, it never was.

Two shows of a room never overlap. What a correction asks for is cut to what other shows leave
free, for they were on air as well; and no show has an end that has not come yet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kaibo.live.lanes import FOREVER, HostLane, Lane, Span

#: What may be done to a show; laying a list over all of them may not.
SHOW_OPS = ("add", "edge", "drop", "restore")


def correct(shows: Lane, x: dict[str, Any], put_in: Span, at: int) -> None:
    """Do what `x` of a `timeline.fix` made at `at` (UTC ms) says; `put_in`: the span it spells out,
    of which a moved edge takes who and why."""
    with shows.corrected(put_in.by, put_in.why, at):
        if x["op"] == "drop":
            shows.drop(x["span"])
        elif (wanted := asked(shows, x, put_in)) is not None:
            shows.drop(wanted.id)
            shows.put(_into_free(shows, x, _begun(wanted, at)))


def asked(shows: Lane, x: dict[str, Any], put_in: Span) -> Span | None:
    """The span as `x` (add, edge or restore) would have it, whatever else is there; None where it
    speaks of one that is not there."""
    op, ident = x["op"], x.get("span", "")
    if op == "add":
        return put_in
    stands = shows.find(ident)
    if op == "restore":
        gone = shows.taken.get(ident)
        return gone.span if stands is None and gone is not None else None
    if op != "edge" or stands is None:
        return None
    at = FOREVER if x["at"] is None else x["at"]
    start, end = (at, stands.end) if x["edge"] == "from" else (stands.start, at)
    return replace(stands, start=start, end=end, by=put_in.by, why=put_in.why)


def in_the_way(shows: Lane, wanted: Span) -> Span | None:
    """The first other show that runs at any time of `wanted`."""
    return next(
        (
            s
            for s in shows.spans
            if s.id != wanted.id and s.start < wanted.end and wanted.start < s.end
        ),
        None,
    )


def _begun(span: Span, at: int) -> Span:
    """The part of a span that has come by `at`; one that still runs goes on."""
    if span.start > at:
        return replace(span, end=span.start)
    return span if span.end == FOREVER else replace(span, end=min(span.end, at))


def _into_free(shows: Lane, x: dict[str, Any], span: Span) -> Span:
    """The span cut to a stretch without other shows: of a moved edge the one that keeps the other
    edge, else the longest, of equals the first. Empty where there is none."""
    stretches = _free(shows, span.start, span.end)
    if x["op"] == "edge":
        first = x["edge"] == "from"
        stretches = [s for s in stretches if (s[1] == span.end if first else s[0] == span.start)]
    nothing = span.start, span.start
    start, end = max(stretches, key=lambda s: s[1] - s[0], default=nothing)
    return replace(span, start=start, end=end)


def _free(shows: Lane, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of [start, end) in which no show runs, in order of time."""
    out = []
    for show in shows.spans:
        if show.end > start and show.start < end:
            if start < show.start:
                out.append((start, show.start))
            start = show.end
    return [*out, (start, end)] if start < end else out


def held(span: Span, shows: Lane) -> Span:
    """A span inside its show: the one it begins in, else the next it reaches; as it is if none."""
    show = shows.at(span.start) or next(
        (s for s in shows.spans if span.start < s.start < span.end), None
    )
    if show is None:
        return span
    return replace(span, start=max(span.start, show.start), end=min(span.end, show.end))


def all_held(lane: Lane, shows: Lane) -> Lane:
    """The lane with each of its spans inside its show."""
    return Lane([held(span, shows) for span in lane.spans], lane.taken)


def hosts_held(hosts: HostLane, shows: Lane) -> HostLane:
    """The lanes of all hosts, likewise."""
    return HostLane({host: all_held(lane, shows) for host, lane in hosts.lanes.items()})
