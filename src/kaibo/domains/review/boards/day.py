"""The board of a show day: every show of every room, and of each number the sum where it has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kaibo.domains.control import public as control
from kaibo.domains.goals import public as goals
from kaibo.domains.review.boards import days, past, shapes, tiles
from kaibo.domains.review.boards.day_sums import DAY, SHOW, Part, Totals
from kaibo.domains.review.boards.gathering import Gathered, metric_of
from kaibo.domains.review.boards.keeping import form
from kaibo.domains.review.boards.records import KeptRow
from kaibo.domains.review.boards.rules.adding import adds
from kaibo.domains.review.boards.rules.duties import BOARDS, Slot, boards_for
from kaibo.domains.review.boards.rules.fitness import Unfit
from kaibo.domains.review.boards.shown import nearest
from kaibo.domains.review.boards.tiles import Viewer
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty
from kaibo.live.metrics import METRICS_AT, Metric, Value

#: What may be summed over shows, for search.
_ADDING = {one.id: one for one in METRICS_AT[SHOW] if adds(one)}


def board(day: date, duty: Duty, viewer: Viewer) -> shapes.BoardOut:
    """The board of a show day."""
    slots = viewer.slots(BOARDS[duty])
    unread: list[str] = []
    parts = sorted(_parts(day, slots, viewer, unread), key=lambda one: one.case.place.start)
    start, end = days.begins(day), days.begins(day + timedelta(days=1))
    now, cur = now_ms(), {one.room.cur for one in parts}
    runs = now < end or any(one.case.place.end is None for one in parts)
    cards = [one for one in goals.goals_for("", start, end) if one.scope is goals.Scope.DAY]
    totals = Totals(parts, unread, day, runs, nearest(cards, start, end))
    metrics = list(
        dict.fromkeys(metric for slot in slots for metric in _summed(slot, parts, viewer))
    )
    return shapes.BoardOut(
        kind=DAY,
        duty=duty,
        duty_zh=duty.label,
        duties=boards_for(viewer.actor.duties),
        room="",
        room_title="",
        show="",
        title=f"{day.month}月{day.day}日",
        level=DAY,
        key="",
        label=f"{day.month}月{day.day}日",
        day=day.isoformat(),
        start=start,
        end=None if runs else end,
        now=now,
        cur=min(cur, default="") if len(cur) == 1 else "",
        recounting=False,
        tiles=[totals.tile(metric) for metric in metrics],
        more=[totals.plain(metric) for metric in _rest(parts, metrics, viewer)],
        beside=[],
        shows=[] if viewer.alone else [_out(one, slots) for one in parts],
        unread=unread,
    )


def _parts(day: date, slots: Sequence[Slot], viewer: Viewer, unread: list[str]) -> Iterator[Part]:
    for room in control.rooms():
        try:
            ran = [one for one in control.ran(room) if days.day_of(one.start) == day]
            kept = _kept(room.ident, [one.id for one in ran if one.end is not None])
            for show in ran:
                row = kept.get(show.id)
                if row is None:
                    yield _now(room, show.id, slots, viewer)
                else:
                    yield _then(room, row, slots, viewer)
        except Refusal:
            unread.append(room.title)


def _kept(room: str, shows: Sequence[str]) -> dict[str, KeptRow]:
    rows = KeptRow.objects.filter(
        room=room, level=SHOW, kept__show__in=shows, kept__form=form(), kept__due_at__gt=now_ms()
    )
    return {row.kept.show: row for row in rows.select_related("kept")}


def _now(room: control.RoomCard, show: str, slots: Sequence[Slot], viewer: Viewer) -> Part:
    gathered = Gathered(control.result(room, show))
    told = gathered.level(SHOW)[0]
    names = [name for name in _names(slots, viewer) if name in told.values]
    metrics = [metric for name in names if viewer.sees(metric := metric_of(name))]
    found = {metric.id: tiles.plain(gathered, told, metric) for metric in metrics}
    return Part(room, told.case, found, None)


def _then(room: control.RoomCard, row: KeptRow, slots: Sequence[Slot], viewer: Viewer) -> Part:
    names = [name for name in _names(slots, viewer) if _is_metric(name)]
    case = past.case_of(row, names)
    found = {}
    for name in names:
        metric, figure = metric_of(name), case.figures.get(name)
        if viewer.sees(metric) and SHOW in metric.levels:
            num, den = (None, None) if figure is None else (figure.num, figure.den)
            value = Value(num, den, metric.scale, metric.unit)
            quality, as_of = "", None
            if figure is not None:
                quality, as_of = figure.quality, figure.as_of or case.place.end
            unfit = Unfit.UNRIPE if figure is not None and not figure.fit else None
            found[name] = tiles.bare(case.place, metric, value, quality, unfit, as_of)
    return Part(room, case, found, row.kept.looked_at)


def _summed(slot: Slot, parts: Sequence[Part], viewer: Viewer) -> list[Metric]:
    """The metric a slot shows of the day: the first every show knows, else the first any does."""
    metrics = [m for name in slot if _is_metric(name) and viewer.sees(m := metric_of(name))]
    metrics = [one for one in metrics if SHOW in one.levels]
    known = {one.id: sum(1 for part in parts if _knows(part, one.id)) for one in metrics}
    for few in (len(parts), 1):
        for one in metrics:
            if parts and known[one.id] >= few:
                return [one]
    return metrics[:1]


def _knows(part: Part, name: str) -> bool:
    tile = part.tiles.get(name)
    return tile is not None and tile.num is not None


def _names(slots: Sequence[Slot], viewer: Viewer) -> list[str]:
    """What is read of each show: what the slots ask for, and for search whatever adds up."""
    asked = dict.fromkeys(name for slot in slots for name in slot)
    return [*asked] if viewer.alone else [*(asked | dict.fromkeys(_ADDING))]


def _rest(parts: Sequence[Part], shown: Sequence[Metric], viewer: Viewer) -> Iterator[Metric]:
    """Every other metric that adds up over the shows of a day."""
    if viewer.alone or not parts:
        return
    ids = {one.id for one in shown}
    yield from (one for one in _ADDING.values() if one.id not in ids and viewer.sees(one))


def _is_metric(name: str) -> bool:
    try:
        metric_of(name)
    except KeyError:
        return False
    return True


def _out(one: Part, slots: Sequence[Slot]) -> shapes.PartOut:
    place = one.case.place
    shown = {}
    for slot in slots:
        told = [one.tiles[name] for name in slot if name in one.tiles]
        for tile in ([tile for tile in told if tile.value is not None] or told)[:1]:
            shown[tile.metric] = tile
    return shapes.PartOut(
        room=place.room,
        room_title=one.room.title,
        show=place.show,
        title=place.title,
        start=place.start,
        end=place.end,
        cur=one.room.cur,
        kept_at=one.kept_at,
        tiles=list(shown.values()),
    )
