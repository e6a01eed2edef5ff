"""How far goals are: those of days by the shows that began in them, those of a show, a shift or an hour
by their own row; what has ended by its kept copy, what runs as it stands now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models.fields.json import KeyTransform

from kaibo.domains.control import public as control
from kaibo.domains.goals import public as goals
from kaibo.domains.review.boards.gathering import HOUR, NONE, Gathered, metric_of
from kaibo.domains.review.boards.hour_history import whole_of
from kaibo.domains.review.boards.keeping import form
from kaibo.domains.review.boards.records import KeptRow
from kaibo.domains.review.boards.rules.adding import adds
from kaibo.domains.review.boards.shown import SHIFT, SHOW
from kaibo.domains.review.boards.stretches import minutes_of_hour
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Refusal

#: A show may have begun so long before a stretch and still be in it.
LONGEST_MS = 2 * 24 * 3_600_000
#: A show that runs is held to a goal that begins so soon: it went live before its time.
EARLY_MS = 3_600_000
OF_DAYS = frozenset({goals.Scope.MONTH, goals.Scope.WEEK, goals.Scope.DAY})


@dataclass(frozen=True, slots=True)
class Brought:
    """What a row brought: [start, end) in UTC ms, `end` None while it runs; `now`: its room's time.
    `done` None: unknown. `key`: of the row at its level."""

    room: str
    show: str
    title: str
    level: str
    key: str
    label: str
    start: int
    end: int | None
    now: int
    done: int | None

    @property
    def cell(self) -> tuple[str, str]:
        """The level and the key by which the trace knows its records (`live.cell`)."""
        if self.level == HOUR:
            return "minute", minutes_of_hour(self.start, self.end)
        return self.level, SHOW if self.level == SHOW else self.key


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal and how far it is; `row` what it was measured on, None of days and where nothing ran."""

    card: goals.GoalCard
    gap: goals.Gap
    row: Brought | None


def brought(
    start: int, end: int, metric: str, room: str | None, deep: bool
) -> tuple[list[Brought], list[str]]:
    """(rows of the shows that touch [start, end), titles of rooms that could not be read). `room` None
    or "": of all; `deep`: their shifts and hours too."""
    found: list[Brought] = []
    unread: list[str] = []
    levels = (SHOW, SHIFT, HOUR) if deep else (SHOW,)
    for card in control.rooms():
        if room and card.ident != room:
            continue
        try:
            shows = [
                one
                for one in control.ran(card)
                if start - LONGEST_MS < one.start < end and (one.end is None or one.end > start)
            ]
            for show in shows:
                if show.end is None:
                    found += _running(card, show, metric, levels)
            found += _ended([one for one in shows if one.end is not None], metric, levels)
        except Refusal:
            unread.append(card.title)
    return sorted(found, key=lambda one: (one.start, one.room)), unread


def standings(
    cards: Iterable[goals.GoalCard], rows: Sequence[Brought], complete: bool
) -> Iterator[Standing]:
    """How far each goal is by these rows. `complete`: every room could be read; without one of them no
    sum of days is told."""
    now = now_ms()
    for card in cards:
        if card.scope in OF_DAYS:
            done = _of_days(card, rows) if complete else None
            planned = [
                (one.start, one.end) for one in goals.planned(card.room, card.start, card.end)
            ]
            span = (card.start, card.end)
            yield Standing(card, goals.gap(card.value, span, now, done, planned=planned), None)
            continue
        row = _measured(card, rows)
        at = now if row is None else row.now
        gap = goals.gap(card.value, (card.start, card.end), at, None if row is None else row.done)
        yield Standing(card, gap, row)


def _of_days(card: goals.GoalCard, rows: Sequence[Brought]) -> int | None:
    """The sum of the shows that began in it; of people, who may come twice, only a single show's, and
    of money none over rooms of several currencies."""
    shows = [
        one
        for one in rows
        if one.level == SHOW and card.start <= one.start < card.end and card.room in ("", one.room)
    ]
    known = [one.done for one in shows if one.done is not None]
    if not known or len(known) < len(shows):
        return None
    metric = metric_of(card.metric)
    if metric.unit.value.startswith("fen") and _currencies({one.room for one in shows}) > 1:
        return None
    return sum(known) if len(known) == 1 or adds(metric) else None


def _currencies(rooms: Collection[str]) -> int:
    if len(rooms) < 2:
        return 1
    return len({one.cur for one in control.rooms() if one.ident in rooms})


def _measured(card: goals.GoalCard, rows: Sequence[Brought]) -> Brought | None:
    """The row of its scope it shares most time with."""
    shared = [
        (min(_until(one), card.end) - max(one.start, card.start), one)
        for one in rows
        if one.level == card.scope.value and one.room == card.room
    ]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] > 0 else None


def _until(one: Brought) -> int:
    if one.end is not None:
        return one.end
    return one.now + EARLY_MS if one.level == SHOW else one.now


def _running(
    card: control.RoomCard, show: control.RanShow, metric: str, levels: Sequence[str]
) -> Iterator[Brought]:
    gathered = Gathered(control.result(card, show.id))
    for level in levels:
        for told in gathered.level(level):
            place, value = told.case.place, told.values.get(metric)
            done = value.num if value is not None and value.den == 1 else None
            yield Brought(
                place.room, place.show, place.title, level, place.key, place.label, place.start,
                place.end, gathered.found.now, done,
            )  # fmt: skip


def _ended(
    shows: Sequence[control.RanShow], metric: str, levels: Sequence[str]
) -> Iterator[Brought]:
    """Of kept copies; a show of which there is none yet is there, and what it brought unknown."""
    by_id = {one.id: one for one in shows}
    there: set[str] = set()
    rows = (
        KeptRow.objects.filter(
            room__in={one.room for one in shows},
            kept__show__in=list(by_id),
            kept__form=form(),
            level__in=levels,
        )
        .exclude(key=NONE)
        .values_list(
            "kept__show",
            "room",
            "level",
            "key",
            "label",
            "start",
            "end",
            KeyTransform(metric, "figures"),
        )
    )
    for ident, room, level, key, label, start, end, figure in rows:
        show = by_id[ident]
        there.add(ident)
        yield Brought(room, ident, show.title, level, key, label, start, end, end, whole_of(figure))
    for show in shows:
        if show.id not in there:
            last = show.end or show.start
            yield Brought(
                show.room, show.id, show.title, SHOW, show.id, show.title, show.start, last, last,
                None,
            )  # fmt: skip


def hidden(one: Standing) -> Standing:
    """The same for whoever may not see the metric: the goal, and nothing of what was brought."""
    gap = goals.gap(one.card.value, (one.card.start, one.card.end), one.gap.at, None)
    row = None if one.row is None else replace(one.row, done=None)
    return Standing(one.card, gap, row)
