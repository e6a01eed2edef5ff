"""What a number means, in a few words for a phone."""

from __future__ import annotations

from functools import cache

from kaibo.domains.review.boards.gathering import metric_of
from kaibo.domains.review.boards.rules.readings import PREFIX
from kaibo.live.metrics.wording import ORIGIN_ZH, dedupe_zh, formula_zh

BY_HAND = "有人从平台后台读来、报进来的数，不是我们数的。"


@cache
def how(name: str) -> tuple[str, ...]:
    """The definition of a metric, a sentence each: its formula, who counted it, what to beware of."""
    if name.startswith(PREFIX):
        return (BY_HAND,)
    metric = metric_of(name)
    counted = f"{ORIGIN_ZH[metric.origin]}，{dedupe_zh(metric)}。"
    said = [f"算法：{formula_zh(metric)}。", counted, metric.note]
    return tuple(one for one in said if one)
