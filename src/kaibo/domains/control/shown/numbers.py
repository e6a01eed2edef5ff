"""Ids as the log has them, and which measures are money."""

from __future__ import annotations

import re

from kaibo.live.gauges import MONEY as MONEY_GAUGES
from kaibo.live.metrics import Metric
from kaibo.live.metrics.inputs import INPUT

MONEY_RIGHT = "money.gmv.read"
_ID = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)


def row_id(text: str | None) -> int | None:
    """The number of a row of the business database that stands in the log as text, or None."""
    return int(text) if text is not None and _ID.fullmatch(text) else None


def is_money(measure: str) -> bool:
    """Whether a measure or an input of a metric is an amount of sales; a platform's coin is none."""
    known = INPUT.get(measure)
    return known is not None and known.unit == "fen"


def is_money_metric(metric: Metric) -> bool:
    """Whether a metric is an amount, or shows one in its numerator or denominator."""
    return metric.unit.value.startswith("fen") or any(is_money(name) for name in metric.inputs)


def is_money_gauge(name: str) -> bool:
    """Whether a gauge is an amount: two boxes of a hand reading are."""
    return name in MONEY_GAUGES
