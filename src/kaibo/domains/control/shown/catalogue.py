"""The catalogue of metrics for a page: what each number means, in words."""

from __future__ import annotations

from functools import cache

from kaibo.domains.control.schemas.catalogue import MetricOut
from kaibo.domains.control.shown.numbers import is_money_metric
from kaibo.live.metrics import METRICS
from kaibo.live.metrics.guide_words import GROUPS
from kaibo.live.metrics.maturity import ZH as MATURITY_ZH
from kaibo.live.metrics.wording import (
    ORIGIN_ZH,
    UNIT_ZH,
    WINDOW_ZH,
    dedupe_zh,
    formula_zh,
    levels_zh,
)


@cache
def catalogue() -> list[MetricOut]:
    """Every metric, in the order of the guide's groups."""
    return [
        MetricOut(
            id=one.id,
            zh=one.zh,
            en=one.en,
            group=one.group,
            group_zh=GROUPS[one.group][0],
            formula=one.formula,
            formula_zh=formula_zh(one),
            unit=one.unit,
            unit_zh=UNIT_ZH[one.unit][0],
            dedupe_zh=dedupe_zh(one),
            window=one.window,
            window_zh=WINDOW_ZH[one.window],
            levels=list(one.levels),
            levels_zh=levels_zh(one.levels),
            origin=one.origin,
            origin_zh=ORIGIN_ZH[one.origin],
            maturity=one.maturity,
            maturity_zh=MATURITY_ZH[one.maturity],
            row=one.row,
            source=one.source,
            note=one.note,
            money=is_money_metric(one),
            confused_with=list(one.confused_with),
        )
        for one in METRICS
    ]
