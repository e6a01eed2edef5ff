"""What adds up over the shows of a day, beside earlier days on which the same rooms were on air."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from kaibo.domains.control import public as control
from kaibo.domains.goals import public as goals
from kaibo.domains.review.boards import days, past, shapes, tiles, wording
from kaibo.domains.review.boards.keeping import form
from kaibo.domains.review.boards.origins import COMPOSED
from kaibo.domains.review.boards.records import KeptRow
from kaibo.domains.review.boards.rules.adding import added, adds
from kaibo.domains.review.boards.rules.cases import Case, Figure, Place
from kaibo.domains.review.boards.rules.fitness import Unfit, grows
from kaibo.kit.clock import now_ms
from kaibo.live.metrics import Metric, Value

DAY, SHOW = "day", "show"
#: So many days back a day is compared with.
DAYS_BACK = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A show of the day: its tiles by metric id, worked out now or read from the copy of `kept_at`."""

    room: control.RoomCard
    case: Case
    tiles: Mapping[str, shapes.TileOut]
    kept_at: int | None


class Totals:
    """What adds up over the shows of a day."""

    def __init__(
        self, parts: Sequence[Part], unread: Sequence[str], day: date, runs: bool,
        aims: Sequence[goals.GoalCard],
    ) -> None:  # fmt: skip
        self.parts, self.unread, self.aims = parts, unread, aims
        rooms = ",".join(sorted({one.room.ident for one in parts}))
        start = days.begins(day)
        end = None if runs else days.begins(day + timedelta(days=1))
        label = f"{day.month}月{day.day}日"
        self.place = Place("", "", label, DAY, "", label, start, end, day.isoformat())
        self.case = Case(self.place, frozenset(), 0, day.weekday(), rooms)

    def tile(self, metric: Metric) -> shapes.TileOut:
        """The sum, or why there is none, with its goal and what earlier days had."""
        tile = self.plain(metric)
        value = Value(tile.num, tile.den, metric.scale, metric.unit)
        aim = next((one for one in self.aims if one.metric == metric.id), None)
        if aim is not None:
            tile.goal = tiles.goal_gap(aim, now_ms(), value)
        figures = {}
        if tile.num is not None and tile.den:
            quality = (tile.source_level or "") + (COMPOSED if tile.composed else "")
            figures[metric.id] = Figure(tile.num, tile.den, quality, tile.as_of, tile.unfit is None)
        case = Case(self.place, frozenset(), 0, self.case.weekday, self.case.link, True, figures)
        found = (_day(day, rows, metric) for day, rows in self._days_before.items())
        tiles.compare(tile, case, metric, [one for one in found if one is not None])
        if tile.unfit is Unfit.RUNS and all(one.case.place.end is not None for one in self.parts):
            tile.no_baseline = wording.DAY_RUNS if figures else tile.no_baseline
        return tile

    def plain(self, metric: Metric) -> shapes.TileOut:
        """The sum, or why there is none, alone."""
        found = [one.tiles[metric.id] for one in self.parts if metric.id in one.tiles]
        why = self._why_not(metric, found)
        num, den = (None, None) if why else added(metric, [(one.num, one.den) for one in found])
        value = Value(num, den, metric.scale, metric.unit)
        quality = _worst(found)
        ages = [one.as_of for one in found if one.as_of is not None]
        unfit = next((one.unfit for one in found if one.unfit is not None), None)
        if self.place.end is None and grows(metric):
            unfit = Unfit.RUNS
        as_of = None if num is None else min(ages, default=None)
        tile = tiles.bare(self.place, metric, value, quality, unfit, as_of)
        tile.sources = sorted({source for one in found for source in one.sources})
        tile.why = why or tile.why
        return tile

    @cached_property
    def _days_before(self) -> Mapping[str, list[Case]]:
        """The shows of earlier days by day, read once for all metrics of the board."""
        first = days.begins(date.fromisoformat(self.place.day) - timedelta(days=DAYS_BACK))
        rows = KeptRow.objects.filter(
            level=SHOW, start__lt=self.place.start, start__gte=first, kept__form=form()
        ).select_related("kept")
        by_day: dict[str, list[Case]] = {}
        for row in rows:
            by_day.setdefault(row.kept.day, []).append(past.case_of(row))
        return by_day

    def _why_not(self, metric: Metric, found: Sequence[shapes.TileOut]) -> str:
        if self.unread:
            return f"「{'」「'.join(self.unread)}」这会儿读不到，合计要等它们。"
        if not self.parts:
            return "这一天还没有开过播。"
        if not adds(metric):
            return wording.NO_SUM
        if metric.unit.value.startswith("fen") and len({one.room.cur for one in self.parts}) > 1:
            return "几个直播间的币种不同，不能相加。"
        missing = len(self.parts) - sum(one.num is not None for one in found)
        return (
            f"{len(self.parts)} 场里有 {missing} 场不知道这个数，合计也就不知道。"
            if missing
            else ""
        )


def _worst(found: Sequence[shapes.TileOut]) -> str:
    """One quality for all; "" where one is unknown."""
    told = {(one.source_level or "", one.composed) for one in found if one.num is not None}
    if not told or any(level == "" for level, _ in told):
        return ""
    composed = any(made_up for _, made_up in told)
    return min(level for level, _ in told) + (COMPOSED if composed else "")


def _day(day: str, cases: Sequence[Case], metric: Metric) -> Case | None:
    """A day as a case: the sum of its shows; None where one of them does not know it."""
    figures = [one.figures[metric.id] for one in cases if metric.id in one.figures]
    qualities = {one.quality for one in figures}
    if len(figures) < len(cases) or len(qualities) != 1 or not adds(metric):
        return None
    num, den = added(metric, [(one.num, one.den) for one in figures])
    if num is None or not den:
        return None
    on = date.fromisoformat(day)
    label = f"{on.month}月{on.day}日"
    start = days.begins(on)
    end = days.begins(on + timedelta(days=1))
    rooms = ",".join(sorted({one.place.room for one in cases}))
    fit = all(one.fit for one in figures)
    sum_of = {metric.id: Figure(num, den, qualities.pop(), None, fit)}
    place = Place("", day, label, DAY, "", label, start, end, day)
    return Case(place, frozenset(), 0, on.weekday(), rooms, True, sum_of)
