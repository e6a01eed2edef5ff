"""A tile: one number with its source, age, maturity, goal gap and baseline, for those who may see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from kaibo.domains.goals import public as goals
from kaibo.domains.review.boards import past, shapes, wording
from kaibo.domains.review.boards.gathering import HOUR, LEVELS, Gathered, Told, metric_of
from kaibo.domains.review.boards.origins import COMPOSED, Origin
from kaibo.domains.review.boards.rules import baseline as rules
from kaibo.domains.review.boards.rules.cases import Case, Figure, Place
from kaibo.domains.review.boards.rules.duties import Slot
from kaibo.domains.review.boards.rules.fitness import Unfit
from kaibo.domains.review.boards.rules.sights import rights_for
from kaibo.domains.review.boards.stretches import minutes_of_hour
from kaibo.kit.access import Actor, may
from kaibo.live.metrics import Metric, Value
from kaibo.live.metrics.maturity import ZH as MATURITY_ZH
from kaibo.live.metrics.value import rounded

Goals = Sequence[goals.GoalCard]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever looks at a board, and the metrics asked for besides its own. `alone`: these and nothing
    else, neither the duty's own numbers nor the rest, what stands beside, or the shows of a day."""

    actor: Actor
    also: tuple[str, ...] = ()
    alone: bool = False
    _seen: dict[str, bool] = field(default_factory=dict)

    def slots(self, own: Sequence[Slot]) -> tuple[Slot, ...]:
        """What they are shown of a board whose own slots these are."""
        asked = tuple((name,) for name in self.also)
        return asked if self.alone else (*own, *asked)

    def sees(self, metric: Metric) -> bool:
        """Whether the metric may be shown to them."""
        found = self._seen.get(metric.id)
        if found is None:
            found = all(may(self.actor, right) for right in rights_for(metric))
            self._seen[metric.id] = found
        return found


def chosen(slots: Iterable[Slot], told: Told, viewer: Viewer) -> list[Metric]:
    """The metric each slot shows in this row: the first that is known, else the first that may be
    seen. A slot of which nothing may be seen is not there; nor is one that means nothing here."""
    out: dict[str, Metric] = {}
    for slot in slots:
        metrics = [
            metric
            for name in slot
            if name in told.values and viewer.sees(metric := metric_of(name))
        ]
        known = [metric for metric in metrics if told.values[metric.id].exact is not None]
        for metric in (known or metrics)[:1]:
            out[metric.id] = metric
    return list(out.values())


def tiles(
    gathered: Gathered, told: Told, metrics: Sequence[Metric], aims: Goals = ()
) -> list[shapes.TileOut]:
    """The tiles of these metrics in a row, each with what it is compared with."""
    wanted = {metric.id for metric in metrics}
    case = told.case
    before = past.before(case, wanted)
    if case.place.level == "round":
        before += earlier_rounds(gathered, case)
    return [_compared(gathered, told, metric, before, aims) for metric in metrics]


def rest(
    gathered: Gathered, told: Told, shown: Collection[str], viewer: Viewer
) -> Iterator[shapes.TileOut]:
    """Every other metric of the row, for search."""
    for name in told.values:
        metric = metric_of(name)
        if name not in shown and viewer.sees(metric):
            yield plain(gathered, told, metric)


def earlier_rounds(gathered: Gathered, case: Case) -> list[Case]:
    """The rounds of the same link in this very show, those before it."""
    return [
        gathered.row("round", key).case
        for key, (start, _) in gathered.keys("round").items()
        if key.rpartition("#")[0] == case.link and start < case.place.start
    ]


def plain(gathered: Gathered, told: Told, metric: Metric) -> shapes.TileOut:
    """A tile without goal and baseline."""
    place = told.case.place
    value, origin = told.values[metric.id], told.origins[metric.id]
    unfit = gathered.unfit(metric, origin, place.end, told.case.whole)
    as_of = None if value.num is None else _as_of(gathered, metric, origin, place.end)
    tile = bare(place, metric, value, origin.quality, unfit, as_of)
    tile.sources = list(origin.sources)
    if place.end is None and tile.as_of is not None:
        tile.age_ms = max(0, gathered.found.now - tile.as_of)
    return tile


def bare(
    place: Place, metric: Metric, value: Value, quality: str, unfit: Unfit | None, as_of: int | None
) -> shapes.TileOut:
    """A tile of a row about which nothing more is at hand."""
    told = value.json()
    composed = quality.endswith(COMPOSED)
    level = quality.removesuffix(COMPOSED)
    return shapes.TileOut(
        metric=metric.id,
        zh=metric.zh,
        en=metric.en,
        unit=metric.unit,
        value=told["value"],
        num=told["num"],
        den=told["den"],
        why=wording.why_unknown(metric, value, place.level),
        window=metric.window,
        origin=metric.origin,
        maturity=metric.maturity,
        maturity_zh=MATURITY_ZH[metric.maturity],
        unfit=unfit,
        source_level=level or None,
        source_zh=wording.source_of(level, composed, value),
        composed=composed,
        sources=[],
        as_of=as_of,
        age_ms=None,
        goal=None,
        baseline=None,
        no_baseline="",
        room=place.room,
        show=place.show,
        level=place.level,
        key=place.key,
        traceable=place.level in (*LEVELS, HOUR)
        and not metric.id.startswith(("reading.", "report.")),
        minutes=minutes_of_hour(place.start, place.end) if place.level == HOUR else None,
    )


def goal_gap(card: goals.GoalCard, at: int, value: Value) -> shapes.GoalGapOut:
    """How far a goal is at an instant, `value` being what is done of it."""
    done = value.num if value.den == 1 else None
    gap = goals.gap(card.value, (card.start, card.end), at, done)
    return shapes.GoalGapOut(
        goal=card.id,
        value=gap.value,
        done=gap.done,
        left=gap.left,
        over=gap.over,
        left_ms=gap.left_ms,
        need_per_hour=gap.need_per_hour,
    )


def _compared(
    gathered: Gathered, told: Told, metric: Metric, before: Sequence[Case], aims: Goals
) -> shapes.TileOut:
    tile = plain(gathered, told, metric)
    aim = next((one for one in aims if one.metric == metric.id), None)
    if aim is not None:
        tile.goal = goal_gap(aim, gathered.found.now, told.values[metric.id])
    compare(tile, told.case, metric, before)
    return tile


def compare(tile: shapes.TileOut, case: Case, metric: Metric, before: Sequence[Case]) -> None:
    """Put into the tile what its figure in `case` is compared with, or why with nothing."""
    figure = case.figures.get(metric.id)
    if figure is None:
        tile.no_baseline = wording.NO_VALUE
    elif tile.unfit is not None:
        tile.no_baseline = wording.UNFIT[tile.unfit]
    else:
        rule = rules.rounds if case.place.level == "round" else rules.choose
        found = rule(case, metric.id, figure.quality, before)
        if found is None:
            tile.no_baseline = wording.none_yet(case.place.level)
        else:
            tile.baseline = _baseline(case, figure, metric, found)


def _baseline(
    case: Case, figure: Figure, metric: Metric, found: rules.Baseline
) -> shapes.BaselineOut:
    scale = metric.scale
    return shapes.BaselineOut(
        how=found.how,
        shared=list(found.shared),
        name=wording.name_of(case, found),
        n=found.n,
        median=number(found.median * scale),
        mad=None if found.mad is None else number(found.mad * scale),
        diff=number((figure.value - found.median) * scale),
        times=number(figure.value / found.median) if found.median else None,
        of=[
            shapes.ComparedOut(
                room=one.place.room,
                show=one.place.show,
                title=one.place.title,
                level=one.place.level,
                key=one.place.key,
                label=one.place.label,
                start=one.place.start,
                day=one.place.day,
                value=number(its.value * scale),
            )
            for one, its in found.of
        ],
    )


def number(value: Fraction) -> int | float:
    """As a metric's value is written (`live.metrics.value`)."""
    decimal = rounded(value)
    return int(decimal) if decimal == decimal.to_integral_value() else float(decimal)


def _as_of(gathered: Gathered, metric: Metric, origin: Origin, end: int | None) -> int | None:
    if origin.as_of is not None:
        return origin.as_of
    return gathered.heard(metric) if end is None else end
