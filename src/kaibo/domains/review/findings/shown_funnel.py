"""The funnel of a show as pages show it, with the baseline it is compared with."""

from __future__ import annotations

from fractions import Fraction

from kaibo.domains.control import public as control
from kaibo.domains.review.findings import figures, shapes
from kaibo.domains.review.findings.reading import Shows
from kaibo.domains.review.findings.rules.comparable import Begun, ComparedWith, comparable
from kaibo.domains.review.findings.rules.funnel import (
    COUNTED,
    MIX,
    REPORTED,
    STEPS,
    VOLUME,
    Funnel,
    Step,
    Told,
    funnel,
)
from kaibo.domains.review.findings.rules.usual import FEWEST
from kaibo.live.metrics import METRIC, METRICS_AT
from kaibo.live.metrics.value import rounded

AGAINST_LABELS = {
    ComparedWith.SLOT: "同直播间、同时段最近 {n} 场的平均",
    ComparedWith.ROOM: "同直播间最近 {n} 场的平均",
    ComparedWith.LAST: "上一场",
    ComparedWith.SHOW: "指定的一场",
    ComparedWith.GOAL: "本场目标",
    ComparedWith.NOTHING: "没有可比的场次",
}
ORIGIN_LABELS = {COUNTED: "自己数", REPORTED: "平台报"}
_PREFIX = {COUNTED: "", REPORTED: "report."}
#: What the catalogue puts before a number the platform reports.
_THEIRS = "平台 "
NO_SOURCE = {
    COUNTED: "没有来源说过，或对比的场次没有，没有拆这一步。",
    REPORTED: "平台没有报，或对比的场次没有，没有拆这一步。",
}
CONTRADICTS = "是 0，后面一步却不是 0，数对不上，没有拆这一步。"
MEAN = (ComparedWith.SLOT, ComparedWith.ROOM)
#: (above, below) → the metric that is just this quotient.
_QUOTIENTS = {
    (m.num.inputs[0], m.den.inputs[0]): m
    for m in reversed(METRICS_AT["show"])
    if m.scale == 1
    and len(m.num.inputs) == len(m.den.inputs) == 1
    and str(m.num) == m.num.inputs[0]
    and str(m.den) == m.den.inputs[0]
}


def shown(shows: Shows, show: control.RanShow, against: str) -> tuple[shapes.FunnelOut | None, str]:
    """The funnel against `against` ("" = the most like ones; "last", "goal" or the id of a show);
    else None and why. Refusal: `not_found`, for a show that is not there."""
    kind, baseline = _baseline(shows, show, against)
    if not baseline:
        return None, _no_baseline(kind)
    found = funnel(figures.told(shows, show), baseline)
    if found is None:
        return None, "两边没有同一种来源的成交金额，没法比。导入订单文件或平台的场次数据后再看。"
    return _out(found, kind, baseline), ""


def _baseline(shows: Shows, show: control.RanShow, against: str) -> tuple[ComparedWith, list[Told]]:
    if against == ComparedWith.GOAL:
        goal = figures.goal(shows.room.ident, show, shows.result(show.id).now)
        return ComparedWith.GOAL, [] if goal is None else [goal]
    if against not in ("", ComparedWith.LAST):
        return ComparedWith.SHOW, [figures.told(shows, shows.one(against))]
    all_begun = [Begun(one.id, one.start, one.end) for one in shows.ran]
    kind, found = comparable(Begun(show.id, show.start, show.end), all_begun)
    if against == ComparedWith.LAST and found:
        # The newest that had ended, of whatever slot.
        ended = [one for one in all_begun if one.end is not None and one.end <= show.start]
        kind, found = ComparedWith.LAST, [max(ended, key=lambda one: one.start)]
    return kind, [figures.told(shows, shows.one(one.id)) for one in found]


def _no_baseline(kind: ComparedWith) -> str:
    if kind is ComparedWith.GOAL:
        return "这一场没有定目标，没法和目标比。"
    return "这个直播间还没有更早的场次，从第二场起可以比。"


def _out(found: Funnel, kind: ComparedWith, baseline: list[Told]) -> shapes.FunnelOut:
    used = [one for one in baseline if one.show in found.shows]
    return shapes.FunnelOut(
        against=kind,
        against_label=AGAINST_LABELS[kind].format(n=len(used)),
        shows=[
            shapes.ComparedShowOut(id=one.show, title=one.title, start=one.start) for one in used
        ],
        origin=found.origin,
        origin_label=ORIGIN_LABELS[found.origin],
        now=found.now,
        before=found.before,
        difference=found.difference,
        steps=[_step(one, found) for one in found.steps],
        absent=_absent(found),
        notes=_notes(found, kind, baseline, used),
    )


def _absent(found: Funnel) -> list[shapes.AbsentOut]:
    """The steps that are not split, in the order of the funnel; none where there are no steps."""
    prefix = _PREFIX[found.origin]
    return [
        shapes.AbsentOut(
            kind=step,
            label=_called(step, prefix),
            why=CONTRADICTS if step in found.left_out else NO_SOURCE[found.origin],
        )
        for step in STEPS
        if found.steps and step not in found.chain
    ]


def _called(step: str, prefix: str) -> str:
    """What a step is called; who counted it is said once, above. What we never count has the
    platform's name."""
    known = METRIC.get(prefix + step) or METRIC[_PREFIX[REPORTED] + step]
    return known.zh.removeprefix(_THEIRS)


def _step(step: Step, found: Funnel) -> shapes.FunnelStepOut:
    prefix = _PREFIX[found.origin]
    name = prefix + (found.chain[0] if step.kind == VOLUME else step.kind)
    metric, label, unit = None, "来源构成", "ratio"
    if step.kind == VOLUME:
        metric, label, unit = name, METRIC[name].zh, METRIC[name].unit.value
    elif step.kind != MIX:
        known = _QUOTIENTS.get((name, prefix + step.of))
        metric = None if known is None else known.id
        label = known.zh if known else f"{METRIC[name].zh} ÷ {METRIC[prefix + step.of].zh}"
        unit = known.unit.value if known else "fen" if step.kind == "gmv" else "ratio"
    return shapes.FunnelStepOut(
        kind=step.kind,
        label=label.removeprefix(_THEIRS),
        metric=metric,
        unit=unit,
        now=_quotient(step.now),
        before=_quotient(step.before),
        part=step.part,
        limit=step.limit,
        usual=step.is_usual,
        strength=step.strength,
    )


def _quotient(rate: tuple[int, int] | None) -> shapes.QuotientOut | None:
    if rate is None:
        return None
    num, den = rate
    value = float(rounded(Fraction(num, den))) if den else None
    return shapes.QuotientOut(value=value, num=num, den=den)


def _notes(found: Funnel, kind: ComparedWith, baseline: list[Told], used: list[Told]) -> list[str]:
    notes = []
    if not found.steps:
        notes.append("两边共同知道的只有成交金额，拆不开是哪一步的差别。")
    if len(used) < len(baseline):
        notes.append(f"可比的 {len(baseline)} 场里有 {len(baseline) - len(used)} 场缺数，没有用。")
    if kind in MEAN and found.steps and len(used) < FEWEST:
        notes.append(f"数全的往场不到 {FEWEST} 场，说不出平常的范围。")
    return notes
