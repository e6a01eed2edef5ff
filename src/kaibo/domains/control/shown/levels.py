"""The rows of a show at one level, and its metrics."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kaibo.domains.control import running
from kaibo.domains.control.cards import RoomCard, sources
from kaibo.domains.control.choices import Level
from kaibo.domains.control.schemas import show as shapes
from kaibo.domains.control.shown.labels import Labels
from kaibo.domains.control.shown.numbers import (
    Sight,
    is_money_gauge,
    row_id,
)
from kaibo.domains.control.shown.seen import (
    Seen,
    awaiting,
    find,
    has_composed,
    see,
    title_of,
)
from kaibo.domains.control.shown.still import still, worked_out
from kaibo.domains.selection import public as selection
from kaibo.kit.errors import Refusal
from kaibo.live.fold import Fold
from kaibo.live.measures import LEVELS
from kaibo.live.metrics import (
    METRICS_AT,
    Metric,
    Origin,
    Value,
    level_metrics,
    show_metrics,
    speakers,
)
from kaibo.live.metrics.inputs import INPUT
from kaibo.live.room import Room
from kaibo.live.view import Gauge, Row, Show, View, shows


def ran(room: str) -> list[shapes.RanShowOut]:
    """Every show of the room's log, newest first."""

    def read(here: Room) -> list[tuple[Show, str | None, int | None, bool]]:
        fold, since = here.fold, awaiting(here.fold)
        return [
            (show, title_of(fold, show), since, has_composed(fold, show)) for show in shows(fold)
        ]

    return [_ran(*told) for told in reversed(running.look(room, read))]


def level(
    room: RoomCard, show: str, name: str, sight: Sight, only: Collection[str] | None = None
) -> shapes.LevelOut:
    """The rows of a show at a level; with `only` no measures and metrics but these, and no gauges.

    Refusal: `not_found`.
    """
    if name not in LEVELS:
        text = f"没有「{name}」这一级。有的是：{'、'.join(LEVELS)}。"
        raise Refusal("not_found", text, values={"level": name, "levels": list(LEVELS)})

    seen, fold = running.look(room.ident, lambda here: taken_out(here, room.ident, show))
    numbers = worked_out(fold, seen.show, seen.now)
    better = {card.name: card.level for card in sources(room.ident, retired_too=True)}
    spoken = speakers(best(numbers.whole().gauges, better))
    rows = numbers.rows(name)
    values = _by_row(numbers, name, rows, spoken, only)
    labels = Labels(seen, room)
    labels.learn(name, [row.key for row in rows])
    rounds = numbers.rounds() if name == "talk" else {}
    return shapes.LevelOut(
        show=show_of(seen),
        level=name,
        rows=[
            shapes.LevelRowOut(
                key=row.key,
                round=rounds.get(row.key),
                label=labels.row(name, row.key),
                measures={
                    k: v
                    for k, v in row.measures.items()
                    if sight.measure(k) and (only is None or k in only)
                },
                metrics=_values(name, values.get(row.key, {}), sight),
                gauges=_gauges(row.gauges, sight.money) if only is None else [],
            )
            for row in rows
        ],
    )


def metrics(room: RoomCard, show: str, sight: Sight) -> list[shapes.ShowMetricOut]:
    """Every metric of the whole show. Refusal: `not_found`."""
    better = {card.name: card.level for card in sources(room.ident, retired_too=True)}
    seen, fold = running.look(room.ident, lambda here: taken_out(here, room.ident, show))
    numbers = worked_out(fold, seen.show, seen.now)
    spoken = speakers(best(numbers.whole().gauges, better))
    values = show_metrics(numbers, spoken)
    return [
        _metric(metric, values[metric.id], spoken)
        for metric in METRICS_AT["show"]
        if sight.metric(metric)
    ]


def taken_out(here: Room, room: str, show: str) -> tuple[Seen, Fold]:
    """A show, and what its numbers are worked out from. Refusal: `not_found`."""
    found = find(here.fold, room, show)
    return see(here, found), still(here.fold, found)


def best(
    gauges: dict[tuple[str, str], Gauge], levels: dict[str, Level]
) -> dict[tuple[str, str], Gauge]:
    """Of each gauge only those of the best level that has it: the better one is shown."""
    rank = {source: levels.get(source, Level.READING) for source, _ in gauges}
    top: dict[str, Level] = {}
    for source, name in gauges:
        top[name] = max(top.get(name, rank[source]), rank[source])
    return {key: gauge for key, gauge in gauges.items() if rank[key[0]] == top[key[1]]}


def show_of(seen: Seen) -> shapes.RanShowOut:
    """A show of the log with its title: as told when it started, else as planned now."""
    return _ran(seen.show, seen.title, seen.recounting, seen.composed)


def _ran(
    show: Show, title: str | None, recounting: int | None, composed: bool
) -> shapes.RanShowOut:
    if title is None and (ident := row_id(show.id)) is not None:
        card = selection.show(ident)
        title = card.title if card else None
    return shapes.RanShowOut(
        id=show.id,
        title=title or show.id,
        start=show.start,
        end=show.end if show.ended else None,
        recounting=recounting,
        composed=composed,
    )


def _gauges(gauges: dict[tuple[str, str], Gauge], money: bool) -> list[shapes.GaugeOut]:
    return [
        shapes.GaugeOut(
            source=source,
            name=name,
            last=gauge.last,
            peak=gauge.peak,
            sum_ms=gauge.sum_ms,
            observed_ms=gauge.observed_ms,
        )
        for (source, name), gauge in sorted(gauges.items())
        if money or not is_money_gauge(name)
    ]


def _by_row(
    numbers: View,
    name: str,
    rows: Sequence[Row],
    spoken: Mapping[str, str],
    only: Collection[str] | None,
) -> dict[str, dict[str, Value]]:
    """The metrics of each row. Minutes go without: there are hundreds, and a curve needs sums."""
    if name == "show":
        whole = show_metrics(numbers, spoken)
        return {"show": {k: v for k, v in whole.items() if only is None or k in only}}
    if name == "minute":
        return {}
    return dict(level_metrics(numbers, name, spoken, rows=rows, only=only))


def _values(name: str, values: Mapping[str, Value], sight: Sight) -> dict[str, shapes.ValueOut]:
    """The metrics of a row; whoever may not see sales is not shown those that hold an amount."""
    out = {}
    for metric in METRICS_AT[name] if values else ():
        if metric.id in values and sight.metric(metric):
            shown = values[metric.id].json()
            out[metric.id] = shapes.ValueOut(
                value=shown["value"], num=shown["num"], den=shown["den"]
            )
    return out


def _metric(metric: Metric, value: Value, spoken: dict[str, str]) -> shapes.ShowMetricOut:
    shown = value.json()
    of = [spoken[g] for name in metric.inputs if (g := INPUT[name].gauge) and g in spoken]
    return shapes.ShowMetricOut(
        id=metric.id,
        zh=metric.zh,
        en=metric.en,
        group=metric.group,
        value=shown["value"],
        num=shown["num"],
        den=shown["den"],
        unit=metric.unit,
        window=metric.window,
        origin=metric.origin,
        maturity=metric.maturity,
        spoken_by=of[0] if of and metric.origin is Origin.REPORTED else None,
    )
