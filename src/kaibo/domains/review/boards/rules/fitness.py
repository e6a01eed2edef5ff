"""Whether a figure may be compared at all: it has stopped growing, and is as old as it must be. [plain]"""

from __future__ import annotations

from enum import StrEnum

from kaibo.live.metrics import Metric
from kaibo.live.metrics.define import ONE
from kaibo.live.metrics.maturity import HOUR_MS, Maturity

#: Refunds may be looked at from then on (docs/guide/metrics.md).
REFUNDS_MS = 15 * 24 * HOUR_MS
#: How long after its row's end a figure is still on the move.
MOVES_MS: dict[Maturity, int] = {Maturity.HOUR: HOUR_MS, Maturity.REFUNDS: REFUNDS_MS}


class Unfit(StrEnum):
    """Why there is no comparison: the row still `runs` and the figure only grows; the figure is
    `unripe`; the row was on air for a `part` of its hour only."""

    RUNS = "runs"
    UNRIPE = "unripe"
    PART = "part"


def unfit(metric: Metric, end: int | None, whole: bool, speaks_of: int | None) -> Unfit | None:
    """Why a figure of a row may not be compared; None: it may.

    `end`: of the row, UTC ms, None while it runs; `whole` as in `Case`; `speaks_of`: the latest
    moment of which something is known of everything in the row, None unknown.
    """
    if end is None:
        return Unfit.RUNS if grows(metric) or metric.maturity in MOVES_MS else None
    if not whole and grows(metric):
        return Unfit.PART
    moves = MOVES_MS.get(metric.maturity)
    if moves is not None and (speaks_of is None or speaks_of < end + moves):
        return Unfit.UNRIPE
    return None


def grows(metric: Metric) -> bool:
    """Whether the figure of a running row only gets larger: a sum, a count of people, a peak. What is
    divided by something, or was read at an instant, does not."""
    if metric.den != ONE:
        return False
    return not all(name.endswith(("_last", "_5min")) for name in metric.inputs)
