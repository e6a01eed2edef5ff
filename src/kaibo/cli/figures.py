"""A view as the plain data that the commands print."""

from __future__ import annotations

from typing import Any

from kaibo.live.events import REPORT_PREFIX
from kaibo.live.metrics import level_metrics, show_metrics
from kaibo.live.metrics.joined import joined
from kaibo.live.view import Row, View


def whole_figures(view: View) -> dict[str, Any]:
    """`measures`: id → int or null; `metrics`: id → {value, num, den, unit}; of the whole show."""
    row = view.whole()
    totals = {
        REPORT_PREFIX + name: total.value
        for (show, _, name, *of), total in sorted(joined(view.fold.reported.totals).items())
        if show == view.show.id and not any(of)
    }
    return {
        "measures": {**row.measures, **totals},
        "gauges": gauges(row),
        "metrics": {name: value.json() for name, value in show_metrics(view).items()},
    }


def level_figures(view: View, level: str) -> list[dict[str, Any]]:
    """The same for every row of a level: `key`, `measures`, `gauges`, `metrics`."""
    metrics = dict(level_metrics(view, level))
    return [
        {
            "key": row.key,
            "measures": row.measures,
            "gauges": gauges(row),
            "metrics": {name: value.json() for name, value in metrics[row.key].items()},
        }
        for row in view.rows(level)
    ]


def gauges(row: Row) -> list[dict[str, Any]]:
    """Sampled values of a row, each with its source; sources are never added up."""
    return [
        {
            "source": source,
            "name": name,
            "last": gauge.last,
            "peak": gauge.peak,
            "sum_ms": gauge.sum_ms,
            "observed_ms": gauge.observed_ms,
        }
        for (source, name), gauge in sorted(row.gauges.items())
    ]


def peak(row: Row, name: str) -> int | None:
    """The largest sample of a gauge from any one source; null if nobody sampled it."""
    return max((g.peak for (_, n), g in row.gauges.items() if n == name), default=None)
