"""Metrics: the one place where a number people read is defined, over measures and reports."""

from kaibo.live.metrics.catalogue import FAMILIES, METRIC, METRICS, METRICS_AT
from kaibo.live.metrics.define import Metric, Origin, Unit, Window
from kaibo.live.metrics.of_view import (
    channel_totals,
    level_metrics,
    product_totals,
    report_inputs,
    row_inputs,
    show_metrics,
    speakers,
    tick_inputs,
)
from kaibo.live.metrics.value import Value, evaluate

__all__ = [
    "FAMILIES",
    "METRIC",
    "METRICS",
    "METRICS_AT",
    "Metric",
    "Origin",
    "Unit",
    "Value",
    "Window",
    "channel_totals",
    "evaluate",
    "level_metrics",
    "product_totals",
    "report_inputs",
    "row_inputs",
    "show_metrics",
    "speakers",
    "tick_inputs",
]
