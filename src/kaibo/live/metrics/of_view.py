"""The metrics of a show at any level: a view's rows, gauges and a platform's totals as inputs.

Several sources may sample one thing, and a show on three platforms has three audiences. Their
gauges are never added, and never mixed inside one number: of each gauge, one source speaks for
the whole show. It is the one whose samples cover most of the show's time; of equals, the one
that comes first by name. A caller who knows better (the page, by source level) names it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kaibo.live.events import REPORT_PREFIX, TICK_PREFIX
from kaibo.live.gauges import Total, TotalKey
from kaibo.live.metrics.catalogue import METRICS_AT
from kaibo.live.metrics.inputs import GAUGES
from kaibo.live.metrics.joined import Totals, joined, whole
from kaibo.live.metrics.value import Value, evaluate
from kaibo.live.ticks import tick_speakers

if TYPE_CHECKING:
    from kaibo.live.view import Gauge, Row, View

Inputs = dict[str, int | None]
#: Gauge → the source that speaks for it.
Speakers = Mapping[str, str]
#: A product or a channel → name → total
TotalsOf = dict[str, dict[str, Total]]


def speakers(gauges: Mapping[tuple[str, str], Gauge]) -> dict[str, str]:
    """For each gauge the source that covers most of this row's time; give it the show's row."""
    out: dict[str, str] = {}
    for name in GAUGES:
        found = [(-g.observed_ms, source) for (source, n), g in gauges.items() if n == name]
        if found:
            out[name] = min(found)[1]
    return out


def gauge_inputs(gauges: Mapping[tuple[str, str], Gauge], of: Speakers) -> Inputs:
    """`<name>_last`, `_peak`, `_sum_ms`, `_observed_ms` of the speaking sources; else unknown."""
    out: Inputs = {}
    for name in GAUGES:
        gauge = gauges.get((of.get(name, ""), name))
        for part in ("last", "peak", "sum_ms", "observed_ms"):
            out[f"{name}_{part}"] = None if gauge is None else getattr(gauge, part)
    return out


def minute_inputs(minutes: Iterable[Row], of: Speakers) -> Inputs:
    """Sum over minutes of the last online sample in each, and how many minutes have one."""
    last = [
        gauge.last
        for row in minutes
        if (gauge := row.gauges.get((of.get("online", ""), "online"))) is not None
    ]
    known = last or None
    return {
        "online_minutes_sum": sum(last) if known else None,
        "online_minutes": len(last) if known else None,
    }


def row_inputs(row: Row, of: Speakers) -> Inputs:
    """Everything one row gives."""
    return {**row.measures, **gauge_inputs(row.gauges, of)}


def tick_inputs(row: Row, of: Speakers, prefix: str) -> Inputs:
    """The sum of the ticks of each name in a row, under `prefix` and the name. One source speaks for
    each; a name of which there is no tick here is left out: unknown."""
    told = {name: row.ticks.get((source, name)) for name, source in of.items()}
    return {prefix + name: tick.sum for name, tick in told.items() if tick is not None}


def _spoken(totals: Totals, source: str | None) -> dict[TotalKey, Total]:
    """Those of the source with the latest as_of; of equals, of the one that comes first by name; or
    of the one named. A source that tells of a part of the show only does not speak by itself."""
    if source is None:
        totals = whole(totals)
        latest = max((total.as_of for total in totals.values()), default=0)
        source = min((key[1] for key, one in totals.items() if one.as_of == latest), default="")
    return joined({key: total for key, total in totals.items() if key[1] == source})


def report_inputs(totals: Totals, show: str, source: str | None = None) -> Inputs:
    """`report.<name>` of a whole show from one source, so that no ratio mixes two exports.

    `totals` as the fold keeps them. `source`: the one to be read, whatever speaks by the rule.
    """
    mine = {k: total for k, total in totals.items() if k[0] == show and k[3:5] == ("", "")}
    return {REPORT_PREFIX + key[2]: total.value for key, total in _spoken(mine, source).items()}


def product_totals(totals: Totals, show: str, source: str | None = None) -> TotalsOf:
    """{product: {name: total}} of a show, from one source as in `report_inputs`."""
    mine = {k: total for k, total in totals.items() if k[0] == show and k[3] and not k[4]}
    return _by(3, _spoken(mine, source))


def channel_totals(totals: Totals, show: str, source: str | None = None) -> TotalsOf:
    """{channel: {name: total}} of a show over all products, from one source as in `report_inputs`.
    Channels are those the platform tells apart, and need not add up to the show."""
    mine = {k: total for k, total in totals.items() if k[0] == show and k[4] and not k[3]}
    return _by(4, _spoken(mine, source))


def _by(part: int, totals: Totals) -> TotalsOf:
    out: TotalsOf = {}
    for key, total in totals.items():
        out.setdefault(key[part], {})[key[2]] = total
    return out


def show_metrics(
    view: View, of: Speakers | None = None, report_of: str | None = None
) -> dict[str, Value]:
    """Every metric of the whole show, those a platform reports included, by id."""
    whole = view.whole()
    chosen = speakers(whole.gauges) | dict(of or {})
    inputs = row_inputs(whole, chosen) | minute_inputs(view.rows("minute"), chosen)
    inputs |= tick_inputs(whole, tick_speakers(whole.ticks), TICK_PREFIX)
    inputs |= report_inputs(view.fold.reported.totals, view.show.id, report_of)
    return {m.id: evaluate(m, inputs) for m in METRICS_AT["show"]}


def level_metrics(
    view: View,
    level: str,
    of: Speakers | None = None,
    *,
    rows: Sequence[Row] | None = None,
    only: Container[str] | None = None,
) -> list[tuple[str, dict[str, Value]]]:
    """(key of the row, its metrics by id) of every row of a level below the show, in its order.

    Only metrics that mean something at the level are there; see `Metric.levels`. `rows`: those of
    the level, where they are worked out already; `only`: no metrics but these.
    """
    whole = view.whole()
    chosen, ticking = speakers(whole.gauges) | dict(of or {}), tick_speakers(whole.ticks)
    wanted = [m for m in METRICS_AT[level] if only is None or m.id in only]
    out = []
    for row in view.rows(level) if rows is None else rows:
        # Below the show a platform's figure is the sum of what it said minute by minute.
        inputs = row_inputs(row, chosen) | tick_inputs(row, ticking, REPORT_PREFIX)
        out.append((row.key, {m.id: evaluate(m, inputs) for m in wanted}))
    return out
