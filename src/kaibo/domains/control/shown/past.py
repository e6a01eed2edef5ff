"""A show from end to end: its lanes as they are and as they were pressed, marks, minutes."""

from __future__ import annotations

from typing import Any

from kaibo.domains.control import running
from kaibo.domains.control.cards import RoomCard, sources
from kaibo.domains.control.schemas import show as shapes
from kaibo.domains.control.shown.labels import Labels
from kaibo.domains.control.shown.levels import best, show_of, taken_out
from kaibo.domains.control.shown.numbers import is_money, is_money_gauge, row_id
from kaibo.domains.control.shown.pressed import first_recorded
from kaibo.domains.control.shown.seen import LANES, end_of
from kaibo.domains.control.shown.still import worked_out
from kaibo.domains.people import public as people
from kaibo.live.glance import TREND, brief
from kaibo.live.lanes import Span
from kaibo.live.metrics import speakers
from kaibo.live.presses import Press, plain
from kaibo.live.view import Row

#: Presses that are no stretch of a lane.
MARKS = frozenset({"note", "surge", "highlight", "reading", "handover", "ack"})
ONLINE = "online"


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
    every = [span for spans in (*seen.lanes.values(), *pressed.values()) for span in spans]
    labels.learn_spans(every)
    levels = {card.name: card.level for card in sources(room.ident, retired_too=True)}
    online = speakers(best(whole.gauges, levels)).get(ONLINE)
    return shapes.TimelineOut(
        show=show_of(seen),
        lanes=_lanes(seen.lanes, pressed, labels, who),
        gone=_lanes(_gone(seen.lanes, pressed), pressed, labels, who),
        marks=[mark(press, who, money) for press in seen.presses if press.kind in MARKS],
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


def _gone(lanes: dict[str, list[Span]], pressed: dict[str, list[Span]]) -> dict[str, list[Span]]:
    """What was pressed and is no longer there: dropped, or covered by something else."""
    out = {}
    for name in LANES:
        left = {ident for span in lanes[name] for ident in (span.id, span.id.rstrip("'"))}
        out[name] = [span for span in pressed[name] if span.id not in left]
    return out


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
