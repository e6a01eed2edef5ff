"""What adds up: minutes to an hour, shows to a day. People do not, nor peaks or averages. [plain]"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kaibo.live.metrics import METRICS_AT, Metric
from kaibo.live.metrics.define import Formula
from kaibo.live.metrics.inputs import INPUT
from kaibo.live.metrics.totals import TOTAL

#: Of a sampled value, what may be added over time; a highest one is the highest of all.
_SUMS, _PEAK = ("_sum_ms", "_observed_ms"), "_peak"
#: Windows that end with the row: the last five minutes of two shows make no five minutes.
_WINDOWED = ("product_clicks_5min", "gmv_5min", "gmv_best_minute")


def input_adds(name: str) -> bool:
    """Whether the input of two stretches of time may be added. An order is placed once, so orders of
    two stretches are different ones; a person may come twice."""
    known = INPUT.get(name)
    if known is None or name in _WINDOWED:
        return False
    if known.gauge:
        return name.endswith(_SUMS)
    if known.total:
        return TOTAL[known.total].adds
    return known.distinct in ("", "orders")


def adds(metric: Metric) -> bool:
    """Whether numerators and denominators of two stretches, each added, make the metric of both."""
    return _linear(metric.num) and _linear(metric.den)


def is_peak(metric: Metric) -> bool:
    """Whether the metric of two stretches is the larger of both."""
    return len(metric.inputs) == 1 and metric.inputs[0].endswith(_PEAK)


Part = tuple[int | None, int | None]


def added(metric: Metric, parts: Sequence[Part]) -> Part:
    """(num, den) of a metric that `adds` or is a peak over the parts; unknown as soon as one part is.

    Of sampled values the parts without a sample are left out: nobody looked.
    """
    if any(INPUT[name].gauge for name in metric.inputs):
        parts = [part for part in parts if part[0] is not None]
    nums, dens = [num for num, _ in parts], [den for _, den in parts]
    if is_peak(metric):
        known = [num for num in nums if num is not None]
        return (max(known), 1) if known else (None, 1)
    if not metric.den.inputs:
        return total(nums), 1
    return total(nums), total(dens)


def total(values: Iterable[int | None]) -> int | None:
    """The sum; None when there is nothing to add or one is unknown."""
    known = list(values)
    if not known or None in known:
        return None
    return sum(one for one in known if one is not None)


def _linear(formula: Formula) -> bool:
    return all(
        len(term.of) <= 1 and all(input_adds(name) for name in term.of) for term in formula.terms
    )


#: What an hour is told of: what a minute is told of, as far as minutes make an hour.
HOURLY: tuple[Metric, ...] = tuple(one for one in METRICS_AT["minute"] if adds(one) or is_peak(one))
