"""A show in one line: its sales against the plan, its goals and its own baseline, each with what it is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kaibo.domains.control import public as control
from kaibo.domains.review.boards import past, wording
from kaibo.domains.review.boards.gathering import Gathered, Told, metric_of
from kaibo.domains.review.boards.origins import COMPOSED
from kaibo.domains.review.boards.rules import baseline
from kaibo.domains.review.boards.shown import SHOW, aims
from kaibo.domains.review.boards.tiles import Viewer, chosen
from kaibo.domains.review.findings import shapes
from kaibo.domains.review.findings.rules.planned import AgainstPlan, against_plan
from kaibo.kit.access import Actor
from kaibo.live.metrics import Metric
from kaibo.live.metrics.value import rounded

#: What a show is judged by, the first of which something is known: money, else orders.
BY = (("gmv", "report.gmv", "reading.gmv"), ("orders_paid", "report.orders_paid", "reading.orders_paid"))  # fmt: skip
NO_GOAL = "这一场没有定目标。"
NO_PLAN = "开播前没有备播脚本，没有计划可比。"
NOTHING = "还没有来源说过这一场的成交。"


def shown(result: control.Result, actor: Actor) -> shapes.AgainstOut:
    """The line, with what this person may see of it."""
    gathered = Gathered(result)
    rows = gathered.level(SHOW)
    viewer = Viewer(actor)
    told = rows[0] if rows else None
    metric = None if told is None else _judged_by(told, viewer)
    plan = _plan(result)
    return shapes.AgainstOut(
        metric="" if metric is None else metric.id,
        label="" if metric is None else metric.zh,
        unit="" if metric is None else metric.unit.value,
        value=None if told is None or metric is None else _number(told.values[metric.id].exact),
        origin="" if told is None or metric is None else _origin(told, metric),
        why=NOTHING if metric is None else "",
        goals=[] if told is None else list(_goals(told, gathered, viewer, metric)),
        why_no_goal=NO_GOAL,
        usual=None if told is None or metric is None else _usual(told, metric, gathered),
        why_no_usual=wording.none_yet(SHOW),
        plan=None if plan is None else shapes.AgainstPlanOut(
            start=plan.start, end=plan.end, late_ms=plan.late_ms, over_ms=plan.over_ms,
            segments=plan.segments, taken=plan.taken, missed=list(plan.missed), loops=plan.loops,
        ),
        why_no_plan=NO_PLAN,
    )  # fmt: skip


def _judged_by(told: Told, viewer: Viewer) -> Metric | None:
    for metric in chosen(BY, told, viewer):
        if told.values[metric.id].exact is not None:
            return metric
    return None


def _origin(told: Told, metric: Metric) -> str:
    """How good its source is, in the floor's word."""
    quality = told.origins[metric.id].quality
    composed = quality.endswith(COMPOSED)
    return wording.source_of(quality.removesuffix(COMPOSED), composed, told.values[metric.id])


def _goals(
    told: Told, gathered: Gathered, viewer: Viewer, judged: Metric | None
) -> Iterator[shapes.HeldToOut]:
    for card in aims(told, gathered):
        metric = metric_of(card.metric)
        if not viewer.sees(metric):
            continue
        found = told.values.get(card.metric)
        done = None if found is None else found.num
        if done is None and judged is not None and judged.id.partition(".")[2] == card.metric:
            # Nobody counted it, but the platform reported it or somebody read it off.
            done = told.values[judged.id].num
        yield shapes.HeldToOut(
            metric=metric.id,
            label=metric.zh,
            unit=metric.unit.value,
            name="目标",
            value=done,
            against=card.value,
            difference=None if done is None else done - card.value,
            share=None if done is None else _share(Fraction(done), Fraction(card.value)),
            n=0,
        )


def _usual(told: Told, metric: Metric, gathered: Gathered) -> shapes.HeldToOut | None:
    """Beside the median of its own class; None while it runs, and where nothing is comparable."""
    value = told.values[metric.id].exact
    if value is None or gathered.show.end is None:
        return None
    quality = told.origins[metric.id].quality
    earlier = past.before(told.case, (metric.id,))
    found = baseline.choose(told.case, metric.id, quality, earlier)
    if found is None:
        return None
    middle = found.median * metric.scale
    return shapes.HeldToOut(
        metric=metric.id,
        label=metric.zh,
        unit=metric.unit.value,
        name=wording.name_of(told.case, found),
        value=_number(value),
        against=float(rounded(middle)),
        difference=float(rounded(value - middle)),
        share=_share(value, middle),
        n=found.n,
    )


def _plan(result: control.Result) -> AgainstPlan | None:
    if result.plan is None:
        return None
    taken = {span.ref for span in result.spans("segment") if span.ref is not None}
    return against_plan(result.plan, result.show.start, result.show.end, taken)


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(rounded(value))


def _share(value: Fraction, of: Fraction) -> float | None:
    return _number(value / of) if of else None
