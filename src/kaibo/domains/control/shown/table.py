"""The rows of a level as a table to take along: every number under its Chinese name and unit.

Money is in yuan, shares in percent, lengths in seconds; ids and names are texts. Unknown is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kaibo.domains.control.rules.boxes import BOXES
from kaibo.domains.control.schemas.show import LevelOut, LevelRowOut
from kaibo.domains.control.shown.numbers import is_money_gauge
from kaibo.kit.clock import on_calendar
from kaibo.kit.sheets.writing import Cell
from kaibo.live.metrics import METRICS_AT, Metric, Unit
from kaibo.live.metrics.define import ONE
from kaibo.live.metrics.inputs import GAUGES, INPUT

LEVEL_ZH = {
    "show": "整场",
    "minute": "每分钟",
    "segment": "段落",
    "shift": "班次",
    "host": "主播",
    "round": "轮次",
    "product": "链接",
    "talk": "讲解段",
    "channel": "流量来源",
}
#: Behind a name; nothing for plain counts.
_UNIT_ZH = {
    Unit.RATIO: "%",
    Unit.MULTIPLE: "倍",
    Unit.COUNT_PER_MIN: "每分钟",
    Unit.COUNT_PER_HOUR: "每小时",
    Unit.FEN: "元",
    Unit.FEN_PER_1000: "元/千",
    Unit.FEN_PER_MIN: "元/分钟",
    Unit.FEN_PER_HOUR: "元/小时",
    Unit.COIN: "平台币",
    Unit.SECOND: "秒",
    Unit.POINT: "热度分",
}
#: The unit of a measure or gauge as the fold has it, in that of a metric.
_READ_AS = {"fen": Unit.FEN, "ms": Unit.SECOND, "coin": Unit.COIN}
_BOX_ZH = {box.id: box.zh for box in BOXES}
_CENT, _FOUR = Decimal("0.01"), Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Table:
    """A title for file and sheet, headings, and rows as long as these."""

    title: str
    header: list[str]
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    of: Callable[[LevelRowOut], Cell]


def table(level: LevelOut) -> Table:
    """All rows and all columns of a level, for whoever may see these numbers."""
    columns = [
        _Column(LEVEL_ZH[level.level], lambda row: row.label),
        _which(level.level),
        *_measures(level),
        *_quotients(level),
        *_gauges(level),
    ]
    title = f"{level.show.title}-{LEVEL_ZH[level.level]}"
    if level.show.recounting is not None:
        title += "（校正未计入）"
    rows = [[column.of(row) for column in columns] for row in level.rows]
    return Table(title, [column.heading for column in columns], rows)


def _which(level: str) -> _Column:
    """What tells rows of one name apart: the day of a minute, the id of anything else."""
    if level == "minute":
        return _Column("日期时间", lambda row: on_calendar(int(row.key)))
    return _Column("编号", lambda row: "" if row.key in ("none", "show") else row.key)


def _measures(level: LevelOut) -> list[_Column]:
    """What was counted, under the name of the metric that is just that count where there is one."""
    names = {name: one.zh for one in METRICS_AT[level.level] if (name := _plain(one)) is not None}
    there = dict.fromkeys(name for row in level.rows for name in row.measures)
    return [_measure(name, names.get(name, INPUT[name].zh)) for name in there]


def _measure(name: str, zh: str) -> _Column:
    unit = _READ_AS.get(INPUT[name].unit, Unit.COUNT)
    return _Column(_heading(zh, unit), lambda row: _whole(row.measures.get(name), unit))


def _quotients(level: LevelOut) -> list[_Column]:
    there = {name for row in level.rows for name in row.metrics}
    return [
        _quotient(one) for one in METRICS_AT[level.level] if one.id in there and not _plain(one)
    ]


def _quotient(metric: Metric) -> _Column:
    def of(row: LevelRowOut) -> Cell:
        found = row.metrics.get(metric.id)
        return None if found is None else _divided(found.value, metric.unit)

    return _Column(_heading(metric.zh, metric.unit), of)


def _gauges(level: LevelOut) -> list[_Column]:
    """Of minutes, which have no metrics: the last and the highest sample of each gauge, source by
    source, never mixed."""
    rows: Sequence[LevelRowOut] = level.rows if level.level == "minute" else ()
    there = dict.fromkeys((one.source, one.name) for row in rows for one in row.gauges)
    return [
        _gauge(source, name, part, zh)
        for source, name in there
        for part, zh in (("last", "最后"), ("peak", "最高"))
    ]


def _gauge(source: str, name: str, part: str, zh: str) -> _Column:
    unit = Unit.FEN if is_money_gauge(name) else Unit.COUNT
    called = f"{_gauge_zh(name)} {zh}（{source}）"

    def of(row: LevelRowOut) -> Cell:
        found = next((g for g in row.gauges if (g.source, g.name) == (source, name)), None)
        return None if found is None else _whole(getattr(found, part), unit)

    return _Column(_heading(called, unit), of)


def _gauge_zh(name: str) -> str:
    box = _BOX_ZH.get(name.removeprefix("reading.")) if name.startswith("reading.") else None
    return f"手报{box}" if box else GAUGES.get(name, name)


def _heading(zh: str, unit: Unit) -> str:
    return f"{zh}（{_UNIT_ZH[unit]}）" if unit in _UNIT_ZH else zh


def _plain(metric: Metric) -> str | None:
    """The measure a metric is, if it is one and nothing else; a length read in seconds too."""
    terms = metric.num.terms
    if metric.den != ONE or len(terms) != 1 or terms[0].coefficient != 1 or len(terms[0].of) != 1:
        return None
    name = terms[0].of[0]
    return None if INPUT[name].gauge or INPUT[name].total else name


def _whole(value: int | None, unit: Unit) -> Cell:
    if value is None or unit not in (Unit.FEN, Unit.SECOND):
        return value
    return (Decimal(value) / (100 if unit is Unit.FEN else 1000)).quantize(_CENT)


def _divided(value: float | None, unit: Unit) -> Cell:
    if value is None:
        return None
    exact = Decimal(str(value))
    if unit.value.startswith("fen"):
        return (exact / 100).quantize(_CENT)
    return (exact * 100 if unit is Unit.RATIO else exact).quantize(_FOUR).normalize() + 0
