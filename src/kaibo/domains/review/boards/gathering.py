"""A show's rows as boards read them: every level with its stretch, hosts and figures. Plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kaibo.domains.control import public as control
from kaibo.domains.review.boards import days
from kaibo.domains.review.boards.origins import BY_HAND, READING, Origin, Origins
from kaibo.domains.review.boards.rules.adding import HOURLY, added, total
from kaibo.domains.review.boards.rules.cases import Case, Figure, Place
from kaibo.domains.review.boards.rules.fitness import MOVES_MS, Unfit, unfit
from kaibo.domains.review.boards.rules.readings import PREFIX, READINGS
from kaibo.domains.review.boards.stretches import Stretch, hours, on_mic, stretches
from kaibo.kit.clock import HOUR as HOUR_MS
from kaibo.kit.clock import MINUTE, at_clock
from kaibo.live.measures import MEASURES
from kaibo.live.metrics import METRIC, Metric, Value
from kaibo.live.metrics import Origin as MetricOrigin
from kaibo.live.metrics.inputs import INPUT
from kaibo.live.metrics.maturity import Maturity

#: Levels that are kept, as the core has them; hours are made of minutes.
LEVELS = ("show", "shift", "host", "round", "product")
HOUR = "hour"
NONE = "none"
#: Levels of sources that tell as it happens.
PUSHED = ("L2", "L3")
#: An hour that was on air for less is no whole one.
ON_AIR_MS = HOUR_MS - MINUTE
#: An hour adds up what is counted once whenever it happens.
_ADDING = tuple(one.id for one in MEASURES if not one.distinct or one.id.startswith("orders_"))

#: Of a minute only what an hour is made of is worked out.
_OF_HOURS = frozenset(one.id for one in HOURLY)


@dataclass(frozen=True, slots=True)
class Told:
    """One row: `case` with the figures that are known, `measures` with None for unknown, `values`
    and `origins` of every metric that means something at its level."""

    case: Case
    measures: Mapping[str, int | None]
    values: Mapping[str, Value]
    origins: Mapping[str, Origin]


class Gathered:
    """One show, taken out of the room once; levels are worked out as they are asked for."""

    def __init__(self, found: control.Result) -> None:
        self.found, self.show = found, found.show
        self.origins = Origins(found)
        self.end = found.now if self.show.end is None else self.show.end
        self._keys: dict[str, dict[str, Stretch]] = {}
        self._rows: dict[str, dict[str, control.ResultRow]] = {}
        self._origins: dict[str, dict[str, Origin]] = {}
        self._last: dict[str, int | None] = {}
        self.day = days.day_of(self.show.start).isoformat()

    def level(self, level: str) -> list[Told]:
        """The rows of a level that stand for something: no row "none"."""
        return [self.row(level, key) for key in self.keys(level)]

    def keys(self, level: str) -> Mapping[str, Stretch]:
        """The rows of a level by key, each with its stretch."""
        if level not in self._keys:
            if level == HOUR:
                self._keys[level] = hours(self.found, self.end)
            else:
                rows = {row.key: row for row in self.found.rows(level) if row.key != NONE}
                placed = stretches(self.found, level, list(rows))
                self._rows[level] = rows
                self._keys[level] = {key: placed[key] for key in rows if key in placed}
        return self._keys[level]

    def row(self, level: str, key: str) -> Told:
        """One row of a level. KeyError."""
        stretch = self.keys(level)[key]
        if level == HOUR:
            return self._hour(key, stretch)
        origins = self._origins.setdefault(level, {})
        return self._told(level, self._rows[level][key], stretch, origins)

    def unfit(self, metric: Metric, origin: Origin, end: int | None, whole: bool) -> Unfit | None:
        """Why a figure of a row that ends at `end` may not be compared; None: it may."""
        return unfit(metric, end, whole, self._speaks_of(metric, origin))

    def _speaks_of(self, metric: Metric, origin: Origin) -> int | None:
        if metric.maturity not in MOVES_MS:
            return None
        if metric.origin is MetricOrigin.REPORTED:
            return origin.as_of
        told = self.origins.speaks_of
        if told is None or origin.quality[:2] not in PUSHED:
            return told
        # What is pushed is told at once: the first hour's refunds are known when the hour is over.
        return max(told, min(self.found.now, self.end + MOVES_MS[Maturity.HOUR]))

    def _told(
        self,
        level: str,
        row: control.ResultRow,
        stretch: Stretch,
        origins: dict[str, Origin],
    ) -> Told:
        values = dict(row.metrics)
        if level == "show":
            for name, (value, at) in self._readings().items():
                values[name], origins[name] = value, Origin((READING,), BY_HAND, at)
        for name in values.keys() - origins.keys():
            origins[name] = self.origins.of(metric_of(name), level)
        link = row.key if level == "product" else ""
        if level == "round":
            link = row.key.rpartition("#")[0]
        case = self._case(level, row.key, row.label, stretch, link, True, values, origins)
        return Told(case, row.measures, values, origins)

    def _case(
        self, level: str, key: str, label: str, stretch: Stretch, link: str,
        whole: bool, values: Mapping[str, Value], origins: Mapping[str, Origin],
    ) -> Case:  # fmt: skip
        start, end = stretch
        place = Place(
            self.show.room, self.show.id, self.show.title, level, key, label, start, end, self.day
        )
        figures = {
            name: Figure(
                value.num,
                value.den,
                origins[name].quality,
                origins[name].as_of,
                self.unfit(metric_of(name), origins[name], end, whole) is None,
            )
            for name, value in values.items()
            if value.num is not None and value.den
        }
        until = self.end if end is None else end
        hosts = frozenset({key}) if level == "host" else on_mic(self.found, start, until)
        weekday = days.day_of(start).weekday()
        return Case(place, hosts, days.minute_of(start), weekday, link, whole, figures)

    def _readings(self) -> dict[str, tuple[Value, int]]:
        """The last hand reading of each box, and when it was read."""
        out: dict[str, tuple[Value, int]] = {}
        for press in self.found.presses:
            boxes = press.x.get("boxes") if press.kind == "reading" else None
            for box, value in (boxes if isinstance(boxes, dict) else {}).items():
                metric = READINGS.get(PREFIX + box)
                if metric is not None and isinstance(value, int):
                    out[metric.id] = Value(value, 1, metric.scale, metric.unit), press.ts
        return out

    @cached_property
    def _minutes(self) -> list[tuple[int, control.ResultRow]]:
        return [(int(row.key), row) for row in self.found.rows("minute", _OF_HOURS)]

    def heard(self, metric: Metric) -> int | None:
        """The end of the last minute in which anything of the metric came in, UTC ms; for a show that
        runs. None where nothing did, or minutes cannot tell."""
        return max((at for one in metric.inputs if (at := self._heard(one))), default=None)

    def _heard(self, name: str) -> int | None:
        if name not in self._last:
            last = next((at for at, row in reversed(self._minutes) if _is_there(name, row)), None)
            self._last[name] = None if last is None else min(last + MINUTE, self.end)
        return self._last[name]

    def _hour(self, key: str, stretch: Stretch) -> Told:
        start, until = stretch
        end = self.end if until is None else until
        minutes = dict(self._minutes)
        mine = [minutes[at] for at in range(start // MINUTE * MINUTE, end, MINUTE) if at in minutes]
        origins = self._origins.setdefault(HOUR, {})
        for one in HOURLY:
            if one.id not in origins:
                origins[one.id] = self.origins.of(one, HOUR)
        values = {one.id: _of_hour(one, mine) for one in HOURLY}
        label = f"{at_clock(start)}–{at_clock(end)}"
        # Begun a few seconds late, it is as good as whole.
        whole = end - start >= ON_AIR_MS
        case = self._case(HOUR, key, label, stretch, "", whole, values, origins)
        sums = {name: total([row.measures.get(name) for row in mine]) for name in _ADDING}
        return Told(case, sums, values, origins)


def metric_of(name: str) -> Metric:
    """The metric of that id, a box of a hand reading included. KeyError."""
    return READINGS[name] if name in READINGS else METRIC[name]


def _of_hour(metric: Metric, minutes: Sequence[control.ResultRow]) -> Value:
    parts = [(row.metrics[metric.id].num, row.metrics[metric.id].den) for row in minutes]
    num, den = added(metric, parts)
    return Value(num, den, metric.scale, metric.unit)


def _is_there(name: str, row: control.ResultRow) -> bool:
    known = INPUT.get(name)
    if known is not None and known.gauge:
        sampled = row.metrics.get(known.gauge)
        return sampled is not None and sampled.num is not None
    return bool(row.measures.get(name))
