"""A show from end to end: its lanes as they are and as they were pressed, marks, minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kaibo.domains.control import running
from kaibo.domains.control.cards import RoomCard, sources
from kaibo.domains.control.choices import Level
from kaibo.domains.control.schemas import show as shapes
from kaibo.domains.control.shown.labels import Labels
from kaibo.domains.control.shown.levels import best, show_of, taken_out
from kaibo.domains.control.shown.numbers import is_money, is_money_gauge, row_id
from kaibo.domains.control.shown.pressed import first_recorded
from kaibo.domains.control.shown.seen import LANES, Seen, end_of
from kaibo.domains.control.shown.still import worked_out
from kaibo.domains.people import public as people
from kaibo.live.glance import TREND, brief
from kaibo.live.known import Gap
from kaibo.live.lanes import Span, Taken
from kaibo.live.metrics import speakers
from kaibo.live.presses import Press, plain
from kaibo.live.view import Row

#: Presses that are no stretch of a lane.
MARKS = frozenset({"note", "surge", "highlight", "reading", "handover", "ack"})
ONLINE = "online"
#: The mark of a stretch in which a source told us nothing; of them the longest are shown.
GAP, MOST_GAPS = "gap", 200


class Who:
    """The names behind `user:<id>`, each asked once."""

    def __init__(self) -> None:
        self._names: dict[str, str | None] = {}

    def name(self, by: str | None) -> str | None:
        """Name of who pressed; null for nobody and for who is no longer known."""
        if by is None:
            return None
        if by not in self._names:
            ident = row_id(by.removeprefix("user:")) if by.startswith("user:") else None
            person = None if ident is None else people.person(ident)
            self._names[by] = person.name if person else None
        return self._names[by]


def timeline(room: RoomCard, show: str, money: bool) -> shapes.TimelineOut:
    """The show's timeline. Refusal: `not_found`."""
    seen, fold = running.look(room.ident, lambda here: taken_out(here, room.ident, show))
    numbers = worked_out(fold, seen.show, seen.now)
    minutes, whole = numbers.rows("minute"), numbers.whole()
    labels, who = Labels(seen, room), Who()
    pressed = first_recorded(seen)
    gone = {name: [_taken(one) for one in seen.gone[name]] for name in LANES}
    told = (*seen.lanes.values(), *gone.values(), *pressed.values())
    every = [span for spans in told for span in spans]
    labels.learn_spans(every)
    levels = {card.name: card.level for card in sources(room.ident, retired_too=True)}
    online = speakers(best(whole.gauges, levels)).get(ONLINE)
    return shapes.TimelineOut(
        show=show_of(seen),
        lanes=_lanes(seen.lanes, pressed, labels, who),
        gone=_lanes(gone, pressed, labels, who),
        marks=_marks(seen, levels, who, money),
        minutes=[int(row.key) for row in minutes],
        series=_series(minutes, online, money),
        online_of=online,
    )


def lane_span(
    lane: str, span: Span, first: dict[str, Span], labels: Labels, who: Who
) -> shapes.LaneSpanOut:
    """One span, beside how it was first recorded."""
    # What a correction cut in two goes on under its old id with a stroke.
    was = first.get(span.id) or first.get(span.id.rstrip("'"))
    same = was is not None and (was.start, was.end) == (span.start, span.end)
    return shapes.LaneSpanOut(
        id=span.id,
        key=span.key,
        ref=span.ref,
        label=labels.span(lane, span),
        start=span.start,
        end=end_of(span),
        product=span.product,
        by=span.by,
        who=who.name(span.by),
        why=span.why,
        corrected=not same,
        pressed=None
        if same or was is None
        else shapes.PressedOut(start=was.start, end=end_of(was)),
        data=brief(span.data),
    )


def mark(press: Press, who: Who, money: bool) -> shapes.MarkOut:
    """One mark. A sheet holds sales, and two boxes of a reading are amounts."""
    x: dict[str, Any] = plain(press.x)
    boxes = press.x.get("boxes")
    if press.kind == "reading" and isinstance(boxes, dict):
        x["boxes"] = {k: v for k, v in boxes.items() if money or not is_money_gauge(f"reading.{k}")}
    if press.kind == "handover" and money and "sheet" in press.x:
        x["sheet"] = press.x["sheet"]
    return shapes.MarkOut(
        id=press.id,
        kind=press.kind,
        ts=press.ts,
        by=press.by,
        who=who.name(press.by),
        ref=press.ref,
        product=press.product,
        n=press.n,
        text=press.text,
        x=x,
    )


def _lanes(
    lanes: dict[str, list[Span]], pressed: dict[str, list[Span]], labels: Labels, who: Who
) -> shapes.LanesOut:
    out = {}
    for name in LANES:
        first = {span.id: span for span in pressed[name]}
        out[name] = [lane_span(name, span, first, labels, who) for span in lanes[name]]
    return shapes.LanesOut(**out)


def _taken(gone: Taken) -> Span:
    """A span as it last stood, with who took it away and why in place of who pressed it."""
    return replace(gone.span, by=gone.by, why=gone.why)


def _marks(seen: Seen, levels: Mapping[str, Level], who: Who, money: bool) -> list[shapes.MarkOut]:
    """What was pressed, and when a source told nothing. One that is no collector of ours closes
    when it has said all it knows: that is no gap."""
    out = [mark(press, who, money) for press in seen.presses if press.kind in MARKS]
    gaps = [
        (name, gap) for name, gap in seen.gaps if gap.said or levels.get(name) is Level.COLLECTOR
    ]
    longest = sorted(gaps, key=lambda one: _length(one[1], seen), reverse=True)
    out += [gap_mark(name, gap) for name, gap in longest[:MOST_GAPS]]
    return sorted(out, key=lambda one: one.ts)


def _length(gap: Gap, seen: Seen) -> int:
    return (min(seen.show.end, seen.now) if gap.end is None else gap.end) - gap.start


def gap_mark(source: str, gap: Gap) -> shapes.MarkOut:
    """A mark at the beginning of a gap; `n` is how long it was, null when nobody knows."""
    return shapes.MarkOut(
        id=f"gap {source} {gap.start} {gap.end or ''}{' said' if gap.said else ''}",
        kind=GAP,
        ts=gap.start,
        by=None,
        who=None,
        ref=source,
        product=None,
        n=None if gap.end is None or gap.end == gap.start else gap.end - gap.start,
        text=None,
        x={"said": gap.said, "until": gap.end},
    )


def _series(minutes: list[Row], online: str | None, money: bool) -> dict[str, list[int | None]]:
    out: dict[str, list[int | None]] = {
        name: [row.measures[name] for row in minutes]
        for name in TREND
        if money or not is_money(name)
    }
    if online is not None:
        gauges = [row.gauges.get((online, ONLINE)) for row in minutes]
        out[ONLINE] = [None if one is None else one.last for one in gauges]
    return out
