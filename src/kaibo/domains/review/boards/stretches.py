"""Where the rows of a show stand in time, and who was on mic meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaibo.domains.control import public as control
from kaibo.domains.review.boards import days
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.live.lanes import FOREVER, Span

#: [start, end) in UTC ms, end None while it runs.
Stretch = tuple[int, int | None]


def stretches(found: control.Result, level: str, keys: Sequence[str]) -> dict[str, Stretch]:
    """The stretch of each row of a level by its key; one of several spans holds them all."""
    show = found.show
    if level in ("show", "product"):
        return dict.fromkeys(keys, (show.start, show.end))
    out: dict[str, tuple[int, int]] = {}
    for key, span in _keyed(found, level):
        start = max(span.start, show.start)
        before = out.get(key, (start, 0))
        out[key] = min(before[0], start), max(before[1], span.end)
    if show.end is not None:
        return {key: (start, min(end, show.end)) for key, (start, end) in out.items()}
    return {key: (start, None if end >= FOREVER else end) for key, (start, end) in out.items()}


def hours(found: control.Result, end: int) -> dict[str, Stretch]:
    """The clock hours of the show up to `end` (UTC ms), by their start; the one that runs has no
    end."""
    runs = found.show.end is None
    cut = days.hours(found.show.start, end)
    return {str(start): (start, None if runs and until == end else until) for start, until in cut}


def minutes_of_hour(start: int, end: int | None) -> str:
    """The minutes an hour of a show is made of, as the trace names them (`live.cell`): `from-until`.
    One that runs (`end` None) is named to the end of its clock hour."""
    if end is None:
        [(_, end), *_] = days.hours(start, start + HOUR)
    return f"{start // MINUTE * MINUTE}-{-(-end // MINUTE) * MINUTE}"


def on_mic(found: control.Result, start: int, end: int) -> frozenset[str]:
    """The hosts who were on mic for at least half of [start, end)."""
    shared: dict[str, int] = {}
    for span in found.spans("host"):
        ms = min(span.end, end) - max(span.start, start)
        if ms > 0:
            shared[span.key] = shared.get(span.key, 0) + ms
    return frozenset(host for host, ms in shared.items() if 2 * ms >= end - start)


def _keyed(found: control.Result, level: str) -> Iterator[tuple[str, Span]]:
    if level != "round":
        yield from ((span.key, span) for span in found.spans(level))
        return
    turns: dict[str, int] = {}
    rounds: dict[str, str] = {}
    for span in found.spans("pitch"):
        if span.key not in rounds and span.start >= found.show.start:
            product = span.product or ""
            turns[product] = turns.get(product, 0) + 1
            rounds[span.key] = f"{product}#{turns[product]}"
        if span.key in rounds:
            yield rounds[span.key], span
