"""What a number means: every metric with its formula, unit, window, and what it is not."""

from __future__ import annotations

from ninja import Schema

from kaibo.live.metrics import Origin, Unit, Window
from kaibo.live.metrics.maturity import Maturity


class MetricOut(Schema):
    """A metric. `formula` in ids, the `_zh` fields in words; `row` is the number of the trade's
    term, `confused_with` the ids that go by the same name and are other numbers."""

    id: str
    zh: str
    en: str
    group: str
    group_zh: str
    formula: str
    formula_zh: str
    unit: Unit
    unit_zh: str
    dedupe_zh: str
    window: Window
    window_zh: str
    levels: list[str]
    levels_zh: str
    origin: Origin
    origin_zh: str
    maturity: Maturity
    maturity_zh: str
    row: int | None
    source: str
    note: str
    money: bool
    confused_with: list[str]
