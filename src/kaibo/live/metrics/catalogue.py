"""The catalogue: every metric with what it must not be confused with, by id and by level."""

from __future__ import annotations

from dataclasses import replace

from kaibo.live.measures import LEVELS
from kaibo.live.metrics.define import Metric
from kaibo.live.metrics.families import confusions, families
from kaibo.live.metrics.funnel import FUNNEL
from kaibo.live.metrics.interaction import INTERACTION
from kaibo.live.metrics.money import MONEY
from kaibo.live.metrics.refunds import REFUNDS
from kaibo.live.metrics.reported import reported
from kaibo.live.metrics.traffic import TRAFFIC

_OURS = (*TRAFFIC, *INTERACTION, *FUNNEL, *MONEY, *REFUNDS)
_ALL = (*_OURS, *reported(_OURS))
_IDS = frozenset(m.id for m in _ALL)
_OTHERS = confusions(_IDS)

FAMILIES = families(_IDS)
METRICS: tuple[Metric, ...] = tuple(replace(m, confused_with=_OTHERS[m.id]) for m in _ALL)
METRIC: dict[str, Metric] = {m.id: m for m in METRICS}
#: Level → the metrics that mean something there.
METRICS_AT: dict[str, tuple[Metric, ...]] = {
    level: tuple(m for m in METRICS if level in m.levels) for level in (*LEVELS, "lucky_bag")
}
