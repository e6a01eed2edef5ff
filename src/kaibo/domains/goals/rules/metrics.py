"""Which numbers can be a goal, and which of these can be split into parts. [plain]"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kaibo.live.metrics import METRIC, METRICS, Metric, Unit, Window
from kaibo.live.metrics.define import ONE
from kaibo.live.metrics.inputs import INPUT
from kaibo.live.metrics.totals import TOTAL

_WHOLE = {Unit.FEN, Unit.COUNT}
_OF_A_SHOW = {Window.ROW, Window.FIRST_HOUR, Window.SINCE_ORDER}


@dataclass(frozen=True, slots=True)
class Aim:
    """A metric that can be a goal. `unit` is fen or count; `adds`: those of two stretches may be
    added, so a goal of it can be rolled down. People are not: the same one comes twice."""

    id: str
    zh: str
    en: str
    unit: str
    adds: bool


def aims() -> list[Aim]:
    """All of them, as the catalogue has them in order: whole numbers of a show, no ratios."""
    return [_aim(metric) for metric in METRICS if _is_one(metric)]


def aim(ident: str) -> Aim | None:
    """One by its metric's id; None when there is no such metric or it can be no goal."""
    metric = METRIC.get(ident)
    return _aim(metric) if metric is not None and _is_one(metric) else None


def _is_one(metric: Metric) -> bool:
    whole = metric.unit in _WHOLE and metric.den == ONE and metric.scale == Fraction(1)
    return whole and metric.window in _OF_A_SHOW and "show" in metric.levels


def _aim(metric: Metric) -> Aim:
    linear = all(len(term.of) == 1 for term in metric.num.terms)
    adds = linear and all(_adds(name) for name in metric.num.inputs)
    return Aim(metric.id, metric.zh, metric.en, metric.unit.value, adds)


def _adds(name: str) -> bool:
    given = INPUT[name]
    if given.gauge:
        return False
    if given.total:
        return TOTAL[given.total].adds
    # An order is placed once, so orders of two stretches are different ones.
    return given.distinct in ("", "orders")
