"""What a formula may name: measures of the fold, gauges of samples, totals of a platform."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.live.events import REPORT_PREFIX
from kaibo.live.measures import MEASURES
from kaibo.live.metrics.totals import TOTALS

#: Whom or what a distinct counts; all others count people.
_COUNTS = {
    "orders_created": "orders",
    "orders_paid": "orders",
    "talk_orders": "orders",
    "orders_live": "orders",
    "orders_refunded": "orders",
    "orders_refunded_1h": "orders",
    "products_sold": "products",
    "products_listed": "products",
}

#: Gauges a metric may be made of: name of the sample → its Chinese name.
GAUGES = {"online": "在线", "popularity": "人气"}
_GAUGE_PARTS = {
    "last": ("最后一个{}样本", "count"),
    "peak": ("最高{}样本", "count"),
    "sum_ms": ("{}样本×它管的时间", "ms"),
    "observed_ms": ("有{}样本的时间", "ms"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its Chinese name, unit, and whom it counts once in a row ("" = not deduplicated).

    `gauge` and `total` tell where it comes from; a measure is neither.
    """

    id: str
    zh: str
    unit: str
    distinct: str = ""
    gauge: str = ""
    total: str = ""


def _measures() -> list[Input]:
    return [
        Input(m.id, m.zh, m.unit, _COUNTS.get(m.id, "people") if m.distinct else "")
        for m in MEASURES
    ]


#: In a View's rows beside the measures, at the levels show and product.
_WINDOWED = [
    Input("product_clicks_5min", "近5分钟商品点击次数", "count"),
    Input("gmv_5min", "近5分钟成交金额", "fen"),
    Input("gmv_best_minute", "成交最多那一分钟的成交金额", "fen"),
]


def _gauges() -> list[Input]:
    parts = [
        Input(f"{name}_{part}", text.format(zh), unit, gauge=name)
        for name, zh in GAUGES.items()
        for part, (text, unit) in _GAUGE_PARTS.items()
    ]
    return [
        *parts,
        Input("online_minutes_sum", "各分钟最后一个在线样本之和", "count", gauge="online"),
        Input("online_minutes", "有在线样本的分钟数", "count", gauge="online"),
    ]


def _totals() -> list[Input]:
    return [Input(REPORT_PREFIX + t.name, t.zh, t.unit, t.distinct, total=t.name) for t in TOTALS]


INPUT: dict[str, Input] = {i.id: i for i in (*_measures(), *_WINDOWED, *_gauges(), *_totals())}
